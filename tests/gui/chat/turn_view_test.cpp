#include "tests/gui/chat/transcript_fixture.h"
#include "tests/support/pictures.h"
#include "ui/chat/answer_state.h"
#include "ui/chat/quiet_button.h"
#include "ui/common/answer_image.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include <cstdlib>

using State = core::Turn::State;

class TestTurnView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }
    void init() { m_shown = std::make_unique<Shown>(m_theme); }
    void cleanup() { m_shown.reset(); }

    void variantsAreTurnedOver()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        talk().tree.askAgain(1, talk().asked(QStringLiteral("Other")));
        talk().say(QStringLiteral("second"));
        talk().finish();
        talk().tree.edit(1, {QStringLiteral("Eins?")}, talk().asked());
        talk().say(QStringLiteral("third"));
        talk().finish();
        connectVariants();
        m_shown->show();
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("third"));
        QVERIFY(!control<QToolButton>(*m_shown->newest(), QStringLiteral("Previous answer"))->isVisible());

        click<QToolButton>(*m_shown->newest(), QStringLiteral("Previous version of the question"));
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("second"));
        QVERIFY(m_shown->hasLabel(QStringLiteral("2/2")));
        QVERIFY(m_shown->hasLabel(QStringLiteral("Answer by Other")));
        QVERIFY(!control<QToolButton>(*m_shown->newest(), QStringLiteral("Next answer"))->isEnabled());
        click<QToolButton>(*m_shown->newest(), QStringLiteral("Previous answer"));
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("first"));
        QVERIFY(!m_shown->hasLabel(QStringLiteral("Answer by Other")));
        click<QToolButton>(*m_shown->newest(), QStringLiteral("Next version of the question"));
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("third"));
    }

    void keyboardStaysOnThePagerWhileItTurnsOver()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        for (const char *answer : {"second", "third"}) {
            talk().tree.askAgain(1, talk().asked());
            talk().say(QLatin1String(answer));
            talk().finish();
        }
        connectVariants();
        m_shown->show();
        control<QToolButton>(*m_shown->newest(), QStringLiteral("Previous answer"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("second"));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Previous answer"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("first"));
        // There is no previous one any more.
        QCOMPARE(QApplication::focusWidget(), m_shown->answer());
    }

    void actionsOfATurnTellWhichOne()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("**first**"));
        talk().exchange(QStringLiteral("Two?"), QStringLiteral("second"));
        m_shown->show();
        const ui::TurnView &turn = *m_shown->view(1);
        QSignalSpy regenerate(&transcript(), &ui::Transcript::regenerateRequested);
        click<QToolButton>(turn, QStringLiteral("Regenerate this answer"));
        QCOMPARE(regenerate.value(0), QVariantList {qint64(1)});
        QSignalSpy inspect(&transcript(), &ui::Transcript::inspectRequested);
        click<QToolButton>(turn, QStringLiteral("Request and response"));
        QCOMPARE(inspect.value(0), QVariantList {qint64(1)});
        QSignalSpy branch(&transcript(), &ui::Transcript::branchRequested);
        click<QToolButton>(turn, QStringLiteral("Branch from here"));
        choose(QStringLiteral("Branch into a new column"));
        QCOMPARE(branch.value(0), (QVariantList {qint64(1), true}));
        click<QToolButton>(turn, QStringLiteral("Branch from here"));
        choose(QStringLiteral("Continue from here"));
        QCOMPARE(branch.value(1), (QVariantList {qint64(1), false}));
        click<QToolButton>(turn, QStringLiteral("Copy answer"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("**first**"));
        click<QToolButton>(turn, QStringLiteral("Copy question"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("One?"));
    }

    void buttonsOfEarlierTurnsShowOnlyOnAttention()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        talk().exchange(QStringLiteral("Two?"), QStringLiteral("second"));
        m_shown->show();
        const auto quiet = [this](qint64 turn) {
            return control<ui::QuietButton>(*m_shown->view(turn), QStringLiteral("Copy answer"))->isQuiet();
        };
        transcript().setFocus();
        QVERIFY(quiet(1) && !quiet(2));
        control<ui::MarkdownView>(*m_shown->view(1), QStringLiteral("Question"))->setFocus();
        QVERIFY(!quiet(1));
        m_shown->answer()->setFocus();
        QVERIFY(quiet(1));
        QTest::mouseMove(m_shown->view(1), QPoint(40, 20));
        QTRY_VERIFY(!quiet(1));
        QTest::mouseMove(m_shown->view(2), QPoint(40, 20));
        QTRY_VERIFY(quiet(1));
    }

    void contextMenuOfTheAnswerHasTheActionsToo()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        m_shown->show();
        QSignalSpy copied(&transcript(), &ui::Transcript::copyToPromptRequested);
        openMenu(*m_shown->answer());
        choose(QStringLiteral("Copy question to the prompt"));
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied.first().first().value<core::Question>().text, QStringLiteral("One?"));
        QSignalSpy regenerate(&transcript(), &ui::Transcript::regenerateRequested);
        openMenu(*m_shown->answer());
        choose(QStringLiteral("Regenerate"));
        QCOMPARE(regenerate.size(), 1);
    }

    void runningAnswerCannotBeRegeneratedOrBranched()
    {
        talk().ask(QStringLiteral("One?"));
        m_shown->show();
        const auto enabled = [this](const char *name) {
            return control<QToolButton>(*m_shown->newest(), QLatin1String(name))->isEnabled();
        };
        QVERIFY(!enabled("Regenerate this answer") && !enabled("Branch from here")
                && !enabled("Copy answer"));
        talk().say(QStringLiteral("text"));
        m_shown->show();
        QVERIFY(enabled("Copy answer") && !enabled("Regenerate this answer"));
        talk().finish();
        m_shown->show();
        QVERIFY(enabled("Regenerate this answer") && enabled("Branch from here"));
    }

    void questionIsEditedInPlace()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        m_shown->show();
        QSignalSpy edited(&transcript(), &ui::Transcript::editRequested);
        click<QToolButton>(*m_shown->newest(), QStringLiteral("Edit question"));
        QVERIFY(editor() && editor()->hasFocus());
        QCOMPARE(editor()->toPlainText(), QStringLiteral("One?"));
        QTest::keyClicks(editor(), QStringLiteral(" Really?"));
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().at(0).toLongLong(), 1);
        QCOMPARE(edited.first().at(1).value<core::Question>().text, QStringLiteral("One? Really?"));
        QCOMPARE(edited.first().at(2).toBool(), false);
        QTRY_VERIFY(!editor());

        click<QToolButton>(*m_shown->newest(), QStringLiteral("Edit question"));
        click<QPushButton>(*m_shown->newest(), QStringLiteral("Send edited question to all columns"));
        QCOMPARE(edited.last().at(2).toBool(), true);
        QTRY_VERIFY(!editor());

        click<QToolButton>(*m_shown->newest(), QStringLiteral("Edit question"));
        editor()->clear();
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(
            !control<QPushButton>(*m_shown->newest(), QStringLiteral("Send edited question"))->isEnabled());
        QCOMPARE(edited.size(), 2);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QTRY_VERIFY(!editor());
        QVERIFY(control<ui::MarkdownView>(*m_shown->newest(), QStringLiteral("Question"))->isVisible());
    }

    void enterOfAnInputMethodDoesNotSendTheEdit()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("first"));
        m_shown->show();
        QSignalSpy edited(&transcript(), &ui::Transcript::editRequested);
        click<QToolButton>(*m_shown->newest(), QStringLiteral("Edit question"));
        QInputMethodEvent compose(QStringLiteral("にほ"), {});
        QCoreApplication::sendEvent(editor(), &compose);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(editor());
        QCOMPARE(edited.size(), 0);
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("日本"));
        QCoreApplication::sendEvent(editor(), &commit);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edited.size(), 1);
        QVERIFY(edited.first().at(1).value<core::Question>().text.contains(QStringLiteral("日本")));
    }

    void editorIsInViewAndStaysThereWhileTheAnswerStreams()
    {
        talk().grow(10);
        talk().ask(QStringLiteral("Go on?"));
        talk().say(QStringLiteral("text\n\n"));
        m_shown->show();
        m_shown->wheel(240);
        m_shown->settle();
        ui::TurnView *turn = m_shown->view(talk().tree.path().at(transcript().topTurn() + 1));
        openMenu(*control<ui::MarkdownView>(*turn, QStringLiteral("Question")));
        choose(QStringLiteral("Edit question"));
        const auto place = [this] { return editor()->mapTo(transcript().viewport(), QPoint(0, 0)).y(); };
        const int at = place();
        QVERIFY(at >= 0 && at + editor()->height() <= transcript().viewport()->height());
        for (int i = 0; i < 10; ++i) {
            talk().say(QStringLiteral("more\n\n"));
            m_shown->show();
            m_shown->settle();
        }
        QCOMPARE(place(), at);
    }

    void openEditorStaysWhenItIsScrolledAway()
    {
        talk().grow(300);
        m_shown->show();
        QTest::keyClick(&transcript(), Qt::Key_Home);
        m_shown->settle();
        click<QToolButton>(*m_shown->view(1), QStringLiteral("Edit question"));
        QTest::keyClicks(editor(), QStringLiteral("half a tho"));
        transcript().scrollToEnd();
        m_shown->settle();
        QVERIFY(editor());
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Question 0?half a tho"));
    }

    void longQuestionIsFolded()
    {
        QString question = QStringLiteral("line 0");
        for (int i = 1; i < 40; ++i)
            question += QStringLiteral("\nline %1").arg(i);
        talk().exchange(question, QStringLiteral("answer"));
        m_shown->show();
        const auto *text = control<ui::MarkdownView>(*m_shown->newest(), QStringLiteral("Question"));
        QVERIFY(text->plainText().endsWith(QStringLiteral("line 11…")));
        click<QPushButton>(*m_shown->newest(), QStringLiteral("Show all of the question"));
        QCOMPARE(text->plainText(), question);
        click<QPushButton>(*m_shown->newest(), QStringLiteral("Show less of the question"));
        QVERIFY(!text->plainText().contains(QLatin1String("line 30")));
        talk().exchange(QString(5'000, u'x'), QStringLiteral("answer"));
        m_shown->show();
        QVERIFY(control<ui::MarkdownView>(*m_shown->newest(), QStringLiteral("Question"))->plainText().size()
                < 1'000);
    }

    void answerCollapsesToItsFirstLine()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("# The **point**\n\nand much more"));
        talk().exchange(QStringLiteral("Two?"), QStringLiteral("other"));
        m_shown->show();
        click<QToolButton>(*m_shown->view(1), QStringLiteral("Collapse answer"));
        const auto *text = control<ui::MarkdownView>(*m_shown->view(1), QStringLiteral("Earlier answer"));
        QVERIFY(!text->isVisible());
        auto *line = control<QPushButton>(*m_shown->view(1), QStringLiteral("Expand answer: The point"));
        QVERIFY(line && line->isVisible());
        QTest::mouseClick(line, Qt::LeftButton);
        QVERIFY(text->isVisible());

        openMenu(*m_shown->answer());
        choose(QStringLiteral("Collapse all"));
        QVERIFY(!text->isVisible() && !m_shown->answer()->isVisible());
        openMenu(*m_shown->view(1));
        choose(QStringLiteral("Expand all"));
        QVERIFY(text->isVisible() && m_shown->answer()->isVisible());
    }

    void whatWasOpenedIsStillOpenAfterScrollingAway()
    {
        talk().ask(QStringLiteral("Deep?"));
        talk().think(QStringLiteral("let me *think*"));
        talk().nowMs = 12'400;
        talk().think(QStringLiteral(" more"));
        talk().say(QStringLiteral("so"));
        talk().finish();
        m_shown->show();
        auto *button = control<QToolButton>(transcript(), QStringLiteral("Show reasoning"));
        QCOMPARE(button->text(), QStringLiteral("Thought for 12 s"));
        auto *text = control<ui::MarkdownView>(transcript(), QStringLiteral("Reasoning text"));
        QCOMPARE(text->plainText(), QString()); // folded it is not even rendered
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(text->plainText(), QStringLiteral("let me think more"));

        talk().grow(100);
        m_shown->show();
        transcript().setFocus();
        transcript().scrollToEnd();
        QTRY_VERIFY(!m_shown->view(1));
        QTest::keyClick(&transcript(), Qt::Key_Home);
        m_shown->settle();
        text = control<ui::MarkdownView>(*m_shown->view(1), QStringLiteral("Reasoning text"));
        QVERIFY(text && text->isVisible());
    }

    void thinkingTellsHowLongItHasLasted()
    {
        talk().ask(QStringLiteral("Deep?"));
        talk().think(QStringLiteral("let"));
        talk().nowMs = 5'000;
        talk().think(QStringLiteral(" me"));
        m_shown->show();
        auto *button = control<QToolButton>(transcript(), QStringLiteral("Show reasoning"));
        QCOMPARE(button->text(), QStringLiteral("Thinking… 5.0 s"));
        QTest::mouseClick(button, Qt::LeftButton);
        talk().think(QStringLiteral(" see"));
        m_shown->show();
        QCOMPARE(control<ui::MarkdownView>(transcript(), QStringLiteral("Reasoning text"))->plainText(),
                 QStringLiteral("let me see"));
        talk().say(QStringLiteral("so"));
        m_shown->show();
        QCOMPARE(button->text(), QStringLiteral("Thought for 5.0 s"));
    }

    void toolCallGrowsInPlaceAndIsIndentedAtTheEnd()
    {
        talk().ask(QStringLiteral("Weather?"));
        talk().call(QStringLiteral("get_weather"), QStringLiteral("{\"city\":"));
        m_shown->show();
        const auto *card = control<ui::MarkdownView>(transcript(), QStringLiteral("Tool call"));
        QVERIFY(card && card->plainText().contains(QLatin1String("get_weather")));
        QVERIFY(card->plainText().contains(QLatin1String("{\"city\":")));
        talk().call({}, QStringLiteral("\"``` <b>Bonn\"}"));
        talk().finish();
        m_shown->show();
        QCOMPARE(control<ui::MarkdownView>(transcript(), QStringLiteral("Tool call")), card);
        QVERIFY(card->plainText().contains(QLatin1String("    \"city\": \"``` <b>Bonn\"")));
        QVERIFY(card->isVisible());
        click<QToolButton>(transcript(), QStringLiteral("Copy code"));
        QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("{\n    \"city\"")));
    }

    void picturesOfTheAnswerAreShownAndNeverFetched()
    {
        talk().ask(QStringLiteral("Draw!"));
        talk().picture(pictureAddress(picture(900, 450)));
        talk().picture(QStringLiteral("https://pictures.example.com/a.png"));
        talk().picture(QStringLiteral("file:///etc/passwd"));
        talk().picture(QStringLiteral("data:image/svg+xml;base64,PHN2Zy8+"));
        talk().finish();
        m_shown->show();
        const auto images = m_shown->newest()->findChildren<ui::AnswerImage *>();
        QCOMPARE(images.size(), 4);
        auto *first = images.first();
        QTRY_VERIFY(first->image().width() > first->width());
        QTRY_VERIFY(std::abs(first->height() - first->width() / 2) <= 1);
        QVERIFY(first->width() > 200 && first->width() <= 340);
        QTRY_VERIFY(m_shown->newest()->height() > first->height());
        for (qsizetype i = 1; i < images.size(); ++i)
            QVERIFY(images.at(i)->image().isNull());
        QCOMPARE(first->accessibleName(), QStringLiteral("Image"));
        QVERIFY(images.at(1)->findChild<QPushButton *>()); // for the browser
        m_shown->show();
        QCOMPARE(m_shown->newest()->findChildren<ui::AnswerImage *>(), images); // not made anew
        QTest::mouseClick(first, Qt::LeftButton);
        auto *window = transcript().findChild<QDialog *>();
        QVERIFY(window && window->isVisible());
        QCOMPARE(window->findChild<QLabel *>()->pixmap().width(), 900);
        window->close();
    }

    void attachmentsAreNamed()
    {
        core::Question question {QStringLiteral("Look")};
        question.attachments << core::Attachment {core::Attachment::Kind::Image, QStringLiteral("sea.png"),
                                                  QStringLiteral("image/png"),
                                                  pictureBytes(picture(400, 200))}
                             << core::Attachment {core::Attachment::Kind::Pdf, QStringLiteral("a&b.pdf"),
                                                  QStringLiteral("application/pdf"), QByteArray(2'048, 'x')};
        talk().tree.ask(question, talk().asked());
        talk().say(QStringLiteral("seen"));
        talk().finish();
        m_shown->show();
        auto *image = chip(QStringLiteral("sea.png"));
        QVERIFY(image && chip(QStringLiteral("a&b.pdf, 2")));
        QTRY_COMPARE(image->iconSize(), QSize(96, 48));
        QTest::mouseClick(image, Qt::LeftButton);
        auto *window = transcript().findChild<QDialog *>();
        QVERIFY(window);
        QCOMPARE(window->windowTitle(), QStringLiteral("sea.png"));
        window->close();

        QSignalSpy edited(&transcript(), &ui::Transcript::editRequested);
        click<QToolButton>(*m_shown->newest(), QStringLiteral("Edit question"));
        click<QPushButton>(*m_shown->newest(), QStringLiteral("Send edited question"));
        QCOMPARE(edited.first().at(1).value<core::Question>().attachments.size(), 2);
    }

    void stateIsToldWithAWayOn_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("finishReason");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("button");
        const QString part = QStringLiteral("half an ans");
        const QString retry = QStringLiteral("Retry");
        const QString goOn = QStringLiteral("Continue this answer");
        QTest::newRow("stopped") << int(State::Stopped) << part << QString()
                                 << QStringLiteral("Stopped: the answer is not complete.") << goOn;
        QTest::newRow("stopped at once")
            << int(State::Stopped) << QString() << QString() << QStringLiteral("Stopped.") << retry;
        QTest::newRow("interrupted") << int(State::Interrupted) << part << QString()
                                     << QStringLiteral("The program ended before the answer was complete.")
                                     << goOn;
        QTest::newRow("interrupted at once")
            << int(State::Interrupted) << QString() << QString()
            << QStringLiteral("The program ended before an answer came.") << retry;
        QTest::newRow("cut off") << int(State::Done) << part << QStringLiteral("length")
                                 << QStringLiteral("Cut off at the model's output limit.") << goOn;
        QTest::newRow("empty") << int(State::Done) << QString() << QStringLiteral("stop")
                               << QStringLiteral("The model sent an empty answer.") << QString();
        QTest::newRow("whole") << int(State::Done) << part << QStringLiteral("stop") << QString()
                               << QString();
    }
    void stateIsToldWithAWayOn()
    {
        QFETCH(int, state);
        QFETCH(QString, answer);
        QFETCH(QString, finishReason);
        QFETCH(QString, status);
        QFETCH(QString, button);
        core::Turn turn;
        turn.question.text = QStringLiteral("One?");
        turn.state = State(state);
        turn.answer = answer;
        turn.modelName = QStringLiteral("Model");
        turn.record = core::RequestRecord {};
        turn.record->finishReason = finishReason;
        transcript().showTree(core::ConversationTree({turn}, 1));
        QCOMPARE(ui::answerStatus(turn), status);
        if (!status.isEmpty())
            QVERIFY(m_shown->hasLabel(status));
        QSignalSpy goOn(&transcript(), &ui::Transcript::continueRequested);
        QSignalSpy retry(&transcript(), &ui::Transcript::regenerateRequested);
        for (const char *name : {"Retry", "Continue this answer"}) {
            auto *shown = control<QPushButton>(transcript(), QLatin1String(name));
            QCOMPARE(shown->isVisible(), button == QLatin1String(name));
            if (shown->isVisible())
                QTest::mouseClick(shown, Qt::LeftButton);
        }
        QCOMPARE(goOn.size(), button.startsWith(QLatin1String("Continue")) ? 1 : 0);
        QCOMPARE(retry.size(), button == QLatin1String("Retry") ? 1 : 0);
    }

    void failureIsToldAndRetried()
    {
        talk().ask(QStringLiteral("One?"));
        talk().finish({},
                      core::Error {core::ErrorKind::AuthFailed, QStringLiteral("Groq refused <b>the key.")});
        m_shown->show();
        QVERIFY(m_shown->hasLabel(QStringLiteral("Groq refused <b>the key.")));
        QSignalSpy retry(&transcript(), &ui::Transcript::regenerateRequested);
        click<QPushButton>(transcript(), QStringLiteral("Retry"));
        QCOMPARE(retry.value(0), QVariantList {qint64(1)});
    }

    void waitingTellsWhoIsAsked()
    {
        talk().ask(QStringLiteral("One?"));
        m_shown->show();
        QVERIFY(m_shown->hasLabel(QStringLiteral("Asking…")));
        for (const char *provider : {"Groq", "Cerebras"}) {
            core::CallProgress news;
            news.attempt = core::CallProgress::Attempt {};
            news.attempt->provider = QLatin1String(provider);
            talk().tree.take(news, 0);
            m_shown->show();
        }
        QVERIFY(m_shown->hasLabel(QStringLiteral("Asking Cerebras instead…")));
    }

    void continuedAnswerGrowsOn()
    {
        talk().ask(QStringLiteral("One?"));
        talk().say(QStringLiteral("first half"));
        talk().finish(QStringLiteral("length"));
        m_shown->show();
        talk().tree.continueAnswer(1, talk().asked());
        m_shown->show();
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("first half"));
        talk().say(QStringLiteral(", second half"));
        m_shown->show();
        QCOMPARE(m_shown->answer()->plainText(), QStringLiteral("first half, second half"));
        talk().finish();
        m_shown->show();
        QCOMPARE(m_shown->answer()->markdown(), QStringLiteral("first half, second half"));
    }

    void answerThatIsRegeneratedByItsOwnButtonMayGo()
    {
        talk().exchange(QStringLiteral("One?"), QStringLiteral("bad"));
        talk().exchange(QStringLiteral("Two?"), QStringLiteral("worse"));
        m_shown->show();
        connect(&transcript(), &ui::Transcript::regenerateRequested, this, [this](qint64 turn) {
            talk().tree.askAgain(turn, talk().asked());
            m_shown->show();
        });
        auto *button = control<QToolButton>(*m_shown->view(1), QStringLiteral("Regenerate this answer"));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(m_shown->views().size(), 1);
        QVERIFY(m_shown->hasLabel(QStringLiteral("Asking…")));
        QVERIFY(QApplication::focusWidget());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(transcript().follows());
    }

private:
    Talk &talk() { return m_shown->talk; }
    ui::Transcript &transcript() { return m_shown->transcript; }
    QPlainTextEdit *editor()
    {
        return control<QPlainTextEdit>(transcript(), QStringLiteral("Edited question"));
    }
    QToolButton *chip(const QString &begin)
    {
        for (QToolButton *button : transcript().findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(begin))
                return button;
        }
        return nullptr;
    }
    void connectVariants()
    {
        connect(&transcript(), &ui::Transcript::variantRequested, this, [this](qint64 turn) {
            talk().tree.select(turn);
            m_shown->show();
        });
    }
    void openMenu(QWidget &widget)
    {
        const QPoint at(5, 5);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QCoreApplication::sendEvent(&widget, &event);
    }

    ui::Theme m_theme;
    std::unique_ptr<Shown> m_shown;
};

QTEST_MAIN(TestTurnView)
#include "turn_view_test.moc"
