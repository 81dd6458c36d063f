#pragma once

#include <QObject>
#include <QVariant>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace ui {

/// Whether the desktop wants dark windows: the platform's palette at first, then what the settings portal of
/// the session bus says (org.freedesktop.portal.Settings, color-scheme), where there is one. Qt 6.4 cannot
/// tell.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);
    bool isDark() const { return m_dark; }

signals:
    void changed();

private slots:
#ifdef SWITCHYARD_DBUS
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);
#endif

private:
    void ask();
    void take(const QVariant &value);

    bool m_dark = false;
    bool m_darkPalette = false; ///< What the platform came with, before our own palette.
};

} // namespace ui
