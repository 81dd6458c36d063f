#include "core/proxy/proxy_server.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "ui/common/switch.h"
#include "ui/common/theme.h"
#include "ui/proxy/live_request_model.h"
#include "ui/proxy/new_key_dialog.h"
#include "ui/proxy/proxy_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

class ProxyPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), QStringLiteral("http://127.0.0.1:9/v1")}});
        m_proxy = std::make_unique<core::ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                                      m_harness->path(QStringLiteral("api_keys.json")));
        const QFuture<core::CatalogPtr> catalog = m_harness->engine().catalog();
        QTRY_VERIFY(catalog.isFinished());
        m_prompter = FakePrompter();
        m_page = std::make_unique<ui::ProxyPage>(*m_proxy, catalog.result(), m_theme, m_prompter);
        m_page->resize(900, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_switch = control<ui::Switch>(*m_page, QStringLiteral("Local API"));
        m_address = control<QLineEdit>(*m_page, QStringLiteral("Address"));
        QVERIFY(m_switch && m_address);
    }
    void cleanup()
    {
        m_page.reset();
        m_proxy.reset();
        m_harness.reset();
    }

    void itIsOffUntilSwitchedOn()
    {
        QVERIFY(!m_switch->isChecked());
        QVERIFY(!m_address->isReadOnly());
    }

    void switchedOnItShowsTheRealAddress()
    {
        startOnFreePort();
        QVERIFY(m_address->isReadOnly());
        QVERIFY(m_address->text().startsWith(QLatin1String("http://127.0.0.1:")));
        QVERIFY(!m_address->text().endsWith(QLatin1String(":0")));
        QVERIFY(control<QPlainTextEdit>(*m_page, QStringLiteral("Snippet"))
                    ->toPlainText()
                    .contains(m_address->text() + QLatin1String("/v1")));

        QTest::mouseClick(m_switch, Qt::LeftButton);
        QTRY_VERIFY(!m_address->isReadOnly());
        QVERIFY(!m_switch->isChecked());
        QCOMPARE(m_address->text(), QStringLiteral("127.0.0.1:0"));
    }

    void aPortInUseIsExplainedAndTheSwitchGoesBack()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        type(QStringLiteral("127.0.0.1:%1").arg(other.serverPort()));
        QTest::mouseClick(m_switch, Qt::LeftButton);
        QTRY_VERIFY(says(QString::number(other.serverPort())));
        QVERIFY(!m_switch->isChecked());
        QVERIFY(m_switch->isEnabled());
        QVERIFY(!m_address->isReadOnly());

        type(QStringLiteral("127.0.0.1:0"));
        QTest::mouseClick(m_switch, Qt::LeftButton);
        QTRY_VERIFY(m_address->isReadOnly());
        QVERIFY(!says(QString::number(other.serverPort())));
    }

    void nonsenseAsAddressIsRefused()
    {
        type(QStringLiteral("not an address"));
        QTest::mouseClick(m_switch, Qt::LeftButton);
        QTRY_VERIFY(m_switch->isEnabled() && !m_switch->isChecked());
        QVERIFY(!m_address->isReadOnly());
        QCOMPARE(m_address->text(), QStringLiteral("not an address"));
    }

    void theSwitchFollowsAStartFromElsewhere()
    {
        const auto started = m_proxy->start(QStringLiteral("127.0.0.1:0"));
        QTRY_VERIFY(started.isFinished());
        QTRY_VERIFY(m_switch->isChecked());
        QVERIFY(m_address->isReadOnly());
    }

    void aNewKeyIsShownOnceAndListed()
    {
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("New key")), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::NewKeyDialog *>();
        QVERIFY(dialog);
        QCOMPARE(unnamedControls(*dialog), QStringList());
        auto *name = control<QLineEdit>(*dialog, QStringLiteral("Name of the new key"));
        QTest::keyClicks(name, QStringLiteral("editor"));
        QTest::keyClick(name, Qt::Key_Return);
        auto *secret = control<QLineEdit>(*dialog, QStringLiteral("New key's secret"));
        QTRY_VERIFY(!secret->text().isEmpty());
        QVERIFY(secret->isReadOnly());
        QVERIFY(control<QPlainTextEdit>(*dialog, QStringLiteral("Snippet"))
                    ->toPlainText()
                    .contains(secret->text()));
        dialog->close();
        auto *keys = control<QTableView>(*m_page, QStringLiteral("API keys"));
        QTRY_COMPARE(keys->model()->rowCount(), 1);
        QCOMPARE(keys->model()->index(0, 0).data().toString(), QStringLiteral("editor"));

        m_page->findChild<QTabWidget *>()->setCurrentIndex(1);
        m_prompter.answer = false;
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("Revoke key")), Qt::LeftButton);
        QCOMPARE(keys->model()->rowCount(), 1);
        m_prompter.answer = true;
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("Revoke key")), Qt::LeftButton);
        QTRY_COMPARE(keys->model()->rowCount(), 0);
        QCOMPARE(m_prompter.questions.size(), 2);
    }

    void aNameThatIsTakenIsSaidInTheDialog()
    {
        const auto made = m_proxy->createApiKey(QStringLiteral("editor"));
        QTRY_VERIFY(made.isFinished());
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("New key")), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::NewKeyDialog *>();
        auto *name = control<QLineEdit>(*dialog, QStringLiteral("Name of the new key"));
        QTest::keyClicks(name, QStringLiteral("editor"));
        QTest::keyClick(name, Qt::Key_Return);
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        QTRY_VERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->property("role").toString() == QLatin1String("error") && label->isVisible();
        }));
        QVERIFY(name->isVisible());
    }

    void hiddenTheTableDoesNoWork()
    {
        auto *table = control<QTableView>(*m_page, QStringLiteral("Live requests"));
        core::LiveRequest request;
        request.id = QStringLiteral("1");
        request.time = QDateTime::currentDateTimeUtc();
        emit m_proxy->liveRequestsChanged({request});
        QCOMPARE(table->model()->rowCount(), 1);
        m_page->findChild<QTabWidget *>()->setCurrentIndex(2);
        core::LiveRequest second = request;
        second.id = QStringLiteral("2");
        emit m_proxy->liveRequestsChanged({second, request});
        QCOMPARE(table->model()->rowCount(), 1);
        m_page->findChild<QTabWidget *>()->setCurrentIndex(0);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void everyControlHasAName() { QCOMPARE(unnamedControls(*m_page), QStringList()); }

private:
    void type(const QString &address)
    {
        m_address->selectAll();
        QTest::keyClicks(m_address, address);
    }
    void startOnFreePort()
    {
        type(QStringLiteral("127.0.0.1:0"));
        QTest::mouseClick(m_switch, Qt::LeftButton);
        QTRY_VERIFY(m_switch->isChecked() && m_switch->isEnabled() && m_address->isReadOnly());
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<core::ProxyServer> m_proxy;
    std::unique_ptr<ui::ProxyPage> m_page;
    ui::Switch *m_switch = nullptr;
    QLineEdit *m_address = nullptr;
};

QTEST_MAIN(ProxyPageTest)
#include "proxy_page_test.moc"
