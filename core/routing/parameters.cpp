#include "core/routing/parameters.h"

#include <QHash>

namespace core {

namespace {

void addSampling(QStringList &names, const Sampling &sampling)
{
    const auto add = [&names](bool set, QLatin1String name) {
        if (set)
            names << name;
    };
    add(sampling.temperature.has_value(), QLatin1String("temperature"));
    add(sampling.topP.has_value(), QLatin1String("top_p"));
    add(sampling.topK.has_value(), QLatin1String("top_k"));
    add(sampling.minP.has_value(), QLatin1String("min_p"));
    add(sampling.topA.has_value(), QLatin1String("top_a"));
    add(sampling.frequencyPenalty.has_value(), QLatin1String("frequency_penalty"));
    add(sampling.presencePenalty.has_value(), QLatin1String("presence_penalty"));
    add(sampling.repetitionPenalty.has_value(), QLatin1String("repetition_penalty"));
    add(sampling.seed.has_value(), QLatin1String("seed"));
    add(!sampling.stop.isEmpty(), QLatin1String("stop"));
    add(sampling.logitBias.has_value(), QLatin1String("logit_bias"));
    add(sampling.logprobs.has_value(), QLatin1String("logprobs"));
    add(sampling.topLogprobs.has_value(), QLatin1String("top_logprobs"));
}

/// Parameters that several names in the lists stand for.
QStringList namesOf(const QString &parameter)
{
    static const QHash<QString, QStringList> others {
        {QStringLiteral("max_tokens"), {QStringLiteral("max_completion_tokens")}},
        {QStringLiteral("reasoning"), {QStringLiteral("reasoning_effort")}},
        {QStringLiteral("parallel_tool_calls"), {QStringLiteral("tools")}},
    };
    return QStringList {parameter} + others.value(parameter);
}

std::optional<bool> capability(const QString &parameter, const Capabilities &can)
{
    if (parameter == QLatin1String("tools"))
        return can.tools;
    if (parameter == QLatin1String("tool_choice"))
        return can.toolChoice;
    if (parameter == QLatin1String("structured_outputs"))
        return can.structuredOutputs;
    if (parameter == QLatin1String("response_format"))
        return can.jsonMode ? can.jsonMode : can.structuredOutputs;
    if (parameter == QLatin1String("reasoning"))
        return can.reasoning;
    if (parameter == QLatin1String("temperature"))
        return can.temperature;
    return std::nullopt;
}

bool lists(const QStringList &supported, const QString &parameter)
{
    const QStringList names = namesOf(parameter);
    return std::any_of(names.cbegin(), names.cend(),
                       [&](const QString &name) { return supported.contains(name); });
}

} // namespace

QStringList parametersOf(const ChatRequest &request)
{
    QStringList names;
    addSampling(names, request.sampling);
    if (request.maxTokens)
        names << QStringLiteral("max_tokens");
    if (!request.tools.isEmpty())
        names << QStringLiteral("tools");
    if (request.toolChoice)
        names << QStringLiteral("tool_choice");
    if (request.parallelToolCalls)
        names << QStringLiteral("parallel_tool_calls");
    if (request.responseFormat && request.responseFormat->kind != ResponseFormat::Kind::Text)
        names << QStringLiteral("response_format");
    if (request.responseFormat && request.responseFormat->kind == ResponseFormat::Kind::JsonSchema)
        names << QStringLiteral("structured_outputs");
    if (request.reasoning)
        names << QStringLiteral("reasoning");
    for (const QLatin1String name :
         {QLatin1String("verbosity"), QLatin1String("prediction"), QLatin1String("web_search_options")}) {
        if (request.extra.contains(name))
            names << name;
    }
    return names;
}

Support supportOf(const QString &parameter, const EndpointInfo &endpoint, const ModelInfo &model)
{
    if (!endpoint.supportedParameters.isEmpty())
        return lists(endpoint.supportedParameters, parameter) ? Support::Yes : Support::No;
    if (const auto can = capability(parameter, endpoint.capabilities))
        return *can ? Support::Yes : Support::No;
    // That the model can at some endpoint does not mean that it can here, but that it cannot anywhere does.
    if (!model.supportedParameters.isEmpty() && !lists(model.supportedParameters, parameter))
        return Support::No;
    return Support::Unknown;
}

} // namespace core
