#include "core/protocol/ollama/ollama_chat.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/ollama/ollama_answer_reader.h"
#include "core/protocol/ollama/ollama_fields.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/part_support.h"
#include "core/protocol/request_fit.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OllamaChat)
};

using Kind = ParameterChange::Kind;
using Problem = std::optional<Error>;

ProtocolReach reach()
{
    ProtocolReach reach;
    reach.parameters = {QStringLiteral("temperature"),
                        QStringLiteral("top_p"),
                        QStringLiteral("top_k"),
                        QStringLiteral("min_p"),
                        QStringLiteral("frequency_penalty"),
                        QStringLiteral("presence_penalty"),
                        QStringLiteral("repetition_penalty"),
                        QStringLiteral("seed"),
                        QStringLiteral("stop"),
                        QStringLiteral("logprobs"),
                        QStringLiteral("top_logprobs"),
                        QStringLiteral("response_format")};
    reach.extras = ollamaExtras();
    reach.extras << kOllamaFields;
    return reach;
}

/// Gathers the content of one message: text as one string, images beside it.
struct PartWriter {
    const EndpointTarget &target;
    const QString path;
    QJsonArray &images;
    Problem &problem;

    void operator()(const TextPart &) const { }
    void operator()(const ImagePart &part) const
    {
        if (const auto data = parseDataUrl(part.url))
            images.append(data->base64);
        else
            refuse(Text::tr("the address of an image"));
    }
    void operator()(const AudioPart &) const { refuse(Text::tr("audio")); }
    void operator()(const FilePart &) const { refuse(Text::tr("files")); }
    void operator()(const OpaquePart &part) const
    {
        refuse(Text::tr("a part of the type '%1'").arg(part.json.value(QLatin1String("type")).toString()));
    }
    void refuse(const QString &what) const { problem = unsupportedPart(target, path, what); }
};

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

/// Writes the messages of a conversation, which must come in their order: a result names its tool, and only
/// the call before it knows that name.
class MessageWriter
{
public:
    explicit MessageWriter(const EndpointTarget &target)
        : m_target(target)
    { }

    QJsonObject write(const Message &message, qsizetype index, Problem &problem)
    {
        QJsonArray images;
        for (qsizetype i = 0; i < message.content.size() && !problem; ++i)
            std::visit(PartWriter {m_target, partPath(index, i), images, problem}, message.content.at(i));
        QString text = message.plainText();
        if (text.isEmpty())
            text = message.refusal;
        QJsonObject json {{QLatin1String("role"), roleName(message.role)}, {QLatin1String("content"), text}};
        if (!images.isEmpty())
            json.insert(QLatin1String("images"), images);
        if (message.role == Role::Assistant && !message.reasoning.isEmpty())
            json.insert(QLatin1String("thinking"), message.reasoning);
        if (!message.toolCalls.isEmpty())
            json.insert(QLatin1String("tool_calls"), calls(message.toolCalls));
        if (message.role == Role::Tool)
            putCallOf(message, json);
        return json;
    }

private:
    QJsonArray calls(const QList<ToolCall> &toolCalls)
    {
        QJsonArray list;
        for (qsizetype i = 0; i < toolCalls.size(); ++i) {
            const ToolCall &call = toolCalls.at(i);
            m_names.insert(call.id, call.name);
            const QJsonObject function {{QLatin1String("index"), i},
                                        {QLatin1String("name"), call.name},
                                        {QLatin1String("arguments"), argumentsObject(call.arguments)}};
            QJsonObject json {{QLatin1String("function"), function}};
            if (!call.id.isEmpty())
                json.insert(QLatin1String("id"), call.id);
            list.append(json);
        }
        return list;
    }

    void putCallOf(const Message &message, QJsonObject &json) const
    {
        const QString name = m_names.value(message.toolCallId, message.name);
        if (!name.isEmpty())
            json.insert(QLatin1String("tool_name"), name);
        if (!message.toolCallId.isEmpty())
            json.insert(QLatin1String("tool_call_id"), message.toolCallId);
    }

    const EndpointTarget &m_target;
    QHash<QString, QString> m_names; ///< Of the tools, by the ids of their calls.
};

template<typename T>
void putIf(QJsonObject &object, QLatin1String name, const std::optional<T> &value)
{
    if (value)
        object.insert(name, QJsonValue(*value));
}

void putOptions(QJsonObject &body, const ChatRequest &request)
{
    const Sampling &sampling = request.sampling;
    QJsonObject options;
    putIf(options, QLatin1String("num_predict"), request.maxTokens);
    putIf(options, QLatin1String("temperature"), sampling.temperature);
    putIf(options, QLatin1String("top_p"), sampling.topP);
    putIf(options, QLatin1String("top_k"), sampling.topK);
    putIf(options, QLatin1String("min_p"), sampling.minP);
    putIf(options, QLatin1String("frequency_penalty"), sampling.frequencyPenalty);
    putIf(options, QLatin1String("presence_penalty"), sampling.presencePenalty);
    putIf(options, QLatin1String("repeat_penalty"), sampling.repetitionPenalty);
    putIf(options, QLatin1String("seed"), sampling.seed);
    if (!sampling.stop.isEmpty())
        options.insert(QLatin1String("stop"), QJsonArray::fromStringList(sampling.stop));
    if (!options.isEmpty())
        body.insert(QLatin1String("options"), options);
    putIf(body, QLatin1String("logprobs"), sampling.logprobs);
    putIf(body, QLatin1String("top_logprobs"), sampling.topLogprobs);
}

/// There is no tool choice: no tools for "none", the one tool for a named one, and nothing for "must".
void chooseTools(FittedRequest &fitted)
{
    const std::optional<ToolChoice> &choice = fitted.request.toolChoice;
    QList<ToolDefinition> &tools = fitted.request.tools;
    if (!choice || choice->mode == ToolChoice::Mode::Auto)
        return;
    switch (choice->mode) {
    case ToolChoice::Mode::None:
        tools.clear();
        return;
    case ToolChoice::Mode::Function:
        tools.removeIf([&](const ToolDefinition &tool) { return tool.name != choice->function; });
        fitted.changes.append(
            {Kind::Mapped, QStringLiteral("tool_choice"), choice->function, QStringLiteral("auto")});
        return;
    default:
        fitted.changes.append({Kind::Dropped, QStringLiteral("tool_choice"), QStringLiteral("required"), {}});
        return;
    }
}

void putTools(QJsonObject &body, FittedRequest &fitted)
{
    chooseTools(fitted);
    QJsonArray tools;
    for (const ToolDefinition &tool : std::as_const(fitted.request.tools)) {
        if (!tool.isFunction) {
            fitted.changes.append({Kind::Dropped,
                                   QStringLiteral("tools"),
                                   tool.extra.value(QLatin1String("type")).toString(),
                                   {}});
            continue;
        }
        QJsonObject function {
            {QLatin1String("name"), tool.name},
            {QLatin1String("parameters"),
             tool.parameters.value_or(QJsonObject {{QLatin1String("type"), QLatin1String("object")}})}};
        if (!tool.description.isEmpty())
            function.insert(QLatin1String("description"), tool.description);
        tools.append(QJsonObject {{QLatin1String("type"), QLatin1String("function")},
                                  {QLatin1String("function"), function}});
    }
    if (!tools.isEmpty())
        body.insert(QLatin1String("tools"), tools);
}

void putFormat(QJsonObject &body, FittedRequest &fitted)
{
    const std::optional<ResponseFormat> &format = fitted.request.responseFormat;
    if (!format || format->kind == ResponseFormat::Kind::Text)
        return;
    if (format->kind == ResponseFormat::Kind::JsonSchema && format->schema)
        body.insert(QLatin1String("format"), *format->schema);
    else if (format->kind == ResponseFormat::Kind::Opaque)
        fitted.changes.append({Kind::Dropped, QStringLiteral("response_format"), {}, {}});
    else
        body.insert(QLatin1String("format"), QLatin1String("json"));
}

/// A model that knows levels is told one; the others know only yes and no.
void putThink(QJsonObject &body, FittedRequest &fitted, const ModelTraits &traits)
{
    using State = ReasoningPlan::State;
    const ReasoningPlan &plan = fitted.reasoning;
    if (plan.state == State::NotAsked)
        return;
    if (plan.state == State::On && !traits.efforts.isEmpty() && !plan.effort.isEmpty()) {
        body.insert(QLatin1String("think"), plan.effort);
        return;
    }
    body.insert(QLatin1String("think"), plan.state == State::On);
    const std::optional<ReasoningRequest> &asked = fitted.request.reasoning;
    if (plan.state == State::On && asked && !asked->effort.isEmpty())
        fitted.changes.append(
            {Kind::Mapped, QStringLiteral("reasoning.effort"), asked->effort, QStringLiteral("true")});
}

Result<QJsonObject> bodyOf(FittedRequest &fitted, const EndpointTarget &target)
{
    Problem problem;
    QJsonArray messages;
    MessageWriter writer(target);
    const QList<Message> &history = fitted.request.messages;
    for (qsizetype i = 0; i < history.size() && !problem; ++i)
        messages.append(writer.write(history.at(i), i, problem));
    if (problem)
        return *problem;
    // Without `stream` it streams.
    QJsonObject body {{QLatin1String("model"), target.providerModelId},
                      {QLatin1String("messages"), messages},
                      {QLatin1String("stream"), fitted.request.stream}};
    putOptions(body, fitted.request);
    putTools(body, fitted);
    putFormat(body, fitted);
    putThink(body, fitted, target.traits);
    const QJsonObject others = fitted.request.extra.take(kOllamaFields).toObject();
    mergeMissing(body, fitted.request.extra);
    mergeMissing(body, others);
    putExtraBody(body, target);
    return body;
}

} // namespace

Result<WireRequest> OllamaChatCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Result<FittedRequest> fit = fitRequest(request, target, reach());
    if (!fit)
        return fit.error();
    FittedRequest fitted = std::move(fit).value();
    const Result<QJsonObject> body = bodyOf(fitted, target);
    if (!body)
        return body.error();
    Result<WireRequest> made = jsonRequest(target, QStringLiteral("/api/chat"), *body, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    if (request.stream)
        setHeader(wire.headers, "Accept", "application/x-ndjson, application/json");
    wire.changes = fitted.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> OllamaChatCodec::makeDecoder(bool streaming,
                                                              const EndpointTarget &target) const
{
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<OllamaAnswerReader>(target),
                                           AnswerDecoder::Framing::Lines);
}

QStringList OllamaChatCodec::mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_UNUSED(target)
    return webAddressesIn(request, Media::Images);
}

} // namespace core
