// The catalog page with ten thousand endpoints: how long it takes to open, a keystroke in the search field, a
// tick at a facet and a frame of scrolling, against a plain table over Qt's own sorting filter with the same
// names. Each figure is the median of its turns, with the worst.
//
//     QT_QPA_PLATFORM=offscreen build/release/tests/bench/catalog_table
//
// Goals: a keystroke 10 ms, a frame 16 ms, opening 50 ms.
#include "core/settings/bundled_catalog.h"
#include "ui/catalog/catalog_page.h"
#include "ui/catalog/facet_panel.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int kEndpoints = 10'000;

/// The shipped models over and over under other names, until there are enough endpoints.
core::CatalogPtr largeCatalog()
{
    const core::CatalogPtr shipped = core::bundledCatalog();
    QList<core::ModelInfo> models;
    qint64 endpoints = 0;
    for (int round = 0; endpoints < kEndpoints; ++round) {
        for (core::ModelInfo model : shipped->models()) {
            if (endpoints >= kEndpoints)
                break;
            if (round > 0) {
                model.id += QStringLiteral("-%1").arg(round);
                model.name += QStringLiteral(" %1").arg(round);
                model.aliases.clear();
            }
            endpoints += model.endpoints.size();
            models << model;
        }
    }
    return std::make_shared<const core::Catalog>(models, shipped->providers());
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

struct Times {
    std::vector<double> all = {};

    double median()
    {
        std::sort(all.begin(), all.end());
        return all.at(all.size() / 2);
    }
    void print(const char *what)
    {
        const double middle = median();
        std::printf("%-34s %8.2f ms, worst %8.2f ms of %zu\n", what, middle, all.back(), all.size());
    }
};

template<typename Work>
double timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return milliseconds(timer);
}

/// Until all that a change has brought about is painted.
void paintNow()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// What a letter does, and that with the painting behind it.
struct TypingTimes {
    Times filtered = {};
    Times painted = {};
};

TypingTimes typing(QLineEdit &field)
{
    TypingTimes times;
    const auto turn = [&](auto change) {
        QElapsedTimer timer;
        timer.start();
        change();
        times.filtered.all.push_back(milliseconds(timer));
        paintNow();
        times.painted.all.push_back(milliseconds(timer));
    };
    for (const char *word : {"claude sonnet 4", "gpt", "llama 3.3 70b", "qwen coder", "claud opsu"}) {
        for (const char *letter = word; *letter; ++letter)
            turn([&] { QTest::keyClick(&field, *letter); });
        turn([&] { field.clear(); });
    }
    return times;
}

Times scrolling(QTableView &table)
{
    Times times;
    QScrollBar *bar = table.verticalScrollBar();
    for (int value = bar->minimum(); value < bar->maximum() && times.all.size() < 400; value += 60)
        times.all.push_back(timed([&] {
            bar->setValue(value);
            table.viewport()->repaint();
        }));
    return times;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    const core::CatalogPtr catalog = largeCatalog();
    std::printf("%lld models, %lld endpoints\n", qlonglong(catalog->models().size()),
                qlonglong(catalog->endpointCount()));
    ui::Theme theme;
    theme.apply(ui::ColorScheme::Light);

    Times opening;
    std::unique_ptr<ui::CatalogPage> page;
    for (int round = 0; round < 7; ++round) {
        page.reset();
        opening.all.push_back(timed([&] {
            page = std::make_unique<ui::CatalogPage>(catalog, theme);
            page->resize(1280, 800);
            page->show();
            paintNow();
        }));
    }
    opening.print("opening the page");
    auto *search = page->findChild<QLineEdit *>();
    for (QLineEdit *field : page->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == QLatin1String("Search models"))
            search = field;
    }
    TypingTimes keys = typing(*search);
    keys.filtered.print("a keystroke filters");
    keys.painted.print("a keystroke, painted");
    Times facets;
    for (int round = 0; round < 20; ++round) {
        core::ModelQuery query = ui::CatalogPage::usualQuery();
        query.tools = round % 2 == 0 ? std::optional(true) : std::nullopt;
        query.minContext = round % 3 == 0 ? std::optional<qint64>(128'000) : std::nullopt;
        facets.all.push_back(timed([&] {
            emit page->findChild<ui::FacetPanel *>()->queryAsked(query);
            paintNow();
        }));
    }
    facets.print("a tick at a facet");
    Times frames = scrolling(*page->findChild<QTableView *>(QStringLiteral("models")));
    frames.print("a frame of scrolling");

    QWidget plain;
    QStandardItemModel model;
    for (const core::ModelInfo &info : catalog->models()) {
        QList<QStandardItem *> row;
        for (const QString &text : {info.name + u'\n' + info.id, info.author, info.family, info.released,
                                    QString::number(info.contextLength), info.type})
            row << new QStandardItem(text);
        model.appendRow(row);
    }
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setFilterCaseSensitivity(Qt::CaseInsensitive);
    QTableView table(&plain);
    table.setModel(&sorted);
    table.setSortingEnabled(true);
    QLineEdit field(&plain);
    QObject::connect(&field, &QLineEdit::textChanged, &sorted, &QSortFilterProxyModel::setFilterFixedString);
    table.setGeometry(0, 40, 1280, 760);
    plain.resize(1280, 800);
    plain.show();
    paintNow();
    TypingTimes plainKeys = typing(field);
    plainKeys.filtered.print("Qt's own filter: a keystroke");
    plainKeys.painted.print("Qt's own filter, painted");
    Times plainFrames = scrolling(table);
    plainFrames.print("Qt's own table: a frame");
    std::printf("ratios: keystroke %.2f, painted %.2f, frame %.2f\n",
                keys.filtered.median() / plainKeys.filtered.median(),
                keys.painted.median() / plainKeys.painted.median(), frames.median() / plainFrames.median());
    return 0;
}
