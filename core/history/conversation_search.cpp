#include "core/history/conversation_search.h"

#include "core/conversation/search_text.h"
#include "core/history/conversation_reader.h"
#include "core/history/placeholders.h"
#include "core/history/search_index.h"

#include <QHash>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr qsizetype kPartLength = 3; // what the index knows
constexpr int kMostParts = 64;
// A short word that more texts have than these is looked for in the texts, newest first: that ends soon.
constexpr int kMostRowsOfShortWord = 20'000;
// For fewer conversations than these, they are asked for one by one.
constexpr qsizetype kFewConversations = 300;

/// The tags of a conversation as rows. What is no JSON would be an error for all of them.
const QString kTags = QStringLiteral("json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END)");

/// One way through the database for one question. Once something fails, nothing more is asked.
class Search
{
public:
    Search(const QSqlDatabase &handle, const ConversationQuery &query, QSqlError *error)
        : m_handle(handle)
        , m_query(query)
        , m_words(searchWords(query.text))
        , m_turn(handle)
        , m_turnsOf(handle)
        , m_hit(handle)
        , m_error(error)
    {
        m_turn.setForwardOnly(true);
        m_turn.prepare(QStringLiteral("SELECT column_id, id, question, answer FROM turns WHERE seq = :v0"));
        m_turnsOf.setForwardOnly(true);
        m_turnsOf.prepare(QStringLiteral("SELECT column_id, id, question, answer FROM turns "
                                         "WHERE seq BETWEEN :v0 AND :v1 ORDER BY seq"));
        m_hit.prepare(QStringLiteral("SELECT %1, columns, turns FROM conversations WHERE seq = :v0")
                          .arg(comparisonInfoColumns()));
    }

    QList<ConversationHit> list();
    QList<ConversationHit> find();

private:
    struct Row {
        qint64 number;
        QString title;
    };

    bool run(QSqlQuery &query, const QVariantList &values = {});
    QString condition() const;
    QVariantList conditionValues() const;
    std::optional<QSet<qint64>> conversationsWith(const QString &word);
    QHash<qint64, qint64> turnsWithAll(const QStringList &words);
    std::optional<QSet<qint64>> conversationsWithAll();
    QList<Row> inOrder(const std::optional<QSet<qint64>> &among);
    std::optional<ConversationHit> hit(qint64 number);
    bool hasExcerpt(QSqlQuery &turn, const QStringList &words, ConversationHit *hit);
    bool findInTurn(qint64 turn, ConversationHit *hit);
    bool findInAll(const Row &row, ConversationHit *hit, bool *isInOne);
    void takeTitles(QList<Row> *rows);
    void takeKnownTurns();
    void takeOthers();
    void take(QList<ConversationHit> *list, const Row &row, const ConversationHit &place);
    bool hasRoom() const { return m_inTitle.size() + m_inTurn.size() + m_scattered.size() < m_query.most; }

    QSqlDatabase m_handle;
    const ConversationQuery &m_query;
    QStringList m_words;
    QSqlQuery m_turn;
    QSqlQuery m_turnsOf;
    QSqlQuery m_hit;
    QSqlError *m_error;
    QSet<qint64> m_taken;
    QList<ConversationHit> m_inTitle;
    QList<ConversationHit> m_inTurn;
    QList<ConversationHit> m_scattered;
};

bool Search::run(QSqlQuery &query, const QVariantList &values)
{
    if (m_error->isValid())
        return false;
    bindValues(query, values);
    const bool done = query.exec();
    if (!done)
        *m_error = query.lastError();
    return done;
}

QString Search::condition() const
{
    QString text = QStringLiteral("removed_at IS NULL AND archived = :v0");
    if (!m_query.folder.isEmpty())
        text += QStringLiteral(" AND folder = :v1");
    if (!m_query.tag.isEmpty())
        text += QStringLiteral(" AND EXISTS (SELECT 1 FROM %1 WHERE json_each.value = :v2)").arg(kTags);
    return text;
}

QVariantList Search::conditionValues() const
{
    return {m_query.archived ? 1 : 0, m_query.folder, m_query.tag};
}

QList<ConversationHit> Search::list()
{
    QList<ConversationHit> hits;
    QSqlQuery rows(m_handle);
    rows.setForwardOnly(true);
    rows.prepare(QStringLiteral("SELECT %1, columns, turns FROM conversations WHERE %2 "
                                "ORDER BY pinned DESC, changed DESC, seq DESC LIMIT :v3")
                     .arg(comparisonInfoColumns(), condition()));
    if (!run(rows, conditionValues() << m_query.most))
        return hits;
    while (rows.next()) {
        hits << ConversationHit {.info = readComparisonInfo(rows),
                                 .columns = rows.value(kComparisonInfoColumns).toInt(),
                                 .turns = rows.value(kComparisonInfoColumns + 1).toInt()};
    }
    return hits;
}

bool isShort(const QString &word)
{
    return word.toUcs4().size() < kPartLength;
}

/// What the index is asked for: all parts of the words. Quotes make each of them text and nothing else.
QString partsOf(const QStringList &words)
{
    QStringList parts;
    for (const QString &word : words) {
        const QList<uint> points = word.toUcs4();
        for (qsizetype i = 0; i + kPartLength <= points.size() && parts.size() < kMostParts; ++i) {
            QString part;
            for (qsizetype k = i; k < i + kPartLength; ++k) {
                const char32_t point = points.at(k);
                part += QString::fromUcs4(&point, 1);
            }
            part.replace(u'"', QLatin1String("\"\""));
            parts << u'"' + part + u'"';
        }
    }
    parts.removeDuplicates();
    return parts.join(u' ');
}

/// The first text after all those that begin with this one.
QString after(const QString &word)
{
    QList<uint> points = word.toUcs4();
    uint &last = points.last();
    last = last == 0xD7FF ? 0xE000 : last + 1;
    QString text;
    for (const char32_t point : std::as_const(points))
        text += QString::fromUcs4(&point, 1);
    return text;
}

/// Nothing if nearly all have it.
std::optional<QSet<qint64>> Search::conversationsWith(const QString &word)
{
    QSet<qint64> found;
    QSqlQuery rows(m_handle);
    rows.setForwardOnly(true);
    if (!isShort(word)) {
        rows.prepare(QStringLiteral("SELECT DISTINCT rowid >> 24 FROM search WHERE search MATCH :v0"));
        run(rows, {partsOf({word})});
        while (rows.next())
            found << rows.value(0).toLongLong();
        return found;
    }
    rows.prepare(QStringLiteral("SELECT doc FROM search_parts WHERE term >= :v0 AND term < :v1 LIMIT :v2"));
    run(rows, {word, after(word), kMostRowsOfShortWord});
    int count = 0;
    for (; rows.next(); ++count)
        found << (rows.value(0).toLongLong() >> kTurnBits);
    return count < kMostRowsOfShortWord ? std::optional(found) : std::nullopt;
}

/// By conversation, the first turn that has all parts of these words.
QHash<qint64, qint64> Search::turnsWithAll(const QStringList &words)
{
    QHash<qint64, qint64> turns;
    QSqlQuery rows(m_handle);
    rows.setForwardOnly(true);
    rows.prepare(QStringLiteral("SELECT rowid >> 24 AS conversation, "
                                "min(CASE WHEN rowid & 16777215 THEN rowid END) "
                                "FROM search WHERE search MATCH :v0 GROUP BY conversation"));
    run(rows, {partsOf(words)});
    while (rows.next())
        turns.insert(rows.value(0).toLongLong(), rows.value(1).toLongLong());
    return turns;
}

/// Nothing if any conversation may have them.
std::optional<QSet<qint64>> Search::conversationsWithAll()
{
    std::optional<QSet<qint64>> all;
    for (const QString &word : std::as_const(m_words)) {
        const std::optional<QSet<qint64>> with = conversationsWith(word);
        if (!with)
            continue;
        all = all ? all->intersect(*with) : *with;
        if (all->isEmpty())
            break;
    }
    return all;
}

/// Pinned ones first, then the newest; all of the list where `among` does not say which.
QList<Search::Row> Search::inOrder(const std::optional<QSet<qint64>> &among)
{
    QString numbers;
    if (among && among->size() < kFewConversations) {
        QStringList list;
        for (qint64 number : *among)
            list << QString::number(number);
        numbers = QStringLiteral(" AND seq IN (%1)").arg(list.join(u','));
    }
    QSqlQuery rows(m_handle);
    rows.setForwardOnly(true);
    rows.prepare(QStringLiteral("SELECT seq, title FROM conversations WHERE %1%2 "
                                "ORDER BY pinned DESC, changed DESC, seq DESC")
                     .arg(condition(), numbers));
    QList<Row> ordered;
    if (!run(rows, conditionValues()))
        return ordered;
    while (rows.next()) {
        const qint64 number = rows.value(0).toLongLong();
        if ((!among || among->contains(number)) && !m_taken.contains(number))
            ordered << Row {number, foldedForSearch(rows.value(1).toString())};
    }
    return ordered;
}

std::optional<ConversationHit> Search::hit(qint64 number)
{
    if (!run(m_hit, {number}) || !m_hit.next())
        return std::nullopt;
    ConversationHit hit {.info = readComparisonInfo(m_hit),
                         .columns = m_hit.value(kComparisonInfoColumns).toInt(),
                         .turns = m_hit.value(kComparisonInfoColumns + 1).toInt()};
    m_hit.finish();
    return hit;
}

/// From a row with column, turn, question and answer.
bool Search::hasExcerpt(QSqlQuery &turn, const QStringList &words, ConversationHit *hit)
{
    for (const int column : {2, 3}) {
        const QString excerpt = searchExcerpt(turn.value(column).toString(), words);
        if (excerpt.isEmpty())
            continue;
        hit->excerpt = excerpt;
        hit->columnId = turn.value(0).toLongLong();
        hit->turnId = turn.value(1).toLongLong();
        return true;
    }
    return false;
}

/// Whether this turn has all words, as the index thinks.
bool Search::findInTurn(qint64 turn, ConversationHit *hit)
{
    if (turn == 0 || !run(m_turn, {turn}) || !m_turn.next())
        return false;
    const QString text =
        foldedForSearch(m_turn.value(2).toString()) + u'\n' + foldedForSearch(m_turn.value(3).toString());
    const bool isFound = hasAllWords(text, m_words) && hasExcerpt(m_turn, m_words, hit);
    m_turn.finish();
    return isFound;
}

/// Looks through all texts of a conversation.
bool Search::findInAll(const Row &row, ConversationHit *hit, bool *isInOne)
{
    const qint64 first = row.number << kTurnBits;
    if (!run(m_turnsOf, {first, first + kMostTurnNumber}))
        return false;
    QStringList missing = m_words;
    missing.removeIf([&](const QString &word) { return row.title.contains(word); });
    bool isFound = missing.isEmpty();
    while (!*isInOne && m_turnsOf.next()) {
        const QString text = foldedForSearch(m_turnsOf.value(2).toString()) + u'\n'
                             + foldedForSearch(m_turnsOf.value(3).toString());
        *isInOne = hasAllWords(text, m_words);
        const qsizetype before = missing.size();
        missing.removeIf([&](const QString &word) { return text.contains(word); });
        if (*isInOne || (missing.size() < before && hit->excerpt.isEmpty()))
            hasExcerpt(m_turnsOf, m_words, hit);
        isFound = *isInOne || missing.isEmpty();
    }
    m_turnsOf.finish();
    return isFound;
}

void Search::take(QList<ConversationHit> *list, const Row &row, const ConversationHit &place)
{
    std::optional<ConversationHit> found = hit(row.number);
    if (!found)
        return;
    found->excerpt = place.excerpt;
    found->columnId = place.columnId;
    found->turnId = place.turnId;
    *list << *found;
    m_taken << row.number;
}

/// Leaves those rows that have not all words in their title.
void Search::takeTitles(QList<Row> *rows)
{
    rows->removeIf([this](const Row &row) {
        if (!hasAllWords(row.title, m_words))
            return false;
        if (hasRoom())
            take(&m_inTitle, row, {});
        return true;
    });
}

/// Those where the index itself names a title or turn with all words.
void Search::takeKnownTurns()
{
    QStringList longWords;
    for (const QString &word : std::as_const(m_words)) {
        if (!isShort(word))
            longWords << word;
    }
    if (longWords.isEmpty())
        return;
    const QHash<qint64, qint64> turns = turnsWithAll(longWords);
    QList<Row> rows = inOrder(QSet<qint64>(turns.keyBegin(), turns.keyEnd()));
    takeTitles(&rows);
    for (const Row &row : std::as_const(rows)) {
        ConversationHit place;
        if (!hasRoom())
            return;
        if (findInTurn(turns.value(row.number), &place))
            take(&m_inTurn, row, place);
    }
}

/// Those whose texts must be read.
void Search::takeOthers()
{
    QList<Row> rows = inOrder(conversationsWithAll());
    takeTitles(&rows);
    for (const Row &row : std::as_const(rows)) {
        ConversationHit place;
        bool isInOne = false;
        if (!hasRoom())
            return;
        if (findInAll(row, &place, &isInOne))
            take(isInOne ? &m_inTurn : &m_scattered, row, place);
    }
}

QList<ConversationHit> Search::find()
{
    takeKnownTurns();
    if (hasRoom())
        takeOthers();
    return m_inTitle + m_inTurn + m_scattered;
}

} // namespace

QList<ConversationHit> findConversations(const QSqlDatabase &handle, const ConversationQuery &query,
                                         QSqlError *error)
{
    Search search(handle, query, error);
    return searchWords(query.text).isEmpty() ? search.list() : search.find();
}

ConversationGroups conversationGroups(const QSqlDatabase &handle, QSqlError *error)
{
    ConversationGroups groups;
    const auto names = [&](const QString &statement, QStringList *list) {
        QSqlQuery rows(handle);
        rows.setForwardOnly(true);
        if (!rows.exec(statement))
            *error = rows.lastError();
        while (rows.next())
            *list << rows.value(0).toString();
        std::sort(list->begin(), list->end(), [](const QString &a, const QString &b) {
            const int order = a.localeAwareCompare(b);
            return order != 0 ? order < 0 : a < b;
        });
    };
    names(QStringLiteral("SELECT DISTINCT folder FROM conversations "
                         "WHERE removed_at IS NULL AND folder <> ''"),
          &groups.folders);
    names(QStringLiteral("SELECT DISTINCT json_each.value FROM conversations, %1 WHERE removed_at IS NULL")
              .arg(kTags),
          &groups.tags);
    QSqlQuery archived(handle);
    if (!archived.exec(QStringLiteral("SELECT count(*) FROM conversations "
                                      "WHERE removed_at IS NULL AND archived = 1"))
        || !archived.next())
        *error = archived.lastError();
    else
        groups.archived = archived.value(0).toInt();
    return groups;
}

} // namespace core
