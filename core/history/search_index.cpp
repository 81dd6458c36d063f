#include "core/history/search_index.h"

#include "core/conversation/search_text.h"
#include "core/history/placeholders.h"

#include <QVariant>

namespace core {

namespace {

constexpr int kPagesAtATime = 200;

// What folds texts: our rules by their number, and the tables of Qt.
QString foldingVersion()
{
    return QStringLiteral("1/%1").arg(int(QChar::currentUnicodeVersion()));
}

/// The blank lines let each character begin a part of three, and none goes from question to answer.
QString turnText(const QString &question, const QString &answer)
{
    return foldedForSearch(question) + QLatin1String("\n\n") + foldedForSearch(answer)
           + QLatin1String("\n\n");
}

QString titleText(const QString &title)
{
    return foldedForSearch(title) + QLatin1String("\n\n");
}

} // namespace

SearchIndex::SearchIndex(const QSqlDatabase &handle)
    : m_handle(handle)
    , m_add(handle)
    , m_remove(handle)
{
    m_add.prepare(QStringLiteral("INSERT INTO search (rowid, text) VALUES (:v0, :v1)"));
    m_remove.prepare(QStringLiteral("INSERT INTO search (search, rowid, text) VALUES ('delete', :v0, :v1)"));
}

bool SearchIndex::run(QSqlQuery &query)
{
    const bool done = query.exec();
    if (!done)
        m_error = query.lastError();
    return done;
}

bool SearchIndex::execute(const QString &statement)
{
    QSqlQuery query(m_handle);
    const bool done = query.exec(statement);
    if (!done)
        m_error = query.lastError();
    return done;
}

bool SearchIndex::addTitle(qint64 conversation, const QString &title)
{
    bindValues(m_add, {conversation << kTurnBits, titleText(title)});
    return run(m_add);
}

bool SearchIndex::removeTitle(qint64 conversation, const QString &title)
{
    bindValues(m_remove, {conversation << kTurnBits, titleText(title)});
    return run(m_remove);
}

bool SearchIndex::addTurn(qint64 turn, const QString &question, const QString &answer)
{
    bindValues(m_add, {turn, turnText(question, answer)});
    return run(m_add);
}

bool SearchIndex::removeTurn(qint64 turn, const QString &question, const QString &answer)
{
    bindValues(m_remove, {turn, turnText(question, answer)});
    return run(m_remove);
}

int SearchIndex::addMissingTurns(int most)
{
    QSqlQuery missing(m_handle);
    missing.prepare(QStringLiteral("SELECT seq, question, answer FROM turns WHERE indexed = 0 LIMIT :v0"));
    bindValues(missing, {most});
    if (!run(missing))
        return -1;
    struct Texts {
        qint64 turn;
        QString question;
        QString answer;
    };
    QList<Texts> turns;
    while (missing.next())
        turns << Texts {missing.value(0).toLongLong(), missing.value(1).toString(),
                        missing.value(2).toString()};
    QSqlQuery mark(m_handle);
    mark.prepare(QStringLiteral("UPDATE turns SET indexed = 1 WHERE seq = :v0"));
    for (const Texts &one : std::as_const(turns)) {
        bindValues(mark, {one.turn});
        if (!addTurn(one.turn, one.question, one.answer) || !run(mark))
            return -1;
    }
    return int(turns.size());
}

bool SearchIndex::startAgainIfOutdated()
{
    QSqlQuery known(m_handle);
    if (!known.exec(QStringLiteral("SELECT value FROM notes WHERE name = 'folding'"))) {
        m_error = known.lastError();
        return false;
    }
    const bool isNew = !known.next();
    if (!isNew && known.value(0).toString() == foldingVersion())
        return true;
    known.finish();
    QSqlQuery note(m_handle);
    note.prepare(QStringLiteral("INSERT OR REPLACE INTO notes (name, value) VALUES ('folding', :v0)"));
    bindValues(note, {foldingVersion()});
    if (!run(note))
        return false;
    if (isNew)
        return true;
    if (!execute(QStringLiteral("INSERT INTO search (search) VALUES ('delete-all')"))
        || !execute(QStringLiteral("UPDATE turns SET indexed = 0")))
        return false;
    QSqlQuery titles(m_handle);
    if (!titles.exec(QStringLiteral("SELECT seq, title FROM conversations"))) {
        m_error = titles.lastError();
        return false;
    }
    while (titles.next()) {
        if (!addTitle(titles.value(0).toLongLong(), titles.value(1).toString()))
            return false;
    }
    return true;
}

bool SearchIndex::tidyUp()
{
    const auto changes = [this] {
        QSqlQuery query(m_handle);
        return query.exec(QStringLiteral("SELECT total_changes()")) && query.next()
                   ? query.value(0).toLongLong()
                   : 0;
    };
    const qint64 before = changes();
    // The negative number has it merge everything (https://www.sqlite.org/fts5.html, 6.8).
    if (!execute(
            QStringLiteral("INSERT INTO search (search, rank) VALUES ('merge', -%1)").arg(kPagesAtATime)))
        return false;
    return changes() - before >= 2;
}

} // namespace core
