#include "core/engine/catalog_updater.h"

#include "core/async/in_pool.h"
#include "core/async/on_thread.h"
#include "core/engine/catalog_jobs.h"
#include "core/engine/document_fetch.h"
#include "core/engine/engine.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPointer>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace core {

namespace {

Q_LOGGING_CATEGORY(lcCatalog, "switchyard.catalog", QtWarningMsg)

constexpr qint64 kSecondsOfDay = qint64(24) * 3600;
/// After a failure nobody is asked again by itself for so long.
constexpr qint64 kSecondsBetweenTries = 3600;
/// How often it is looked whether a day has passed: a timer for a whole day would not see a computer sleep.
constexpr std::chrono::minutes kLookEvery {10};
constexpr qint64 kMillisecondsBetweenNews = 150;

QString displayName(const QString &source)
{
    return source == kOpenRouterSource ? QStringLiteral("OpenRouter") : source;
}

} // namespace

/// Runs a job on what a question brought.
template<typename Value, typename JobFor>
QFuture<Result<CatalogRefreshReport>> CatalogUpdater::whenKnown(const QFuture<Result<Value>> &answer,
                                                                JobFor jobFor)
{
    auto promise = std::make_shared<QPromise<Result<CatalogRefreshReport>>>();
    promise->start();
    after(answer, this, [this, promise, jobFor](const Result<Value> &value) {
        run(jobFor(value), [this, promise](const CatalogJobOutcome &outcome) {
            promise->addResult(takeOver(outcome));
            promise->finish();
            announce();
        });
    });
    return promise->future();
}

/// The refresh that runs.
struct CatalogUpdater::Refresh {
    struct Answer {
        QString source;
        QPointer<DocumentFetch> fetch = {};
        QFuture<Result<DocumentFetch::Document>> document = {};
        qint64 received = 0;
        bool done = false;
    };
    int number = 0; ///< Of all refreshes of this run.
    QList<Answer> answers = {};
    bool merging = false;
    QPromise<Result<CatalogRefreshReport>> promise = {};
};

struct CatalogUpdater::Private {
    explicit Private(Parts given)
        : parts(std::move(given))
        , shared(std::make_shared<Shared>(parts.folder))
    { }

    /// Used in the pool's one thread alone, once the constructor is over.
    struct Shared {
        explicit Shared(const QString &folder)
            : store(folder)
        { }
        CatalogStore store;
        CatalogPtr latest;
    };

    Parts parts;
    std::shared_ptr<Shared> shared;
    QThreadPool pool;
    CatalogPtr base;
    QHash<QString, CatalogStore::Source> sources;
    QHash<QString, QString> errors; ///< By source, of the last try.
    CatalogSettings settings;
    QPointer<Engine> engine;
    std::unique_ptr<Refresh> refresh;
    QTimer clock;
    QDateTime lastTry;
    QElapsedTimer sinceNews;
    int refreshes = 0;
    bool stopped = false;
};

CatalogUpdater::CatalogUpdater(Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(parts)))
{
    d->pool.setMaxThreadCount(1);
    const CatalogStore::Base base = d->shared->store.load();
    for (const QString &warning : base.warnings)
        qCWarning(lcCatalog).noquote() << warning;
    d->base = base.catalog;
    d->shared->latest = base.catalog;
    d->sources = d->shared->store.sources();
    d->clock.setInterval(kLookEvery);
    connect(&d->clock, &QTimer::timeout, this, &CatalogUpdater::checkDay);
}

CatalogUpdater::~CatalogUpdater()
{
    stop();
    d->pool.waitForDone();
}

const CatalogPtr &CatalogUpdater::base() const
{
    return d->base;
}

void CatalogUpdater::attach(Engine &engine)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->engine = &engine;
    connect(&engine, &Engine::configChanged, this, [this](const Config &config) {
        d->settings = config.catalog;
        announce();
        if (d->clock.isActive())
            checkDay();
    });
    after(engine.config(), this, [this](const Config &config) {
        d->settings = config.catalog;
        announce();
    });
}

QFuture<Done> CatalogUpdater::start()
{
    return runOn(this, [this] {
        d->clock.start();
        checkDay();
        refreshLocalServers();
        return Done {};
    });
}

void CatalogUpdater::stop()
{
    d->stopped = true;
    d->clock.stop();
    if (d->refresh && !d->refresh->merging)
        end(Error {ErrorKind::Cancelled, tr("The refresh of the catalog was called off.")});
}

QFuture<Result<CatalogRefreshReport>> CatalogUpdater::refresh()
{
    return runOn(this, [this] {
        if (!d->refresh)
            begin(d->settings.sources);
        return d->refresh ? d->refresh->promise.future()
                          : readyFuture<Result<CatalogRefreshReport>>(Error {
                              ErrorKind::BadRequest,
                              tr("config.json names no source for the catalog, so there is nobody to ask. "
                                 "Remove 'sources' from its section 'catalog' to ask all of them.")});
    });
}

void CatalogUpdater::begin(const QStringList &sources)
{
    if (d->stopped || sources.isEmpty())
        return;
    d->lastTry = d->parts.now();
    d->refresh = std::make_unique<Refresh>();
    d->refresh->number = ++d->refreshes;
    d->refresh->promise.start();
    for (const QString &source : sources)
        ask(source);
    announce();
}

DocumentFetch *CatalogUpdater::fetchFrom(const QString &source, const QUrl &address, const QByteArray &etag)
{
    WireRequest wire;
    wire.url = address;
    wire.keyPlacement = KeyPlacement::None;
    wire.headers = {{"Accept", "application/json"}, {"Accept-Encoding", "gzip"}};
    if (!etag.isEmpty())
        wire.headers.append(qMakePair(QByteArray("If-None-Match"), etag));
    return new DocumentFetch(*d->parts.transport, wire, Secret(), displayName(source),
                             DocumentFetch::Limits(), this);
}

void CatalogUpdater::ask(const QString &source)
{
    const QUrl address(source == kOpenRouterSource ? d->settings.openRouterUrl + QLatin1String("/models")
                                                   : d->settings.modelsDevUrl);
    DocumentFetch *fetch = fetchFrom(source, address, d->sources.value(source).etag);
    const qsizetype index = d->refresh->answers.size();
    connect(fetch, &DocumentFetch::progressed, this,
            [this, number = d->refresh->number, index](qint64 bytes) {
                if (!d->refresh || d->refresh->number != number)
                    return;
                d->refresh->answers[index].received = bytes;
                if (!d->sinceNews.isValid() || d->sinceNews.elapsed() > kMillisecondsBetweenNews)
                    announce();
            });
    d->refresh->answers << Refresh::Answer {.source = source, .fetch = fetch};
    d->refresh->answers.last().document = fetch->run();
    after(d->refresh->answers.last().document, this,
          [this, number = d->refresh->number, source, index](const auto &) {
              // Calling a refresh off ends its questions too, and there may be another one by now.
              if (d->refresh && d->refresh->number == number)
                  onAnswer(source, index);
          });
}

void CatalogUpdater::onAnswer(const QString &source, qsizetype index)
{
    const Result<DocumentFetch::Document> document = d->refresh->answers.at(index).document.result();
    d->refresh->answers[index].done = true;
    d->errors.insert(source, document ? QString() : document.error().message);
    announce();
    const QList<Refresh::Answer> &answers = d->refresh->answers;
    if (std::all_of(answers.cbegin(), answers.cend(),
                    [](const Refresh::Answer &answer) { return answer.done; }))
        mergeAnswers();
}

void CatalogUpdater::mergeAnswers()
{
    d->refresh->merging = true;
    announce();
    QList<SourceAnswer> answers;
    for (const Refresh::Answer &answer : std::as_const(d->refresh->answers))
        answers.append(SourceAnswer {answer.source, answer.document.result()});
    run([answers](CatalogStore &store,
                  const CatalogJobFrame &frame) { return keepAnswers(store, frame, answers); },
        [this](const CatalogJobOutcome &outcome) {
            for (const QString &source : outcome.report.refreshed)
                d->errors.remove(source);
            for (const CatalogRefreshReport::Failure &failure : outcome.report.failures)
                d->errors.insert(failure.source, failure.error.message);
            end(takeOver(outcome));
        });
}

void CatalogUpdater::run(Job job, std::function<void(const CatalogJobOutcome &)> then)
{
    // Jobs run one after the other, and each compares with what the one before left.
    const auto work = [job = std::move(job), shared = d->shared, now = d->parts.now()] {
        const CatalogJobOutcome outcome = job(shared->store, {shared->latest, now});
        if (outcome.catalog)
            shared->latest = outcome.catalog;
        return outcome;
    };
    after(runInPool(work, d->pool), this, std::move(then));
}

Result<CatalogRefreshReport> CatalogUpdater::takeOver(const CatalogJobOutcome &outcome)
{
    for (const QString &warning : outcome.report.warnings)
        qCWarning(lcCatalog).noquote() << warning;
    d->sources = outcome.sources;
    if (outcome.catalog) {
        d->base = outcome.catalog;
        if (d->engine && !d->stopped)
            d->engine->setBaseCatalog(d->base);
    }
    if (outcome.report.refreshed.isEmpty() && !outcome.report.failures.isEmpty())
        return outcome.report.failures.constFirst().error;
    if (outcome.catalog)
        emit refreshed(outcome.report);
    return outcome.report;
}

void CatalogUpdater::end(const Result<CatalogRefreshReport> &result)
{
    if (!d->refresh)
        return;
    const std::unique_ptr<Refresh> ended = std::exchange(d->refresh, nullptr);
    for (const Refresh::Answer &answer : ended->answers) {
        if (answer.fetch && !answer.done)
            answer.fetch->cancel();
    }
    ended->promise.addResult(result);
    ended->promise.finish();
    announce();
}

QFuture<Result<CatalogRefreshReport>> CatalogUpdater::refreshModel(const QString &modelId)
{
    return runOn(this, [this, modelId] {
        const QString address = d->settings.openRouterUrl + QLatin1String("/models/") + modelId;
        auto *fetch = fetchFrom(kOpenRouterSource, QUrl(address + QLatin1String("/endpoints")), {});
        return whenKnown<DocumentFetch::Document>(fetch->run(), [modelId](const auto &answer) -> Job {
            return [modelId, answer](CatalogStore &store, const CatalogJobFrame &frame) {
                return keepEndpoints(store, frame, modelId, answer);
            };
        });
    });
}

QFuture<Result<CatalogRefreshReport>> CatalogUpdater::refreshProvider(const QString &provider)
{
    return runOn(this, [this, provider] {
        Q_ASSERT(d->engine); // attach() came first
        const CatalogPtr catalog = d->engine->catalog().result(); // we are in its thread
        const ProviderInfo *info = catalog->findProvider(provider);
        const bool local = info && info->kind == QLatin1String("local");
        return whenKnown<QList<ServedModel>>(
            d->engine->listProviderModels(provider), [provider, local](const auto &listing) -> Job {
                return [provider, local, listing](CatalogStore &store, const CatalogJobFrame &frame) {
                    return keepListing(store, frame, provider, local, listing);
                };
            });
    });
}

void CatalogUpdater::refreshLocalServers()
{
    const CatalogPtr catalog = d->engine->catalog().result();
    QStringList named;
    for (const ProviderInfo &provider : catalog->providers()) {
        if (provider.kind == QLatin1String("local") && provider.named && !provider.baseUrl.isEmpty())
            named << provider.id;
    }
    run([named](CatalogStore &store,
                const CatalogJobFrame &frame) { return forgetLocalListings(store, frame, named); },
        [this](const CatalogJobOutcome &outcome) { (void)takeOver(outcome); });
    for (const QString &provider : std::as_const(named))
        refreshProvider(provider);
}

QFuture<Done> CatalogUpdater::cancel()
{
    return runOn(this, [this] {
        if (d->refresh && !d->refresh->merging)
            end(Error {ErrorKind::Cancelled,
                       tr("The refresh of the catalog was called off. The catalog is as it was.")});
        return Done {};
    });
}

QFuture<PublicFiguresList> CatalogUpdater::publicFigures(const QString &modelId)
{
    return runInPool([shared = d->shared, modelId] { return shared->store.publicFigures(modelId); }, d->pool);
}

QFuture<QList<CatalogChange>> CatalogUpdater::changes(int most)
{
    return runInPool(
        [shared = d->shared, most] {
            QList<CatalogChange> changes = shared->store.changes();
            return changes.first(std::min<qsizetype>(changes.size(), most));
        },
        d->pool);
}

QFuture<CatalogUpdateState> CatalogUpdater::state()
{
    return runOn(this, [this] { return currentState(); });
}

CatalogUpdateState CatalogUpdater::currentState() const
{
    using Phase = CatalogUpdateState::Phase;
    CatalogUpdateState state;
    state.dataAsOf = d->base->dataAsOf();
    state.daily = d->settings.daily;
    for (const QString &source : std::as_const(d->settings.sources))
        state.sources.append({source, d->sources.value(source).taken, d->errors.value(source)});
    if (!d->refresh)
        return state;
    state.phase = d->refresh->merging ? Phase::Merging : Phase::Asking;
    for (const Refresh::Answer &answer : std::as_const(d->refresh->answers)) {
        ++state.asked;
        state.answered += answer.done ? 1 : 0;
        state.received += answer.received;
    }
    return state;
}

void CatalogUpdater::announce()
{
    d->sinceNews.start();
    emit stateChanged(currentState());
}

void CatalogUpdater::checkDay()
{
    if (!d->settings.daily || d->refresh || d->stopped || !d->engine)
        return;
    const QDateTime now = d->parts.now();
    if (d->lastTry.isValid() && d->lastTry.secsTo(now) < kSecondsBetweenTries)
        return;
    // Who answered today is not asked again because somebody else did not.
    QStringList due = d->settings.sources;
    due.removeIf([&](const QString &source) {
        const QDateTime last = d->sources.value(source).taken;
        return last.isValid() && last.secsTo(now) < kSecondsOfDay;
    });
    begin(due);
}

} // namespace core
