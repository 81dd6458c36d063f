#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace core {

/// Which of the programs that wrote to a journal still live: each holds a lock file of its name beside the
/// journal, which the system gives up when it dies.
class JournalRuns
{
public:
    explicit JournalRuns(QString journal);
    /// Gives up the own lock.
    ~JournalRuns();
    Q_DISABLE_COPY_MOVE(JournalRuns)

    /// Takes a new name and its lock. False where the folder takes no file; the name is good all the same.
    bool begin();
    const QString &own() const { return m_own; }
    /// Shows that this program lives, to those who cannot see its process. At least every few minutes.
    void touch();
    /// Whether that program is gone. Of programs on other machines, and in other containers, whoever has not
    /// shown for ten minutes is.
    bool isDead(const QString &run) const;

private:
    QString lockPath(const QString &run) const;
    void sweep() const;

    QString m_journal;
    QString m_own;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace core
