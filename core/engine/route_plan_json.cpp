#include "core/engine/route_plan_json.h"

#include "core/protocol/codec.h"
#include "core/routing/route_words.h"

#include <QJsonArray>

namespace core {

namespace {

QJsonValue decimalOrNull(const std::optional<Money> &amount)
{
    return amount ? QJsonValue(amount->toDecimal()) : QJsonValue();
}

/// What the candidate would not get as it was asked.
QJsonArray changesToJson(const ChatRequest &request, const RouteCandidate &candidate)
{
    const auto wire = codecFor(candidate.target.protocol)->encode(request, candidate.target);
    return wire ? parameterChangesToJson(wire->changes) : QJsonArray();
}

QJsonObject promptToJson(const PromptTokens &prompt)
{
    return {{QStringLiteral("tokens"), prompt.tokens},
            {QStringLiteral("exact"), prompt.exact},
            {QStringLiteral("error_per_mille"), prompt.errorPerMille},
            {QStringLiteral("at_most"), prompt.most()},
            {QStringLiteral("family"), prompt.family}};
}

QJsonObject candidateToJson(const RouteCandidate &candidate, const ChatRequest &request,
                            const RecentFigures &figures)
{
    return {{QStringLiteral("model"), candidate.modelId},
            {QStringLiteral("provider"), candidate.target.providerId},
            {QStringLiteral("provider_name"), candidate.target.providerName},
            {QStringLiteral("endpoint"), candidate.endpoint},
            {QStringLiteral("provider_model_id"), candidate.target.providerModelId},
            {QStringLiteral("protocol"), candidate.target.protocol},
            {QStringLiteral("changes"), changesToJson(request, candidate)},
            {QStringLiteral("key"), candidate.keyName},
            {QStringLiteral("prompt_tokens"), promptToJson(candidate.promptTokens)},
            {QStringLiteral("estimated_cost"), decimalOrNull(candidate.estimatedCost)},
            {QStringLiteral("worst_cost"), decimalOrNull(candidate.worstCost)},
            {QStringLiteral("simulated"), candidate.simulated},
            {QStringLiteral("why"), whyInWords(candidate)},
            {QStringLiteral("figures"), toJson(figures)}};
}

} // namespace

QStringList statsIdsOf(const RoutePlan &plan)
{
    QStringList ids;
    for (const RouteCandidate &candidate : plan.candidates)
        ids << candidate.statsId;
    ids.removeDuplicates();
    return ids;
}

QJsonObject routePlanToJson(const RoutePlan &plan, const ChatRequest &request,
                            const QHash<QString, RecentFigures> &figures)
{
    QJsonArray candidates;
    for (const RouteCandidate &candidate : plan.candidates)
        candidates << candidateToJson(candidate, request, figures.value(candidate.statsId));
    QJsonArray excluded;
    for (const Exclusion &exclusion : plan.exclusions) {
        excluded << QJsonObject {{QStringLiteral("model"), exclusion.modelId},
                                 {QStringLiteral("provider"), exclusion.providerId},
                                 {QStringLiteral("endpoint"), exclusion.endpoint},
                                 {QStringLiteral("reason"), exclusionName(exclusion.reason)},
                                 {QStringLiteral("text"), exclusion.text}};
    }
    return {{QStringLiteral("model"), plan.requestedModel},
            {QStringLiteral("strategy"), plan.strategy},
            {QStringLiteral("candidates"), candidates},
            {QStringLiteral("excluded"), excluded},
            {QStringLiteral("error"), plan.error ? QJsonValue(plan.error->message) : QJsonValue()}};
}

} // namespace core
