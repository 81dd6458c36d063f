#include "core/history/conversation_worker.h"

#include "core/history/search_index.h"

#include <QLoggingCategory>
#include <QSqlQuery>

#include <limits>
#include <utility>

namespace core {

namespace {

Q_LOGGING_CATEGORY(log, "switchyard.conversations")

constexpr int kBatchPauseMs = 300;
constexpr int kRetryPauseMs = 5000;
constexpr int kSignalPauseMs = 500;
constexpr int kDaysToRestore = 1;
// What is done beside is done in slices, so that nobody waits for it.
constexpr int kChorePauseMs = 20;
constexpr int kTurnsAtATime = 20;

/// What was removed by then is gone.
QDateTime lastToRestore()
{
    return QDateTime::currentDateTimeUtc().addDays(-kDaysToRestore);
}

} // namespace

ConversationStore::Worker::Worker(ConversationStore *store, const QString &path)
    : m_store(store)
    , m_database(path, QStringLiteral(":/conversations"), Database::Kind::Conversations)
    , m_batch(this) // as children they move to the thread
    , m_retry(this)
    , m_chores(this)
    , m_announce(this)
{
    for (QTimer *timer : {&m_batch, &m_retry, &m_chores, &m_announce})
        timer->setSingleShot(true);
    m_batch.setInterval(kBatchPauseMs);
    m_retry.setInterval(kRetryPauseMs);
    m_chores.setInterval(kChorePauseMs);
    connect(&m_batch, &QTimer::timeout, this, &Worker::writeQueued);
    connect(&m_retry, &QTimer::timeout, this, &Worker::retry);
    connect(&m_chores, &QTimer::timeout, this, &Worker::doChore);
    connect(&m_announce, &QTimer::timeout, this, [this] {
        m_announced.start();
        emit m_store->listChanged();
    });
}

void ConversationStore::Worker::setState(const HistoryState &state)
{
    const bool isNews = state.mode != m_state.mode || state.message != m_state.message;
    m_state = state;
    if (isNews)
        emit m_store->stateChanged(state);
}

bool ConversationStore::Worker::isWritable() const
{
    return m_database.isOpen() && m_state.mode != HistoryState::Mode::ReadOnlyNewer;
}

HistoryState ConversationStore::Worker::open()
{
    if (m_database.isOpen())
        return m_state;
    m_opened = true;
    setState(m_database.open());
    if (isWritable()) {
        m_retry.stop();
        m_batch.start();
        beginChores();
    }
    return m_state;
}

/// Says whether it can be read.
bool ConversationStore::Worker::ensureOpen()
{
    if (!m_opened)
        open();
    return m_database.isOpen();
}

void ConversationStore::Worker::saveTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns,
                                          qint64 head)
{
    save([&](UnsavedConversations &unsaved) {
        if (!unsaved.addTurns(id, columnId, turns, head))
            qCWarning(log, "Too many turns wait to be stored; new ones are only in memory.");
    });
}

Status ConversationStore::Worker::flush()
{
    m_batch.stop();
    if (!ensureOpen() || !isWritable()) {
        if (m_state.mode == HistoryState::Mode::ReadOnlyNewer)
            m_unsaved.clear(); // it will never be written
        else if (!m_unsaved.isEmpty() && !m_retry.isActive())
            m_retry.start();
        return stateError();
    }
    if (m_unsaved.isEmpty())
        return Done {};
    if (const auto error = change([this](ConversationWriter &writer) { return writeUnsaved(writer); }))
        return failed(*error);
    m_unsaved.clear();
    m_hashes.forgetUnused();
    m_retry.stop();
    setState({});
    return Done {};
}

void ConversationStore::Worker::writeQueued()
{
    if (m_unsaved.isEmpty() || m_retry.isActive())
        return;
    const Status written = flush();
    if (!written)
        qCWarning(log, "%s", qUtf8Printable(written.error().message));
}

void ConversationStore::Worker::retry()
{
    m_opened = m_database.isOpen(); // the file may be a good one by now
    writeQueued();
}

/// In one transaction.
std::optional<QSqlError> ConversationStore::Worker::change(const Work &work)
{
    QSqlDatabase handle = m_database.handle();
    QSqlQuery transaction(handle);
    if (!transaction.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return transaction.lastError();
    bool hasChangedList = false;
    QSqlError error;
    {
        ConversationWriter writer(handle, m_hashes);
        if (!work(writer) || !writer.finish())
            error = writer.lastError();
        else if (!transaction.exec(QStringLiteral("COMMIT")))
            error = transaction.lastError();
        else
            hasChangedList = writer.hasChangedList();
    }
    if (error.isValid()) {
        transaction.exec(QStringLiteral("ROLLBACK"));
        return error;
    }
    if (hasChangedList)
        announce();
    return {};
}

/// What is wrong with one conversation must not keep the others from the disk.
bool ConversationStore::Worker::writeUnsaved(ConversationWriter &writer)
{
    QSqlQuery savepoint(m_database.handle());
    const auto &conversations = m_unsaved.conversations();
    for (auto one = conversations.begin(); one != conversations.end(); ++one) {
        savepoint.exec(QStringLiteral("SAVEPOINT conversation"));
        if (!writer.write(one.key(), *one)) {
            if (!Database::isAboutRow(writer.lastError()))
                return false;
            qCWarning(log, "Conversation %s was not stored: %s", qUtf8Printable(one.key()),
                      qUtf8Printable(writer.lastError().text()));
            savepoint.exec(QStringLiteral("ROLLBACK TO conversation"));
        }
        savepoint.exec(QStringLiteral("RELEASE conversation"));
    }
    return true;
}

Status ConversationStore::Worker::failed(const QSqlError &error)
{
    const Error described = m_database.describe(error);
    if (Database::isDamage(error))
        m_database.close();
    if (!m_unsaved.isEmpty())
        m_retry.start();
    setState({HistoryState::Mode::Unavailable, described.message});
    return described;
}

void ConversationStore::Worker::announce()
{
    if (!m_announce.isActive())
        m_announce.start(m_announced.isValid() ? int(qMax<qint64>(0, kSignalPauseMs - m_announced.elapsed()))
                                               : 0);
}

/// For what somebody waits for.
Status ConversationStore::Worker::changeNow(const Work &work)
{
    writeQueued();
    if (!ensureOpen() || !isWritable())
        return stateError();
    const auto error = change(work);
    return error ? Status(m_database.describe(*error)) : Status(Done {});
}

Status ConversationStore::Worker::remove(const QStringList &ids)
{
    return changeNow([&](ConversationWriter &writer) { return writer.remove(ids); });
}

Status ConversationStore::Worker::restore(const QStringList &ids)
{
    return changeNow([&](ConversationWriter &writer) { return writer.restore(ids, lastToRestore()); });
}

/// Says how many.
Result<int> ConversationStore::Worker::purgeRemoved(const QDateTime &removedBy, int most)
{
    int count = 0;
    const Status done = changeNow([&](ConversationWriter &writer) {
        count = writer.purge(removedBy, most);
        return count == 0 || (count > 0 && noteTidying(true));
    });
    if (!done)
        return done.error();
    if (count > 0) {
        m_mustTidy = true;
        m_chores.start();
    }
    return count;
}

Status ConversationStore::Worker::purge()
{
    const Result<int> count = purgeRemoved(QDateTime::currentDateTimeUtc(), std::numeric_limits<int>::max());
    if (!count)
        return count.error();
    // What the log beside the file still has goes, too.
    return *count == 0 ? Status(Done {})
                       : m_database.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

/// So that an end of the program in between does not end the work.
bool ConversationStore::Worker::noteTidying(bool needed)
{
    return m_database
        .execute(needed ? QStringLiteral("INSERT OR IGNORE INTO notes (name, value) VALUES ('tidy', '')")
                        : QStringLiteral("DELETE FROM notes WHERE name = 'tidy'"))
        .ok();
}

/// After opening: what an earlier run left behind.
void ConversationStore::Worker::beginChores()
{
    // Freed room in the file is overwritten.
    static_cast<void>(m_database.execute(QStringLiteral("PRAGMA secure_delete = ON")));
    const auto error = change([](ConversationWriter &writer) { return writer.renewIndex(); });
    if (error)
        qCWarning(log, "%s", qUtf8Printable(m_database.describe(*error).message));
    QSqlQuery notes(m_database.handle());
    m_mustTidy = notes.exec(QStringLiteral("SELECT 1 FROM notes WHERE name = 'tidy'")) && notes.next();
    m_mustPurge = true;
    m_mustIndex = true;
    m_chores.start();
}

void ConversationStore::Worker::doChore()
{
    if (!isWritable())
        return;
    if (m_mustPurge) {
        m_mustPurge = purgeOne();
    } else if (m_mustIndex) {
        m_mustIndex = indexSome();
    } else if (m_mustTidy && !SearchIndex(m_database.handle()).tidyUp()) {
        m_mustTidy = false;
        noteTidying(false);
        static_cast<void>(m_database.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    }
    if (m_mustPurge || m_mustIndex || m_mustTidy)
        m_chores.start();
}

/// One of those that cannot be restored any more. Says whether there may be another.
bool ConversationStore::Worker::purgeOne()
{
    const Result<int> count = purgeRemoved(lastToRestore(), 1);
    if (!count)
        qCWarning(log, "%s", qUtf8Printable(count.error().message));
    return count && *count > 0;
}

/// Answers that a crash cut off, and all where the index is new. Says whether there are more.
bool ConversationStore::Worker::indexSome()
{
    int count = 0;
    const auto error = change([&](ConversationWriter &writer) {
        count = writer.indexMissing(kTurnsAtATime);
        return count >= 0;
    });
    if (error)
        qCWarning(log, "%s", qUtf8Printable(m_database.describe(*error).message));
    return !error && count == kTurnsAtATime;
}

void ConversationStore::Worker::finish()
{
    if (!m_unsaved.isEmpty()) {
        const Status written = flush();
        if (!written)
            qCWarning(log, "The last changes to conversations were not stored: %s",
                      qUtf8Printable(written.error().message));
    }
    for (QTimer *timer : {&m_batch, &m_retry, &m_chores, &m_announce})
        timer->stop();
    m_database.close();
    thread()->quit();
}

} // namespace core
