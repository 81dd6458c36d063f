// What the Compare page does with all of its columns, by mouse and keyboard: layout, sets, policy, pictures,
// and the list of conversations beside them.
#include "tests/support/chat_page.h"
#include "tests/support/menus.h"
#include "ui/chat/column_board.h"
#include "ui/chat/sets_menu.h"
#include "ui/chat/transcript.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

namespace {

const QString &kModel = ChatPage::kModel;
const QString kOther = QStringLiteral("test/other");

} // namespace

class TestCompareActions : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<ChatPage>(); }
    void cleanup() { m.reset(); }

    void theMenuPutsColumnsIntoAGrid()
    {
        m->page->compare({kModel, kModel, kModel, kModel});
        clickMenuEntry(*openMenu(*button("Layout")), QStringLiteral("Grid"));
        QCOMPARE(m->session()->layout().arrangement, core::ComparisonLayout::Arrangement::Grid);
        QVERIFY(m->columns().last()->y() > m->columns().first()->y());
        // The next conversation, and the next start, have it too.
        m->page->startNew(false);
        QCOMPARE(m->session()->layout().arrangement, core::ComparisonLayout::Arrangement::Grid);
        m->reopen();
        m->page->restore();
        QCOMPARE(m->session()->layout().arrangement, core::ComparisonLayout::Arrangement::Grid);
    }

    void oneModelAfterTheOther()
    {
        m->upstream.setResponder({});
        m->upstream.setDefault(MockScript::streamHead().send(MockScript::chunk(ChatPage::delta("a"))).hold());
        m->page->compare({kModel, kModel});
        clickMenuEntry(*openMenu(*button("Layout")), QStringLiteral("Ask one after the other"));
        m->ask(QStringLiteral("one"));
        QTRY_COMPARE(m->answers().value(0), QStringLiteral("a"));
        QCOMPARE(m->upstream.requests().size(), 1);
        QVERIFY(control<QLabel>(*m->column(1), QStringLiteral("Figures"))
                    ->text()
                    .startsWith(QLatin1String("Waits")));
        QTest::mouseClick(control<QToolButton>(*m->column(0), QStringLiteral("Stop")), Qt::LeftButton);
        QTRY_COMPARE(m->upstream.requests().size(), 2);
    }

    void aSetBringsColumnsBackAsTheyWere()
    {
        m->page->compare({kModel, kOther});
        core::ColumnSettings settings = m->session()->columns().at(1)->settings();
        settings.systemPrompt = QStringLiteral("Be brief.");
        settings.sampling.temperature = 0.5;
        m->session()->columns().at(1)->setSettings(settings);
        m->stores.sets->saveSet({QStringLiteral("Mine"),
                                 {m->session()->columns().at(0)->settings(), settings},
                                 m->session()->layout(),
                                 {.zeroDataRetention = true, .denyDataCollection = false}});
        m->page->compare({kModel});
        QCOMPARE(m->session()->columns().size(), 1);
        clickMenuEntry(*openMenu(*button("Sets")), QStringLiteral("Mine"));
        QCOMPARE(m->page->models(), QStringList({kModel, kOther}));
        QCOMPARE(m->session()->columns().at(1)->settings(), settings);
        QVERIFY(m->session()->policy().zeroDataRetention);
        // It is the set on show until other columns are.
        auto *sets = qobject_cast<ui::SetsMenu *>(button("Sets"));
        QCOMPARE(sets->opened(), QStringLiteral("Mine"));
        m->page->startNew(false);
        QCOMPARE(sets->opened(), QStringLiteral("Mine"));
        m->page->compare({kModel});
        QVERIFY(sets->opened().isEmpty());
    }

    void onlyOneColumnIsAsked()
    {
        m->page->compare({kModel, kOther});
        clickMenuEntry(*openMenu(*control<QToolButton>(*m->column(1), QStringLiteral("More"))),
                       QStringLiteral("Send only to this column"));
        m->ask(QStringLiteral("one"));
        QTRY_VERIFY(!m->running(1) && !m->session()->columns().at(1)->tree().isEmpty());
        QVERIFY(m->session()->columns().at(0)->tree().isEmpty());
        QPushButton *all = nullptr;
        for (QPushButton *candidate : m->page->findChildren<QPushButton *>()) {
            if (candidate->text() == QLatin1String("Send to all"))
                all = candidate;
        }
        QVERIFY(all && all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(m->session()->targets().size(), 2);
        QVERIFY(!all->isVisible());
    }

    void oneColumnGoesOnFromAnother()
    {
        m->page->compare({kModel});
        m->ask(QStringLiteral("one"));
        QTRY_VERIFY(!m->running(0));
        m->page->compare({kModel, kOther});
        QMenu *menu = openMenu(*control<QToolButton>(*m->column(1), QStringLiteral("More")));
        QMenu *from = openSubmenu(*menu, QStringLiteral("Continue here from"));
        QVERIFY(from);
        clickMenuEntry(*from, m->column(0)->model().name);
        QCOMPARE(m->session()->columns().at(1)->tree().head()->question.text, QStringLiteral("one"));
        QVERIFY(m->session()->columns().at(0)->tree().path().size() == 1);
    }

    void turnsScrollTogether()
    {
        m->upstream.setResponder([](const ReceivedRequest &) {
            return ChatPage::answer(QByteArray("A line of text.\\n\\n").repeated(60));
        });
        m->page->compare({kModel, kModel});
        for (int i = 0; i < 3; ++i) {
            m->ask(QStringLiteral("question %1").arg(i));
            QTRY_VERIFY(!m->running(0) && !m->running(1));
        }
        clickMenuEntry(*openMenu(*button("Layout")), QStringLiteral("Scroll turns together"));
        ui::Transcript &first = m->column(0)->transcript();
        ui::Transcript &second = m->column(1)->transcript();
        QTRY_COMPARE(second.topTurn(), 2);
        first.setFocus();
        QTest::keyClick(&first, Qt::Key_Home);
        QTRY_COMPARE(first.topTurn(), 0);
        QTRY_COMPARE(second.topTurn(), 0);
        QVERIFY(!second.follows());
    }

    void textIsZoomedInAllColumnsAndStaysSo()
    {
        m->page->compare({kModel, kOther});
        emit m->column(0)->transcript().textScaleRequested(1.5);
        QCOMPARE(m->column(1)->transcript().textScale(), 1.5);
        m->reopen();
        m->page->restore();
        QCOMPARE(m->column(0)->transcript().textScale(), 1.5);
    }

    void aPictureIsDroppedAnywhereOnThePage()
    {
        m->page->compare({kModel});
        QMimeData mime;
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        mime.setImageData(picture);
        const QPoint place(600, 200);
        QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->page.get(), &drop);
        QVERIFY(drop.isAccepted());
        m->prompt()->setPrompt(QStringLiteral("What is this?"));
        QTRY_VERIFY((m->page->send(), !m->session()->isEmpty()));
        const core::Turn *turn = m->session()->columns().first()->tree().head();
        QCOMPARE(turn->question.attachments.size(), 1);
        QCOMPARE(turn->question.attachments.first().mediaType, QStringLiteral("image/png"));
    }

    void anEarlierQuestionGoesBackIntoThePrompt()
    {
        m->page->compare({kModel});
        m->ask(QStringLiteral("one"));
        QTRY_VERIFY(!m->running(0));
        emit m->column(0)->transcript().copyToPromptRequested({QStringLiteral("one")});
        QCOMPARE(m->prompt()->toPlainText(), QStringLiteral("one"));
        QVERIFY(m->prompt()->hasFocus());
    }

    void theListIsSearchedByAKey()
    {
        m->page->compare({kModel});
        auto *search = control<QLineEdit>(*m->page, QStringLiteral("Search conversations"));
        QVERIFY(QTest::qWaitForWindowActive(m->page.get()));
        QTest::keyClick(m->page.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!search->isVisible());
        QTest::keyClick(m->page.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(search->isVisible());
        QVERIFY(search->hasFocus());
    }

    void aConversationIsDeletedAndTakenBack()
    {
        m->page->compare({kModel});
        m->ask(QStringLiteral("one"));
        QTRY_VERIFY(!m->running(0));
        const QString id = m->session()->info().id;
        auto *list = control<QListView>(*m->page, QStringLiteral("Conversations"));
        QTRY_VERIFY(list->model()->rowCount() >= 2); // the heading, and it
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(m->session()->info().id != id);
        QVERIFY(m->session()->isEmpty());
        QPushButton *undo = nullptr;
        for (QPushButton *candidate : m->page->findChildren<QPushButton *>()) {
            if (candidate->text() == QLatin1String("Undo") && candidate->isVisible())
                undo = candidate;
        }
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(m->session()->info().id, id); // and is on show again
    }

    void policyIsAskedOfProviders()
    {
        m->page->compare({kModel});
        clickMenuEntry(*openMenu(*button("Layout")), QStringLiteral("Collect no data"));
        QVERIFY(m->session()->policy().denyDataCollection);
    }

private:
    QToolButton *button(const char *name) { return control<QToolButton>(*m->page, QLatin1String(name)); }

    std::unique_ptr<ChatPage> m;
};

QTEST_MAIN(TestCompareActions)
#include "compare_actions_test.moc"
