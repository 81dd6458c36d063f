#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/mock_upstream.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/keys/key_dialog.h"
#include "ui/keys/key_table_model.h"
#include "ui/keys/keys_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
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
    void open(const QList<HarnessProvider> &providers)
    {
        m_harness = std::make_unique<EngineHarness>(providers);
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
