// What Markdown costs: prints milliseconds of processor time, beside QTextDocument::setMarkdown() of the same
// text, and the memory of many answers.

#include "tests/support/long_answer.h"
#include "ui/common/markdown_view.h"
#include "ui/common/math_formula.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QPixmap>
#include <QTextDocument>

#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

namespace {

double cpuMs()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double memoryMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 4 / 1024 : 0;
}

double streamed(const ui::Theme &theme, const QString &text, qsizetype chunk)
{
    ui::MarkdownView view(theme);
    view.resize(420, 10);
    const double before = cpuMs();
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        view.appendMarkdown(text.mid(at, chunk));
        view.flush();
    }
    view.finish();
    return cpuMs() - before;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    theme.apply(ui::ColorScheme::Light);
    streamed(theme, longAnswer(5'000), 100);

    const QString text = longAnswer(200'000);
    double before = cpuMs();
    {
        ui::MarkdownView view(theme);
        view.resize(420, 10);
        view.setMarkdown(text);
        std::printf("200 KB at once, %d pixels tall      %8.1f ms\n", view.height(), cpuMs() - before);
        before = cpuMs();
        QPixmap pixels(420, 800);
        view.render(&pixels, {}, QRegion(0, view.height() / 2, 420, 800));
        std::printf("  one screen of it painted          %8.1f ms\n", cpuMs() - before);
        before = cpuMs();
        view.resize(500, 10);
        QApplication::sendPostedEvents();
        std::printf("  another width                     %8.1f ms\n", cpuMs() - before);
    }
    before = cpuMs();
    QTextDocument document;
    document.setMarkdown(text);
    document.setTextWidth(420);
    std::printf("  QTextDocument::setMarkdown        %8.1f ms, %.0f pixels\n", cpuMs() - before,
                document.size().height());
    std::printf("200 KB streamed by 20 characters    %8.1f ms\n", streamed(theme, text, 20));

    const struct {
        const char *name;
        QString text;
    } kinds[] = {
        {"one paragraph", QStringLiteral("word **bold** and `code` ").repeated(820)},
        {"one list", QStringLiteral("- an item with some words\n").repeated(770)},
        {"one nested list",
         QStringLiteral("- top\n") + QStringLiteral("  - an item with words\n").repeated(850)},
        {"one table", QStringLiteral("| a | b | c |\n|---|---|---|\n")
                          + QStringLiteral("| one | two | three |\n").repeated(900)},
        {"one code block",
         QStringLiteral("```cpp\n") + QStringLiteral("int x = f(1); // c\n").repeated(1050)},
    };
    for (const auto &kind : kinds) {
        const double whole = streamed(theme, kind.text, kind.text.size());
        std::printf("20 KB, %-16s by 20       %8.1f ms, at once %.1f ms\n", kind.name,
                    streamed(theme, kind.text, 20), whole);
    }

    before = cpuMs();
    ui::MathCache cache;
    for (int i = 0; i < 100; ++i) {
        ui::MathQuery query;
        query.tex =
            QStringLiteral("\\int_0^{%1} \\frac{a_%1 + b^2}{\\sqrt{x^2 + y^2}} \\, dx = \\sum_{n=1}^\\infty "
                           "\\alpha_n \\left( \\frac{x}{n} \\right)^2")
                .arg(i);
        query.display = true;
        query.family = QApplication::font().family();
        cache.formula(query);
    }
    std::printf("100 formulas of 30 symbols          %8.1f ms\n", cpuMs() - before);

    const QString small = longAnswer(2'000);
    const double memory = memoryMb();
    before = cpuMs();
    std::vector<std::unique_ptr<ui::MarkdownView>> views;
    for (int i = 0; i < 500; ++i) {
        views.push_back(std::make_unique<ui::MarkdownView>(theme));
        views.back()->resize(420, 10);
        views.back()->setMarkdown(small);
    }
    std::printf("500 answers of 2 KB                 %8.1f ms, %.1f MB\n", cpuMs() - before,
                memoryMb() - memory);
}
