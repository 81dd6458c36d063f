#include "core/history/conversation_reader.h"

#include "core/conversation/turn_json.h"
#include "core/history/conversation_names.h"
#include "core/history/exchange_bytes.h"
#include "core/history/placeholders.h"

#include <QVariant>

#include <utility>

namespace core {

namespace {

/// So many turns that are missing between others are made up; after more, nothing that follows makes sense.
constexpr qint64 kLargestGap = 1000;

bool start(QSqlQuery &query, const QString &statement, const QVariantList &values, QSqlError *error)
{
    query.setForwardOnly(true);
    bool done = query.prepare(statement);
    if (done) {
        bindValues(query, values);
        done = query.exec();
    }
    if (!done)
        *error = query.lastError();
    return done;
}

/// Files that several turns have are read once and shared.
class Files
{
public:
    explicit Files(const QSqlDatabase &handle)
        : m_read(handle)
    {
        m_read.prepare(QStringLiteral("SELECT bytes FROM attachments WHERE seq = :v0"));
    }

    QByteArray bytes(qint64 file)
    {
        const auto known = m_known.constFind(file);
        if (known != m_known.constEnd())
            return *known;
        bindValues(m_read, {file});
        const QByteArray read = m_read.exec() && m_read.next() ? m_read.value(0).toByteArray() : QByteArray();
        m_read.finish();
        m_known.insert(file, read);
        return read;
    }

private:
    QSqlQuery m_read;
    QHash<qint64, QByteArray> m_known;
};

/// From the columns attachment, kind, name, media_type, beginning with `column`.
Attachment readAttachment(const QSqlQuery &row, int column, Files &files)
{
    return {attachmentKindFrom(row.value(column + 1).toString()), row.value(column + 2).toString(),
            row.value(column + 3).toString(), files.bytes(row.value(column).toLongLong())};
}

struct KnownColumn {
    ComparisonColumn column;
    qint64 head = 0;
    std::vector<Turn> turns = {};
};

QList<KnownColumn> loadColumns(const QSqlDatabase &handle, qint64 conversation, QSqlError *error)
{
    QList<KnownColumn> columns;
    QSqlQuery rows(handle);
    start(rows,
          QStringLiteral("SELECT id, settings, head FROM columns WHERE conversation = :v0 "
                         "ORDER BY position, id"),
          {conversation}, error);
    while (rows.next()) {
        KnownColumn known;
        known.column.id = rows.value(0).toLongLong();
        known.column.settings = columnSettingsFrom(jsonFromText(rows.value(1).toString()));
        known.head = rows.value(2).toLongLong();
        columns << known;
    }
    return columns;
}

QHash<qint64, QList<Attachment>> loadAttachments(const QSqlDatabase &handle, qint64 conversation,
                                                 QSqlError *error)
{
    QHash<qint64, QList<Attachment>> attachments;
    Files files(handle);
    QSqlQuery rows(handle);
    start(rows,
          QStringLiteral("SELECT turn, attachment, kind, name, media_type FROM turn_attachments "
                         "WHERE turn BETWEEN :v0 << 24 AND ((:v0 + 1) << 24) - 1 ORDER BY turn, position"),
          {conversation}, error);
    while (rows.next())
        attachments[rows.value(0).toLongLong()] << readAttachment(rows, 1, files);
    return attachments;
}

Turn readTurn(const QSqlQuery &row)
{
    Turn turn;
    turn.id = row.value(2).toLongLong();
    turn.parent = row.value(3).toLongLong();
    turn.questionId = row.value(4).toLongLong();
    turn.state = turnStateFrom(row.value(5).toString());
    turn.question.text = row.value(6).toString();
    turn.answer = row.value(7).toString();
    turn.reasoning = row.value(8).toString();
    takeTurnFacts(jsonFromText(row.value(9).toString()), turn);
    return turn;
}

/// The tree tells turns by their places, so none may be missing.
void fillGap(std::vector<Turn> &turns, qint64 next)
{
    while (qint64(turns.size()) + 1 < next) {
        Turn missing;
        missing.id = qint64(turns.size()) + 1;
        missing.state = Turn::State::Interrupted;
        turns.push_back(missing);
    }
}

void loadTurns(const QSqlDatabase &handle, qint64 conversation, QList<KnownColumn> &columns, QSqlError *error)
{
    const QHash<qint64, QList<Attachment>> attachments = loadAttachments(handle, conversation, error);
    QHash<qint64, KnownColumn *> byId;
    for (KnownColumn &known : columns)
        byId.insert(known.column.id, &known);
    QSqlQuery rows(handle);
    start(
        rows,
        QStringLiteral("SELECT seq, column_id, id, parent, question_id, state, question, answer, reasoning, "
                       "facts FROM turns WHERE conversation = :v0 ORDER BY column_id, id"),
        {conversation}, error);
    while (rows.next()) {
        KnownColumn *column = byId.value(rows.value(1).toLongLong());
        if (!column)
            continue;
        Turn turn = readTurn(rows);
        const qint64 expected = qint64(column->turns.size()) + 1;
        if (turn.id < expected || turn.id - expected > kLargestGap)
            continue;
        fillGap(column->turns, turn.id);
        if (!attachments.isEmpty())
            turn.question.attachments = attachments.value(rows.value(0).toLongLong());
        column->turns.push_back(std::move(turn));
    }
    if (rows.lastError().isValid())
        *error = rows.lastError();
}

} // namespace

QString comparisonInfoColumns()
{
    return QStringLiteral("id, title, title_is_own, created, changed, pinned, archived, folder, tags");
}

ComparisonInfo readComparisonInfo(const QSqlQuery &row)
{
    ComparisonInfo info;
    info.id = row.value(0).toString();
    info.title = row.value(1).toString();
    info.titleIsOwn = row.value(2).toBool();
    info.created = timeFromText(row.value(3).toString());
    info.changed = timeFromText(row.value(4).toString());
    info.pinned = row.value(5).toBool();
    info.archived = row.value(6).toBool();
    info.folder = row.value(7).toString();
    info.tags = tagsFromText(row.value(8).toString());
    return info;
}

std::optional<Comparison> loadConversation(const QSqlDatabase &handle, const QString &id, QSqlError *error)
{
    QSqlQuery row(handle);
    if (!start(row,
               QStringLiteral("SELECT %1, layout, policy, seq FROM conversations "
                              "WHERE id = :v0 AND removed_at IS NULL")
                   .arg(comparisonInfoColumns()),
               {id}, error)
        || !row.next())
        return std::nullopt;
    Comparison comparison;
    comparison.info = readComparisonInfo(row);
    comparison.layout = comparisonLayoutFrom(jsonFromText(row.value(kComparisonInfoColumns).toString()));
    comparison.policy = policyFrom(jsonFromText(row.value(kComparisonInfoColumns + 1).toString()));
    const qint64 number = row.value(kComparisonInfoColumns + 2).toLongLong();
    row.finish();

    QList<KnownColumn> columns = loadColumns(handle, number, error);
    loadTurns(handle, number, columns, error);
    for (KnownColumn &known : columns) {
        known.column.tree = ConversationTree(std::move(known.turns), known.head);
        comparison.columns << std::move(known.column);
    }
    comparison.draft = loadDraft(handle, id, error);
    return comparison;
}

Question loadDraft(const QSqlDatabase &handle, const QString &id, QSqlError *error)
{
    const QString key = id.isNull() ? QString(QLatin1String("")) : id;
    Question draft;
    QSqlQuery text(handle);
    if (!start(text, QStringLiteral("SELECT text FROM drafts WHERE id = :v0"), {key}, error) || !text.next())
        return draft;
    draft.text = text.value(0).toString();
    text.finish();
    Files files(handle);
    QSqlQuery rows(handle);
    start(rows,
          QStringLiteral("SELECT attachment, kind, name, media_type FROM draft_attachments "
                         "WHERE draft = :v0 ORDER BY position"),
          {key}, error);
    while (rows.next())
        draft.attachments << readAttachment(rows, 0, files);
    return draft;
}

QList<WireExchange> loadExchanges(const QSqlDatabase &handle, const TurnPlace &place, QSqlError *error)
{
    QList<WireExchange> exchanges;
    QSqlQuery rows(handle);
    start(rows,
          QStringLiteral("SELECT content FROM exchanges WHERE turn = (SELECT turns.seq FROM turns "
                         "JOIN conversations ON conversations.seq = turns.conversation "
                         "WHERE conversations.id = :v0 AND column_id = :v1 AND turns.id = :v2) "
                         "ORDER BY started, ordinal"),
          {place.conversation, place.columnId, place.turnId}, error);
    while (rows.next()) {
        if (const std::optional<WireExchange> exchange = exchangeFromBytes(rows.value(0).toByteArray()))
            exchanges << *exchange;
    }
    return exchanges;
}

} // namespace core
