#include "core/protocol/request_fit.h"

#include "core/protocol/hosted_tools.h"
#include "core/protocol/openai_json.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

using Accepts = ModelTraits::Accepts;

/// Fields of a client's request that speak to a router, not to a model.
constexpr QLatin1String kRouterFields[] = {QLatin1String("plugins"),   QLatin1String("transforms"),
                                           QLatin1String("route"),     QLatin1String("preset"),
                                           QLatin1String("usage"),     QLatin1String("debug"),
                                           QLatin1String("trace"),     QLatin1String("include_reasoning"),
                                           QLatin1String("models"),    QLatin1String("provider"),
                                           QLatin1String("session_id")};

bool isRouterField(const QString &name)
{
    return std::any_of(std::begin(kRouterFields), std::end(kRouterFields),
                       [&](QLatin1String field) { return field == name; });
}

/// A parameter of the request that can be read for the record and taken away.
struct Parameter {
    QLatin1String name;
    QString (*value)(const ChatRequest &); ///< Empty: not set.
    void (*clear)(ChatRequest &);
};

QString words(const std::optional<double> &value)
{
    return value ? QString::number(*value) : QString();
}
QString words(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}
QString words(const std::optional<int> &value)
{
    return value ? QString::number(*value) : QString();
}
QString words(const std::optional<bool> &value)
{
    return !value ? QString() : *value ? QStringLiteral("true") : QStringLiteral("false");
}
QString words(const std::optional<QJsonObject> &value)
{
    return value ? compactJson(*value) : QString();
}

template<auto Member>
constexpr Parameter sampling(QLatin1String name)
{
    return {name, [](const ChatRequest &request) { return words(request.sampling.*Member); },
            [](ChatRequest &request) { (request.sampling.*Member).reset(); }};
}

constexpr Parameter kParameters[] = {
    sampling<&Sampling::temperature>(QLatin1String("temperature")),
    sampling<&Sampling::topP>(QLatin1String("top_p")),
    sampling<&Sampling::topK>(QLatin1String("top_k")),
    sampling<&Sampling::minP>(QLatin1String("min_p")),
    sampling<&Sampling::topA>(QLatin1String("top_a")),
    sampling<&Sampling::frequencyPenalty>(QLatin1String("frequency_penalty")),
    sampling<&Sampling::presencePenalty>(QLatin1String("presence_penalty")),
    sampling<&Sampling::repetitionPenalty>(QLatin1String("repetition_penalty")),
    sampling<&Sampling::seed>(QLatin1String("seed")),
    sampling<&Sampling::logitBias>(QLatin1String("logit_bias")),
    sampling<&Sampling::logprobs>(QLatin1String("logprobs")),
    sampling<&Sampling::topLogprobs>(QLatin1String("top_logprobs")),
    {QLatin1String("stop"), [](const ChatRequest &request) { return request.sampling.stop.join(u' '); },
     [](ChatRequest &request) { request.sampling.stop.clear(); }},
    {QLatin1String("parallel_tool_calls"),
     [](const ChatRequest &request) { return words(request.parallelToolCalls); },
     [](ChatRequest &request) { request.parallelToolCalls.reset(); }},
    {QLatin1String("response_format"),
     [](const ChatRequest &request) {
         return request.responseFormat && request.responseFormat->kind != ResponseFormat::Kind::Text
                    ? QStringLiteral("json")
                    : QString();
     },
     [](ChatRequest &request) { request.responseFormat.reset(); }},
    {QLatin1String("user"), [](const ChatRequest &request) { return request.user; },
     [](ChatRequest &request) { request.user.clear(); }},
};

/// What a thinking model of OpenAI or Anthropic refuses when it refuses sampling.
constexpr QLatin1String kSamplingNames[] = {QLatin1String("temperature"),
                                            QLatin1String("top_p"),
                                            QLatin1String("top_k"),
                                            QLatin1String("min_p"),
                                            QLatin1String("top_a"),
                                            QLatin1String("frequency_penalty"),
                                            QLatin1String("presence_penalty"),
                                            QLatin1String("repetition_penalty"),
                                            QLatin1String("logit_bias"),
                                            QLatin1String("logprobs"),
                                            QLatin1String("top_logprobs")};

/// The parameters for which the catalog's lists are believed when they do not name them. What changes the
/// meaning of an answer (tools, response_format) is sent: an error then tells more than an answer in the
/// wrong form.
constexpr QLatin1String kListedNames[] = {QLatin1String("temperature"),
                                          QLatin1String("top_p"),
                                          QLatin1String("top_k"),
                                          QLatin1String("min_p"),
                                          QLatin1String("top_a"),
                                          QLatin1String("frequency_penalty"),
                                          QLatin1String("presence_penalty"),
                                          QLatin1String("repetition_penalty"),
                                          QLatin1String("seed"),
                                          QLatin1String("stop"),
                                          QLatin1String("logit_bias"),
                                          QLatin1String("logprobs"),
                                          QLatin1String("top_logprobs")};

class Fitting
{
public:
    Fitting(const ChatRequest &request, const EndpointTarget &target, const ProtocolReach &reach)
        : m_target(target)
        , m_reach(reach)
    {
        m_fitted.request = request;
    }

    Result<FittedRequest> run()
    {
        const Result<ReasoningPlan> plan = planReasoning(m_fitted.request.reasoning, answerTokens(), m_target,
                                                         m_reach.thinking, m_fitted.changes);
        if (!plan)
            return plan.error();
        m_fitted.reasoning = *plan;
        for (const Parameter &parameter : kParameters) {
            if (!isTaken(parameter.name))
                drop(parameter);
        }
        fitTools();
        fitToolChoice();
        fitNumbers();
        fitExtra();
        return std::move(m_fitted);
    }

private:
    std::optional<qint64> answerTokens() const
    {
        return m_fitted.request.maxTokens ? m_fitted.request.maxTokens : m_target.traits.maxOutputTokens;
    }

    bool thinks() const
    {
        using State = ReasoningPlan::State;
        return m_fitted.reasoning.state == State::On
               || (m_fitted.reasoning.state == State::NotAsked
                   && m_target.traits.reasonsByDefault.value_or(false));
    }

    bool allows(const std::optional<Accepts> &accepts) const
    {
        const Accepts rule = accepts.value_or(Accepts::Always);
        return rule == Accepts::Always || (rule == Accepts::OnlyWithoutReasoning && !thinks());
    }

    bool isTaken(QLatin1String name) const
    {
        const ModelTraits &traits = m_target.traits;
        const auto names = [name](const auto &list) {
            return std::find(std::begin(list), std::end(list), name) != std::end(list);
        };
        if (!m_reach.parameters.contains(name) || m_target.quirks.drop.contains(name))
            return false;
        if (names(kListedNames) && !traits.supportedParameters.isEmpty()
            && !traits.supportedParameters.contains(name))
            return false;
        if (name == QLatin1String("stop"))
            return allows(traits.stop);
        return !names(kSamplingNames) || allows(traits.sampling);
    }

    void drop(const Parameter &parameter)
    {
        const QString value = parameter.value(m_fitted.request);
        if (value.isEmpty())
            return;
        constexpr qsizetype longest = 40;
        m_fitted.changes.append(
            {ParameterChange::Kind::Dropped, parameter.name, value.size() > longest ? QString() : value});
        parameter.clear(m_fitted.request);
    }

    void fitTools()
    {
        QList<ToolDefinition> kept;
        for (ToolDefinition tool : std::as_const(m_fitted.request.tools)) {
            const QString owner = tool.extra.value(kToolOwner).toString();
            if (m_reach.mapsTools || owner.isEmpty() || owner == m_reach.toolOwner) {
                if (!m_reach.mapsTools)
                    tool.extra.remove(kToolOwner);
                kept.append(tool);
                continue;
            }
            const QString type = tool.extra.value(QLatin1String("type")).toString();
            const QString name = type.isEmpty() ? tool.extra.keys().value(0) : type;
            m_fitted.changes.append({ParameterChange::Kind::Dropped, QStringLiteral("tools"), name});
        }
        if (kept.isEmpty() && !m_fitted.request.tools.isEmpty()) { // refused where there are no tools
            m_fitted.request.toolChoice.reset();
            m_fitted.request.parallelToolCalls.reset();
        }
        m_fitted.request.tools = kept;
    }

    void fitToolChoice()
    {
        std::optional<ToolChoice> &choice = m_fitted.request.toolChoice;
        if (!choice)
            return;
        const bool forced =
            choice->mode == ToolChoice::Mode::Required || choice->mode == ToolChoice::Mode::Function;
        const bool refused = forced && !allows(m_target.traits.forcedToolChoice);
        if (!refused && !m_target.quirks.drop.contains(QStringLiteral("tool_choice")))
            return;
        const QString asked = choice->mode == ToolChoice::Mode::Function ? choice->function
                              : choice->mode == ToolChoice::Mode::None   ? QStringLiteral("none")
                              : choice->mode == ToolChoice::Mode::Auto   ? QStringLiteral("auto")
                                                                         : QStringLiteral("required");
        choice.reset();
        m_fitted.changes.append({ParameterChange::Kind::Dropped, QStringLiteral("tool_choice"), asked});
    }

    void fitNumbers()
    {
        std::optional<double> &temperature = m_fitted.request.sampling.temperature;
        if (temperature && *temperature > m_reach.maxTemperature) {
            m_fitted.changes.append({ParameterChange::Kind::Clamped, QStringLiteral("temperature"),
                                     QString::number(*temperature), QString::number(m_reach.maxTemperature)});
            temperature = m_reach.maxTemperature;
        }
        QStringList &stop = m_fitted.request.sampling.stop;
        if (m_reach.maxStops > 0 && stop.size() > m_reach.maxStops) {
            m_fitted.changes.append({ParameterChange::Kind::Clamped, QStringLiteral("stop"),
                                     QString::number(stop.size()), QString::number(m_reach.maxStops)});
            stop = stop.first(m_reach.maxStops);
        }
    }

    void fitExtra()
    {
        QJsonObject &extra = m_fitted.request.extra;
        for (const QString &name : extra.keys()) {
            const bool forRouter = isRouterField(name);
            const bool taken = ((m_reach.anyExtra && !isVendorField(name)) || m_reach.extras.contains(name))
                               && !m_target.quirks.drop.contains(name);
            // An aggregator that is a router itself understands what is said to one.
            if (forRouter ? m_reach.anyExtra && m_target.quirks.reasoningControl == QLatin1String("object")
                          : taken)
                continue;
            extra.remove(name);
            // `stream_options` asks for usage, which every answer has anyway.
            if (!forRouter && name != QLatin1String("stream_options"))
                m_fitted.changes.append({ParameterChange::Kind::Dropped, name, {}});
        }
    }

    const EndpointTarget &m_target;
    const ProtocolReach &m_reach;
    FittedRequest m_fitted;
};

} // namespace

Result<FittedRequest> fitRequest(const ChatRequest &request, const EndpointTarget &target,
                                 const ProtocolReach &reach)
{
    return Fitting(request, target, reach).run();
}

} // namespace core
