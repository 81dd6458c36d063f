#include "core/protocol/ollama/ollama_ingress.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/ollama/ollama_fields.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/part_support.h"
#include "core/protocol/routing_fields.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OllamaIngress)
};

using Problem = std::optional<Error>;

std::optional<Role> roleFrom(const QString &word)
{
    constexpr std::pair<QLatin1String, Role> roles[] = {{QLatin1String("system"), Role::System},
                                                        {QLatin1String("user"), Role::User},
                                                        {QLatin1String("assistant"), Role::Assistant},
                                                        {QLatin1String("tool"), Role::Tool}};
    for (const auto &[name, role] : roles) {
        if (word == name)
            return role;
    }
    return std::nullopt;
}

/// Joins results to calls: Ollama's older clients name the tool, or nothing at all.
class CallBook
{
public:
    QString idFor(const QString &given, const QString &name, qsizetype message, qsizetype call)
    {
        const QString id = given.isEmpty() ? QStringLiteral("call_%1_%2").arg(message).arg(call) : given;
        m_open.append({id, name});
        return id;
    }

    QString answeredBy(const QString &given, const QString &name)
    {
        auto found = std::find_if(m_open.begin(), m_open.end(), [&](const auto &call) {
            return given.isEmpty() ? name.isEmpty() || call.second == name : call.first == given;
        });
        if (found == m_open.end())
            return given;
        const QString id = found->first;
        m_open.erase(found);
        return id;
    }

private:
    QList<QPair<QString, QString>> m_open; ///< Id and tool of the calls without a result so far.
};

ToolCall readCall(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    const QLatin1String functionName("function");
    const auto object = reader.object(functionName);
    if (!object)
        reader.complain(functionName, Text::tr("an object"));
    FieldReader function(object.value_or(QJsonObject()), reader.pathOf(functionName), problem);
    ToolCall call;
    call.id = reader.text(QLatin1String("id")).value_or(QString());
    const auto name = function.text(QLatin1String("name"));
    if (!name)
        function.complain(QLatin1String("name"), Text::tr("a string"));
    call.name = name.value_or(QString());
    call.arguments = compactJson(function.object(QLatin1String("arguments")).value_or(QJsonObject()));
    return call;
}

ImagePart imageFrom(const QString &base64)
{
    const QString type = imageTypeOf(base64);
    return {makeDataUrl(type.isEmpty() ? QStringLiteral("image/png") : type, base64)};
}

Message readMessage(const QJsonObject &json, qsizetype index, CallBook &calls, Problem &problem)
{
    FieldReader reader(json, entryPath(QStringLiteral("messages"), index), problem);
    Message message;
    const auto role = roleFrom(reader.text(QLatin1String("role")).value_or(QString()));
    if (!role)
        reader.complain(QLatin1String("role"), Text::tr("one of system, user, assistant, tool"));
    message.role = role.value_or(Role::User);
    const QString text = reader.text(QLatin1String("content")).value_or(QString());
    const QStringList images = reader.texts(QLatin1String("images"));
    if (!text.isEmpty() || (images.isEmpty() && message.role != Role::Assistant))
        message.content.append(TextPart {text});
    message.contentIsString = images.isEmpty();
    for (const QString &image : images)
        message.content.append(imageFrom(image));
    message.reasoning = reader.text(QLatin1String("thinking")).value_or(QString());

    const QLatin1String callsName("tool_calls");
    const QJsonArray list = reader.array(callsName).value_or(QJsonArray());
    for (qsizetype i = 0; i < list.size(); ++i) {
        ToolCall call = readCall(list.at(i).toObject(), entryPath(reader.pathOf(callsName), i), problem);
        call.id = calls.idFor(call.id, call.name, index, i);
        message.toolCalls.append(call);
    }
    const QString toolName = reader.text(QLatin1String("tool_name")).value_or(QString());
    const QString callId = reader.text(QLatin1String("tool_call_id")).value_or(QString());
    if (message.role == Role::Tool) {
        message.toolCallId = calls.answeredBy(callId, toolName);
        message.name = toolName;
    }
    message.extra = reader.rest();
    return message;
}

void readMessages(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("messages");
    const QJsonArray messages = reader.array(name).value_or(QJsonArray());
    CallBook calls;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (!messages.at(i).isObject())
            reader.complain(entryPath(name, i), Text::tr("an object"));
        request.messages.append(readMessage(messages.at(i).toObject(), i, calls, problem));
    }
}

void readTools(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("tools");
    const QLatin1String functionName("function");
    const QJsonArray tools = reader.array(name).value_or(QJsonArray());
    for (qsizetype i = 0; i < tools.size(); ++i) {
        FieldReader entry(tools.at(i).toObject(), entryPath(name, i), problem);
        entry.text(QLatin1String("type"));
        FieldReader function(entry.object(functionName).value_or(QJsonObject()), entry.pathOf(functionName),
                             problem);
        const auto toolName = function.text(QLatin1String("name"));
        if (!toolName)
            function.complain(QLatin1String("name"), Text::tr("a string"));
        ToolDefinition tool;
        tool.name = toolName.value_or(QString());
        tool.description = function.text(QLatin1String("description")).value_or(QString());
        tool.parameters = function.object(QLatin1String("parameters"));
        tool.extra = entry.rest();
        request.tools.append(tool);
    }
}

void readFormat(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("format");
    const QJsonValue value = reader.take(name);
    if (value == QLatin1String("json"))
        request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonObject};
    else if (value.isObject())
        request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonSchema,
                                                 .name = QStringLiteral("response"),
                                                 .schema = value.toObject()};
    else if (!value.isUndefined() && value != QString())
        reader.complain(name, Text::tr("json or a JSON Schema"));
}

void readThink(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("think");
    const QJsonValue value = reader.take(name);
    const QStringList levels {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"),
                              QStringLiteral("max")};
    if (value.isBool())
        request.reasoning = ReasoningRequest {.enabled = value.toBool()};
    else if (levels.contains(value.toString()))
        request.reasoning = ReasoningRequest {.effort = value.toString()};
    else if (!value.isUndefined())
        reader.complain(name, Text::tr("true, false, low, medium, high or max"));
}

void readOptions(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("options");
    FieldReader options(reader.object(name).value_or(QJsonObject()), name, problem);
    Sampling &sampling = request.sampling;
    request.maxTokens = options.integer(QLatin1String("num_predict"));
    // Ollama's words for "without end" and "to the end of the context".
    if (request.maxTokens && *request.maxTokens < 0)
        request.maxTokens.reset();
    sampling.temperature = options.number(QLatin1String("temperature"));
    sampling.topP = options.number(QLatin1String("top_p"));
    sampling.topK = options.integer(QLatin1String("top_k"));
    sampling.minP = options.number(QLatin1String("min_p"));
    sampling.frequencyPenalty = options.number(QLatin1String("frequency_penalty"));
    sampling.presencePenalty = options.number(QLatin1String("presence_penalty"));
    sampling.repetitionPenalty = options.number(QLatin1String("repeat_penalty"));
    sampling.seed = options.integer(QLatin1String("seed"));
    sampling.stop = options.textOrTexts(QLatin1String("stop"));
    sampling.logprobs = reader.flag(QLatin1String("logprobs"));
    if (const auto count = reader.integer(QLatin1String("top_logprobs")))
        sampling.topLogprobs = int(std::clamp<qint64>(*count, 0, 1000));
    if (const QJsonObject rest = options.rest(); !rest.isEmpty())
        request.extra.insert(name, rest);
}

/// What says how a prompt is put together, which only somebody who runs the model himself can do.
void refuseHandmade(FieldReader &reader, Problem &problem)
{
    for (const QLatin1String name : {QLatin1String("suffix"), QLatin1String("template"), QLatin1String("raw"),
                                     QLatin1String("context")}) {
        const QJsonValue value = reader.take(name);
        if (problem || value.isUndefined() || isVoid(value))
            continue;
        problem = Error {
            .kind = ErrorKind::BadRequest,
            .message = Text::tr("'%1' cannot be used here: models are asked in their own chat form, and "
                                "nothing is kept between requests. Leave it out, or use /api/chat.")
                           .arg(name),
            .parameter = name};
    }
}

} // namespace

namespace {

/// What other protocols know too goes under its own name, and what nobody knows back to an Ollama alone.
void keepRest(const QJsonObject &rest, ChatRequest &request)
{
    const QStringList known = ollamaExtras();
    QJsonObject others;
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it) {
        if (!it.value().isNull())
            (known.contains(it.key()) ? request.extra : others).insert(it.key(), it.value());
    }
    if (!others.isEmpty())
        request.extra.insert(kOllamaFields, others);
}

} // namespace

Result<ChatRequest> chatRequestFromOllama(const QJsonObject &body)
{
    Problem problem;
    FieldReader reader(body, {}, problem);
    ChatRequest request;
    readModelNames(reader, request);
    readCaller(reader, request);
    readRoutingPreferences(reader, request, problem);
    readPlugins(reader, request, problem);
    readReasoning(reader, request, problem);
    request.stream = reader.flag(QLatin1String("stream")).value_or(true);
    readMessages(reader, request, problem);
    readTools(reader, request, problem);
    readFormat(reader, request);
    readThink(reader, request);
    readOptions(reader, request, problem);
    keepRest(reader.rest(), request);
    if (problem)
        return *problem;
    return request;
}

Result<ChatRequest> generateRequestFromOllama(const QJsonObject &body)
{
    Problem problem;
    FieldReader reader(body, {}, problem);
    refuseHandmade(reader, problem);
    const QLatin1String content("content");
    const QLatin1String role("role");
    QJsonArray messages;
    if (const auto system = reader.text(QLatin1String("system")); system && !system->isEmpty())
        messages.append(QJsonObject {{role, QLatin1String("system")}, {content, *system}});
    QJsonObject question {{role, QLatin1String("user")},
                          {content, reader.text(QLatin1String("prompt")).value_or(QString())}};
    if (const QStringList images = reader.texts(QLatin1String("images")); !images.isEmpty())
        question.insert(QLatin1String("images"), QJsonArray::fromStringList(images));
    messages.append(question);
    if (problem)
        return *problem;
    QJsonObject chat = reader.rest();
    chat.insert(QLatin1String("messages"), messages);
    return chatRequestFromOllama(chat);
}

bool asksOllamaToLoad(const QJsonObject &body)
{
    const auto isEmpty = [&](QLatin1String name) {
        const QJsonValue value = body.value(name);
        return value.isUndefined() || isVoid(value);
    };
    return isEmpty(QLatin1String("messages")) && isEmpty(QLatin1String("prompt"));
}

bool asksOllamaToUnload(const QJsonObject &body)
{
    const QJsonValue keep = body.value(QLatin1String("keep_alive"));
    // A number of seconds, or a duration such as "0" or "0s".
    const QString text = keep.toString();
    return asksOllamaToLoad(body)
           && (keep == QJsonValue(0) || text == QLatin1String("0")
               || (text.size() > 1 && text.startsWith(u'0') && text.at(1).isLetter()));
}

} // namespace core
