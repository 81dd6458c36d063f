#include "core/history/conversation_store.h"

#include "core/async/on_thread.h"
#include "core/history/conversation_reader.h"
#include "core/history/conversation_search.h"
#include "core/history/conversation_worker.h"

namespace core {

ConversationStore::ConversationStore(const QString &path)
    : m_worker(new Worker(this, path))
{
    qRegisterMetaType<HistoryState>();
    m_thread.setObjectName(QStringLiteral("conversations"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

ConversationStore::~ConversationStore()
{
    // Through the queue: everything asked before is done before. quit() from here would overtake it.
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->finish(); });
    m_thread.wait();
    delete m_worker;
}

QFuture<HistoryState> ConversationStore::open()
{
    return runOn(m_worker, [worker = m_worker] { return worker->open(); });
}

QFuture<Result<QList<ConversationHit>>> ConversationStore::find(const ConversationQuery &query)
{
    return runOn(m_worker, [worker = m_worker, query] {
        return worker->ask([&](const QSqlDatabase &handle, QSqlError *error) {
            return findConversations(handle, query, error);
        });
    });
}

QFuture<Result<ConversationGroups>> ConversationStore::groups()
{
    return runOn(m_worker, [worker = m_worker] { return worker->ask(conversationGroups); });
}

QFuture<Result<std::optional<Comparison>>> ConversationStore::load(const QString &id)
{
    return runOn(m_worker, [worker = m_worker, id] {
        return worker->ask([&](const QSqlDatabase &handle, QSqlError *error) {
            return loadConversation(handle, id, error);
        });
    });
}

QFuture<Result<QList<WireExchange>>> ConversationStore::exchanges(const QString &id, qint64 columnId,
                                                                  qint64 turnId)
{
    return runOn(m_worker, [worker = m_worker, place = TurnPlace {id, columnId, turnId}] {
        return worker->ask([&](const QSqlDatabase &handle, QSqlError *error) {
            return loadExchanges(handle, place, error);
        });
    });
}

void ConversationStore::saveInfo(const ComparisonInfo &info)
{
    Q_ASSERT(!info.id.isEmpty());
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, info] {
        worker->save([&](UnsavedConversations &unsaved) { unsaved.addInfo(info); });
    });
}

void ConversationStore::saveColumns(const QString &id, const Comparison &withoutTurns)
{
    Q_ASSERT(!id.isEmpty());
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, withoutTurns] {
        worker->save([&](UnsavedConversations &unsaved) { unsaved.addColumns(id, withoutTurns); });
    });
}

void ConversationStore::saveTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns,
                                  qint64 head)
{
    Q_ASSERT(!id.isEmpty());
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, columnId, turns, head] {
        worker->saveTurns(id, columnId, turns, head);
    });
}

void ConversationStore::saveDraft(const QString &id, const Question &draft)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, draft] {
        worker->save([&](UnsavedConversations &unsaved) { unsaved.addDraft(id, draft); });
    });
}

QFuture<Result<Question>> ConversationStore::draft(const QString &id)
{
    return runOn(m_worker, [worker = m_worker, id] {
        return worker->ask(
            [&](const QSqlDatabase &handle, QSqlError *error) { return loadDraft(handle, id, error); });
    });
}

QFuture<Status> ConversationStore::remove(const QStringList &ids)
{
    return runOn(m_worker, [worker = m_worker, ids] { return worker->remove(ids); });
}

QFuture<Status> ConversationStore::restore(const QStringList &ids)
{
    return runOn(m_worker, [worker = m_worker, ids] { return worker->restore(ids); });
}

QFuture<Status> ConversationStore::purge()
{
    return runOn(m_worker, [worker = m_worker] { return worker->purge(); });
}

QFuture<Status> ConversationStore::flush()
{
    return runOn(m_worker, [worker = m_worker] { return worker->flush(); });
}

} // namespace core
