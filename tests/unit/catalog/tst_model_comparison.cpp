#include "core/catalog/model_comparison.h"

#include <QTest>

using namespace core;

namespace {

ModelInfo model(const char *id, const char *price, qint64 context)
{
    ModelInfo model;
    model.id = QString::fromLatin1(id);
    model.name = model.id.section(u'/', 1).toUpper();
    model.author = model.id.section(u'/', 0, 0);
    model.contextLength = context;
    model.inputModalities = {QStringLiteral("text"), QStringLiteral("image")};
    EndpointInfo endpoint;
    endpoint.providerId = QStringLiteral("cloud");
    endpoint.region = QStringLiteral("eu");
    if (price) {
        endpoint.pricing.base.prompt = Money::fromDecimal(QString::fromLatin1(price));
        endpoint.pricing.base.completion = endpoint.pricing.base.prompt;
    }
    model.endpoints << endpoint;
    return model;
}

Catalog sample()
{
    ModelInfo thinker = model("acme/thinker", "0.0000125", 1'000'000);
    thinker.capabilities.reasoning = true;
    thinker.reasoningEfforts = {QStringLiteral("low"), QStringLiteral("high")};
    ProviderInfo cloud;
    cloud.id = QStringLiteral("cloud");
    cloud.dataPolicy = DataPolicy {false, false, {}, {}};
    return Catalog({thinker, model("acme/small", "0.0000005", 128'000), model("open/unpriced", nullptr, 0)},
                   {cloud});
}

const QStringList kTwo {QStringLiteral("acme/thinker"), QStringLiteral("acme/small")};
const QStringList kThree = kTwo + QStringList {QStringLiteral("open/unpriced")};

ComparisonRow row(const ModelComparison &comparison, const char *attribute)
{
    for (const ComparisonRow &row : comparison.rows) {
        if (row.attribute == QLatin1String(attribute))
            return row;
    }
    return {};
}

ModelComparison oneCell(const QString &name, const QString &value)
{
    return {.modelIds = {QStringLiteral("a/b")},
            .names = {name},
            .rows = {ComparisonRow {.attribute = QStringLiteral("Reads"), .values = {value}}}};
}

} // namespace

class TestModelComparison : public QObject
{
    Q_OBJECT

private slots:
    void rowsHoldAValueForEachModel_data()
    {
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<bool>("differs");
        QTest::addColumn<QList<qsizetype>>("best");
        const auto newRow = [](const char *attribute, const QStringList &values, bool differs,
                               const QList<qsizetype> &best) {
            QTest::newRow(attribute) << QString::fromLatin1(attribute) << values << differs << best;
        };
        const QString none;
        newRow("Id", kThree, true, {});
        newRow("Context (tokens)", {QStringLiteral("1000000"), QStringLiteral("128000"), none}, true, {0});
        newRow("Prompt ($ per million tokens)", {QStringLiteral("12.50"), QStringLiteral("0.50"), none}, true,
               {1});
        newRow("Cached prompt ($ per million tokens)", {none, none, none}, false, {});
        newRow("Reads",
               {QStringLiteral("image, text"), QStringLiteral("image, text"), QStringLiteral("image, text")},
               false, {});
        newRow("Reasoning", {QStringLiteral("low, high"), none, none}, true, {});
        newRow("Providers", {QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("1")}, false, {});
        newRow("Endpoints that keep no data", {QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("1")},
               false, {});
        newRow("Regions", {QStringLiteral("eu"), QStringLiteral("eu"), QStringLiteral("eu")}, false, {});
        newRow("Your requests there", {QStringLiteral("40"), QStringLiteral("10"), none}, true, {});
        newRow("First token there (ms, median)", {QStringLiteral("300"), QStringLiteral("900"), none}, true,
               {0});
        newRow("Speed there (tokens a second, median)", {none, QStringLiteral("87.5"), none}, true, {});
        newRow("Failed there (% of requests)", {QStringLiteral("2.5"), QStringLiteral("0.0"), none}, true,
               {1});
        newRow("Your most used endpoint", {QStringLiteral("cloud/eu"), QStringLiteral("cloud"), none}, true,
               {});
    }
    void rowsHoldAValueForEachModel()
    {
        QFETCH(QString, attribute);
        const auto record = [](const QString &model, const char *endpoint, qint64 requests, qint64 failures,
                               double ttft, std::optional<double> speed) {
            return EndpointRecord {.model = model,
                                   .provider = QStringLiteral("cloud"),
                                   .endpoint = QString::fromLatin1(endpoint),
                                   .requests = requests,
                                   .failures = failures,
                                   .ttftMs = ttft,
                                   .throughput = speed};
        };
        const ModelComparison comparison = compareModels(
            sample(), kThree,
            {record(kTwo.at(0), "relay", 2, 2, 5, 900.0), record(kTwo.at(0), "cloud/eu", 40, 1, 300, {}),
             record(kTwo.at(1), "", 10, 0, 900, 87.5),
             record(QStringLiteral("some/other"), "", 99, 0, 1, 1.0)});
        const ComparisonRow found = row(comparison, attribute.toLatin1().constData());
        QCOMPARE(found.attribute, attribute);
        QTEST(found.values, "values");
        QTEST(found.differs, "differs");
        QTEST(found.best, "best");
    }

    void equalValuesAreBestForNobody()
    {
        const QStringList twice {kTwo.at(0), kTwo.at(0)};
        const ModelComparison comparison = compareModels(sample(), twice);
        for (const ComparisonRow &row : comparison.rows) {
            QVERIFY2(row.best.isEmpty(), qPrintable(row.attribute));
            QVERIFY2(!row.differs, qPrintable(row.attribute));
        }
    }

    void aModelThatIsGoneKeepsItsColumn()
    {
        const ModelComparison comparison =
            compareModels(sample(), {kTwo.at(0), QStringLiteral("gone/model")});
        QCOMPARE(comparison.names, QStringList({QStringLiteral("THINKER"), QStringLiteral("gone/model")}));
        QCOMPARE(row(comparison, "Context (tokens)").values,
                 QStringList({QStringLiteral("1000000"), QString()}));
        QVERIFY(compareModels(sample(), {}).names.isEmpty());
    }

    void markdownKeepsValuesOutOfItsMarkup_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << "text, image"
                               << "text, image";
        QTest::newRow("pipe") << "a|b"
                              << "a\\|b";
        QTest::newRow("pipe behind a backslash") << "a\\|b"
                                                 << "a\\\\\\|b";
        QTest::newRow("line ends") << "a\r\nb\nc"
                                   << "a b c";
        QTest::newRow("tags") << "<img src=x>"
                              << "\\<img src=x\\>";
        QTest::newRow("entity") << "&lt;"
                                << "\\&lt;";
        QTest::newRow("link") << "[a](b) *c* `d`"
                              << "\\[a\\](b) \\*c\\* \\`d\\`";
    }
    void markdownKeepsValuesOutOfItsMarkup()
    {
        QFETCH(QString, value);
        QFETCH(QString, cell);
        QCOMPARE(comparisonMarkdown(oneCell(value, value)),
                 QStringLiteral("| Attribute | %1 |\n| --- | --- |\n| Reads | %1 |\n").arg(cell));
    }

    void csvIsReadAsItWasMeant_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << "text"
                               << "text";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("comma") << "text, image"
                               << "\"text, image\"";
        QTest::newRow("quote") << "the \"big\" one"
                               << "\"the \"\"big\"\" one\"";
        QTest::newRow("line end") << "a\nb"
                                  << "\"a\nb\"";
        QTest::newRow("formula") << "=1+1"
                                 << "'=1+1";
        QTest::newRow("formula with a comma") << "=HYPERLINK(\"x\",1)"
                                              << "\"'=HYPERLINK(\"\"x\"\",1)\"";
        QTest::newRow("plus") << "+cmd"
                              << "'+cmd";
        QTest::newRow("minus") << "-cmd"
                               << "'-cmd";
        QTest::newRow("at") << "@SUM(A1)"
                            << "'@SUM(A1)";
        QTest::newRow("tab before a formula") << "\t=1"
                                              << "'\t=1";
        QTest::newRow("a number below zero") << "-0.5"
                                             << "-0.5";
        QTest::newRow("a number with a plus") << "+12"
                                              << "+12";
    }
    void csvIsReadAsItWasMeant()
    {
        QFETCH(QString, value);
        QFETCH(QString, cell);
        QCOMPARE(comparisonCsv(oneCell(value, value)),
                 QStringLiteral("Attribute,%1\r\nReads,%1\r\n").arg(cell));
    }

    void bothTextsHoldEveryRow()
    {
        const ModelComparison comparison = compareModels(sample(), kThree);
        QVERIFY(comparison.rows.size() >= 24);
        QCOMPARE(comparisonMarkdown(comparison).count(u'\n'), comparison.rows.size() + 2);
        QCOMPARE(comparisonCsv(comparison).count(QLatin1String("\r\n")), comparison.rows.size() + 1);
    }
};

QTEST_GUILESS_MAIN(TestModelComparison)
#include "tst_model_comparison.moc"
