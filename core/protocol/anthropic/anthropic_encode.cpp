#include "core/protocol/anthropic/anthropic_conversation.h"
#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_messages.h"
#include "core/protocol/anthropic/anthropic_thinking.h"
#include "core/protocol/hosted_tools.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_rules.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicMessages)
};

using Kind = ParameterChange::Kind;
using Thinking = ModelTraits::Thinking;

constexpr QLatin1String kType("type");
constexpr QLatin1String kName("name");
constexpr QLatin1String kToolChoice("tool_choice");
constexpr QLatin1String kOutputConfig("output_config");
constexpr QLatin1String kVerbosity("verbosity");

/// The API demands a limit. This is the largest that every model takes, Claude 3 included.
constexpr qint64 kUsualMaxTokens = 4096;
constexpr qint64 kLeastBudget = 1024;

QStringList effortLevels()
{
    return {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"), QStringLiteral("xhigh"),
            QStringLiteral("max")};
}

class BodyWriter
{
public:
    BodyWriter(FittedRequest &fitted, const EndpointTarget &target)
        : m_fitted(fitted)
        , m_request(fitted.request)
        , m_target(target)
    { }

    Result<QJsonObject> run(AnthropicBlockWriter::Addresses addresses)
    {
        Result<AnthropicConversation> conversation = anthropicConversation(m_fitted, m_target, addresses);
        if (!conversation)
            return conversation.error();
        m_body.insert(QLatin1String("model"), m_target.providerModelId);
        m_body.insert(QLatin1String("messages"), conversation->messages);
        if (!conversation->system.isUndefined())
            m_body.insert(QLatin1String("system"), conversation->system);
        chooseMaxTokens();
        putReasoning();
        m_body.insert(QLatin1String("max_tokens"), m_maxTokens);
        putSampling();
        if (const Status tools = putTools(); !tools)
            return tools.error();
        putOutput();
        putRest();
        return m_body;
    }

private:
    void note(Kind kind, QLatin1String parameter, const QString &from, const QString &to = {})
    {
        m_fitted.changes.append({kind, parameter, from, to});
    }

    void chooseMaxTokens()
    {
        const std::optional<qint64> &limit = m_target.traits.maxOutputTokens;
        m_maxTokens = m_request.maxTokens.value_or(limit.value_or(kUsualMaxTokens));
        const QLatin1String name("max_tokens");
        if (!m_request.maxTokens && !limit)
            note(Kind::Added, name, {}, QString::number(m_maxTokens));
        if (limit && m_maxTokens > *limit) {
            note(Kind::Clamped, name, QString::number(m_maxTokens), QString::number(*limit));
            m_maxTokens = *limit;
        }
    }

    /// The `thinking` object of a client of the same shape; undefined for any other client.
    QJsonValue clientsThinking() const
    {
        return m_request.reasoning ? m_request.reasoning->extra.value(kAnthropicThinking)
                                   : QJsonValue(QJsonValue::Undefined);
    }

    void putReasoning()
    {
        using State = ReasoningPlan::State;
        const ReasoningPlan &plan = m_fitted.reasoning;
        const QJsonValue asked = clientsThinking();
        if (plan.state == State::NotAsked)
            return;
        if (plan.state == State::Off)
            m_body.insert(QLatin1String("thinking"), QJsonObject {{kType, QLatin1String("disabled")}});
        else if (asked.isObject() && asked.toObject().isEmpty())
            putEffort(QLatin1String("reasoning.effort"),
                      plan.effort.isEmpty() ? m_request.reasoning->effort : plan.effort);
        else if (plan.budget)
            putBudget(*plan.budget);
        else
            putAdaptive(plan.effort);
    }

    void putAdaptive(const QString &effort)
    {
        QJsonObject thinking {{kType, QLatin1String("adaptive")}};
        const QLatin1String display("display");
        if (const QJsonValue asked = clientsThinking(); asked.isObject())
            mergeMissing(thinking, asked.toObject());
        else
            thinking.insert(display, m_request.reasoning->exclude ? QLatin1String("omitted")
                                                                  : QLatin1String("summarized"));
        m_body.insert(QLatin1String("thinking"), thinking);
        // Who asks for thinking and no more gets the effort that the model has by itself.
        if (!m_request.reasoning->effort.isEmpty() || m_request.reasoning->maxTokens)
            putEffort(QLatin1String("reasoning.effort"), effort);
    }

    void putEffort(QLatin1String parameter, const QString &effort)
    {
        const QStringList &levels = m_target.traits.efforts;
        if (levels.isEmpty() && m_target.traits.thinking == Thinking::Budget) {
            note(Kind::Dropped, parameter, effort);
            return;
        }
        const QString level = nearestEffort(effort, levels.isEmpty() ? effortLevels() : levels);
        if (level != effort)
            note(Kind::Mapped, parameter, effort, level);
        m_outputConfig.insert(QLatin1String("effort"), level);
    }

    void putBudget(qint64 budget)
    {
        if (toolLoopLacksThoughts(m_request.messages)) {
            note(Kind::Dropped, QLatin1String("reasoning"), QString::number(budget));
            return;
        }
        const qint64 asked = budget;
        budget = std::max(kLeastBudget, budget);
        if (const std::optional<qint64> &limit = m_target.traits.maxOutputTokens; limit && budget >= *limit)
            budget = qint64(double(*limit) * effortShare(QStringLiteral("max")));
        if (budget != asked && m_request.reasoning->maxTokens)
            note(Kind::Clamped, QLatin1String("reasoning.max_tokens"), QString::number(asked),
                 QString::number(budget));
        makeRoomFor(budget);
        QJsonObject thinking {{kType, QLatin1String("enabled")}, {QLatin1String("budget_tokens"), budget}};
        mergeMissing(thinking, clientsThinking().toObject());
        m_body.insert(QLatin1String("thinking"), thinking);
        m_thinksByBudget = true;
    }

    /// The budget counts as part of the answer, so the answer's limit must be larger.
    void makeRoomFor(qint64 budget)
    {
        if (m_maxTokens > budget)
            return;
        const qint64 before = m_maxTokens;
        m_maxTokens += budget;
        if (m_target.traits.maxOutputTokens)
            m_maxTokens = std::min(m_maxTokens, *m_target.traits.maxOutputTokens);
        note(Kind::Mapped, QLatin1String("max_tokens"), QString::number(before),
             QString::number(m_maxTokens));
    }

    void putSampling()
    {
        Sampling sampling = m_request.sampling;
        if (m_thinksByBudget)
            fitSamplingToThinking(sampling, m_fitted.changes);
        if (sampling.temperature)
            m_body.insert(QLatin1String("temperature"), *sampling.temperature);
        if (sampling.topP)
            m_body.insert(kTopP, *sampling.topP);
        if (sampling.topK)
            m_body.insert(QLatin1String("top_k"), *sampling.topK);
        QJsonArray stops;
        for (const QString &stop : std::as_const(sampling.stop)) {
            if (stop.trimmed().isEmpty())
                note(Kind::Dropped, QLatin1String("stop"), QStringLiteral("\"%1\"").arg(stop));
            else
                stops.append(stop);
        }
        if (!stops.isEmpty())
            m_body.insert(QLatin1String("stop_sequences"), stops);
    }

    Status putTools()
    {
        QJsonArray tools;
        for (int i = 0; i < m_request.tools.size(); ++i) {
            const ToolDefinition &tool = m_request.tools.at(i);
            if (tool.isFunction) {
                tools.append(functionJson(tool));
                continue;
            }
            // Anthropic's own tools have a name beside their type; other vendors' are no use to it.
            if (!tool.extra.contains(kName) && !tool.extra.contains(QLatin1String("mcp_server_name")))
                return AnthropicBlockWriter::cannotCarry(
                    m_target, Text::tr("the tool '%1'").arg(tool.extra.value(kType).toString()),
                    QStringLiteral("tools[%1]").arg(i));
            tools.append(tool.extra);
        }
        if (!tools.isEmpty())
            m_body.insert(QLatin1String("tools"), tools);
        putToolChoice(!tools.isEmpty());
        return Done {};
    }

    static QJsonObject functionJson(const ToolDefinition &tool)
    {
        QJsonObject schema = tool.parameters.value_or(QJsonObject());
        // The schema must be that of an object, and must say so.
        if (!schema.value(kType).isString())
            schema.insert(kType, QLatin1String("object"));
        if (schema.size() == 1)
            schema.insert(QLatin1String("properties"), QJsonObject());
        QJsonObject json {{kName, tool.name}, {QLatin1String("input_schema"), schema}};
        if (!tool.description.isEmpty())
            json.insert(QLatin1String("description"), tool.description);
        if (tool.strict)
            json.insert(QLatin1String("strict"), *tool.strict);
        putAnthropicExtra(json, tool.extra);
        return json;
    }

    void putToolChoice(bool haveTools)
    {
        using Mode = ToolChoice::Mode;
        ToolChoice choice = m_request.toolChoice.value_or(ToolChoice());
        const bool forced = choice.mode == Mode::Required || choice.mode == Mode::Function;
        if (choice.mode == Mode::Opaque || (forced && (m_thinksByBudget || !haveTools))) {
            note(Kind::Dropped, kToolChoice,
                 choice.mode == Mode::Required ? QStringLiteral("required") : choice.function);
            choice = {};
        }
        const bool oneAtATime = m_request.parallelToolCalls == false && choice.mode != Mode::None;
        // Refused without tools, and "auto" is what it is without saying so.
        if (!haveTools || (choice.mode == Mode::Auto && !oneAtATime && !m_request.toolChoice))
            return;
        QJsonObject json;
        if (choice.mode == Mode::Function)
            json = {{kType, QLatin1String("tool")}, {kName, choice.function}};
        else
            json = {{kType, choice.mode == Mode::None       ? QLatin1String("none")
                            : choice.mode == Mode::Required ? QLatin1String("any")
                                                            : QLatin1String("auto")}};
        if (oneAtATime)
            json.insert(QLatin1String("disable_parallel_tool_use"), true);
        m_body.insert(kToolChoice, json);
    }

    void putOutput()
    {
        const QString verbosity = m_request.extra.value(kVerbosity).toString();
        if (!verbosity.isEmpty() && m_outputConfig.isEmpty())
            putEffort(kVerbosity, verbosity);
        if (!m_request.responseFormat)
            return;
        const ResponseFormat &format = *m_request.responseFormat;
        const QLatin1String name("response_format");
        if (format.kind == ResponseFormat::Kind::JsonSchema && format.schema)
            m_outputConfig.insert(QLatin1String("format"),
                                  QJsonObject {{kType, QLatin1String("json_schema")},
                                               {QLatin1String("schema"), *format.schema}});
        else if (format.kind == ResponseFormat::Kind::JsonObject
                 || format.kind == ResponseFormat::Kind::JsonSchema)
            note(Kind::Dropped, name, QStringLiteral("json_object"));
        else if (format.kind == ResponseFormat::Kind::Opaque)
            note(Kind::Dropped, name, format.json.value(kType).toString());
    }

    void putRest()
    {
        if (!m_outputConfig.isEmpty())
            m_body.insert(kOutputConfig, m_outputConfig);
        if (!m_request.user.isEmpty())
            m_body.insert(QLatin1String("metadata"),
                          QJsonObject {{QLatin1String("user_id"), m_request.user}});
        if (m_request.stream)
            m_body.insert(QLatin1String("stream"), true);
        putAnthropicExtra(m_body, m_request.extra);
    }

    FittedRequest &m_fitted;
    const ChatRequest &m_request;
    const EndpointTarget &m_target;
    QJsonObject m_body;
    QJsonObject m_outputConfig;
    qint64 m_maxTokens = 0;
    bool m_thinksByBudget = false;
};

} // namespace

Result<FittedRequest> fitForAnthropic(const ChatRequest &request, const EndpointTarget &target)
{
    static const ProtocolReach reach {
        .parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("top_k"),
                       QStringLiteral("stop"), QStringLiteral("parallel_tool_calls"),
                       QStringLiteral("response_format"), QStringLiteral("user")},
        .extras = {kCacheControl, kVerbosity, kAnthropicBetas, kAnthropicFields},
        .toolOwner = kAnthropicTool,
        .maxTemperature = 1,
        // Sent as it was asked: nothing is known about a model that no row describes.
        .thinking = Thinking::Either};
    Result<FittedRequest> fit = fitRequest(request, target, reach);
    if (!fit)
        return fit.error();
    FittedRequest fitted = *std::move(fit);
    QJsonObject own = fitted.request.extra.take(kAnthropicFields).toObject();
    if (own.take(kTopP).isUndefined()) // else a client of this very shape, which knows what its model takes
        fitSamplingToClaude(fitted.request.sampling, fitted.changes);
    if (!own.isEmpty())
        fitted.request.extra.insert(kAnthropicFields, own);
    return fitted;
}

Result<QJsonObject> anthropicBody(FittedRequest &fitted, const EndpointTarget &target,
                                  AnthropicBlockWriter::Addresses addresses)
{
    return BodyWriter(fitted, target).run(addresses);
}

} // namespace core
