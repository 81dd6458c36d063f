#include "core/proxy/proxy_server.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "ui/common/switch.h"
#include "ui/common/theme.h"
#include "ui/proxy/api_key_dialog.h"
#include "ui/proxy/api_key_table_model.h"
#include "ui/proxy/live_request_model.h"
#include "ui/proxy/proxy_page.h"
#include "ui/proxy/rotate_key_dialog.h"

#include <QLabel>
#include <QPointer>
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
            QList<HarnessProvider> {{QStringLiteral("groq"), QStringLiteral("http://127.0.0.1:9/v1")}},
            R"({"keys":[{"name":"script","secret":"env:SWITCHYARD_TEST_KEY"}]})");
        m_proxy = std::make_unique<core::ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                                      m_harness->path(QStringLiteral("api_keys.json")));
        const QFuture<core::CatalogPtr> catalog = m_harness->engine().catalog();
        QTRY_VERIFY(catalog.isFinished());
        m_prompter = FakePrompter();
        m_page = std::make_unique<ui::ProxyPage>(m_harness->engine(), *m_proxy, catalog.result(), m_theme,
                                                 m_prompter);
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
        auto *dialog = m_page->findChild<ui::ApiKeyDialog *>();
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
        QTRY_COMPARE(rows()->rowCount(), 2);
        choose(QStringLiteral("editor"));
        m_prompter.answer = false;
        click("Revoke key");
        QCOMPARE(rows()->rowCount(), 2);
        m_prompter.answer = true;
        click("Revoke key");
        QTRY_COMPARE(rows()->rowCount(), 1);
        QCOMPARE(m_prompter.questions.size(), 2);
    }

    void aKeyOfTheConfigurationIsChangedThere()
    {
        QTRY_COMPARE(rows()->rowCount(), 1);
        choose(QStringLiteral("script"));
        for (const char *action : {"Edit API key", "Disable API key", "Rotate API key", "Revoke key"})
            QVERIFY2(!button(action)->isEnabled(), action);
        QVERIFY(says(QStringLiteral("config.json, and is changed")));
    }

    void aNewKeyTakesItsLimits()
    {
        click("New key");
        auto *dialog = m_page->findChild<ui::ApiKeyDialog *>();
        fill(*dialog, "Name of the new key", "ci");
        fill(*dialog, "Limit in dollars", "5");
        control<QComboBox>(*dialog, QStringLiteral("Period of the limit"))->setCurrentIndex(1);
        auto *more = control<QAbstractButton>(*dialog, QStringLiteral("More limits and options"));
        QTest::keyClick(more, Qt::Key_Space);
        fill(*dialog, "Member", "ada");
        fill(*dialog, "Models", "test/*");
        fill(*dialog, "Requests per minute", "60");
        QTest::keyClick(control<QLineEdit>(*dialog, QStringLiteral("Models")), Qt::Key_Return);
        QTRY_VERIFY(control<QLineEdit>(*dialog, QStringLiteral("New key's secret")));
        QTRY_COMPARE(rows()->rowCount(), 2);
        const core::ApiKeyInfo key = stored(QStringLiteral("ci"));
        QCOMPARE(key.rules.limit, core::Money::fromDecimal(u"5"));
        QCOMPARE(key.rules.limitPeriod, core::BudgetPeriod::Day);
        QCOMPARE(key.rules.member, QStringLiteral("ada"));
        QCOMPARE(key.rules.models, QStringList {QStringLiteral("test/*")});
        QCOMPARE(key.rules.limits.requestsPerMinute, std::optional<qint64>(60));
    }

    void whatIsWrongIsSaidAndNothingIsLost()
    {
        click("New key");
        auto *dialog = m_page->findChild<ui::ApiKeyDialog *>();
        fill(*dialog, "Name of the new key", "ci");
        fill(*dialog, "Limit in dollars", "lots");
        QTest::keyClick(control<QLineEdit>(*dialog, QStringLiteral("Limit in dollars")), Qt::Key_Return);
        QVERIFY(
            dialog->findChild<QLabel *>(QStringLiteral("problem"))->text().contains(QLatin1String("lots")));
        QCOMPARE(control<QLineEdit>(*dialog, QStringLiteral("Name of the new key"))->text(),
                 QStringLiteral("ci"));
        QVERIFY(!control<QLineEdit>(*dialog, QStringLiteral("New key's secret")));
    }

    void editingKeepsTheSecretAndRenames()
    {
        make(QStringLiteral("ci"));
        const core::ApiKeyInfo before = stored(QStringLiteral("ci"));
        click("Edit API key");
        auto *dialog = m_page->findChild<ui::ApiKeyDialog *>();
        QVERIFY(dialog);
        fill(*dialog, "Name of the key", "robot");
        fill(*dialog, "Limit in dollars", "2");
        const QPointer<ui::ApiKeyDialog> open = dialog;
        QTest::keyClick(control<QLineEdit>(*dialog, QStringLiteral("Limit in dollars")), Qt::Key_Return);
        QTRY_VERIFY(!open);
        QTRY_COMPARE(stored(QStringLiteral("robot")).rules.limit, core::Money::fromDecimal(u"2"));
        QVERIFY(stored(QStringLiteral("ci")).name.isEmpty());
        QCOMPARE(stored(QStringLiteral("robot")).id, before.id);
        QCOMPARE(stored(QStringLiteral("robot")).label, before.label);
    }

    void aKeyIsDisabledAndEnabledAgain()
    {
        make(QStringLiteral("ci"));
        click("Disable API key");
        QTRY_COMPARE(cell(QStringLiteral("ci"), ui::ApiKeyTableModel::State), QStringLiteral("Disabled"));
        QVERIFY(stored(QStringLiteral("ci")).rules.disabled);
        QTRY_VERIFY(button("Enable API key"));
        click("Enable API key");
        QTRY_COMPARE(cell(QStringLiteral("ci"), ui::ApiKeyTableModel::State), QStringLiteral("Enabled"));
    }

    void anExpiredKeySaysSo()
    {
        core::ApiKeyRules rules;
        rules.expires = QDateTime::currentDateTimeUtc().addDays(-1);
        make(QStringLiteral("old"), rules);
        QTRY_COMPARE(cell(QStringLiteral("old"), ui::ApiKeyTableModel::State), QStringLiteral("Expired"));
    }

    void rotatingShowsTheNewSecretAndHowLongTheOldOneWorks()
    {
        const QString before = QString::fromUtf8(make(QStringLiteral("ci")).reveal());
        click("Rotate API key");
        auto *dialog = m_page->findChild<ui::RotateKeyDialog *>();
        QVERIFY(dialog);
        QCOMPARE(unnamedControls(*dialog), QStringList());
        QTest::mouseClick(control<QAbstractButton>(*dialog, QStringLiteral("For a day")), Qt::LeftButton, {},
                          QPoint(12, 12));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(control<QLineEdit>(*dialog, QStringLiteral("New key's secret")));
        const QString secret = control<QLineEdit>(*dialog, QStringLiteral("New key's secret"))->text();
        QVERIFY(secret.startsWith(QLatin1String("sy-")));
        QVERIFY(secret != before);
        const core::ApiKeyInfo key = stored(QStringLiteral("ci"));
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(key.oldSecretUntil);
        QVERIFY2(left > 86'000 && left <= 86'400, qPrintable(QString::number(left)));
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        const QString until = key.oldSecretUntil.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                            [&until](const QLabel *label) { return label->text().contains(until); }));
    }

    void aNameThatIsTakenIsSaidInTheDialog()
    {
        const auto made = m_proxy->createApiKey(QStringLiteral("editor"));
        QTRY_VERIFY(made.isFinished());
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("New key")), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::ApiKeyDialog *>();
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
    const QAbstractItemModel *rows() const
    {
        return control<QTableView>(*m_page, QStringLiteral("API keys"))->model();
    }
    QPushButton *button(const char *name) const
    {
        return control<QPushButton>(*m_page, QString::fromLatin1(name));
    }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    static void fill(QWidget &dialog, const char *name, const char *text)
    {
        auto *field = control<QLineEdit>(dialog, QString::fromLatin1(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    int rowOf(const QString &name) const
    {
        for (int row = 0; row < rows()->rowCount(); ++row) {
            if (rows()->index(row, ui::ApiKeyTableModel::Name).data().toString() == name)
                return row;
        }
        return -1;
    }
    QString cell(const QString &name, int column) const
    {
        return rows()->index(rowOf(name), column).data().toString();
    }
    void choose(const QString &name)
    {
        m_page->findChild<QTabWidget *>()->setCurrentIndex(1);
        control<QTableView>(*m_page, QStringLiteral("API keys"))->selectRow(rowOf(name));
    }
    core::ApiKeyInfo stored(const QString &name) const
    {
        const QList<core::ApiKeyInfo> keys = m_proxy->apiKeys().result();
        for (const core::ApiKeyInfo &key : keys) {
            if (key.name == name)
                return key;
        }
        return {};
    }
    /// Makes a key behind the page's back, and chooses it.
    core::Secret make(const QString &name, const core::ApiKeyRules &rules = {})
    {
        const core::Result<core::NewApiKey> made = m_proxy->createApiKey(name, rules).result();
        if (!made || !QTest::qWaitFor([&] { return rowOf(name) >= 0; }))
            return {};
        choose(name);
        return made->secret;
    }

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
