#include "core/history/conversation_writer.h"

#include "core/conversation/turn_json.h"
#include "core/history/conversation_names.h"
#include "core/history/conversation_store.h"
#include "core/history/exchange_bytes.h"
#include "core/history/placeholders.h"
#include "core/history/request_writer.h"

#include <QSet>

#include <algorithm>

namespace core {

namespace {

constexpr int kTurnColumns = 12;

} // namespace

ConversationWriter::ConversationWriter(const QSqlDatabase &handle, AttachmentHashes &hashes)
    : m_handle(handle)
    , m_hashes(hashes)
    , m_index(handle)
    , m_findTurn(handle)
    , m_newestTurn(handle)
    , m_writeTurn(handle)
{
    m_findTurn.prepare(QStringLiteral("SELECT seq, indexed, CASE indexed WHEN 1 THEN question ELSE '' END, "
                                      "CASE indexed WHEN 1 THEN answer ELSE '' END FROM turns "
                                      "WHERE conversation = :v0 AND column_id = :v1 AND id = :v2"));
    m_newestTurn.prepare(QStringLiteral("SELECT max(seq) FROM turns WHERE seq BETWEEN :v0 AND :v1"));
    m_writeTurn.prepare(
        QStringLiteral("INSERT INTO turns (seq, conversation, column_id, id, parent, question_id, state, "
                       "question, answer, reasoning, facts, indexed) VALUES (%1) ON CONFLICT (seq) DO UPDATE "
                       "SET parent = excluded.parent, question_id = excluded.question_id, "
                       "state = excluded.state, question = excluded.question, answer = excluded.answer, "
                       "reasoning = excluded.reasoning, facts = excluded.facts, indexed = excluded.indexed")
            .arg(placeholders(kTurnColumns)));
}

bool ConversationWriter::run(QSqlQuery &query, const QVariantList &values)
{
    bindValues(query, values);
    const bool done = query.exec();
    if (!done)
        m_error = query.lastError();
    return done;
}

bool ConversationWriter::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_handle);
    if (!query.prepare(statement)) {
        m_error = query.lastError();
        return false;
    }
    return run(query, values);
}

/// For what the index did.
bool ConversationWriter::took(bool done)
{
    if (!done)
        m_error = m_index.lastError();
    return done;
}

bool ConversationWriter::write(const QString &id, const UnsavedConversation &conversation)
{
    m_error = {};
    m_changedCount = false;
    if (conversation.draft && !writeDraft(id, *conversation.draft))
        return false;
    if (conversation.info) {
        if (!writeInfo(*conversation.info))
            return false;
    } else if (!conversation.columns && conversation.turns.isEmpty()) {
        return true;
    }
    std::optional<qint64> number = numberOf(id);
    if (!number && !m_error.isValid()) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (!writeInfo({.id = id, .created = now, .changed = now}))
            return false;
        number = numberOf(id);
    }
    if (!number)
        return false;
    if (conversation.columns && !writeColumns(*number, *conversation.columns))
        return false;
    for (auto column = conversation.turns.begin(); column != conversation.turns.end(); ++column) {
        if (!writeTurns(*number, column.key(), *column))
            return false;
    }
    m_changedList = m_changedList || m_changedCount;
    return !m_changedCount || countUp(*number);
}

std::optional<qint64> ConversationWriter::numberOf(const QString &id)
{
    QSqlQuery query(m_handle);
    query.prepare(QStringLiteral("SELECT seq FROM conversations WHERE id = :v0"));
    if (!run(query, {id}) || !query.next())
        return std::nullopt;
    return query.value(0).toLongLong();
}

bool ConversationWriter::writeInfo(const ComparisonInfo &info)
{
    QSqlQuery known(m_handle);
    known.prepare(QStringLiteral("SELECT seq, title FROM conversations WHERE id = :v0"));
    if (!run(known, {info.id}))
        return false;
    const bool isKnown = known.next();
    const qint64 number = isKnown ? known.value(0).toLongLong() : 0;
    const QString oldTitle = isKnown ? known.value(1).toString() : QString();
    known.finish();
    const QString title = storable(info.title);

    if (!run(QStringLiteral("INSERT INTO conversations (id, title, title_is_own, created, changed, pinned, "
                            "archived, folder, tags) VALUES (%1) ON CONFLICT (id) DO UPDATE SET "
                            "title = excluded.title, title_is_own = excluded.title_is_own, "
                            "created = excluded.created, changed = excluded.changed, "
                            "pinned = excluded.pinned, archived = excluded.archived, "
                            "folder = excluded.folder, tags = excluded.tags")
                 .arg(placeholders(9)),
             {storable(info.id), title, info.titleIsOwn ? 1 : 0, timeAsText(info.created),
              timeAsText(info.changed), info.pinned ? 1 : 0, info.archived ? 1 : 0, storable(info.folder),
              tagsAsText(info.tags)}))
        return false;
    m_changedList = true;
    if (isKnown && title == oldTitle)
        return true;
    const std::optional<qint64> written = isKnown ? number : numberOf(info.id);
    return written && (!isKnown || took(m_index.removeTitle(number, oldTitle)))
           && took(m_index.addTitle(*written, title));
}

bool ConversationWriter::writeColumns(qint64 conversation, const Comparison &comparison)
{
    if (!run(QStringLiteral("UPDATE conversations SET layout = :v0, policy = :v1 WHERE seq = :v2"),
             {jsonAsText(comparisonLayoutJson(comparison.layout)), jsonAsText(policyJson(comparison.policy)),
              conversation}))
        return false;
    QSqlQuery known(m_handle);
    known.prepare(QStringLiteral("SELECT id FROM columns WHERE conversation = :v0"));
    if (!run(known, {conversation}))
        return false;
    QSet<qint64> gone;
    while (known.next())
        gone << known.value(0).toLongLong();
    const qsizetype before = gone.size();
    qint64 position = 0;
    for (const ComparisonColumn &column : comparison.columns) {
        gone.remove(column.id);
        if (!run(QStringLiteral("INSERT INTO columns (conversation, id, position, settings, head) "
                                "VALUES (:v0, :v1, :v2, :v3, 0) ON CONFLICT (conversation, id) DO UPDATE "
                                "SET position = excluded.position, settings = excluded.settings"),
                 {conversation, column.id, position++, jsonAsText(columnSettingsJson(column.settings))}))
            return false;
    }
    for (qint64 column : std::as_const(gone)) {
        if (!removeColumn(conversation, column))
            return false;
    }
    m_changedCount = m_changedCount || !gone.isEmpty() || before != comparison.columns.size();
    return true;
}

bool ConversationWriter::removeColumn(qint64 conversation, qint64 column)
{
    m_mayHaveLoose = true;
    return removeFromIndex(QStringLiteral("conversation = :v0 AND column_id = :v1"), {conversation, column})
           && run(QStringLiteral("DELETE FROM columns WHERE conversation = :v0 AND id = :v1"),
                  {conversation, column});
}

bool ConversationWriter::removeFromIndex(const QString &condition, const QVariantList &values)
{
    QSqlQuery turns(m_handle);
    turns.setForwardOnly(true);
    turns.prepare(
        QStringLiteral("SELECT seq, question, answer FROM turns WHERE indexed = 1 AND %1").arg(condition));
    if (!run(turns, values))
        return false;
    while (turns.next()) {
        if (!took(m_index.removeTurn(turns.value(0).toLongLong(), turns.value(1).toString(),
                                     turns.value(2).toString())))
            return false;
    }
    return true;
}

bool ConversationWriter::writeTurns(qint64 conversation, qint64 columnId, const UnsavedColumn &column)
{
    if (!run(QStringLiteral(
                 "INSERT INTO columns (conversation, id, position, settings, head) SELECT :v0, :v1, "
                 "coalesce(max(position) + 1, 0), '{}', :v2 FROM columns WHERE conversation = :v0 "
                 "ON CONFLICT (conversation, id) DO UPDATE SET head = excluded.head"),
             {conversation, columnId, column.head}))
        return false;
    for (const Turn &turn : column.turns) {
        if (!writeTurn(conversation, columnId, turn))
            return false;
    }
    return true;
}

bool ConversationWriter::findTurn(qint64 conversation, qint64 columnId, qint64 id, KnownTurn *known)
{
    if (!run(m_findTurn, {conversation, columnId, id}))
        return false;
    if (m_findTurn.next())
        *known = {m_findTurn.value(0).toLongLong(), m_findTurn.value(1).toBool(),
                  m_findTurn.value(2).toString(), m_findTurn.value(3).toString()};
    m_findTurn.finish();
    return true;
}

bool ConversationWriter::writeTurn(qint64 conversation, qint64 columnId, const Turn &turn)
{
    KnownTurn known;
    if (!findTurn(conversation, columnId, turn.id, &known))
        return false;
    qint64 seq = known.seq;
    if (seq == 0) {
        const qint64 first = conversation << kTurnBits;
        if (!run(m_newestTurn, {first, first + kMostTurnNumber}) || !m_newestTurn.next())
            return false;
        seq = std::max(first, m_newestTurn.value(0).toLongLong()) + 1;
        m_newestTurn.finish();
        m_changedCount = true;
    }
    if (!writeTexts(seq, known, conversation, columnId, turn))
        return false;
    // The question of a running turn is not looked at again, once a second, with all that goes along.
    if (known.seq == 0 || !turn.running()) {
        if (known.seq != 0) {
            m_mayHaveLoose = m_mayHaveLoose || !turn.question.attachments.isEmpty();
            if (!run(QStringLiteral("DELETE FROM turn_attachments WHERE turn = :v0"), {seq}))
                return false;
        }
        if (!writeAttachments(QStringLiteral("turn_attachments (turn"), seq, turn.question.attachments))
            return false;
    }
    return writeExchanges(seq, conversation, turn);
}

/// A running answer is not in the index: it would have to be taken out and put back with each word.
bool ConversationWriter::writeTexts(qint64 seq, const KnownTurn &known, qint64 conversation, qint64 columnId,
                                    const Turn &turn)
{
    const QString question = storable(turn.question.text);
    const QString answer = storable(turn.answer);
    const bool isSame = known.indexed && known.question == question && known.answer == answer;
    const bool shallBeIndexed = isSame || !turn.running();
    if (known.indexed && !isSame && !took(m_index.removeTurn(seq, known.question, known.answer)))
        return false;
    if (!run(m_writeTurn, {seq, conversation, columnId, turn.id, turn.parent, turn.questionId,
                           turnStateName(turn.state), question, answer, storable(turn.reasoning),
                           storable(jsonAsText(turnFactsJson(turn))), shallBeIndexed ? 1 : 0}))
        return false;
    if (isSame || !shallBeIndexed)
        return true;
    m_changedList = true;
    return took(m_index.addTurn(seq, question, answer));
}

/// They never change once they are told, so those that are there stay.
bool ConversationWriter::writeExchanges(qint64 seq, qint64 conversation, const Turn &turn)
{
    bool added = false;
    for (const WireExchange &exchange : turn.exchanges) {
        const QString started = timeAsText(exchange.started);
        QSqlQuery known(m_handle);
        known.prepare(QStringLiteral("SELECT 1 FROM exchanges WHERE turn = :v0 AND started = :v1 "
                                     "AND ordinal = :v2"));
        if (!run(known, {seq, started, exchange.ordinal}))
            return false;
        if (known.next())
            continue;
        known.finish();
        if (!run(QStringLiteral("INSERT INTO exchanges (turn, started, ordinal, content) "
                                "VALUES (:v0, :v1, :v2, :v3)"),
                 {seq, started, exchange.ordinal, exchangeBytes(exchange)}))
            return false;
        added = true;
    }
    return !added || dropOldExchanges(conversation);
}

bool ConversationWriter::dropOldExchanges(qint64 conversation)
{
    return run(QStringLiteral("DELETE FROM exchanges WHERE rowid IN (SELECT place FROM ("
                              "SELECT e.rowid AS place, SUM(length(e.content)) OVER "
                              "(ORDER BY e.started DESC, e.rowid DESC) AS size "
                              "FROM exchanges AS e JOIN turns AS t ON t.seq = e.turn "
                              "WHERE t.conversation = :v0) WHERE size > :v1)"),
               {conversation, ConversationStore::kMostExchangeBytes});
}

bool ConversationWriter::writeDraft(const QString &id, const Question &draft)
{
    const QString key = storable(id);
    QSqlQuery files(m_handle);
    files.prepare(QStringLiteral("SELECT 1 FROM draft_attachments WHERE draft = :v0"));
    if (!run(files, {key}))
        return false;
    m_mayHaveLoose = m_mayHaveLoose || files.next();
    files.finish();
    if (draft.isEmpty())
        return run(QStringLiteral("DELETE FROM drafts WHERE id = :v0"), {key});
    return run(QStringLiteral("INSERT INTO drafts (id, text) VALUES (:v0, :v1) "
                              "ON CONFLICT (id) DO UPDATE SET text = excluded.text"),
               {key, storable(draft.text)})
           && run(QStringLiteral("DELETE FROM draft_attachments WHERE draft = :v0"), {key})
           && writeAttachments(QStringLiteral("draft_attachments (draft"), key, draft.attachments);
}

bool ConversationWriter::writeAttachments(const QString &table, const QVariant &owner,
                                          const QList<Attachment> &attachments)
{
    qint64 position = 0;
    for (const Attachment &attachment : attachments) {
        const QByteArray hash = m_hashes.of(attachment.bytes);
        QSqlQuery known(m_handle);
        known.prepare(QStringLiteral("SELECT 1 FROM attachments WHERE hash = :v0"));
        if (!run(known, {hash}))
            return false;
        const bool isKnown = known.next();
        known.finish();
        const QByteArray bytes = attachment.bytes.isNull() ? QByteArray("") : attachment.bytes;
        if (!isKnown
            && !run(QStringLiteral("INSERT INTO attachments (hash, bytes) VALUES (:v0, :v1)"), {hash, bytes}))
            return false;
        if (!run(QStringLiteral(
                     "INSERT INTO %1, position, attachment, kind, name, media_type) SELECT :v0, :v1, "
                     "seq, :v2, :v3, :v4 FROM attachments WHERE hash = :v5")
                     .arg(table),
                 {owner, position++, attachmentKindName(attachment.kind), storable(attachment.name),
                  storable(attachment.mediaType), hash}))
            return false;
    }
    return true;
}

bool ConversationWriter::countUp(qint64 conversation)
{
    return run(QStringLiteral("UPDATE conversations SET "
                              "columns = (SELECT count(*) FROM columns WHERE conversation = :v0), "
                              "turns = (SELECT coalesce(max(number), 0) FROM (SELECT count(*) AS number "
                              "FROM turns WHERE conversation = :v0 GROUP BY column_id)) WHERE seq = :v0"),
               {conversation});
}

bool ConversationWriter::remove(const QStringList &ids)
{
    const QString now = historyTime(QDateTime::currentDateTimeUtc());
    for (const QString &id : ids) {
        if (!run(QStringLiteral("UPDATE conversations SET removed_at = :v0 "
                                "WHERE id = :v1 AND removed_at IS NULL"),
                 {now, id}))
            return false;
    }
    m_changedList = true;
    return true;
}

bool ConversationWriter::restore(const QStringList &ids, const QDateTime &removedAfter)
{
    for (const QString &id : ids) {
        if (!run(QStringLiteral("UPDATE conversations SET removed_at = NULL "
                                "WHERE id = :v0 AND removed_at > :v1"),
                 {id, historyTime(removedAfter)}))
            return false;
    }
    m_changedList = true;
    return true;
}

int ConversationWriter::purge(const QDateTime &removedBy, int most)
{
    QSqlQuery gone(m_handle);
    gone.prepare(
        QStringLiteral("SELECT seq, title, id FROM conversations WHERE removed_at <= :v0 LIMIT :v1"));
    if (!run(gone, {historyTime(removedBy), most}))
        return -1;
    struct Row {
        qint64 number;
        QString title;
        QString id;
    };
    QList<Row> rows;
    while (gone.next())
        rows << Row {gone.value(0).toLongLong(), gone.value(1).toString(), gone.value(2).toString()};
    for (const Row &row : std::as_const(rows)) {
        if (!removeFromIndex(QStringLiteral("conversation = :v0"), {row.number})
            || !took(m_index.removeTitle(row.number, row.title))
            || !run(QStringLiteral("DELETE FROM drafts WHERE id = :v0"), {row.id})
            || !run(QStringLiteral("DELETE FROM conversations WHERE seq = :v0"), {row.number}))
            return -1;
    }
    m_mayHaveLoose = m_mayHaveLoose || !rows.isEmpty();
    return int(rows.size());
}

int ConversationWriter::indexMissing(int most)
{
    const int count = m_index.addMissingTurns(most);
    took(count >= 0);
    return count;
}

bool ConversationWriter::finish()
{
    return !m_mayHaveLoose
           || run(QStringLiteral("DELETE FROM attachments "
                                 "WHERE seq NOT IN (SELECT attachment FROM turn_attachments) "
                                 "AND seq NOT IN (SELECT attachment FROM draft_attachments)"),
                  {});
}

} // namespace core
