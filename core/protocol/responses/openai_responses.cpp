#include "core/protocol/responses/openai_responses.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/hosted_tools.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/responses/responses_answer_reader.h"
#include "core/protocol/responses/responses_input.h"
#include "core/protocol/responses/responses_tools.h"
#include "core/protocol/wire_support.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// OpenAI refuses a smaller limit.
constexpr qint64 kLeastOutputTokens = 16;
const QLatin1String kInclude("include");
const QLatin1String kText("text");
const QLatin1String kVerbosity("verbosity");
const QLatin1String kSummary("summary");
const QLatin1String kEncryptedReasoning("reasoning.encrypted_content");
const QLatin1String kLogprobs("message.output_text.logprobs");

/// Fields of the API that the chat form has not, or has under the same name and in the same meaning.
const QStringList &passedOn()
{
    static const QStringList names {QStringLiteral("background"),
                                    QStringLiteral("context_management"),
                                    QStringLiteral("conversation"),
                                    QStringLiteral("max_tool_calls"),
                                    QStringLiteral("metadata"),
                                    QStringLiteral("moderation"),
                                    QStringLiteral("previous_response_id"),
                                    QStringLiteral("prompt"),
                                    QStringLiteral("prompt_cache_key"),
                                    QStringLiteral("prompt_cache_retention"),
                                    QStringLiteral("safety_identifier"),
                                    QStringLiteral("service_tier"),
                                    QStringLiteral("store"),
                                    QStringLiteral("truncation")};
    return names;
}

bool drops(const EndpointTarget &target, QLatin1String field)
{
    return target.quirks.drop.contains(field);
}

/// False for a model that is known not to think: OpenAI refuses to speak of thoughts to such.
bool mayThink(const ModelTraits &traits)
{
    const QStringList &names = traits.supportedParameters;
    return names.isEmpty() || traits.reasonsByDefault.value_or(false) || !traits.efforts.isEmpty()
           || names.contains(QStringLiteral("reasoning"))
           || names.contains(QStringLiteral("reasoning_effort"));
}

void putReasoning(QJsonObject &body, FittedRequest &fitted, const EndpointTarget &target)
{
    using State = ReasoningPlan::State;
    if (!fitted.request.reasoning)
        return;
    const ReasoningRequest &asked = *fitted.request.reasoning;
    const ReasoningPlan &plan = fitted.reasoning;
    QJsonObject reasoning;
    mergeCommon(reasoning, asked.extra);
    const QJsonValue summary = reasoning.take(kSummary);
    if (plan.state == State::Off && mayThink(target.traits))
        reasoning.insert(QLatin1String("effort"), QLatin1String("none"));
    if (plan.state == State::On)
        reasoning.insert(QLatin1String("effort"), plan.effort);
    const bool wanted =
        !asked.exclude && plan.state != State::Off && !drops(target, QLatin1String("reasoning.summary"));
    if (wanted && !summary.isUndefined() && !summary.isNull())
        reasoning.insert(kSummary, summary);
    else if (wanted && summary.isUndefined() && plan.state == State::On) {
        reasoning.insert(kSummary, QLatin1String("auto"));
        // OpenAI refuses it to organizations that have not been verified; being written down, it can be
        // withheld then.
        fitted.changes.append(
            {ParameterChange::Kind::Added, QStringLiteral("reasoning.summary"), {}, QStringLiteral("auto")});
    }
    if (!reasoning.isEmpty())
        body.insert(QLatin1String("reasoning"), reasoning);
}

void putInclude(QJsonObject &body, const ChatRequest &request, const EndpointTarget &target)
{
    QJsonArray include = request.extra.value(kInclude).toArray();
    const Sampling &sampling = request.sampling;
    const bool logprobs = sampling.logprobs.value_or(sampling.topLogprobs.value_or(0) > 0);
    for (const auto &[wanted, name] :
         {std::pair(mayThink(target.traits), kEncryptedReasoning), std::pair(logprobs, kLogprobs)}) {
        if (wanted && !include.contains(name))
            include.append(name);
    }
    if (!include.isEmpty() && !drops(target, kInclude))
        body.insert(kInclude, include);
}

void putText(QJsonObject &body, const ChatRequest &request)
{
    QJsonObject text = request.extra.value(kText).toObject();
    if (request.responseFormat)
        text.insert(QLatin1String("format"), responsesFormat(*request.responseFormat));
    if (const QJsonValue verbosity = request.extra.value(kVerbosity); verbosity.isString())
        text.insert(kVerbosity, verbosity);
    if (!text.isEmpty())
        body.insert(kText, text);
}

void putTools(QJsonObject &body, FittedRequest &fitted)
{
    const QLatin1String cacheControl("cache_control");
    const ChatRequest &request = fitted.request;
    QJsonArray tools;
    for (const ToolDefinition &tool : request.tools) {
        QJsonObject json = responsesTool(tool);
        const ParameterChange dropped {ParameterChange::Kind::Dropped, cacheControl};
        if (!json.take(cacheControl).isUndefined() && !fitted.changes.contains(dropped))
            fitted.changes.append(dropped);
        tools.append(json);
    }
    if (!tools.isEmpty())
        body.insert(QLatin1String("tools"), tools);
    if (request.toolChoice)
        body.insert(QLatin1String("tool_choice"), responsesToolChoice(*request.toolChoice));
    if (request.parallelToolCalls)
        body.insert(QLatin1String("parallel_tool_calls"), *request.parallelToolCalls);
}

void putLimit(QJsonObject &body, FittedRequest &fitted, const EndpointTarget &target)
{
    const QLatin1String name("max_output_tokens");
    const std::optional<qint64> asked = fitted.request.maxTokens;
    if (!asked)
        return;
    if (drops(target, name)) {
        fitted.changes.append(
            {ParameterChange::Kind::Dropped, QStringLiteral("max_tokens"), QString::number(*asked), {}});
        return;
    }
    const qint64 limit = std::max(*asked, kLeastOutputTokens);
    if (limit != *asked)
        fitted.changes.append({ParameterChange::Kind::Clamped, QStringLiteral("max_tokens"),
                               QString::number(*asked), QString::number(limit)});
    body.insert(name, limit);
}

void putSampling(QJsonObject &body, const Sampling &sampling)
{
    if (sampling.temperature)
        body.insert(QLatin1String("temperature"), *sampling.temperature);
    if (sampling.topP)
        body.insert(QLatin1String("top_p"), *sampling.topP);
    if (sampling.topLogprobs)
        body.insert(QLatin1String("top_logprobs"), *sampling.topLogprobs);
}

} // namespace

OpenAiResponsesCodec::OpenAiResponsesCodec(KeyPlacement placement, QByteArray keyHeader)
    : m_placement(placement)
    , m_keyHeader(std::move(keyHeader))
{ }

Result<WireRequest> OpenAiResponsesCodec::encode(const ChatRequest &request,
                                                 const EndpointTarget &target) const
{
    Result<FittedRequest> fitted = fitForOpenAiResponses(request, target);
    if (!fitted)
        return fitted.error();
    FittedRequest content = std::move(fitted).value();
    const Result<QJsonObject> body = openAiResponsesBody(content, target);
    if (!body)
        return body.error();
    Result<WireRequest> made = jsonRequest(target, QStringLiteral("/responses"), *body, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::BearerToken) {
        wire.keyPlacement = m_placement;
        wire.keyHeader = m_keyHeader;
    }
    if (wire.keyPlacement == KeyPlacement::AwsSignature) {
        wire.signingRegion = target.region.toLatin1();
        wire.signingService = "bedrock-mantle";
    }
    wire.changes = content.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> OpenAiResponsesCodec::makeDecoder(bool streaming,
                                                                   const EndpointTarget &target) const
{
    // The body's first byte tells more truly than the header what it is, so one decoder reads both.
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<ResponsesAnswerReader>(target));
}

Result<FittedRequest> fitForOpenAiResponses(const ChatRequest &request, const EndpointTarget &target)
{
    static const ProtocolReach reach {
        .parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("logprobs"),
                       QStringLiteral("top_logprobs"), QStringLiteral("parallel_tool_calls"),
                       QStringLiteral("response_format"), QStringLiteral("user")},
        .extras =
            passedOn()
            + QStringList {QString(kInclude), QString(kText), QString(kVerbosity), QString(kResponsesFields)},
        .toolOwner = kResponsesTool};
    // Thoughts are asked for by an effort here, whatever else the model takes.
    EndpointTarget byEffort = target;
    byEffort.traits.thinking = ModelTraits::Thinking::Adaptive;
    return fitRequest(request, byEffort, reach);
}

Result<QJsonObject> openAiResponsesBody(FittedRequest &fitted, const EndpointTarget &target)
{
    const Result<ResponsesInput> input = responsesInput(fitted.request.messages, target, fitted.changes);
    if (!input)
        return input.error();
    QJsonObject body {{QLatin1String("model"), target.providerModelId},
                      {QLatin1String("input"), input->items}};
    if (!input->instructions.isEmpty())
        body.insert(QLatin1String("instructions"), input->instructions);
    putSampling(body, fitted.request.sampling);
    putLimit(body, fitted, target);
    putTools(body, fitted);
    putText(body, fitted.request);
    putReasoning(body, fitted, target);
    putInclude(body, fitted.request, target);
    if (!fitted.request.user.isEmpty())
        body.insert(QLatin1String("user"), fitted.request.user);
    if (fitted.request.stream)
        body.insert(QLatin1String("stream"), true);
    for (const QString &name : passedOn()) {
        if (const QJsonValue value = fitted.request.extra.value(name); !value.isUndefined())
            body.insert(name, value);
    }
    // An answer that is fetched later has to be stored until then.
    const QLatin1String store("store");
    const bool later = body.value(QLatin1String("background")).toBool();
    if (!body.contains(store) && !later && !drops(target, store))
        body.insert(store, false);
    mergeMissing(body, fitted.request.extra.value(kResponsesFields).toObject());
    putExtraBody(body, target);
    return body;
}

} // namespace core
