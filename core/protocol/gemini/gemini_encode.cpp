#include "core/protocol/gemini/gemini.h"
#include "core/protocol/gemini/gemini_contents.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/hosted_tools.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiCodec)
};

using Kind = ParameterChange::Kind;

constexpr QLatin1String kGenerationConfig("generationConfig");

/// Fields that a client of another shape may send, under the names that are in use for them.
constexpr QLatin1String kModalities("modalities");
constexpr QLatin1String kImageConfig("image_config");
constexpr QLatin1String kAudio("audio");
constexpr QLatin1String kChoices("n");
/// Of the body, in both spellings of the API.
constexpr std::pair<QLatin1String, QLatin1String> kBodyFields[] = {
    {QLatin1String("safetySettings"), QLatin1String("safety_settings")},
    {QLatin1String("cachedContent"), QLatin1String("cached_content")},
    {QLatin1String("labels"), QLatin1String("labels")},
};

template<typename T>
void putIf(QJsonObject &object, QLatin1String name, const std::optional<T> &value)
{
    if (value)
        object.insert(name, QJsonValue(*value));
}

void putIfNotEmpty(QJsonObject &object, QLatin1String name, const QJsonObject &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

class BodyWriter
{
public:
    BodyWriter(FittedRequest &fitted, const EndpointTarget &target, GeminiCodec::Service service)
        : m_fitted(fitted)
        , m_request(fitted.request)
        , m_target(target)
    {
        m_rules.callIds = service == GeminiCodec::Service::AiStudio;
        m_rules.signaturesNeeded = target.traits.thinking == ModelTraits::Thinking::Adaptive;
    }

    Result<QJsonObject> run()
    {
        const Result<GeminiContents> contents = geminiContents(m_request.messages, m_target, m_rules);
        if (!contents)
            return contents.error();
        QJsonObject body {{QLatin1String("contents"), contents->contents}};
        putIfNotEmpty(body, QLatin1String("systemInstruction"), contents->systemInstruction);
        if (const auto error = putTools(body))
            return *error;
        putToolChoice(body);
        putIfNotEmpty(body, kGenerationConfig, generationConfig());
        for (const auto &[name, otherName] : kBodyFields) {
            const QJsonValue value = m_request.extra.contains(name) ? m_request.extra.value(name)
                                                                    : m_request.extra.value(otherName);
            if (!value.isUndefined())
                body.insert(name, value);
        }
        mergeMissing(body, m_request.extra.value(kGoogleExtra).toObject());
        recordLosses();
        putExtraBody(body, m_target);
        return body;
    }

private:
    void changed(Kind kind, QLatin1String name, const QString &from = {}, const QString &to = {})
    {
        m_fitted.changes.append({kind, name, from, to});
    }

    QJsonObject generationConfig()
    {
        const Sampling &sampling = m_request.sampling;
        QJsonObject config;
        putIf(config, QLatin1String("temperature"), sampling.temperature);
        putIf(config, QLatin1String("topP"), sampling.topP);
        putIf(config, QLatin1String("topK"), sampling.topK);
        putIf(config, QLatin1String("seed"), sampling.seed);
        putIf(config, QLatin1String("presencePenalty"), sampling.presencePenalty);
        putIf(config, QLatin1String("frequencyPenalty"), sampling.frequencyPenalty);
        putIf(config, QLatin1String("responseLogprobs"), sampling.logprobs);
        putIf(config, QLatin1String("logprobs"), sampling.topLogprobs);
        putIf(config, QLatin1String("maxOutputTokens"), m_request.maxTokens);
        if (!sampling.stop.isEmpty())
            config.insert(QLatin1String("stopSequences"), QJsonArray::fromStringList(sampling.stop));
        if (const QJsonValue count = m_request.extra.value(kChoices); count.isDouble())
            config.insert(QLatin1String("candidateCount"), count);
        putIfNotEmpty(config, QLatin1String("thinkingConfig"), thinkingConfig());
        putResponseFormat(config);
        putOutputMedia(config);
        return config;
    }

    QJsonObject thinkingConfig()
    {
        using State = ReasoningPlan::State;
        const ReasoningPlan &plan = m_fitted.reasoning;
        if (!m_request.reasoning)
            return {};
        QJsonObject config;
        if (plan.state != State::Off && !m_request.reasoning->exclude)
            config.insert(QLatin1String("includeThoughts"), true);
        const QLatin1String budget("thinkingBudget");
        // -1 is the API's word for "as much as it takes", which no budget of the neutral form says.
        if (const QJsonValue own = m_request.reasoning->extra.value(budget); own.isDouble())
            config.insert(budget, own);
        else if (plan.budget)
            config.insert(budget, *plan.budget);
        else if (plan.state == State::On)
            config.insert(QLatin1String("thinkingLevel"), levelOf(plan.effort));
        else if (plan.state == State::Off && m_target.traits.thinking != ModelTraits::Thinking::Adaptive)
            config.insert(budget, 0);
        else if (plan.state == State::Off)
            config.insert(QLatin1String("thinkingLevel"), levelOf(QStringLiteral("none")));
        return config;
    }

    /// Gemini 3 knows four levels; it cannot be switched off, and its least comes near to that.
    QString levelOf(const QString &effort)
    {
        QString level = effort;
        if (effort == QLatin1String("none"))
            level = nearestEffort(QStringLiteral("minimal"), m_target.traits.efforts);
        else if (effort == QLatin1String("xhigh") || effort == QLatin1String("max"))
            level = QStringLiteral("high");
        if (level != effort)
            changed(Kind::Mapped, QLatin1String("reasoning.effort"), effort, level);
        return level.toUpper();
    }

    void putResponseFormat(QJsonObject &config)
    {
        if (!m_request.responseFormat)
            return;
        const ResponseFormat &format = *m_request.responseFormat;
        switch (format.kind) {
        case ResponseFormat::Kind::Text:
            return;
        case ResponseFormat::Kind::Opaque:
            changed(Kind::Dropped, QLatin1String("response_format"),
                    format.json.value(QLatin1String("type")).toString());
            return;
        case ResponseFormat::Kind::JsonObject:
        case ResponseFormat::Kind::JsonSchema:
            config.insert(QLatin1String("responseMimeType"), QLatin1String("application/json"));
            putIf(config, QLatin1String("responseJsonSchema"), format.schema);
            return;
        }
    }

    void putOutputMedia(QJsonObject &config)
    {
        const QJsonObject &extra = m_request.extra;
        QJsonArray modalities;
        for (const QJsonValue &modality : extra.value(kModalities).toArray())
            modalities.append(modality.toString().toUpper());
        if (!modalities.isEmpty())
            config.insert(QLatin1String("responseModalities"), modalities);
        putIfNotEmpty(config, QLatin1String("imageConfig"),
                      withCamelNames(extra.value(kImageConfig).toObject()));

        const QJsonObject audio = extra.value(kAudio).toObject();
        const QJsonValue voice = audio.value(QLatin1String("voice"));
        if (voice.isString()) {
            const QJsonObject named {{QLatin1String("voiceName"), voice}};
            const QJsonObject prebuilt {{QLatin1String("prebuiltVoiceConfig"), named}};
            config.insert(QLatin1String("speechConfig"),
                          QJsonObject {{QLatin1String("voiceConfig"), prebuilt}});
        }
        if (audio.contains(QLatin1String("format")))
            changed(Kind::Dropped, QLatin1String("audio.format"),
                    audio.value(QLatin1String("format")).toString());
    }

    std::optional<Error> putTools(QJsonObject &body)
    {
        QJsonArray functions;
        QJsonArray tools;
        QList<QPair<qsizetype, QJsonObject>> hosted;
        for (qsizetype i = 0; i < m_request.tools.size(); ++i) {
            const ToolDefinition &tool = m_request.tools.at(i);
            if (tool.isFunction) {
                functions.append(functionJson(tool));
                continue;
            }
            hosted.append({i, tool.extra});
        }
        m_hasFunctions = !functions.isEmpty();
        for (auto [place, tool] : std::as_const(hosted)) {
            const QString owner = tool.take(kToolOwner).toString();
            const QString type = tool.value(QLatin1String("type")).toString();
            const QJsonObject json = googleTool(tool);
            if (json.isEmpty() && owner.isEmpty())
                return refusedTool(place, type);
            // Google refuses its own tools beside functions; whoever asks for both in its own words knows
            // more.
            if (json.isEmpty() || (m_hasFunctions && owner != kGoogleTool)) {
                changed(Kind::Dropped, QLatin1String("tools"), type);
                continue;
            }
            if (owner != kGoogleTool && !type.isEmpty())
                changed(Kind::Mapped, QLatin1String("tools"), type, json.keys().first());
            tools.append(json);
        }
        if (m_hasFunctions)
            tools.prepend(QJsonObject {{QLatin1String("functionDeclarations"), functions}});
        if (!tools.isEmpty())
            body.insert(QLatin1String("tools"), tools);
        return std::nullopt;
    }

    static QJsonObject functionJson(const ToolDefinition &tool)
    {
        QJsonObject json {{QLatin1String("name"), tool.name}};
        if (!tool.description.isEmpty())
            json.insert(QLatin1String("description"), tool.description);
        putIf(json, QLatin1String("parametersJsonSchema"), tool.parameters);
        mergeMissing(json, tool.extra.value(kGoogleExtra).toObject());
        return json;
    }

    /// A tool that Google runs itself: as a client of Gemini names it, or by the name that the same tool has
    /// elsewhere.
    static QJsonObject googleTool(const QJsonObject &tool)
    {
        const QString type = tool.value(QLatin1String("type")).toString();
        if (type.isEmpty())
            return withCamelNames(tool);
        QLatin1String name;
        if (type.contains(QLatin1String("web_search")) || type == QLatin1String("google_search"))
            name = QLatin1String("googleSearch");
        else if (type == QLatin1String("code_interpreter")
                 || type.startsWith(QLatin1String("code_execution")))
            name = QLatin1String("codeExecution");
        else if (type == QLatin1String("url_context"))
            name = QLatin1String("urlContext");
        else
            return {};
        return {{name, QJsonObject()}};
    }

    Error refusedTool(qsizetype place, const QString &type) const
    {
        Error error;
        error.kind = ErrorKind::BadRequest;
        error.provider = m_target.providerId;
        error.parameter = QStringLiteral("tools[%1]").arg(place);
        error.message = Text::tr("%1 has no tool of the type '%2'. Remove it, or choose another provider.")
                            .arg(m_target.providerName, type);
        return error;
    }

    void putToolChoice(QJsonObject &body)
    {
        if (!m_request.toolChoice)
            return;
        const QJsonObject config = functionCallingConfig(*m_request.toolChoice);
        // The API refuses a choice where there is nothing to choose from.
        if (config.isEmpty() || !m_hasFunctions)
            changed(Kind::Dropped, QLatin1String("tool_choice"));
        else
            body.insert(QLatin1String("toolConfig"),
                        QJsonObject {{QLatin1String("functionCallingConfig"), config}});
    }

    QJsonObject functionCallingConfig(const ToolChoice &choice) const
    {
        // A mode that only Gemini has (VALIDATED) is told by its own clients.
        const QJsonObject own = m_request.extra.value(kGoogleExtra)
                                    .toObject()
                                    .value(QLatin1String("toolConfig"))
                                    .toObject()
                                    .value(QLatin1String("functionCallingConfig"))
                                    .toObject();
        if (!own.isEmpty())
            return own;
        switch (choice.mode) {
        case ToolChoice::Mode::Auto:
            return calling(QLatin1String("AUTO"));
        case ToolChoice::Mode::None:
            return calling(QLatin1String("NONE"));
        case ToolChoice::Mode::Required:
            return calling(QLatin1String("ANY"));
        case ToolChoice::Mode::Function:
            return calling(QLatin1String("ANY"), {choice.function});
        case ToolChoice::Mode::Opaque:
            return allowedTools(choice.json.value(QLatin1String("allowed_tools")).toObject());
        }
        Q_UNREACHABLE();
    }

    static QJsonObject calling(QLatin1String mode, const QStringList &names = {})
    {
        QJsonObject config {{QLatin1String("mode"), mode}};
        if (!names.isEmpty())
            config.insert(QLatin1String("allowedFunctionNames"), QJsonArray::fromStringList(names));
        return config;
    }

    /// OpenAI's `allowed_tools`. Without a must, the API has no place for names.
    static QJsonObject allowedTools(const QJsonObject &allowed)
    {
        QStringList names;
        for (const QJsonValue &tool : allowed.value(QLatin1String("tools")).toArray())
            names << tool.toObject()
                         .value(QLatin1String("function"))
                         .toObject()
                         .value(QLatin1String("name"))
                         .toString();
        names.removeAll(QString());
        if (names.isEmpty() || allowed.value(QLatin1String("mode")) != QLatin1String("required"))
            return {};
        return calling(QLatin1String("ANY"), names);
    }

    /// Hints that have no place here, each said once.
    void recordLosses()
    {
        const auto &messages = m_request.messages;
        const auto &tools = m_request.tools;
        const auto anyMessage = [&](auto &&says) {
            return std::any_of(messages.begin(), messages.end(), says);
        };
        const QLatin1String cacheControl("cache_control");
        const bool marked =
            anyMessage([&](const Message &message) {
                return std::any_of(message.content.begin(), message.content.end(), [&](const auto &part) {
                    const auto *text = std::get_if<TextPart>(&part);
                    return text && text->extra.contains(cacheControl);
                });
            })
            || std::any_of(tools.begin(), tools.end(),
                           [&](const auto &tool) { return tool.extra.contains(cacheControl); });
        if (marked) // Gemini caches by itself, or by a cache that is named in the request
            changed(Kind::Dropped, cacheControl);
        if (anyMessage([](const Message &m) { return m.role != Role::Tool && !m.name.isEmpty(); }))
            changed(Kind::Dropped, QLatin1String("messages.name"));
        if (std::any_of(tools.begin(), tools.end(), [](const auto &tool) { return tool.strict == true; }))
            changed(Kind::Dropped, QLatin1String("tools.strict"), QStringLiteral("true"));
        const auto detailed = [](const ContentPart &part) {
            const auto *image = std::get_if<ImagePart>(&part);
            return image && !image->detail.isEmpty() && image->detail != QLatin1String("auto");
        };
        if (anyMessage(
                [&](const Message &m) { return std::any_of(m.content.begin(), m.content.end(), detailed); }))
            changed(Kind::Dropped, QLatin1String("image_url.detail"));
    }

    FittedRequest &m_fitted;
    const ChatRequest &m_request;
    const EndpointTarget &m_target;
    GeminiTurnRules m_rules;
    bool m_hasFunctions = false;
};

} // namespace

Result<FittedRequest> fitForGemini(const ChatRequest &request, const EndpointTarget &target)
{
    static const ProtocolReach reach {
        .parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("top_k"),
                       QStringLiteral("frequency_penalty"), QStringLiteral("presence_penalty"),
                       QStringLiteral("seed"), QStringLiteral("logprobs"), QStringLiteral("top_logprobs"),
                       QStringLiteral("stop"), QStringLiteral("response_format")},
        .extras = {QString(kChoices), QString(kModalities), QString(kImageConfig), QString(kAudio),
                   QString(kGoogleExtra), QStringLiteral("safetySettings"), QStringLiteral("safety_settings"),
                   QStringLiteral("cachedContent"), QStringLiteral("cached_content"),
                   QStringLiteral("labels")},
        .mapsTools = true,
        .maxStops = 5,
        // Models of both generations take a budget; only those of the newer one take a level.
        .thinking = ModelTraits::Thinking::Budget};
    return fitRequest(request, target, reach);
}

Result<QJsonObject> geminiBody(FittedRequest &fitted, const EndpointTarget &target,
                               GeminiCodec::Service service)
{
    return BodyWriter(fitted, target, service).run();
}

} // namespace core
