#include "core/engine/engine.h"

#include "core/async/in_pool.h"
#include "core/async/on_thread.h"
#include "core/engine/call.h"
#include "core/engine/call_id.h"
#include "core/engine/engine_private.h"
#include "core/engine/key_test.h"
#include "core/engine/preparation.h"
#include "core/engine/traffic_recall.h"
#include "core/protocol/preset.h"
#include "core/routing/auto_router.h"
#include "core/routing/route_words.h"
#include "core/secrets/key_store.h"
#include "core/secrets/secret_resolver.h"
#include "core/tokens/token_counter.h"

#include <QRandomGenerator>
#include <QThread>

namespace core {

CallHandle::CallHandle(Engine &engine, QString id)
    : m_engine(engine)
    , m_id(std::move(id))
{ }

CallHandle::~CallHandle()
{
    m_engine.cancelCall(m_id);
}

void CallHandle::setPaused(bool paused)
{
    m_engine.pauseCall(m_id, paused);
}

Engine::Engine(EngineParts parts)
    : d(std::make_unique<Private>(std::move(parts)))
{
    d->mergeCatalog();
    d->keys.setParent(this);
    d->keyAdmin.setParent(this);
    d->book.setParent(this);
    connect(&d->book, &SpendBook::changed, this, [this] { emit budgetsChanged(d->budgetStatuses()); });
    connect(&d->book, &SpendBook::warned, this, &Engine::budgetWarned);
    connect(&d->keys, &ProviderKeys::changed, this, [this] {
        d->planner.forgetOffers();
        emit keysChanged(d->keyAdmin.statuses());
    });
    connect(d->parts.config, &ConfigStore::changed, this, [this](const Config &config) {
        d->mergeCatalog();
        d->applyBudgets();
        emit configChanged(config);
        emit catalogChanged(d->catalog);
        d->keys.load(config);
    });
    connect(d->parts.config, &ConfigStore::reloadFailed, this, &Engine::configRejected);
    connect(d->parts.history, &HistoryStore::stateChanged, this, [this](const HistoryState &state) {
        d->history = state;
        emit historyStateChanged(state);
    });
    connect(d->parts.history, &HistoryStore::rowsAdded, this, &Engine::historyGrew);
}

Engine::~Engine()
{
    Q_ASSERT(d->calls.isEmpty()); // shutDown() came first
    d->keys.setParent(nullptr); // members of ours, not to be deleted as children
    d->keyAdmin.setParent(nullptr);
    d->book.setParent(nullptr);
}

QFuture<Done> Engine::start()
{
    return runOn(this, [this] {
        d->opening = after(d->parts.history->open(), this, [this](const HistoryState &state) {
            d->history = state;
            if (state.mode == HistoryState::Mode::ReadWrite)
                d->parts.history->prune(d->parts.config->config().history.retentionDays);
            if (state.mode != HistoryState::Mode::Unavailable)
                recallTraffic(*d->parts.history, {d->traffic, d->keys, d->keyLimits}, this);
            emit historyStateChanged(state);
            return Done {};
        });
        d->applyBudgets();
        d->book.open();
        d->probing = after(d->parts.keyStore->probe(), this, [this](const Status &status) {
            d->keyStore = {status.ok(), status ? QString() : status.error().message};
            emit keyStoreChanged(d->keyStore);
            return Done {};
        });
        return d->keys.load(d->parts.config->config());
    });
}

void Engine::shutDown()
{
    Q_ASSERT(QThread::currentThread() == thread());
    // Their handles reach for us when they go, so they go first.
    qDeleteAll(findChildren<KeyTest *>(QString(), Qt::FindDirectChildrenOnly));
    const QList<Call *> running = d->calls.values();
    for (Call *call : running)
        call->cancel();
}

std::unique_ptr<CallHandle> Engine::call(const ChatRequest &request, const CallOrigin &origin)
{
    const QString id = newCallId();
    std::unique_ptr<CallHandle> handle(new CallHandle(*this, id));
    // Made and connected here, so that the connection belongs to the caller's thread; used only in ours.
    auto *call = new Call(id, request, origin);
    connect(call, &Call::progressed, handle.get(), &CallHandle::progressed);
    call->moveToThread(thread());
    QMetaObject::invokeMethod(
        this, [this, call, id] { beginCall(call, id); }, Qt::QueuedConnection);
    return handle;
}

void Engine::beginCall(Call *call, const QString &id)
{
    d->calls.insert(id, call);
    connect(call, &Call::ended, this, [this, call, id](const RequestRecord &record) {
        d->calls.remove(id);
        if (const auto ticket = d->keyTickets.find(id); ticket != d->keyTickets.end()) {
            const qint64 tokens = record.usage ? record.usage->totalTokens() : 0;
            d->keyLimits.noteEnd(*ticket, tokens, monotonicNow(), QDateTime::currentDateTimeUtc());
            d->keyTickets.erase(ticket);
        }
        d->parts.history->append(record);
        emit requestEnded(record);
        call->deleteLater();
    });
    const Config &config = d->parts.config->config();
    call->restrictRouting(config.routing);
    const Result<ChatRequest> request = withNamedPreset(call->request(), config.presets);
    if (!request) {
        call->refuse(request.error());
        return;
    }
    call->prepare(*request, {});
    if (d->book.isReady()) {
        prepare(call, id);
        return;
    }
    // Budgets hold from the first request on: it waits until they know what was spent before.
    after(d->book.ready(), call, [this, call, id](Done) {
        if (d->calls.contains(id)) // not cancelled in the meantime
            prepare(call, id);
    });
}

void Engine::prepare(Call *call, const QString &id)
{
    const ChatRequest &request = call->request();
    if (!Preparation::isNeeded(request)) {
        send(call);
        return;
    }
    const Config &config = d->parts.config->config();
    auto *preparation = new Preparation({*d->parts.transport, *d->parts.secrets, config,
                                         [this, call](const ChatRequest &prepared) {
                                             return d->planner.plan(prepared, call->origin(), std::nullopt);
                                         }},
                                        call);
    connect(preparation, &Preparation::done, call,
            [this, call, id](const ChatRequest &prepared, const QList<WebResult> &citations) {
                if (!d->calls.contains(id)) // cancelled in the meantime
                    return;
                call->prepare(prepared, citations);
                send(call);
            });
    connect(preparation, &Preparation::failed, call, &Call::refuse);
    preparation->start(request);
}

void Engine::send(Call *call)
{
    const Config &config = d->parts.config->config();
    RoutePlan plan =
        d->planner.plan(call->request(), call->origin(), QRandomGenerator::global()->generate64());
    if (routerModel(call->request().model) != RouterModel::None && !plan.candidates.isEmpty())
        d->traffic.sticky().rememberModel(conversationKey(call->request()),
                                          plan.candidates.constFirst().modelId, monotonicNow());
    if (!plan.candidates.isEmpty() && !call->origin().keyId.isEmpty()) {
        const RouteCandidate &first = plan.candidates.constFirst();
        const qint64 prompt = first.promptTokens.tokens;
        const TimePoint now = monotonicNow();
        const QDateTime utc = QDateTime::currentDateTimeUtc();
        if (const auto refusal = d->keyLimits.refusal(call->origin(), first.modelId, prompt, now, utc)) {
            call->refuse(*refusal);
            return;
        }
        d->keyTickets.insert(call->id(),
                             d->keyLimits.noteStart(call->origin(), first.modelId, prompt, now, utc));
    }
    call->begin(std::move(plan), {*d->parts.transport, d->traffic, d->keys, d->book, config.timeouts,
                                  config.routingSettings, *d->parts.tokens});
}

void Engine::cancelCall(const QString &id)
{
    // Queued, so that it comes after the call's begin and never from within one of its signals.
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            if (Call *call = d->calls.value(id))
                call->cancel();
        },
        Qt::QueuedConnection);
}

void Engine::pauseCall(const QString &id, bool paused)
{
    QMetaObject::invokeMethod(this, [this, id, paused] {
        if (Call *call = d->calls.value(id))
            call->setPaused(paused);
    });
}

QFuture<RoutePlan> Engine::explain(const ChatRequest &request, const CallOrigin &origin)
{
    return runOn(this, [this, request, origin] {
        const Result<ChatRequest> named = withNamedPreset(request, d->parts.config->config().presets);
        return named ? d->planner.plan(*named, origin, std::nullopt)
                     : RoutePlan {.requestedModel = request.model, .error = named.error()};
    });
}

QFuture<QHash<QString, RecentFigures>> Engine::endpointFigures(const QStringList &statsIds)
{
    return runOn(this, [this, statsIds] {
        const TimePoint now = monotonicNow();
        QHash<QString, RecentFigures> found;
        for (const QString &id : statsIds) {
            if (const RecentFigures figures = d->traffic.stats().recent(id, now);
                figures.lastDay.requests > 0)
                found.insert(id, figures);
        }
        return found;
    });
}

QFuture<PromptTokens> Engine::countTokens(const ChatRequest &request)
{
    return runOn(this, [this, request] {
        const ModelInfo *model = d->catalog->findModel(request.model);
        return runInPool([request, counter = d->parts.tokens, id = model ? model->id : request.model] {
            return counter->count(request, id);
        });
    });
}

QFuture<Config> Engine::config()
{
    return runOn(this, [this] { return d->parts.config->config(); });
}

QFuture<QList<KeyStatus>> Engine::providerKeys()
{
    return runOn(this, [this] { return d->keyAdmin.statuses(); });
}

QFuture<QSet<QString>> Engine::usableProviders()
{
    return runOn(this, [this] {
        const QHash<QString, QList<KeyFacts>> keys = d->keys.usable();
        QSet<QString> usable(keys.keyBegin(), keys.keyEnd());
        for (const ProviderInfo &provider : d->catalog->providers()) {
            if (!provider.needsKey())
                usable.insert(provider.id);
        }
        return usable;
    });
}

QFuture<KeyStoreState> Engine::keyStoreState()
{
    return runOn(this, [this] { return after(d->probing, this, [this](Done) { return d->keyStore; }); });
}

QFuture<Status> Engine::addProviderKey(const NewProviderKey &key)
{
    return runOn(this, [this, key] { return d->keyAdmin.add(key); });
}

QFuture<Status> Engine::removeProviderKey(const QString &provider, const QString &name)
{
    return runOn(this, [this, provider, name] { return d->keyAdmin.remove(provider, name); });
}

QFuture<Status> Engine::changeProviderKey(const QString &provider, const QString &name,
                                          const ProviderKeySettings &settings)
{
    return runOn(this,
                 [this, provider, name, settings] { return d->keyAdmin.change(provider, name, settings); });
}

QFuture<QList<EnvironmentKey>> Engine::environmentKeys()
{
    return runOn(this, [this] { return d->keyAdmin.environmentKeys(); });
}

QFuture<Status> Engine::importEnvironmentKeys(const QStringList &variables)
{
    return runOn(this, [this, variables] { return d->keyAdmin.importEnvironmentKeys(variables); });
}

QFuture<Result<KeyTestReport>> Engine::testProviderKey(const QString &provider, const QString &name)
{
    return runOn(this,
                 [this, provider, name] { return (new KeyTest(*this, *d->catalog, provider, name))->run(); });
}

QFuture<Result<ProviderBalance>> Engine::providerBalance(const QString &provider, const QString &name)
{
    return runOn(this, [this, provider, name] { return d->keyAdmin.balance(provider, name); });
}

QFuture<EngineFigures> Engine::figures()
{
    return runOn(this, [this] {
        return EngineFigures {.runningCalls = d->calls.size(),
                              .runningAttempts = d->traffic.running(),
                              .waitingRows = d->parts.history->waitingRows(),
                              .budgets = d->budgetStatuses(),
                              .circuits = d->traffic.circuits(monotonicNow())};
    });
}

QFuture<HistoryState> Engine::historyState()
{
    return runOn(this, [this] { return after(d->opening, this, [this](Done) { return d->history; }); });
}

QFuture<Status> Engine::changeRouting(const RoutingPreferences &preferences, const RoutingSettings &settings)
{
    return runOn(this, [this, preferences, settings] {
        return d->parts.config->change([&](Config &config) {
            config.routing = preferences;
            config.routingSettings = settings;
        });
    });
}

QString routeReason(const RouteCandidate &candidate)
{
    return whyInWords(candidate);
}

} // namespace core
