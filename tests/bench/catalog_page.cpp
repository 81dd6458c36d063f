// How long a click on a model takes until its page stands on the screen, for the shipped catalog.
//
//     QT_QPA_PLATFORM=offscreen build/release/tests/bench/bench_catalog_page [FOLDER]
//
// Prints the time to build the page, and for the model with the most endpoints and for one with few the time
// of showModel() and of laying out and painting what it shows, first and when the page has been used before.
// FOLDER gets pictures of what was painted.
#include "core/settings/bundled_catalog.h"
#include "ui/catalog/comparison_view.h"
#include "ui/catalog/model_page.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace {

double milliseconds(const QElapsedTimer &watch)
{
    return double(watch.nsecsElapsed()) / 1e6;
}

void open(const char *what, ui::ModelPage &page, const core::CatalogPtr &catalog, const QString &id)
{
    QElapsedTimer watch;
    watch.start();
    page.showModel(catalog, id);
    const double shown = milliseconds(watch);
    page.grab();
    std::printf("%-34s showModel %6.2f ms, with layout and painting %6.2f ms\n", what, shown,
                milliseconds(watch));
}

QList<core::EndpointRecord> someRecords(const core::ModelInfo &model)
{
    QList<core::EndpointRecord> records;
    for (qsizetype i = 0; i < std::min<qsizetype>(model.endpoints.size(), 5); ++i) {
        core::EndpointRecord record;
        record.model = model.id;
        record.provider = model.endpoints.at(i).providerId;
        record.endpoint = core::endpointSlug(model.endpoints.at(i));
        record.requests = 12 * (i + 1);
        record.failures = i;
        record.promptTokens = 40'000;
        record.cachedTokens = 8'000 * i;
        record.ttftMs = 240.0 + 310 * double(i);
        record.ttftP90Ms = 1'900;
        record.throughput = 88.0 - 11 * double(i);
        record.throughputP10 = 21;
        record.lastUsed = QDateTime::currentDateTimeUtc();
        records << record;
    }
    return records;
}

QList<core::CatalogChange> someChanges(const core::ModelInfo &model)
{
    QList<core::CatalogChange> changes;
    for (int i = 0; i < 4; ++i) {
        core::CatalogChange change;
        change.kind = core::CatalogChange::Kind::Repriced;
        change.time = QDateTime::currentDateTimeUtc().addDays(-40 + 9 * i);
        change.source = QStringLiteral("openrouter");
        change.model = model.id;
        change.endpoint = core::endpointSlug(model.endpoints.constFirst());
        change.before.prompt = core::Money::fromPicoDollars(3'000'000 - 300'000 * i);
        change.before.completion = core::Money::fromPicoDollars(12'000'000 - 1'000'000 * i);
        change.after.prompt = core::Money::fromPicoDollars(2'700'000 - 300'000 * i);
        change.after.completion = core::Money::fromPicoDollars(11'000'000 - 1'000'000 * i);
        changes << change;
    }
    return changes;
}

/// The whole page, one picture a screen.
void savePictures(ui::ModelPage &page, const QString &folder, const QString &name)
{
    QScrollBar *bar = page.findChild<QScrollArea *>()->verticalScrollBar();
    for (int i = 0;; ++i) {
        bar->setValue(i * bar->pageStep());
        page.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name).arg(i));
        if (bar->value() >= bar->maximum())
            break;
    }
    bar->setValue(0);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    const core::CatalogPtr catalog = core::bundledCatalog();
    ui::Theme theme;
    theme.apply(ui::ColorScheme::Light);
    const QList<core::ModelInfo> &models = catalog->models();
    const auto &widest = *std::max_element(models.begin(), models.end(),
                                           [](const core::ModelInfo &left, const core::ModelInfo &right) {
                                               return left.endpoints.size() < right.endpoints.size();
                                           });

    QElapsedTimer watch;
    watch.start();
    ui::ModelPage page(theme);
    page.resize(1080, 700);
    std::printf("building the page %.2f ms; %lld endpoints at most\n", milliseconds(watch),
                static_cast<long long>(widest.endpoints.size()));
    page.show();
    const QString few = QStringLiteral("openai/gpt-5");
    open("first model (few endpoints)", page, catalog, few);
    open("model with the most endpoints", page, catalog, widest.id);
    open("back to the first", page, catalog, few);
    open("again the most endpoints", page, catalog, widest.id);

    watch.restart();
    ui::ComparisonView comparison(theme);
    comparison.resize(1080, 700);
    QStringList eight;
    for (const core::ModelInfo &model : models.sliced(0, 8))
        eight << model.id;
    comparison.showModels(catalog, eight);
    comparison.show();
    comparison.grab();
    std::printf("comparison of eight, built and painted %.2f ms\n", milliseconds(watch));

    if (argc > 1) {
        const QString folder = QString::fromLocal8Bit(argv[1]);
        page.setUsableProviders({QStringLiteral("openai"), QStringLiteral("novita"), QStringLiteral("groq")});
        page.setRecords(someRecords(widest));
        page.setChanges(someChanges(widest));
        QTest::qWait(100);
        savePictures(page, folder, QStringLiteral("page"));
        page.resize(640, 560);
        QTest::qWait(100);
        savePictures(page, folder, QStringLiteral("narrow"));
        comparison.grab().save(folder + QStringLiteral("/comparison.png"));
        comparison.resize(640, 560);
        QTest::qWait(100);
        comparison.grab().save(folder + QStringLiteral("/comparison-narrow.png"));
    }
    return 0;
}
