#pragma once

#include "core/history/conversation_store.h"
#include "core/history/conversation_writer.h"
#include "core/history/database.h"
#include "core/history/unsaved_conversations.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <optional>
#include <type_traits>

namespace core {

/// What runs in the store's thread.
class ConversationStore::Worker : public QObject
{
public:
    Worker(ConversationStore *store, const QString &path);

    HistoryState open();
    /// Changes what waits to be written, and has it written soon.
    template<typename Change>
    void save(Change change);
    void saveTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns, qint64 head);
    Status flush();
    /// For questions that are answered all the same where it fails.
    void writeQueued();
    /// Writes what is queued, closes, and ends the thread.
    void finish();

    /// Writes what is queued, then answers a question to the database.
    template<typename Question>
    auto ask(Question question) -> Result<std::invoke_result_t<Question, const QSqlDatabase &, QSqlError *>>;
    Status remove(const QStringList &ids);
    Status restore(const QStringList &ids);
    Status purge();

private:
    using Work = std::function<bool(ConversationWriter &)>;

    bool ensureOpen();
    bool isWritable() const;
    void setState(const HistoryState &state);
    Error stateError() const { return {ErrorKind::StorageFailed, m_state.message}; }
    std::optional<QSqlError> change(const Work &work);
    Status changeNow(const Work &work);
    Result<int> purgeRemoved(const QDateTime &removedBy, int most);
    bool writeUnsaved(ConversationWriter &writer);
    Status failed(const QSqlError &error);
    void retry();
    void beginChores();
    void doChore();
    bool indexSome();
    bool purgeOne();
    bool noteTidying(bool needed);
    void announce();

    ConversationStore *m_store;
    Database m_database;
    HistoryState m_state;
    bool m_opened = false;
    UnsavedConversations m_unsaved;
    AttachmentHashes m_hashes;
    bool m_mustPurge = false;
    bool m_mustIndex = false;
    bool m_mustTidy = false;
    QTimer m_batch;
    QTimer m_retry;
    QTimer m_chores;
    QTimer m_announce;
    QElapsedTimer m_announced;
};

template<typename Change>
void ConversationStore::Worker::save(Change change)
{
    change(m_unsaved);
    if (!m_batch.isActive() && !m_retry.isActive())
        m_batch.start();
}

template<typename Question>
auto ConversationStore::Worker::ask(Question question)
    -> Result<std::invoke_result_t<Question, const QSqlDatabase &, QSqlError *>>
{
    writeQueued();
    if (!ensureOpen())
        return stateError();
    QSqlError error;
    auto answer = question(m_database.handle(), &error);
    if (error.isValid())
        return m_database.describe(error);
    return answer;
}

} // namespace core
