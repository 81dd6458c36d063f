#include "core/config/config.h"
#include "core/config/config_keys.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

struct Place {
    const char *definition; ///< Under `$defs`; empty for the root.
    ConfigObject kind;
    const char *around; ///< A configuration with `%` where such an object goes.
    const char *path;
    const char *needed; ///< Members without which the object is incomplete.
};

// One way to reach each kind of object, so that every setting of the schema can be tried on the reader.
const Place kPlaces[] = {
    {"", ConfigObject::Root, "%", "", ""},
    {"provider", ConfigObject::Provider, R"({"providers":{"acme":%}})", "providers.acme", ""},
    {"providerKey", ConfigObject::ProviderKey, R"({"providers":{"acme":{"keys":[%]}}})",
     "providers.acme.keys[0]", R"("name":"a","secret":"env:A")"},
    {"keyLimits", ConfigObject::KeyLimits,
     R"({"providers":{"acme":{"keys":[{"name":"a","secret":"env:A","limits":%}]}}})",
     "providers.acme.keys[0].limits", ""},
    {"modelRow", ConfigObject::ModelRow, R"({"providers":{"acme":{"models":[%]}}})",
     "providers.acme.models[0]", R"("id":"a/b")"},
    {"dataPolicy", ConfigObject::DataPolicy, R"({"providers":{"acme":{"data_policy":%}}})",
     "providers.acme.data_policy", ""},
    {"capabilities", ConfigObject::Capabilities,
     R"({"providers":{"acme":{"models":[{"id":"a/b","capabilities":%}]}}})",
     "providers.acme.models[0].capabilities", ""},
    {"pricing", ConfigObject::Pricing, R"({"providers":{"acme":{"models":[{"id":"a/b","pricing":%}]}}})",
     "providers.acme.models[0].pricing", ""},
    {"priceTier", ConfigObject::PriceTier,
     R"({"providers":{"acme":{"models":[{"id":"a/b","pricing":{"tiers":[%]}}]}}})",
     "providers.acme.models[0].pricing.tiers[0]", R"("min_prompt_tokens":1)"},
    {"priceWindow", ConfigObject::PriceWindow,
     R"({"providers":{"acme":{"models":[{"id":"a/b","pricing":{"time_windows":[%]}}]}}})",
     "providers.acme.models[0].pricing.time_windows[0]", R"("utc_start":1,"utc_end":2)"},
    {"serviceTierPrices", ConfigObject::ServiceTierPrices,
     R"({"providers":{"acme":{"models":[{"id":"a/b","pricing":{"service_tiers":{"flex":%}}}]}}})",
     "providers.acme.models[0].pricing.service_tiers.flex", ""},
    {"priceEdit", ConfigObject::PriceEdit, R"({"prices":[%]})", "prices[0]",
     R"("model":"a/b","endpoint":"acme","pricing":{"prompt":"0"})"},
    {"ownPrices", ConfigObject::OwnPrices, R"({"prices":[{"model":"a/b","endpoint":"acme","pricing":%}]})",
     "prices[0].pricing", ""},
    {"routing", ConfigObject::Routing, R"({"routing":%})", "routing", ""},
    {"sortOrder", ConfigObject::SortOrder, R"({"routing":{"sort":%}})", "routing.sort", ""},
    {"routingModels", ConfigObject::RoutingModels, R"({"routing":{"models":%}})", "routing.models", ""},
    {"percentiles", ConfigObject::Percentiles, R"({"routing":{"preferred_max_latency":%}})",
     "routing.preferred_max_latency", ""},
    {"preset", ConfigObject::Preset, R"({"presets":{"mine":%}})", "presets.mine", ""},
    {"responseCache", ConfigObject::ResponseCache, R"({"response_cache":%})", "response_cache", ""},
    {"webSearch", ConfigObject::WebSearch, R"({"web_search":%})", "web_search",
     R"("engine":"exa","secret":"env:EXA")"},
    {"maxPrice", ConfigObject::MaxPrice, R"({"routing":{"max_price":%}})", "routing.max_price", ""},
    {"timeouts", ConfigObject::Timeouts, R"({"timeouts":%})", "timeouts", ""},
    {"budget", ConfigObject::Budget, R"({"budgets":[%]})", "budgets[0]",
     R"("name":"a","scope":"workspace","limit_usd":"1","period":"day","action":"warn")"},
    {"apiKey", ConfigObject::ApiKey, R"({"keys":[%]})", "keys[0]", R"("name":"a","secret":"env:A")"},
    {"history", ConfigObject::History, R"({"history":%})", "history", ""},
    {"catalog", ConfigObject::Catalog, R"({"catalog":%})", "catalog", ""},
    {"tls", ConfigObject::Tls, R"({"tls":%})", "tls", R"("certificate":"a.pem","key":"b.pem")"},
    {"broadcastTarget", ConfigObject::BroadcastTarget, R"({"broadcast":[%]})", "broadcast[0]",
     R"("name":"a","type":"otlp","url":"http:\/\/127.0.0.1:4318")"},
};

QJsonObject schema()
{
    QFile file(QStringLiteral(SCHEMA));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject definition(const QJsonObject &schema, const char *name)
{
    return *name ? schema.value(QLatin1String("$defs")).toObject().value(QLatin1String(name)).toObject()
                 : schema;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class ConfigSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void schemaAndReaderKnowTheSameSettings_data();
    void schemaAndReaderKnowTheSameSettings();
    void everySettingOfTheSchemaIsReallyRead_data();
    void everySettingOfTheSchemaIsReallyRead();
    void everyObjectOfTheSchemaIsTested();
};

void ConfigSchemaTest::schemaAndReaderKnowTheSameSettings_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < int(std::size(kPlaces)); ++i)
        QTest::newRow(*kPlaces[i].definition ? kPlaces[i].definition : "root") << i;
}

void ConfigSchemaTest::schemaAndReaderKnowTheSameSettings()
{
    QFETCH(int, place);
    const QJsonObject object = definition(schema(), kPlaces[place].definition);
    QCOMPARE(object.value(QLatin1String("additionalProperties")),
             QJsonValue(takesUnknownKeys(kPlaces[place].kind)));
    QCOMPARE(sorted(object.value(QLatin1String("properties")).toObject().keys()),
             sorted(configKeys(kPlaces[place].kind)));
}

void ConfigSchemaTest::everySettingOfTheSchemaIsReallyRead_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("key");
    for (int i = 0; i < int(std::size(kPlaces)); ++i) {
        for (const QString &key : configKeys(kPlaces[i].kind)) {
            const QString row = QLatin1String(kPlaces[i].definition) + u'.' + key;
            QTest::newRow(qPrintable(row)) << i << key;
        }
    }
}

void ConfigSchemaTest::everySettingOfTheSchemaIsReallyRead()
{
    QFETCH(int, place);
    QFETCH(QString, key);
    const Place &at = kPlaces[place];

    // No setting takes a list with a list in it, so a reader that looks at the value must complain, just
    // there.
    QJsonObject object = QJsonDocument::fromJson(QByteArray("{") + at.needed + "}").object();
    QJsonArray list;
    list.append(QJsonArray()); // in braces, compilers do not agree whether that is a list in a list
    object.insert(key, list);
    QByteArray text = at.around;
    text.replace("%", QJsonDocument(object).toJson(QJsonDocument::Compact));
    const ConfigReading reading = readConfig(text, {QStringLiteral("acme")});

    const QString path = *at.path ? QLatin1String(at.path) + u'.' + key : key;
    QVERIFY2(!reading.ok(), qPrintable(path));
    for (const ConfigProblem &problem : reading.problems)
        QVERIFY2(problem.path.startsWith(path),
                 qPrintable(problem.path + QLatin1String(": ") + problem.text));
}

void ConfigSchemaTest::everyObjectOfTheSchemaIsTested()
{
    QStringList tested;
    for (const Place &place : kPlaces)
        tested << QLatin1String(place.definition);
    const QJsonObject definitions = schema().value(QLatin1String("$defs")).toObject();
    QVERIFY(!definitions.isEmpty());
    for (const QString &name : definitions.keys()) {
        if (definitions.value(name).toObject().contains(QLatin1String("properties")))
            QVERIFY2(tested.contains(name), qPrintable(name));
    }
}

QTEST_APPLESS_MAIN(ConfigSchemaTest)
#include "tst_config_schema.moc"
