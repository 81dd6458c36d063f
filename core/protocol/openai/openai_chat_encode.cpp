#include "core/protocol/openai/openai_chat.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

QString roleName(Role role, const Quirks &quirks)
{
    switch (role) {
    case Role::System:
        return QStringLiteral("system");
    case Role::Developer:
        return quirks.developerRole ? QStringLiteral("developer") : QStringLiteral("system");
    case Role::User:
        return QStringLiteral("user");
    case Role::Assistant:
        return QStringLiteral("assistant");
    case Role::Tool:
        return QStringLiteral("tool");
    }
    Q_UNREACHABLE();
}

/// An id that the provider takes: the same for the call and its result, in this and every later turn.
QString toolCallId(const QString &id, const Quirks &quirks)
{
    const int length = quirks.toolCallIdLength;
    if (length <= 0 || id.isEmpty())
        return id;
    const bool fits = id.size() == length && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
                          return c.unicode() < 0x80 && c.isLetterOrNumber();
                      });
    if (fits)
        return id;
    constexpr char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr int letterCount = 62;
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha512);
    QString mapped;
    for (int i = 0; i < length; ++i)
        mapped += QLatin1Char(letters[static_cast<unsigned char>(hash.at(i % hash.size())) % letterCount]);
    return mapped;
}

void setIfNotEmpty(QJsonObject &object, QLatin1String name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

struct PartWriter {
    QJsonObject operator()(const TextPart &part) const
    {
        QJsonObject json {{QLatin1String("type"), QLatin1String("text")}, {QLatin1String("text"), part.text}};
        mergeCommon(json, part.extra);
        return json;
    }
    QJsonObject operator()(const ImagePart &part) const
    {
        QJsonObject image {{QLatin1String("url"), part.url}};
        setIfNotEmpty(image, QLatin1String("detail"), part.detail);
        return named(QLatin1String("image_url"), image, part.extra);
    }
    QJsonObject operator()(const AudioPart &part) const
    {
        return named(QLatin1String("input_audio"),
                     {{QLatin1String("data"), part.data}, {QLatin1String("format"), part.format}},
                     part.extra);
    }
    QJsonObject operator()(const FilePart &part) const
    {
        QJsonObject file;
        setIfNotEmpty(file, QLatin1String("filename"), part.filename);
        setIfNotEmpty(file, QLatin1String("file_data"), part.data);
        setIfNotEmpty(file, QLatin1String("file_id"), part.fileId);
        return named(QLatin1String("file"), file, part.extra);
    }
    QJsonObject operator()(const OpaquePart &part) const { return part.json; }

    static QJsonObject named(QLatin1String type, const QJsonObject &content, const QJsonObject &extra)
    {
        QJsonObject json {{QLatin1String("type"), type}, {type, content}};
        mergeCommon(json, extra);
        return json;
    }
};

QJsonValue contentOf(const Message &message)
{
    const bool plain =
        std::all_of(message.content.cbegin(), message.content.cend(), [](const ContentPart &part) {
            const auto *text = std::get_if<TextPart>(&part);
            return text && text->extra.isEmpty();
        });
    if (message.content.isEmpty() && message.role == Role::Assistant)
        return QJsonValue::Null;
    if (message.contentIsString && plain)
        return message.plainText();
    QJsonArray parts;
    for (const ContentPart &part : message.content)
        parts.append(std::visit(PartWriter {}, part));
    return parts;
}

/// See ModelTraits::signedToolCalls.
void dropForeignSignature(QJsonObject &json, const EndpointTarget &target)
{
    if (!target.traits.signedToolCalls.value_or(false))
        json.remove(QLatin1String("extra_content"));
}

QJsonArray toolCallsOf(const Message &message, const EndpointTarget &target)
{
    QJsonArray calls;
    for (const ToolCall &call : message.toolCalls) {
        const bool custom = call.extra.value(QLatin1String("type")) == QLatin1String("custom");
        const QLatin1String type = custom ? QLatin1String("custom") : QLatin1String("function");
        const QLatin1String arguments = custom ? QLatin1String("input") : QLatin1String("arguments");
        QJsonObject json {
            {QLatin1String("id"), toolCallId(call.id, target.quirks)},
            {QLatin1String("type"), type},
            {type, QJsonObject {{QLatin1String("name"), call.name}, {arguments, call.arguments}}}};
        mergeCommon(json, call.extra);
        dropForeignSignature(json, target);
        calls.append(json);
    }
    return calls;
}

/// Sends earlier thoughts back in the field that the provider wants. Typed blocks go unchanged to the
/// providers that know them; the others get the text.
void putReasoning(QJsonObject &json, const Message &message, const Quirks &quirks)
{
    const QString &field = quirks.reasoningField;
    if (field.isEmpty())
        return;
    const bool takesDetails =
        field == QLatin1String("reasoning") || field == QLatin1String("reasoning_details");
    if (takesDetails && !message.reasoningDetails.isEmpty())
        json.insert(QLatin1String("reasoning_details"), message.reasoningDetails);
    if (field != QLatin1String("reasoning_details") && !message.reasoning.isEmpty())
        json.insert(field, message.reasoning);
}

QJsonObject messageJson(const Message &message, const EndpointTarget &target)
{
    const Quirks &quirks = target.quirks;
    QJsonObject json {{QLatin1String("role"), roleName(message.role, quirks)},
                      {QLatin1String("content"), contentOf(message)}};
    setIfNotEmpty(json, QLatin1String("name"), message.name);
    setIfNotEmpty(json, QLatin1String("tool_call_id"), toolCallId(message.toolCallId, quirks));
    setIfNotEmpty(json, QLatin1String("refusal"), message.refusal);
    if (!message.toolCalls.isEmpty())
        json.insert(QLatin1String("tool_calls"), toolCallsOf(message, target));
    if (message.role == Role::Assistant)
        putReasoning(json, message, quirks);
    mergeCommon(json, message.extra);
    dropForeignSignature(json, target);
    return json;
}

QJsonObject toolJson(const ToolDefinition &tool)
{
    if (!tool.isFunction)
        return tool.extra;
    QJsonObject function {{QLatin1String("name"), tool.name}};
    setIfNotEmpty(function, QLatin1String("description"), tool.description);
    if (tool.parameters)
        function.insert(QLatin1String("parameters"), *tool.parameters);
    if (tool.strict)
        function.insert(QLatin1String("strict"), *tool.strict);
    return PartWriter::named(QLatin1String("function"), function, tool.extra);
}

/// Undefined where the provider cannot be told.
QJsonValue toolChoiceJson(const ToolChoice &choice, const Quirks &quirks)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return QLatin1String("auto");
    case ToolChoice::Mode::None:
        return QLatin1String("none");
    case ToolChoice::Mode::Required:
        return quirks.requiredToolChoice.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                                   : quirks.requiredToolChoice;
    case ToolChoice::Mode::Function:
        return QJsonObject {
            {QLatin1String("type"), QLatin1String("function")},
            {QLatin1String("function"), QJsonObject {{QLatin1String("name"), choice.function}}}};
    case ToolChoice::Mode::Opaque:
        return choice.json;
    }
    Q_UNREACHABLE();
}

QJsonObject responseFormatJson(const ResponseFormat &format)
{
    switch (format.kind) {
    case ResponseFormat::Kind::Text:
        return {{QLatin1String("type"), QLatin1String("text")}};
    case ResponseFormat::Kind::JsonObject:
        return {{QLatin1String("type"), QLatin1String("json_object")}};
    case ResponseFormat::Kind::JsonSchema: {
        QJsonObject schema;
        setIfNotEmpty(schema, QLatin1String("name"), format.name);
        setIfNotEmpty(schema, QLatin1String("description"), format.description);
        if (format.schema)
            schema.insert(QLatin1String("schema"), *format.schema);
        if (format.strict)
            schema.insert(QLatin1String("strict"), *format.strict);
        return {{QLatin1String("type"), QLatin1String("json_schema")},
                {QLatin1String("json_schema"), schema}};
    }
    case ResponseFormat::Kind::Opaque:
        return format.json;
    }
    Q_UNREACHABLE();
}

void putThinkingType(QJsonObject &body, bool on)
{
    body.insert(
        QLatin1String("thinking"),
        QJsonObject {{QLatin1String("type"), on ? QLatin1String("enabled") : QLatin1String("disabled")}});
}

/// OpenRouter's object goes on as the caller sent it: the router there does its own mapping.
QJsonObject reasoningObject(const ReasoningRequest &reasoning)
{
    QJsonObject json;
    setIfNotEmpty(json, QLatin1String("effort"), reasoning.effort);
    if (reasoning.maxTokens)
        json.insert(QLatin1String("max_tokens"), *reasoning.maxTokens);
    if (reasoning.enabled)
        json.insert(QLatin1String("enabled"), *reasoning.enabled);
    if (reasoning.exclude)
        json.insert(QLatin1String("exclude"), true);
    mergeCommon(json, reasoning.extra);
    return json;
}

/// Tells the model about its thinking in the way of this provider; see Quirks::reasoningControl.
void putReasoningControl(QJsonObject &body, FittedRequest &fitted, const EndpointTarget &target)
{
    using State = ReasoningPlan::State;
    const ReasoningPlan &plan = fitted.reasoning;
    const QString &control = target.quirks.reasoningControl;
    if (control == QLatin1String("object")) {
        if (fitted.request.reasoning)
            body.insert(QLatin1String("reasoning"), reasoningObject(*fitted.request.reasoning));
        return;
    }
    if (plan.state == State::NotAsked)
        return;
    const bool on = plan.state == State::On;
    const QString none = QStringLiteral("none");
    const bool cannotSayNone =
        !on && !target.traits.efforts.isEmpty() && !target.traits.efforts.contains(none);
    if (control == QLatin1String("effort") && cannotSayNone) {
        fitted.changes.append({ParameterChange::Kind::Dropped, QStringLiteral("reasoning.effort"), none, {}});
    } else if (control == QLatin1String("effort")) {
        body.insert(QLatin1String("reasoning_effort"), on ? plan.effort : none);
    } else if (control == QLatin1String("thinking")) {
        putThinkingType(body, on);
    } else if (control == QLatin1String("thinking-effort")) {
        putThinkingType(body, on);
        if (on)
            body.insert(QLatin1String("reasoning_effort"), plan.effort);
    } else if (control == QLatin1String("enable_thinking")) {
        body.insert(QLatin1String("enable_thinking"), on);
        if (on && plan.budget)
            body.insert(QLatin1String("thinking_budget"), *plan.budget);
    } else {
        fitted.changes.append({ParameterChange::Kind::Dropped, QStringLiteral("reasoning"), plan.effort, {}});
    }
}

/// Another router chooses among providers that we cannot see. What protects data and money is said to it too;
/// whom to prefer is decided here.
void putProviderRules(QJsonObject &body, const RoutingPreferences &routing)
{
    QJsonObject rules;
    if (routing.denyDataCollection)
        rules.insert(QLatin1String("data_collection"), QLatin1String("deny"));
    if (routing.zeroDataRetention)
        rules.insert(QLatin1String("zdr"), true);
    if (routing.distillableOnly)
        rules.insert(QLatin1String("enforce_distillable_text"), true);
    if (routing.requireParameters)
        rules.insert(QLatin1String("require_parameters"), true);
    constexpr qint64 million = 1'000'000;
    QJsonObject prices;
    if (routing.maxPromptPrice)
        prices.insert(QLatin1String("prompt"), (*routing.maxPromptPrice * million).toDecimal());
    if (routing.maxCompletionPrice)
        prices.insert(QLatin1String("completion"), (*routing.maxCompletionPrice * million).toDecimal());
    if (routing.maxRequestPrice)
        prices.insert(QLatin1String("request"), routing.maxRequestPrice->toDecimal());
    if (!prices.isEmpty())
        rules.insert(QLatin1String("max_price"), prices);
    if (!rules.isEmpty())
        body.insert(QLatin1String("provider"), rules);
}

/// What was to be done with the request and was not done here.
void putPlugins(QJsonObject &body, const ChatRequest &request)
{
    if (request.transforms)
        body.insert(QLatin1String("transforms"), QJsonArray::fromStringList(*request.transforms));
    QJsonArray plugins;
    for (const PluginUse &use : request.plugins) {
        QJsonObject json = use.options;
        json.insert(QLatin1String("id"), use.id);
        if (!use.enabled)
            json.insert(QLatin1String("enabled"), false);
        plugins << json;
    }
    if (!plugins.isEmpty())
        body.insert(QLatin1String("plugins"), plugins);
}

template<typename T>
void putIf(QJsonObject &body, QLatin1String name, const std::optional<T> &value)
{
    if (value)
        body.insert(name, QJsonValue(*value));
}

void putSampling(QJsonObject &body, const Sampling &sampling)
{
    putIf(body, QLatin1String("temperature"), sampling.temperature);
    putIf(body, QLatin1String("top_p"), sampling.topP);
    putIf(body, QLatin1String("top_k"), sampling.topK);
    putIf(body, QLatin1String("min_p"), sampling.minP);
    putIf(body, QLatin1String("top_a"), sampling.topA);
    putIf(body, QLatin1String("frequency_penalty"), sampling.frequencyPenalty);
    putIf(body, QLatin1String("presence_penalty"), sampling.presencePenalty);
    putIf(body, QLatin1String("repetition_penalty"), sampling.repetitionPenalty);
    putIf(body, QLatin1String("seed"), sampling.seed);
    putIf(body, QLatin1String("logit_bias"), sampling.logitBias);
    putIf(body, QLatin1String("logprobs"), sampling.logprobs);
    putIf(body, QLatin1String("top_logprobs"), sampling.topLogprobs);
    if (!sampling.stop.isEmpty())
        body.insert(QLatin1String("stop"), QJsonArray::fromStringList(sampling.stop));
}

/// Where only the plain JSON mode is known, a schema is better said loosely than not at all.
void putResponseFormat(QJsonObject &body, FittedRequest &fitted, const Quirks &quirks)
{
    if (!fitted.request.responseFormat)
        return;
    ResponseFormat format = *fitted.request.responseFormat;
    if (format.kind == ResponseFormat::Kind::JsonSchema && !quirks.jsonSchema) {
        format = {.kind = ResponseFormat::Kind::JsonObject};
        fitted.changes.append({ParameterChange::Kind::Mapped, QStringLiteral("response_format"),
                               QStringLiteral("json_schema"), QStringLiteral("json_object")});
    }
    body.insert(QLatin1String("response_format"), responseFormatJson(format));
}

void putTools(QJsonObject &body, FittedRequest &fitted, const Quirks &quirks)
{
    const ChatRequest &request = fitted.request;
    QJsonArray tools;
    for (const ToolDefinition &tool : request.tools)
        tools.append(toolJson(tool));
    if (!tools.isEmpty())
        body.insert(QLatin1String("tools"), tools);
    if (request.toolChoice) {
        const QJsonValue choice = toolChoiceJson(*request.toolChoice, quirks);
        if (!choice.isUndefined())
            body.insert(QLatin1String("tool_choice"), choice);
        else
            fitted.changes.append({ParameterChange::Kind::Dropped,
                                   QStringLiteral("tool_choice"),
                                   QStringLiteral("required"),
                                   {}});
    }
    putIf(body, QLatin1String("parallel_tool_calls"), request.parallelToolCalls);
}

void renameFields(QJsonObject &body, const Quirks &quirks)
{
    for (const auto &[from, to] : quirks.rename) {
        if (body.contains(from))
            body.insert(to, body.take(from));
    }
}

} // namespace

Result<FittedRequest> fitForOpenAiChat(const ChatRequest &request, const EndpointTarget &target)
{
    static const ProtocolReach reach {
        .parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("top_k"),
                       QStringLiteral("min_p"), QStringLiteral("top_a"), QStringLiteral("frequency_penalty"),
                       QStringLiteral("presence_penalty"), QStringLiteral("repetition_penalty"),
                       QStringLiteral("seed"), QStringLiteral("logit_bias"), QStringLiteral("logprobs"),
                       QStringLiteral("top_logprobs"), QStringLiteral("stop"),
                       QStringLiteral("parallel_tool_calls"), QStringLiteral("response_format"),
                       QStringLiteral("user")},
        .anyExtra = true};
    if (target.quirks.reasoningControl != QLatin1String("object"))
        return fitRequest(request, target, reach);
    // What another router maps by its own rules is not mapped here.
    EndpointTarget router = target;
    router.traits = {};
    return fitRequest(request, router, reach);
}

QJsonObject openAiChatBody(FittedRequest &fitted, const EndpointTarget &target)
{
    const ChatRequest &request = fitted.request;
    const Quirks &quirks = target.quirks;
    QJsonArray messages;
    for (const Message &message : request.messages)
        messages.append(messageJson(message, target));

    QJsonObject body {{QLatin1String("model"), target.providerModelId},
                      {QLatin1String("messages"), messages}};
    putSampling(body, request.sampling);
    if (request.maxTokens && !quirks.maxTokensField.isEmpty())
        body.insert(quirks.maxTokensField, *request.maxTokens);
    putTools(body, fitted, quirks);
    putResponseFormat(body, fitted, quirks);
    putReasoningControl(body, fitted, target);
    setIfNotEmpty(body, QLatin1String("user"), request.user);
    if (request.stream) {
        body.insert(QLatin1String("stream"), true);
        if (quirks.streamOptions) {
            QJsonObject options = request.extra.value(QLatin1String("stream_options")).toObject();
            options.insert(QLatin1String("include_usage"), true);
            body.insert(QLatin1String("stream_options"), options);
        }
    }
    QJsonObject extra = request.extra;
    extra.remove(QLatin1String("stream_options"));
    mergeMissing(body, extra);
    renameFields(body, quirks);
    // The other end is a router itself.
    if (quirks.reasoningControl == QLatin1String("object")) {
        putProviderRules(body, request.routing);
        putPlugins(body, request);
    }
    putExtraBody(body, target);
    return body;
}

} // namespace core
