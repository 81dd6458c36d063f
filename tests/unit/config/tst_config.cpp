#include "core/config/config.h"
#include "core/config/json_locator.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

class ConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void theDocumentedExampleReadsWithoutProblems();
    void settingsWithoutEffectAreNamed();
    void writingAndReadingAgainChangesNothing_data();
    void writingAndReadingAgainChangesNothing();
    void anEmptyObjectIsTheDefault();
    void defaultsAreNotWritten();
    void badInputIsNamedWithPathAndLine_data();
    void badInputIsNamedWithPathAndLine();
    void allProblemsAreReportedInFileOrder();
    void aSecretIsNeverRepeated_data();
    void aSecretIsNeverRepeated();
    void badSyntaxIsNamedWithLineAndColumn_data();
    void badSyntaxIsNamedWithLineAndColumn();
    void problemsAreDescribedOneALine();
    void newServersWithoutKeysNeedNone();
    void entriesThatOnlyHoldKeysDoNotTouchTheCatalog();
    void aKeyAddedByTheProgramKeepsTheOthersAsTheyWere();
    void pricesPerMillionBecomePricesPerToken();
    void valuesAreFoundInOddText();
};

// Below the class, because moc loses its way in raw strings of several lines.
namespace {

const QStringList kKnown {QStringLiteral("openai"), QStringLiteral("groq"), QStringLiteral("deepseek")};

// The example of the documentation; what it shows must work.
constexpr QByteArrayView kExample(R"({
  "listen": "127.0.0.1:8484",
  "require_key": true,
  "allowed_origins": [], "allowed_hosts": [],
  "providers": {
    "openai": { "keys": [ { "name": "work", "secret": "keychain:openai/work", "priority": 1, "weight": 1, "limit_usd_per_month": "50" } ] },
    "groq":   { "base_url": "http://127.0.0.1:9101/openai/v1", "keys": [ { "name": "ci", "secret": "env:GROQ_API_KEY" } ] },
    "my-vllm": { "name": "vLLM in the cellar", "protocol": "openai-chat", "base_url": "http://10.0.0.5:8000/v1",
                 "data_policy": { "training": false, "retention_days": 0 },
                 "models": [ { "id": "qwen/qwen3-32b", "provider_model_id": "Qwen/Qwen3-32B", "context_length": 32768,
                               "pricing": { "prompt": "0", "completion": "0" } } ] }
  },
  "routing": { "sort": null, "order": [], "only": [], "ignore": [], "allow_fallbacks": true,
               "data_collection": "allow", "zdr": false, "max_price": {}, "quantizations": [] },
  "model_sets": { "cheap": ["groq/llama-x", "deepseek/y"] },
  "timeouts": { "connect_ms": 10000, "first_token_ms": 120000, "idle_ms": 120000 },
  "budgets": [ { "name": "month", "scope": "workspace", "limit_usd": "100.00", "period": "month", "action": "block", "warn_at": [50, 80] } ],
  "keys": [ { "name": "editor", "secret": "env:SWITCHYARD_EDITOR_KEY", "limit_usd": "5.00", "period": "day", "models": ["anthropic/*"], "rpm": 60 } ],
  "history": { "bodies": "off", "retention_days": 365, "database": "" }
}
)");

QString paths(const QList<ConfigProblem> &problems)
{
    QStringList list;
    for (const ConfigProblem &problem : problems)
        list << QStringLiteral("%1@%2").arg(problem.path).arg(problem.line);
    return list.join(u' ');
}

} // namespace

void ConfigTest::theDocumentedExampleReadsWithoutProblems()
{
    const ConfigReading reading = readConfig(kExample, kKnown);
    QCOMPARE(describeProblems(QStringLiteral("config.json"), reading.problems), QString());
    const Config &config = reading.config;
    QCOMPARE(config.providers.size(), 3);
    QCOMPARE(config.providers.at(0).overlay.id, QStringLiteral("openai")); // As in the file, not by alphabet.
    QCOMPARE(config.providers.at(0).keys.at(0).secret.toString(), QStringLiteral("keychain:openai/work"));
    QCOMPARE(config.providers.at(0).keys.at(0).limitPerMonth, Money::fromDecimal(u"50"));
    QCOMPARE(config.providers.at(1).overlay.baseUrl, QStringLiteral("http://127.0.0.1:9101/openai/v1"));

    const ProviderOverlay &cellar = config.providers.at(2).overlay;
    QCOMPARE(cellar.dataPolicy->trainsOnData, false);
    QCOMPARE(cellar.dataPolicy->retainsPrompts, false);
    QCOMPARE(cellar.models.size(), 1);
    QCOMPARE(cellar.models.at(0).modelId, QStringLiteral("qwen/qwen3-32b"));
    QCOMPARE(cellar.models.at(0).endpoint.providerId, QStringLiteral("my-vllm"));
    QCOMPARE(cellar.models.at(0).endpoint.providerModelId, QStringLiteral("Qwen/Qwen3-32B"));
    QCOMPARE(cellar.models.at(0).endpoint.contextLength, 32768);
    QVERIFY(cellar.models.at(0).endpoint.pricing.isFree());

    QCOMPARE(config.modelSets.value(QStringLiteral("cheap")).size(), 2);
    QCOMPARE(config.budgets.at(0).warnAt, (QList<int> {50, 80}));
    QCOMPARE(config.keys.at(0).requestsPerMinute, 60);
}

void ConfigTest::settingsWithoutEffectAreNamed()
{
    const ConfigReading reading = readConfig(kExample, kKnown);
    QCOMPARE(paths(reading.warnings),
             QStringLiteral("providers.openai.keys[0].limit_usd_per_month@6 budgets@17 keys[0].limit_usd@18 "
                            "keys[0].period@18 keys[0].rpm@18"));
    QVERIFY(reading.warnings.at(0).text.contains(QLatin1String("read but not yet enforced by this version")));
    const ConfigReading bodies = readConfig(R"({"history":{"bodies":"all"}})", {});
    QCOMPARE(paths(bodies.warnings), QStringLiteral("history.bodies@1"));
}

void ConfigTest::writingAndReadingAgainChangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("example") << kExample.toByteArray();
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("everything else") << QByteArray(R"({
        "$schema": "./config.schema.json", "listen": "[::1]:0", "require_key": false,
        "allowed_origins": ["http://localhost:3000", "vscode-webview://abc"], "allowed_hosts": ["box.local", "10.0.0.2:8484"],
        "providers": {
            "groq": {"base_url": "http://127.0.0.1:9101/v1/", "headers": {"X-Team": "blue"}, "keys": [
                {"name": "a", "secret": "file:/run/key", "priority": 2, "region": "eu"}, {"name": "b", "secret": "session:x"}]},
            "my.own": {"kind": "cloud", "protocol": "openai-chat", "base_url": "https://own.example/v1", "models": [
                {"id": "a/b", "pricing": {"prompt": "1e-7", "completion": "0.000001",
                    "tiers": [{"min_prompt_tokens": 200000, "prompt": "0.000002"}],
                    "time_windows": [{"utc_start": 1630, "utc_end": 30, "prompt": "0"}]}}]}
        },
        "routing": {"sort": "price", "order": ["groq"], "only": ["groq", "my.own"], "ignore": ["openai"], "allow_fallbacks": false,
            "data_collection": "deny", "zdr": true, "max_price": {"prompt": "2.50", "completion": 10, "request": "0.1"},
            "quantizations": ["fp8", "bf16"]},
        "model_sets": {"two words": ["a/b"]},
        "timeouts": {"connect_ms": 1, "first_token_ms": 2, "idle_ms": 3},
        "keys": [{"name": "here", "no_key": true}, {"name": "there", "secret": "env:THERE"}],
        "history": {"bodies": "errors", "retention_days": 1, "database": "/tmp/x.sqlite"}
    })");
}

void ConfigTest::writingAndReadingAgainChangesNothing()
{
    QFETCH(QByteArray, json);
    const ConfigReading first = readConfig(json, kKnown);
    QCOMPARE(paths(first.problems), QString());
    const QByteArray written = writeConfig(first.config);
    const ConfigReading second = readConfig(written, kKnown);
    QCOMPARE(paths(second.problems), QString());
    QVERIFY2(second.config == first.config, written.constData());
    QCOMPARE(writeConfig(second.config), written);
}

void ConfigTest::anEmptyObjectIsTheDefault()
{
    const ConfigReading reading = readConfig("{}", kKnown);
    QVERIFY(reading.ok());
    QVERIFY(reading.config == Config());
}

void ConfigTest::defaultsAreNotWritten()
{
    QCOMPARE(writeConfig(Config()), QByteArray("{}\n"));
    Config config;
    config.requireKey = false;
    QCOMPARE(writeConfig(config), QByteArray("{\n    \"require_key\": false\n}\n"));
}

void ConfigTest::badInputIsNamedWithPathAndLine_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *json, const char *path, int line, const char *says) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(path) << line
                            << QString::fromLatin1(says);
    };
    row("list", "[]", "", 1, "curly brackets");
    row("unknown key", "{\n\"listn\": \"127.0.0.1:1\"}", "listn", 2, "'listen'");
    row("far key", "{\"zzzzzzzzzz\": 1}", "zzzzzzzzzz", 1, "Known are");
    row("unknown key deep down", "{\"providers\": {\n\"groq\": {\n\"bas_url\": \"http://x\"}}}",
        "providers.groq.bas_url", 3, "'base_url'");
    row("name with a dot", R"({"providers": {"my.own": 1}})", "providers[\"my.own\"]", 1, "object");
    row("wrong type", "{\n\n\"require_key\": \"yes\"}", "require_key", 3, "true or false");
    row("port", R"({"listen": "127.0.0.1:70000"})", "listen", 1, "HOST:PORT");
    row("no port", R"({"listen": "127.0.0.1"})", "listen", 1, "HOST:PORT");
    row("origin", R"({"allowed_origins": ["http://a", "http://b/path"]})", "allowed_origins[1]", 1, "origin");
    row("host", R"({"allowed_hosts": ["http://b"]})", "allowed_hosts[0]", 1, "host name");
    row("key without name", "{\"providers\": {\"groq\": {\"keys\": [\n{\"secret\": \"env:A\"}]}}}",
        "providers.groq.keys[0]", 2, "'name' is missing");
    row("key without secret", R"({"providers": {"groq": {"keys": [{"name": "a"}]}}})",
        "providers.groq.keys[0]", 1, "'secret' is missing");
    row("same key name",
        "{\"providers\": {\"groq\": {\"keys\": [{\"name\": \"a\", \"secret\": \"env:A\"},\n"
        "{\"name\": \"a\", \"secret\": \"env:B\"}]}}}",
        "providers.groq.keys[1].name", 2, "taken");
    row("variable", R"({"keys": [{"name": "a", "secret": "env:NOT A NAME"}]})", "keys[0].secret", 1,
        "variable");
    row("unknown provider", R"({"providers": {"gorq": {"keys": []}}})", "providers.gorq", 1,
        "did you mean 'groq'");
    row("new provider without address", R"({"providers": {"elsewhere": {"protocol": "openai-chat"}}})",
        "providers.elsewhere", 1, "needs 'base_url'");
    row("protocol", R"({"providers": {"groq": {"protocol": "openai"}}})", "providers.groq.protocol", 1,
        "anthropic-messages");
    row("address", R"({"providers": {"groq": {"base_url": "ftp://x/v1"}}})", "providers.groq.base_url", 1,
        "http:// or https://");
    row("address without scheme", R"({"providers": {"groq": {"base_url": "localhost:8000/v1"}}})",
        "providers.groq.base_url", 1, "http:// or https://");
    row("own address", R"({"providers": {"groq": {"base_url": "http://localhost:8484/v1"}}})",
        "providers.groq.base_url", 1, "own address");
    row("price as number",
        "{\"providers\": {\"groq\": {\"models\": [{\"id\": \"a/b\",\n\"pricing\": {\n\"prompt\": "
        "0.0000005}}]}}}",
        "providers.groq.models[0].pricing.prompt", 3, "\"0.0000005\"");
    row("price in words",
        R"({"providers": {"groq": {"models": [{"id": "a/b", "pricing": {"prompt": "free"}}]}}})",
        "providers.groq.models[0].pricing.prompt", 1, "US dollars");
    row("negative limit", R"({"keys": [{"name": "a", "secret": "env:A", "limit_usd": "-1"}]})",
        "keys[0].limit_usd", 1, "US dollars");
    row("model without id", R"({"providers": {"groq": {"models": [{}]}}})", "providers.groq.models[0]", 1,
        "'id' is missing");
    row("context", R"({"providers": {"groq": {"models": [{"id": "a", "context_length": 0.5}]}}})",
        "providers.groq.models[0].context_length", 1, "whole number");
    row("sort", R"({"routing": {"sort": "prise"}})", "routing.sort", 1, "Did you mean 'price'");
    row("data collection", R"({"routing": {"data_collection": "no"}})", "routing.data_collection", 1,
        "allow, deny");
    row("quantization", R"({"routing": {"quantizations": ["fp8", "fp9"]}})", "routing.quantizations[1]", 1,
        "fp16");
    row("timeout", R"({"timeouts": {"idle_ms": 0}})", "timeouts.idle_ms", 1, "from 1 to");
    row("model set", R"({"model_sets": {"a": "b/c"}})", "model_sets.a", 1, "list");
    row("budget scope",
        R"({"budgets": [{"name": "a", "scope": "team", "limit_usd": "1", "period": "day", "action": "warn"}]})",
        "budgets[0].scope", 1, "workspace");
    row("budget percents",
        R"({"budgets": [{"name": "a", "scope": "workspace", "limit_usd": "1", "period": "day",
        "action": "warn", "warn_at": [150]}]})",
        "budgets[0].warn_at", 2, "percent");
    row("api key without secret", R"({"keys": [{"name": "a"}]})", "keys[0]", 1, "\"no_key\": true");
    row("api key with both", R"({"keys": [{"name": "a", "secret": "env:A", "no_key": true}]})",
        "keys[0].no_key", 1, "not both");
    row("same api key name", R"({"keys": [{"name": "a", "no_key": true}, {"name": "a", "no_key": true}]})",
        "keys[1].name", 1, "taken");
    row("history", R"({"history": {"bodies": "some"}})", "history.bodies", 1, "off, errors, all");
    row("retention", R"({"history": {"retention_days": "365"}})", "history.retention_days", 1,
        "whole number");
    row("same name twice", "{\"providers\": {\"groq\": {},\n\"groq\": {}}}", "providers.groq", 2, "twice");
    row("header", R"({"providers": {"groq": {"headers": {"X-A": 1}}}})", "providers.groq.headers.X-A", 1,
        "string");
    row("header name", R"({"providers": {"groq": {"headers": {"X A": "1"}}}})",
        "providers.groq.headers[\"X A\"]", 1, "HTTP header");
}

void ConfigTest::badInputIsNamedWithPathAndLine()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(int, line);
    QFETCH(QString, says);
    const ConfigReading reading = readConfig(json, kKnown);
    QCOMPARE(paths(reading.problems), QStringLiteral("%1@%2").arg(path).arg(line));
    QVERIFY2(reading.problems.at(0).text.contains(says), qPrintable(reading.problems.at(0).text));
}

void ConfigTest::allProblemsAreReportedInFileOrder()
{
    const ConfigReading reading =
        readConfig("{\"timeouts\": {\n\"idle_ms\": -1},\n\"listen\": 3,\n\"keyz\": [],\n"
                   "\"providers\": {\n\"new\": {\"keys\": [{\n}]}}}",
                   kKnown);
    QCOMPARE(paths(reading.problems),
             QStringLiteral("timeouts.idle_ms@2 listen@3 keyz@4 providers.new@6 providers.new.keys[0]@6 "
                            "providers.new.keys[0]@6"));
}

void ConfigTest::aSecretIsNeverRepeated_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("bare") << QByteArray(
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "gsk_hunter2hunter2"}]}}})")
                          << "providers.groq.keys[0].secret";
    QTest::newRow("any other text") << QByteArray(R"({"keys": [{"name": "a", "secret": "hunter2hunter2"}]})")
                                    << "keys[0].secret";
    QTest::newRow("behind env:") << QByteArray(
        R"({"keys": [{"name": "a", "secret": "env:sk-hunter2hunter2"}]})")
                                 << "keys[0].secret";
    QTest::newRow("behind keychain:")
        << QByteArray(R"({"keys": [{"name": "a", "secret": "keychain:sk-proj-hunter2hunter2"}]})")
        << "keys[0].secret";
    QTest::newRow("in a header") << QByteArray(
        R"({"providers": {"groq": {"headers": {"Authorization": "Bearer hunter2hunter2"}}}})")
                                 << "providers.groq.headers.Authorization";
    QTest::newRow("in an address") << QByteArray(
        R"({"providers": {"groq": {"base_url": "https://me:hunter2hunter2@x.example/v1"}}})")
                                   << "providers.groq.base_url";
}

void ConfigTest::aSecretIsNeverRepeated()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const ConfigReading reading = readConfig(json, kKnown);
    QCOMPARE(paths(reading.problems), path + QLatin1String("@1"));
    QVERIFY(!describeProblems(QString(), reading.problems).contains(QLatin1String("hunter2")));
}

void ConfigTest::badSyntaxIsNamedWithLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::newRow("nothing") << QByteArray() << 1;
    QTest::newRow("missing value") << QByteArray("{\n  \"listen\":\n}") << 3;
    QTest::newRow("comma too many") << QByteArray("{\n  \"require_key\": true,\n}") << 3;
    QTest::newRow("cut off") << QByteArray("{\n  \"keys\": [\n") << 3;
    QTest::newRow("comment") << QByteArray("{\n  // no\n}") << 2;
}

void ConfigTest::badSyntaxIsNamedWithLineAndColumn()
{
    QFETCH(QByteArray, json);
    QFETCH(int, line);
    const ConfigReading reading = readConfig(json, kKnown);
    QCOMPARE(reading.problems.size(), 1);
    QCOMPARE(reading.problems.at(0).line, line);
    QVERIFY(reading.problems.at(0).text.contains(QLatin1String("column")));
}

void ConfigTest::problemsAreDescribedOneALine()
{
    const QList<ConfigProblem> problems {{QStringLiteral("a.b"), 3, QStringLiteral("Wrong.")},
                                         {QString(), 0, QStringLiteral("Unreadable.")}};
    QCOMPARE(describeProblems(QStringLiteral("config.json"), problems),
             QStringLiteral("config.json:3: a.b: Wrong.\nconfig.json: Unreadable."));
}

void ConfigTest::newServersWithoutKeysNeedNone()
{
    const ConfigReading reading = readConfig(
        R"({"providers": {
            "mine": {"protocol": "openai-chat", "base_url": "http://10.0.0.5/v1"},
            "hosted": {"protocol": "openai-chat", "base_url": "https://h.example/v1", "keys": [{"name": "a", "secret": "env:A"}]},
            "groq": {"base_url": "http://10.0.0.6/v1"}}})",
        kKnown);
    QVERIFY(reading.ok());
    const CatalogPtr bundled = std::make_shared<const Catalog>(
        QList<ModelInfo>(),
        QList<ProviderInfo> {{QStringLiteral("groq"), QStringLiteral("Groq"), QStringLiteral("inference")}});
    const CatalogPtr catalog = withOverlays(bundled, overlaysOf(reading.config));
    QVERIFY(!catalog->findProvider(QStringLiteral("mine"))->needsKey());
    QVERIFY(catalog->findProvider(QStringLiteral("hosted"))->needsKey());
    QVERIFY(catalog->findProvider(QStringLiteral("groq"))->needsKey());
}

void ConfigTest::entriesThatOnlyHoldKeysDoNotTouchTheCatalog()
{
    const ConfigReading reading =
        readConfig(R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A"}]}}})", kKnown);
    QVERIFY(reading.ok());
    QVERIFY(overlaysOf(reading.config).isEmpty());
}

void ConfigTest::aKeyAddedByTheProgramKeepsTheOthersAsTheyWere()
{
    Config config = readConfig(R"({"providers": {"groq": {"base_url": "http://127.0.0.1:1/v1/", "keys": [
        {"name": "old", "secret": "env:OLD", "region": "eu", "limit_usd_per_month": "50.00", "priority": 1}]}}})",
                               kKnown)
                        .config;
    config.providers[0].keys[0].weight = 3;
    config.providers[0].keys << ProviderKeyConfig {QStringLiteral("new"),
                                                   SecretRef::parse(u"keychain:groq/new")};
    const ConfigReading reading = readConfig(writeConfig(config), kKnown);
    QVERIFY(reading.ok());
    const QJsonObject groq = reading.config.providers.at(0).json;
    QCOMPARE(groq.value(QLatin1String("base_url")).toString(), QStringLiteral("http://127.0.0.1:1/v1/"));
    const QJsonArray keys = groq.value(QLatin1String("keys")).toArray();
    QCOMPARE(keys.at(0).toObject(),
             (QJsonObject {{QStringLiteral("name"), QStringLiteral("old")},
                           {QStringLiteral("secret"), QStringLiteral("env:OLD")},
                           {QStringLiteral("region"), QStringLiteral("eu")},
                           {QStringLiteral("limit_usd_per_month"), QStringLiteral("50.00")},
                           {QStringLiteral("priority"), 1},
                           {QStringLiteral("weight"), 3}}));
    QCOMPARE(keys.at(1).toObject(),
             (QJsonObject {{QStringLiteral("name"), QStringLiteral("new")},
                           {QStringLiteral("secret"), QStringLiteral("keychain:groq/new")}}));
}

void ConfigTest::pricesPerMillionBecomePricesPerToken()
{
    const ConfigReading reading =
        readConfig(R"({"routing": {"max_price": {"prompt": "2.50", "completion": 10}}})", {});
    QVERIFY(reading.ok());
    QCOMPARE(reading.config.routing.maxPromptPrice, Money::fromDecimal(u"0.0000025"));
    QCOMPARE(reading.config.routing.maxCompletionPrice, Money::fromDecimal(u"0.00001"));
}

void ConfigTest::valuesAreFoundInOddText()
{
    const QByteArray text = "\n{\"a\\\"]}\": [1,\r\n  {\"b\": \"}\\\\\"},\n -2e5], \"\\u0063\":\nnull}";
    const JsonLocator locator(text);
    QCOMPARE(locator.line(QStringLiteral("[\"a\"]}\"]")), 2);
    QCOMPARE(locator.line(QStringLiteral("[\"a\"]}\"][1].b")), 3);
    QCOMPARE(locator.line(QStringLiteral("[\"a\"]}\"][2]")), 4);
    QCOMPARE(locator.line(QStringLiteral("c")), 4);
    QCOMPARE(locator.line(QStringLiteral("c.d.e")), 4);
}

QTEST_APPLESS_MAIN(ConfigTest)
#include "tst_config.moc"
