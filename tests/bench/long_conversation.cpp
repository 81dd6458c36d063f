// A conversation of 2,000 turns in a transcript, beside a plain QTextBrowser with a tenth of it.
//
//     QT_QPA_PLATFORM=offscreen build/release/tests/bench/long_conversation [TURNS]
//
// Prints how long it takes to open (until painted), how much memory it takes once all of it was scrolled
// through, and how long one step of the wheel takes (layout and painting). Each part runs in a process of its
// own, as memory that was given back once does not show as growth again.
#include "ui/chat/transcript.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int kStep = 60;

double megabytes()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    constexpr double kPage = 4096;
    return status.readAll().split(' ').value(1).toDouble() * kPage / 1e6;
}

/// About 2 KB of what models write.
QString answerText(int turn)
{
    QString text = QStringLiteral("## Answer %1\n\n").arg(turn);
    for (int i = 0; i < 4; ++i) {
        text += QStringLiteral(
            "This is a paragraph with **bold** words, `code` and a [link](https://example.com) "
            "that goes on for a few lines, as paragraphs do, until it comes to its end.\n\n");
        text += QStringLiteral("- a point\n- another point with *emphasis*\n- the last point\n\n");
    }
    text += QStringLiteral(
        "```cpp\nint main()\n{\n    const auto values = load(\"file.txt\");\n    for (int value "
        ": values)\n        print(value);\n    return 0;\n}\n```\n\n");
    text += QStringLiteral("| Name | Value |\n|---|---:|\n| one | 1 |\n| two | 2 |\n\nSo much for that.\n");
    return text;
}

core::ConversationTree conversation(int turns)
{
    std::vector<core::Turn> all;
    for (int i = 0; i < turns; ++i) {
        core::Turn turn;
        turn.parent = i;
        turn.state = core::Turn::State::Done;
        turn.modelName = QStringLiteral("Model");
        turn.question.text = QStringLiteral("Question %1: what about this and that?").arg(i);
        turn.answer = answerText(i);
        all.push_back(std::move(turn));
    }
    return {std::move(all), turns};
}

/// One turn of the event loop. Outside of exec() it takes this to delete what is to be deleted later.
void turnOnce()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Paints, and lets idle work go on until there is none.
void settle()
{
    for (int i = 0; i < 40; ++i)
        turnOnce();
}

void scrollThrough(QAbstractScrollArea &view, int mostSteps)
{
    QScrollBar &bar = *view.verticalScrollBar();
    bar.setValue(0);
    settle();
    std::vector<double> steps;
    QElapsedTimer timer;
    for (int i = 0; i < mostSteps && bar.value() < bar.maximum(); ++i) {
        timer.start();
        bar.setValue(bar.value() + kStep);
        turnOnce();
        steps.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(steps.begin(), steps.end());
    std::printf("  wheel step     p50 %6.2f ms  p99 %6.2f ms  worst %6.2f ms  (%zu steps)\n",
                steps.at(steps.size() / 2), steps.at(steps.size() * 99 / 100), steps.back(), steps.size());
    // The rest in strides of a screen.
    while (bar.value() < bar.maximum()) {
        bar.setValue(bar.value() + bar.pageStep());
        turnOnce();
    }
}

void measureTranscript(int turns)
{
    ui::Theme theme;
    theme.apply(ui::ColorScheme::Light);
    const core::ConversationTree tree = conversation(turns);
    ui::Transcript transcript(theme);
    transcript.setColumn(QStringLiteral("Model"));
    transcript.resize(420, 700);
    transcript.show();
    // Fonts and icons are loaded once, not for each conversation.
    transcript.showTree(conversation(2));
    settle();
    transcript.showTree({});
    settle();
    const double before = megabytes();
    QElapsedTimer timer;
    timer.start();
    transcript.showTree(tree);
    turnOnce();
    std::printf("transcript, %d turns\n  open           %6.1f ms\n", turns,
                double(timer.nsecsElapsed()) / 1e6);
    settle();
    scrollThrough(transcript, 3'000);
    settle();
    std::printf("  memory         %6.1f MB more than its %.1f MB of text after all of it was seen\n",
                megabytes() - before, turns * answerText(0).size() * 2 / 1e6);
}

void measureBrowser(int turns)
{
    ui::Theme theme;
    theme.apply(ui::ColorScheme::Light);
    QString all;
    for (int i = 0; i < turns; ++i)
        all += QStringLiteral("**Question %1: what about this and that?**\n\n").arg(i) + answerText(i);
    QTextBrowser browser;
    browser.resize(420, 700);
    browser.show();
    settle();
    const double before = megabytes();
    QElapsedTimer timer;
    timer.start();
    browser.document()->setMarkdown(all, QTextDocument::MarkdownDialectGitHub);
    turnOnce();
    std::printf("QTextBrowser, %d turns\n  open           %6.1f ms\n", turns,
                double(timer.nsecsElapsed()) / 1e6);
    settle();
    scrollThrough(browser, 3'000);
    std::printf("  memory         %6.1f MB more after all of it was seen\n", megabytes() - before);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QStringList arguments = QCoreApplication::arguments();
    const int turns = std::max(10, arguments.value(1, QStringLiteral("2000")).toInt());
    const QString part = arguments.value(2);
    if (part == QLatin1String("transcript")) {
        measureTranscript(turns);
    } else if (part == QLatin1String("browser")) {
        constexpr int kEnough = 200; // it takes the square of the length
        measureBrowser(std::min(turns, kEnough));
    } else {
        for (const char *which : {"transcript", "browser"})
            QProcess::execute(arguments.first(), {QString::number(turns), QLatin1String(which)});
    }
    return 0;
}
