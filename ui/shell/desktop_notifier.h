#pragma once

#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QSet>
#include <QString>

class QDBusPendingCallWatcher;
class QSystemTrayIcon;

namespace ui {

/// Tells something on the desktop, outside of our windows: by the notification service of the session bus
/// (org.freedesktop.Notifications, Desktop Notifications Specification 1.2) where one answers, else as a
/// message of the system tray where there is one, else not at all. Never waits for anybody.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    ~DesktopNotifier() override;

    struct Message {
        QString title;
        QString text; ///< Plain.
        QString action; ///< What a click does, for services that say so.
        bool urgent = false; ///< Stays until it is closed, where the service knows the difference.
    };
    void tell(const Message &message);

signals:
    /// The user clicked on a message.
    void activated();

private slots:
#ifdef SWITCHYARD_DBUS
    void takeAction(uint id, const QString &action);
    void takeClosing(uint id);
#endif

private:
    enum class Service { Unknown, Asked, There, Absent };
    void askForService();
    void send(const Message &message);
    void sendAll();
    void showInTray(const Message &message);

    Service m_service = Service::Unknown;
    bool m_takesMarkup = false;
    bool m_takesActions = false;
    QQueue<Message> m_waiting; ///< Until it is known whether there is a service.
    QSet<uint> m_shown; ///< Ids that the service gave to our messages.
    QPointer<QSystemTrayIcon> m_tray;
};

} // namespace ui
