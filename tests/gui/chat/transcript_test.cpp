#include "tests/gui/chat/transcript_fixture.h"
#include "tests/support/pictures.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>

class TestTranscript : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }
    void init() { m_shown = std::make_unique<Shown>(m_theme); }
    void cleanup() { m_shown.reset(); }

    void longConversationHasWidgetsOnlyNearTheView()
    {
        talk().grow(2'000);
        m_shown->show();
        QVERIFY(m_shown->views().size() < 20);
        QVERIFY(transcript().follows());
        QCOMPARE(m_shown->answer()->markdown().section(u'.', 0, 0), QStringLiteral("Answer 1999"));

        for (int step = 0; step <= 20; ++step) {
            m_shown->bar().setValue(m_shown->bar().maximum() / 20 * step);
            m_shown->settle();
            QVERIFY2(m_shown->views().size() < 20, qPrintable(QString::number(m_shown->views().size())));
            const int top = transcript().topTurn();
            const ui::TurnView *view = m_shown->view(talk().tree.path().at(top));
            QVERIFY(view && view->y() <= 18 && view->geometry().bottom() >= 0);
            QCOMPARE(control<ui::MarkdownView>(*view, QStringLiteral("Question"))->plainText(),
                     QStringLiteral("Question %1?").arg(top));
        }
        QVERIFY(transcript().topTurn() > 1'800);
    }

    /// Each turn stands right below the one before, whatever was guessed.
    void turnsNeitherOverlapNorLeaveGaps()
    {
        talk().grow(60);
        m_shown->show();
        for (int value : {0, 900, 4'000, 2'500}) {
            m_shown->bar().setValue(value);
            m_shown->settle();
            const QList<ui::TurnView *> views = m_shown->views();
            for (qsizetype i = 1; i < views.size(); ++i) {
                if (views.at(i)->turnId() == views.at(i - 1)->turnId() + 1)
                    QCOMPARE(views.at(i)->y() - views.at(i - 1)->geometry().bottom() - 1,
                             ui::TurnRows::kBetween);
            }
        }
    }

    void whatIsReadStaysWhereItIsWhenGuessesAreCorrected()
    {
        talk().grow(400);
        m_shown->show();
        m_shown->bar().setValue(m_shown->bar().maximum() / 2);
        for (int step = 0; step < 60; ++step) {
            const qint64 read = talk().tree.path().at(transcript().topTurn());
            const int before = m_shown->view(read)->y();
            m_shown->wheel(120);
            const int moved = m_shown->view(read)->y();
            QCOMPARE(moved - before, 60);
            m_shown->settle();
            QCOMPARE(m_shown->view(read)->y(), moved);
        }
    }

    void readerWhoScrolledIsLeftAloneUntilHeGoesBack()
    {
        talk().grow(20);
        talk().ask(QStringLiteral("Go on?"));
        talk().say(QStringLiteral("first\n\n"));
        m_shown->show();
        QSignalSpy followed(&transcript(), &ui::Transcript::followChanged);
        QPushButton *jump = control<QPushButton>(transcript(), QStringLiteral("Jump to the end"));
        QVERIFY(jump->isHidden());

        m_shown->wheel(120);
        QVERIFY(!transcript().follows());
        QCOMPARE(followed.takeLast().first().toBool(), false);
        QTRY_VERIFY(jump->isVisible());
        QCOMPARE(jump->text(), QStringLiteral("Jump to the end"));
        m_shown->settle();
        const qint64 read = talk().tree.path().at(transcript().topTurn());
        const int at = m_shown->view(read)->y();
        for (int i = 0; i < 40; ++i) {
            talk().say(QStringLiteral("more %1\n\n").arg(i));
            m_shown->show();
            QCOMPARE(m_shown->view(read)->y(), at);
        }
        QCOMPARE(jump->text(), QStringLiteral("New below"));
        QVERIFY(!jump->accessibleDescription().isEmpty());

        QTest::mouseClick(jump, Qt::LeftButton);
        QVERIFY(transcript().follows());
        QVERIFY(jump->isHidden());
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
        talk().say(QStringLiteral("end\n\n- a\n- b"));
        talk().finish();
        m_shown->show();
        m_shown->settle();
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
    }

    void textThatIsBeingSelectedDoesNotRunAway()
    {
        talk().grow(5);
        talk().ask(QStringLiteral("Go on?"));
        talk().say(QStringLiteral("a first line\n\n"));
        m_shown->show();
        QTest::mousePress(m_shown->answer(), Qt::LeftButton, {}, QPoint(4, 8));
        const int held = m_shown->bar().value();
        for (int i = 0; i < 10; ++i) {
            talk().say(QStringLiteral("more %1\n\n").arg(i));
            m_shown->show();
        }
        QCOMPARE(m_shown->bar().value(), held);
        QTest::mouseRelease(m_shown->answer(), Qt::LeftButton, {}, QPoint(60, 8));
        talk().say(QStringLiteral("end"));
        m_shown->show();
        QVERIFY(m_shown->bar().value() > held);
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
    }

    void aStepOfOnePixelEndsFollowing()
    {
        talk().grow(10);
        m_shown->show();
        m_shown->bar().setValue(m_shown->bar().maximum() - 1);
        QVERIFY(!transcript().follows());
        m_shown->bar().setValue(m_shown->bar().maximum());
        QVERIFY(transcript().follows());
    }

    void scrollingByTheBarAndKeysEndsFollowingToo()
    {
        talk().grow(10);
        m_shown->show();
        QTest::keyClick(&transcript(), Qt::Key_PageUp);
        QVERIFY(!transcript().follows());
        QTest::keyClick(&transcript(), Qt::Key_End);
        QVERIFY(transcript().follows());
        QTest::keyClick(&transcript(), Qt::Key_Up);
        QVERIFY(!transcript().follows());
        QTest::keyClick(&transcript(), Qt::Key_Home);
        QCOMPARE(m_shown->bar().value(), 0);
        QCOMPARE(transcript().topTurn(), 0);
    }

    void controlAndArrowsGoFromTurnToTurn()
    {
        talk().grow(30);
        m_shown->show();
        QTest::keyClick(&transcript(), Qt::Key_Home);
        for (int turn = 1; turn < 10; ++turn) {
            QTest::keyClick(&transcript(), Qt::Key_Down, Qt::ControlModifier);
            QCOMPARE(m_shown->view(turn + 1)->y(), 12);
        }
        QTest::keyClick(&transcript(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_shown->view(9)->y(), 12);
        m_shown->wheel(-120);
        QTest::keyClick(&transcript(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_shown->view(9)->y(), 12);
    }

    void turnsCanBeAlignedWithAnotherColumn()
    {
        talk().grow(50);
        m_shown->show();
        Shown other(m_theme);
        other.talk = talk();
        other.transcript.resize(500, 300);
        other.show();
        QSignalSpy echo(&other.transcript, &ui::Transcript::scrolledToTurn);
        connect(&transcript(), &ui::Transcript::scrolledToTurn, &other.transcript,
                &ui::Transcript::scrollToTurn);
        m_shown->bar().setValue(m_shown->bar().maximum() / 2);
        QVERIFY(transcript().topTurn() > 5);
        QCOMPARE(other.transcript.topTurn(), transcript().topTurn());
        QVERIFY(qAbs(other.transcript.topFraction() - transcript().topFraction()) < 0.05);
        QVERIFY(!other.transcript.follows());
        QCOMPARE(echo.size(), 0);
        QTest::keyClick(&transcript(), Qt::Key_Home);
        QCOMPARE(other.bar().value(), 0);
    }

    void newsDoNotCountAsTheReadersScrolling()
    {
        talk().grow(5);
        QSignalSpy scrolled(&transcript(), &ui::Transcript::scrolledToTurn);
        m_shown->show();
        talk().exchange(QStringLiteral("More?"), QString(3'000, u'x'));
        m_shown->show();
        transcript().scrollToTurn(1, 0.5);
        m_shown->settle();
        QCOMPARE(scrolled.size(), 0);
        m_shown->wheel(-120);
        QCOMPARE(scrolled.size(), 1);
    }

    void readingPlaceSurvivesAnotherWidth()
    {
        talk().grow(80);
        m_shown->show();
        transcript().scrollToTurn(40, 0);
        for (int width : {700, 260, 420}) {
            transcript().resize(width, 420);
            m_shown->settle();
            QCOMPARE(transcript().topTurn(), 40);
            QVERIFY(m_shown->view(41)->geometry().right() < transcript().viewport()->width());
        }
        transcript().scrollToEnd();
        transcript().resize(300, 500);
        m_shown->settle();
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
    }

    void aPictureThatComesLateMovesNothing()
    {
        for (int i = 0; i < 30; ++i) {
            talk().ask(QStringLiteral("Draw %1").arg(i));
            talk().picture(pictureAddress(picture(300, 100 + i)));
            talk().say(QStringLiteral("Answer %1").arg(i));
            talk().finish();
        }
        m_shown->show();
        for (int step = 0; step < 15; ++step) {
            m_shown->wheel(240);
            const qint64 read = talk().tree.path().at(transcript().topTurn() + 1);
            // What is in view may still grow into its own place; what is above it must not push.
            const int bottom = m_shown->view(read)->geometry().top();
            const qint64 top = talk().tree.path().at(transcript().topTurn());
            const int before = m_shown->view(top)->y();
            QTest::qWait(30);
            QCOMPARE(m_shown->view(top)->y(), before);
            QVERIFY(m_shown->view(read)->geometry().top() >= bottom);
        }
    }

    void aHiddenTranscriptIsRightOnceItShows()
    {
        transcript().hide();
        talk().grow(30);
        m_shown->show();
        transcript().resize(300, 500);
        transcript().show();
        m_shown->settle();
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
        const ui::TurnView *last = m_shown->newest();
        QCOMPARE(last->geometry().bottom() + 1, transcript().viewport()->height() - ui::TurnRows::kBelow);
        QVERIFY(m_shown->answer()->height() > 20);
    }

    void anotherTextSizeOfTheThemeKeepsTheEndInView()
    {
        talk().grow(30);
        m_shown->show();
        m_theme.setFontSize(18);
        m_shown->settle();
        QCOMPARE(m_shown->bar().value(), m_shown->bar().maximum());
        QCOMPARE(m_shown->newest()->geometry().bottom() + 1,
                 transcript().viewport()->height() - ui::TurnRows::kBelow);
        m_theme.setFontSize(13);
    }

    void otherBranchAndOtherConversationTakeThePlaceOfWhatWasThere()
    {
        talk().grow(3);
        m_shown->show();
        talk().tree.edit(2, {QStringLiteral("Instead?")}, talk().asked());
        talk().say(QStringLiteral("other"));
        talk().finish();
        m_shown->show();
        QCOMPARE(m_shown->views().size(), 2);
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("other"));
        QVERIFY(m_shown->view(1));

        Talk second;
        second.exchange(QStringLiteral("Another question?"), QStringLiteral("Another answer"));
        transcript().showTree(second.tree);
        QCOMPARE(m_shown->views().size(), 1);
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("Another answer"));

        transcript().setIntroduction(QStringLiteral("Ask away"));
        transcript().showTree({});
        QVERIFY(m_shown->views().isEmpty());
        QCOMPARE(transcript().topTurn(), -1);
        bool introduced = false;
        for (const QLabel *label : transcript().findChildren<QLabel *>())
            introduced |= label->isVisible() && label->text() == QLatin1String("Ask away");
        QVERIFY(introduced);
    }

    void streamingLeavesFinishedAnswersAlone()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("a finished answer"));
        talk().ask(QStringLiteral("Two?"));
        talk().say(QStringLiteral("begin\n\n"));
        m_shown->show();
        auto *earlier = control<ui::MarkdownView>(transcript(), QStringLiteral("Earlier answer"));
        earlier->selectAll();
        ui::MarkdownView *running = m_shown->answer();
        running->selectAll();
        for (int i = 0; i < 5; ++i) {
            talk().say(QStringLiteral("piece %1\n\n").arg(i));
            m_shown->show();
        }
        talk().finish();
        m_shown->show();
        // Whatever is rendered anew loses its selection.
        QCOMPARE(earlier->selectedText(), QStringLiteral("a finished answer"));
        QVERIFY(running->selectedText().startsWith(QLatin1String("begin")));
        QCOMPARE(m_shown->answer(), running);
        QVERIFY(running->plainText().endsWith(QLatin1String("piece 4")));
    }

    void tabGoesThroughTheTurnsInTheirOrder()
    {
        talk().grow(3);
        talk().ask(QStringLiteral("Last?"));
        talk().think(QStringLiteral("hm"));
        talk().say(QStringLiteral("```\ncode\n```\n"));
        talk().finish();
        m_shown->show();
        QTest::keyClick(&transcript(), Qt::Key_Home);
        m_shown->settle();
        transcript().setFocus();
        QStringList names;
        for (int i = 0; i < 60 && !names.contains(QLatin1String("Collapse answer4")); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCoreApplication::processEvents();
            QWidget *now = QApplication::focusWidget();
            const QWidget *turn = now;
            while (turn && !qobject_cast<const ui::TurnView *>(turn))
                turn = turn->parentWidget();
            QVERIFY2(turn, qPrintable(names.join(u'|')));
            QVERIFY(!now->visibleRegion().isEmpty());
            names << now->accessibleName()
                         + QString::number(static_cast<const ui::TurnView *>(turn)->turnId());
        }
        const QStringList wanted {
            QStringLiteral("Question1"),        QStringLiteral("Edit question1"),
            QStringLiteral("Earlier answer1"),  QStringLiteral("Copy answer1"),
            QStringLiteral("Question2"),        QStringLiteral("Question4"),
            QStringLiteral("Show reasoning4"),  QStringLiteral("Answer4"),
            QStringLiteral("Copy code4"),       QStringLiteral("Request and response4"),
            QStringLiteral("Collapse answer4"),
        };
        qsizetype last = -1;
        for (const QString &name : wanted) {
            QVERIFY2(names.indexOf(name) > last, qPrintable(name + u'|' + names.join(u'|')));
            last = names.indexOf(name);
        }
    }

    void textIsZoomedByWheelAndKeys()
    {
        talk().grow(3);
        m_shown->show();
        QSignalSpy wanted(&transcript(), &ui::Transcript::textScaleRequested);
        m_shown->wheel(120, Qt::ControlModifier);
        QCOMPARE(wanted.takeLast().first().toDouble(), 1.1);
        m_shown->wheel(40, Qt::ControlModifier);
        QCOMPARE(wanted.size(), 0);
        QTest::keyClick(&transcript(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(wanted.takeLast().first().toDouble(), 0.9);
        const int before = m_shown->answer()->height();
        transcript().setTextScale(1.8);
        QVERIFY(m_shown->answer()->height() > before * 3 / 2);
        QTest::keyClick(&transcript(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(wanted.takeLast().first().toDouble(), 1.0);
        transcript().setTextScale(9);
        QCOMPARE(transcript().textScale(), 2.0);
        transcript().setTextScale(1);
        QCOMPARE(m_shown->answer()->height(), before);
    }

    void wordsAreFoundInTurnsThatHaveNoWidget()
    {
        talk().grow(100);
        talk().exchange(QStringLiteral("A nugget?"), QStringLiteral("Here is the **nug**get."));
        talk().grow(100);
        m_shown->show();
        QTest::keyClick(&transcript(), Qt::Key_F, Qt::ControlModifier);
        auto *field = control<QLineEdit>(transcript(), QStringLiteral("Find in this conversation"));
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("NUGGET"));
        QCOMPARE(transcript().topTurn() >= 98 && transcript().topTurn() <= 101, true);
        const ui::TurnView *found = m_shown->view(101);
        QVERIFY(found);
        QCOMPARE(found->markCount(), 2);
        QVERIFY(m_shown->hasLabel(QStringLiteral("1 of 2")));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_shown->hasLabel(QStringLiteral("2 of 2")));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_shown->hasLabel(QStringLiteral("1 of 2")));
        click<QToolButton>(transcript(), QStringLiteral("Previous place"));
        QVERIFY(m_shown->hasLabel(QStringLiteral("2 of 2")));
        QTest::keyClicks(field, QStringLiteral("s galore"));
        QVERIFY(m_shown->hasLabel(QStringLiteral("Nowhere")));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QVERIFY(transcript().hasFocus());
        for (const ui::TurnView *view : m_shown->views())
            QCOMPARE(view->markCount(), 0);
    }

    void foundTurnIsRevealedAndItsWordsMarked()
    {
        talk().grow(300);
        m_shown->show();
        transcript().revealTurn(151, QStringLiteral("answer 150"));
        const ui::TurnView *view = m_shown->view(151);
        QVERIFY(view);
        QCOMPARE(view->markCount(), 1);
        const QRect mark = view->markRect(0).translated(view->pos());
        QVERIFY(mark.top() >= 0 && mark.bottom() < transcript().viewport()->height());
        QVERIFY(!transcript().follows());
        transcript().revealTurn(4'711, QStringLiteral("nothing"));
        QCOMPARE(m_shown->view(151), view);
    }

    /// Whatever happens in whatever order: turns stand below each other, with the right text, and the end is
    /// in view while it is followed.
    void turnsStayInOrderWhateverHappens_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void turnsStayInOrderWhateverHappens()
    {
        QFETCH(quint32, seed);
        QRandomGenerator dice(seed);
        talk().grow(25);
        m_shown->show();
        for (int step = 0; step < 150; ++step) {
            const qint64 turn = talk().tree.path().at(dice.bounded(talk().tree.path().size()));
            const int what = dice.bounded(14);
            switch (what) {
            case 0:
            case 1:
                m_shown->wheel(dice.bounded(2) ? 360 : -360);
                break;
            case 2:
                transcript().resize(dice.bounded(240, 700), dice.bounded(150, 700));
                break;
            case 3:
                talk().ask(QString(dice.bounded(2'000), u'q'));
                break;
            case 4:
            case 5:
                talk().say(QStringLiteral("# more\n\n- text\n\n```\ncode\n```\n\n"));
                break;
            case 6:
                talk().finish();
                break;
            case 7:
                talk().tree.askAgain(turn, talk().asked());
                talk().think(QStringLiteral("hm"));
                break;
            case 8:
                talk().tree.select(dice.bounded(1, int(talk().tree.turns().size()) + 1));
                break;
            case 9:
                transcript().setTextScale(dice.bounded(7, 20) / 10.0);
                break;
            case 10:
                if (const ui::TurnView *view = m_shown->view(turn))
                    control<QToolButton>(*view, QStringLiteral("Copy answer"))->setFocus();
                break;
            case 11:
                if (auto *button = control<QToolButton>(transcript(), QStringLiteral("Collapse answer")))
                    button->click();
                break;
            case 12:
                transcript().revealTurn(turn, QStringLiteral("text"));
                break;
            case 13:
                transcript().scrollToEnd();
                break;
            }
            m_shown->show();
            if (dice.bounded(3) == 0)
                m_shown->settle();
            const QByteArray where = "step " + QByteArray::number(step) + ", " + QByteArray::number(what);
            checkOrder(where.constData());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void wholeConversationCopiesAsMarkdown()
    {
        QCOMPARE(transcript().markdown(), QString());
        talk().exchange(QStringLiteral("One?"), QStringLiteral("**1**"));
        talk().exchange(QStringLiteral("Two?"), QStringLiteral("2"));
        m_shown->show();
        QCOMPARE(transcript().markdown(),
                 QStringLiteral("## Question\n\nOne?\n\n## Answer by Model\n\n**1**\n\n"
                                "## Question\n\nTwo?\n\n## Answer by Model\n\n2\n"));
    }

    void everyControlHasAName()
    {
        talk().grow(4);
        talk().tree.askAgain(4, talk().asked());
        talk().think(QStringLiteral("hm"));
        talk().call(QStringLiteral("tool"), QStringLiteral("{}"));
        talk().finish();
        m_shown->show();
        transcript().showFind();
        m_shown->settle();
        QCOMPARE(unnamedControls(transcript()), QStringList());
        int newest = 0;
        for (const auto *view : transcript().findChildren<ui::MarkdownView *>())
            newest += view->accessibleName() == QLatin1String("Answer");
        QCOMPARE(newest, 1);
    }

private:
    void checkOrder(const char *where)
    {
        const QList<qint64> &path = talk().tree.path();
        const QList<ui::TurnView *> views = m_shown->views();
        QVERIFY2(views.size() < 40, where);
        qsizetype before = -1;
        for (qsizetype i = 0; i < views.size(); ++i) {
            const qsizetype row = path.indexOf(views.at(i)->turnId());
            QVERIFY2(row > before, where);
            if (i > 0 && row == before + 1)
                QVERIFY2(views.at(i)->y()
                             == views.at(i - 1)->geometry().bottom() + 1 + ui::TurnRows::kBetween,
                         where);
            before = row;
        }
        // No hole in view.
        for (qsizetype row = transcript().topTurn(); row >= 0 && row < path.size(); ++row) {
            const ui::TurnView *view = m_shown->view(path.at(row));
            QVERIFY2(view, where);
            if (view->geometry().bottom() + 1 + ui::TurnRows::kBetween >= transcript().viewport()->height())
                break;
        }
        QCOMPARE(m_shown->answer()->markdown(), talk().tree.head()->answer);
        if (transcript().follows())
            QVERIFY2(m_shown->bar().value() == m_shown->bar().maximum(), where);
    }
    Talk &talk() { return m_shown->talk; }
    ui::Transcript &transcript() { return m_shown->transcript; }

    ui::Theme m_theme;
    std::unique_ptr<Shown> m_shown;
};

QTEST_MAIN(TestTranscript)

#include "transcript_test.moc"
