#pragma once

#include "core/config/config.h"
#include "core/settings/file_watch.h"

#include <QObject>

#include <functional>
#include <optional>

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
    /// The file changed on disk and is wrong or gone; the old settings stay in force. Once for each way of
    /// being wrong; changed() follows when it is right again.
    void reloadFailed(const core::Error &error);

private:
    /// A reading of the file, and the text it comes from; absent text where there is no file.
    struct Snapshot {
        std::optional<QByteArray> text;
        ConfigReading reading;
    };
    Result<Snapshot> read() const;
    void takeOver(const Snapshot &snapshot);
    void reload();
    void rejectReload(const Error &error);

    QString m_path;
    QStringList m_knownProviders;
    Config m_config;
    std::optional<QByteArray> m_lastText; ///< What m_config was read from or written as.
    QString m_lastRejection; ///< Message of the reload that failed last; empty after a good one.
    QList<ConfigProblem> m_warnings;
    FileWatch m_watch;
};

} // namespace core
