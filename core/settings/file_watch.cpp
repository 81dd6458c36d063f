#include "core/settings/file_watch.h"

#include <QFileInfo>
#include <QSet>

namespace core {

namespace {

constexpr int kSettleMs = 200;

} // namespace

FileWatch::FileWatch(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_watcher(this) // as children they follow moveToThread()
    , m_settle(this)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    const auto restart = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, restart);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, restart);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        arm();
        emit settled();
    });
}

void FileWatch::start()
{
    arm();
}

void FileWatch::arm()
{
    const QFileInfo file(m_path);
    QSet<QString> wanted {file.absolutePath()};
    if (file.exists()) {
        // By its own name a replaced file would not be seen: the watch stays on the one that is gone.
        const QFileInfo target(file.canonicalFilePath());
        wanted << target.filePath() << target.absolutePath();
        m_watcher.removePath(target.filePath());
    }
    for (const QString &path : std::as_const(wanted)) {
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

} // namespace core
