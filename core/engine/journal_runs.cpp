#include "core/engine/journal_runs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>

#include <utility>

namespace core {

namespace {

constexpr int kSilentSeconds = 600;

} // namespace

JournalRuns::JournalRuns(QString journal)
    : m_journal(std::move(journal))
{ }

JournalRuns::~JournalRuns() = default;

QString JournalRuns::lockPath(const QString &run) const
{
    return m_journal + u'.' + run + QLatin1String(".lock");
}

bool JournalRuns::begin()
{
    m_own = QStringLiteral("%1").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    m_lock = std::make_unique<QLockFile>(lockPath(m_own));
    m_lock->setStaleLockTime(0); // however long this program runs
    sweep();
    return m_lock->tryLock(0);
}

/// Whoever was killed could not remove its lock.
void JournalRuns::sweep() const
{
    const QFileInfo journal(m_journal);
    const QLatin1String end(".lock");
    const QString name = journal.fileName() + u'.';
    const QStringList locks = journal.dir().entryList({name + u'*' + end}, QDir::Files | QDir::Hidden);
    for (const QString &lock : locks)
        isDead(lock.mid(name.size()).chopped(end.size()));
}

void JournalRuns::touch()
{
    QFile file(lockPath(m_own));
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

bool JournalRuns::isDead(const QString &run) const
{
    if (run == m_own)
        return false;
    QLockFile lock(lockPath(run));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return true; // and with this object the file is gone
    if (lock.error() != QLockFile::LockFailedError)
        return false; // nothing can be told here, so nobody is taken for dead
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return false;
    // Containers give their first program the same process id each time, and the machine another name.
    const bool canSee = host == QSysInfo::machineHostName() && process != QCoreApplication::applicationPid();
    if (canSee)
        return false;
    const QDateTime shown = QFileInfo(lockPath(run)).lastModified();
    return shown.isValid() && shown.secsTo(QDateTime::currentDateTimeUtc()) > kSilentSeconds;
}

} // namespace core
