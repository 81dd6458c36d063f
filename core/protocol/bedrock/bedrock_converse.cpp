#include "core/protocol/bedrock/bedrock_converse.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/anthropic/anthropic_thinking.h"
#include "core/protocol/bedrock/bedrock_answer_reader.h"
#include "core/protocol/bedrock/bedrock_content.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/part_support.h"
#include "core/protocol/wire_support.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

using Kind = ParameterChange::Kind;

/// Whose words the model takes in the field that Bedrock passes through.
enum class OwnFields { Claude, OpenAi, Nova, None };

OwnFields ownFieldsOf(const ModelTraits &traits)
{
    if (traits.ownFields == QLatin1String("openai"))
        return OwnFields::OpenAi;
    if (traits.ownFields == QLatin1String("nova"))
        return OwnFields::Nova;
    return traits.ownFields == QLatin1String("none") ? OwnFields::None : OwnFields::Claude;
}

ProtocolReach reachFor(OwnFields own)
{
    ProtocolReach reach;
    reach.parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("stop"),
                        QStringLiteral("response_format")};
    if (own == OwnFields::Claude || own == OwnFields::Nova)
        reach.parameters << QStringLiteral("top_k");
    reach.extras = {QStringLiteral("additionalModelRequestFields"),
                    QStringLiteral("additionalModelResponseFieldPaths"),
                    QStringLiteral("guardrailConfig"),
                    QStringLiteral("outputConfig"),
                    QStringLiteral("performanceConfig"),
                    QStringLiteral("promptVariables"),
                    QStringLiteral("requestMetadata"),
                    QStringLiteral("serviceTier")};
    reach.maxTemperature = 1;
    reach.thinking =
        own == OwnFields::Claude ? ModelTraits::Thinking::Budget : ModelTraits::Thinking::Adaptive;
    return reach;
}

QJsonObject typed(const char *type)
{
    return {{QLatin1String("type"), QLatin1String(type)}};
}

void leaveThinkingOfForeignLoops(FittedRequest &fitted)
{
    ReasoningPlan &plan = fitted.reasoning;
    if (!plan.budget || !toolLoopLacksThoughts(fitted.request.messages))
        return;
    fitted.changes.append({Kind::Dropped, QStringLiteral("reasoning"), QString::number(*plan.budget), {}});
    plan = {};
}

/// The answer's limit must be larger than the thinking budget, which counts towards it.
void makeRoomForBudget(FittedRequest &fitted, const ModelTraits &traits)
{
    std::optional<qint64> &budget = fitted.reasoning.budget;
    std::optional<qint64> &limit = fitted.request.maxTokens;
    if (!budget || !limit || *limit > *budget)
        return;
    const qint64 asked = *limit;
    limit = *budget + std::max<qint64>(asked, 1);
    if (traits.maxOutputTokens && *limit > *traits.maxOutputTokens) {
        limit = std::max(*traits.maxOutputTokens, asked);
        if (*budget >= *limit) {
            const qint64 half = std::max<qint64>(1, *limit / 2);
            fitted.changes.append({Kind::Clamped, QStringLiteral("reasoning.max_tokens"),
                                   QString::number(*budget), QString::number(half)});
            budget = half;
        }
    }
    if (*limit != asked)
        fitted.changes.append(
            {Kind::Mapped, QStringLiteral("max_tokens"), QString::number(asked), QString::number(*limit)});
}

QJsonObject claudeFields(const FittedRequest &fitted, const ModelTraits &traits)
{
    QJsonObject fields;
    const ReasoningPlan &plan = fitted.reasoning;
    if (plan.state == ReasoningPlan::State::On && plan.budget) {
        QJsonObject thinking = typed("enabled");
        thinking.insert(QLatin1String("budget_tokens"), *plan.budget);
        fields.insert(QLatin1String("thinking"), thinking);
    } else if (plan.state == ReasoningPlan::State::On) {
        fields.insert(QLatin1String("thinking"), typed("adaptive"));
        if (!plan.effort.isEmpty())
            fields.insert(QLatin1String("output_config"),
                          QJsonObject {{QLatin1String("effort"), plan.effort}});
    } else if (plan.state == ReasoningPlan::State::Off && traits.reasonsByDefault.value_or(false)) {
        fields.insert(QLatin1String("thinking"), typed("disabled"));
    }
    if (fitted.request.sampling.topK)
        fields.insert(QLatin1String("top_k"), *fitted.request.sampling.topK);
    return fields;
}

QJsonObject novaFields(const FittedRequest &fitted)
{
    QJsonObject fields;
    if (fitted.reasoning.state == ReasoningPlan::State::On) {
        QJsonObject config = typed("enabled");
        config.insert(QLatin1String("maxReasoningEffort"), fitted.reasoning.effort);
        fields.insert(QLatin1String("reasoningConfig"), config);
    }
    if (fitted.request.sampling.topK)
        fields.insert(QLatin1String("inferenceConfig"),
                      QJsonObject {{QLatin1String("topK"), *fitted.request.sampling.topK}});
    return fields;
}

QJsonObject modelFields(FittedRequest &fitted, const ModelTraits &traits)
{
    const bool thinks = fitted.reasoning.state == ReasoningPlan::State::On;
    switch (ownFieldsOf(traits)) {
    case OwnFields::Claude:
        return claudeFields(fitted, traits);
    case OwnFields::Nova:
        return novaFields(fitted);
    case OwnFields::OpenAi:
        return thinks ? QJsonObject {{QLatin1String("reasoning_effort"), fitted.reasoning.effort}}
                      : QJsonObject();
    case OwnFields::None:
        if (thinks)
            fitted.changes.append({Kind::Dropped, QStringLiteral("reasoning"), fitted.reasoning.effort, {}});
        return {};
    }
    Q_UNREACHABLE();
}

QJsonObject toolSpec(const QString &name, const QString &description,
                     const std::optional<QJsonObject> &parameters)
{
    QJsonObject schema = parameters.value_or(QJsonObject());
    if (schema.isEmpty())
        schema = {{QLatin1String("type"), QLatin1String("object")},
                  {QLatin1String("properties"), QJsonObject()}};
    QJsonObject spec {{QLatin1String("name"), name},
                      {QLatin1String("inputSchema"), QJsonObject {{QLatin1String("json"), schema}}}};
    if (!description.trimmed().isEmpty())
        spec.insert(QLatin1String("description"), description);
    return spec;
}

QJsonArray toolsOf(FittedRequest &fitted)
{
    QJsonArray tools;
    for (const ToolDefinition &tool : std::as_const(fitted.request.tools)) {
        const QJsonValue own = tool.extra.value(QLatin1String("systemTool"));
        if (!tool.isFunction && !own.isObject()) {
            fitted.changes.append({Kind::Dropped,
                                   QStringLiteral("tools"),
                                   tool.extra.value(QLatin1String("type")).toString(),
                                   {}});
            continue;
        }
        if (tool.isFunction) {
            QJsonObject spec = toolSpec(tool.name, tool.description, tool.parameters);
            if (tool.strict.value_or(false))
                spec.insert(QLatin1String("strict"), true);
            tools.append(QJsonObject {{QLatin1String("toolSpec"), spec}});
        } else {
            tools.append(QJsonObject {{QLatin1String("systemTool"), own}});
        }
        if (const auto mark = bedrockCachePoint(tool.extra))
            tools.append(*mark);
    }
    return tools;
}

/// Undefined for the choice that nobody needs to be told.
QJsonValue toolChoiceJson(const ToolChoice &choice)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return QJsonObject {{QLatin1String("auto"), QJsonObject()}};
    case ToolChoice::Mode::Required:
        return QJsonObject {{QLatin1String("any"), QJsonObject()}};
    case ToolChoice::Mode::Function:
        return QJsonObject {{QLatin1String("tool"), QJsonObject {{QLatin1String("name"), choice.function}}}};
    case ToolChoice::Mode::None:
    case ToolChoice::Mode::Opaque:
        break;
    }
    return QJsonValue::Undefined;
}

/// Undefined for no tools. There is no "none" among the choices, so the tools are left out then; but they
/// have to be there where history holds calls or results.
QJsonValue toolConfig(FittedRequest &fitted, const BedrockConversation &conversation)
{
    QJsonArray tools = toolsOf(fitted);
    const std::optional<ToolChoice> &choice = fitted.request.toolChoice;
    const bool none = choice && choice->mode == ToolChoice::Mode::None;
    if (none && !conversation.holdsToolBlocks)
        return QJsonValue::Undefined;
    if (tools.isEmpty()) {
        for (const QString &name : conversation.calledTools)
            tools.append(QJsonObject {{QLatin1String("toolSpec"), toolSpec(name, {}, {})}});
        if (!tools.isEmpty())
            fitted.changes.append({Kind::Added,
                                   QStringLiteral("tools"),
                                   {},
                                   conversation.calledTools.join(QStringLiteral(", "))});
    }
    if (tools.isEmpty())
        return QJsonValue::Undefined;
    QJsonObject config {{QLatin1String("tools"), tools}};
    if (none) {
        fitted.changes.append(
            {Kind::Mapped, QStringLiteral("tool_choice"), QStringLiteral("none"), QStringLiteral("auto")});
    } else if (choice) {
        const QJsonValue json = toolChoiceJson(*choice);
        if (json.isUndefined())
            fitted.changes.append({Kind::Dropped, QStringLiteral("tool_choice"), {}, {}});
        else
            config.insert(QLatin1String("toolChoice"), json);
    }
    return config;
}

void putResponseFormat(QJsonObject &body, FittedRequest &fitted, const ModelTraits &traits)
{
    const std::optional<ResponseFormat> &format = fitted.request.responseFormat;
    if (!format || format->kind == ResponseFormat::Kind::Text)
        return;
    const bool schema = format->kind == ResponseFormat::Kind::JsonSchema && format->schema;
    if (!schema || !traits.structuredOutputs.value_or(true)) {
        fitted.changes.append({Kind::Dropped,
                               QStringLiteral("response_format"),
                               schema ? QStringLiteral("json_schema") : QStringLiteral("json_object"),
                               {}});
        return;
    }
    QJsonObject json {
        {QLatin1String("name"), format->name.isEmpty() ? QStringLiteral("response") : format->name},
        {QLatin1String("schema"), compactJson(*format->schema)}};
    if (!format->description.isEmpty())
        json.insert(QLatin1String("description"), format->description);
    QJsonObject text = typed("json_schema");
    text.insert(QLatin1String("structure"), QJsonObject {{QLatin1String("jsonSchema"), json}});
    body.insert(QLatin1String("outputConfig"), QJsonObject {{QLatin1String("textFormat"), text}});
}

QJsonObject inferenceConfig(const ChatRequest &request)
{
    QJsonObject config;
    if (request.maxTokens)
        config.insert(QLatin1String("maxTokens"), *request.maxTokens);
    if (request.sampling.temperature)
        config.insert(QLatin1String("temperature"), *request.sampling.temperature);
    if (request.sampling.topP)
        config.insert(QLatin1String("topP"), *request.sampling.topP);
    if (!request.sampling.stop.isEmpty())
        config.insert(QLatin1String("stopSequences"), QJsonArray::fromStringList(request.sampling.stop));
    return config;
}

void putUnlessEmpty(QJsonObject &body, QLatin1String name, const QJsonObject &object)
{
    if (!object.isEmpty())
        body.insert(name, object);
}

Result<QJsonObject> bodyOf(FittedRequest &fitted, const EndpointTarget &target)
{
    const bool claude = ownFieldsOf(target.traits) == OwnFields::Claude;
    if (claude)
        leaveThinkingOfForeignLoops(fitted);
    makeRoomForBudget(fitted, target.traits);
    if (claude && fitted.reasoning.budget)
        fitSamplingToThinking(fitted.request.sampling, fitted.changes);
    const Result<BedrockConversation> written =
        bedrockConversation(fitted.request.messages, target, claude, fitted.changes);
    if (!written)
        return written.error();
    const BedrockConversation &conversation = *written;
    QJsonObject body {{QLatin1String("messages"), conversation.messages}};
    if (!conversation.system.isEmpty())
        body.insert(QLatin1String("system"), conversation.system);
    putUnlessEmpty(body, QLatin1String("inferenceConfig"), inferenceConfig(fitted.request));
    if (const QJsonValue tools = toolConfig(fitted, conversation); !tools.isUndefined())
        body.insert(QLatin1String("toolConfig"), tools);
    putUnlessEmpty(body, QLatin1String("additionalModelRequestFields"), modelFields(fitted, target.traits));
    putResponseFormat(body, fitted, target.traits);
    mergeMissing(body, fitted.request.extra);
    putExtraBody(body, target);
    return body;
}

} // namespace

Result<WireRequest> BedrockConverseCodec::encode(const ChatRequest &request,
                                                 const EndpointTarget &target) const
{
    Result<FittedRequest> fit = fitRequest(request, target, reachFor(ownFieldsOf(target.traits)));
    if (!fit)
        return fit.error();
    FittedRequest fitted = std::move(fit).value();
    const Result<QJsonObject> body = bodyOf(fitted, target);
    if (!body)
        return body.error();
    const QString path =
        QStringLiteral("/model/") + pathSegment(target.providerModelId)
        + (request.stream ? QStringLiteral("/converse-stream") : QStringLiteral("/converse"));
    Result<WireRequest> made = jsonRequest(target, path, *body, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    if (request.stream)
        setHeader(wire.headers, "Accept", "application/vnd.amazon.eventstream, application/json");
    if (wire.keyPlacement == KeyPlacement::BearerToken) {
        wire.keyPlacement = KeyPlacement::AwsSignature;
        wire.signingRegion = target.region.toLatin1();
        wire.signingService = "bedrock";
    }
    wire.changes = fitted.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> BedrockConverseCodec::makeDecoder(bool streaming,
                                                                   const EndpointTarget &target) const
{
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<BedrockAnswerReader>(target),
                                           AnswerDecoder::Framing::AwsEvents);
}

QStringList BedrockConverseCodec::mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_UNUSED(target)
    return webAddressesIn(request, Media::ImagesAndFiles);
}

} // namespace core
