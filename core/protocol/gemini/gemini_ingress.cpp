#include "core/protocol/gemini/gemini_ingress.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/gemini/gemini_ingress_contents.h"
#include "core/protocol/gemini/gemini_schema.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/hosted_tools.h"
#include "core/protocol/routing_fields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiIngress)
};

using Problem = std::optional<Error>;

/// The object under that name with camelCase names inside; absent is empty.
FieldReader inner(FieldReader &reader, QLatin1String name, Problem &problem)
{
    return FieldReader(withCamelNames(reader.object(name).value_or(QJsonObject())), reader.pathOf(name),
                       problem);
}

/// A schema in Google's subset or, where that is not there, in JSON Schema.
std::optional<QJsonObject> readSchema(FieldReader &reader, QLatin1String subset, QLatin1String full)
{
    const auto own = reader.object(subset);
    const auto json = reader.object(full);
    if (json)
        return json;
    return own ? std::optional(jsonSchemaFromGemini(*own)) : std::nullopt;
}

class RequestReader
{
public:
    RequestReader(FieldReader &reader, ChatRequest &request, Problem &problem)
        : m_reader(reader)
        , m_request(request)
        , m_problem(problem)
    { }

    void run()
    {
        m_reader.take(QLatin1String("model")); // some SDKs repeat it from the address
        readRouterFields();
        m_request.messages = readGeminiMessages(m_reader, m_problem);
        readTools();
        readToolConfig();
        readGenerationConfig();
        const QJsonObject rest = geminiRest(m_reader);
        for (auto it = rest.constBegin(); it != rest.constEnd(); ++it)
            m_google.insert(it.key(), it.value());
        if (!m_google.isEmpty())
            m_request.extra.insert(kGoogleExtra, m_google);
    }

private:
    void keep(QLatin1String name, const QJsonObject &rest)
    {
        if (!rest.isEmpty())
            m_google.insert(name, rest);
    }

    /// What the other shapes have for the router, under the same names.
    void readRouterFields()
    {
        m_request.fallbackModels = m_reader.texts(QLatin1String("models"));
        m_request.fallbackModels.removeAll(m_request.model);
        readCaller(m_reader, m_request);
        readRoutingPreferences(m_reader, m_request, m_problem);
        readPlugins(m_reader, m_request, m_problem);
        if (m_reader.rest().contains(QLatin1String("reasoning"))) // a thinkingConfig says it better
            readReasoning(m_reader, m_request, m_problem);
        for (const QLatin1String name : {QLatin1String("plugins"), QLatin1String("transforms")}) {
            if (const QJsonValue value = m_reader.take(name); !value.isUndefined())
                m_request.extra.insert(name, value);
        }
    }

    void readTools()
    {
        const QLatin1String name("tools");
        const QLatin1String functionsName("functionDeclarations");
        const QJsonArray tools = takeGeminiList(m_reader, name);
        for (qsizetype i = 0; i < tools.size(); ++i) {
            if (!tools.at(i).isObject())
                m_reader.complain(entryPath(name, i), Text::tr("an object"));
            FieldReader tool(withCamelNames(tools.at(i).toObject()), entryPath(name, i), m_problem);
            const QJsonArray functions = takeGeminiList(tool, functionsName);
            for (qsizetype k = 0; k < functions.size(); ++k)
                readFunction(functions.at(k).toObject(), entryPath(tool.pathOf(functionsName), k));
            const QJsonObject rest = geminiRest(tool);
            for (auto it = rest.constBegin(); it != rest.constEnd(); ++it) {
                ToolDefinition google;
                google.isFunction = false;
                google.extra = {{it.key(), it.value()}, {kToolOwner, kGoogleTool}};
                m_request.tools.append(google);
            }
        }
    }

    void readFunction(const QJsonObject &json, const QString &path)
    {
        FieldReader function(withCamelNames(json), path, m_problem);
        ToolDefinition tool;
        const auto name = function.text(QLatin1String("name"));
        if (!name)
            function.complain(QLatin1String("name"), Text::tr("a string"));
        tool.name = name.value_or(QString());
        tool.description = function.text(QLatin1String("description")).value_or(QString());
        tool.parameters =
            readSchema(function, QLatin1String("parameters"), QLatin1String("parametersJsonSchema"));
        if (const QJsonObject rest = geminiRest(function); !rest.isEmpty())
            tool.extra.insert(kGoogleExtra, rest);
        m_request.tools.append(tool);
    }

    void readToolConfig()
    {
        const QLatin1String name("toolConfig");
        const QLatin1String callingName("functionCallingConfig");
        FieldReader config = inner(m_reader, name, m_problem);
        FieldReader calling = inner(config, callingName, m_problem);
        const QJsonObject asked = calling.rest();
        const QString mode = modeOf(calling);
        const QStringList names = calling.texts(QLatin1String("allowedFunctionNames"));
        const bool must = mode == QLatin1String("ANY");
        QJsonObject rest = geminiRest(config);
        if (mode == QLatin1String("NONE"))
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::None};
        else if (mode == QLatin1String("AUTO"))
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Auto};
        else if (must && names.isEmpty())
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Required};
        else if (must && names.size() == 1)
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Function, names.first()};
        else if (must)
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Opaque, {}, allowedTools(names)};
        else if (mode == QLatin1String("VALIDATED")) {
            // Elsewhere this is a free choice: the schema is always kept to there, or never.
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Auto};
            rest.insert(callingName, asked);
        }
        keep(name, rest);
    }

    QString modeOf(FieldReader &calling)
    {
        const QLatin1String name("mode");
        const QStringList modes {QStringLiteral("MODE_UNSPECIFIED"), QStringLiteral("AUTO"),
                                 QStringLiteral("ANY"), QStringLiteral("NONE"), QStringLiteral("VALIDATED")};
        if (calling.rest().value(name).isDouble()) // the enum's number
            return modes.value(calling.take(name).toInt());
        const QString mode = calling.text(name).value_or(QString()).toUpper();
        if (!mode.isEmpty() && !modes.contains(mode))
            calling.complain(name, Text::tr("one of %1").arg(modes.join(QStringLiteral(", "))));
        return mode;
    }

    static QJsonObject allowedTools(const QStringList &names)
    {
        QJsonArray tools;
        for (const QString &name : names)
            tools.append(
                QJsonObject {{QLatin1String("type"), QLatin1String("function")},
                             {QLatin1String("function"), QJsonObject {{QLatin1String("name"), name}}}});
        const QJsonObject allowed {{QLatin1String("mode"), QLatin1String("required")},
                                   {QLatin1String("tools"), tools}};
        return {{QLatin1String("type"), QLatin1String("allowed_tools")},
                {QLatin1String("allowed_tools"), allowed}};
    }

    void readGenerationConfig()
    {
        const QLatin1String name("generationConfig");
        FieldReader config = inner(m_reader, name, m_problem);
        Sampling &sampling = m_request.sampling;
        sampling.temperature = config.number(QLatin1String("temperature"));
        sampling.topP = config.number(QLatin1String("topP"));
        sampling.topK = config.integer(QLatin1String("topK"));
        sampling.seed = config.integer(QLatin1String("seed"));
        sampling.presencePenalty = config.number(QLatin1String("presencePenalty"));
        sampling.frequencyPenalty = config.number(QLatin1String("frequencyPenalty"));
        sampling.stop = config.texts(QLatin1String("stopSequences"));
        sampling.logprobs = config.flag(QLatin1String("responseLogprobs"));
        constexpr qint64 mostAlternatives = 1000;
        if (const auto count = config.integer(QLatin1String("logprobs")))
            sampling.topLogprobs = int(std::clamp<qint64>(*count, 0, mostAlternatives));
        const QLatin1String limitName("maxOutputTokens");
        m_request.maxTokens = config.integer(limitName);
        if (m_request.maxTokens && *m_request.maxTokens < 1)
            config.complain(limitName, Text::tr("1 or more"));
        if (const auto count = config.integer(QLatin1String("candidateCount")))
            m_request.extra.insert(QLatin1String("n"), *count);
        QJsonArray modalities;
        for (const QString &modality : config.texts(QLatin1String("responseModalities")))
            modalities.append(modality.toLower());
        if (!modalities.isEmpty())
            m_request.extra.insert(QLatin1String("modalities"), modalities);
        readResponseFormat(config);
        readThinking(config);
        keep(name, geminiRest(config));
    }

    void readResponseFormat(FieldReader &config)
    {
        const QLatin1String typeName("responseMimeType");
        const QString type = config.rest().value(typeName).toString();
        if (type != QLatin1String("application/json")) {
            if (type == QLatin1String("text/plain"))
                config.take(typeName);
            return; // anything else (an enum as plain text) only Gemini can do
        }
        config.take(typeName);
        ResponseFormat format;
        format.schema =
            readSchema(config, QLatin1String("responseSchema"), QLatin1String("responseJsonSchema"));
        format.kind = format.schema ? ResponseFormat::Kind::JsonSchema : ResponseFormat::Kind::JsonObject;
        if (format.schema)
            format.name = QStringLiteral("response"); // other services want one
        m_request.responseFormat = format;
    }

    void readThinking(FieldReader &config)
    {
        const QLatin1String name("thinkingConfig");
        if (!config.rest().value(name).isObject()) {
            config.object(name);
            return;
        }
        FieldReader thinking = inner(config, name, m_problem);
        const QLatin1String levelName("thinkingLevel");
        const QLatin1String budgetName("thinkingBudget");
        ReasoningRequest reasoning;
        reasoning.exclude = !thinking.flag(QLatin1String("includeThoughts")).value_or(false);
        reasoning.maxTokens = thinking.integer(budgetName);
        const QStringList levels {QStringLiteral("minimal"), QStringLiteral("low"), QStringLiteral("medium"),
                                  QStringLiteral("high")};
        const QString level = thinking.text(levelName).value_or(QString()).toLower();
        if (levels.contains(level))
            reasoning.effort = level;
        else if (!level.isEmpty() && level != QLatin1String("thinking_level_unspecified"))
            thinking.complain(levelName, Text::tr("one of %1").arg(levels.join(QStringLiteral(", "))));
        if (!reasoning.effort.isEmpty() && reasoning.maxTokens)
            thinking.complain(budgetName, Text::tr("absent where a level is given"));
        reasoning.extra = geminiRest(thinking);
        if (reasoning.maxTokens && *reasoning.maxTokens < 0) { // as much as the model likes
            reasoning.extra.insert(budgetName, *reasoning.maxTokens);
            reasoning.maxTokens.reset();
            reasoning.enabled = true;
        }
        m_request.reasoning = reasoning;
    }

    FieldReader &m_reader;
    ChatRequest &m_request;
    Problem &m_problem;
    QJsonObject m_google;
};

} // namespace

Result<ChatRequest> chatRequestFromGemini(const QString &model, bool stream, const QJsonObject &body)
{
    Problem problem;
    ChatRequest request;
    request.model = model;
    request.stream = stream;
    QJsonObject named = withCamelNames(body);
    const QLatin1String sessionName("sessionId");
    if (named.contains(sessionName)) // not one of Google's: it keeps its own spelling
        named.insert(QLatin1String("session_id"), named.take(sessionName));
    FieldReader reader(named, {}, problem);
    RequestReader(reader, request, problem).run();
    if (problem)
        return *problem;
    return request;
}

Result<ChatRequest> countedRequestFromGemini(const QString &model, const QJsonObject &body)
{
    const QLatin1String name("generateContentRequest");
    const QJsonObject named = withCamelNames(body);
    if (!named.contains(name) || named.value(name).isNull())
        return chatRequestFromGemini(model, false, body);
    Problem problem;
    const QLatin1String contentsName("contents");
    FieldReader reader(named, {}, problem);
    const QJsonObject inner = reader.object(name).value_or(QJsonObject());
    if (!reader.take(contentsName).isUndefined())
        reader.complain(contentsName, Text::tr("absent where there is a generateContentRequest"));
    if (problem)
        return *problem;
    Result<ChatRequest> request = chatRequestFromGemini(model, false, inner);
    if (request)
        return request;
    Error error = request.error();
    const QString path = name + u'.' + error.parameter;
    error.message.replace(QStringLiteral("'%1'").arg(error.parameter), QStringLiteral("'%1'").arg(path));
    error.parameter = path;
    return error;
}

GeminiPlace geminiPlace(const QString &place)
{
    const qsizetype colon = place.lastIndexOf(u':');
    GeminiPlace parts {.model = place.left(colon), .method = colon < 0 ? QString() : place.mid(colon + 1)};
    const QLatin1String prefix("models/");
    if (parts.model.startsWith(prefix))
        parts.model.remove(0, prefix.size());
    return parts;
}

} // namespace core
