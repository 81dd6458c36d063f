// On a session bus of its own, with a notification service that the test plays.
#include "ui/shell/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

/// What a desktop runs, as far as the notifier needs it.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit NotificationService(const QStringList &abilities)
        : m_abilities(abilities)
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("desktop")))
    {
        m_bus.registerObject(kPath, this, QDBusConnection::ExportAllContents);
        m_bus.registerService(kService);
    }
    ~NotificationService() override
    {
        m_bus.unregisterService(kService);
        m_bus.unregisterObject(kPath);
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }

    struct Shown {
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;

    void click(uint id, const QString &action = QStringLiteral("default")) { emit ActionInvoked(id, action); }
    void close(uint id) { emit NotificationClosed(id, 2); }

public slots:
    QStringList GetCapabilities() { return m_abilities; }
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        shown << Shown {title, text, actions, hints};
        return uint(shown.size()) + 40;
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QStringList m_abilities;
    QDBusConnection m_bus;
};

class DesktopNotifierTest : public QObject
{
    Q_OBJECT

private slots:
    void aMessageIsShownAndItsClickComesBack()
    {
        NotificationService desktop({QStringLiteral("actions"), QStringLiteral("body")});
        ui::DesktopNotifier notifier;
        QSignalSpy activated(&notifier, &ui::DesktopNotifier::activated);
        notifier.tell(message());
        QTRY_COMPARE(desktop.shown.size(), 1);
        const NotificationService::Shown shown = desktop.shown.constFirst();
        QCOMPARE(shown.title, QStringLiteral("80% of the budget is spent"));
        QCOMPARE(shown.text, QStringLiteral("<b> & more"));
        QCOMPARE(shown.actions, QStringList({QStringLiteral("default"), QStringLiteral("Open Budgets")}));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 1);

        desktop.click(41);
        QVERIFY(activated.wait());
        desktop.click(99); // of another program
        desktop.click(41, QStringLiteral("something else"));
        desktop.close(41);
        desktop.click(41);
        notifier.tell(message());
        QTRY_COMPARE(desktop.shown.size(), 2);
        // Signals come in the order in which they were sent: this click is heard after all of the above.
        activated.clear();
        desktop.click(42);
        QTRY_COMPARE(activated.size(), 1);
    }

    void textIsEscapedForThoseWhoReadMarkup()
    {
        NotificationService desktop({QStringLiteral("body-markup")});
        ui::DesktopNotifier notifier;
        notifier.tell(message());
        QTRY_COMPARE(desktop.shown.size(), 1);
        QCOMPARE(desktop.shown.constFirst().text, QStringLiteral("&lt;b&gt; &amp; more"));
        // Without the ability, actions may become a dialog that waits for an answer.
        QCOMPARE(desktop.shown.constFirst().actions, QStringList());
    }

    void urgentMessagesSayThatTheyAre()
    {
        NotificationService desktop({});
        ui::DesktopNotifier notifier;
        ui::DesktopNotifier::Message urgent = message();
        urgent.urgent = true;
        notifier.tell(urgent);
        QTRY_COMPARE(desktop.shown.size(), 1);
        QCOMPARE(desktop.shown.constFirst().hints.value(QStringLiteral("urgency")).toInt(), 2);
    }

    void aServiceThatComesLaterGetsWhatIsToldThen()
    {
        ui::DesktopNotifier notifier;
        notifier.tell(message()); // nobody there, and no tray either
        QTest::qWait(100);
        NotificationService desktop({});
        notifier.tell(message());
        QTRY_COMPARE(desktop.shown.size(), 1);
    }

    void severalAtOnceComeInOrder()
    {
        NotificationService desktop({});
        ui::DesktopNotifier notifier;
        for (int i = 0; i < 3; ++i)
            notifier.tell({QString::number(i), {}, {}, false});
        QTRY_COMPARE(desktop.shown.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desktop.shown.at(i).title, QString::number(i));
    }

private:
    static ui::DesktopNotifier::Message message()
    {
        return {QStringLiteral("80% of the budget is spent"), QStringLiteral("<b> & more"),
                QStringLiteral("Open Budgets"), false};
    }
};

QTEST_MAIN(DesktopNotifierTest)
#include "desktop_notifier_test.moc"
