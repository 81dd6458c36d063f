#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace app {

/// One window a profile: a second start raises the first one's window and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &profileFolder, QObject *parent = nullptr);

    /// True if this is the first. Otherwise the first one has been told to show its window, and in it what
    /// the link stands for; empty: as it is.
    bool claim(const QString &link = {});

signals:
    /// A second start asks for the window.
    void raiseRequested(const QString &link);

private:
    void hear();

    QString m_name;
    QLocalServer m_server;
};

} // namespace app
