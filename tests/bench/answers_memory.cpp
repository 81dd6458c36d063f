// What the real window's memory grows by over some 500 answers of the simulator.
//
//     tests/scripts/with_display.sh build/release/tests/bench/answers_memory [QUESTIONS [COLUMNS]]
//
// Prints the resident size before, after each quarter and at the end, and how much text the answers have.
// What is shown is bounded, what was said is kept, so it should grow by little more than that text.
#include "tests/support/real_window.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/comparison_session.h"

#include <QApplication>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace {

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    constexpr double kPageInMegabytes = 4096.0 / 1'000'000;
    return status.readAll().split(' ').value(1).toDouble() * kPageInMegabytes;
}

double textMegabytes(const ui::ComparisonSession &session)
{
    qsizetype letters = 0;
    for (const ui::ColumnSession *column : session.columns()) {
        for (const core::Turn &turn : column->tree().turns())
            letters += turn.answer.size();
    }
    return double(letters) * sizeof(QChar) / 1'000'000;
}

} // namespace

int main(int argc, char **argv)
{
    const int questions = argc > 1 ? std::max(4, std::atoi(argv[1])) : 63;
    const int columns = argc > 2 ? std::clamp(std::atoi(argv[2]), 1, ui::ComparisonSession::kMostColumns) : 8;
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    RealWindow real;
    QTest::keyClick(&real.window(), Qt::Key_2, Qt::ControlModifier);
    auto *page = real.window().findChild<ui::ComparePage *>();
    QStringList models;
    for (int i = 0; i < columns; ++i)
        models << QStringLiteral("simulator/breeze-mini@simulator/fast");
    page->compare(models);
    ui::ComparisonSession &session = *page->session();
    for (int i = 0; i <= questions; ++i) {
        if (i == 1)
            std::printf("after the first answers %7.1f MB\n", residentMegabytes());
        else if (i > 1 && (i - 1) % (questions / 4) == 0)
            std::printf("%4d answers            %7.1f MB, of which text %.1f MB\n",
                        (i - 1) * int(models.size()), residentMegabytes(), textMegabytes(session));
        std::fflush(stdout);
        session.send({QStringLiteral("Question %1: what makes a good railway switch, step by step?").arg(i)},
                     session.targets());
        while (session.isRunning())
            QTest::qWait(50);
    }
    QTest::qWait(1500); // until all is kept
    std::printf("%4d answers            %7.1f MB, of which text %.1f MB\n",
                int(models.size()) * (questions + 1), residentMegabytes(), textMegabytes(session));
    return 0;
}
