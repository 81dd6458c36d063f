#include "core/protocol/cohere/cohere_chat.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/cohere/cohere_answer_reader.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/part_support.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/request_fit.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CohereChat)
};

using Kind = ParameterChange::Kind;
using Problem = std::optional<Error>;

ProtocolReach reach()
{
    ProtocolReach reach;
    reach.parameters = {QStringLiteral("temperature"),
                        QStringLiteral("top_p"),
                        QStringLiteral("top_k"),
                        QStringLiteral("frequency_penalty"),
                        QStringLiteral("presence_penalty"),
                        QStringLiteral("seed"),
                        QStringLiteral("stop"),
                        QStringLiteral("logprobs"),
                        QStringLiteral("response_format")};
    reach.extras = {QStringLiteral("documents"),   QStringLiteral("citation_options"),
                    QStringLiteral("safety_mode"), QStringLiteral("strict_tools"),
                    QStringLiteral("priority"),    QStringLiteral("thinking")};
    reach.maxStops = 5;
    reach.thinking = ModelTraits::Thinking::Budget;
    return reach;
}

QJsonObject typed(QLatin1String type, const QJsonValue &content)
{
    return {{QLatin1String("type"), type}, {type, content}};
}

/// Writes one content part; sets the problem for what Cohere has no place for.
struct PartWriter {
    const EndpointTarget &target;
    const QString path;
    Problem &problem;

    QJsonObject operator()(const TextPart &part) const { return typed(QLatin1String("text"), part.text); }
    QJsonObject operator()(const ImagePart &part) const
    {
        QJsonObject image {{QLatin1String("url"), part.url}};
        if (!part.detail.isEmpty())
            image.insert(QLatin1String("detail"), part.detail);
        return typed(QLatin1String("image_url"), image);
    }
    QJsonObject operator()(const AudioPart &) const { return refuse(Text::tr("audio")); }
    QJsonObject operator()(const FilePart &) const { return refuse(Text::tr("files")); }
    QJsonObject operator()(const OpaquePart &part) const
    {
        const QString type = part.json.value(QLatin1String("type")).toString();
        // The form in which a tool gives documents back, to be cited.
        return type == QLatin1String("document") ? part.json
                                                 : refuse(Text::tr("a part of the type '%1'").arg(type));
    }

    QJsonObject refuse(const QString &what) const
    {
        problem = unsupportedPart(target, path, what);
        return {};
    }
};

bool isPlainText(const Message &message)
{
    return message.contentIsString
           && std::all_of(message.content.cbegin(), message.content.cend(),
                          [](const ContentPart &part) { return std::holds_alternative<TextPart>(part); });
}

QString textOf(const QJsonArray &details, QLatin1String format)
{
    QString text;
    for (const QJsonValue &detail : reasoningDetailsOf(details, {QString(format)}))
        text += detail.toObject().value(QLatin1String("text")).toString();
    return text;
}

/// Thoughts go back into the content, a plan into its field.
void putReasoning(QJsonObject &json, QJsonArray &parts, const Message &message)
{
    if (const QString thoughts = textOf(message.reasoningDetails, kCohereThinking); !thoughts.isEmpty())
        parts.prepend(typed(QLatin1String("thinking"), thoughts));
    QString plan = textOf(message.reasoningDetails, kCohereToolPlan);
    // A client that knows of no typed blocks sends the text alone.
    if (message.reasoningDetails.isEmpty())
        plan = message.reasoning;
    if (!plan.isEmpty() && !message.toolCalls.isEmpty())
        json.insert(QLatin1String("tool_plan"), plan);
}

QJsonArray toolCallsOf(const Message &message)
{
    QJsonArray calls;
    for (const ToolCall &call : message.toolCalls) {
        const QString arguments = call.arguments.isEmpty() ? QStringLiteral("{}") : call.arguments;
        const QJsonObject function {{QLatin1String("name"), call.name},
                                    {QLatin1String("arguments"), arguments}};
        QJsonObject json = typed(QLatin1String("function"), function);
        json.insert(QLatin1String("id"), call.id);
        calls.append(json);
    }
    return calls;
}

QLatin1String roleName(Role role)
{
    switch (role) {
    case Role::System:
    case Role::Developer:
        return QLatin1String("system");
    case Role::User:
        return QLatin1String("user");
    case Role::Assistant:
        return QLatin1String("assistant");
    case Role::Tool:
        return QLatin1String("tool");
    }
    Q_UNREACHABLE();
}

QJsonObject messageJson(const Message &message, qsizetype index, const EndpointTarget &target,
                        Problem &problem)
{
    QJsonObject json {{QLatin1String("role"), roleName(message.role)}};
    QJsonArray parts;
    for (qsizetype i = 0; i < message.content.size() && !problem; ++i)
        parts.append(std::visit(PartWriter {target, partPath(index, i), problem}, message.content.at(i)));
    const qsizetype count = parts.size();
    if (message.role == Role::Assistant) {
        putReasoning(json, parts, message);
        if (!message.refusal.isEmpty())
            parts.append(typed(QLatin1String("text"), message.refusal));
    }
    if (isPlainText(message) && parts.size() == count) {
        const QString text = message.plainText();
        if (!text.isEmpty() || message.toolCalls.isEmpty())
            json.insert(QLatin1String("content"), text);
    } else if (!parts.isEmpty()) {
        json.insert(QLatin1String("content"), parts);
    }
    if (!message.toolCalls.isEmpty())
        json.insert(QLatin1String("tool_calls"), toolCallsOf(message));
    if (message.role == Role::Tool)
        json.insert(QLatin1String("tool_call_id"), message.toolCallId);
    return json;
}

QJsonObject toolJson(const ToolDefinition &tool)
{
    QJsonObject function {{QLatin1String("name"), tool.name}};
    if (!tool.description.isEmpty())
        function.insert(QLatin1String("description"), tool.description);
    function.insert(QLatin1String("parameters"),
                    tool.parameters.value_or(QJsonObject {{QLatin1String("type"), QLatin1String("object")}}));
    return typed(QLatin1String("function"), function);
}

/// There is no choice of one tool, so that one alone is offered and must be called.
void chooseTools(QJsonObject &body, FittedRequest &fitted)
{
    const std::optional<ToolChoice> &choice = fitted.request.toolChoice;
    QList<ToolDefinition> &tools = fitted.request.tools;
    const auto foreign = [&](const ToolDefinition &tool) {
        if (tool.isFunction)
            return false;
        fitted.changes.append(
            {Kind::Dropped, QStringLiteral("tools"), tool.extra.value(QLatin1String("type")).toString(), {}});
        return true;
    };
    tools.removeIf(foreign);
    if (!choice || tools.isEmpty())
        return;
    switch (choice->mode) {
    case ToolChoice::Mode::Auto:
        return;
    case ToolChoice::Mode::None:
        body.insert(QLatin1String("tool_choice"), QLatin1String("NONE"));
        return;
    case ToolChoice::Mode::Function:
        tools.removeIf([&](const ToolDefinition &tool) { return tool.name != choice->function; });
        fitted.changes.append(
            {Kind::Mapped, QStringLiteral("tool_choice"), choice->function, QStringLiteral("REQUIRED")});
        Q_FALLTHROUGH();
    case ToolChoice::Mode::Required:
        body.insert(QLatin1String("tool_choice"), QLatin1String("REQUIRED"));
        return;
    case ToolChoice::Mode::Opaque:
        fitted.changes.append({Kind::Dropped, QStringLiteral("tool_choice"), {}, {}});
        return;
    }
}

void putTools(QJsonObject &body, FittedRequest &fitted)
{
    chooseTools(body, fitted);
    QJsonArray tools;
    bool strict = false;
    for (const ToolDefinition &tool : std::as_const(fitted.request.tools)) {
        tools.append(toolJson(tool));
        strict = strict || tool.strict.value_or(false);
    }
    if (!tools.isEmpty())
        body.insert(QLatin1String("tools"), tools);
    if (strict)
        body.insert(QLatin1String("strict_tools"), true);
}

/// Puts a number into the range that Cohere takes, and writes it down.
void putNumber(QJsonObject &body, QLatin1String name, const QString &parameter,
               const std::optional<double> &value, double least, double most, QList<ParameterChange> &changes)
{
    if (!value)
        return;
    const double taken = std::clamp(*value, least, most);
    if (taken != *value)
        changes.append({Kind::Clamped, parameter, QString::number(*value), QString::number(taken)});
    body.insert(name, taken);
}

void putSampling(QJsonObject &body, FittedRequest &fitted)
{
    const Sampling &sampling = fitted.request.sampling;
    constexpr double leastShare = 0.01;
    constexpr double largestShare = 0.99;
    if (sampling.temperature)
        body.insert(QLatin1String("temperature"), *sampling.temperature);
    putNumber(body, QLatin1String("p"), QStringLiteral("top_p"), sampling.topP, leastShare, largestShare,
              fitted.changes);
    putNumber(body, QLatin1String("frequency_penalty"), QStringLiteral("frequency_penalty"),
              sampling.frequencyPenalty, 0, 1, fitted.changes);
    putNumber(body, QLatin1String("presence_penalty"), QStringLiteral("presence_penalty"),
              sampling.presencePenalty, 0, 1, fitted.changes);
    if (sampling.topK)
        body.insert(QLatin1String("k"), *sampling.topK);
    if (sampling.seed)
        body.insert(QLatin1String("seed"), *sampling.seed);
    if (sampling.logprobs)
        body.insert(QLatin1String("logprobs"), *sampling.logprobs);
    if (!sampling.stop.isEmpty())
        body.insert(QLatin1String("stop_sequences"), QJsonArray::fromStringList(sampling.stop));
    if (fitted.request.maxTokens)
        body.insert(QLatin1String("max_tokens"), *fitted.request.maxTokens);
}

void putResponseFormat(QJsonObject &body, FittedRequest &fitted)
{
    const std::optional<ResponseFormat> &format = fitted.request.responseFormat;
    if (!format || format->kind == ResponseFormat::Kind::Text)
        return;
    if (format->kind == ResponseFormat::Kind::Opaque) {
        body.insert(QLatin1String("response_format"), format->json);
        return;
    }
    QJsonObject json {{QLatin1String("type"), QLatin1String("json_object")}};
    if (format->kind == ResponseFormat::Kind::JsonSchema && format->schema)
        json.insert(QLatin1String("json_schema"), *format->schema);
    body.insert(QLatin1String("response_format"), json);
}

void putThinking(QJsonObject &body, const FittedRequest &fitted)
{
    using State = ReasoningPlan::State;
    const ReasoningPlan &plan = fitted.reasoning;
    if (plan.state == State::NotAsked)
        return;
    const bool on = plan.state == State::On;
    QJsonObject thinking {{QLatin1String("type"), on ? QLatin1String("enabled") : QLatin1String("disabled")}};
    // Without a wish for more or less of it, the model's own measure is better than a made-up one.
    const std::optional<ReasoningRequest> &asked = fitted.request.reasoning;
    if (on && plan.budget && asked && (!asked->effort.isEmpty() || asked->maxTokens))
        thinking.insert(QLatin1String("token_budget"), *plan.budget);
    body.insert(QLatin1String("thinking"), thinking);
}

Result<QJsonObject> bodyOf(FittedRequest &fitted, const EndpointTarget &target)
{
    Problem problem;
    QJsonArray messages;
    const QList<Message> &history = fitted.request.messages;
    for (qsizetype i = 0; i < history.size() && !problem; ++i)
        messages.append(messageJson(history.at(i), i, target, problem));
    if (problem)
        return *problem;
    QJsonObject body {{QLatin1String("model"), target.providerModelId},
                      {QLatin1String("messages"), messages},
                      {QLatin1String("stream"), fitted.request.stream}};
    putSampling(body, fitted);
    putTools(body, fitted);
    putResponseFormat(body, fitted);
    putThinking(body, fitted);
    mergeMissing(body, fitted.request.extra);
    putExtraBody(body, target);
    return body;
}

} // namespace

Result<WireRequest> CohereChatCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Result<FittedRequest> fit = fitRequest(request, target, reach());
    if (!fit)
        return fit.error();
    FittedRequest fitted = std::move(fit).value();
    const Result<QJsonObject> body = bodyOf(fitted, target);
    if (!body)
        return body.error();
    Result<WireRequest> made = jsonRequest(target, QStringLiteral("/chat"), *body, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    wire.changes = fitted.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> CohereChatCodec::makeDecoder(bool streaming,
                                                              const EndpointTarget &target) const
{
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<CohereAnswerReader>(target));
}

} // namespace core
