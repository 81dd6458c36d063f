#pragma once

#include "core/budget/journal_line.h"
#include "core/budget/ledger.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <deque>
#include <optional>

namespace core {

/// What is under way, or over and not known to be in the history: what the lines of the journal come to. The
/// same lines in the same order come to the same everywhere. Lines that are there twice, because one file
/// carried them over into the next, count once.
class OpenSpending
{
public:
    struct Attempt {
        JournalBegin begin;
        std::optional<JournalEnd> end = {}; ///< Absent: it is under way, or its program is dead.
    };
    struct Request {
        QString run;
        std::vector<Attempt> attempts = {}; ///< In the order in which they began.
        bool stored = false;

        bool isOpen() const;
    };

    /// False where the attempt is known already.
    bool begin(const JournalBegin &line);
    /// The attempt that this ended; null where it was unknown, or over already. Valid until the next change.
    const Attempt *end(const JournalEnd &line);
    /// False where there is none to withdraw.
    bool withdraw(const JournalVoid &line);
    void stored(const QStringList &requestIds);
    /// While true, stored requests are kept, so that whoever sums up the history and what is here misses none
    /// that moves from here to there meanwhile.
    void keepStored(bool keep);
    /// Forgets finished requests, the oldest first, until there are no more than `most` requests: a history
    /// that takes no rows must not fill the memory. Open ones stay.
    void forgetBeyond(qsizetype most);

    const Request *find(const QString &requestId) const;
    QStringList requestIds() const { return m_requests.keys(); }
    /// Those that these runs began and left behind.
    QStringList requestsOf(const QSet<QString> &runs) const;
    QSet<QString> runs() const;
    qsizetype size() const { return m_requests.size(); }

    /// What the ended attempts come to under each budget, by the arrival of their requests: the part of the
    /// answer that the history does not have.
    QList<PastSpend> spentUnder(const QList<SpendQuestion> &questions) const;
    /// The lines that a file without the earlier ones has to begin with.
    void carryOver(QByteArray &out) const;

private:
    Attempt *attempt(const QString &requestId, int ordinal);

    QHash<QString, Request> m_requests;
    std::deque<QString> m_order; ///< Ids as they came; those that are gone are dropped late.
    QStringList m_kept; ///< Stored, and still here.
    bool m_keeping = false;
};

/// How the ledger knows an attempt.
QString attemptId(const QString &requestId, int ordinal);

/// The row of a request whose program died before the history had it. Attempts that had ended cost what they
/// cost; what others had set aside is taken for spent.
RequestRecord interruptedRequest(const QString &id, const OpenSpending::Request &request);

} // namespace core
