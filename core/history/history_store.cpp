#include "core/history/history_store.h"

#include "core/async/on_thread.h"
#include "core/history/attempt_queries.h"
#include "core/history/database.h"
#include "core/history/endpoint_records.h"
#include "core/history/request_reader.h"
#include "core/history/request_writer.h"
#include "core/history/spend_queries.h"
#include "core/history/usage_queries.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSqlError>
#include <QTimer>

#include <algorithm>
#include <atomic>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::HistoryStore)
};

Q_LOGGING_CATEGORY(log, "switchyard.history")

constexpr int kBatchPauseMs = 300;
constexpr int kRetryPauseMs = 5000;
constexpr int kSignalPauseMs = 500;
constexpr qsizetype kBatchRows = 100;
constexpr qsizetype kMostWaitingRows = 10'000;
// Deleting in slices keeps each write lock short for a second process on the same file.
constexpr int kPruneSlice = 2000;
constexpr qint64 kQuartersPerDay = 96;
constexpr qint64 kSecondsPerQuarter = 900;

} // namespace

/// What runs in the store's thread.
class HistoryStore::Worker : public QObject
{
public:
    Worker(HistoryStore *store, const QString &path);

    HistoryState open();
    void append(const RequestRecord &record);
    Status flush();
    /// For questions that are answered all the same where it fails.
    void writeQueued();
    Status prune(int keepDays);
    /// Writes what is queued, closes, and ends the thread.
    void finish();

    /// Answers one of usage_queries.h.
    template<typename Rows, typename Query>
    Result<Rows> ask(Rows (*question)(const QSqlDatabase &, Query, QSqlError *),
                     std::type_identity_t<Query> query);
    /// Likewise those that ask nothing further.
    template<typename Rows>
    Result<Rows> ask(Rows (*question)(const QSqlDatabase &, QSqlError *));
    Status addToldNotice(const ToldNotice &notice);
    Result<std::optional<RequestRecord>> findRequest(const QString &id);
    /// From any thread.
    qint64 waitingRows() const { return m_waiting; }

private:
    void queueChanged() { m_waiting = m_queue.size(); }
    void ensureOpen();
    bool isWritable() const;
    void setState(const HistoryState &state);
    Error stateError() const { return {ErrorKind::StorageFailed, m_state.message}; }
    std::optional<QSqlError> writeRows(QStringList *stored);
    Status failed(const QSqlError &error);
    void announceRows();

    HistoryStore *m_store;
    Database m_database;
    HistoryState m_state;
    bool m_opened = false;
    QList<RequestRecord> m_queue;
    std::atomic<qint64> m_waiting = 0; ///< The length of the queue, for other threads.
    QTimer m_batch;
    QTimer m_announce;
    QElapsedTimer m_announced;
};

HistoryStore::Worker::Worker(HistoryStore *store, const QString &path)
    : m_store(store)
    , m_database(path)
    , m_batch(this) // as children they move to the thread
    , m_announce(this)
{
    m_batch.setSingleShot(true);
    m_announce.setSingleShot(true);
    connect(&m_batch, &QTimer::timeout, this, &Worker::writeQueued);
    connect(&m_announce, &QTimer::timeout, this, &Worker::announceRows);
}

void HistoryStore::Worker::setState(const HistoryState &state)
{
    const bool isNews = state.mode != m_state.mode || state.message != m_state.message;
    m_state = state;
    if (isNews)
        emit m_store->stateChanged(state);
}

bool HistoryStore::Worker::isWritable() const
{
    return m_database.isOpen() && m_state.mode != HistoryState::Mode::ReadOnlyNewer;
}

HistoryState HistoryStore::Worker::open()
{
    if (!m_database.isOpen()) {
        m_opened = true;
        setState(m_database.open());
    }
    return m_state;
}

void HistoryStore::Worker::ensureOpen()
{
    if (!m_opened)
        open();
}

void HistoryStore::Worker::append(const RequestRecord &record)
{
    m_queue << record;
    if (m_queue.size() > kMostWaitingRows)
        m_queue.removeFirst();
    queueChanged();
    const bool isRetrying = m_state.mode == HistoryState::Mode::Unavailable && m_batch.isActive();
    if (m_queue.size() >= kBatchRows && !isRetrying)
        m_batch.start(0);
    else if (!m_batch.isActive())
        m_batch.start(kBatchPauseMs);
}

Status HistoryStore::Worker::flush()
{
    m_batch.stop();
    ensureOpen();
    if (!isWritable()) {
        m_queue.clear();
        queueChanged();
        return stateError();
    }
    if (m_queue.isEmpty())
        return Done {};
    QStringList stored;
    if (const auto error = writeRows(&stored))
        return failed(*error);
    m_queue.clear();
    queueChanged();
    setState({});
    emit m_store->stored(stored);
    if (!m_announce.isActive())
        m_announce.start(m_announced.isValid() ? int(qMax<qint64>(0, kSignalPauseMs - m_announced.elapsed()))
                                               : 0);
    return Done {};
}

void HistoryStore::Worker::writeQueued()
{
    if (m_queue.isEmpty())
        return;
    const Status written = flush();
    if (!written)
        qCWarning(log, "%s", qUtf8Printable(written.error().message));
}

std::optional<QSqlError> HistoryStore::Worker::writeRows(QStringList *stored)
{
    QSqlDatabase handle = m_database.handle();
    QSqlQuery transaction(handle);
    if (!transaction.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return transaction.lastError();
    RequestWriter writer(handle);
    for (const RequestRecord &record : std::as_const(m_queue)) {
        if (writer.write(record)) {
            *stored << record.id;
            continue;
        }
        const QSqlError error = writer.lastError();
        if (!Database::isAboutRow(error)) {
            transaction.exec(QStringLiteral("ROLLBACK"));
            return error;
        }
        qCWarning(log, "Request %s was not stored: %s", qUtf8Printable(record.id),
                  qUtf8Printable(error.text()));
    }
    const bool isSummedUp = writer.finish();
    if (isSummedUp && transaction.exec(QStringLiteral("COMMIT")))
        return {};
    const QSqlError error = isSummedUp ? transaction.lastError() : writer.lastError();
    transaction.exec(QStringLiteral("ROLLBACK"));
    return error;
}

Status HistoryStore::Worker::failed(const QSqlError &error)
{
    const Error described = m_database.describe(error);
    if (Database::isDamage(error)) {
        m_database.close();
        m_queue.clear();
        queueChanged();
    } else {
        m_batch.start(kRetryPauseMs);
    }
    setState({HistoryState::Mode::Unavailable, described.message});
    return described;
}

void HistoryStore::Worker::announceRows()
{
    m_announced.start();
    emit m_store->rowsAdded();
}

template<typename Rows, typename Query>
Result<Rows> HistoryStore::Worker::ask(Rows (*question)(const QSqlDatabase &, Query, QSqlError *),
                                       std::type_identity_t<Query> query)
{
    ensureOpen();
    if (!m_database.isOpen())
        return stateError();
    QSqlError error;
    Rows rows = question(m_database.handle(), query, &error);
    if (error.isValid())
        return m_database.describe(error);
    return rows;
}

template<typename Rows>
Result<Rows> HistoryStore::Worker::ask(Rows (*question)(const QSqlDatabase &, QSqlError *))
{
    ensureOpen();
    if (!m_database.isOpen())
        return stateError();
    QSqlError error;
    Rows rows = question(m_database.handle(), &error);
    if (error.isValid())
        return m_database.describe(error);
    return rows;
}

Result<std::optional<RequestRecord>> HistoryStore::Worker::findRequest(const QString &id)
{
    const auto waiting = std::find_if(m_queue.crbegin(), m_queue.crend(),
                                      [&](const RequestRecord &record) { return record.id == id; });
    if (waiting != m_queue.crend())
        return std::optional(*waiting);
    return ask(core::findRequest, id);
}

Status HistoryStore::Worker::addToldNotice(const ToldNotice &notice)
{
    ensureOpen();
    if (!isWritable())
        return stateError();
    QSqlError error;
    core::addToldNotice(m_database.handle(), notice, &error);
    if (error.isValid())
        return m_database.describe(error);
    return Done {};
}

Status HistoryStore::Worker::prune(int keepDays)
{
    ensureOpen();
    if (!isWritable())
        return stateError();
    if (keepDays <= 0)
        return Done {};
    // On the edge of a quarter, so that rows and sums end at the same moment.
    const qint64 firstKept = usageQuarter(QDateTime::currentDateTimeUtc()) - keepDays * kQuartersPerDay;
    const QDateTime time = QDateTime::fromSecsSinceEpoch(firstKept * kSecondsPerQuarter, Qt::UTC);
    QSqlError error;
    while (pruneRequests(m_database.handle(), time, kPruneSlice, &error) > 0) { }
    if (error.isValid())
        return m_database.describe(error);
    QSqlQuery remove(m_database.handle());
    remove.prepare(QStringLiteral("DELETE FROM usage_quarters WHERE quarter < ?"));
    remove.bindValue(0, firstKept);
    if (!remove.exec())
        return m_database.describe(remove.lastError());
    remove.prepare(QStringLiteral("DELETE FROM usage_days WHERE day < ?"));
    remove.bindValue(0, time.date().toString(Qt::ISODate));
    if (!remove.exec())
        return m_database.describe(remove.lastError());
    remove.prepare(
        QStringLiteral("DELETE FROM budget_notices WHERE period_begin <> '' AND period_begin < ?"));
    remove.bindValue(0, historyTime(time));
    if (!remove.exec())
        return m_database.describe(remove.lastError());
    return Done {};
}

void HistoryStore::Worker::finish()
{
    if (!m_queue.isEmpty()) {
        const qsizetype rows = m_queue.size();
        const Status written = flush();
        if (!written)
            qCWarning(log, "%lld requests are missing in the history: %s", static_cast<long long>(rows),
                      qUtf8Printable(written.error().message));
    }
    m_batch.stop();
    m_announce.stop();
    m_database.close();
    thread()->quit();
}

HistoryStore::HistoryStore(QString path, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(this, path))
{
    qRegisterMetaType<HistoryState>();
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

HistoryStore::~HistoryStore()
{
    // Through the queue: everything asked before is done before. quit() from here would overtake it.
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->finish(); });
    m_thread.wait();
    delete m_worker;
}

QFuture<HistoryState> HistoryStore::open()
{
    return runOn(m_worker, [worker = m_worker] { return worker->open(); });
}

void HistoryStore::append(const RequestRecord &record)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, record] { worker->append(record); });
}

QFuture<Status> HistoryStore::flush()
{
    return runOn(m_worker, [worker = m_worker] { return worker->flush(); });
}

QFuture<Result<QList<DailySpend>>> HistoryStore::spendPerDay(const SpendQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] { return worker->ask(core::spendPerDay, query); });
}

QFuture<Result<QList<RequestRow>>> HistoryStore::lastRequests(int most)
{
    return runOn(m_worker, [worker = m_worker, most] { //
        return worker->ask(core::lastRequests, most);
    });
}

QFuture<Result<QList<AttemptFact>>> HistoryStore::attemptsSince(const AttemptQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] { return worker->ask(core::attemptsSince, query); });
}

QFuture<Result<QList<KeySpend>>> HistoryStore::spendByKey(const QDateTime &from)
{
    return runOn(m_worker, [worker = m_worker, from] { return worker->ask(core::spendByKey, from); });
}

QFuture<Result<QList<PastSpend>>> HistoryStore::pastSpend(const PastSpendQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] {
        worker->writeQueued();
        return worker->ask(core::pastSpend, query);
    });
}

QFuture<Result<qint64>> HistoryStore::newestRow()
{
    return runOn(m_worker, [worker = m_worker] {
        worker->writeQueued();
        return worker->ask(core::newestRow);
    });
}

QFuture<Result<QList<OwnKeySpend>>> HistoryStore::ownKeySpend(const OwnKeyQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] { return worker->ask(core::ownKeySpend, query); });
}

QFuture<Result<QList<OwnKeyRequests>>> HistoryStore::ownKeyRequests(const QDateTime &from)
{
    return runOn(m_worker, [worker = m_worker, from] { return worker->ask(core::ownKeyRequests, from); });
}

QFuture<Result<QList<ProviderKeyUse>>> HistoryStore::lastUseOfKeys()
{
    return runOn(m_worker, [worker = m_worker] { return worker->ask(core::lastUseOfKeys); });
}

QFuture<Result<QList<StoredRequest>>> HistoryStore::storedRequests(const QStringList &ids)
{
    return runOn(m_worker, [worker = m_worker, ids] { return worker->ask(core::storedRequests, ids); });
}

QFuture<Result<std::optional<RequestRecord>>> HistoryStore::findRequest(const QString &id)
{
    return runOn(m_worker, [worker = m_worker, id] { return worker->findRequest(id); });
}

QFuture<Result<QList<EndpointDay>>> HistoryStore::activity(const ActivityQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] {
        worker->writeQueued();
        return worker->ask(core::activity, query);
    });
}

QFuture<Result<QList<EndpointRecord>>> HistoryStore::endpointRecords(const EndpointRecordQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] {
        worker->writeQueued();
        return worker->ask(core::endpointRecords, query);
    });
}

QFuture<Result<Money>> HistoryStore::totalSpent()
{
    return runOn(m_worker, [worker = m_worker] {
        worker->writeQueued();
        return worker->ask(core::totalSpent);
    });
}

qint64 HistoryStore::waitingRows() const
{
    return m_worker->waitingRows();
}

QFuture<Result<QList<ToldNotice>>> HistoryStore::toldNotices()
{
    return runOn(m_worker, [worker = m_worker] { return worker->ask(core::toldNotices); });
}

QFuture<Status> HistoryStore::addToldNotice(const ToldNotice &notice)
{
    return runOn(m_worker, [worker = m_worker, notice] { return worker->addToldNotice(notice); });
}

QFuture<Status> HistoryStore::prune(int keepDays)
{
    return runOn(m_worker, [worker = m_worker, keepDays] { return worker->prune(keepDays); });
}

} // namespace core
