#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace core {

/// Tells when a file may have changed. Watches the folder too, because editors and atomic writes put a new
/// file in place of the old one, and the target where the file is a link.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QString path, QObject *parent = nullptr);
    /// From now on. The file need not exist, its folder must.
    void start();

signals:
    /// Something happened to the file or beside it, and then nothing for 200 ms. The reader compares the
    /// content.
    void settled();

private:
    void arm();

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace core
