#pragma once

#include "core/base/result.h"
#include "core/budget/journal_line.h"
#include "core/engine/append_file.h"
#include "core/engine/journal_runs.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <vector>

namespace core {

/// The file that every reservation is written to before its request is sent, shared by all programs on one
/// profile. A line counts from its place in the file: each program reads all lines in their order, its own
/// among them, and comes to the same result without any lock.
///
/// The file is really one of a row, PATH.000001, PATH.000002, …. At some size somebody writes that the next
/// one goes on; it begins with what is still needed, so that the older ones can go. What stands behind that
/// line does not count, and is written again into the next file by whoever wrote it.
///
/// What write() handed to the system survives the end of the program. It is not forced to the disk, for that
/// would take a thousand times longer; a power failure may cost the last seconds.
class SpendJournal
{
public:
    /// Called for each line that counts, in order; `own` for the one that write() is writing.
    using Take = std::function<void(const JournalLine &line, bool own)>;
    /// Adds what the next file has to begin with.
    using Carry = std::function<void(QByteArray &out)>;

    /// An empty path: nothing is kept, and every line is taken at once.
    SpendJournal(QString path, Take take, Carry carry);
    ~SpendJournal();
    Q_DISABLE_COPY_MOVE(SpendJournal)

    /// Size at which the next file is begun; for tests.
    void setMostBytes(qint64 bytes) { m_mostBytes = bytes; }

    /// Finds the newest file and reads it. Lines are taken from within.
    Status open();
    /// Appends the line and reads on until it has been taken. Where it cannot be written, it is taken all the
    /// same and counts for this program alone; false then.
    bool write(const JournalLine &line);
    /// Reads what others wrote.
    void readOn();

    /// Of this program.
    const QString &run() const { return m_runs.own(); }
    void touch() { m_runs.touch(); }
    /// Those of the runs that are gone.
    QSet<QString> dead(const QSet<QString> &runs) const;
    /// Why lines are not kept; empty while they are.
    const QString &problem() const { return m_problem; }
    /// Number of the file that is written to, from 1.
    int file() const { return m_number; }

private:
    QString pathOf(int number) const;
    int newest() const;
    bool enter(int number, AppendFile::Missing missing);
    bool append(const QByteArray &text);
    bool place(const QByteArray &text);
    void read();
    /// Takes the whole lines in the buffer and says how many bytes they have.
    qsizetype takeLines(qsizetype size);
    bool goOn();
    bool makeNext(int number);
    void removeOld();
    void fail(const QString &what);

    QString m_path;
    Take m_take;
    Carry m_carry;
    JournalRuns m_runs;
    AppendFile m_file;
    int m_number = 0;
    qint64 m_offset = 0; ///< What is before it was taken.
    qint64 m_mostBytes;
    qint64 m_turnAt = 0; ///< From this size on the next file is begun.
    bool m_moved = false; ///< The file in use says that the next one goes on.
    bool m_torn = false; ///< The last line may lack its end.
    QByteArrayView m_wanted = {}; ///< The line being written.
    bool m_found = false; ///< It has been read back.
    QHash<QString, int> m_reached; ///< By run, the newest file that it reads from.
    std::vector<char> m_buffer;
    QString m_problem;
};

} // namespace core
