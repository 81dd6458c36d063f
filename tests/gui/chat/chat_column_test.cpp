#include "tests/support/controls.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/transcript.h"
#include "ui/common/frame_clock.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace {

/// Stands in for the engine: keeps what was asked, and the test tells the news.
struct FakeCalls {
    QList<core::ChatRequest> requests;
    std::function<void(const core::CallProgress &)> news;
    QPointer<QObject> handle;

    ui::CallStarter starter()
    {
        return [this](const core::ChatRequest &request,
                      std::function<void(const core::CallProgress &)> callback) {
            requests.append(request);
            news = std::move(callback);
            auto call = std::make_unique<QObject>();
            handle = call.get();
            return call;
        };
    }

    void text(const QString &delta)
    {
        core::CallProgress progress;
        progress.events = {core::TextDelta {delta}};
        news(progress);
    }

    void finish(const std::optional<core::Error> &error = {})
    {
        core::CallProgress progress;
        progress.finished = core::RequestRecord {};
        progress.finished->error = error;
        progress.finished->providerName = QStringLiteral("Groq");
        news(progress);
    }
};

} // namespace

class TestChatColumn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_calls = FakeCalls();
        m_column = std::make_unique<ui::ChatColumn>(
            ui::ColumnModel {QStringLiteral("lab/model"), QStringLiteral("Model")}, m_calls.starter(),
            m_theme, m_clock);
        m_column->resize(360, 500);
        m_column->show();
    }

    void cleanup() { m_column.reset(); }

    void answerStreamsIntoTheTextNamedAnswer()
    {
        QCOMPARE(m_column->accessibleName(), QStringLiteral("Model"));
        m_column->ask(QStringLiteral("Hi?"));
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
        m_column->ask(QStringLiteral("1"));
        m_calls.text(QStringLiteral("one"));
        m_calls.finish();
        m_column->ask(QStringLiteral("2"));
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
        m_column->ask(QStringLiteral("Hi?"));
        QVERIFY(!button("Regenerate")->isEnabled());
        m_calls.text(QStringLiteral("half an ans"));
        button("Stop")->click();
        QVERIFY(!m_calls.handle);
        QCOMPARE(answer()->plainText(), QStringLiteral("half an ans"));
        QVERIFY(!m_column->isRunning());
        QVERIFY(!button("Stop")->isEnabled());
        QVERIFY(button("Regenerate")->isEnabled());
    }

    void regenerateReplacesTheLastAnswer()
    {
        m_column->ask(QStringLiteral("Hi?"));
        m_calls.text(QStringLiteral("bad"));
        m_calls.finish();
        button("Regenerate")->click();
        QCOMPARE(m_calls.requests.size(), 2);
        QCOMPARE(m_calls.requests.last().messages.size(), 1);
        m_calls.text(QStringLiteral("good"));
        m_calls.finish();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(answer()->plainText(), QStringLiteral("good"));
        QCOMPARE(m_column->conversation().path().size(), 1);
    }

    void errorShowsItsMessageAndRetryAsksAgain()
    {
        m_column->ask(QStringLiteral("Hi?"));
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
        QVERIFY(m_column->isRunning());
    }

    void destroyingAColumnMidStreamCancels()
    {
        m_column->ask(QStringLiteral("Hi?"));
        m_calls.text(QStringLiteral("x"));
        QVERIFY(m_calls.handle);
        m_column.reset();
        QVERIFY(!m_calls.handle);
    }

    void readerWhoScrolledUpIsLeftAlone()
    {
        m_column->ask(QStringLiteral("Hi?"));
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
        m_column->ask(QStringLiteral("Hi?"));
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
        m_column->ask(QStringLiteral("Hi?"));
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
        m_column->ask(QString(2000, u'w'));
        m_calls.text(QString(3000, u'm'));
        m_calls.finish();
        const auto *transcript = m_column->findChild<ui::Transcript *>();
        QTRY_VERIFY(transcript->widget()->width() <= transcript->viewport()->width());
        QCOMPARE(transcript->horizontalScrollBar()->maximum(), 0);
    }

    void everyControlHasAName()
    {
        m_column->ask(QStringLiteral("Hi?"));
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
    std::unique_ptr<ui::ChatColumn> m_column;
};

QTEST_MAIN(TestChatColumn)
#include "chat_column_test.moc"
