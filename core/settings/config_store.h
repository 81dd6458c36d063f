#pragma once

#include "core/config/config.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace core {

/// config.json on disk: read at start, reloaded when it changes, written atomically. A bad file keeps the old
/// settings.
class ConfigStore : public QObject
{
    Q_OBJECT

public:
    ConfigStore(QString path, QStringList knownProviders, QObject *parent = nullptr);

    /// A missing file is the default configuration. BadConfig holds every problem with file, line and path.
    Status load();
    const Config &config() const { return m_config; }
    const QString &path() const { return m_path; }
    /// Of the last good reading.
    const QList<ConfigProblem> &warnings() const { return m_warnings; }
    /// Changes a copy, writes it, then takes it over. The file is re-read first, so that an edit from outside
    /// is not lost; a file that cannot be read is not overwritten.
    Status change(const std::function<void(Config &)> &edit);

signals:
    void changed(const core::Config &config);
    /// The file changed on disk and is wrong; the old settings stay in force.
    void reloadFailed(const core::Error &error);

private:
    Result<ConfigReading> read() const;
    void watch();
    void reload();

    QString m_path;
    QStringList m_knownProviders;
    Config m_config;
    QByteArray m_lastText;
    QList<ConfigProblem> m_warnings;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace core
