#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

namespace core {

/// Turns of a conversation have numbers that begin with its own.
constexpr int kTurnBits = 24;
constexpr qint64 kMostTurnNumber = (qint64(1) << kTurnBits) - 1;

/// The table `search`, which knows what parts of three characters the titles and turns have, and nothing
/// else: to take a text out, it must be told it again.
class SearchIndex
{
public:
    explicit SearchIndex(const QSqlDatabase &handle);

    // False: see lastError().
    bool addTitle(qint64 conversation, const QString &title);
    bool removeTitle(qint64 conversation, const QString &title);
    bool addTurn(qint64 turn, const QString &question, const QString &answer);
    bool removeTurn(qint64 turn, const QString &question, const QString &answer);

    /// Adds up to `most` of the turns that are not in it. Says how many there were; below 0: failed.
    int addMissingTurns(int most);
    /// Begins again where texts were folded by other rules: titles at once, turns by addMissingTurns().
    /// Inside a transaction.
    bool startAgainIfOutdated();
    /// One piece of the work of writing the index anew without what was taken out. Says whether there is more
    /// to do.
    bool tidyUp();

    QSqlError lastError() const { return m_error; }

private:
    bool run(QSqlQuery &query);
    bool execute(const QString &statement);

    QSqlDatabase m_handle;
    QSqlQuery m_add;
    QSqlQuery m_remove;
    QSqlError m_error;
};

} // namespace core
