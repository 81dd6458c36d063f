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
    void bothHalvesOfRoutingAreRead();
    void aSortMayNameItsPartition_data();
    void aSortMayNameItsPartition();
    void aWishWithoutPercentileIsTheMedians();
    void limitsOfAKeyAreRead();
    void aServiceTierIsTheEndpointsTag();
    void presetsKeepTheirFieldsAndTheirCacheApart();
    void strangeFieldsOfAPresetAreOnlyTold();
    void absentFieldsOfAPresetMayBeNull();
    void theCacheOfAnswersIsReadInItsUnits();
    void aWebSearchHasItsSecretByReference();
    void limitsHoldUpToTheirEdges_data();
    void limitsHoldUpToTheirEdges();
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
    QCOMPARE(config.keys.at(0).rules.limits.requestsPerMinute, 60);
}

void ConfigTest::settingsWithoutEffectAreNamed()
{
    QCOMPARE(paths(readConfig(kExample, kKnown).warnings), QString());
    const ConfigReading bodies = readConfig(R"({"history":{"bodies":"all"}})", {});
    QCOMPARE(paths(bodies.warnings), QStringLiteral("history.bodies@1"));
    QVERIFY(bodies.warnings.at(0).text.contains(QLatin1String("read but not yet enforced by this version")));
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
                {"name": "a", "secret": "file:/run/key", "priority": 2, "region": "eu", "models": ["llama/*"],
                    "limits": {"rpm": 1, "rpd": 2, "tpm": 3, "tpd": 4, "concurrency": 5}}, {"name": "b", "secret": "session:x"}]},
            "my.own": {"kind": "cloud", "protocol": "openai-chat", "base_url": "https://own.example/v1", "models": [
                {"id": "a/c", "variant": "free", "service_tier": "flex"},
                {"id": "a/b", "pricing": {"prompt": "1e-7", "completion": "0.000001",
                    "tiers": [{"min_prompt_tokens": 200000, "prompt": "0.000002"}],
                    "time_windows": [{"utc_start": 1630, "utc_end": 30, "prompt": "0"}],
                    "service_tiers": {"flex": {"prompt": "5e-8", "cache_read": "0"}, "priority": {}}}}]}
        },
        "routing": {"sort": "price", "order": ["groq"], "only": ["groq", "my.own"], "ignore": ["openai"], "allow_fallbacks": false,
            "data_collection": "deny", "zdr": true, "max_price": {"prompt": "2.50", "completion": 10, "request": "0.1",
                "image": "0.04", "audio": 0.00001},
            "quantizations": ["fp8", "bf16"], "strategy": "balanced", "keys": "least-loaded", "default_model": "a/b",
            "auto_models": ["a/b", "c/d"], "hedge_after_ms": 100, "deadline_ms": 86400000, "require_parameters": true,
            "training": "deny", "distillable_only": true, "regions": ["eu", "us-east-1"],
            "models": {"only": ["a/*"], "ignore": ["a/old*"]}, "preferred_min_throughput": 12.5,
            "preferred_max_latency": {"p90": 3, "p99": 0.1}},
        "model_sets": {"two words": ["a/b"]},
        "presets": {
            "careful": {"model": "a/b", "system": "Be brief.", "messages": [{"role": "system", "content": "Be careful."}], "temperature": 0.2,
                "tools": [{"type": "function", "function": {"name": "look"}}], "provider": {"zdr": true},
                "cache_enabled": false, "cache_ttl_seconds": 86400},
            "empty": {}},
        "response_cache": {"enabled": true, "ttl_seconds": 1, "max_mb": 4096},
        "web_search": {"engine": "searxng", "base_url": "http://10.0.0.5:8888", "max_results": 25},
        "timeouts": {"connect_ms": 1, "first_token_ms": 2, "idle_ms": 3},
        "keys": [{"name": "here", "no_key": true}, {"name": "there", "secret": "env:THERE"}],
        "history": {"bodies": "errors", "retention_days": 1, "database": "/tmp/x.sqlite"},
        "catalog": {"refresh": "daily", "sources": ["models.dev"],
                    "openrouter_url": "http://127.0.0.1:1/api/v1", "models_dev_url": "http://127.0.0.1:1/api.json"}
    })");
    QTest::newRow("other words") << QByteArray(R"({
        "routing": {"keys": "round-robin", "sort": {"by": "latency", "partition": "none"},
            "preferred_min_throughput": {"p50": 10, "p75": 8}},
        "presets": {"off": {"cache_ttl_seconds": 1}},
        "web_search": {"engine": "brave", "secret": "env:BRAVE", "base_url": "https://search.example/v1"}})");
    QTest::newRow("only a partition") << QByteArray(R"({"routing": {"sort": {"partition": "none"}}})");
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
    row("prices of a tier",
        R"({"providers": {"groq": {"models": [{"id": "a/b", "pricing": {)"
        R"("service_tiers": {"flex": "0.1"}}}]}}})",
        "providers.groq.models[0].pricing.service_tiers.flex", 1, "curly brackets");
    row("price in a tier",
        R"({"providers": {"groq": {"models": [{"id": "a/b", "pricing": {)"
        R"("service_tiers": {"flex": {"prompt": "half"}}}}]}}})",
        "providers.groq.models[0].pricing.service_tiers.flex.prompt", 1, "US dollars");
    row("misspelt price of a tier",
        R"({"providers": {"groq": {"models": [{"id": "a/b", "pricing": {)"
        R"("service_tiers": {"flex": {"promt": "1"}}}}]}}})",
        "providers.groq.models[0].pricing.service_tiers.flex.promt", 1, "prompt");
    row("negative limit", R"({"keys": [{"name": "a", "secret": "env:A", "limit_usd": "-1"}]})",
        "keys[0].limit_usd", 1, "US dollars");
    row("model without id", R"({"providers": {"groq": {"models": [{}]}}})", "providers.groq.models[0]", 1,
        "'id' is missing");
    row("context", R"({"providers": {"groq": {"models": [{"id": "a", "context_length": 0.5}]}}})",
        "providers.groq.models[0].context_length", 1, "whole number");
    row("sort", R"({"routing": {"sort": "prise"}})", "routing.sort", 1, "Did you mean 'price'");
    row("sort as a number", R"({"routing": {"sort": 1}})", "routing.sort", 1, "quotes");
    row("metric of a sort", R"({"routing": {"sort": {"by": "prise"}}})", "routing.sort.by", 1, "'price'");
    row("partition", R"({"routing": {"sort": {"partition": "all"}}})", "routing.sort.partition", 1,
        "model, none");
    row("key of a sort", R"({"routing": {"sort": {"order": "price"}}})", "routing.sort.order", 1, "by");
    row("strategy", R"({"routing": {"strategy": "fast"}})", "routing.strategy", 1,
        "price-weighted, balanced");
    row("balance of keys", R"({"routing": {"keys": "roundrobin"}})", "routing.keys", 1, "'round-robin'");
    row("training", R"({"routing": {"training": false}})", "routing.training", 1, "quotes");
    row("latency wish", R"({"routing": {"preferred_max_latency": "2"}})", "routing.preferred_max_latency", 1,
        "p50, p75, p90 or p99");
    row("latency wish of nothing", R"({"routing": {"preferred_max_latency": 0}})",
        "routing.preferred_max_latency", 1, "above 0, at most 86400");
    row("throughput wish", R"({"routing": {"preferred_min_throughput": {"p90": -1}}})",
        "routing.preferred_min_throughput.p90", 1, "above 0, at most 1000000");
    row("percentile", R"({"routing": {"preferred_min_throughput": {"p95": 1}}})",
        "routing.preferred_min_throughput.p95", 1, "Did you mean");
    row("price of images", R"({"routing": {"max_price": {"image": -1}}})", "routing.max_price.image", 1,
        "negative");
    row("patterns", R"({"routing": {"models": {"only": "a/*"}}})", "routing.models.only", 1, "list");
    row("patterns of a key",
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "models": [""]}]}}})",
        "providers.groq.keys[0].models[0]", 1, "not empty");
    row("limit of a key",
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "limits": {"tpm": "many"}}]}}})",
        "providers.groq.keys[0].limits.tpm", 1, "whole number");
    row("unknown limit",
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "limits": {"tps": 1}}]}}})",
        "providers.groq.keys[0].limits.tps", 1, "Did you mean");
    row("service tier", R"({"providers": {"groq": {"models": [{"id": "a", "service_tier": "slow"}]}}})",
        "providers.groq.models[0].service_tier", 1, "flex, priority, fast");
    row("service tier and tag",
        R"({"providers": {"groq": {"models": [{"id": "a", "service_tier": "flex", "tag": "turbo"}]}}})",
        "providers.groq.models[0].service_tier", 1, "either 'tag' or");
    row("preset", R"({"presets": {"mine": []}})", "presets.mine", 1, "curly brackets");
    row("name of a preset", R"({"presets": {"my preset": {}}})", "presets[\"my preset\"]", 1,
        "careful-reader");
    row("number of a preset", R"({"presets": {"mine": {"temperature": "0.2"}}})", "presets.mine.temperature",
        1, "a number");
    row("tokens of a preset", R"({"presets": {"mine": {"max_tokens": 0.5}}})", "presets.mine.max_tokens", 1,
        "whole number");
    row("messages of a preset", R"({"presets": {"mine": {"messages": ["Hi"]}}})", "presets.mine.messages[0]",
        1, "curly brackets");
    row("stop of a preset", R"({"presets": {"mine": {"stop": 1}}})", "presets.mine.stop", 1, "quotes");
    row("tool choice of a preset", R"({"presets": {"mine": {"tool_choice": true}}})",
        "presets.mine.tool_choice", 1, "curly brackets");
    row("cache of a preset", R"({"presets": {"mine": {"cache_enabled": "no"}}})",
        "presets.mine.cache_enabled", 1, "true or false");
    row("search without an engine", R"({"web_search": {"secret": "env:A"}})", "web_search", 1,
        "'engine' is missing");
    row("search engine", R"({"web_search": {"engine": "searx", "secret": "env:A"}})", "web_search.engine", 1,
        "'searxng'");
    row("SearXNG without address", R"({"web_search": {"engine": "searxng"}})", "web_search", 1, "'base_url'");
    row("search without a key", R"({"web_search": {"engine": "brave"}})", "web_search", 1, "'secret'");
    row("address of a search", R"({"web_search": {"engine": "searxng", "base_url": "box:8888"}})",
        "web_search.base_url", 1, "http:// or https://");
    row("data collection", R"({"routing": {"data_collection": "no"}})", "routing.data_collection", 1,
        "allow, deny");
    row("quantization", R"({"routing": {"quantizations": ["fp8", "fp9"]}})", "routing.quantizations[1]", 1,
        "fp16");
    row("timeout", R"({"timeouts": {"idle_ms": 0}})", "timeouts.idle_ms", 1, "from 1 to");
    row("model set", R"({"model_sets": {"a": "b/c"}})", "model_sets.a", 1, "list");
    row("api key without secret", R"({"keys": [{"name": "a"}]})", "keys[0]", 1, "\"no_key\": true");
    row("api key with both", R"({"keys": [{"name": "a", "secret": "env:A", "no_key": true}]})",
        "keys[0].no_key", 1, "not both");
    row("same api key name", R"({"keys": [{"name": "a", "no_key": true}, {"name": "a", "no_key": true}]})",
        "keys[1].name", 1, "taken");
    row("history", R"({"history": {"bodies": "some"}})", "history.bodies", 1, "off, errors, all");
    row("refresh", R"({"catalog": {"refresh": "hourly"}})", "catalog.refresh", 1, "off, daily");
    row("source", R"({"catalog": {"sources": ["openrouter", "rumours"]}})", "catalog.sources[1]", 1,
        "openrouter, models.dev");
    row("source twice", R"({"catalog": {"sources": ["openrouter", "openrouter"]}})", "catalog.sources[1]", 1,
        "at most once");
    row("source's address", R"({"catalog": {"models_dev_url": "file:///etc/passwd"}})",
        "catalog.models_dev_url", 1, "https://");
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
    QTest::newRow("in a preset") << QByteArray(
        R"({"presets": {"mine": {"tools": [{"type": "mcp", "headers": {"Authorization": "Bearer hunter2hunter2"}}]}}})")
                                 << "presets.mine.tools";
    QTest::newRow("of a search") << QByteArray(
        R"({"web_search": {"engine": "exa", "secret": "hunter2hunter2"}})")
                                 << "web_search.secret";
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

void ConfigTest::bothHalvesOfRoutingAreRead()
{
    const ConfigReading reading = readConfig(
        R"({"routing": {"strategy": "balanced", "keys": "round-robin", "default_model": "a/b", "auto_models": ["a/b"],
            "hedge_after_ms": 2000, "deadline_ms": 60000, "require_parameters": true, "training": "deny",
            "distillable_only": true, "regions": ["eu"], "models": {"only": ["a/*"], "ignore": ["a/c"]},
            "sort": "exacto", "max_price": {"image": "0.04", "audio": "0.00002"}}})",
        {});
    QVERIFY(reading.ok());
    QCOMPARE(paths(reading.warnings), QString());
    const RoutingSettings &settings = reading.config.routingSettings;
    QCOMPARE(settings.strategy, RoutingStrategy::Balanced);
    QCOMPARE(settings.keyBalance, KeyBalance::RoundRobin);
    QCOMPARE(settings.defaultModel, QStringLiteral("a/b"));
    QCOMPARE(settings.autoModels, QStringList {QStringLiteral("a/b")});
    QCOMPARE(settings.hedgeAfter, Milliseconds(2000));
    QCOMPARE(settings.deadline, Milliseconds(60'000));
    const RoutingPreferences &routing = reading.config.routing;
    QVERIFY(routing.requireParameters && routing.denyTraining && routing.distillableOnly);
    QVERIFY(!routing.denyDataCollection && !routing.zeroDataRetention);
    QCOMPARE(routing.regions, QStringList {QStringLiteral("eu")});
    QCOMPARE(routing.onlyModels, QStringList {QStringLiteral("a/*")});
    QCOMPARE(routing.ignoredModels, QStringList {QStringLiteral("a/c")});
    QCOMPARE(routing.sort, SortBy::Exacto);
    QCOMPARE(routing.maxImagePrice, Money::fromDecimal(u"0.04"));
    QCOMPARE(routing.maxAudioPrice, Money::fromDecimal(u"0.00002"));
}

void ConfigTest::aSortMayNameItsPartition_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("partition");
    const auto row = [](const char *sort, SortBy by, Partition partition) {
        QTest::newRow(sort) << QByteArray(sort) << int(by) << int(partition);
    };
    row("null", SortBy::Default, Partition::Model);
    row(R"("throughput")", SortBy::Throughput, Partition::Model);
    row(R"({})", SortBy::Default, Partition::Model);
    row(R"({"by": "latency"})", SortBy::Latency, Partition::Model);
    row(R"({"by": "price", "partition": "model"})", SortBy::Price, Partition::Model);
    row(R"({"by": null, "partition": "none"})", SortBy::Default, Partition::None);
}

void ConfigTest::aSortMayNameItsPartition()
{
    QFETCH(QByteArray, sort);
    QFETCH(int, by);
    QFETCH(int, partition);
    const ConfigReading reading = readConfig(R"({"routing": {"sort": )" + sort + "}}", {});
    QVERIFY(reading.ok());
    QCOMPARE(int(reading.config.routing.sort), by);
    QCOMPARE(int(reading.config.routing.partition), partition);
}

void ConfigTest::aWishWithoutPercentileIsTheMedians()
{
    const ConfigReading reading = readConfig(
        R"({"routing": {"preferred_min_throughput": 40, "preferred_max_latency": {"p75": 1.5, "p99": 4}}})",
        {});
    QVERIFY(reading.ok());
    const PercentileGoals fast {.p50 = 40};
    const PercentileGoals early {.p75 = 1.5, .p99 = 4};
    QVERIFY(reading.config.routing.minThroughput == fast);
    QVERIFY(reading.config.routing.maxLatency == early);
}

void ConfigTest::limitsOfAKeyAreRead()
{
    const ConfigReading reading = readConfig(
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "models": ["llama/*"],
            "limits": {"rpm": 30, "tpd": 500000, "concurrency": 2}}, {"name": "b", "secret": "env:B"}]}}})",
        kKnown);
    QVERIFY(reading.ok());
    const ProviderKeyConfig &key = reading.config.providers.at(0).keys.at(0);
    QCOMPARE(key.models, QStringList {QStringLiteral("llama/*")});
    const KeyLimits limits {.requestsPerMinute = 30, .tokensPerDay = 500'000, .concurrent = 2};
    QVERIFY(key.limits == limits);
    QVERIFY(reading.config.providers.at(0).keys.at(1).limits.isEmpty());
}

void ConfigTest::aServiceTierIsTheEndpointsTag()
{
    const ConfigReading reading = readConfig(
        R"({"providers": {"groq": {"models": [{"id": "a/b", "service_tier": "flex"}, {"id": "a/b", "tag": "turbo"},
            {"id": "a/b", "variant": "free"}]}}})",
        kKnown);
    QVERIFY(reading.ok());
    const auto &models = reading.config.providers.at(0).overlay.models;
    QCOMPARE(endpointSlug(models.at(0).endpoint), QStringLiteral("groq/flex"));
    QCOMPARE(endpointSlug(models.at(1).endpoint), QStringLiteral("groq/turbo"));
    QCOMPARE(models.at(2).endpoint.variant, QStringLiteral("free"));
}

void ConfigTest::presetsKeepTheirFieldsAndTheirCacheApart()
{
    const ConfigReading reading = readConfig(
        R"({"presets": {"mine": {"temperature": 0.5, "cache_enabled": true, "cache_ttl_seconds": 60}, "other": {}}})",
        {});
    QVERIFY(reading.ok());
    const Preset mine = reading.config.presets.value(QStringLiteral("mine"));
    QCOMPARE(mine.body, (QJsonObject {{QStringLiteral("temperature"), 0.5}}));
    QCOMPARE(mine.cacheEnabled, true);
    QCOMPARE(mine.cacheTtl, Milliseconds(60'000));
    QVERIFY(reading.config.presets.contains(QStringLiteral("other")));
    QVERIFY(reading.config.presets.value(QStringLiteral("other")) == Preset());
}

void ConfigTest::strangeFieldsOfAPresetAreOnlyTold()
{
    const ConfigReading reading = readConfig(
        R"({"presets": {"mine": {"temprature": 0.5,
            "messages": [{"role": "system", "content": "Never say sk-hunter2hunter2."}]}}})",
        {});
    QVERIFY(reading.ok());
    QCOMPARE(paths(reading.warnings), QStringLiteral("presets.mine.temprature@1 presets.mine.messages@2"));
    QVERIFY(reading.warnings.at(0).text.contains(QLatin1String("'temperature'")));
    QVERIFY(!describeProblems(QString(), reading.warnings).contains(QLatin1String("hunter2")));
    QCOMPARE(reading.config.presets.value(QStringLiteral("mine")).body.size(), 2);
}

void ConfigTest::absentFieldsOfAPresetMayBeNull()
{
    QVERIFY(
        readConfig(R"({"presets": {"mine": {"temperature": null, "stop": null, "tools": null}}})", {}).ok());
}

void ConfigTest::theCacheOfAnswersIsReadInItsUnits()
{
    const ConfigReading reading =
        readConfig(R"({"response_cache": {"enabled": true, "ttl_seconds": 90, "max_mb": 2}})", {});
    QVERIFY(reading.ok());
    QVERIFY(reading.config.responseCache.enabled);
    QCOMPARE(reading.config.responseCache.ttl, Milliseconds(90'000));
    QCOMPARE(reading.config.responseCache.maxBytes, 2 * 1024 * 1024);
}

void ConfigTest::aWebSearchHasItsSecretByReference()
{
    const ConfigReading reading = readConfig(
        R"({"web_search": {"engine": "tavily", "secret": "keychain:tavily", "max_results": 3}})", {});
    QVERIFY(reading.ok());
    QCOMPARE(reading.config.webSearch.engine, QStringLiteral("tavily"));
    QCOMPARE(reading.config.webSearch.maxResults, 3);
    QCOMPARE(reading.config.webSearchSecret.toString(), QStringLiteral("keychain:tavily"));
    // A server of one's own may ask for none.
    QVERIFY(readConfig(R"({"web_search": {"engine": "searxng", "base_url": "http://box/search"}})", {}).ok());
}

void ConfigTest::limitsHoldUpToTheirEdges_data()
{
    QTest::addColumn<QByteArray>("around");
    QTest::addColumn<QString>("path");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const auto row = [](const QByteArray &path, const QByteArray &around, qint64 least, qint64 most) {
        QTest::newRow(path.constData()) << around << QString::fromLatin1(path) << least << most;
    };
    row("routing.hedge_after_ms", R"({"routing": {"hedge_after_ms": %}})", 100, 600'000);
    row("routing.deadline_ms", R"({"routing": {"deadline_ms": %}})", 1000, 86'400'000);
    row("presets.mine.cache_ttl_seconds", R"({"presets": {"mine": {"cache_ttl_seconds": %}}})", 1, 86'400);
    row("response_cache.ttl_seconds", R"({"response_cache": {"ttl_seconds": %}})", 1, 86'400);
    row("response_cache.max_mb", R"({"response_cache": {"max_mb": %}})", 1, 4096);
    row("web_search.max_results", R"({"web_search": {"engine": "exa", "secret": "env:A", "max_results": %}})",
        1, 25);
    const auto limit = [&row](const char *name, qint64 most) {
        const QByteArray path = QByteArray("providers.groq.keys[0].limits.") + name;
        row(path,
            R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "limits": {")"
                + QByteArray(name) + R"(": %}}]}}})",
            1, most);
    };
    limit("rpm", 1'000'000'000);
    limit("rpd", 1'000'000'000);
    limit("tpm", 1'000'000'000'000);
    limit("tpd", 1'000'000'000'000);
    limit("concurrency", 100'000);
}

void ConfigTest::limitsHoldUpToTheirEdges()
{
    QFETCH(QByteArray, around);
    QFETCH(QString, path);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    const auto problemsOf = [&around](qint64 value) {
        QByteArray json = around;
        return readConfig(json.replace("%", QByteArray::number(value)), kKnown).problems;
    };
    QCOMPARE(paths(problemsOf(least)), QString());
    QCOMPARE(paths(problemsOf(most)), QString());
    for (const qint64 outside : {least - 1, most + 1}) {
        const QList<ConfigProblem> problems = problemsOf(outside);
        QCOMPARE(paths(problems), path + QLatin1String("@1"));
        QVERIFY(problems.at(0).text.contains(QStringLiteral("from %1 to %2").arg(least).arg(most)));
    }
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
