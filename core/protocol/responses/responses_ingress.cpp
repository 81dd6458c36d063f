#include "core/protocol/responses/responses_ingress.h"

#include "core/protocol/hosted_tools.h"
#include "core/protocol/responses/openai_responses.h"
#include "core/protocol/responses/responses_ingress_items.h"
#include "core/protocol/responses/responses_tools.h"
#include "core/protocol/routing_fields.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ResponsesIngress)
};

using Problem = std::optional<Error>;

const QLatin1String kType("type");
const QLatin1String kName("name");
const QLatin1String kDescription("description");
const QLatin1String kStrict("strict");

void readInput(FieldReader &reader, ChatRequest &request, const QString &reasoningFormat, Problem &problem)
{
    if (const auto instructions = reader.text(QLatin1String("instructions"));
        instructions && !instructions->isEmpty())
        request.messages.append(Message::text(Role::System, *instructions));
    const QLatin1String name("input");
    const QJsonValue input = reader.take(name);
    if (input.isString())
        request.messages.append(Message::text(Role::User, input.toString()));
    else if (input.isArray() && !input.toArray().isEmpty())
        request.messages += messagesFromResponses(input.toArray(), reasoningFormat, problem);
    else
        reader.complain(name, Text::tr("a string or a list of at least one item"));
}

void readTools(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("tools");
    const QJsonArray tools = reader.array(name).value_or(QJsonArray());
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const QJsonObject json = tools.at(i).toObject();
        FieldReader entry(json, entryPath(name, i), problem);
        ToolDefinition tool;
        const auto type = entry.text(kType);
        if (!type) {
            entry.complain(kType, Text::tr("a string"));
        } else if (*type != QLatin1String("function")) {
            tool.isFunction = false;
            tool.extra = nestedForChat(json);
            if (*type != QLatin1String("custom")) // which chat has too
                tool.extra.insert(kToolOwner, kResponsesTool);
        } else {
            const auto toolName = entry.text(kName);
            if (!toolName)
                entry.complain(kName, Text::tr("a string"));
            tool.name = toolName.value_or(QString());
            tool.description = entry.text(kDescription).value_or(QString());
            tool.parameters = entry.object(QLatin1String("parameters"));
            tool.strict = entry.flag(kStrict);
            tool.extra = entry.rest();
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
    const QString type = json.value(kType).toString();
    if (value == QLatin1String("auto")) {
        choice.mode = ToolChoice::Mode::Auto;
    } else if (value == QLatin1String("none")) {
        choice.mode = ToolChoice::Mode::None;
    } else if (value == QLatin1String("required")) {
        choice.mode = ToolChoice::Mode::Required;
    } else if (type == QLatin1String("function") && json.value(kName).isString()) {
        choice.mode = ToolChoice::Mode::Function;
        choice.function = json.value(kName).toString();
    } else if (!type.isEmpty() && type != QLatin1String("function")) {
        choice.mode = ToolChoice::Mode::Opaque;
        choice.json = nestedForChat(json);
    } else {
        reader.complain(name, Text::tr("auto, none, required, or an object that names a tool"));
    }
    request.toolChoice = choice;
}

void readFormat(const QJsonObject &json, const QString &path, ChatRequest &request, Problem &problem)
{
    ResponseFormat format;
    FieldReader fields(json, path, problem);
    const auto type = fields.text(kType);
    if (!type) {
        fields.complain(kType, Text::tr("a string"));
    } else if (*type == QLatin1String("text")) {
        format.kind = ResponseFormat::Kind::Text;
    } else if (*type == QLatin1String("json_object")) {
        format.kind = ResponseFormat::Kind::JsonObject;
    } else if (*type == QLatin1String("json_schema")) {
        format.kind = ResponseFormat::Kind::JsonSchema;
        format.name = fields.text(kName).value_or(QString());
        format.description = fields.text(kDescription).value_or(QString());
        format.schema = fields.object(QLatin1String("schema"));
        format.strict = fields.flag(kStrict);
    } else {
        format.kind = ResponseFormat::Kind::Opaque;
        format.json = json;
    }
    request.responseFormat = format;
}

void readText(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    const QLatin1String name("text");
    const auto json = reader.object(name);
    if (!json)
        return;
    FieldReader fields(*json, name, problem);
    const QLatin1String formatName("format");
    if (const auto format = fields.object(formatName))
        readFormat(*format, fields.pathOf(formatName), request, problem);
    const QLatin1String verbosity("verbosity");
    if (const auto word = fields.text(verbosity))
        request.extra.insert(verbosity, *word);
    if (const QJsonObject rest = fields.rest(); !rest.isEmpty())
        request.extra.insert(name, rest);
}

/// As in the chat form, and what is told of the thoughts.
void readThinking(FieldReader &reader, ChatRequest &request, Problem &problem)
{
    readReasoning(reader, request, problem);
    if (!request.reasoning)
        return;
    // `null` says that this client wants no summary; one that says nothing in the chat form gets one.
    const QLatin1String summaryName("summary");
    QJsonObject &extra = request.reasoning->extra;
    const QJsonValue oldForm = extra.take(QLatin1String("generate_summary"));
    if (!extra.value(summaryName).isString())
        extra.insert(summaryName, oldForm.isString() ? oldForm : QJsonValue::Null);
}

void readSampling(FieldReader &reader, Sampling &sampling)
{
    sampling.temperature = reader.number(QLatin1String("temperature"));
    sampling.topP = reader.number(QLatin1String("top_p"));
    sampling.topK = reader.integer(QLatin1String("top_k"));
    sampling.frequencyPenalty = reader.number(QLatin1String("frequency_penalty"));
    sampling.presencePenalty = reader.number(QLatin1String("presence_penalty"));
    constexpr qint64 most = 1000;
    if (const auto count = reader.integer(QLatin1String("top_logprobs")))
        sampling.topLogprobs = int(std::clamp<qint64>(*count, 0, most));
}

/// Log probabilities are asked for here; encrypted thoughts always are.
void readInclude(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("include");
    QJsonArray others;
    for (const QString &entry : reader.texts(name)) {
        if (entry == QLatin1String("message.output_text.logprobs"))
            request.sampling.logprobs = true;
        else if (entry != QLatin1String("reasoning.encrypted_content"))
            others.append(entry);
    }
    if (!others.isEmpty())
        request.extra.insert(name, others);
}

/// Fields that the chat form has too, or that a caller of this reader looks at.
bool isShared(const QString &name)
{
    constexpr QLatin1String shared[] = {QLatin1String("background"),
                                        QLatin1String("cache_control"),
                                        QLatin1String("context_management"),
                                        QLatin1String("conversation"),
                                        QLatin1String("debug"),
                                        QLatin1String("image_config"),
                                        QLatin1String("max_tool_calls"),
                                        QLatin1String("metadata"),
                                        QLatin1String("modalities"),
                                        QLatin1String("moderation"),
                                        QLatin1String("plugins"),
                                        QLatin1String("preset"),
                                        QLatin1String("previous_response_id"),
                                        QLatin1String("prompt"),
                                        QLatin1String("prompt_cache_key"),
                                        QLatin1String("prompt_cache_retention"),
                                        QLatin1String("route"),
                                        QLatin1String("safety_identifier"),
                                        QLatin1String("service_tier"),
                                        QLatin1String("store"),
                                        QLatin1String("stream_options"),
                                        QLatin1String("trace"),
                                        QLatin1String("transforms"),
                                        QLatin1String("truncation")};
    return std::any_of(std::begin(shared), std::end(shared),
                       [&](QLatin1String entry) { return name == entry; });
}

void keepRest(const QJsonObject &rest, ChatRequest &request)
{
    QJsonObject own;
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it) {
        if (it.value().isNull())
            continue;
        if (isShared(it.key()))
            request.extra.insert(it.key(), it.value());
        else
            own.insert(it.key(), it.value());
    }
    if (!own.isEmpty())
        request.extra.insert(kResponsesFields, own);
}

} // namespace

Result<ChatRequest> chatRequestFromResponses(const QJsonObject &body, const QString &reasoningFormat)
{
    Problem problem;
    ChatRequest request;
    FieldReader reader(body, {}, problem);
    readModelNames(reader, request);
    readInput(reader, request, reasoningFormat, problem);
    readSampling(reader, request.sampling);
    const QLatin1String limitName("max_output_tokens");
    request.maxTokens = reader.integer(limitName);
    if (request.maxTokens && *request.maxTokens < 1)
        reader.complain(limitName, Text::tr("1 or more"));
    readTools(reader, request, problem);
    readToolChoice(reader, request);
    request.parallelToolCalls = reader.flag(QLatin1String("parallel_tool_calls"));
    readText(reader, request, problem);
    readThinking(reader, request, problem);
    readInclude(reader, request);
    request.stream = reader.flag(QLatin1String("stream")).value_or(false);
    readCaller(reader, request);
    readRoutingPreferences(reader, request, problem);
    readPlugins(reader, request, problem);
    keepRest(reader.rest(), request);
    if (problem)
        return *problem;
    return request;
}

} // namespace core
