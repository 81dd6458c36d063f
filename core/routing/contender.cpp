#include "core/routing/contender.h"

#include "core/routing/endpoint_figures.h"
#include "core/routing/key_usage.h"
#include "core/routing/router.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr double kPicoPerDollar = 1e12;

double dollars(const std::optional<Money> &money)
{
    return money ? double(money->picoDollars()) / kPicoPerDollar : kUnknown;
}

int orderRankOf(const EndpointInfo &endpoint, const QStringList &order)
{
    const auto named = std::find_if(order.cbegin(), order.cend(),
                                    [&](const QString &entry) { return namesEndpoint(entry, endpoint); });
    return named == order.cend() ? kNotNamed : int(named - order.cbegin());
}

/// The longest answer that the endpoint may give.
qint64 longestAnswer(const EndpointInfo &endpoint, const ModelInfo &model, const RequestFacts &facts)
{
    if (facts.task == Task::Embeddings)
        return 0;
    if (facts.maxTokens)
        return *facts.maxTokens;
    const qint64 context = endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
    const qint64 limit = endpoint.maxOutputTokens > 0 ? endpoint.maxOutputTokens : model.maxOutputTokens;
    if (context <= 0)
        return limit > 0 ? limit : kAssumedAnswerTokens;
    const qint64 room = std::max<qint64>(context - facts.prompt.tokens, 0);
    return limit > 0 ? std::min(limit, room) : room;
}

/// Every token of the prompt may be written to the cache, or be sound; every one of the answer a thought,
/// sound or part of a picture.
PriceRow dearest(PriceRow row)
{
    for (const auto &price : {row.cacheWrite, row.cacheWrite1h, row.audioInput}) {
        if (row.prompt && price)
            row.prompt = std::max(*row.prompt, *price);
    }
    for (const auto &price : {row.reasoning, row.audioOutput, row.imageOutputToken}) {
        if (row.completion && price)
            row.completion = std::max(*row.completion, *price);
    }
    return row;
}

std::optional<Money> worstCost(const EndpointInfo &endpoint, const ModelInfo &model,
                               const RequestFacts &facts, int minuteOfDay)
{
    Usage usage = worstCase(facts.prompt, longestAnswer(endpoint, model, facts) * facts.choices);
    usage.promptImages = facts.images;
    return costOf(usage, dearest(endpoint.pricing.at(usage.promptTokens, minuteOfDay, facts.serviceTier)));
}

Quartet quartetOf(const EndpointFigures::Percentiles &figures)
{
    return {figures.p50, figures.p75, figures.p90, figures.p99};
}

/// By priority, then as the settings say.
void sortKeys(Contender &contender, const RoutingInput &input, SplitMix &draws)
{
    if (contender.keys.size() < 2)
        return;
    const QString &provider = contender.offer->endpoint.providerId;
    struct Turn {
        UsableKey key;
        double value;
    };
    QVarLengthArray<Turn, 4> turns;
    for (const UsableKey &key : contender.keys) {
        const KeyFacts &facts = key.key->key;
        const double weight = std::max(facts.weight, 1);
        double value = 0;
        switch (input.strategy.keyBalance) {
        case KeyBalance::Weighted:
            value = input.seed ? -std::log(draws.unit()) / weight : 0;
            break;
        case KeyBalance::RoundRobin:
            value = input.keyUsage ? double(input.keyUsage->started(provider, facts.name)) / weight : 0;
            break;
        case KeyBalance::LeastLoaded:
            value = input.keyUsage ? double(input.keyUsage->underWay(provider, facts.name)) / weight : 0;
            break;
        }
        turns.append({key, value});
    }
    std::stable_sort(turns.begin(), turns.end(), [](const Turn &a, const Turn &b) {
        return std::pair(a.key.key->key.priority, a.value) < std::pair(b.key.key->key.priority, b.value);
    });
    for (qsizetype i = 0; i < turns.size(); ++i)
        contender.keys[i] = turns.at(i).key;
}

} // namespace

Contender contenderFor(const Offer &offer, const ModelInfo &model, const RequestFacts &facts,
                       const RoutingInput &input)
{
    const PriceRow prices = offer.endpoint.pricing.at(facts.prompt.tokens, input.minuteOfDayUtc);
    const bool answersInTokens = facts.task != Task::Embeddings;
    const Usage expected {.promptTokens = facts.prompt.tokens,
                          .completionTokens =
                              answersInTokens ? facts.maxTokens.value_or(kAssumedAnswerTokens) : 0};
    return {.offer = &offer,
            .model = &model,
            .prices = prices,
            .prompt = facts.prompt,
            .cost = costOf(expected, prices),
            .worstCost = worstCost(offer.endpoint, model, facts, input.minuteOfDayUtc),
            .keys = {}};
}

std::optional<Refusal> chooseKeys(Contender &contender, const RoutingInput &input, SplitMix &draws)
{
    const Offer &offer = *contender.offer;
    const QString &provider = offer.endpoint.providerId;
    const UsageMoment at {input.now, input.utcDay};
    std::optional<Refusal> limited;
    for (const OfferKey &key : offer.keys) {
        std::optional<Refusal> reached;
        if (input.keyUsage) {
            reached = input.keyUsage->refusal(provider, key.key, contender.prompt.tokens, at);
            // Free variants of a router are counted by it, unless the user knows better.
            const bool counted = offer.endpoint.variant == QLatin1String("free")
                                 && key.target.quirks.reasoningControl == QLatin1String("object")
                                 && key.key.limits.isEmpty();
            if (!reached && counted)
                reached = input.keyUsage->freeRefusal(provider, key.key, at);
        }
        if (!reached && input.budget)
            reached = input.budget({.provider = provider,
                                    .keyName = key.key.name,
                                    .modelId = contender.model->id,
                                    .worstCost = contender.worstCost,
                                    .simulated = offer.simulated});
        if (reached)
            limited = reached;
        else
            contender.keys.append({&key, input.health.peek(key.candidateId, input.now)});
    }
    if (contender.keys.isEmpty())
        return limited;
    sortKeys(contender, input, draws);
    return std::nullopt;
}

RankRow rankRowOf(const Contender &contender, int modelIndex, const RequestFacts &facts,
                  const RoutingInput &input)
{
    const Offer &offer = *contender.offer;
    const bool allClosed =
        std::all_of(contender.keys.cbegin(), contender.keys.cend(),
                    [](const UsableKey &key) { return key.health.state == Admission::State::Closed; });
    RankRow row {.model = modelIndex,
                 .orderRank = orderRankOf(offer.endpoint, facts.preferences.order),
                 .setBack = allClosed,
                 .deprecated = offer.endpoint.status == QLatin1String("deprecated"),
                 .cost = dollars(contender.cost)};
    row.effectiveCost = row.cost;
    row.atCap =
        input.isAtCap
        && std::all_of(contender.keys.cbegin(), contender.keys.cend(),
                       [&input](const UsableKey &key) { return input.isAtCap(key.key->candidateId); });
    if (facts.tier == TierWish::Priority)
        row.tier = offer.serviceTier.isEmpty() ? 1 : 0;
    // Whoever can read the whole prompt comes before those that it must be shortened for.
    constexpr int kBehindAllTiers = 2;
    if (facts.task == Task::Chat && isTooLong(offer.endpoint, *contender.model, facts))
        row.tier += kBehindAllTiers;
    return row;
}

void addFigures(QList<RankRow> &rows, qsizetype first, const QList<Contender> &contenders,
                const RequestFacts &facts, const RoutingInput &input)
{
    if (!input.figures)
        return;
    QVarLengthArray<const EndpointFigures *, 32> own;
    QList<const EndpointFigures *> measured;
    for (qsizetype i = first; i < rows.size(); ++i) {
        own.append(&input.figures(contenders.at(i).offer->statsId));
        if (own.back()->measured)
            measured << own.back();
    }
    if (measured.isEmpty())
        return;
    const EndpointFigures prior = priorFigures(measured);
    for (qsizetype i = first; i < rows.size(); ++i) {
        RankRow &row = rows[i];
        const EndpointFigures &raw = *own.at(i - first);
        const EndpointFigures figures = blended(raw, prior);
        if (figures.throughput)
            row.throughput = quartetOf(*figures.throughput);
        if (figures.ttft)
            row.latency = quartetOf(*figures.ttft);
        row.measured = raw.measured;
        row.trouble = isInTrouble(raw, prior, input.now);
        row.errorRate = figures.errorRate;
        row.rateLimitRate = figures.rateLimitRate;
        row.badToolCallRate = figures.badToolCallRate;
        row.requests = raw.lastDay.requests;
        row.toolRequests = raw.toolAnswers;
        if (figures.cacheHitShare <= 0)
            continue;
        const Contender &contender = contenders.at(i);
        Usage expected {.promptTokens = contender.prompt.tokens,
                        .completionTokens = facts.maxTokens.value_or(kAssumedAnswerTokens)};
        expected.cachedTokens = qint64(double(expected.promptTokens) * figures.cacheHitShare);
        row.effectiveCost = dollars(costOf(expected, contender.prices));
    }
}

} // namespace core
