#include "ui/chat/parameter_support.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ParameterSupport)
};

using Accepts = core::ModelTraits::Accepts;
using Number = std::optional<double> core::Sampling::*;

NumberParameter number(const char *name, const QString &label, const QString &about, double least,
                       double most, double usual, Number field)
{
    return {.name = QString::fromLatin1(name),
            .label = label,
            .about = about,
            .least = least,
            .most = most,
            .usual = usual,
            .value = [field](const core::Sampling &sampling) { return sampling.*field; },
            .setValue = [field](core::Sampling &sampling,
                                std::optional<double> value) { sampling.*field = value; }};
}

/// Names under which lists of parameters have it.
bool lists(const QStringList &list, const QString &name)
{
    if (name == QLatin1String("max_tokens"))
        return list.contains(name) || list.contains(QLatin1String("max_completion_tokens"));
    if (name == QLatin1String("reasoning"))
        return list.contains(name) || list.contains(QLatin1String("reasoning_effort"));
    return list.contains(name);
}

bool takes(const QString &name, bool sampling, const core::EndpointInfo &endpoint,
           const core::ModelInfo &model, const core::ModelTraits &traits, const core::ProviderInfo *provider)
{
    if ((sampling && traits.sampling == Accepts::Never)
        || (name == QLatin1String("stop") && traits.stop == Accepts::Never)
        || (provider && provider->quirks.drop.contains(name)))
        return false;
    if (!traits.supportedParameters.isEmpty())
        return lists(traits.supportedParameters, name);
    if (name == QLatin1String("temperature") && endpoint.capabilities.temperature)
        return *endpoint.capabilities.temperature;
    return model.supportedParameters.isEmpty() || lists(model.supportedParameters, name);
}

/// From least to most, as in a request.
const QStringList &allEfforts()
{
    static const QStringList efforts {
        QStringLiteral("none"), QStringLiteral("minimal"), QStringLiteral("low"), QStringLiteral("medium"),
        QStringLiteral("high"), QStringLiteral("xhigh"),   QStringLiteral("max")};
    return efforts;
}

bool canReason(const core::EndpointInfo &endpoint, const core::ModelInfo &model,
               const core::ModelTraits &traits)
{
    if (!traits.efforts.isEmpty() || traits.thinking != core::ModelTraits::Thinking::Unknown)
        return true;
    if (!traits.supportedParameters.isEmpty())
        return lists(traits.supportedParameters, QStringLiteral("reasoning"));
    return endpoint.capabilities.reasoning.value_or(model.capabilities.reasoning.value_or(false));
}

QStringList effortsOf(const core::EndpointInfo &endpoint, const core::ModelInfo &model,
                      const core::ModelTraits &traits)
{
    if (!canReason(endpoint, model, traits))
        return {};
    QStringList efforts = traits.efforts;
    if (efforts.isEmpty())
        efforts = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
    // One that thinks unasked can be told not to, unless it is known that it cannot help it.
    if (traits.reasonsByDefault.value_or(false) && !traits.reasoningMandatory.value_or(true))
        efforts << QStringLiteral("none");
    return efforts;
}

QList<const core::EndpointInfo *> askedEndpoints(const core::ModelInfo &model, const QString &pinned,
                                                 const QSet<QString> &usable)
{
    QList<const core::EndpointInfo *> all;
    QList<const core::EndpointInfo *> chosen;
    for (const core::EndpointInfo &endpoint : model.endpoints) {
        all << &endpoint;
        const bool may = pinned.isEmpty() ? endpoint.direct && usable.contains(endpoint.providerId)
                                          : isPinned(endpoint, pinned);
        if (may)
            chosen << &endpoint;
    }
    return chosen.isEmpty() ? all : chosen;
}

} // namespace

QList<NumberParameter> numberParameters()
{
    using Sampling = core::Sampling;
    NumberParameter topK {.name = QStringLiteral("top_k"),
                          .label = Text::tr("Top K"),
                          .about =
                              Text::tr("Chooses among so many of the likeliest next words; 0: among all."),
                          .least = 0,
                          .most = 200,
                          .step = 1,
                          .usual = 0,
                          .whole = true,
                          .value = [](const Sampling &sampling) -> std::optional<double> {
                              return sampling.topK ? std::optional(double(*sampling.topK)) : std::nullopt;
                          },
                          .setValue =
                              [](Sampling &sampling, std::optional<double> value) {
                                  sampling.topK = value ? std::optional(qint64(*value)) : std::nullopt;
                              }};
    return {
        number("temperature", Text::tr("Temperature"),
               Text::tr("Low: sober and repeatable. High: varied and surprising."), 0, 2, 1,
               &Sampling::temperature),
        number("top_p", Text::tr("Top P"),
               Text::tr("Chooses among the likeliest next words that together have this probability."), 0, 1,
               1, &Sampling::topP),
        topK,
        number("min_p", Text::tr("Min P"),
               Text::tr("Leaves out words that are less likely than this share of the likeliest one."), 0, 1,
               0, &Sampling::minP),
        number("top_a", Text::tr("Top A"),
               Text::tr("Leaves out unlikely words, the more the surer the model is."), 0, 1, 0,
               &Sampling::topA),
        number("frequency_penalty", Text::tr("Frequency penalty"),
               Text::tr("Above 0: words that came often are avoided."), -2, 2, 0,
               &Sampling::frequencyPenalty),
        number("presence_penalty", Text::tr("Presence penalty"),
               Text::tr("Above 0: words that came at all are avoided."), -2, 2, 0,
               &Sampling::presencePenalty),
        number("repetition_penalty", Text::tr("Repetition penalty"),
               Text::tr("Above 1: repeating the prompt or the answer is avoided."), 0, 2, 1,
               &Sampling::repetitionPenalty),
    };
}

bool isPinned(const core::EndpointInfo &endpoint, const QString &pinned)
{
    return !pinned.isEmpty() && (core::endpointSlug(endpoint) == pinned || endpoint.providerId == pinned);
}

ParameterSupport parameterSupport(const core::ModelInfo &model, const core::Catalog &catalog,
                                  const QString &pinned, const QSet<QString> &usableProviders)
{
    QStringList names {QStringLiteral("max_tokens"), QStringLiteral("seed"), QStringLiteral("stop")};
    const qsizetype others = names.size();
    const QList<NumberParameter> numbers = numberParameters();
    for (const NumberParameter &parameter : numbers)
        names << parameter.name;
    const QList<const core::EndpointInfo *> asked = askedEndpoints(model, pinned, usableProviders);
    ParameterSupport support;
    if (asked.isEmpty())
        support.names = QSet<QString>(names.cbegin(), names.cend());
    support.samplingOnlyWithoutReasoning = !asked.isEmpty();
    QStringList efforts;
    bool lengthsKnown = true;
    for (const core::EndpointInfo *endpoint : asked) {
        const core::ModelTraits traits = catalog.traitsOf(model, *endpoint);
        const core::ProviderInfo *provider = catalog.findProvider(endpoint->providerId);
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (takes(names.at(i), i >= others, *endpoint, model, traits, provider))
                support.names << names.at(i);
        }
        efforts += effortsOf(*endpoint, model, traits);
        support.longestAnswer = std::max(support.longestAnswer, traits.maxOutputTokens.value_or(0));
        lengthsKnown = lengthsKnown && traits.maxOutputTokens;
        support.samplingOnlyWithoutReasoning =
            support.samplingOnlyWithoutReasoning && traits.sampling == Accepts::OnlyWithoutReasoning;
    }
    if (!lengthsKnown)
        support.longestAnswer = 0;
    for (const QString &effort : allEfforts()) {
        if (efforts.contains(effort))
            support.efforts << effort;
    }
    return support;
}

QString effortText(const QString &effort)
{
    if (effort == QLatin1String("none"))
        return Text::tr("Off", "reasoning");
    if (effort == QLatin1String("minimal"))
        return Text::tr("Minimal", "reasoning");
    if (effort == QLatin1String("low"))
        return Text::tr("Low", "reasoning");
    if (effort == QLatin1String("medium"))
        return Text::tr("Medium", "reasoning");
    if (effort == QLatin1String("high"))
        return Text::tr("High", "reasoning");
    if (effort == QLatin1String("xhigh"))
        return Text::tr("Very high", "reasoning");
    if (effort == QLatin1String("max"))
        return Text::tr("Maximum", "reasoning");
    return effort;
}

} // namespace ui
