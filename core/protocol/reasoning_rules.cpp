#include "core/protocol/reasoning_rules.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ReasoningRules)
};

struct Level {
    QLatin1String name;
    double share;
};
/// From least to most.
constexpr Level kLevels[] = {{QLatin1String("none"), 0},  {QLatin1String("minimal"), .1},
                             {QLatin1String("low"), .2},  {QLatin1String("medium"), .5},
                             {QLatin1String("high"), .8}, {QLatin1String("xhigh"), .95},
                             {QLatin1String("max"), .95}};
/// Answer length that stands in where none is known: it makes "high" the 16,000 tokens that other gateways
/// give it.
constexpr qint64 kUsualAnswer = 20000;
constexpr qint64 kLargestBudget = 128000;

int rankOf(const QString &effort)
{
    const auto *found = std::find_if(std::begin(kLevels), std::end(kLevels),
                                     [&](const Level &l) { return l.name == effort; });
    return found == std::end(kLevels) ? -1 : int(found - std::begin(kLevels));
}

qint64 clampedBudget(qint64 budget, const ModelTraits &traits)
{
    const qint64 least = traits.minBudget.value_or(1);
    return std::clamp(budget, least, std::max(least, traits.maxBudget.value_or(kLargestBudget)));
}

Error cannotBeOff(const EndpointTarget &target)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.provider = target.providerId;
    error.parameter = QStringLiteral("reasoning.effort");
    error.message =
        Text::tr("%1 at %2 always thinks: its reasoning cannot be switched off. Ask for the lowest "
                 "effort instead, or choose another model.")
            .arg(target.providerModelId, target.providerName);
    return error;
}

} // namespace

double effortShare(const QString &effort)
{
    const int rank = rankOf(effort);
    return rank < 0 ? 0 : kLevels[rank].share;
}

QString effortForBudget(qint64 budget, std::optional<qint64> maxTokens)
{
    if (budget <= 0)
        return QStringLiteral("none");
    const qint64 answer = maxTokens && *maxTokens > 0 ? *maxTokens : kUsualAnswer;
    const double share = double(budget) / double(answer);
    // `max` has the share of xhigh and fewer models take it.
    const Level *best = &kLevels[1];
    for (const Level *level = best; level->name != QLatin1String("max"); ++level) {
        if (std::abs(level->share - share) < std::abs(best->share - share))
            best = level;
    }
    return best->name;
}

QString nearestEffort(const QString &asked, const QStringList &allowed)
{
    const int rank = rankOf(asked);
    if (allowed.isEmpty() || allowed.contains(asked) || rank < 0)
        return asked;
    QString best;
    int bestDistance = int(std::size(kLevels));
    for (const Level &level : kLevels) {
        // Somebody who asks to think is not given "none".
        if (level.name == QLatin1String("none") || !allowed.contains(level.name))
            continue;
        const int distance = std::abs(rankOf(level.name) - rank);
        if (distance < bestDistance) {
            best = level.name;
            bestDistance = distance;
        }
    }
    // A switch that is called an effort (qwen3 at Groq: none, default).
    const QString switchedOn = QStringLiteral("default");
    if (best.isEmpty() && allowed.contains(switchedOn))
        return switchedOn;
    return best.isEmpty() ? asked : best;
}

Result<ReasoningPlan> planReasoning(const std::optional<ReasoningRequest> &asked,
                                    std::optional<qint64> answerTokens, const EndpointTarget &target,
                                    ModelTraits::Thinking usual, QList<ParameterChange> &changes)
{
    using Thinking = ModelTraits::Thinking;
    ReasoningPlan plan;
    const bool says = asked && (!asked->effort.isEmpty() || asked->maxTokens || asked->enabled);
    if (!says)
        return plan;
    const ModelTraits &traits = target.traits;
    const bool off = asked->effort == QLatin1String("none") || (asked->maxTokens && *asked->maxTokens <= 0)
                     || (asked->effort.isEmpty() && !asked->maxTokens && !*asked->enabled);
    if (off) {
        if (traits.reasoningMandatory.value_or(false))
            return cannotBeOff(target);
        plan.state = ReasoningPlan::State::Off;
        return plan;
    }

    plan.state = ReasoningPlan::State::On;
    const Thinking thinking = traits.thinking == Thinking::Unknown ? usual : traits.thinking;
    const QString effortName = QStringLiteral("reasoning.effort");
    const QString budgetName = QStringLiteral("reasoning.max_tokens");
    if (asked->maxTokens && (thinking == Thinking::Budget || thinking == Thinking::Either)) {
        plan.budget = clampedBudget(*asked->maxTokens, traits);
        if (plan.budget != asked->maxTokens)
            changes.append({ParameterChange::Kind::Clamped, budgetName, QString::number(*asked->maxTokens),
                            QString::number(*plan.budget)});
        return plan;
    }
    const QString effort = !asked->effort.isEmpty() ? asked->effort
                           : asked->maxTokens       ? effortForBudget(*asked->maxTokens, answerTokens)
                                                    : QStringLiteral("medium");
    if (thinking == Thinking::Budget) {
        const auto share = qint64(double(answerTokens.value_or(kUsualAnswer)) * effortShare(effort));
        plan.budget = clampedBudget(share, traits);
        return plan;
    }
    // The levels at the edges are newer than most models, so a budget alone does not lead there.
    static const QStringList usualEfforts {QStringLiteral("low"), QStringLiteral("medium"),
                                           QStringLiteral("high")};
    const bool guessed = asked->maxTokens && traits.efforts.isEmpty();
    plan.effort = nearestEffort(effort, guessed ? usualEfforts : traits.efforts);
    if (asked->maxTokens)
        changes.append(
            {ParameterChange::Kind::Mapped, budgetName, QString::number(*asked->maxTokens), plan.effort});
    else if (plan.effort != effort)
        changes.append({ParameterChange::Kind::Mapped, effortName, effort, plan.effort});
    return plan;
}

} // namespace core
