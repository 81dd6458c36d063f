#include "ui/common/system_scheme.h"

#include <QGuiApplication>
#include <QPalette>

#ifdef SWITCHYARD_DBUS
#include "ui/common/session_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace ui {

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
    const QPalette palette = QGuiApplication::palette();
    m_darkPalette =
        palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    m_dark = m_darkPalette;
    ask();
}

#ifdef SWITCHYARD_DBUS

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

} // namespace

void SystemScheme::ask()
{
    if (!sessionHasBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question.setArguments({kGroup, kKey});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *answer) {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(reply.value().variant());
        answer->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup && key == kKey)
        take(value.variant());
}

void SystemScheme::take(const QVariant &value)
{
    // Read wraps its answer in a second variant; the signal does not.
    QVariant plain = value;
    if (plain.userType() == qMetaTypeId<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    // 0 no preference, 1 dark, 2 light.
    const uint preference = plain.toUInt();
    const bool dark = preference == 1 || (preference == 0 && m_darkPalette);
    if (dark == m_dark)
        return;
    m_dark = dark;
    emit changed();
}

#else

void SystemScheme::ask() { }
void SystemScheme::take(const QVariant &) { }

#endif

} // namespace ui
