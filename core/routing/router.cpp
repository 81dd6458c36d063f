#include "core/routing/router.h"

#include "core/catalog/catalog.h"
#include "core/routing/call_form.h"
#include "core/routing/contender.h"
#include "core/routing/filters.h"
#include "core/routing/latest_reasoning.h"
#include "core/routing/model_resolution.h"
#include "core/routing/ranking.h"
#include "core/routing/route_words.h"
#include "core/routing/sticky.h"
#include "core/tokens/token_counter.h"

#include <QCoreApplication>
#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Router)
};

class Planner
{
public:
    explicit Planner(const RoutingInput &input)
        : m_input(input)
        , m_facts(requestFacts(input))
        , m_prompt(input.tokens, input.request)
        , m_draws(~input.seed.value_or(0))
    {
        m_plan.requestedModel = input.request.model;
    }

    RoutePlan run()
    {
        const Resolution resolution = resolve();
        if (m_plan.error)
            return std::move(m_plan);
        for (int i = 0; i < resolution.models.size(); ++i) {
            const ResolvedModel &resolved = resolution.models.at(i);
            const ModelInfo &model = *resolved.model;
            if (const auto refusal = refuseModel(model, m_facts, m_input.allowedModels)) {
                m_plan.exclusions << Exclusion {model.id, {}, {}, refusal->reason, refusal->text};
                continue;
            }
            if (const auto error = refuseReasoning(resolved)) {
                m_plan.error = error;
                return std::move(m_plan);
            }
            const std::shared_ptr<const Offers> offers = offersFor(model);
            m_facts.prompt = m_prompt.tokensFor(*offers->tokens);
            m_facts.variant = resolved.variant;
            m_facts.freeOnly = resolved.freeOnly;
            m_facts.admitPriority = resolved.tiers.priority;
            m_facts.admitFlex = resolved.tiers.flex;
            m_modelWhy.insert(i, resolved.why);
            addModel(model, i, offers);
        }
        place();
        if (!m_facts.preferences.allowFallbacks)
            dropFallbacks();
        if (m_plan.candidates.isEmpty())
            m_plan.error = nobodyLeft();
        return std::move(m_plan);
    }

private:
    Resolution resolve();
    Error nobodyLeft() const;
    std::optional<Error> refuseReasoning(const ResolvedModel &resolved) const;
    void keepChosenModel(Resolution &resolution);
    const QByteArray &conversation();
    bool isUsable(const ModelInfo &model, const EndpointInfo &endpoint) const;
    std::shared_ptr<const Offers> offersFor(const ModelInfo &model) const;
    void addModel(const ModelInfo &model, int index, const std::shared_ptr<const Offers> &offers);
    std::optional<Refusal> addOffer(const Offer &offer, const ModelInfo &model);
    void place();
    void emitGroup(const QList<Ranked> &ranked, qsizetype first, qsizetype end);
    void moveStickyFirst(QList<Ranked> &ranked);
    RouteCandidate candidateOf(const Contender &contender, const UsableKey &key, int index) const;
    Place placeOf(const Ranked &ranked, const UsableKey &key, int number, int of) const;
    void exclude(const Contender &contender, const Refusal &refusal);
    void dropFallbacks();

    const RoutingInput &m_input;
    RequestFacts m_facts;
    PromptCounter m_prompt;
    /// Other numbers than those that endpoints are drawn by: with the same ones, the keys of an endpoint that
    /// was drawn first would not come by their weights, nor the endpoints of a model that was drawn.
    SplitMix m_draws;
    RoutePlan m_plan;
    QList<std::shared_ptr<const Offers>> m_offers; ///< What the contenders point into.
    QList<Contender> m_contenders;
    QList<RankRow> m_rows;
    QHash<int, QString> m_modelWhy; ///< By index of the model: why it is asked.
    QByteArray m_conversation; ///< Empty until somebody asks: a long prompt takes time to hash.
    std::optional<LimitReached>
        m_limit; ///< Of those that kept an endpoint out, the one that is lifted first.
    QSet<QString> m_sticky; ///< Ids of the candidates that answered this conversation last.
};

Resolution Planner::resolve()
{
    Resolution resolution =
        resolveModels({.request = m_input.request,
                       .catalog = m_input.catalog,
                       .settings = m_input.strategy,
                       .modelSets = m_input.modelSets,
                       .preferences = m_facts.preferences,
                       .isUsable = [this](const ModelInfo &model,
                                          const EndpointInfo &endpoint) { return isUsable(model, endpoint); },
                       .promptTokens = [this] { return m_prompt.tokensFor(m_input.request.model).tokens; },
                       .random = m_input.seed ? 1 - m_draws.unit() : 0});
    m_plan.strategy = resolution.strategy;
    m_plan.exclusions += resolution.exclusions;
    m_plan.wantsWebSearch = resolution.online;
    m_plan.error = resolution.error;
    m_facts.preferences.sort = resolution.sort;
    m_facts.preferences.partition = resolution.partition;
    keepChosenModel(resolution);
    return resolution;
}

/// A model that cannot do without thinking, named by a name of its own and asked for none.
std::optional<Error> Planner::refuseReasoning(const ResolvedModel &resolved) const
{
    if (!m_input.request.reasoning || resolved.model->endpoints.isEmpty())
        return std::nullopt;
    const ModelTraits traits = m_input.catalog.traitsOf(*resolved.model, resolved.model->endpoints.first());
    const auto reasoning = reasoningFor(m_input.request.reasoning, traits, resolved.model->id,
                                        resolved.name.isLatestAlias() || !resolved.why.isEmpty());
    return reasoning ? std::nullopt : std::optional(reasoning.error());
}

/// A router model that chose for this conversation before chooses the same again, while it still would.
void Planner::keepChosenModel(Resolution &resolution)
{
    if (!m_input.sticky || routerModel(m_input.request.model) == RouterModel::None)
        return;
    const QString chosen = m_input.sticky->chosenModel(conversation(), m_input.now);
    const auto found = std::find_if(resolution.models.begin(), resolution.models.end(),
                                    [&](const ResolvedModel &one) { return one.model->id == chosen; });
    if (found != resolution.models.end())
        std::rotate(resolution.models.begin(), found, found + 1);
}

const QByteArray &Planner::conversation()
{
    if (m_conversation.isEmpty())
        m_conversation = conversationKey(m_input.request);
    return m_conversation;
}

/// For the router models: what the filters say of the endpoint apart from price and prompt.
bool Planner::isUsable(const ModelInfo &model, const EndpointInfo &endpoint) const
{
    const ProviderInfo *provider = m_input.catalog.findProvider(endpoint.providerId);
    if (!provider || (provider->needsKey() && !m_input.keys.contains(provider->id))
        || !isCallable(endpoint, *provider, m_input.protocols)
        || refuseModel(model, m_facts, m_input.allowedModels))
        return false;
    RequestFacts facts {.preferences = m_facts.preferences,
                        .variant = endpoint.variant,
                        .task = m_facts.task,
                        .allowedProviders = m_facts.allowedProviders};
    facts.preferences.maxPromptPrice.reset();
    facts.preferences.maxCompletionPrice.reset();
    facts.preferences.maxRequestPrice.reset();
    const Offer offer {.endpoint = endpoint,
                       .providerKind = provider->kind,
                       .providerCountries = provider->datacenters,
                       .slug = endpointSlug(endpoint),
                       .statsId = {},
                       .serviceTier = serviceTierOf(endpoint),
                       .policy = m_input.catalog.dataPolicyOf(endpoint),
                       .keys = {},
                       .simulated = provider->isSimulator()};
    return !refuseOffer(offer, model, endpoint.pricing.base, facts);
}

std::shared_ptr<const Offers> Planner::offersFor(const ModelInfo &model) const
{
    const OfferFacts facts {.keys = m_input.keys,
                            .tokens = m_input.tokens,
                            .protocols = m_input.protocols,
                            .variables = m_input.variables,
                            .task = m_facts.task,
                            .preferChat = m_facts.prefersChat};
    return m_input.offers ? m_input.offers->find(model, m_input.catalog, facts)
                          : std::make_shared<const Offers>(offersOf(model, m_input.catalog, facts));
}

void Planner::addModel(const ModelInfo &model, int index, const std::shared_ptr<const Offers> &offers)
{
    m_offers << offers;
    m_plan.exclusions += offers->exclusions;
    const qsizetype first = m_contenders.size();
    m_contenders.reserve(first + offers->usable.size());
    for (const Offer &offer : offers->usable) {
        if (const auto refusal = addOffer(offer, model))
            m_plan.exclusions << Exclusion {model.id, offer.endpoint.providerId, offer.slug, refusal->reason,
                                            refusal->text};
    }
    QList<const Offer *> left;
    left.reserve(m_contenders.size() - first);
    for (qsizetype i = first; i < m_contenders.size(); ++i)
        left << m_contenders.at(i).offer;
    const QList<std::optional<Refusal>> refusals = refuseByPeers(left, model, m_facts);
    for (qsizetype i = refusals.size() - 1; i >= 0; --i) {
        if (refusals.at(i)) {
            exclude(m_contenders.at(first + i), *refusals.at(i));
            m_contenders.removeAt(first + i);
        }
    }
    m_rows.reserve(m_contenders.size());
    for (qsizetype i = first; i < m_contenders.size(); ++i)
        m_rows << rankRowOf(m_contenders.at(i), index, m_facts, m_input);
    addFigures(m_rows, first, m_contenders, m_facts, m_input);
    // The remembered endpoint may hold the prompt in its cache (openrouter-spec §4.6).
    if (!m_input.sticky || !m_facts.preferences.order.isEmpty())
        return;
    const QString remembered = m_input.sticky->find(conversation(), model.id, m_input.now);
    if (!remembered.isEmpty())
        m_sticky << remembered;
}

std::optional<Refusal> Planner::addOffer(const Offer &offer, const ModelInfo &model)
{
    const PriceRow prices = offer.endpoint.pricing.at(m_facts.prompt.tokens, m_input.minuteOfDayUtc);
    if (auto refusal = refuseOffer(offer, model, prices, m_facts))
        return refusal;
    Contender contender = contenderFor(offer, model, m_facts, m_input);
    if (auto refusal = chooseKeys(contender, m_input, m_draws)) {
        const auto wait = [&](const LimitReached &limit) {
            return waitFor(limit, m_input.utc).value_or(Milliseconds::max());
        };
        if (refusal->limit && (!m_limit || wait(*refusal->limit) < wait(*m_limit)))
            m_limit = refusal->limit;
        return refusal;
    }
    m_contenders << std::move(contender);
    return std::nullopt;
}

Error Planner::nobodyLeft() const
{
    Error error = noRoute(m_plan.requestedModel, m_plan.exclusions, m_input.catalog);
    if (error.kind == ErrorKind::RateLimited && m_limit)
        addLimitFacts(error, *m_limit, m_input.utc);
    return error;
}

void Planner::place()
{
    const RoutingPreferences &preferences = m_facts.preferences;
    RankRules rules {.sort = preferences.sort,
                     .partition = preferences.partition,
                     .strategy = m_input.strategy.strategy,
                     .ordered = !preferences.order.isEmpty(),
                     .wantsTools = !m_input.request.tools.isEmpty(),
                     .minThroughput = preferences.minThroughput,
                     .maxLatency = preferences.maxLatency,
                     .seed = m_input.seed};
    // openrouter-spec §4.8: the faster tier is taken for its speed, the patient one for its price.
    if (rules.sort == SortBy::Default && m_facts.tier == TierWish::Priority)
        rules.sort = SortBy::Throughput;
    else if (rules.sort == SortBy::Default && m_facts.tier == TierWish::Flex)
        rules.sort = SortBy::Price;
    QList<Ranked> ranked = rankEndpoints(m_rows, rules);
    moveStickyFirst(ranked);
    m_plan.candidates.reserve(ranked.size());
    // Group by group, so that a key that is set back still comes before the next model.
    const auto groupOf = [&](const Ranked &one) {
        return std::pair(one.missedGoal,
                         preferences.partition == Partition::None ? 0 : m_rows.at(one.row).model);
    };
    for (qsizetype first = 0; first < ranked.size();) {
        qsizetype end = first + 1;
        while (end < ranked.size() && groupOf(ranked.at(end)) == groupOf(ranked.at(first)))
            ++end;
        emitGroup(ranked, first, end);
        first = end;
    }
}

/// The remembered endpoint before the others of its model, and the remembered key before its others: caches
/// belong to accounts. Not while its circuit is open or it is in trouble: then the next best is.
void Planner::moveStickyFirst(QList<Ranked> &ranked)
{
    if (m_sticky.isEmpty())
        return;
    const bool oneList = m_facts.preferences.partition == Partition::None;
    for (qsizetype i = 0; i < ranked.size(); ++i) {
        const RankRow &row = m_rows.at(ranked.at(i).row);
        Contender &contender = m_contenders[ranked.at(i).row];
        const PriceRow &prices = contender.prices;
        const bool caches = prices.cacheRead && prices.prompt && *prices.cacheRead < *prices.prompt;
        const auto remembered =
            std::find_if(contender.keys.begin(), contender.keys.end(), [&](const UsableKey &key) {
                return m_sticky.contains(key.key->candidateId)
                       && key.health.state != Admission::State::Closed;
            });
        if (remembered == contender.keys.end() || !caches || row.trouble)
            continue;
        std::rotate(contender.keys.begin(), remembered, remembered + 1);
        qsizetype front = 0;
        while (!oneList && m_rows.at(ranked.at(front).row).model != row.model)
            ++front;
        std::rotate(ranked.begin() + std::min(front, i), ranked.begin() + i, ranked.begin() + i + 1);
    }
}

/// Healthy keys at their endpoint's place, the others after all of the group.
void Planner::emitGroup(const QList<Ranked> &ranked, qsizetype first, qsizetype end)
{
    const auto counts = [&](const Ranked &one) {
        return !m_rows.at(one.row).setBack && m_rows.at(one.row).orderRank == kNotNamed;
    };
    // By price, as people are told it; what is not known after all that is.
    const auto shownCost = [&](const Ranked &one) {
        const double cost = m_rows.at(one.row).cost;
        return std::isnan(cost) ? std::numeric_limits<double>::infinity() : cost;
    };
    QVarLengthArray<double, 32> costs;
    for (qsizetype i = first; i < end; ++i) {
        if (counts(ranked.at(i)))
            costs.append(shownCost(ranked.at(i)));
    }
    std::sort(costs.begin(), costs.end());
    const bool byPrice =
        m_facts.preferences.sort == SortBy::Default || m_facts.preferences.sort == SortBy::Price;
    int position = 0;
    QList<RouteCandidate> later;
    for (qsizetype i = first; i < end; ++i) {
        const Ranked &one = ranked.at(i);
        const Contender &contender = m_contenders.at(one.row);
        if (counts(one))
            ++position;
        const int number =
            byPrice ? int(std::lower_bound(costs.cbegin(), costs.cend(), shownCost(one)) - costs.cbegin()) + 1
                    : position;
        for (const UsableKey &key : contender.keys) {
            RouteCandidate candidate = candidateOf(contender, key, m_rows.at(one.row).model);
            candidate.place = placeOf(one, key, number, int(costs.size()));
            const bool closed = key.health.state == Admission::State::Closed;
            if (closed && !m_rows.at(one.row).setBack)
                later << std::move(candidate);
            else
                m_plan.candidates << std::move(candidate);
        }
    }
    m_plan.candidates += later;
}

RouteCandidate Planner::candidateOf(const Contender &contender, const UsableKey &key, int index) const
{
    const Offer &offer = *contender.offer;
    const EndpointInfo &endpoint = offer.endpoint;
    const QStringList &taken =
        endpoint.inputModalities.isEmpty() ? contender.model->inputModalities : endpoint.inputModalities;
    return {.id = key.key->candidateId,
            .modelId = contender.model->id,
            .endpoint = offer.slug,
            .target = key.key->target,
            .keyName = key.key->key.name,
            .pricing = endpoint.pricing,
            .promptTokens = contender.prompt,
            .estimatedCost = contender.cost,
            .worstCost = contender.worstCost,
            .simulated = offer.simulated,
            .modelWhy = m_modelWhy.value(index),
            .contextLength =
                endpoint.contextLength > 0 ? endpoint.contextLength : contender.model->contextLength,
            .takesFiles = taken.contains(QStringLiteral("pdf")) || taken.contains(QStringLiteral("file")),
            .statsId = offer.statsId,
            .variant = endpoint.variant};
}

Place Planner::placeOf(const Ranked &ranked, const UsableKey &key, int number, int of) const
{
    const RankRow &row = m_rows.at(ranked.row);
    const Contender &contender = m_contenders.at(ranked.row);
    Place place {.number = number,
                 .of = of,
                 .measured = row.measured,
                 .prices = contender.prices,
                 .fallbackModel = row.model > 0,
                 .serviceTier = !contender.offer->serviceTier.isEmpty(),
                 .missedGoal = ranked.missedGoal,
                 .trouble = row.trouble,
                 .atCap = row.atCap,
                 .shortened = row.tier > 1,
                 .weakTools = ranked.weakTools,
                 .deprecated = row.deprecated,
                 .probe = key.health.state == Admission::State::Probe,
                 .setBack = key.health.state == Admission::State::Closed,
                 .pauseLeft = std::max(key.health.until - m_input.now, Milliseconds(0)),
                 .healthWhy = key.health.why,
                 .oneOfSeveralKeys = contender.keys.size() > 1};
    const SortBy sort = m_facts.preferences.sort;
    if (m_sticky.contains(key.key->candidateId)) {
        place.rule = PlaceRule::Sticky;
    } else if (row.orderRank != kNotNamed) {
        place.rule = PlaceRule::Order;
        place.named = m_facts.preferences.order.at(row.orderRank);
    } else if (sort == SortBy::Throughput && !std::isnan(row.throughput[0])) {
        place.rule = PlaceRule::Throughput;
        place.figure = row.throughput[0];
    } else if (sort == SortBy::Latency && !std::isnan(row.latency[0])) {
        place.rule = PlaceRule::Latency;
        place.figure = row.latency[0];
    } else if (m_input.strategy.strategy == RoutingStrategy::Balanced && ranked.share > 0) {
        place.rule = PlaceRule::Share;
        place.figure = ranked.share;
    } else if (!contender.cost) {
        place.rule = PlaceRule::UnknownPrice;
    } else if (ranked.share > 0) {
        place.rule = PlaceRule::PriceDraw;
        place.figure = ranked.share;
    }
    return place;
}

void Planner::exclude(const Contender &contender, const Refusal &refusal)
{
    m_plan.exclusions << Exclusion {contender.model->id, contender.offer->endpoint.providerId,
                                    contender.offer->slug, refusal.reason, refusal.text};
}

/// Without fallbacks only what `order` names is tried, or else only the first.
void Planner::dropFallbacks()
{
    const QStringList &order = m_facts.preferences.order;
    QList<RouteCandidate> kept;
    for (const RouteCandidate &one : std::as_const(m_plan.candidates)) {
        const bool keep = order.isEmpty() ? kept.isEmpty() : !one.place.named.isEmpty();
        if (keep) {
            kept << one;
            continue;
        }
        const QString text = order.isEmpty()
                                 ? Text::tr("fallbacks are off: only the first endpoint is tried")
                                 : Text::tr("fallbacks are off: only those named by `order` are tried");
        m_plan.exclusions << Exclusion {one.modelId, one.target.providerId, one.endpoint,
                                        ExclusionReason::FallbacksOff, text};
    }
    m_plan.candidates = kept;
}

} // namespace

RoutePlan planRoute(const RoutingInput &input)
{
    return Planner(input).run();
}

} // namespace core
