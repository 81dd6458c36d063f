#include "tests/support/chat_page.h"
#include "ui/chat/column_board.h"
#include "ui/chat/model_chooser.h"
#include "ui/chat/model_list_model.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

namespace {

const QString &kModel = ChatPage::kModel;

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
    void init() { m = std::make_unique<ChatPage>(); }
    void cleanup() { m.reset(); }

    void everyColumnAnswersTheQuestion()
    {
        m->page->compare({kModel, kModel});
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(prompt()->toPlainText().isEmpty());
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 1 messages"), QStringLiteral("saw 1 messages")}));
        for (const auto *label : m->page->findChildren<QLabel *>()) {
            if (label->accessibleName() == QLatin1String("Figures"))
                QVERIFY2(label->text().contains(QLatin1String("Groq")), qPrintable(label->text()));
        }
        QVERIFY(!button("Stop all")->isEnabled());
    }

    void costIsShownBeforeTheQuestionIsAsked()
    {
        m->page->compare({kModel, kModel});
        auto *preview = control<QLabel>(*m->page, QStringLiteral("Expected cost"));
        QVERIFY(preview->text().isEmpty());
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QVERIFY(preview->text().isEmpty()); // not at every key
        QTRY_VERIFY(!preview->text().isEmpty());
        const QFuture<core::PromptTokens> counted =
            m->harness->engine().countTokens(EngineHarness::question());
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
        QTRY_VERIFY(!answers().isEmpty() && !running(0));
        QVERIFY(preview->text().isEmpty());

        // What was said before counts too.
        QTest::keyClicks(prompt(), QStringLiteral("Hello?"));
        QTRY_VERIFY(!preview->text().isEmpty());
        QVERIFY(!preview->text().startsWith(QStringLiteral("≈ %1 token").arg(tokens)));
    }

    void conversationsGoOnPerColumn()
    {
        m->page->compare({kModel});
        ask(QStringLiteral("one"));
        QTRY_COMPARE(answers(), QStringList {QStringLiteral("saw 1 messages")});
        QTRY_VERIFY(!running(0));
        // The new column knows nothing of the first question.
        m->page->compare({kModel, kModel});
        ask(QStringLiteral("two"));
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 3 messages"), QStringLiteral("saw 1 messages")}));
    }

    void pickMakesAllColumnsContinueWithTheWinner()
    {
        m->page->compare({kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!answers().isEmpty() && !running(0));
        m->page->compare({kModel, kModel});
        control<QToolButton>(*column(0), QStringLiteral("Pick"))->click();
        QVERIFY(m->page->session()->picked());
        ask(QStringLiteral("two"));
        QTRY_COMPARE(answers(),
                     QStringList({QStringLiteral("saw 3 messages"), QStringLiteral("saw 3 messages")}));
        QVERIFY(!m->page->session()->picked());
        const core::ConversationTree &tree = column(1)->session().tree();
        QCOMPARE(tree.find(tree.path().first())->question.text, QStringLiteral("one"));
    }

    void stopAllEndsEveryStream()
    {
        m->upstream.setDefault(
            MockScript::streamHead().send(MockScript::chunk(ChatPage::delta("begin"))).hold());
        m->upstream.setResponder({});
        m->page->compare({kModel, kModel});
        ask(QStringLiteral("one"));
        QTRY_COMPARE(answers(), QStringList({QStringLiteral("begin"), QStringLiteral("begin")}));
        QVERIFY(button("Stop all")->isEnabled());
        button("Stop all")->click();
        QVERIFY(!button("Stop all")->isEnabled());
        QCOMPARE(answers(), QStringList({QStringLiteral("begin"), QStringLiteral("begin")}));
    }

    void removedColumnComesBackWithItsConversation()
    {
        m->page->compare({kModel, QStringLiteral("test/other")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0) && !running(1));
        control<QToolButton>(*column(0), QStringLiteral("Remove"))->click();
        QCOMPARE(m->page->models(), QStringList {QStringLiteral("test/other")});
        QVERIFY(!control<QToolButton>(*column(0), QStringLiteral("Remove"))->isEnabled());
        button("Undo removing the column")->click();
        QCOMPARE(m->page->models(), QStringList({kModel, QStringLiteral("test/other")}));
        QCOMPARE(column(0)->session().tree().path().size(), 1);
    }

    void otherColumnsAreANewConversation()
    {
        m->page->compare({kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0));
        const QString first = m->page->session()->info().id;
        m->page->compare({QStringLiteral("test/other")});
        QCOMPARE(m->page->models(), QStringList {QStringLiteral("test/other")});
        QVERIFY(m->page->session()->isEmpty());
        QVERIFY(m->page->session()->info().id != first);
        const auto kept = m->stores.conversations->load(first).result();
        QVERIFY(kept.ok() && *kept);
        QCOMPARE((*kept)->info.title, QStringLiteral("one"));
    }

    void answersComeInThoughAnotherConversationIsOnShow()
    {
        m->upstream.setResponder({});
        m->upstream.setDefault(
            MockScript::streamHead().send(MockScript::chunk(ChatPage::delta("begin"))).hold());
        m->page->compare({kModel});
        ask(QStringLiteral("one"));
        QTRY_COMPARE(answers(), QStringList {QStringLiteral("begin")});
        const QPointer<ui::ComparisonSession> first = m->page->session();
        m->page->startNew(false);
        QVERIFY(first && first->isRunning());
        QVERIFY(m->page->session() != first);
        first->stopAll();
        QTRY_VERIFY(!first);
    }

    void whatIsTemporaryEndsWhenItIsLeft()
    {
        m->upstream.setResponder({});
        m->upstream.setDefault(MockScript::streamHead().send(MockScript::chunk(ChatPage::delta("a"))).hold());
        m->page->compare({kModel});
        m->page->startNew(true);
        ask(QStringLiteral("secret"));
        QTRY_COMPARE(answers(), QStringList {QStringLiteral("a")});
        const QPointer<ui::ComparisonSession> left = m->session();
        m->page->startNew(false);
        QVERIFY(!left);
    }

    void everythingIsThereAfterARestart()
    {
        m->page->compare({kModel, QStringLiteral("test/other")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0) && !running(1));
        QTest::keyClicks(prompt(), QStringLiteral("not sent yet"));
        m->reopen();
        m->page->restore();
        QTRY_COMPARE(m->page->models(), QStringList({kModel, QStringLiteral("test/other")}));
        QTRY_VERIFY(!m->page->session()->isEmpty());
        QTRY_COMPARE(prompt()->toPlainText(), QStringLiteral("not sent yet"));
        QTRY_COMPARE(answers().value(0), QStringLiteral("saw 1 messages"));
        prompt()->setPrompt(QString());
        ask(QStringLiteral("two"));
        QTRY_COMPARE(answers().value(0), QStringLiteral("saw 3 messages"));
    }

    void eachConversationHasItsOwnDraft()
    {
        m->page->compare({kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0));
        QTest::keyClicks(prompt(), QStringLiteral("for the first"));
        const QString first = m->session()->info().id;
        m->page->startNew(false);
        QVERIFY(prompt()->toPlainText().isEmpty());
        QTest::keyClicks(prompt(), QStringLiteral("for the next"));
        auto *list = control<QListView>(*m->page, QStringLiteral("Conversations"));
        QTRY_VERIFY(list->model()->rowCount() >= 2);
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(m->session()->info().id, first);
        QTRY_COMPARE(prompt()->toPlainText(), QStringLiteral("for the first"));
        m->page->startNew(false);
        QTRY_COMPARE(prompt()->toPlainText(), QStringLiteral("for the next"));
    }

    void aTemporaryConversationLeavesNoTrace()
    {
        m->page->compare({kModel});
        m->page->startNew(true);
        ask(QStringLiteral("secret"));
        QTRY_VERIFY(!running(0));
        QTest::keyClicks(prompt(), QStringLiteral("more secrets"));
        m->reopen();
        QVERIFY(m->stores.conversations->find({}).result()->isEmpty());
        QVERIFY(m->stores.conversations->draft({}).result()->isEmpty());
    }

    void theFirstNineColumnsHaveKeys()
    {
        m->page->compare({kModel, QStringLiteral("test/other")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0) && !running(1));
        QTest::keyClick(m->page.get(), Qt::Key_2, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(m->page->session()->picked(), m->page->session()->columns().at(1));
        QTest::keyClick(m->page.get(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(column(1)->isAncestorOf(m->page->focusWidget()));
        QTest::keyClick(m->page.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(prompt()->hasFocus());
    }

    void editingAQuestionAsksItInAllColumns()
    {
        m->page->compare({kModel, kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0) && !running(1));
        emit column(0)->editRequested(1, {QStringLiteral("uno")}, true);
        QTRY_VERIFY(!running(0) && !running(1));
        for (int i = 0; i < 2; ++i) {
            const core::ConversationTree &tree = column(i)->session().tree();
            QCOMPARE(tree.head()->question.text, QStringLiteral("uno"));
            QCOMPARE(tree.questionVariants(tree.headId()).size(), 2);
        }
        emit column(0)->editRequested(2, {QStringLiteral("eins")}, false);
        QTRY_VERIFY(!running(0));
        QCOMPARE(column(1)->session().tree().head()->question.text, QStringLiteral("uno"));
    }

    void columnsStandInAGridOrARow()
    {
        QStringList many;
        for (int i = 0; i < 6; ++i)
            many << kModel;
        m->page->compare(many);
        core::ComparisonLayout layout;
        layout.arrangement = core::ComparisonLayout::Arrangement::Grid;
        layout.inView = 3;
        m->page->session()->setLayout(layout);
        QCOMPARE(column(0)->y(), column(2)->y());
        QVERIFY(column(3)->y() > column(2)->y());
        QCOMPARE(column(3)->x(), column(0)->x());
        layout.arrangement = core::ComparisonLayout::Arrangement::Row;
        layout.inView = 2;
        m->page->session()->setLayout(layout);
        QCOMPARE(column(5)->y(), column(0)->y());
        const auto *board = m->page->findChild<ui::ColumnBoard *>();
        QVERIFY(2 * column(0)->width() <= board->viewport()->width());
        QVERIFY(3 * column(0)->width() > board->viewport()->width());
        QVERIFY(board->horizontalScrollBar()->maximum() > 0);
    }

    void aColumnIsMaximisedAndCollapsed()
    {
        m->page->resize(1500, 700);
        m->page->compare({kModel, kModel, kModel});
        emit column(1)->maximiseRequested();
        QCOMPARE(columns().size(), 1);
        emit column(0)->maximiseRequested();
        QCOMPARE(columns().size(), 3);
        const int before = column(2)->width();
        emit column(0)->collapseRequested();
        QVERIFY(column(0)->isCollapsed());
        QVERIFY(column(2)->width() > before);
    }

    void unknownModelSaysSoInItsColumn()
    {
        m->page->compare({QStringLiteral("test/modle")});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0));
        const std::optional<core::Error> error = column(0)->session().tree().head()->error;
        QVERIFY(error);
        QVERIFY2(error->message.contains(kModel), qPrintable(error->message));
    }

    void aColumnAsksItsEndpointAlone()
    {
        m->page->compare({kModel + QStringLiteral("@groq"), kModel + QStringLiteral("@elsewhere/eu")});
        QCOMPARE(m->page->models(),
                 QStringList({kModel + QStringLiteral("@groq"), kModel + QStringLiteral("@elsewhere/eu")}));
        QVERIFY2(column(0)->accessibleName().endsWith(QLatin1String("at groq"), Qt::CaseInsensitive),
                 qPrintable(column(0)->accessibleName()));
        QVERIFY(column(1)->accessibleName().endsWith(QLatin1String("at elsewhere/eu")));
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0) && !running(1));
        QVERIFY(!column(0)->session().tree().head()->error);
        // Where it is not to be had it is not asked for somewhere else.
        QVERIFY(column(1)->session().tree().head()->error);
        QCOMPARE(m->upstream.requests().size(), 1);
        m->page->setCatalog(m->catalog);
        QCOMPARE(m->page->models().first(), kModel + QStringLiteral("@groq"));
    }

    void aNewUserGetsThreeSimulatorModels()
    {
        m->page->restore();
        QCOMPARE(m->page->models(), QStringList());
        m->page->setCatalog(catalogWithSimulator());
        QCOMPARE(m->page->models(), QStringList({QStringLiteral("sim/one"), QStringLiteral("sim/two"),
                                                 QStringLiteral("sim/three")}));
        QVERIFY(!button("Send")->isEnabled());
    }

    void nothingIsSentWithoutText()
    {
        m->page->compare({kModel});
        QTest::keyClicks(prompt(), QStringLiteral("  "));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(column(0)->session().tree().isEmpty());
        QVERIFY(m->upstream.requests().isEmpty());
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
        m->page->compare({kModel});
        m->page->setCatalog(catalogWithSimulator());
        button("Add model")->click();
        auto *chooser = m->page->findChild<ui::ModelChooser *>();
        QVERIFY(chooser && chooser->isVisible());
        auto *search = chooser->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("sim/t"));
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m->page->models().size(), 2);
        QVERIFY(m->page->models().last().startsWith(QLatin1String("sim/t")));
        QVERIFY(!chooser->isVisible());
    }

    void thereAreNeverMoreThanTwentyFourColumns()
    {
        QStringList many;
        for (int i = 0; i < 30; ++i)
            many.append(kModel);
        m->page->compare(many);
        QCOMPARE(m->page->models().size(), 24);
        QVERIFY(!button("Add model")->isEnabled());
    }

    void everyControlHasAName()
    {
        m->page->compare({kModel, kModel});
        ask(QStringLiteral("one"));
        QTRY_VERIFY(!running(0));
        button("Add model")->click();
        QCOMPARE(unnamedControls(*m->page), QStringList());
    }

private:
    QPushButton *button(const char *name)
    {
        for (QPushButton *candidate : m->page->findChildren<QPushButton *>()) {
            if (candidate->text() == QLatin1String(name)
                || candidate->accessibleName() == QLatin1String(name))
                return candidate;
        }
        return nullptr;
    }

    void ask(const QString &question) { m->ask(question); }
    ui::PromptEditor *prompt() { return m->prompt(); }
    ui::ChatColumn *column(int index) { return m->column(index); }
    QList<ui::ChatColumn *> columns() { return m->columns(); }
    QStringList answers() { return m->answers(); }
    bool running(int index) { return m->running(index); }

    std::unique_ptr<ChatPage> m;
};

QTEST_MAIN(TestComparePage)
#include "compare_page_test.moc"
