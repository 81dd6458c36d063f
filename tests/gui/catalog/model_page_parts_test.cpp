#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/controls.h"
#include "ui/catalog/alternative_model.h"
#include "ui/catalog/changes_view.h"
#include "ui/catalog/model_header.h"
#include "ui/catalog/offer_table_model.h"
#include "ui/catalog/price_chart.h"
#include "ui/catalog/price_points.h"
#include "ui/catalog/price_words.h"
#include "ui/catalog/task_price_model.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QTest>

using core::CatalogChange;

namespace {

const auto kModel = QStringLiteral("acme/big");

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 8, number), QTime(12, 0), Qt::UTC);
}

core::PriceRow prices(const char *prompt)
{
    core::PriceRow row;
    row.prompt = core::Money::fromDecimal(QString::fromLatin1(prompt));
    row.completion = row.prompt;
    return row;
}

CatalogChange repriced(int when, const char *endpoint, const char *before, const char *after)
{
    return {.kind = CatalogChange::Kind::Repriced,
            .time = day(when),
            .source = QStringLiteral("openrouter"),
            .model = kModel,
            .endpoint = QString::fromLatin1(endpoint),
            .before = prices(before),
            .after = prices(after)};
}

} // namespace

class ModelPagePartsTest : public QObject
{
    Q_OBJECT

private slots:
    void theModelsKeepTheirPromises()
    {
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        ui::OfferTableModel offers;
        const QAbstractItemModelTester offersTester(&offers, Mode::QtTest);
        offers.setModel(sampleCatalog(), kModel);
        offers.setUsableProviders({QStringLiteral("acme")});
        offers.setRecords(
            {{.model = kModel, .provider = QStringLiteral("acme"), .endpoint = {}, .requests = 3}});
        QCOMPARE(offers.rowCount(), 2);
        offers.setModel(sampleCatalog(), QStringLiteral("no/such"));
        offers.setRecords({});

        ui::TaskPriceModel task;
        const QAbstractItemModelTester taskTester(&task, Mode::QtTest);
        task.setModel(sampleCatalog(), kModel);
        task.setTask({.promptTokens = 100}, 0);
        task.setUsableProviders({QStringLiteral("cloud")});
        QCOMPARE(task.rowCount(), 2);
        task.setModel(nullptr, kModel);
        QCOMPARE(task.rowCount(), 0);

        ui::AlternativeModel alternatives;
        const QAbstractItemModelTester alternativesTester(&alternatives, Mode::QtTest);
        alternatives.setAlternatives(sampleCatalog(), {{kModel, {}, QStringLiteral("same family")},
                                                       {QStringLiteral("gone/model"), {}, {}}});
        QVERIFY(alternatives.setData(alternatives.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!alternatives.setData(alternatives.index(1, 1), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(alternatives.ticked(), QStringList {QStringLiteral("gone/model")});
        alternatives.setAlternatives(sampleCatalog(), {{kModel, {}, {}}});
        QVERIFY(alternatives.ticked().isEmpty());
    }

    void anEndpointThatTheHistoryDidNotNameIsItsProviders()
    {
        ui::OfferTableModel offers;
        offers.setModel(sampleCatalog(), kModel);
        offers.setRecords(
            {{.model = kModel, .provider = QStringLiteral("acme"), .endpoint = {}, .requests = 3}});
        QCOMPARE(offers.index(1, ui::OfferTableModel::Requests).data().toString(), QStringLiteral("3"));
        QCOMPARE(offers.index(1, ui::OfferTableModel::Errors).data().toString(), QStringLiteral("0.0 %"));
        QCOMPARE(offers.index(1, ui::OfferTableModel::CacheShare).data().toString(), QStringLiteral("—"));
        QVERIFY(!offers.index(1, ui::OfferTableModel::Speed).data(ui::TableModel::SortRole).isValid());
    }

    void keysInWords_data()
    {
        QTest::addColumn<bool>("direct");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<QString>("words");
        QTest::newRow("own") << true << "inference" << true << "your key";
        QTest::newRow("none") << true << "inference" << false << "no key";
        QTest::newRow("aggregator") << false << "inference" << true << "only via aggregator";
        QTest::newRow("simulator") << true << "simulator" << true << "needs no key";
    }
    void keysInWords()
    {
        QFETCH(bool, direct);
        QFETCH(QString, kind);
        QFETCH(bool, usable);
        core::ProviderInfo provider;
        provider.id = QStringLiteral("it");
        provider.kind = kind;
        core::EndpointInfo endpoint;
        endpoint.providerId = provider.id;
        endpoint.direct = direct;
        const core::Catalog catalog({}, {provider});
        QTEST(ui::keyStateText(catalog, endpoint, usable ? QSet<QString> {provider.id} : QSet<QString>()),
              "words");
    }

    void tagsAreReadAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("empty") << QString() << QStringList();
        QTest::newRow("commas") << " , ,," << QStringList();
        QTest::newRow("doubles") << "a, A ,b" << QStringList {QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("long") << QString(100, u'x') << QStringList {QString(40, u'x')};
    }
    void tagsAreReadAsTyped()
    {
        QFETCH(QString, text);
        QTEST(ui::tagsFromText(text), "tags");
    }

    void priceHistoriesBeginBeforeTheFirstChange()
    {
        CatalogChange fresh {.kind = CatalogChange::Kind::NewEndpoint,
                             .time = day(3),
                             .model = kModel,
                             .endpoint = QStringLiteral("relay"),
                             .after = prices("0.000009")};
        CatalogChange foreign = repriced(5, "cloud", "0.000001", "0.000002");
        foreign.model = QStringLiteral("acme/small");
        const QList<ui::PriceHistory> found =
            ui::priceHistories({repriced(20, "acme", "0.000002", "0.000003"), // not in order
                                repriced(10, "acme", "0.000001", "0.000002"), fresh, foreign,
                                repriced(21, "acme", "0.000003", "0.000003")},
                               kModel);
        QCOMPARE(found.size(), 1); // one price alone is no history
        QCOMPARE(found.at(0).endpoint, QStringLiteral("acme"));
        QCOMPARE(found.at(0).points, QList<ui::PricePoint>({{day(9), prices("0.000001")},
                                                            {day(10), prices("0.000002")},
                                                            {day(20), prices("0.000003")}}));
        QVERIFY(ui::priceHistories({}, kModel).isEmpty());
    }

    void changesInWords_data()
    {
        QTest::addColumn<CatalogChange>("change");
        QTest::addColumn<QString>("words");
        CatalogChange change = repriced(1, "acme/eu", "0.000003", "0.0000025");
        change.after.completion = change.before.completion;
        QTest::newRow("price") << change << "acme/eu: in $3.00 → $2.50 (openrouter)";
        change.after = change.before;
        change.after.image = core::Money();
        QTest::newRow("another price") << change << "acme/eu: other prices changed (openrouter)";
        change.before.prompt.reset();
        change.after = prices("0");
        QTest::newRow("unknown to free") << change << "acme/eu: in — → free, out $3.00 → free (openrouter)";
        QTest::newRow("new model") << CatalogChange {} << "Came into the catalog";
        QTest::newRow("retired") << CatalogChange {.kind = CatalogChange::Kind::RetiredModel}
                                 << "Left the catalog";
        QTest::newRow("retired endpoint") << CatalogChange {.kind = CatalogChange::Kind::RetiredEndpoint,
                                                            .provider = QStringLiteral("acme")}
                                          << "acme: no longer offers it";
    }
    void changesInWords()
    {
        QFETCH(CatalogChange, change);
        QTEST(ui::changeText(change), "words");
    }

    void changesStandNewestFirstWithTheirChart()
    {
        ui::Theme theme;
        ui::ChangesView view(theme);
        view.resize(700, 400);
        view.show();
        auto *list = view.findChild<QLabel *>(QStringLiteral("changes"));
        view.showModel(*sampleCatalog()->findModel(kModel));
        QVERIFY(list->text().startsWith(QLatin1String("No change has been seen yet.")));
        QVERIFY(list->text().endsWith(QLatin1String("2026-05-01   Released")));
        QVERIFY(!view.findChild<ui::PriceChart *>());

        view.setChanges(
            {repriced(10, "acme", "0.000001", "0.000002"), repriced(20, "cloud", "0.000002", "0.000003")});
        const QStringList lines = list->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).contains(QLatin1String("cloud: in $2.00")));
        auto *chart = view.findChild<ui::PriceChart *>();
        QVERIFY(chart && chart->isVisible());
        QVERIFY(chart->accessibleDescription().contains(QLatin1String("in $1.00, out $1.00")));
        auto *endpoint = control<QComboBox>(view, QStringLiteral("Endpoint of the price chart"));
        QTest::keyClick(endpoint, Qt::Key_Down);
        QVERIFY(chart->accessibleDescription().contains(QLatin1String("in $3.00, out $3.00")));
        view.grab();
        view.setChanges({});
        QVERIFY(!chart->isVisible());
    }

    void pricesInWords()
    {
        core::Pricing pricing;
        QCOMPARE(ui::priceWords(pricing, {}), QStringLiteral("No price is known"));
        pricing.base = prices("0.000003");
        pricing.base.request = core::Money::fromDecimal(QStringLiteral("0.01"));
        pricing.tiers << core::PriceTier {200'000, prices("0.000006")};
        core::PriceRow half;
        half.prompt = core::Money::fromDecimal(QStringLiteral("0.0000015"));
        pricing.windows << core::PriceWindow {16 * 60 + 30, 24 * 60, half};
        pricing.serviceTiers << core::ServiceTierPrices {QStringLiteral("flex"), half};
        const QStringList lines = ui::priceWords(pricing, QStringLiteral("models.dev")).split(u'\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines.at(0), QStringLiteral("$3.00 in, $3.00 out"));
        QCOMPARE(lines.at(1), QStringLiteral("Prompts of more than 200K tokens: $6.00 in, $6.00 out"));
        QVERIFY(lines.at(2).contains(QLatin1String("30"))
                && lines.at(2).endsWith(QLatin1String("UTC: $1.50 in")));
        QCOMPARE(lines.at(3), QStringLiteral("Service tier flex: $1.50 in"));
        QCOMPARE(lines.at(4), QStringLiteral("And $0.01 for each request"));
        QCOMPARE(lines.at(5), QStringLiteral("As listed by models.dev"));
    }

    void aLongHistoryIsCut()
    {
        ui::Theme theme;
        ui::ChangesView view(theme);
        QList<CatalogChange> many;
        for (int i = 0; i < 80; ++i)
            many << repriced(1 + i % 28, "acme", "0.000001", "0.000002");
        core::ModelInfo model;
        model.id = kModel;
        view.showModel(model);
        view.setChanges(many);
        const QString text = view.findChild<QLabel *>(QStringLiteral("changes"))->text();
        QCOMPARE(text.count(u'\n'), 50);
        QVERIFY(text.endsWith(QLatin1String("and 30 earlier one(s)")));
    }
};

QTEST_MAIN(ModelPagePartsTest)
#include "model_page_parts_test.moc"
