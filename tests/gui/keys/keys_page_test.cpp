#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/mock_upstream.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/keys/key_dialog.h"
#include "ui/keys/key_settings_dialog.h"
#include "ui/keys/key_table_model.h"
#include "ui/keys/keys_page.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace {

const QByteArray kAnswer =
    R"({"id":"x","object":"chat.completion","model":"native-model","choices":[{"index":0,)"
    R"("message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],)"
    R"("usage":{"prompt_tokens":4,"completion_tokens":1,"total_tokens":5}})";

MockScript answerFor(const ReceivedRequest &request)
{
    if (!request.body.contains("\"stream\":true"))
        return MockScript::answer(200, kAnswer);
    return MockScript::eventStream(
        {R"(data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]})"
         "\n\n",
         R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
         "\n\n",
         R"(data: {"choices":[],"usage":{"prompt_tokens":4,"completion_tokens":1,"total_tokens":5}})"
         "\n\n",
         "data: [DONE]\n\n"});
}

} // namespace

class KeysPageTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutKeysThePageSaysWhatTheyAreFor()
    {
        open({});
        auto *empty = m_page->findChild<ui::EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!button("Test key")->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(m_page->findChild<ui::KeyDialog *>());
    }

    void keysAreListedWithTheirHost()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(cell(ui::KeyTableModel::Name), QStringLiteral("main"));
        QVERIFY(cell(ui::KeyTableModel::Host).startsWith(QLatin1String("127.0.0.1")));
        QTRY_COMPARE(cell(ui::KeyTableModel::State), QStringLiteral("Ready"));
    }

    void aNewKeyIsStoredAndListed()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QTest::mouseClick(button("Add key"), Qt::LeftButton);
        QPointer<ui::KeyDialog> dialog = m_page->findChild<ui::KeyDialog *>();
        QVERIFY(dialog);
        dialog->chooseProvider(QStringLiteral("groq"));
        dialog->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("second"));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("key")), QStringLiteral("gsk_new"));
        QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("key")), Qt::Key_Return);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QTRY_VERIFY(!dialog);
        QVERIFY(m_harness->keyStore().names().contains(QStringLiteral("groq/second")));
    }

    void aKeyThatCannotBeStoredLeavesTheDialogOpen()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        m_page->addKey(QStringLiteral("groq"));
        auto *dialog = m_page->findChild<ui::KeyDialog *>();
        m_harness->keyStore().failWith(QStringLiteral("The key store is locked."));
        auto *key = dialog->findChild<QLineEdit *>(QStringLiteral("key"));
        QTest::keyClicks(key, QStringLiteral("gsk_new"));
        QTest::keyClick(key, Qt::Key_Return);
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->text().contains(QLatin1String("locked")));
        QVERIFY(dialog->isVisible());
        QVERIFY(!problem->text().contains(QLatin1String("gsk_new")));
    }

    void aTestAsksTheProviderAndSaysWhatCame()
    {
        m_upstream->setResponder(answerFor);
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(cell(ui::KeyTableModel::State), QStringLiteral("Ready"));
        QTest::mouseClick(button("Test key"), Qt::LeftButton);
        QTRY_VERIFY(result()->text().contains(QLatin1String("Groq answered in ")));
        QCOMPARE(m_upstream->requests().size(), 1);
        QCOMPARE(result()->property("role").toString(), QStringLiteral("success"));
    }

    void aRefusedKeyIsReportedInWords()
    {
        m_upstream->setDefault(MockScript::answer(401, R"({"error":{"message":"Invalid API Key"}})"));
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(cell(ui::KeyTableModel::State), QStringLiteral("Ready"));
        QTest::mouseClick(button("Test key"), Qt::LeftButton);
        QTRY_COMPARE(result()->property("role").toString(), QStringLiteral("error"));
        QVERIFY(result()->text().contains(QLatin1String("Groq")));
        QVERIFY(!result()->text().contains(QLatin1String("key-of-groq")));
        QVERIFY(button("Test key")->isEnabled());
    }

    void whatIsEditedStandsInTheConfiguration()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        KeySettings edit = openEditor();
        QVERIFY(edit.dialog);
        QCOMPARE(unnamedControls(*edit.dialog), QStringList());
        edit.type("Priority", "2");
        edit.type("Weight", "3");
        edit.type("Dollars per month", "12.50");
        edit.type("Requests per minute", "60");
        edit.type("Tokens per day", "100K");
        edit.type("Models", "test/*, openai/*");
        QTest::keyClick(edit.field("Models"), Qt::Key_Return);
        QTRY_VERIFY(!edit.dialog);
        const QJsonObject key = storedKey();
        QCOMPARE(key.value(QLatin1String("priority")).toInt(), 2);
        QCOMPARE(key.value(QLatin1String("weight")).toInt(), 3);
        QCOMPARE(key.value(QLatin1String("limit_usd_per_month")).toString(), QStringLiteral("12.5"));
        QCOMPARE(key.value(QLatin1String("models")).toArray().size(), 2);
        const QJsonObject limits = key.value(QLatin1String("limits")).toObject();
        QCOMPARE(limits.value(QLatin1String("rpm")).toInt(), 60);
        QCOMPARE(limits.value(QLatin1String("tpd")).toInt(), 100'000);
        QTRY_COMPARE(cell(ui::KeyTableModel::Order), QStringLiteral("2 · weight 3"));
        QCOMPARE(cell(ui::KeyTableModel::Month), QStringLiteral("$0.00 of $12.50"));
        QCOMPARE(cell(ui::KeyTableModel::Name), QStringLiteral("main"));
    }

    void wrongEntriesStayAndAreNamed()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        KeySettings edit = openEditor();
        QVERIFY(edit.dialog);
        edit.type("Dollars per month", "lots");
        edit.type("Models", "test/*");
        edit.save();
        QVERIFY(edit.problem().contains(QLatin1String("lots")));
        QCOMPARE(edit.field("Models")->text(), QStringLiteral("test/*"));
        edit.type("Dollars per month", "5");
        edit.type("Hosts", "*.com");
        edit.save();
        QTRY_VERIFY(edit.problem().contains(QLatin1String("*.com")));
        QVERIFY(edit.dialog->isVisible());
        QCOMPARE(edit.field("Dollars per month")->text(), QStringLiteral("5"));
        QVERIFY(!storedKey().contains(QLatin1String("limit_usd_per_month")));
        edit.type("Hosts", "");
        edit.save();
        QTRY_VERIFY(!edit.dialog);
        QCOMPARE(storedKey().value(QLatin1String("limit_usd_per_month")).toString(), QStringLiteral("5"));
    }

    void whatIsShownIsWhatIsSet()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}},
             R"({"providers":{"groq":{"keys":[{"name":"main","secret":"keychain:groq/main","priority":4,)"
             R"("limit_usd_per_month":"7","limits":{"rpm":5,"concurrency":2},"models":["test/model"]}]}}})");
        KeySettings edit = openEditor();
        QVERIFY(edit.dialog);
        core::ProviderKeySettings wanted;
        wanted.priority = 4;
        wanted.limitPerMonth = core::Money::fromDecimal(u"7");
        wanted.limits.requestsPerMinute = 5;
        wanted.limits.concurrent = 2;
        wanted.models = {QStringLiteral("test/model")};
        QCOMPARE(edit.dialog->settings(), wanted);
    }

    void theProviderTellsTheBalance()
    {
        m_upstream->setDefault(MockScript::answer(
            200, R"({"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00"}]})"));
        openWithBalance();
        QTRY_VERIFY(button("Balance")->isEnabled());
        QTest::mouseClick(button("Balance"), Qt::LeftButton);
        QTRY_COMPARE(cell(ui::KeyTableModel::Balance), QStringLiteral("110.00 CNY"));
        QCOMPARE(m_upstream->requests().constFirst().target, QByteArray("/user/balance"));
        QVERIFY(result()->text().contains(QLatin1String("110.00 CNY left")));
        QCOMPARE(result()->property("role").toString(), QStringLiteral("success"));
    }

    void aBalanceThatIsNotToldIsExplained()
    {
        m_upstream->setDefault(MockScript::answer(401, R"({"error":"no"})"));
        openWithBalance();
        QTRY_VERIFY(button("Balance")->isEnabled());
        QTest::mouseClick(button("Balance"), Qt::LeftButton);
        QTRY_COMPARE(cell(ui::KeyTableModel::Balance), QStringLiteral("failed"));
        QCOMPARE(result()->property("role").toString(), QStringLiteral("error"));
        QVERIFY(result()->text().contains(QLatin1String("Deepseek")));
        QVERIFY(!result()->text().contains(QLatin1String("key-of-deepseek")));
    }

    void nobodyHasToWaitForABalance()
    {
        m_upstream->setDefault(MockScript().hold());
        openWithBalance();
        QTRY_VERIFY(button("Balance")->isEnabled());
        QTest::mouseClick(button("Balance"), Qt::LeftButton);
        QTRY_COMPARE(m_upstream->heldConnections(), 1);
        QCOMPARE(cell(ui::KeyTableModel::Balance), QStringLiteral("asking …"));
        QPushButton *cancel = button("Cancel asking for balances");
        QVERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isVisible());
        QCOMPARE(cell(ui::KeyTableModel::Balance), QStringLiteral("not asked yet"));
        QCOMPARE(result()->text(), QStringLiteral("No balance is known yet."));
        m_upstream->closeAll();
    }

    void whereNobodyTellsTheBalanceTheButtonSaysSo()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QVERIFY(!button("Balance")->isEnabled());
        QVERIFY(button("Balance")->toolTip().contains(QLatin1String("Groq")));
    }

    void removingAsksFirst()
    {
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        m_prompter.answer = false;
        QTest::mouseClick(button("Remove key"), Qt::LeftButton);
        QCOMPARE(m_prompter.questions.size(), 1);
        QVERIFY(m_prompter.questions.constFirst().contains(QLatin1String("main")));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_prompter.answer = true;
        QTest::mouseClick(button("Remove key"), Qt::LeftButton);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!m_harness->keyStore().names().contains(QStringLiteral("groq/main")));
    }

    void thePageCanGoWhileATestRuns()
    {
        m_upstream->setDefault(MockScript().hold());
        open({{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        QTRY_COMPARE(cell(ui::KeyTableModel::State), QStringLiteral("Ready"));
        QTest::mouseClick(button("Test key"), Qt::LeftButton);
        QTRY_COMPARE(m_upstream->heldConnections(), 1);
        m_page.reset();
        m_upstream->closeAll();
        QTRY_COMPARE(m_upstream->openConnections(), 0);
    }

    void everyControlHasAName()
    {
        open({});
        QCOMPARE(unnamedControls(*m_page), QStringList());
    }

    void theModelKeepsItsPromises()
    {
        ui::KeyTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::KeyStatus broken;
        broken.provider = QStringLiteral("groq");
        broken.name = QStringLiteral("ci");
        broken.problem = QStringLiteral("The variable GROQ_API_KEY is not set.");
        model.setList({broken});
        QVERIFY(model.index(0, ui::KeyTableModel::State)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(broken.problem));
        model.setList({});
        QCOMPARE(model.rowCount(), 0);
    }

    void init()
    {
        m_upstream = std::make_unique<MockUpstream>();
        m_prompter = FakePrompter();
    }
    void cleanup()
    {
        m_page.reset();
        m_harness.reset();
        m_upstream.reset();
    }

private:
    /// The dialog for a key's settings, with the hands of a user.
    struct KeySettings {
        QPointer<ui::KeySettingsDialog> dialog;

        QLineEdit *field(const char *name) const
        {
            return control<QLineEdit>(*dialog, QString::fromLatin1(name));
        }
        void type(const char *name, const char *text) const
        {
            auto *spin = control<QSpinBox>(*dialog, QString::fromLatin1(name));
            QWidget *where = spin ? static_cast<QWidget *>(spin) : field(name);
            where->setFocus();
            QTest::keyClick(where, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(where, Qt::Key_Delete);
            QTest::keyClicks(where, QString::fromLatin1(text));
        }
        void save() const
        {
            const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
            for (QPushButton *button : buttons) {
                if (button->isDefault())
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QString problem() const { return dialog->findChild<QLabel *>(QStringLiteral("problem"))->text(); }
    };

    KeySettings openEditor()
    {
        if (!QTest::qWaitFor([this] { return table()->model()->rowCount() == 1; }))
            return {};
        QTest::mouseClick(button("Edit key"), Qt::LeftButton);
        return {m_page->findChild<ui::KeySettingsDialog *>()};
    }

    /// A provider that tells what is left.
    void openWithBalance() { open({{QStringLiteral("deepseek"), m_upstream->url(u"/v1").toString()}}); }

    /// The first key of Groq as the file has it.
    QJsonObject storedKey() const
    {
        QFile file(m_harness->path(QStringLiteral("config.json")));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject providers = config.value(QLatin1String("providers")).toObject();
        return providers.value(QLatin1String("groq"))
            .toObject()
            .value(QLatin1String("keys"))
            .toArray()
            .at(0)
            .toObject();
    }

    void open(const QList<HarnessProvider> &providers, const QByteArray &config = {})
    {
        m_harness = std::make_unique<EngineHarness>(providers, config);
        const QFuture<core::CatalogPtr> asked = m_harness->engine().catalog();
        QTRY_VERIFY(asked.isFinished());
        m_page = std::make_unique<ui::KeysPage>(m_harness->engine(), asked.result(), m_theme, m_prompter);
        m_page->resize(1000, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    QTableView *table() const { return control<QTableView>(*m_page, QStringLiteral("Provider keys")); }
    QString cell(int column) const { return table()->model()->index(0, column).data().toString(); }
    QPushButton *button(const char *name) const
    {
        return control<QPushButton>(*m_page, QString::fromLatin1(name));
    }
    QLabel *result() const { return m_page->findChild<QLabel *>(QStringLiteral("testResult")); }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ui::KeysPage> m_page;
};

QTEST_MAIN(KeysPageTest)
#include "keys_page_test.moc"
