// Eight columns of the real window, each streaming 100 tokens/s of Markdown from the simulator.
//
//     tests/scripts/with_display.sh build/release/tests/bench/eight_columns [SECONDS]
//
// Prints the busy share of the UI thread and of the whole process, and the longest and the 99th-percentile
// time between two turns of the event loop (a 16 ms heartbeat). The same window is measured idle first: what
// the streaming costs is the difference.
#include "core/engine/engine.h"
#include "tests/support/real_window.h"
#include "ui/chat/compare_page.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

double cpuSeconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Runs the event loop for that long and prints what it cost.
void measure(const char *what, int seconds)
{
    std::vector<double> gaps;
    QElapsedTimer beat;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heartbeat, &QTimer::timeout, &heartbeat, [&] {
        gaps.push_back(double(beat.nsecsElapsed()) / 1e6);
        beat.restart();
    });
    QElapsedTimer wall;
    wall.start();
    beat.start();
    const double threadBefore = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
    const double processBefore = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID);
    heartbeat.start(16);
    QTest::qWait(seconds * 1000);
    const double thread = cpuSeconds(CLOCK_THREAD_CPUTIME_ID) - threadBefore;
    const double process = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID) - processBefore;
    const double elapsed = double(wall.elapsed()) / 1000;
    std::sort(gaps.begin(), gaps.end());
    std::printf(
        "%-10s UI thread %5.1f %%  process %5.1f %% of one core;  beats %zu, p99 %.1f ms, worst %.1f ms\n",
        what, 100 * thread / elapsed, 100 * process / elapsed, gaps.size(), gaps.at(gaps.size() * 99 / 100),
        gaps.back());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    RealWindow real;
    real.window().resize(1600, 900);
    QTest::keyClick(&real.window(), Qt::Key_2, Qt::ControlModifier);
    auto *page = real.window().findChild<ui::ComparePage *>();
    QStringList models;
    constexpr int kColumns = 8;
    for (int i = 0; i < kColumns; ++i)
        models << QStringLiteral("simulator/marathon@simulator/steady");
    page->compare(models);
    QTest::qWait(1000);
    measure("idle", std::min(seconds, 3));

    auto *prompt = real.named<QPlainTextEdit>(QStringLiteral("Prompt")).value(0);
    prompt->setPlainText(
        QStringLiteral("Tell me everything about railway switches, with code, tables and formulas."));
    page->send();
    QTest::qWait(1500); // until all stream
    measure("8 columns", seconds);
    page->stopAll();
    return 0;
}
