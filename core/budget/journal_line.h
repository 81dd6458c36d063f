#pragma once

#include "core/budget/spend_facts.h"
#include "core/model/request_record.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace core {

// The lines of the journal of reservations. A line is text in UTF-8: a checksum, a letter for its kind and
// the fields, parted by tabs, with a newline at its end and none within. Times are milliseconds of UTC since
// 1970.

/// A program began to write to this file.
struct JournalRun {
    QString run; ///< Id of the process; a lock file of that name is held while it lives.
    int file = 0; ///< Number of the newest file that it is known to have read from.
    bool operator==(const JournalRun &) const = default;
};

/// Money was set aside for an attempt, which is sent only after this line is written. With what the history
/// would have to know of the request, should the program not live to see its end.
struct JournalBegin {
    QString requestId;
    int ordinal = 1; ///< Of the attempt.
    QString run = {};
    qint64 arrived = 0; ///< The request.
    qint64 begun = 0; ///< The attempt.
    std::optional<Money> worst = {}; ///< What it may cost at most; absent: cannot be told.
    SpendFacts facts = {};
    QString clientShape = {};
    QString modelAsked = {};
    QString sessionId = {};
    bool streamed = false;
    bool operator==(const JournalBegin &) const = default;
};

/// An attempt ended.
struct JournalEnd {
    QString requestId;
    int ordinal = 1;
    qint64 time = 0;
    std::optional<Money> cost = {}; ///< Absent: unknown.
    CostSource source = CostSource::Unknown;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    bool operator==(const JournalEnd &) const = default;
};

/// A reservation was withdrawn: there was no room for it at its place in the file, and nothing was sent.
struct JournalVoid {
    QString requestId;
    int ordinal = 1;
    bool operator==(const JournalVoid &) const = default;
};

/// The history has these requests; no more than kMostStoredIds.
struct JournalStored {
    QStringList requestIds;
    bool operator==(const JournalStored &) const = default;
};

/// The file with the next number goes on. What stands behind this line does not count.
struct JournalMoved {
    bool operator==(const JournalMoved &) const = default;
};

using JournalLine =
    std::variant<JournalRun, JournalBegin, JournalEnd, JournalVoid, JournalStored, JournalMoved>;

constexpr qsizetype kMostStoredIds = 30;
/// With its newline. So short that a file system writes it in one piece.
constexpr qsizetype kLongestJournalLine = 4096;

/// Appends the line, with its newline. Names of an absurd length are cut.
void writeJournalLine(const JournalLine &line, QByteArray &out);
/// `text` comes without the newline. Empty for a line that is damaged, or of a newer version.
std::optional<JournalLine> readJournalLine(QByteArrayView text);

} // namespace core
