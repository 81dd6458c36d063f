#include "core/protocol/anthropic/anthropic_thinking.h"

#include "core/protocol/anthropic/anthropic_blocks.h"

#include <algorithm>

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

void fitSamplingToClaude(Sampling &sampling, QList<ParameterChange> &changes)
{
    if (!sampling.temperature || !sampling.topP)
        return;
    changes.append(
        {ParameterChange::Kind::Dropped, QStringLiteral("top_p"), QString::number(*sampling.topP), {}});
    sampling.topP.reset();
}

bool toolLoopLacksThoughts(const QList<Message> &messages)
{
    const auto isUser = [](const Message &message) { return message.role == Role::User; };
    const auto loop = std::find_if(messages.crbegin(), messages.crend(), isUser).base();
    const auto first = std::find_if(loop, messages.cend(),
                                    [](const Message &message) { return message.role == Role::Assistant; });
    if (first == messages.cend() || first->toolCalls.isEmpty())
        return false;
    const QJsonArray thoughts = AnthropicBlockWriter::thoughts(*first);
    return std::all_of(thoughts.begin(), thoughts.end(),
                       [](const QJsonValue &block) { return block.isNull(); });
}

} // namespace core
