#include "core/protocol/anthropic/anthropic_thinking.h"

namespace core {

void fitSamplingToThinking(Sampling &sampling, QList<ParameterChange> &changes)
{
    constexpr double leastTopP = 0.95;
    const auto drop = [&](const char *name, auto &value) {
        changes.append(
            {ParameterChange::Kind::Dropped, QString::fromLatin1(name), QString::number(*value), {}});
        value.reset();
    };
    if (sampling.temperature && *sampling.temperature != 1)
        drop("temperature", sampling.temperature);
    if (sampling.topK)
        drop("top_k", sampling.topK);
    if (sampling.topP && *sampling.topP < leastTopP)
        drop("top_p", sampling.topP);
}

} // namespace core
