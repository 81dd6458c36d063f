#include "tests/support/controls.h"
#include "tests/support/fake_calls.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/transcript.h"
#include "ui/chat/turn_view.h"
#include "ui/common/frame_clock.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

class TestChatColumn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_calls = FakeCalls();
        core::ComparisonColumn column;
        column.id = 1;
        column.settings.model = QStringLiteral("lab/model");
        m_session = std::make_unique<ui::ColumnSession>(column, m_calls.starter());
        m_session->setModelName(QStringLiteral("Model"));
        m_column = std::make_unique<ui::ChatColumn>(
            *m_session, ui::ColumnModel {QStringLiteral("lab/model"), QStringLiteral("Model")}, m_theme,
            m_clock);
        m_column->resize(360, 500);
        m_column->show();
    }

    void cleanup()
    {
        m_column.reset();
        m_session.reset();
    }

    void answerStreamsIntoTheTextNamedAnswer()
    {
        QCOMPARE(m_column->accessibleName(), QStringLiteral("Model"));
        m_session->ask({QStringLiteral("Hi?")});
        QCOMPARE(m_calls.requests.last().model, QStringLiteral("lab/model"));
        QVERIFY(m_calls.requests.last().stream);
        m_calls.text(QStringLiteral("Hello **wor"));
        m_calls.text(QStringLiteral("ld**\n\n- x"));
        QTRY_COMPARE(answer()->plainText(), QStringLiteral("Hello world\n\n• x"));
        m_calls.finish();
        QCOMPARE(answer()->markdown(), QStringLiteral("Hello **world**\n\n- x"));
        QVERIFY(label("Figures")->text().contains(QLatin1String("Groq")));
        QCOMPARE(label("Figures")->accessibleDescription(), label("Figures")->text());
    }

    void onlyTheNewestAnswerIsNamedAnswer()
    {
        m_session->ask({QStringLiteral("1")});
        m_calls.text(QStringLiteral("one"));
        m_calls.finish();
        m_session->ask({QStringLiteral("2")});
        m_calls.text(QStringLiteral("two"));
        m_calls.finish();
        int count = 0;
        for (const auto *view : m_column->findChildren<ui::MarkdownView *>())
            count += view->accessibleName() == QLatin1String("Answer");
        QCOMPARE(count, 1);
        QCOMPARE(answer()->plainText(), QStringLiteral("two"));
        QCOMPARE(m_calls.requests.last().messages.size(), 3);
    }

    void stopCancelsTheCallAndKeepsTheText()
    {
        m_session->ask({QStringLiteral("Hi?")});
        QVERIFY(!button("Regenerate")->isEnabled());
        m_calls.text(QStringLiteral("half an ans"));
        button("Stop")->click();
        QVERIFY(!m_calls.handle);
        QCOMPARE(answer()->plainText(), QStringLiteral("half an ans"));
        QVERIFY(!m_session->isRunning());
        QVERIFY(!button("Stop")->isEnabled());
        QVERIFY(button("Regenerate")->isEnabled());
    }

    void regenerateKeepsTheAnswerAsAVariant()
    {
        m_session->ask({QStringLiteral("Hi?")});
        m_calls.text(QStringLiteral("bad"));
        m_calls.finish();
        button("Regenerate")->click();
        QCOMPARE(m_calls.requests.size(), 2);
        QCOMPARE(m_calls.requests.last().messages.size(), 1);
        m_calls.text(QStringLiteral("good"));
        m_calls.finish();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(answer()->plainText(), QStringLiteral("good"));
        QCOMPARE(m_session->tree().path(), QList<qint64> {2});
        QCOMPARE(m_session->tree().answerVariants(2).size(), 2);
    }

    void errorShowsItsMessageAndRetryAsksAgain()
    {
        m_session->ask({QStringLiteral("Hi?")});
        m_calls.finish(core::Error {core::ErrorKind::AuthFailed, QStringLiteral("Groq refused the key.")});
        const auto messageShown = [this] {
            bool shown = false;
            for (const auto *text : m_column->findChildren<QLabel *>())
                shown |= text->isVisible() && text->text() == QLatin1String("Groq refused the key.");
            return shown;
        };
        QTRY_VERIFY(messageShown());
        for (QPushButton *retry : m_column->findChildren<QPushButton *>()) {
            if (retry->text() == QLatin1String("Retry"))
                retry->click();
        }
        QCOMPARE(m_calls.requests.size(), 2);
        QVERIFY(m_session->isRunning());
    }

    void closingTheColumnLeavesTheCallAlone()
    {
        m_session->ask({QStringLiteral("Hi?")});
        m_calls.text(QStringLiteral("x"));
        QVERIFY(m_calls.handle);
        m_column.reset();
        QVERIFY(m_calls.handle);
        m_calls.text(QStringLiteral("y"));
        QCOMPARE(m_session->tree().head()->answer, QStringLiteral("xy"));
        m_session.reset();
        QVERIFY(!m_calls.handle);
    }

    void readerWhoScrolledUpIsLeftAlone()
    {
        m_session->ask({QStringLiteral("Hi?")});
        for (int i = 0; i < 60; ++i)
            m_calls.text(QStringLiteral("paragraph %1\n\n").arg(i));
        QScrollBar *bar = m_column->findChild<ui::Transcript *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 400);
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->setValue(100);
        const int before = bar->maximum();
        for (int i = 0; i < 30; ++i)
            m_calls.text(QStringLiteral("more %1\n\n").arg(i));
        QTRY_VERIFY(bar->maximum() > before);
        QCOMPARE(bar->value(), 100);
        bar->setValue(bar->maximum());
        m_calls.text(QString(40, u'\n') + QStringLiteral("end\n\n- a\n- b\n- c\n"));
        m_calls.finish();
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void foldedReasoningOpens()
    {
        m_session->ask({QStringLiteral("Hi?")});
        core::CallProgress progress;
        core::ReasoningDelta thought;
        thought.text = QStringLiteral("let me *think*");
        progress.events = {thought};
        m_calls.news(progress);
        m_calls.text(QStringLiteral("done"));
        m_calls.finish();
        auto *view = control<ui::MarkdownView>(*m_column, QStringLiteral("Reasoning text"));
        QVERIFY(view && !view->isVisible());
        button("Show reasoning")->click();
        QTRY_VERIFY(view->isVisible());
        QTRY_COMPARE(view->plainText(), QStringLiteral("let me think"));
    }

    void toolCallIsShownWithItsArguments()
    {
        m_session->ask({QStringLiteral("Hi?")});
        core::CallProgress progress;
        core::ToolCallDelta call;
        call.name = QStringLiteral("weather");
        call.arguments = QStringLiteral("{\"note\":\"``` <b>\"}");
        progress.events = {call};
        m_calls.news(progress);
        m_calls.finish();
        auto *view = control<ui::MarkdownView>(*m_column, QStringLiteral("Tool call"));
        QVERIFY(view);
        QVERIFY(view->plainText().contains(QLatin1String("weather")));
        QVERIFY(view->plainText().contains(QLatin1String("``` <b>")));
    }

    void longWordsDoNotPushTheColumnWide()
    {
        m_session->ask({QString(2000, u'w')});
        m_calls.text(QString(3000, u'm'));
        m_calls.finish();
        const auto *transcript = m_column->findChild<ui::Transcript *>();
        for (const auto *turn : transcript->findChildren<ui::TurnView *>())
            QVERIFY(turn->geometry().right() < transcript->viewport()->width());
        QCOMPARE(transcript->horizontalScrollBar()->maximum(), 0);
    }

    void aColumnCanBeLeftOut()
    {
        QVERIFY(button("Takes part")->isChecked());
        QTest::mouseClick(button("Takes part"), Qt::LeftButton);
        QVERIFY(!m_session->settings().takesPart);
        QVERIFY(button("Takes part")->toolTip().contains(QLatin1String("Left out")));
    }

    void theHeaderSaysWhatIsSet()
    {
        auto *parameters = control<QPushButton>(*m_column, QStringLiteral("Parameters"));
        QCOMPARE(parameters->accessibleDescription(), QStringLiteral("Any provider"));
        core::ColumnSettings settings = m_session->settings();
        settings.sampling.temperature = 0.2;
        settings.systemPrompt = QStringLiteral("Be brief.");
        m_session->setSettings(settings);
        QCOMPARE(parameters->accessibleDescription(),
                 QStringLiteral("Any provider · temperature 0.2 · system prompt"));
        QSignalSpy opened(m_column.get(), &ui::ChatColumn::parametersRequested);
        QTest::mouseClick(parameters, Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
    }

    void figuresAreLiveAndExplainAFallback()
    {
        m_session->setPriceLookup([](const core::CallProgress::Attempt &) {
            return ui::TokenPrices {core::Money::fromDecimal(u"0.001").value_or(core::Money()),
                                    core::Money::fromDecimal(u"0.002").value_or(core::Money())};
        });
        m_session->ask({QStringLiteral("12345678")});
        core::CallProgress asked;
        asked.attempt = core::CallProgress::Attempt {};
        asked.attempt->provider = QStringLiteral("Groq");
        m_calls.news(asked);
        m_calls.text(QString(40, u'x'));
        // 2 tokens in, 10 out, by their length.
        QTRY_VERIFY2(label("Figures")->text().contains(QStringLiteral("≈ 10 out")),
                     qPrintable(label("Figures")->text()));
        QVERIFY2(label("Figures")->text().contains(QStringLiteral("≈ $0.022")),
                 qPrintable(label("Figures")->text()));
        asked.attempt->ordinal = 2;
        asked.attempt->provider = QStringLiteral("Other");
        m_calls.news(asked);
        QTRY_VERIFY(label("Figures")->text().contains(QLatin1String("fallback")));
        QToolButton *why = button("Who answered, and why");
        QVERIFY(why->isVisible());
        QVERIFY(why->toolTip().contains(QLatin1String("help out")));
        QSignalSpy opened(m_column.get(), &ui::ChatColumn::attemptsRequested);
        QTest::mouseClick(why, Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
    }

    void aCollapsedColumnIsAStrip()
    {
        m_column->setCollapsed(true);
        QVERIFY(!answer() || !answer()->isVisible());
        QSignalSpy wanted(m_column.get(), &ui::ChatColumn::collapseRequested);
        QTest::mouseClick(button("Expand Model"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        m_column->setCollapsed(false);
        QVERIFY(button("Pick")->isVisible());
    }

    void everyControlHasAName()
    {
        m_session->ask({QStringLiteral("Hi?")});
        m_calls.text(QStringLiteral("```\ncode\n```"));
        m_calls.finish();
        QCOMPARE(unnamedControls(*m_column), QStringList());
        for (const char *name : {"Stop", "Regenerate", "Pick", "Remove"})
            QVERIFY2(control<QToolButton>(*m_column, QLatin1String(name)), name);
    }

private:
    ui::MarkdownView *answer() { return control<ui::MarkdownView>(*m_column, QStringLiteral("Answer")); }
    QLabel *label(const char *name) { return control<QLabel>(*m_column, QLatin1String(name)); }
    QToolButton *button(const char *name) { return control<QToolButton>(*m_column, QLatin1String(name)); }

    ui::Theme m_theme;
    ui::FrameClock m_clock;
    FakeCalls m_calls;
    std::unique_ptr<ui::ColumnSession> m_session;
    std::unique_ptr<ui::ChatColumn> m_column;
};

QTEST_MAIN(TestChatColumn)
#include "chat_column_test.moc"
