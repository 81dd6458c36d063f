#include "core/protocol/anthropic/anthropic_ingress.h"

#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_ingress_messages.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/hosted_tools.h"
#include "core/protocol/routing_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicIngress)
};

using Problem = std::optional<Error>;

constexpr QLatin1String kType("type");
constexpr QLatin1String kName("name");
constexpr QLatin1String kModel("model");
constexpr QLatin1String kThinking("thinking");
constexpr QLatin1String kEffort("effort");
constexpr QLatin1String kDisplay("display");
constexpr QLatin1String kOutputConfig("output_config");
constexpr QLatin1String kMetadata("metadata");

QString oneOf(const QStringList &words)
{
    return Text::tr("one of %1").arg(words.join(QStringLiteral(", ")));
}

class RequestReader
{
public:
    RequestReader(const QJsonObject &body, const HeaderList &headers)
        : m_reader(body, {}, m_problem)
        , m_headers(headers)
    { }

    Result<ChatRequest> run()
    {
        readModels();
        readRoutingPreferences(m_reader, m_request, m_problem);
        readPlugins(m_reader, m_request, m_problem);
        if (const auto system = systemFromAnthropic(m_reader, m_problem))
            m_request.messages.append(*system);
        readMessages();
        readSampling();
        readTools();
        readToolChoice();
        readThinking();
        readOutput();
        readMetadata();
        readRest();
        if (m_problem)
            return *m_problem;
        return m_request;
    }

private:
    void readModels()
    {
        const QLatin1String name("fallbacks");
        const bool both = m_reader.rest().contains(QLatin1String("models"));
        readModelNames(m_reader, m_request);
        const auto fallbacks = m_reader.array(name);
        if (!fallbacks)
            return;
        constexpr int most = 3;
        if (both)
            m_reader.complain(name, Text::tr("absent where 'models' is given"));
        if (fallbacks->size() > most)
            m_reader.complain(name, Text::tr("a list of %1 entries at most").arg(most));
        for (qsizetype i = 0; i < fallbacks->size(); ++i) {
            FieldReader entry(fallbacks->at(i).toObject(), entryPath(name, i), m_problem);
            const QString model = entry.text(kModel).value_or(QString());
            if (model.isEmpty() || !entry.rest().isEmpty())
                m_reader.complain(entryPath(name, i), Text::tr("an object with 'model' and nothing else"));
            m_request.fallbackModels.append(model);
        }
        m_request.fallbackModels.removeAll(m_request.model);
    }

    void readMessages()
    {
        const QLatin1String name("messages");
        const QJsonArray messages = m_reader.array(name).value_or(QJsonArray());
        if (messages.isEmpty())
            m_reader.complain(name, Text::tr("a list of at least one message"));
        for (qsizetype i = 0; i < messages.size(); ++i) {
            if (messages.at(i).isObject())
                m_request.messages +=
                    messagesFromAnthropic(messages.at(i).toObject(), entryPath(name, i), m_problem);
            else
                m_reader.complain(entryPath(name, i), Text::tr("an object"));
        }
    }

    void readSampling()
    {
        const QLatin1String maxTokens("max_tokens");
        m_request.maxTokens = m_reader.integer(maxTokens);
        if (m_request.maxTokens && *m_request.maxTokens < 1)
            m_reader.complain(maxTokens, Text::tr("1 or more"));
        m_request.sampling.temperature = m_reader.number(QLatin1String("temperature"));
        m_request.sampling.topP = m_reader.number(kTopP);
        if (m_request.sampling.temperature && m_request.sampling.topP) // not for newer models, as it knows
            m_fields.insert(kTopP, *m_request.sampling.topP);
        m_request.sampling.topK = m_reader.integer(QLatin1String("top_k"));
        m_request.sampling.stop = m_reader.texts(QLatin1String("stop_sequences"));
        m_request.stream = m_reader.flag(QLatin1String("stream")).value_or(false);
        m_request.sessionId = m_reader.text(QLatin1String("session_id")).value_or(QString());
    }

    void readTools()
    {
        const QLatin1String name("tools");
        const QJsonArray tools = m_reader.array(name).value_or(QJsonArray());
        for (qsizetype i = 0; i < tools.size(); ++i) {
            if (tools.at(i).isObject())
                m_request.tools.append(readTool(tools.at(i).toObject(), entryPath(name, i)));
            else
                m_reader.complain(entryPath(name, i), Text::tr("an object"));
        }
    }

    /// A tool with a type of its own runs at Anthropic, or is one that its models know by heart.
    ToolDefinition readTool(const QJsonObject &json, const QString &path)
    {
        FieldReader reader(json, path, m_problem);
        ToolDefinition tool;
        const QString type = reader.text(kType).value_or(QString());
        if (!type.isEmpty() && type != QLatin1String("custom")) {
            tool.isFunction = false;
            tool.extra = json;
            tool.extra.insert(kToolOwner, kAnthropicTool);
            return tool;
        }
        const auto name = reader.text(kName);
        if (!name)
            reader.complain(kName, Text::tr("a string"));
        tool.name = name.value_or(QString());
        tool.description = reader.text(QLatin1String("description")).value_or(QString());
        const QLatin1String schemaName("input_schema");
        tool.parameters = reader.object(schemaName);
        if (!tool.parameters)
            reader.complain(schemaName, Text::tr("an object"));
        tool.strict = reader.flag(QLatin1String("strict"));
        tool.extra = anthropicExtra(reader.rest());
        return tool;
    }

    void readToolChoice()
    {
        const QLatin1String name("tool_choice");
        const auto json = m_reader.object(name);
        if (!json)
            return;
        FieldReader reader(*json, name, m_problem);
        const QString type = reader.text(kType).value_or(QString());
        ToolChoice choice;
        if (type == QLatin1String("tool")) {
            choice.mode = ToolChoice::Mode::Function;
            choice.function = reader.text(kName).value_or(QString());
            if (choice.function.isEmpty())
                reader.complain(kName, Text::tr("the name of a tool"));
        } else if (type == QLatin1String("any")) {
            choice.mode = ToolChoice::Mode::Required;
        } else if (type == QLatin1String("none")) {
            choice.mode = ToolChoice::Mode::None;
        } else if (type != QLatin1String("auto")) {
            reader.complain(kType, oneOf({QStringLiteral("auto"), QStringLiteral("any"),
                                          QStringLiteral("tool"), QStringLiteral("none")}));
        }
        m_request.toolChoice = choice;
        if (const auto oneAtATime = reader.flag(QLatin1String("disable_parallel_tool_use")))
            m_request.parallelToolCalls = !*oneAtATime;
    }

    void readThinking()
    {
        const QLatin1String reasoningName("reasoning");
        const bool both = m_reader.rest().contains(reasoningName);
        const auto json = m_reader.object(kThinking);
        if (json && both)
            m_reader.complain(reasoningName, Text::tr("absent where 'thinking' is given"));
        if (!json) {
            readReasoning(m_reader, m_request, m_problem);
            return;
        }
        FieldReader reader(*json, kThinking, m_problem);
        ReasoningRequest reasoning;
        const QString type = reader.text(kType).value_or(QString());
        QJsonObject asked {{kType, type}};
        if (type == QLatin1String("enabled")) {
            const QLatin1String budget("budget_tokens");
            reasoning.maxTokens = reader.integer(budget);
            if (!reasoning.maxTokens || *reasoning.maxTokens < 1)
                reader.complain(budget, Text::tr("1 or more"));
        } else if (type == QLatin1String("adaptive")) {
            reasoning.enabled = true;
        } else if (type == QLatin1String("disabled")) {
            reasoning.enabled = false;
        } else {
            reader.complain(kType, oneOf({QStringLiteral("enabled"), QStringLiteral("adaptive"),
                                          QStringLiteral("disabled")}));
        }
        if (const auto display = reader.text(kDisplay)) {
            asked.insert(kDisplay, *display);
            reasoning.exclude = *display == QLatin1String("omitted");
        }
        reasoning.extra.insert(kAnthropicThinking, asked);
        m_request.reasoning = reasoning;
    }

    void readOutput()
    {
        FieldReader output(m_reader.object(kOutputConfig).value_or(QJsonObject()), kOutputConfig, m_problem);
        readEffort(output);
        const QLatin1String name("format");
        readFormat(output.object(name), output.pathOf(name));
        // Its name before it left the beta.
        const QLatin1String oldName("output_format");
        readFormat(m_reader.object(oldName), oldName);
        keep(kOutputConfig, output.rest());
    }

    void readEffort(FieldReader &output)
    {
        const QStringList levels {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"),
                                  QStringLiteral("xhigh"), QStringLiteral("max")};
        const auto effort = output.text(kEffort);
        if (!effort)
            return;
        if (!levels.contains(*effort))
            output.complain(kEffort, oneOf(levels));
        if (!m_request.reasoning) {
            m_request.reasoning =
                ReasoningRequest {.effort = *effort, .extra = {{kAnthropicThinking, QJsonObject()}}};
        } else if (m_request.reasoning->enabled == true) {
            m_request.reasoning->effort = *effort;
        } else {
            // Beside a budget, or without thinking, it says how wordy the answer is to be.
            keep(kOutputConfig, {{kEffort, *effort}});
        }
    }

    void readFormat(const std::optional<QJsonObject> &json, const QString &path)
    {
        if (!json)
            return;
        FieldReader reader(*json, path, m_problem);
        const QString type = reader.text(kType).value_or(QString());
        const QLatin1String schemaName("schema");
        ResponseFormat format {.kind = ResponseFormat::Kind::JsonSchema, .name = QStringLiteral("output")};
        format.schema = reader.object(schemaName);
        if (type != QLatin1String("json_schema"))
            reader.complain(kType, oneOf({QStringLiteral("json_schema")}));
        else if (!format.schema)
            reader.complain(schemaName, Text::tr("an object"));
        m_request.responseFormat = format;
    }

    void readMetadata()
    {
        FieldReader metadata(m_reader.object(kMetadata).value_or(QJsonObject()), kMetadata, m_problem);
        m_request.user = metadata.text(QLatin1String("user_id")).value_or(QString());
        keep(kMetadata, metadata.rest());
    }

    /// Puts fields that only this protocol knows to those that are written back.
    void keep(QLatin1String name, const QJsonObject &fields)
    {
        QJsonObject object = m_fields.value(name).toObject();
        for (auto it = fields.constBegin(); it != fields.constEnd(); ++it) {
            if (!it.value().isNull())
                object.insert(it.key(), it.value());
        }
        if (!object.isEmpty())
            m_fields.insert(name, object);
    }

    void readBetas()
    {
        // The one is the name at Amazon, the other that of Anthropic's own libraries.
        QStringList betas = m_reader.texts(QLatin1String("anthropic_beta"));
        betas += m_reader.texts(QLatin1String("betas"));
        for (const auto &[name, value] : m_headers) {
            const QByteArray lower = name.toLower();
            if (lower != "anthropic-beta" && lower != "x-anthropic-beta")
                continue;
            for (const QByteArray &beta : value.split(','))
                betas << QString::fromUtf8(beta.trimmed());
        }
        betas.removeAll(QString());
        betas.removeDuplicates();
        if (!betas.isEmpty())
            m_request.extra.insert(kAnthropicBetas, QJsonArray::fromStringList(betas));
    }

    void readRest()
    {
        readBetas();
        m_reader.take(QLatin1String("anthropic_version"));
        // Said to a router, and to be left out for everybody else.
        for (const QLatin1String name :
             {QLatin1String("plugins"), QLatin1String("route"), QLatin1String("trace")}) {
            if (const QJsonValue value = m_reader.take(name); !value.isUndefined())
                m_request.extra.insert(name, value);
        }
        const QJsonObject rest = anthropicExtra(m_reader.rest());
        const QJsonObject fields = rest.value(kAnthropicFields).toObject();
        for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
            m_fields.insert(it.key(), it.value());
        if (rest.contains(kCacheControl))
            m_request.extra.insert(kCacheControl, rest.value(kCacheControl));
        if (!m_fields.isEmpty())
            m_request.extra.insert(kAnthropicFields, m_fields);
    }

    Problem m_problem;
    FieldReader m_reader;
    const HeaderList &m_headers;
    ChatRequest m_request;
    QJsonObject m_fields;
};

} // namespace

Result<ChatRequest> chatRequestFromAnthropic(const QJsonObject &body, const HeaderList &headers)
{
    return RequestReader(body, headers).run();
}

} // namespace core
