#include "core/engine/call_planner.h"

#include "core/engine/provider_keys.h"
#include "core/engine/spend_book.h"
#include "core/engine/traffic.h"
#include "core/protocol/codec.h"
#include "core/protocol/transform/middle_out.h"
#include "core/routing/router.h"
#include "core/settings/config_store.h"

#include <QCoreApplication>
#include <QDateTime>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CallPlanner)
};

SpendFacts spendFactsOf(const CallOrigin &origin)
{
    return {
        .member = origin.rules.member, .keyName = origin.keyName, .keyId = origin.keyId, .app = origin.app};
}

} // namespace

SpendFacts spendFactsOf(const CallOrigin &origin, const RouteCandidate &candidate)
{
    SpendFacts facts = spendFactsOf(origin);
    facts.provider = candidate.target.providerId;
    facts.providerKey = candidate.keyName;
    facts.model = candidate.modelId;
    facts.simulated = candidate.simulated;
    return facts;
}

CallPlanner::CallPlanner(const Sources &sources)
    : m_sources(sources)
{ }

QHash<QString, QList<KeyFacts>> CallPlanner::keysFor(const CallOrigin &origin) const
{
    const QHash<QString, QList<KeyFacts>> &usable = m_sources.keys.usable();
    if (!origin.onlyKey)
        return usable;
    QList<KeyFacts> only = usable.value(origin.onlyKey->first);
    only.removeIf([&](const KeyFacts &key) { return key.name != origin.onlyKey->second; });
    return {{origin.onlyKey->first, only}};
}

RoutePlan CallPlanner::planWithin(const ChatRequest &request, const CallOrigin &origin,
                                  std::optional<quint64> seed) const
{
    const Traffic &traffic = m_sources.traffic;
    const QHash<QString, QList<KeyFacts>> usable = keysFor(origin);
    const QDateTime utc = QDateTime::currentDateTimeUtc();
    const TimePoint now = monotonicNow();
    const Config &config = m_sources.config.config();
    std::optional<BudgetRefusal> refused;
    SpendFacts facts = spendFactsOf(origin);
    const auto budget = [&](const SpendCandidate &candidate) -> std::optional<Refusal> {
        facts.provider = candidate.provider;
        facts.providerKey = candidate.keyName;
        facts.model = candidate.modelId;
        facts.simulated = candidate.simulated;
        std::optional<BudgetRefusal> refusal =
            m_sources.book.refusal(facts, candidate.worstCost, BudgetAction::Block);
        if (!refusal)
            return std::nullopt;
        if (!refused)
            refused = refusal;
        return Refusal {ExclusionReason::Budget, budgetError(*refusal).message};
    };
    RoutePlan plan = planRoute({.request = request,
                                .catalog = *m_sources.catalog,
                                .keys = usable,
                                .settings = config.routing,
                                .protocols = spokenProtocols(),
                                .allowedModels = origin.rules.models,
                                .allowedProviders = origin.rules.providers,
                                .variables = m_sources.variables,
                                .health = traffic.health(),
                                .tokens = m_sources.tokens,
                                .now = now,
                                .minuteOfDayUtc = utc.time().hour() * 60 + utc.time().minute(),
                                .strategy = config.routingSettings,
                                .modelSets = config.modelSets,
                                .seed = seed,
                                .figures = [&](const QString &id) -> const EndpointFigures & {
                                    return traffic.stats().figures(id, now);
                                },
                                .isAtCap = [&](const QString &id) { return traffic.isAtCap(id, now); },
                                .canCompress =
                                    [&](qint64 context, qint64 prompt, qint64 answer) {
                                        return wantsCompression(request, context)
                                               && context >= smallestUsableContext(prompt, answer);
                                    },
                                .keyUsage = &traffic.keyUsage(),
                                .utcDay = utc.date(),
                                .utc = utc,
                                .budget = m_sources.book.hasBudgets() ? budget : RoutingInput::BudgetCheck(),
                                .sticky = traffic.sticky().isEmpty() ? nullptr : &traffic.sticky(),
                                .offers = origin.onlyKey ? nullptr : &m_offers});
    if (plan.error && refused)
        plan.error = budgetError(*refused);
    return plan;
}

RoutePlan CallPlanner::plan(const ChatRequest &request, const CallOrigin &origin,
                            std::optional<quint64> seed) const
{
    RoutePlan plan = planWithin(request, origin, seed);
    if (plan.candidates.isEmpty())
        return plan;
    const RouteCandidate &first = plan.candidates.first();
    const std::optional<BudgetRefusal> refusal =
        m_sources.book.refusal(spendFactsOf(origin, first), first.worstCost, BudgetAction::Downgrade);
    if (!refusal)
        return plan;
    ChatRequest cheaper = request;
    cheaper.model = refusal->budget.downgradeTo;
    cheaper.fallbackModels.clear();
    RoutePlan downgraded = planWithin(cheaper, origin, seed);
    downgraded.requestedModel = request.model;
    const QString why = Text::tr("the budget '%1' has no room for %2, so %3 is asked instead")
                            .arg(refusal->budget.name, first.modelId, refusal->budget.downgradeTo);
    for (RouteCandidate &candidate : downgraded.candidates)
        candidate.modelWhy = candidate.modelWhy.isEmpty() ? why : why + u' ' + candidate.modelWhy;
    if (downgraded.error)
        downgraded.error->message = why + QLatin1String(". ") + downgraded.error->message;
    return downgraded;
}

} // namespace core
