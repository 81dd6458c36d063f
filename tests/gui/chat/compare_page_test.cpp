#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/mock_upstream.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/model_chooser.h"
#include "ui/chat/model_list_model.h"
#include "ui/chat/prompt_editor.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace {

const QString kModel = QStringLiteral("test/model");

QByteArray delta(const QByteArray &text)
{
    return R"(data: {"choices":[{"index":0,"delta":{"content":")" + text + R"("},"finish_reason":null}]})"
           + QByteArray("\n\n");
}

MockScript answer(const QByteArray &text)
{
    return MockScript::eventStream(
        {delta(text),
         R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
         "\n\n",
         R"(data: {"choices":[],"usage":{"prompt_tokens":4,"completion_tokens":1}})"
         "\n\n",
         "data: [DONE]\n\n"});
}

/// Answers with the number of messages that it was sent, so that a test sees the context.
MockScript countMessages(const ReceivedRequest &request)
{
    return answer("saw " + QByteArray::number(request.body.count("\"role\"")) + " messages");
}

core::ModelInfo chatModel(const QString &id, const QString &provider)
{
    core::ModelInfo model;
    model.id = id;
    model.name = id.section(u'/', 1);
    model.type = QStringLiteral("chat");
    core::EndpointInfo endpoint;
    endpoint.providerId = provider;
    endpoint.providerModelId = id;
    model.endpoints = {endpoint};
    return model;
}

core::CatalogPtr catalogWithSimulator()
{
    core::ProviderInfo simulator;
    simulator.id = QStringLiteral("simulator");
    simulator.name = QStringLiteral("Simulator");
    simulator.kind = QStringLiteral("simulator");
    core::ProviderInfo groq;
    groq.id = QStringLiteral("groq");
    groq.name = QStringLiteral("Groq");
    core::ProviderInfo other;
    other.id = QStringLiteral("other");
    QList<core::ModelInfo> models = {chatModel(QStringLiteral("a/nokey"), QStringLiteral("other")),
                                     chatModel(QStringLiteral("b/keyed"), QStringLiteral("groq"))};
    for (const char *name : {"sim/one", "sim/two", "sim/three", "sim/four"})
        models.append(chatModel(QLatin1String(name), QStringLiteral("simulator")));
    return std::make_shared<const core::Catalog>(models, QList<core::ProviderInfo> {simulator, groq, other});
}

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_upstream = std::make_unique<MockUpstream>();
        m_upstream->setResponder(countMessages);
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), m_upstream->url(u"/v1").toString()}});
        m_catalog = m_harness->engine().catalog().result();
        m_prompter = FakePrompter();
        m_page = std::make_unique<ui::ComparePage>(m_harness->engine(), m_catalog, m_theme, m_prompter);
        m_page->resize(1000, 700);
        m_page->show();
        QTRY_VERIFY(!m_harness->engine().providerKeys().result().isEmpty());
    }

    void cleanup()
    {
        m_page.reset();
        m_harness.reset();
        m_upstream.reset();
    }

    void everyColumnAnswersTheQuestion()
    {
        m_page->restoreModels({kModel, kModel});
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(prompt()->toPlainText().isEmpty());
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 1 messages"), QStringLiteral("saw 1 messages")}));
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->accessibleName() == QLatin1String("Figures"))
                QVERIFY2(label->text().contains(QLatin1String("Groq")), qPrintable(label->text()));
        }
        QVERIFY(!button("Stop all")->isEnabled());
    }

    void costIsShownBeforeTheQuestionIsAsked()
    {
        m_page->restoreModels({kModel, kModel});
        auto *preview = control<QLabel>(*m_page, QStringLiteral("Expected cost"));
        QVERIFY(preview->text().isEmpty());
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QVERIFY(preview->text().isEmpty()); // not at every key
        QTRY_VERIFY(!preview->text().isEmpty());
        const QFuture<core::PromptTokens> counted =
            m_harness->engine().countTokens(EngineHarness::question());
        QTRY_VERIFY(counted.isFinished());
        const qint64 tokens = counted.result().tokens;
        QVERIFY2(preview->text().startsWith(QStringLiteral("≈ %1 token").arg(2 * tokens)),
                 qPrintable(preview->text()));
        QVERIFY2(preview->text().contains(QLatin1String("for 2 answer")), qPrintable(preview->text()));
        QVERIFY(preview->toolTip().contains(QLatin1String("Test model: ")));

        // One column less is one answer less, and nothing is left of it once the question is on its way.
        control<QToolButton>(*column(1), QStringLiteral("Remove"))->click();
        QTRY_VERIFY2(preview->text().contains(QLatin1String("for 1 answer")), qPrintable(preview->text()));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(preview->text().isEmpty());
        QTRY_VERIFY(!answers().isEmpty() && !column(0)->isRunning());
        QVERIFY(preview->text().isEmpty());

        // What was said before counts too.
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QTRY_VERIFY(!preview->text().isEmpty());
        QVERIFY(!preview->text().startsWith(QStringLiteral("≈ %1 token").arg(tokens)));
    }

    void conversationsGoOnPerColumn()
    {
        m_page->restoreModels({kModel});
        ask(QStringLiteral("one"));
        QTRY_COMPARE(answers(), QStringList {QStringLiteral("saw 1 messages")});
        QTRY_VERIFY(!column(0)->isRunning());
        // The new column knows nothing of the first question.
        m_page->compare({kModel, kModel});
        ask(QStringLiteral("two"));
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 3 messages"), QStringLiteral("saw 1 messages")}));
    }

    void pickMakesAllColumnsContinueWithTheWinner()
    {
        m_page->restoreModels({kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!answers().isEmpty() && !column(0)->isRunning());
        m_page->compare({kModel, kModel});
        control<QToolButton>(*column(0), QStringLiteral("Pick"))->click();
        QVERIFY(column(0)->isPicked());
        ask(QStringLiteral("two"));
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 3 messages"), QStringLiteral("saw 3 messages")}));
        QVERIFY(!column(0)->isPicked());
        QCOMPARE(column(1)->conversation().turns().first().question, QStringLiteral("one"));
    }

    void stopAllEndsEveryStream()
    {
        m_upstream->setDefault(MockScript::streamHead().send(MockScript::chunk(delta("begin"))).hold());
        m_upstream->setResponder({});
        m_page->restoreModels({kModel, kModel});
        ask(QStringLiteral("one"));
        QTRY_COMPARE(answers(), QStringList({QStringLiteral("begin"), QStringLiteral("begin")}));
        QVERIFY(button("Stop all")->isEnabled());
        button("Stop all")->click();
        QVERIFY(!button("Stop all")->isEnabled());
        QCOMPARE(answers(), QStringList({QStringLiteral("begin"), QStringLiteral("begin")}));
    }

    void removedColumnComesBackWithItsConversation()
    {
        m_page->restoreModels({kModel, QStringLiteral("test/other")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!column(0)->isRunning() && !column(1)->isRunning());
        QSignalSpy changed(m_page.get(), &ui::ComparePage::modelsChanged);
        control<QToolButton>(*column(0), QStringLiteral("Remove"))->click();
        QCOMPARE(m_page->models(), QStringList {QStringLiteral("test/other")});
        QVERIFY(!control<QToolButton>(*column(0), QStringLiteral("Remove"))->isEnabled());
        button("Undo removing the column")->click();
        QCOMPARE(m_page->models(), QStringList({kModel, QStringLiteral("test/other")}));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(column(0)->conversation().turns().size(), 1);
    }

    void replacingColumnsWithConversationsAsksFirst()
    {
        m_page->restoreModels({kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!column(0)->isRunning());
        m_prompter.answer = false;
        m_page->compare({QStringLiteral("test/other")});
        QCOMPARE(m_prompter.questions.size(), 1);
        QCOMPARE(m_page->models(), QStringList {kModel});
        m_prompter.answer = true;
        m_page->compare({QStringLiteral("test/other")});
        QCOMPARE(m_page->models(), QStringList {QStringLiteral("test/other")});
    }

    void unknownModelSaysSoInItsColumn()
    {
        m_page->restoreModels({QStringLiteral("test/modle")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!column(0)->isRunning());
        const std::optional<core::Error> error = column(0)->conversation().turns().last().error;
        QVERIFY(error);
        QVERIFY2(error->message.contains(kModel), qPrintable(error->message));
    }

    void aColumnAsksItsEndpointAlone()
    {
        m_page->restoreModels({kModel + QStringLiteral("@groq"), kModel + QStringLiteral("@elsewhere/eu")});
        QCOMPARE(m_page->models(),
                 QStringList({kModel + QStringLiteral("@groq"), kModel + QStringLiteral("@elsewhere/eu")}));
        QVERIFY2(column(0)->accessibleName().endsWith(QLatin1String("at groq"), Qt::CaseInsensitive),
                 qPrintable(column(0)->accessibleName()));
        QVERIFY(column(1)->accessibleName().endsWith(QLatin1String("at elsewhere/eu")));
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!column(0)->isRunning() && !column(1)->isRunning());
        QVERIFY(!column(0)->conversation().turns().last().error);
        // Where it is not to be had it is not asked for somewhere else.
        QVERIFY(column(1)->conversation().turns().last().error);
        QCOMPARE(m_upstream->requests().size(), 1);
        m_page->setCatalog(m_catalog);
        QCOMPARE(m_page->models().first(), kModel + QStringLiteral("@groq"));
    }

    void aNewUserGetsThreeSimulatorModels()
    {
        m_page->restoreModels({});
        QCOMPARE(m_page->models(), QStringList());
        m_page->setCatalog(catalogWithSimulator());
        QCOMPARE(m_page->models(), QStringList({QStringLiteral("sim/one"), QStringLiteral("sim/two"),
                                                QStringLiteral("sim/three")}));
        QVERIFY(!button("Send")->isEnabled());
    }

    void nothingIsSentWithoutText()
    {
        m_page->restoreModels({kModel});
        QTest::keyClicks(prompt(), QStringLiteral("  "));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(column(0)->conversation().isEmpty());
        QVERIFY(m_upstream->requests().isEmpty());
    }

    void modelsThatCanBeAskedComeFirst()
    {
        ui::ModelListModel list;
        QAbstractItemModelTester tester(&list);
        const auto index = std::make_shared<const core::ModelIndex>(catalogWithSimulator());
        list.setCatalog(index, {});
        QCOMPARE(list.rowCount(), 6);
        QVERIFY(list.index(0).data(ui::ModelListModel::IdRole).toString().startsWith(QLatin1String("sim/")));
        list.setCatalog(index, {QStringLiteral("groq")});
        QCOMPARE(list.index(0).data(ui::ModelListModel::IdRole).toString(), QStringLiteral("b/keyed"));
        QCOMPARE(list.index(5).data(ui::ModelListModel::IdRole).toString(), QStringLiteral("a/nokey"));
        QVERIFY(!list.index(5).data(ui::ModelListModel::UsableRole).toBool());
        list.setSearch(QStringLiteral("fou"));
        QCOMPARE(list.rowCount(), 1);
    }

    void favouritesComeFirstAndHiddenModelsNotAtAll()
    {
        ui::ModelListModel list;
        QAbstractItemModelTester tester(&list);
        list.setCatalog(std::make_shared<const core::ModelIndex>(catalogWithSimulator()), {});
        core::ModelMarks marks;
        marks.favourites = {QStringLiteral("sim/three"), QStringLiteral("a/nokey")};
        marks.hidden = {QStringLiteral("sim/two")};
        list.setMarks(marks);
        QCOMPARE(list.rowCount(), 5);
        const QModelIndex first = list.index(0);
        QCOMPARE(first.data(ui::ModelListModel::IdRole).toString(), QStringLiteral("sim/three"));
        QVERIFY(first.data(ui::ModelListModel::FavouriteRole).toBool());
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("favourite")));
        // Whom nobody can ask stays behind those who can be asked, favourite or not.
        QVERIFY(list.index(1).data(ui::ModelListModel::IdRole).toString().startsWith(QLatin1String("sim/")));
        list.setSearch(QStringLiteral("sim/two"));
        QCOMPARE(list.rowCount(), 0);
        list.setMarks({});
        QCOMPARE(list.rowCount(), 1);
    }

    void chooserIsUsedByKeyboardAlone()
    {
        m_page->restoreModels({kModel});
        m_page->setCatalog(catalogWithSimulator());
        button("Add model")->click();
        auto *chooser = m_page->findChild<ui::ModelChooser *>();
        QVERIFY(chooser && chooser->isVisible());
        auto *search = chooser->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("sim/t"));
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_page->models().size(), 2);
        QVERIFY(m_page->models().last().startsWith(QLatin1String("sim/t")));
        QVERIFY(!chooser->isVisible());
    }

    void thereAreNeverMoreThanEightColumns()
    {
        QStringList many;
        for (int i = 0; i < 12; ++i)
            many.append(kModel);
        m_page->restoreModels(many);
        QCOMPARE(m_page->models().size(), 8);
        QVERIFY(!button("Add model")->isEnabled());
    }

    void everyControlHasAName()
    {
        m_page->restoreModels({kModel, kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!column(0)->isRunning());
        button("Add model")->click();
        QCOMPARE(unnamedControls(*m_page), QStringList());
    }

private:
    ui::PromptEditor *prompt() { return control<ui::PromptEditor>(*m_page, QStringLiteral("Prompt")); }

    QPushButton *button(const char *name)
    {
        for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
            if (candidate->text() == QLatin1String(name)
                || candidate->accessibleName() == QLatin1String(name))
                return candidate;
        }
        return nullptr;
    }

    void ask(const QString &question)
    {
        prompt()->setPrompt(question);
        m_page->send();
    }

    /// The columns as they stand, from the left.
    QList<ui::ChatColumn *> columns()
    {
        QList<ui::ChatColumn *> list;
        for (ui::ChatColumn *candidate : m_page->findChildren<ui::ChatColumn *>()) {
            if (!candidate->isHidden())
                list.append(candidate);
        }
        const auto *splitter = m_page->findChild<QSplitter *>();
        std::sort(list.begin(), list.end(), [splitter](ui::ChatColumn *a, ui::ChatColumn *b) {
            return splitter->indexOf(a) < splitter->indexOf(b);
        });
        return list;
    }

    ui::ChatColumn *column(int index) { return columns().value(index); }

    QStringList answers()
    {
        QStringList texts;
        for (const ui::ChatColumn *each : columns()) {
            if (const auto *view = control<ui::MarkdownView>(*each, QStringLiteral("Answer")))
                texts.append(view->plainText());
        }
        return texts;
    }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    core::CatalogPtr m_catalog;
    std::unique_ptr<ui::ComparePage> m_page;
};

QTEST_MAIN(TestComparePage)
#include "compare_page_test.moc"
