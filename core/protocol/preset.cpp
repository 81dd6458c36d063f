#include "core/protocol/preset.h"

#include "core/base/edit_distance.h"
#include "core/model/preset_mention.h"
#include "core/protocol/openai/openai_ingress.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Preset)
};

Error badPreset(const QString &name, const QString &what)
{
    return {.kind = ErrorKind::BadConfig, .message = Text::tr("Preset '%1': %2").arg(name, what)};
}

Error unknownPreset(const QString &name, const QHash<QString, Preset> &presets)
{
    QStringList known = presets.keys();
    known.sort();
    Error error {.kind = ErrorKind::BadRequest,
                 .message = Text::tr("There is no preset '%1'.").arg(name),
                 .parameter = QStringLiteral("preset")};
    if (const QString nearest = nearestWord(name, known); !nearest.isEmpty())
        error.message += u' ' + Text::tr("Did you mean '%1'?").arg(nearest);
    else if (!known.isEmpty())
        error.message += u' ' + Text::tr("The presets are: %1.").arg(known.join(QLatin1String(", ")));
    return error;
}

bool isInstruction(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// The preset's body as a request whose messages are its system prompt.
Result<ChatRequest> presetRequest(const QString &name, QJsonObject body)
{
    const QLatin1String systemName("system");
    const QLatin1String messagesName("messages");
    const QJsonValue prompt = body.take(systemName);
    QJsonArray messages = body.value(messagesName).toArray();
    if (!prompt.isUndefined() && !prompt.isNull() && !prompt.isString())
        return badPreset(name, Text::tr("'system' must be a string."));
    if (!prompt.toString().isEmpty())
        messages.prepend(
            QJsonObject {{QStringLiteral("role"), systemName}, {QStringLiteral("content"), prompt}});
    // The reader wants a conversation. This line of it is taken out below.
    messages.append(QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                 {QStringLiteral("content"), QString()}});
    body.insert(messagesName, messages);
    Result<ChatRequest> request = chatRequestFromOpenAi(body);
    if (!request)
        return badPreset(name, request.error().message);
    ChatRequest read = *request;
    read.messages.removeIf([](const Message &message) { return !isInstruction(message); });
    if (!read.preset.isEmpty() || !splitPresetMention(read.model).preset.isEmpty())
        return badPreset(name, Text::tr("a preset cannot name a preset."));
    return read;
}

/// What makes two tools the same one: the name of a function, the kind of any other, and its name where
/// several of a kind may stand side by side.
QString identityOf(const ToolDefinition &tool)
{
    if (tool.isFunction)
        return QLatin1String("function/") + tool.name;
    const QString type = tool.extra.value(QLatin1String("type")).toString();
    const QLatin1String place(type == QLatin1String("custom") ? "custom" : "parameters");
    return type + u'/' + tool.extra.value(place).toObject().value(QLatin1String("name")).toString();
}

QList<ToolDefinition> united(const QList<ToolDefinition> &preset, const QList<ToolDefinition> &request)
{
    QList<ToolDefinition> tools = preset;
    for (const ToolDefinition &tool : request) {
        const auto same = std::find_if(tools.begin(), tools.end(), [&](const ToolDefinition &other) {
            return identityOf(other) == identityOf(tool);
        });
        if (same == tools.end())
            tools << tool;
        else
            *same = tool;
    }
    return tools;
}

template<typename T>
void fill(std::optional<T> &field, const std::optional<T> &preset)
{
    if (!field)
        field = preset;
}

template<typename T>
void fillList(T &field, const T &preset)
{
    if (field.isEmpty())
        field = preset;
}

void fillSampling(Sampling &sampling, const Sampling &preset)
{
    fill(sampling.temperature, preset.temperature);
    fill(sampling.topP, preset.topP);
    fill(sampling.topK, preset.topK);
    fill(sampling.minP, preset.minP);
    fill(sampling.topA, preset.topA);
    fill(sampling.frequencyPenalty, preset.frequencyPenalty);
    fill(sampling.presencePenalty, preset.presencePenalty);
    fill(sampling.repetitionPenalty, preset.repetitionPenalty);
    fill(sampling.seed, preset.seed);
    fillList(sampling.stop, preset.stop);
    fill(sampling.logitBias, preset.logitBias);
    fill(sampling.logprobs, preset.logprobs);
    fill(sampling.topLogprobs, preset.topLogprobs);
}

/// `asked` is what the request names beside the preset: a model, suffixes alone, or nothing.
void fillModels(ChatRequest &merged, const QString &asked, const ChatRequest &preset)
{
    merged.model = asked;
    if (!asked.isEmpty() && !asked.startsWith(u':'))
        return;
    merged.model = preset.model + asked;
    fillList(merged.fallbackModels, preset.fallbackModels);
}

} // namespace

Result<ChatRequest> withNamedPreset(const ChatRequest &request, const QHash<QString, Preset> &presets)
{
    const QString mentioned = splitPresetMention(request.model).preset;
    if (!mentioned.isEmpty() && !request.preset.isEmpty() && mentioned != request.preset)
        return Error {.kind = ErrorKind::BadRequest,
                      .message = Text::tr("The request names two presets, '%1' and '%2'. Leave one out.")
                                     .arg(mentioned, request.preset),
                      .parameter = QStringLiteral("preset")};
    const QString name = mentioned.isEmpty() ? request.preset : mentioned;
    if (name.isEmpty())
        return request;
    const auto preset = presets.constFind(name);
    if (preset == presets.cend())
        return unknownPreset(name, presets);
    return withPreset(request, name, *preset);
}

Result<ChatRequest> withPreset(const ChatRequest &request, const QString &name, const Preset &preset)
{
    const Result<ChatRequest> read = presetRequest(name, preset.body);
    if (!read)
        return read.error();
    const ChatRequest &under = *read;
    ChatRequest merged = request;
    merged.preset = name;
    fillModels(merged, splitPresetMention(request.model).model, under);
    if (std::none_of(request.messages.cbegin(), request.messages.cend(), isInstruction))
        merged.messages = under.messages + request.messages;
    fillSampling(merged.sampling, under.sampling);
    fill(merged.maxTokens, under.maxTokens);
    merged.tools = united(under.tools, request.tools);
    fill(merged.toolChoice, under.toolChoice);
    fill(merged.parallelToolCalls, under.parallelToolCalls);
    fill(merged.responseFormat, under.responseFormat);
    fill(merged.reasoning, under.reasoning);
    fillList(merged.user, under.user);
    fillList(merged.sessionId, under.sessionId);
    merged.routing = under.routing.restrictedBy(request.routing);
    fillList(merged.plugins, under.plugins);
    fill(merged.transforms, under.transforms);
    for (auto field = under.extra.constBegin(); field != under.extra.constEnd(); ++field) {
        if (!merged.extra.contains(field.key()))
            merged.extra.insert(field.key(), field.value());
    }
    return merged;
}

} // namespace core
