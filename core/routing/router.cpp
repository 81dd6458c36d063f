#include "core/routing/router.h"

#include "core/catalog/catalog.h"
#include "core/routing/call_form.h"
#include "core/routing/error_words.h"
#include "core/routing/filters.h"
#include "core/routing/route_words.h"
#include "core/tokens/token_counter.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Router)
};

/// An endpoint that passed the filters, with what its place depends on.
struct Ranked {
    RouteCandidate candidate;
    PriceRow prices;
    int orderRank = 0; ///< Index in `order`; past its end for those that it does not name.
    int keyPriority = 0;
    bool deprecated = false;
    Admission health;
};

/// One model's endpoints, sorted out.
struct Sorting {
    QList<Ranked> usable;
    QList<Exclusion> exclusions;
};

EndpointTarget targetOf(const EndpointInfo &endpoint, const ProviderInfo &provider, const CallForm &form,
                        ModelTraits traits)
{
    EndpointTarget target {.providerId = provider.id,
                           .providerName = provider.name.isEmpty() ? provider.id : provider.name,
                           .protocol = form.protocol,
                           .baseUrl = form.baseUrl,
                           .providerModelId = endpoint.providerModelId,
                           .region = form.region,
                           .quirks = provider.quirks,
                           .traits = std::move(traits),
                           .headers = provider.headers,
                           .extraBody = endpoint.extraBody};
    for (auto header = endpoint.extraHeaders.begin(); header != endpoint.extraHeaders.end(); ++header)
        target.headers.insert(header.key(), header.value());
    if (!endpoint.reasoningField.isEmpty())
        target.quirks.reasoningField = endpoint.reasoningField;
    return target;
}

int orderRankOf(const EndpointInfo &endpoint, const QStringList &order)
{
    const auto named = std::find_if(order.cbegin(), order.cend(),
                                    [&](const QString &entry) { return namesEndpoint(entry, endpoint); });
    return int(named - order.cbegin());
}

/// The keys to ask this provider with, the preferred one first. One without a name stands for "needs none".
QList<KeyFacts> keysFor(const ProviderInfo &provider, const RoutingInput &input)
{
    QList<KeyFacts> keys = input.keys.value(provider.id);
    std::sort(keys.begin(), keys.end(), [](const KeyFacts &a, const KeyFacts &b) {
        return std::tie(a.priority, a.name) < std::tie(b.priority, b.name);
    });
    if (keys.isEmpty() && !provider.needsKey())
        keys << KeyFacts {};
    return keys;
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

std::optional<Money> worstCost(const EndpointInfo &endpoint, const ModelInfo &model,
                               const RequestFacts &facts, int minuteOfDay)
{
    const Usage usage = worstCase(facts.prompt, longestAnswer(endpoint, model, facts));
    return costOf(usage, endpoint.pricing.at(usage.promptTokens, minuteOfDay));
}

Sorting sortOut(const ModelInfo &model, const RoutingInput &input, const RequestFacts &facts)
{
    Sorting sorting;
    const auto exclude = [&](const EndpointInfo &endpoint, const Refusal &refusal) {
        sorting.exclusions << Exclusion {model.id, endpoint.providerId, endpointSlug(endpoint),
                                         refusal.reason, refusal.text};
    };
    const bool answersInTokens = facts.task != Task::Embeddings;
    const Usage expected {.promptTokens = facts.prompt.tokens,
                          .completionTokens =
                              answersInTokens ? facts.maxTokens.value_or(kAssumedAnswerTokens) : 0};
    for (const EndpointInfo &endpoint : model.endpoints) {
        const ProviderInfo *provider = input.catalog.findProvider(endpoint.providerId);
        if (!provider) {
            exclude(endpoint, {ExclusionReason::NoAddress, Text::tr("the catalog knows no such provider")});
            continue;
        }
        const QList<KeyFacts> keys = keysFor(*provider, input);
        // The address may need something that stands beside a key, so without any key its rows are judged
        // as they are.
        const auto formWith = [&](const KeyFacts &key) {
            return callFormOf(endpoint, *provider,
                              {.spoken = input.protocols,
                               .key = key,
                               .variables = input.variables,
                               .task = facts.task,
                               .preferChat = facts.prefersChat});
        };
        const auto anyForm = formWith(keys.isEmpty() ? KeyFacts {} : keys.first());
        const auto *refusedForm = std::get_if<Refusal>(&anyForm);
        if (keys.isEmpty() && (!refusedForm || refusedForm->reason == ExclusionReason::NoAddress)) {
            exclude(endpoint, {ExclusionReason::NoKey,
                               Text::tr("no usable key; add one for %1 under Keys")
                                   .arg(provider->name.isEmpty() ? provider->id : provider->name)});
            continue;
        }
        if (refusedForm && keys.size() <= 1) {
            exclude(endpoint, *refusedForm);
            continue;
        }
        const PriceRow prices = endpoint.pricing.at(facts.prompt.tokens, input.minuteOfDayUtc);
        if (const auto refusal =
                refuseEndpoint(endpoint, model, input.catalog.dataPolicyOf(endpoint), prices, facts)) {
            exclude(endpoint, *refusal);
            continue;
        }
        for (int i = 0; i < keys.size(); ++i) {
            const auto form = formWith(keys.at(i));
            if (const auto *refusal = std::get_if<Refusal>(&form)) {
                exclude(endpoint, *refusal);
                continue;
            }
            RouteCandidate candidate {.id = candidateIdPrefix(provider->id, keys.at(i).name) + model.id + u'|'
                                            + endpointSlug(endpoint) + u'|' + endpoint.providerModelId,
                                      .modelId = model.id,
                                      .endpoint = endpointSlug(endpoint),
                                      .target = targetOf(endpoint, *provider, std::get<CallForm>(form),
                                                         input.catalog.traitsOf(model, endpoint)),
                                      .keyName = keys.at(i).name,
                                      .pricing = endpoint.pricing,
                                      .promptTokens = facts.prompt,
                                      .estimatedCost = costOf(expected, prices),
                                      .worstCost = worstCost(endpoint, model, facts, input.minuteOfDayUtc),
                                      .simulated = provider->isSimulator()};
            const Admission health = input.health.peek(candidate.id, input.now);
            sorting.usable << Ranked {.candidate = std::move(candidate),
                                      .prices = prices,
                                      .orderRank = orderRankOf(endpoint, facts.preferences.order),
                                      .keyPriority = i,
                                      .deprecated = endpoint.status == QLatin1String("deprecated"),
                                      .health = health};
        }
    }
    return sorting;
}

bool isSetBack(const Ranked &ranked)
{
    return ranked.health.state == Admission::State::Closed;
}

/// Healthy first; then `order`; then the cheaper one, unknown prices last; then what only breaks ties.
bool standsBefore(const Ranked &a, const Ranked &b)
{
    const auto rank = [](const Ranked &one) {
        const std::optional<Money> &cost = one.candidate.estimatedCost;
        return std::tuple(isSetBack(one), one.orderRank, !cost.has_value(), cost.value_or(Money()),
                          one.deprecated, one.candidate.endpoint, one.candidate.target.providerModelId,
                          one.keyPriority);
    };
    return rank(a) < rank(b);
}

QString placeInWords(const Ranked &ranked, int place, int healthy, const RequestFacts &facts, TimePoint now)
{
    const QStringList &order = facts.preferences.order;
    const QString price = priceInWords(ranked.prices);
    if (isSetBack(ranked)) {
        const Milliseconds left = ranked.health.until - now;
        if (left <= Milliseconds(0))
            return Text::tr("set back (%1): another request is just trying it again").arg(ranked.health.why);
        return Text::tr("set back for another %1 (%2)").arg(waitInWords(left), ranked.health.why);
    }
    if (ranked.orderRank < order.size())
        return Text::tr("named by `order` (%1): %2").arg(order.at(ranked.orderRank), price);
    if (healthy == 1)
        return Text::tr("the only healthy endpoint: %1").arg(price);
    if (!ranked.candidate.estimatedCost)
        return Text::tr("after those with a known price");
    if (place == 1)
        return Text::tr("cheapest of %n healthy endpoint(s): %1", nullptr, healthy).arg(price);
    return Text::tr("number %1 by price of %n healthy endpoint(s): %2", nullptr, healthy)
        .arg(place)
        .arg(price);
}

/// Sorts, and says for each why it stands where it stands.
void rank(QList<Ranked> &usable, const RoutingInput &input, const RequestFacts &facts, const QString &heading)
{
    std::sort(usable.begin(), usable.end(), standsBefore);
    // Two keys for one endpoint are two candidates, but one endpoint to a reader.
    const auto nameOf = [](const Ranked &one) {
        return one.candidate.endpoint + u'|' + one.candidate.target.providerModelId;
    };
    QStringList byPrice;
    QHash<QString, int> keysOf;
    for (const Ranked &one : std::as_const(usable)) {
        ++keysOf[nameOf(one)];
        const bool counts = !isSetBack(one) && one.orderRank >= facts.preferences.order.size();
        if (counts && !byPrice.contains(nameOf(one)))
            byPrice << nameOf(one);
    }
    for (Ranked &one : usable) {
        const int place = int(byPrice.indexOf(nameOf(one))) + 1;
        QStringList why;
        if (!heading.isEmpty())
            why << heading;
        why << placeInWords(one, place, int(byPrice.size()), facts, input.now);
        if (one.health.state == Admission::State::Probe)
            why << Text::tr("tried again after a pause (%1)").arg(one.health.why);
        if (one.deprecated)
            why << Text::tr("marked as deprecated");
        if (keysOf.value(nameOf(one)) > 1)
            why << Text::tr("key '%1'").arg(one.candidate.keyName);
        one.candidate.why = why.join(QLatin1String("; "));
    }
}

/// Without fallbacks only what `order` names is tried, or else only the first.
void dropFallbacks(RoutePlan &plan, QList<Ranked> &ranked, const QStringList &order)
{
    QList<Ranked> kept;
    for (const Ranked &one : std::as_const(ranked)) {
        const bool keep = order.isEmpty() ? kept.isEmpty() : one.orderRank < order.size();
        if (keep) {
            kept << one;
            continue;
        }
        const QString text = order.isEmpty()
                                 ? Text::tr("fallbacks are off: only the first endpoint is tried")
                                 : Text::tr("fallbacks are off: only those named by `order` are tried");
        plan.exclusions << Exclusion {one.candidate.modelId, one.candidate.target.providerId,
                                      one.candidate.endpoint, ExclusionReason::FallbacksOff, text};
    }
    ranked = kept;
}

/// The models to try in order; an unknown fallback is noted, an unknown first model is the plan's error.
QList<const ModelInfo *> resolveModels(const RoutingInput &input, RoutePlan &plan)
{
    QList<const ModelInfo *> models;
    QStringList names {input.request.model};
    names += input.request.fallbackModels;
    names.removeAll(QString());
    for (const QString &name : std::as_const(names)) {
        const ModelInfo *model = input.catalog.findModel(name);
        if (model && !models.contains(model)) {
            models << model;
        } else if (!model && name == names.first()) {
            plan.error = unknownModel(name, input.catalog);
            return {};
        } else if (!model) {
            plan.exclusions << Exclusion {
                name, {}, {}, ExclusionReason::UnknownModel, unknownModel(name, input.catalog).message};
        }
    }
    if (names.isEmpty())
        plan.error = Error {.kind = ErrorKind::BadRequest,
                            .message = Text::tr("The request names no model."),
                            .parameter = QStringLiteral("model")};
    return models;
}

} // namespace

RoutePlan planRoute(const RoutingInput &input)
{
    RoutePlan plan {.requestedModel = input.request.model};
    const QList<const ModelInfo *> models = resolveModels(input, plan);
    if (plan.error)
        return plan;

    RequestFacts facts = requestFacts(input);
    PromptCounter prompt(input.tokens, input.request);
    QList<Ranked> ranked;
    for (const ModelInfo *model : models) {
        if (const auto refusal = refuseModel(*model, facts.task, input.allowedModels)) {
            plan.exclusions << Exclusion {model->id, {}, {}, refusal->reason, refusal->text};
            continue;
        }
        facts.prompt = prompt.tokensFor(model->id);
        Sorting sorting = sortOut(*model, input, facts);
        const QString heading =
            model == models.first() ? QString() : Text::tr("fallback model %1").arg(model->id);
        rank(sorting.usable, input, facts, heading);
        ranked += sorting.usable;
        plan.exclusions += sorting.exclusions;
    }
    if (!facts.preferences.allowFallbacks)
        dropFallbacks(plan, ranked, facts.preferences.order);
    for (const Ranked &one : std::as_const(ranked))
        plan.candidates << one.candidate;
    if (plan.candidates.isEmpty())
        plan.error = noRoute(plan.requestedModel, plan.exclusions, input.catalog);
    return plan;
}

bool matchesModelPattern(const QString &pattern, const QString &modelId)
{
    const QStringList parts = pattern.split(u'*');
    if (parts.size() == 1)
        return pattern.compare(modelId, Qt::CaseInsensitive) == 0;
    // The first part must stand at the start, the last at the end, the others in between in order.
    if (!modelId.startsWith(parts.first(), Qt::CaseInsensitive))
        return false;
    qsizetype at = parts.first().size();
    for (int i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype found = modelId.indexOf(parts.at(i), at, Qt::CaseInsensitive);
        if (found < 0)
            return false;
        at = found + parts.at(i).size();
    }
    return modelId.size() - at >= parts.last().size() && modelId.endsWith(parts.last(), Qt::CaseInsensitive);
}

QString candidateIdPrefix(const QString &providerId, const QString &keyName)
{
    return providerId + u'/' + keyName + u'|';
}

} // namespace core
