#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/catalog/public_figures.h"
#include "core/config/config.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>

namespace core {

class CatalogStore;
class DocumentFetch;
class Engine;
class Transport;
struct CatalogJobFrame;
struct CatalogJobOutcome;

/// What one refresh of the catalog brought.
struct CatalogRefreshReport {
    struct Failure {
        QString source;
        Error error;
    };
    QDateTime time = {}; ///< UTC.
    int newModels = 0;
    int retiredModels = 0;
    int newEndpoints = 0;
    int retiredEndpoints = 0;
    int repriced = 0;
    int skippedRows = 0; ///< Of the sources, that made no sense.
    QStringList refreshed = {}; ///< Sources that answered.
    QList<Failure> failures = {}; ///< Those that did not.
    QStringList warnings = {}; ///< About files, for people.
    int changes() const { return newModels + retiredModels + newEndpoints + retiredEndpoints + repriced; }
};

/// How the refreshing stands.
struct CatalogUpdateState {
    enum class Phase { Idle, Asking, Merging };
    struct Source {
        QString name;
        QDateTime lastRefresh = {}; ///< UTC; invalid: never.
        QString lastError = {}; ///< Of the last try, for people; empty after a good one.
        bool operator==(const Source &) const = default;
    };
    Phase phase = Phase::Idle;
    int asked = 0; ///< Sources of the refresh under way, and
    int answered = 0; ///< those of them that are done.
    qint64 received = 0; ///< Bytes so far.
    QList<Source> sources = {}; ///< As the configuration names them.
    QString dataAsOf = {}; ///< Day of the catalog's figures.
    bool daily = false;
    bool isRunning() const { return phase != Phase::Idle; }
    bool operator==(const CatalogUpdateState &) const = default;
};

/// Keeps the catalog fresh: asks its sources, on request or once a day, merges what they say over the bundled
/// catalog, keeps that in the profile and hands it to the engine. No key goes to the sources. What the user
/// set themselves lies over all of this and is not touched.
///
/// Made before the engine, for which it has the catalog. Lives in the engine's thread; its functions may be
/// called from any thread and answer by future or signal. Reading and merging happen in a thread of their
/// own.
class CatalogUpdater : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        QString folder; ///< Where it keeps its files.
        Transport *transport = nullptr; ///< Lives in the engine's thread.
        std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    };

    /// Reads what earlier refreshes brought.
    explicit CatalogUpdater(Parts parts, QObject *parent = nullptr);
    ~CatalogUpdater() override;

    /// What EngineParts::catalog should be. In the engine's thread.
    const CatalogPtr &base() const;
    /// From now on it hands new catalogs to the engine and follows its configuration. Once, in the engine's
    /// thread. The engine goes before this object does, after stop().
    void attach(Engine &engine);
    /// From now on it also refreshes by itself: once a day where the configuration says so, and at once what
    /// runs on this machine. For programs that stay; after attach().
    QFuture<Done> start();
    /// Ends what runs and starts nothing more. In the engine's thread.
    void stop();

    /// Asks the sources of the configuration. While a refresh runs, this is that refresh. An error only where
    /// no source answered, or after cancel().
    QFuture<Result<CatalogRefreshReport>> refresh();
    /// Asks OpenRouter to whom it routes this model, at which prices. For one model at a time: asking so for
    /// all of them would be hundreds of questions.
    QFuture<Result<CatalogRefreshReport>> refreshModel(const QString &modelId);
    /// Asks a provider for its own list of models, with the user's key; see Engine::listProviderModels().
    /// Models that it names and the catalog knows become endpoints there; those that it names no more become
    /// news. The list of a server on this machine is all that there is of it.
    QFuture<Result<CatalogRefreshReport>> refreshProvider(const QString &provider);
    /// Ends the refresh that runs. What is being merged already comes to its end.
    QFuture<Done> cancel();

    /// The feed, newest first.
    QFuture<QList<CatalogChange>> changes(int most);
    /// What the last refreshModel() told of how the model's endpoints do for others.
    QFuture<PublicFiguresList> publicFigures(const QString &modelId);
    QFuture<CatalogUpdateState> state();

signals:
    /// Several times a second while a refresh runs.
    void stateChanged(const core::CatalogUpdateState &state);
    /// There is a new catalog, and perhaps news.
    void refreshed(const core::CatalogRefreshReport &report);

private:
    struct Refresh;
    using Job = std::function<CatalogJobOutcome(CatalogStore &store, const CatalogJobFrame &frame)>;
    void begin(const QStringList &sources);
    DocumentFetch *fetchFrom(const QString &source, const QUrl &address, const QByteArray &etag);
    void ask(const QString &source);
    void onAnswer(const QString &source, qsizetype index);
    void mergeAnswers();
    void run(Job job, std::function<void(const CatalogJobOutcome &)> then);
    template<typename Value, typename JobFor>
    QFuture<Result<CatalogRefreshReport>> whenKnown(const QFuture<Result<Value>> &answer, JobFor jobFor);
    Result<CatalogRefreshReport> takeOver(const CatalogJobOutcome &outcome);
    void end(const Result<CatalogRefreshReport> &result);
    void checkDay();
    void refreshLocalServers();
    void announce();
    CatalogUpdateState currentState() const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core

Q_DECLARE_METATYPE(core::CatalogRefreshReport)
Q_DECLARE_METATYPE(core::CatalogUpdateState)
