#include "core/protocol/openai/openai_ingress.h"

#include "core/protocol/reasoning_details.h"
#include "core/protocol/routing_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OpenAiIngress)
};

using Problem = std::optional<Error>;

/// What is left of an inner object goes back under its name, so that encoding can merge it in again.
void keepRest(QJsonObject &extra, QLatin1String name, const QJsonObject &rest)
{
    if (!rest.isEmpty())
        extra.insert(name, rest);
}

QString oneOf(const QStringList &words)
{
    return Text::tr("one of %1").arg(words.join(QStringLiteral(", ")));
}

ContentPart readImage(FieldReader &reader, Problem &problem)
{
    ImagePart part;
    const QLatin1String name("image_url");
    const QJsonValue value = reader.rest().value(name);
    if (value.isString()) { // Mistral's form
        part.url = reader.take(name).toString();
        part.extra = reader.rest();
        return part;
    }
    FieldReader image(reader.object(name).value_or(QJsonObject()), reader.pathOf(name), problem);
    const auto url = image.text(QLatin1String("url"));
    if (!url)
        image.complain(QLatin1String("url"), Text::tr("a string"));
    part.url = url.value_or(QString());
    part.detail = image.text(QLatin1String("detail")).value_or(QString());
    part.extra = reader.rest();
    keepRest(part.extra, name, image.rest());
    return part;
}

ContentPart readAudio(FieldReader &reader, Problem &problem)
{
    AudioPart part;
    const QLatin1String name("input_audio");
    FieldReader audio(reader.object(name).value_or(QJsonObject()), reader.pathOf(name), problem);
    const auto data = audio.text(QLatin1String("data"));
    if (!data)
        audio.complain(QLatin1String("data"), Text::tr("a string"));
    part.data = data.value_or(QString());
    part.format = audio.text(QLatin1String("format")).value_or(QString());
    part.extra = reader.rest();
    keepRest(part.extra, name, audio.rest());
    return part;
}

ContentPart readFile(FieldReader &reader, Problem &problem)
{
    FilePart part;
    const QLatin1String name("file");
    const auto object = reader.object(name);
    if (!object)
        reader.complain(name, Text::tr("an object"));
    FieldReader file(object.value_or(QJsonObject()), reader.pathOf(name), problem);
    part.filename = file.text(QLatin1String("filename")).value_or(QString());
    part.data = file.text(QLatin1String("file_data")).value_or(QString());
    part.fileId = file.text(QLatin1String("file_id")).value_or(QString());
    part.extra = reader.rest();
    keepRest(part.extra, name, file.rest());
    return part;
}

ContentPart readPart(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    const auto type = reader.text(QLatin1String("type"));
    if (!type)
        reader.complain(QLatin1String("type"), Text::tr("a string"));
    if (type == QLatin1String("text")) {
        TextPart part;
        const auto text = reader.text(QLatin1String("text"));
        if (!text)
            reader.complain(QLatin1String("text"), Text::tr("a string"));
        part.text = text.value_or(QString());
        part.extra = reader.rest();
        return part;
    }
    if (type == QLatin1String("image_url"))
        return readImage(reader, problem);
    if (type == QLatin1String("input_audio"))
        return readAudio(reader, problem);
    if (type == QLatin1String("file"))
        return readFile(reader, problem);
    return OpaquePart {json};
}

void readContent(FieldReader &reader, Message &message, Problem &problem)
{
    const QLatin1String name("content");
    const QJsonValue content = reader.take(name);
    if (content.isString()) {
        message.content = {TextPart {content.toString()}};
        return;
    }
    if (content.isUndefined())
        return;
    if (!content.isArray()) {
        reader.complain(name, Text::tr("a string or a list of parts"));
        return;
    }
    message.contentIsString = false;
    const QJsonArray parts = content.toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString path = entryPath(reader.pathOf(name), i);
        if (parts.at(i).isString()) {
            message.content.append(TextPart {parts.at(i).toString()});
        } else if (!parts.at(i).isObject()) {
            reader.complain(entryPath(name, i), Text::tr("an object"));
        } else {
            message.content.append(readPart(parts.at(i).toObject(), path, problem));
        }
    }
}

ToolCall readToolCall(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    ToolCall call;
    call.id = reader.text(QLatin1String("id")).value_or(QString());
    const bool custom = reader.text(QLatin1String("type")) == QLatin1String("custom");
    const QLatin1String bodyName = custom ? QLatin1String("custom") : QLatin1String("function");
    const auto object = reader.object(bodyName);
    if (!object)
        reader.complain(bodyName, Text::tr("an object"));
    FieldReader body(object.value_or(QJsonObject()), reader.pathOf(bodyName), problem);
    const auto name = body.text(QLatin1String("name"));
    if (!name)
        body.complain(QLatin1String("name"), Text::tr("a string"));
    call.name = name.value_or(QString());
    call.arguments =
        body.text(custom ? QLatin1String("input") : QLatin1String("arguments")).value_or(QString());
    call.extra = reader.rest();
    if (custom)
        call.extra.insert(QLatin1String("type"), QLatin1String("custom"));
    keepRest(call.extra, bodyName, body.rest());
    return call;
}

std::optional<Role> roleFrom(const QString &word)
{
    constexpr std::pair<QLatin1String, Role> roles[] = {{QLatin1String("system"), Role::System},
                                                        {QLatin1String("developer"), Role::Developer},
                                                        {QLatin1String("user"), Role::User},
                                                        {QLatin1String("assistant"), Role::Assistant},
                                                        {QLatin1String("tool"), Role::Tool}};
    for (const auto &[name, role] : roles) {
        if (word == name)
            return role;
    }
    return std::nullopt;
}

Message readMessage(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    Message message;
    const auto role = roleFrom(reader.text(QLatin1String("role")).value_or(QString()));
    if (!role)
        reader.complain(QLatin1String("role"),
                        oneOf({QStringLiteral("system"), QStringLiteral("developer"), QStringLiteral("user"),
                               QStringLiteral("assistant"), QStringLiteral("tool")}));
    message.role = role.value_or(Role::User);
    readContent(reader, message, problem);
    message.name = reader.text(QLatin1String("name")).value_or(QString());
    message.toolCallId = reader.text(QLatin1String("tool_call_id")).value_or(QString());
    message.refusal = reader.text(QLatin1String("refusal")).value_or(QString());
    const QString other = reader.text(QLatin1String("reasoning_content")).value_or(QString());
    message.reasoning = reader.text(QLatin1String("reasoning")).value_or(other);
    // Some clients send back the fragments of a stream as they came.
    const QJsonArray thoughts = reader.array(QLatin1String("reasoning_details")).value_or(QJsonArray());
    for (const QJsonValue &detail : mergedReasoningDetails(thoughts))
        message.reasoningDetails.append(ownDetail(detail.toObject()));
    const QLatin1String callsName("tool_calls");
    const QJsonArray calls = reader.array(callsName).value_or(QJsonArray());
    for (qsizetype i = 0; i < calls.size(); ++i)
        message.toolCalls.append(
            readToolCall(calls.at(i).toObject(), entryPath(reader.pathOf(callsName), i), problem));
    message.extra = reader.rest();
    return message;
}

void readMessages(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("messages");
    const QLatin1String promptName("prompt");
    if (!reader.rest().contains(name) && reader.rest().contains(promptName)) {
        for (const QString &prompt : reader.textOrTexts(promptName))
            request.messages.append(Message::text(Role::User, prompt));
        if (request.messages.size() != 1)
            reader.complain(promptName, Text::tr("one string"));
        return;
    }
    const QJsonArray messages = reader.array(name).value_or(QJsonArray());
    if (messages.isEmpty())
        reader.complain(name, Text::tr("a list of at least one message"));
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (!messages.at(i).isObject())
            reader.complain(entryPath(name, i), Text::tr("an object"));
        request.messages.append(readMessage(messages.at(i).toObject(), entryPath(name, i), problem));
    }
}

void readSampling(FieldReader &reader, Sampling &sampling)
{
    sampling.temperature = reader.number(QLatin1String("temperature"));
    sampling.topP = reader.number(QLatin1String("top_p"));
    sampling.topK = reader.integer(QLatin1String("top_k"));
    sampling.minP = reader.number(QLatin1String("min_p"));
    sampling.topA = reader.number(QLatin1String("top_a"));
    sampling.frequencyPenalty = reader.number(QLatin1String("frequency_penalty"));
    sampling.presencePenalty = reader.number(QLatin1String("presence_penalty"));
    sampling.repetitionPenalty = reader.number(QLatin1String("repetition_penalty"));
    sampling.seed = reader.integer(QLatin1String("seed"));
    sampling.stop = reader.textOrTexts(QLatin1String("stop"));
    sampling.logitBias = reader.object(QLatin1String("logit_bias"));
    sampling.logprobs = reader.flag(QLatin1String("logprobs"));
    if (const auto count = reader.integer(QLatin1String("top_logprobs")))
        sampling.topLogprobs = int(std::clamp<qint64>(*count, 0, 1000));
}

void readTools(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("tools");
    const QJsonArray tools = reader.array(name).value_or(QJsonArray());
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const QJsonObject json = tools.at(i).toObject();
        FieldReader entry(json, entryPath(name, i), problem);
        ToolDefinition tool;
        const auto type = entry.text(QLatin1String("type"));
        if (!type && !json.contains(QLatin1String("function"))) {
            entry.complain(QLatin1String("type"), Text::tr("a string"));
        } else if (type && *type != QLatin1String("function")) {
            tool.isFunction = false;
            tool.extra = json;
        } else {
            const QLatin1String functionName("function");
            FieldReader function(entry.object(functionName).value_or(QJsonObject()),
                                 entry.pathOf(functionName), problem);
            const auto toolName = function.text(QLatin1String("name"));
            if (!toolName)
                function.complain(QLatin1String("name"), Text::tr("a string"));
            tool.name = toolName.value_or(QString());
            tool.description = function.text(QLatin1String("description")).value_or(QString());
            tool.parameters = function.object(QLatin1String("parameters"));
            tool.strict = function.flag(QLatin1String("strict"));
            tool.extra = entry.rest();
            keepRest(tool.extra, functionName, function.rest());
        }
        request.tools.append(tool);
    }
}

void readToolChoice(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("tool_choice");
    const QJsonValue value = reader.take(name);
    if (value.isUndefined())
        return;
    ToolChoice choice;
    const QJsonObject json = value.toObject();
    const QString function =
        json.value(QLatin1String("function")).toObject().value(QLatin1String("name")).toString();
    if (value == QLatin1String("auto")) {
        choice.mode = ToolChoice::Mode::Auto;
    } else if (value == QLatin1String("none")) {
        choice.mode = ToolChoice::Mode::None;
    } else if (value == QLatin1String("required") || value == QLatin1String("any")) {
        choice.mode = ToolChoice::Mode::Required;
    } else if (json.value(QLatin1String("type")) == QLatin1String("function") && !function.isEmpty()) {
        choice.mode = ToolChoice::Mode::Function;
        choice.function = function;
    } else if (json.value(QLatin1String("type")).isString()
               && json.value(QLatin1String("type")) != QLatin1String("function")) {
        choice.mode = ToolChoice::Mode::Opaque;
        choice.json = json;
    } else {
        reader.complain(name, Text::tr("auto, none, required, or an object that names a function"));
    }
    request.toolChoice = choice;
}

void readResponseFormat(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("response_format");
    const auto json = reader.object(name);
    if (!json)
        return;
    ResponseFormat format;
    FieldReader outer(*json, name, problem);
    const auto type = outer.text(QLatin1String("type"));
    if (!type) {
        outer.complain(QLatin1String("type"), Text::tr("a string"));
    } else if (*type == QLatin1String("text")) {
        format.kind = ResponseFormat::Kind::Text;
    } else if (*type == QLatin1String("json_object")) {
        format.kind = ResponseFormat::Kind::JsonObject;
    } else if (*type == QLatin1String("json_schema")) {
        const QLatin1String schemaName("json_schema");
        format.kind = ResponseFormat::Kind::JsonSchema;
        const auto object = outer.object(schemaName);
        if (!object)
            outer.complain(schemaName, Text::tr("an object"));
        FieldReader schema(object.value_or(QJsonObject()), outer.pathOf(schemaName), problem);
        format.name = schema.text(QLatin1String("name")).value_or(QString());
        format.description = schema.text(QLatin1String("description")).value_or(QString());
        format.schema = schema.object(QLatin1String("schema"));
        format.strict = schema.flag(QLatin1String("strict"));
    } else {
        format.kind = ResponseFormat::Kind::Opaque;
        format.json = *json;
    }
    request.responseFormat = format;
}

void readMaxTokens(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String oldName("max_tokens");
    const QLatin1String newName("max_completion_tokens");
    const auto oldForm = reader.integer(oldName);
    const auto newForm = reader.integer(newName);
    request.maxTokens = newForm ? newForm : oldForm;
    if (request.maxTokens && *request.maxTokens < 1)
        reader.complain(newForm ? newName : oldName, Text::tr("1 or more"));
}

} // namespace

Result<ChatRequest> chatRequestFromOpenAi(const QJsonObject &body)
{
    Problem problem;
    ChatRequest request;
    FieldReader reader(body, {}, problem);
    readModelNames(reader, request);
    readMessages(reader, request, problem);
    readSampling(reader, request.sampling);
    readMaxTokens(reader, request);
    readTools(reader, request, problem);
    readToolChoice(reader, request);
    request.parallelToolCalls = reader.flag(QLatin1String("parallel_tool_calls"));
    readResponseFormat(reader, request, problem);
    readReasoning(reader, request, problem);
    request.stream = reader.flag(QLatin1String("stream")).value_or(false);
    readCaller(reader, request);
    readRoutingPreferences(reader, request, problem);
    readPlugins(reader, request, problem);
    if (problem)
        return *problem;

    const QJsonObject rest = reader.rest();
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it) {
        if (!it.value().isNull())
            request.extra.insert(it.key(), it.value());
    }
    return request;
}

} // namespace core
