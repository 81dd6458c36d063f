#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"
#include "ui/catalog/local_server_model.h"
#include "ui/catalog/local_servers_dialog.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using Model = ui::LocalServerModel;

namespace {

core::LocalServer server(const QString &provider, const QStringList &models, bool added = false)
{
    core::LocalServer server {.provider = provider,
                              .name = provider.toUpper(),
                              .baseUrl = QStringLiteral("http://%1.local:1234/v1").arg(provider),
                              .protocol = QStringLiteral("openai-chat"),
                              .added = added};
    for (const QString &id : models)
        server.models << core::ServedModel {.id = id, .contextLength = 8192, .sizeBytes = 5'000'000'000};
    return server;
}

QStringList chosen(const Model &model)
{
    QStringList lines;
    for (const core::LocalServer &one : model.changes()) {
        QStringList ids;
        for (const core::ServedModel &served : one.models)
            ids << served.id;
        lines << one.provider + u':' + ids.join(u',');
    }
    return lines;
}

const QString kA = QStringLiteral("a");
const QString kB = QStringLiteral("b");

} // namespace

class LocalServersDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        EngineHarness harness({});
        QFuture<QList<core::LocalServer>> found = harness.engine().findLocalServers();
        QTRY_VERIFY(found.isFinished());
        if (!found.result().isEmpty())
            QSKIP("A server of models runs on this machine.");
    }

    void init()
    {
        m_upstream = std::make_unique<MockUpstream>();
        m_harness = std::make_unique<EngineHarness>(QList<HarnessProvider> {
            {.id = QStringLiteral("acme"), .baseUrl = QStringLiteral("http://127.0.0.1:9/v1")}});
    }
    void cleanup()
    {
        delete m_dialog;
        m_harness.reset();
        m_upstream.reset();
    }

    void theModelIsAGoodOne()
    {
        Model model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setServers({server(kA, {QStringLiteral("m1"), QStringLiteral("m2")}), server(kB, {})}, {});
        model.setServers({server(kB, {QStringLiteral("m3")})}, {{kB, {QStringLiteral("m3")}}});
        model.setServers({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void newServersAreCheckedAndOldOnesAsTheyAre()
    {
        Model model;
        const QString one = QStringLiteral("m1");
        const QString two = QStringLiteral("m2");
        model.setServers(
            {server(kA, {one, two}), server(kB, {one, two}, true), server(QStringLiteral("c"), {})},
            {{kB, {one}}});
        QCOMPARE(chosen(model), QStringList {QStringLiteral("a:m1,m2")});
        QCOMPARE(model.newModels(), 2);
        const QModelIndex a = model.index(0, Model::Name);
        const QModelIndex b = model.index(1, Model::Name);
        QCOMPARE(a.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(b.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QVERIFY(!(model.flags(model.index(2, Model::Name)) & Qt::ItemIsUserCheckable)); // tells no models
        QVERIFY(b.siblingAtColumn(Model::State).data().toString().contains(QLatin1String("update")));

        // The box of a server stands for all of its models.
        QVERIFY(model.setData(a, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(chosen(model).isEmpty());
        QVERIFY(model.setData(model.index(1, Model::Name, a), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(chosen(model), QStringList {QStringLiteral("a:m2")});
        // One that is added already gets exactly what is checked.
        QVERIFY(model.setData(model.index(0, Model::Name, b), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(chosen(model), (QStringList {QStringLiteral("a:m2"), QStringLiteral("b:")}));
        // A further search forgets none of it.
        model.setServers({server(kA, {one, two}), server(kB, {one, two}, true)}, {{kB, {one}}});
        QCOMPARE(chosen(model), (QStringList {QStringLiteral("a:m2"), QStringLiteral("b:")}));
    }

    void nobodyThereSaysWhatToDo()
    {
        open();
        QTRY_VERIFY(state().contains(QLatin1String("No server answered")));
        QCOMPARE(unnamedControls(*m_dialog), QStringList());
        QStringList shown;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                shown << label->text();
        }
        QVERIFY(shown.contains(QStringLiteral("ollama serve")));
        QVERIFY(shown.contains(QStringLiteral("11434")));
        QVERIFY(!action()->isEnabled());
    }

    void aServerAtAnotherPortIsFoundAndAdded()
    {
        serveVllm();
        open();
        QTRY_VERIFY(searchButton()->isEnabled());
        QTest::keyClicks(address(), QString::number(m_upstream->port()));
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE(tree()->model()->rowCount(), 1);
        QVERIFY(m_dialog->isVisible()); // Return did not add
        const QModelIndex row = tree()->model()->index(0, Model::Name);
        QVERIFY(row.data().toString().contains(QLatin1String("vLLM")));
        QVERIFY(tree()->isExpanded(row));
        QTRY_COMPARE(action()->text(), QStringLiteral("Add 2 model(s)"));

        // By keyboard: off with the second model.
        const QModelIndex second = tree()->model()->index(1, Model::Name, row);
        tree()->setFocus();
        tree()->setCurrentIndex(second);
        QTest::keyClick(tree(), Qt::Key_Space);
        QCOMPARE(second.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(action()->text(), QStringLiteral("Add 1 model(s)"));
        QTest::mouseClick(action(), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        const core::CatalogPtr catalog = m_harness->engine().catalog().result();
        QVERIFY(catalog->findModel(QStringLiteral("vllm/qwen3-32b")));
        QVERIFY(!catalog->findModel(QStringLiteral("vllm/sql-lora")));
        delete m_dialog;

        // The next time it is there already, and an update adds what was left out.
        open();
        QTRY_VERIFY(searchButton()->isEnabled());
        QTest::keyClicks(address(), QStringLiteral("127.0.0.1:%1").arg(m_upstream->port()));
        QTest::mouseClick(searchButton(), Qt::LeftButton);
        QTRY_COMPARE(tree()->model()->rowCount(), 1);
        const QModelIndex again = tree()->model()->index(0, Model::Name);
        QVERIFY(again.siblingAtColumn(Model::State).data().toString().contains(QLatin1String("update")));
        QVERIFY(!action()->isEnabled()); // nothing to do
        clickBox(tree()->model()->index(1, Model::Name, again));
        QTRY_VERIFY(action()->isEnabled());
        QTest::mouseClick(action(), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QVERIFY(m_harness->engine().catalog().result()->findModel(QStringLiteral("vllm/sql-lora")));
    }

    void aWrongAddressIsSaidAndKept()
    {
        open();
        QTRY_VERIFY(searchButton()->isEnabled());
        QTest::keyClicks(address(), QStringLiteral("my server"));
        QTest::mouseClick(searchButton(), Qt::LeftButton);
        QVERIFY(problem()->isVisible());
        QVERIFY(problem()->text().contains(QLatin1String("my server")));
        QCOMPARE(address()->text(), QStringLiteral("my server"));
        QVERIFY(!action()->isEnabled());
    }

    void whereNobodyAnswersIsSaid()
    {
        m_upstream->setDefault(MockScript::answer(404, "{}"));
        open();
        QTRY_VERIFY(searchButton()->isEnabled());
        QTest::keyClicks(address(), QString::number(m_upstream->port()));
        QTest::mouseClick(searchButton(), Qt::LeftButton);
        QTRY_VERIFY(problem()->isVisible());
        QVERIFY(problem()->text().contains(QString::number(m_upstream->port())));
        QVERIFY(!action()->isEnabled());
    }

    void whatCannotBeWrittenStaysChosen()
    {
        serveVllm();
        open();
        QTRY_VERIFY(searchButton()->isEnabled());
        QTest::keyClicks(address(), QString::number(m_upstream->port()));
        QTest::mouseClick(searchButton(), Qt::LeftButton);
        QTRY_VERIFY(action()->isEnabled());
        QFile file(m_harness->path(QStringLiteral("config.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ no json");
        file.close();
        QTest::mouseClick(action(), Qt::LeftButton);
        QTRY_VERIFY(problem()->text().contains(QLatin1String("vLLM could not be added")));
        QVERIFY(action()->isEnabled());
        QCOMPARE(tree()->model()->rowCount(), 1);
    }

    void closedWhileSearchingNothingHappens()
    {
        open();
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        delete m_dialog;
        QTest::qWait(100);
    }

private:
    void serveVllm()
    {
        m_upstream->setResponder([](const ReceivedRequest &request) {
            if (request.target != "/v1/models")
                return MockScript::answer(404, "{}");
            return MockScript::answer(200, R"({"data":[
                {"id":"Qwen/Qwen3-32B","owned_by":"vllm","max_model_len":40960},
                {"id":"sql-lora","owned_by":"vllm"}]})");
        });
    }
    void open()
    {
        m_dialog = new ui::LocalServersDialog(m_harness->engine());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void clickBox(const QModelIndex &index)
    {
        const QRect row = tree()->visualRect(index);
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 12, row.center().y()));
    }
    QTreeView *tree() const { return m_dialog->findChild<QTreeView *>(); }
    QLineEdit *address() const { return control<QLineEdit>(*m_dialog, QStringLiteral("Another address")); }
    QPushButton *searchButton() const { return control<QPushButton>(*m_dialog, QStringLiteral("Search")); }
    QPushButton *action() const { return control<QPushButton>(*m_dialog, QStringLiteral("Add")); }
    QLabel *problem() const { return m_dialog->findChild<QLabel *>(QStringLiteral("problem")); }
    QString state() const { return m_dialog->findChild<QLabel *>(QStringLiteral("state"))->text(); }

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    QPointer<ui::LocalServersDialog> m_dialog;
};

QTEST_MAIN(LocalServersDialogTest)
#include "local_servers_dialog_test.moc"
