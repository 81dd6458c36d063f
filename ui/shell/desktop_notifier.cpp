#include "ui/shell/desktop_notifier.h"

#include <QGuiApplication>
#include <QIcon>
#include <QSystemTrayIcon>
#include <QTimer>

#include <utility>

#ifdef SWITCHYARD_DBUS
#include "ui/common/session_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace ui {

namespace {

constexpr int kTrayMilliseconds = 15'000;

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent)
    : QObject(parent)
{ }

DesktopNotifier::~DesktopNotifier()
{
    delete m_tray;
}

void DesktopNotifier::tell(const Message &message)
{
    m_waiting.enqueue(message);
    if (m_service == Service::Unknown || m_service == Service::Absent)
        askForService();
    else if (m_service == Service::There)
        sendAll();
}

void DesktopNotifier::sendAll()
{
    while (!m_waiting.isEmpty()) {
        const Message message = m_waiting.dequeue();
        if (m_service == Service::There)
            send(message);
        else
            showInTray(message);
    }
}

/// The icon is there only as long as its message, for it has nothing else to offer.
void DesktopNotifier::showInTray(const Message &message)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(QGuiApplication::windowIcon());
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopNotifier::activated);
        connect(m_tray, &QSystemTrayIcon::activated, this, &DesktopNotifier::activated);
    }
    m_tray->setToolTip(message.title);
    m_tray->show();
    m_tray->showMessage(message.title, message.text,
                        message.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information,
                        kTrayMilliseconds);
    QTimer::singleShot(kTrayMilliseconds, m_tray, &QSystemTrayIcon::hide);
}

#ifdef SWITCHYARD_DBUS

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefaultAction = QStringLiteral("default"); ///< What a click on the message itself stands for.

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

/// What the service can do decides how a message is put: some show actions as buttons or dialogs without
/// being asked, some read the text as markup.
void DesktopNotifier::askForService()
{
    QDBusConnection bus = QDBusConnection(QString());
    if (sessionHasBus())
        bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_service = Service::Absent;
        sendAll();
        return;
    }
    m_service = Service::Asked;
    bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                SLOT(takeAction(uint, QString)));
    bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                SLOT(takeClosing(uint)));
    auto *watcher =
        new QDBusPendingCallWatcher(bus.asyncCall(callOf(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *answer) {
        const QDBusPendingReply<QStringList> reply = *answer;
        answer->deleteLater();
        m_service = reply.isError() ? Service::Absent : Service::There;
        const QStringList abilities = reply.isError() ? QStringList() : reply.value();
        m_takesMarkup = abilities.contains(QLatin1String("body-markup"));
        m_takesActions = abilities.contains(QLatin1String("actions"));
        sendAll();
    });
}

void DesktopNotifier::send(const Message &message)
{
    constexpr uint kNew = 0;
    constexpr int kAsTheServiceLikes = -1;
    constexpr uchar kNormal = 1;
    constexpr uchar kCritical = 2;
    const QStringList actions = m_takesActions ? QStringList {kDefaultAction, message.action} : QStringList();
    const QVariantMap hints = {
        {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
        {QStringLiteral("urgency"), QVariant::fromValue(message.urgent ? kCritical : kNormal)},
    };
    QDBusMessage call = callOf(QStringLiteral("Notify"));
    call.setArguments({QGuiApplication::applicationDisplayName(), kNew, QGuiApplication::desktopFileName(),
                       message.title, m_takesMarkup ? message.text.toHtmlEscaped() : message.text, actions,
                       hints, kAsTheServiceLikes});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, message](QDBusPendingCallWatcher *answer) {
                const QDBusPendingReply<uint> reply = *answer;
                answer->deleteLater();
                if (!reply.isError()) {
                    m_shown.insert(reply.value());
                    return;
                }
                // It went away meanwhile; the next message looks for it again.
                m_service = Service::Absent;
                showInTray(message);
            });
}

void DesktopNotifier::takeAction(uint id, const QString &action)
{
    // Every program hears of every message.
    if (m_shown.contains(id) && action == kDefaultAction)
        emit activated();
}

void DesktopNotifier::takeClosing(uint id)
{
    m_shown.remove(id);
}

#else

void DesktopNotifier::askForService()
{
    m_service = Service::Absent;
    sendAll();
}

void DesktopNotifier::send(const Message &message)
{
    showInTray(message);
}

#endif

} // namespace ui
