#include "tests/gui/chat/conversation_samples.h"
#include "tests/support/context_menu.h"
#include "tests/support/controls.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/menus.h"
#include "ui/chat/conversation_list_model.h"
#include "ui/chat/conversations_panel.h"
#include "ui/common/line_dialog.h"
#include "ui/common/theme.h"
#include "ui/common/undo_bar.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using Model = ui::ConversationListModel;

class TestConversationsPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_store = FakeConversations();
        m_prompter = FakePrompter();
        core::ConversationHit pump = conversation("pump", QStringLiteral("Heat pumps"), 0);
        pump.excerpt = QStringLiteral("how a \uE000compressor\uE001 works");
        pump.columnId = 2;
        pump.turnId = 5;
        core::ConversationHit rust = conversation("rust", QStringLiteral("Rust or C++"), 1);
        rust.info.tags = {QStringLiteral("code")};
        rust.info.folder = QStringLiteral("Work");
        const core::ConversationHit trip = conversation("trip", QStringLiteral("Trip to Graz"), 40);
        core::ConversationHit old = conversation("old", QStringLiteral("Old one"), 400);
        old.info.archived = true;
        m_store.all = {pump, rust, trip, old};
        make();
    }

    void cleanup() { m_panel.reset(); }

    void theNewestConversationsAreShownUnderHeadings()
    {
        QCOMPARE(titles(), (QStringList {QStringLiteral("Heat pumps"), QStringLiteral("Rust or C++"),
                                         QStringLiteral("Trip to Graz")}));
        QCOMPARE(list()->model()->index(0, 0).data().toString(), QStringLiteral("Today"));
        QAbstractItemModelTester tester(list()->model());
        m_store.all.removeFirst();
        m_panel->reload();
        QCOMPARE(titles().size(), 2);
        QCOMPARE(unnamedControls(*m_panel), QStringList());
    }

    void aClickOpensAConversation()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        click("rust");
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last(), (QVariantList {QStringLiteral("rust"), 0, 0, QString()}));
        m_panel->setCurrent(QStringLiteral("rust"));
        QVERIFY(indexOf("rust").data(Model::OpenRole).toBool());
        QVERIFY(!indexOf("pump").data(Model::OpenRole).toBool());
    }

    void theKeyboardMovesAndOpens()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        search()->setFocus();
        QTest::keyClick(search(), Qt::Key_Down);
        QVERIFY(list()->hasFocus());
        QCOMPARE(list()->currentIndex(), indexOf("pump"));
        // The heading between the two is no stop.
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(list()->currentIndex(), indexOf("rust"));
        QCOMPARE(opened.size(), 0);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().first().toString(), QStringLiteral("rust"));
    }

    void typingSearches()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        const auto asked = m_store.queries.size();
        QTest::keyClicks(search(), QStringLiteral("compressor"));
        QTRY_COMPARE(titles(), QStringList {QStringLiteral("Heat pumps")});
        // Not once for each letter.
        QVERIFY(m_store.queries.size() - asked < 10);
        QCOMPARE(m_store.queries.last().text, QStringLiteral("compressor"));
        click("pump");
        QCOMPARE(opened.last(), (QVariantList {QStringLiteral("pump"), 2, 5, QStringLiteral("compressor")}));
        QTest::keyClick(search(), Qt::Key_Escape);
        QVERIFY(search()->text().isEmpty());
        QCOMPARE(titles().size(), 3);
    }

    void enterOpensTheBestHitOfWhatWasTyped()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        QTest::keyClicks(search(), QStringLiteral("graz"));
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().first().toString(), QStringLiteral("trip"));
    }

    void lateAnswersToOlderQuestionsAreDropped()
    {
        m_store.late = true;
        const int first = int(m_store.queries.size());
        QTest::keyClicks(search(), QStringLiteral("rust"));
        QTRY_COMPARE(m_store.queries.size(), first + 1);
        search()->clear();
        QTest::keyClicks(search(), QStringLiteral("graz"));
        QTRY_COMPARE(m_store.queries.size(), first + 2);
        m_store.answer(first + 1);
        QTRY_COMPARE(titles(), QStringList {QStringLiteral("Trip to Graz")});
        m_store.answer(first);
        QTest::qWait(20);
        QCOMPARE(titles(), QStringList {QStringLiteral("Trip to Graz")});
    }

    void foldersTagsAndTheArchiveFilter()
    {
        auto *filter = control<QComboBox>(*m_panel, QStringLiteral("Which conversations"));
        QStringList entries;
        for (int i = 0; i < filter->count(); ++i)
            entries << filter->itemText(i);
        QCOMPARE(entries, (QStringList {QStringLiteral("All conversations"), QStringLiteral("Work"),
                                        QStringLiteral("#code"), QStringLiteral("Archived (1)")}));
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Down);
        QCOMPARE(titles(), QStringList {QStringLiteral("Rust or C++")});
        QTest::keyClick(filter, Qt::Key_End);
        QCOMPARE(titles(), QStringList {QStringLiteral("Old one")});
        QTest::keyClick(filter, Qt::Key_Home);
        QCOMPARE(titles().size(), 3);
    }

    void aFolderThatIsGoneGivesWayToAll()
    {
        auto *filter = control<QComboBox>(*m_panel, QStringLiteral("Which conversations"));
        filter->setCurrentIndex(1);
        QCOMPARE(titles().size(), 1);
        m_store.all[1].info.folder.clear();
        m_panel->reload();
        QCOMPARE(filter->currentIndex(), 0);
        QCOMPARE(titles().size(), 3);
    }

    void f2RenamesInPlace()
    {
        QSignalSpy changed(m_panel.get(), &ui::ConversationsPanel::infoChanged);
        select("rust");
        QTest::keyClick(list(), Qt::Key_F2);
        auto *editor = list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QStringLiteral("Rust or C++"));
        QCOMPARE(editor->accessibleName(), QStringLiteral("Title"));
        QTest::keyClicks(editor, QStringLiteral("Borrowing"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_store.saved.last().title, QStringLiteral("Borrowing"));
        QVERIFY(m_store.saved.last().titleIsOwn);
        QCOMPARE(titles().at(1), QStringLiteral("Borrowing"));
    }

    void newsDoNotDisturbRenaming()
    {
        select("rust");
        QTest::keyClick(list(), Qt::Key_F2);
        auto *editor = list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("Borr"));
        core::ComparisonInfo info = stored("rust");
        info.changed = QDateTime::currentDateTimeUtc().addSecs(60);
        m_store.all[1].info = info;
        m_panel->setCurrentInfo(info);
        m_panel->reload();
        QTest::keyClicks(editor, QStringLiteral("owing"));
        QCOMPARE(editor->text(), QStringLiteral("Borrowing"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(titles().first(), QStringLiteral("Borrowing"));
        QCOMPARE(m_store.saved.last().changed, info.changed);
    }

    void escapeLeavesTheTitleAsItWas()
    {
        select("rust");
        QTest::keyClick(list(), Qt::Key_F2);
        auto *editor = list()->findChild<QLineEdit *>();
        QTest::keyClicks(editor, QStringLiteral("Nothing"));
        QTest::keyClick(editor, Qt::Key_Escape);
        m_store.all.removeFirst();
        m_panel->reload();
        QCOMPARE(titles().first(), QStringLiteral("Rust or C++"));
        QVERIFY(m_store.saved.isEmpty());
    }

    void theContextMenuPins()
    {
        select("trip");
        chooseFromContextMenu(*list(), QStringLiteral("Pin"));
        QVERIFY(m_store.saved.last().pinned);
        QCOMPARE(titles().first(), QStringLiteral("Trip to Graz"));
        QCOMPARE(list()->currentIndex(), indexOf("trip"));
        chooseFromContextMenu(*list(), QStringLiteral("Unpin"));
        QVERIFY(!m_store.saved.last().pinned);
        QCOMPARE(titles().last(), QStringLiteral("Trip to Graz"));
    }

    void severalAreArchivedAtOnce()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        select("pump");
        click("trip", Qt::ControlModifier);
        QCOMPARE(opened.size(), 0);
        QVERIFY(!contextMenuHas(*list(), QStringLiteral("Rename")));
        chooseFromContextMenu(*list(), QStringLiteral("Archive"));
        QCOMPARE(titles(), QStringList {QStringLiteral("Rust or C++")});
        QCOMPARE(m_store.saved.size(), 2);
    }

    void severalAreMovedToAFolder()
    {
        select("pump");
        click("trip", Qt::ShiftModifier);
        QMenu *menu = contextMenuOf(*list());
        QVERIFY(menu);
        QMenu *folders = openSubmenu(*menu, QStringLiteral("Move to folder"));
        QVERIFY(folders);
        clickMenuEntry(*folders, QStringLiteral("Work"));
        for (const char *id : {"pump", "rust", "trip"})
            QCOMPARE(stored(id).folder, QStringLiteral("Work"));
    }

    void aNewFolderIsMade()
    {
        select("trip");
        QMenu *folders = openSubmenu(*contextMenuOf(*list()), QStringLiteral("Move to folder"));
        clickMenuEntry(*folders, QStringLiteral("New folder…"));
        enter("Travel");
        QCOMPARE(stored("trip").folder, QStringLiteral("Travel"));
        auto *filter = control<QComboBox>(*m_panel, QStringLiteral("Which conversations"));
        QVERIFY(filter->findText(QStringLiteral("Travel")) > 0);
        // Another way to write it makes no second one.
        select("pump");
        folders = openSubmenu(*contextMenuOf(*list()), QStringLiteral("Move to folder"));
        clickMenuEntry(*folders, QStringLiteral("New folder…"));
        enter("travel");
        QCOMPARE(stored("pump").folder, QStringLiteral("Travel"));
        folders = openSubmenu(*contextMenuOf(*list()), QStringLiteral("Move to folder"));
        clickMenuEntry(*folders, QStringLiteral("No folder"));
        QVERIFY(stored("pump").folder.isEmpty());
    }

    void tagsAreEditedAndCompleted()
    {
        select("rust");
        click("pump", Qt::ControlModifier);
        chooseFromContextMenu(*list(), QStringLiteral("Tags…"));
        auto *field = dialogField();
        QVERIFY(field);
        // Of several, what they have in common is edited.
        QVERIFY(field->text().isEmpty());
        QTest::keyClicks(field, QStringLiteral("new, co"));
        QVERIFY(field->completer());
        field->completer()->setCompletionPrefix(field->text());
        QCOMPARE(field->completer()->currentCompletion(), QStringLiteral("new, code"));
        enter("#New, cpp");
        QCOMPARE(stored("rust").tags,
                 (QStringList {QStringLiteral("code"), QStringLiteral("New"), QStringLiteral("cpp")}));
        QCOMPARE(stored("pump").tags, (QStringList {QStringLiteral("New"), QStringLiteral("cpp")}));
    }

    void whatIsDeletedComesBackByUndo()
    {
        QSignalSpy removed(m_panel.get(), &ui::ConversationsPanel::removed);
        QSignalSpy restored(m_panel.get(), &ui::ConversationsPanel::restored);
        select("pump");
        click("rust", Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(titles(), QStringList {QStringLiteral("Trip to Graz")});
        QCOMPARE(removed.last().first().toStringList(),
                 (QStringList {QStringLiteral("pump"), QStringLiteral("rust")}));
        auto *bar = m_panel->findChild<ui::UndoBar *>();
        QVERIFY(bar->isVisible());
        QVERIFY(bar->findChild<QLabel *>()->text().contains(QLatin1String("2 conversation")));
        auto *undo = control<QPushButton>(*bar, QStringLiteral("Undo deleting conversations"));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(titles().size(), 3);
        QVERIFY(!bar->isVisible());
        QCOMPARE(restored.size(), 1);
    }

    void controlZUndoes()
    {
        select("trip");
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(titles().size(), 2);
        QCOMPARE(list()->selectionModel()->selectedIndexes(), QModelIndexList {indexOf("rust")});
        list()->setFocus();
        QTest::keySequence(list(), QKeySequence(QKeySequence::Undo));
        QCOMPARE(titles().size(), 3);
        // There is nothing more to undo.
        QTest::keySequence(list(), QKeySequence(QKeySequence::Undo));
        QCOMPARE(titles().size(), 3);
    }

    void whatCannotBeDeletedStaysAndSaysWhy()
    {
        select("trip");
        m_store.problem = core::Error {core::ErrorKind::StorageFailed, QStringLiteral("The disk is full.")};
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(m_prompter.errors.size(), 1);
        QVERIFY(m_prompter.errors.first().contains(QLatin1String("The disk is full.")));
        QCOMPARE(titles().size(), 3);
        QVERIFY(!m_panel->findChild<ui::UndoBar *>()->isVisible());
    }

    void newConversationsAreAskedFor()
    {
        QSignalSpy asked(m_panel.get(), &ui::ConversationsPanel::newRequested);
        QTest::mouseClick(buttonOf("New conversation"), Qt::LeftButton);
        QCOMPARE(asked.last(), QVariantList {false});
        QTest::mouseClick(control<QToolButton>(*m_panel, QStringLiteral("New temporary conversation")),
                          Qt::LeftButton);
        QCOMPARE(asked.last(), QVariantList {true});
        // The key is the page's; two who want it would both go without.
        QTest::keySequence(search(), QKeySequence(QKeySequence::New));
        QCOMPARE(asked.size(), 2);
    }

    void anEmptyListSaysWhy()
    {
        QTest::keyClicks(search(), QStringLiteral("nowhere"));
        QTRY_COMPARE(emptyTitle(), QStringLiteral("Nothing found"));
        QVERIFY(!list()->isVisible());
        m_store.all.clear();
        QTest::keyClick(search(), Qt::Key_Escape);
        QCOMPARE(emptyTitle(), QStringLiteral("No conversations yet"));
        m_store.problem = core::Error {core::ErrorKind::StorageFailed, QStringLiteral("The file is broken.")};
        m_panel->reload();
        QCOMPARE(emptyTitle(), QStringLiteral("The conversations cannot be shown"));
        m_panel->setState({core::HistoryState::Mode::Unavailable, QStringLiteral("No file.")});
        QVERIFY(!search()->isEnabled());
        m_store.problem.reset();
        init();
        QVERIFY(list()->isVisible());
    }

    void ofANewerFileNothingIsChanged()
    {
        m_panel->setState({core::HistoryState::Mode::ReadOnlyNewer, QStringLiteral("Made by a newer one.")});
        QCOMPARE(titles().size(), 3);
        select("trip");
        QTest::keyClick(list(), Qt::Key_Delete);
        QTest::keyClick(list(), Qt::Key_F2);
        QVERIFY(!list()->findChild<QLineEdit *>());
        QCOMPARE(titles().size(), 3);
        QMenu *menu = contextMenuOf(*list());
        QVERIFY(menuEntry(*menu, QStringLiteral("Open"))->isEnabled());
        QVERIFY(!menuEntry(*menu, QStringLiteral("Pin"))->isEnabled());
        menu->close();
    }

    void whatThePageKnowsIsShownAtOnce()
    {
        core::ComparisonInfo info = stored("pump");
        info.title = QStringLiteral("A better title");
        const auto asked = m_store.queries.size();
        m_panel->setCurrentInfo(info);
        QCOMPARE(titles().first(), QStringLiteral("A better title"));
        m_panel->setRunning({QStringLiteral("pump")});
        QVERIFY(indexOf("pump").data(Model::RunningRole).toBool());
        m_panel->setRunning({});
        QVERIFY(!indexOf("pump").data(Model::RunningRole).toBool());
        QCOMPARE(m_store.queries.size(), asked);
    }

    void theChoiceStaysWhenTheListIsNew()
    {
        select("rust");
        click("trip", Qt::ControlModifier);
        m_store.all << conversation("new", QStringLiteral("Newest"));
        m_store.all[2].info.changed = QDateTime::currentDateTimeUtc();
        m_panel->reload();
        QCOMPARE(titles().size(), 4);
        QStringList chosen;
        for (const QModelIndex &index : list()->selectionModel()->selectedIndexes())
            chosen << index.data(Model::IdRole).toString();
        chosen.sort();
        QCOMPARE(chosen, (QStringList {QStringLiteral("rust"), QStringLiteral("trip")}));
    }

    void scrollingToTheEndAsksForMore()
    {
        for (int i = 0; i < 600; ++i)
            m_store.all << conversation(qPrintable(QStringLiteral("more-%1").arg(i)),
                                        QStringLiteral("Conversation %1").arg(i), 50 + i);
        m_panel->reload();
        QCOMPARE(titles().size(), 500);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_End);
        QTRY_COMPARE(titles().size(), 603);
    }

    void thousandsOfRowsAreShown()
    {
        QList<core::ConversationHit> many;
        for (int i = 0; i < 5000; ++i)
            many << conversation(qPrintable(QStringLiteral("many-%1").arg(i)),
                                 QStringLiteral("Conversation %1").arg(i), i / 10);
        Model model;
        model.setHits(many, false, QDateTime::currentDateTime());
        list()->setModel(&model);
        list()->scrollToBottom();
        QVERIFY(!list()->grab().isNull());
        QCOMPARE(model.count(), 5000);
        list()->setModel(nullptr);
    }

private:
    void make()
    {
        m_panel = std::make_unique<ui::ConversationsPanel>(m_store.source(), m_theme, m_prompter);
        m_panel->resize(300, 600);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    QListView *list() const { return control<QListView>(*m_panel, QStringLiteral("Conversations")); }
    QLineEdit *search() const { return control<QLineEdit>(*m_panel, QStringLiteral("Search conversations")); }

    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (!index.data(Model::IdRole).toString().isEmpty())
                all << index.data().toString();
        }
        return all;
    }

    QModelIndex indexOf(const char *id) const
    {
        return qobject_cast<Model *>(list()->model())->indexOf(QString::fromLatin1(id));
    }

    void click(const char *id, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, keys, list()->visualRect(indexOf(id)).center());
    }

    void select(const char *id)
    {
        list()->setFocus();
        list()->setCurrentIndex(indexOf(id));
    }

    core::ComparisonInfo stored(const char *id) const
    {
        for (const core::ConversationHit &hit : m_store.all) {
            if (hit.info.id == QLatin1String(id))
                return hit.info;
        }
        return {};
    }

    QPushButton *buttonOf(const char *text) const
    {
        for (auto *button : m_panel->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String(text))
                return button;
        }
        return nullptr;
    }

    QLineEdit *dialogField() const
    {
        for (const auto *dialog : m_panel->findChildren<ui::LineDialog *>()) {
            if (dialog->isVisible())
                return dialog->findChild<QLineEdit *>();
        }
        return nullptr;
    }

    void enter(const char *text)
    {
        QLineEdit *field = dialogField();
        QVERIFY(field);
        // No window manager does it here.
        field->activateWindow();
        QTRY_VERIFY(field->hasFocus());
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!dialogField());
    }

    QString emptyTitle() const
    {
        const auto *title = m_panel->findChild<QLabel *>(QStringLiteral("emptyTitle"));
        return title && title->isVisible() ? title->text() : QString();
    }

    ui::Theme m_theme;
    FakeConversations m_store;
    FakePrompter m_prompter;
    std::unique_ptr<ui::ConversationsPanel> m_panel;
};

QTEST_MAIN(TestConversationsPanel)
#include "conversations_panel_test.moc"
