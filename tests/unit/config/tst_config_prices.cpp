#include "core/config/config.h"
#include "core/config/model_row_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

class ConfigPricesTest : public QObject
{
    Q_OBJECT

private slots:
    void pricesAreRead();
    void writingAndReadingAgainChangesNothing();
    void badInputIsNamedWithItsPath_data();
    void badInputIsNamedWithItsPath();
    void aProviderThatIsGoneIsAWarning();
    void aModelRowReadsBackAsItWasWritten();
    void aChangedRowKeepsWhatElseStandsThere();
    void anUnchangedRowStaysAsItIs();
};

// Below the class, because moc loses its way in raw strings with slashes.
namespace {

const QStringList kKnown {QStringLiteral("acme"), QStringLiteral("groq")};

constexpr QByteArrayView kTwo(R"({"prices": [
    {"model": "lab/one", "endpoint": "acme/turbo", "pricing": {"prompt": "0.0000025", "request": "0.01"},
     "note": "our contract", "changed": "2026-11-22"},
    {"model": "lab/two", "endpoint": "groq", "pricing": {"completion": "0"}}]})");

QString said(const QList<ConfigProblem> &problems)
{
    return describeProblems(QString(), problems);
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The row as the reader takes it from a file with it.
ProviderOverlay::ModelRow readRow(const QJsonObject &json)
{
    const QJsonObject file {{QStringLiteral("providers"),
                             QJsonObject {{QStringLiteral("acme"),
                                           QJsonObject {{QStringLiteral("models"), QJsonArray {json}}}}}}};
    const ConfigReading reading = readConfig(QJsonDocument(file).toJson(), kKnown);
    if (!reading.ok())
        qFatal("%s", qPrintable(said(reading.problems)));
    return reading.config.providers.first().overlay.models.first();
}

constexpr QByteArrayView kRow(R"({"id": "lab/one", "name": "One", "provider_model_id": "one-v2",
    "service_tier": "flex", "region": "eu", "base_url": "http://10.0.0.5:8000/v1/",
    "quantization": "fp8", "context_length": 32768, "max_output_tokens": 4096, "input_modalities": ["text", "image"],
    "supported_parameters": ["tools"], "capabilities": {"tools": true, "vision": false},
    "pricing": {"prompt": "0.0000010", "completion": "0.000002", "song": "1",
                "tiers": [{"min_prompt_tokens": 1000, "prompt": "0.000003"}],
                "time_windows": [{"utc_start": 1630, "utc_end": 30, "prompt": "0.0000001"}],
                "service_tiers": {"priority": {"prompt": "0.000005"}}},
    "extra_body": {"seed": 1}, "data_policy": {"training": false, "retention_days": 0}})");

} // namespace

void ConfigPricesTest::pricesAreRead()
{
    const ConfigReading reading = readConfig(kTwo, kKnown);
    QCOMPARE(said(reading.problems + reading.warnings), QString());
    QCOMPARE(reading.config.prices.size(), 2);
    const PriceEdit &first = reading.config.prices.at(0);
    QCOMPARE(first.model, QStringLiteral("lab/one"));
    QCOMPARE(first.endpoint, QStringLiteral("acme/turbo"));
    QCOMPARE(first.prices.prompt, Money::fromDecimal(u"0.0000025"));
    QCOMPARE(first.prices.request, Money::fromDecimal(u"0.01"));
    QVERIFY(!first.prices.completion);
    QCOMPARE(first.note, QStringLiteral("our contract"));
    QCOMPARE(first.changed, QStringLiteral("2026-11-22"));
    QCOMPARE(reading.config.prices.at(1).prices.completion, Money());
}

void ConfigPricesTest::writingAndReadingAgainChangesNothing()
{
    const Config before = readConfig(kTwo, kKnown).config;
    const ConfigReading after = readConfig(writeConfig(before), kKnown);
    QCOMPARE(said(after.problems), QString());
    QVERIFY(after.config == before);
    QVERIFY(!writeConfig(Config()).contains("prices"));
}

void ConfigPricesTest::badInputIsNamedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QByteArray &entry, const char *path) {
        QTest::newRow(name) << entry << QString::fromLatin1(path);
    };
    row("no object", "3", "prices[0]");
    row("no model", R"({"endpoint":"acme","pricing":{"prompt":"1"}})", "prices[0]");
    row("blank endpoint", R"({"model":"a/b","endpoint":" ","pricing":{"prompt":"1"}})", "prices[0].endpoint");
    row("no prices", R"({"model":"a/b","endpoint":"acme"})", "prices[0]");
    row("nothing in them", R"({"model":"a/b","endpoint":"acme","pricing":{}})", "prices[0].pricing");
    row("a number", R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":0.1}})",
        "prices[0].pricing.prompt");
    row("negative", R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"-1"}})",
        "prices[0].pricing.prompt");
    row("no amount", R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"cheap"}})",
        "prices[0].pricing.prompt");
    row("tiers", R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"1","tiers":[]}})",
        "prices[0].pricing.tiers");
    row("not charged by", R"({"model":"a/b","endpoint":"acme","pricing":{"song":"1"}})",
        "prices[0].pricing.song");
    row("misspelt", R"({"model":"a/b","endpoint":"acme","prizing":{"prompt":"1"}})", "prices[0]");
    row("no day", R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"1"},"changed":"22.11.2026"})",
        "prices[0].changed");
    row("twice",
        R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"1"}},)"
        R"({"model":"a/b","endpoint":"acme","pricing":{"prompt":"2"}})",
        "prices[1]");
}

void ConfigPricesTest::badInputIsNamedWithItsPath()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, path);
    const ConfigReading reading = readConfig(R"({"prices": [)" + entry + "]}", kKnown);
    QVERIFY(!reading.ok());
    QCOMPARE(reading.problems.first().path, path);
    QVERIFY(!reading.problems.first().text.isEmpty());
}

void ConfigPricesTest::aProviderThatIsGoneIsAWarning()
{
    const ConfigReading reading = readConfig(R"({"prices": [
        {"model": "lab/one", "endpoint": "gruq/turbo", "pricing": {"prompt": "0"}},
        {"model": "lab/one", "endpoint": "mine", "pricing": {"prompt": "0"}}],
        "providers": {"mine": {"protocol": "openai-chat", "base_url": "http://10.0.0.5/v1"}}})",
                                             kKnown);
    QVERIFY(reading.ok());
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(reading.warnings.first().path, QStringLiteral("prices[0].endpoint"));
    QVERIFY(reading.warnings.first().text.contains(QLatin1String("groq")));
}

void ConfigPricesTest::aModelRowReadsBackAsItWasWritten()
{
    const ProviderOverlay::ModelRow row = readRow(objectOf(kRow.toByteArray()));
    QCOMPARE(row.endpoint.pricing.windows.first().startMinute, 16 * 60 + 30);
    QVERIFY(readRow(modelRowToJson(row)) == row);

    ProviderOverlay::ModelRow plain;
    plain.modelId = QStringLiteral("mine/small");
    plain.endpoint.providerId = QStringLiteral("acme");
    plain.endpoint.providerModelId = plain.modelId;
    QVERIFY(readRow(modelRowToJson(plain)) == plain);
}

void ConfigPricesTest::aChangedRowKeepsWhatElseStandsThere()
{
    const QJsonObject before = objectOf(kRow.toByteArray());
    ProviderOverlay::ModelRow row = readRow(before);
    row.modelName = QStringLiteral("Uno");
    row.endpoint.contextLength = 0;
    row.endpoint.capabilities.vision = true;
    row.endpoint.pricing.base.completion = Money::fromDecimal(u"0.5");
    QJsonObject wanted = before;
    wanted.insert(QStringLiteral("name"), QStringLiteral("Uno"));
    wanted.remove(QStringLiteral("context_length"));
    QJsonObject capabilities = before.value(QLatin1String("capabilities")).toObject();
    capabilities.insert(QStringLiteral("vision"), true);
    wanted.insert(QStringLiteral("capabilities"), capabilities);
    QJsonObject pricing = before.value(QLatin1String("pricing")).toObject();
    pricing.insert(QStringLiteral("completion"), QStringLiteral("0.5"));
    wanted.insert(QStringLiteral("pricing"), pricing);
    QCOMPARE(modelRowToJson(row, before), wanted);
}

void ConfigPricesTest::anUnchangedRowStaysAsItIs()
{
    const QJsonObject before = objectOf(kRow.toByteArray());
    QCOMPARE(modelRowToJson(readRow(before), before), before);
    const QJsonObject shortest = objectOf(R"({"id": "lab/one"})");
    QCOMPARE(modelRowToJson(readRow(shortest), shortest), shortest);
}

QTEST_APPLESS_MAIN(ConfigPricesTest)
#include "tst_config_prices.moc"
