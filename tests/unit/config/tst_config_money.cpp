#include "core/config/config.h"

#include <QTest>

using namespace core;

class ConfigMoneyTest : public QObject
{
    Q_OBJECT

private slots:
    void budgetsAreReadWithAllTheirSettings();
    void ownKeysAreReadWithAllTheirRules();
    void providerKeysAreReadWithTheirHosts();
    void nothingOfMoneyIsWithoutEffect();
    void aPeriodWithoutALimitDoesNothing();
    void writingAndReadingAgainChangesNothing_data();
    void writingAndReadingAgainChangesNothing();
    void defaultsAreNotWritten();
    void aLimitOfRequestsAMinuteAloneIsWrittenShort();
    void anExpiryIsAMoment_data();
    void anExpiryIsAMoment();
    void aKeyMayBeBoundToHosts_data();
    void aKeyMayBeBoundToHosts();
    void badInputIsNamedWithItsPath_data();
    void badInputIsNamedWithItsPath();
    void numbersHoldUpToTheirEdges_data();
    void numbersHoldUpToTheirEdges();
};

// Below the class, because moc loses its way in raw strings of several lines.
namespace {

const QStringList kKnown {QStringLiteral("openai"), QStringLiteral("groq")};

constexpr QByteArrayView kBudgets(R"({
  "model_sets": { "cheap": ["a/b", "c/d"] },
  "time_zone": "America/New_York",
  "budgets": [
    { "name": "all", "scope": "workspace", "limit_usd": "100", "period": "month", "action": "block" },
    { "name": "none", "scope": ["workspace"], "limit_usd": "0", "period": "total", "action": "block", "enabled": false },
    { "name": "team", "scope": ["member:ann", "model:anthropic/*", "app:claude-cli/*"], "limit_usd": "12.5",
      "period": "rolling", "rolling_days": 7, "action": "downgrade", "downgrade_to": "set/cheap", "warn_at": [90] },
    { "name": "play", "scope": "provider-key:openai/work/2", "limit_usd": "0.000000000001", "period": "day",
      "action": "warn", "warn_at": [], "simulated": true, "allow_unknown_prices": true }
  ]
})");

constexpr QByteArrayView kKeys(R"({
  "keys": [
    { "name": "editor", "secret": "env:EDITOR_KEY", "member": "ann", "app": "vim", "limit_usd": "5.00", "period": "week",
      "rpm": 60, "limits": { "rpd": 1000, "tpm": 2, "tpd": 3, "concurrency": 4 },
      "model_limits": { "anthropic/*": { "rpm": 5 }, "openai/gpt-5": { "tpd": 6 } }, "models": ["anthropic/*"],
      "providers": ["openai"], "loopback_only": true, "enabled": false, "expires": "2027-01-01T01:00:00+01:00" },
    { "name": "admin", "secret": "file:admin.txt", "management": true },
    { "name": "here", "no_key": true, "rpm": 10 },
    { "name": "life", "secret": "env:B", "limit_usd": "7", "expires": "2027-01-01T00:00:00.250Z" }
  ]
})");

constexpr QByteArrayView kProviderKeys(R"({
  "providers": { "openai": { "keys": [
    { "name": "a", "secret": "env:A", "hosts": ["api.openai.com", "*.openai.azure.com"], "enabled": false,
      "free_requests_per_day": 1000 },
    { "name": "b", "secret": "env:B", "enabled": true, "free_requests_per_day": 0 },
    { "name": "c", "secret": "env:C" } ] } }
})");

ConfigReading read(QByteArrayView json)
{
    return readConfig(json, kKnown);
}

QString pathsOf(const QList<ConfigProblem> &problems)
{
    QStringList list;
    for (const ConfigProblem &problem : problems)
        list << problem.path;
    return list.join(u' ');
}

} // namespace

void ConfigMoneyTest::budgetsAreReadWithAllTheirSettings()
{
    const ConfigReading reading = read(kBudgets);
    QCOMPARE(describeProblems({}, reading.problems), QString());
    QCOMPARE(reading.config.timeZone, QStringLiteral("America/New_York"));
    const QList<Budget> &budgets = reading.config.budgets;
    QCOMPARE(budgets.size(), 4);

    Budget all;
    all.name = QStringLiteral("all");
    all.limit = Money::fromDecimal(u"100").value();
    QCOMPARE(budgets.at(0), all);

    Budget none;
    none.name = QStringLiteral("none");
    none.period = BudgetPeriod::Total;
    none.disabled = true;
    QCOMPARE(budgets.at(1), none);

    Budget team;
    team.name = QStringLiteral("team");
    team.scope.member = QStringLiteral("ann");
    team.scope.model = QStringLiteral("anthropic/*");
    team.scope.app = QStringLiteral("claude-cli/*");
    team.limit = Money::fromDecimal(u"12.5").value();
    team.period = BudgetPeriod::Rolling;
    team.rollingDays = 7;
    team.action = BudgetAction::Downgrade;
    team.downgradeTo = QStringLiteral("set/cheap");
    team.warnAt = {90};
    QCOMPARE(budgets.at(2), team);

    Budget play;
    play.name = QStringLiteral("play");
    play.scope.providerKey = QStringLiteral("openai/work/2");
    play.limit = Money::fromPicoDollars(1);
    play.period = BudgetPeriod::Day;
    play.action = BudgetAction::Warn;
    play.warnAt = QList<int>();
    play.simulated = true;
    play.allowUnknownPrices = true;
    QCOMPARE(budgets.at(3), play);
}

void ConfigMoneyTest::ownKeysAreReadWithAllTheirRules()
{
    const ConfigReading reading = read(kKeys);
    QCOMPARE(describeProblems({}, reading.problems), QString());
    ApiKeyRules editor;
    editor.member = QStringLiteral("ann");
    editor.app = QStringLiteral("vim");
    editor.limit = Money::fromDecimal(u"5").value();
    editor.limitPeriod = BudgetPeriod::Week;
    editor.limits = {.requestsPerMinute = 60,
                     .requestsPerDay = 1000,
                     .tokensPerMinute = 2,
                     .tokensPerDay = 3,
                     .concurrent = 4};
    editor.modelLimits = {{QStringLiteral("anthropic/*"), {.requestsPerMinute = 5}},
                          {QStringLiteral("openai/gpt-5"), {.tokensPerDay = 6}}};
    editor.models = QStringList {QStringLiteral("anthropic/*")};
    editor.providers = QStringList {QStringLiteral("openai")};
    editor.loopbackOnly = true;
    editor.disabled = true;
    editor.expires = QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC);
    QCOMPARE(reading.config.keys.at(0).rules, editor);

    ApiKeyRules admin;
    admin.management = true;
    QCOMPARE(reading.config.keys.at(1).rules, admin);
    QCOMPARE(reading.config.keys.at(2).rules.limits.requestsPerMinute, 10);
    QCOMPARE(reading.config.keys.at(3).rules.limitPeriod, BudgetPeriod::Total);
}

void ConfigMoneyTest::providerKeysAreReadWithTheirHosts()
{
    const ConfigReading reading = read(kProviderKeys);
    QCOMPARE(describeProblems({}, reading.problems), QString());
    const QList<ProviderKeyConfig> &keys = reading.config.providers.at(0).keys;
    QCOMPARE(keys.at(0).hosts,
             (QStringList {QStringLiteral("api.openai.com"), QStringLiteral("*.openai.azure.com")}));
    QVERIFY(keys.at(0).disabled);
    QCOMPARE(keys.at(0).freeRequestsPerDay, std::optional<qint64>(1000));
    QVERIFY(!keys.at(1).disabled);
    QCOMPARE(keys.at(1).freeRequestsPerDay, std::optional<qint64>(0));
    QVERIFY(keys.at(2).hosts.isEmpty());
    QVERIFY(!keys.at(2).disabled);
    QVERIFY(!keys.at(2).freeRequestsPerDay);
}

void ConfigMoneyTest::nothingOfMoneyIsWithoutEffect()
{
    for (const QByteArrayView json : {kBudgets, kKeys, kProviderKeys})
        QCOMPARE(pathsOf(read(json).warnings), QString());
}

void ConfigMoneyTest::aPeriodWithoutALimitDoesNothing()
{
    const ConfigReading reading = read(R"({"keys": [{"name": "a", "secret": "env:A", "period": "day"}]})");
    QVERIFY(reading.ok());
    QCOMPARE(pathsOf(reading.warnings), QStringLiteral("keys[0].period"));
    QCOMPARE(reading.config.keys.at(0).rules, ApiKeyRules());
}

void ConfigMoneyTest::writingAndReadingAgainChangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("budgets") << kBudgets.toByteArray();
    QTest::newRow("own keys") << kKeys.toByteArray();
    QTest::newRow("provider keys") << kProviderKeys.toByteArray();
}

void ConfigMoneyTest::writingAndReadingAgainChangesNothing()
{
    QFETCH(QByteArray, json);
    const ConfigReading first = read(json);
    QVERIFY(first.ok());
    const ConfigReading second = read(writeConfig(first.config));
    QCOMPARE(describeProblems({}, second.problems), QString());
    QCOMPARE(second.config.timeZone, first.config.timeZone);
    QCOMPARE(second.config.budgets, first.config.budgets);
    QVERIFY(second.config.keys == first.config.keys);
    QCOMPARE(second.config.providers.size(), first.config.providers.size());
    for (qsizetype i = 0; i < first.config.providers.size(); ++i)
        QVERIFY(second.config.providers.at(i).keys == first.config.providers.at(i).keys);
    QCOMPARE(writeConfig(second.config), writeConfig(first.config));
}

void ConfigMoneyTest::defaultsAreNotWritten()
{
    Config config;
    Budget budget;
    budget.name = QStringLiteral("b");
    config.budgets << budget;
    ApiKeyConfig key;
    key.name = QStringLiteral("k");
    key.secret = SecretRef::parse(QStringLiteral("env:K"));
    config.keys << key;
    QCOMPARE(writeConfig(config), QByteArray(R"({
    "budgets": [
        {
            "action": "block",
            "limit_usd": "0",
            "name": "b",
            "period": "month",
            "scope": "workspace"
        }
    ],
    "keys": [
        {
            "name": "k",
            "secret": "env:K"
        }
    ]
}
)"));
    // Days of a window and models to ask instead mean nothing here, so they are not written either.
    config.budgets[0].rollingDays = 7;
    config.budgets[0].downgradeTo = QStringLiteral("a/b");
    const QByteArray text = writeConfig(config);
    QVERIFY(!text.contains("rolling_days") && !text.contains("downgrade_to"));
    QVERIFY(read(text).ok());
}

void ConfigMoneyTest::aLimitOfRequestsAMinuteAloneIsWrittenShort()
{
    Config config;
    ApiKeyConfig key;
    key.name = QStringLiteral("k");
    key.loopbackWithoutKey = true;
    key.rules.limits.requestsPerMinute = 1'000'000'000;
    config.keys << key;
    QVERIFY(writeConfig(config).contains("\"rpm\": 1000000000"));
    QVERIFY(!writeConfig(config).contains("limits"));
    QVERIFY(read(writeConfig(config)).config.keys == config.keys);
    config.keys[0].rules.limits.requestsPerDay = 6;
    QVERIFY(writeConfig(config).contains("limits"));
    QVERIFY(read(writeConfig(config)).config.keys == config.keys);
}

void ConfigMoneyTest::anExpiryIsAMoment_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const auto row = [](const char *text, const QDateTime &moment) {
        QTest::newRow(text) << QString::fromLatin1(text) << moment;
    };
    const QDateTime newYear(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC);
    row("2027-01-01T00:00:00Z", newYear);
    row("2027-01-01T05:45:00+05:45", newYear);
    row("2026-12-31T19:00:00-05:00", newYear);
    row("2027-01-01T00:00Z", newYear);
    row("2027-01-01T00:00:00.001Z", newYear.addMSecs(1));
    row("2027-01-01T00:00:00", {});
    row("2027-01-01", {});
    row("2027-02-29T00:00:00Z", {});
    row("tomorrow", {});
    row("", {});
}

void ConfigMoneyTest::anExpiryIsAMoment()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, moment);
    const ConfigReading reading =
        read(R"({"keys": [{"name": "a", "no_key": true, "expires": ")" + text.toLatin1() + "\"}]}");
    QCOMPARE(pathsOf(reading.problems), moment.isValid() ? QString() : QStringLiteral("keys[0].expires"));
    QCOMPARE(reading.config.keys.at(0).rules.expires, moment);
}

void ConfigMoneyTest::aKeyMayBeBoundToHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *host, bool fits) {
        QTest::newRow(host) << QString::fromLatin1(host) << fits;
    };
    row("api.openai.com", true);
    row("localhost", true);
    row("10.0.0.5", true);
    row("[::1]", true);
    row("fd00::5", false);
    row("my_box.local", true);
    row("*.openai.azure.com", true);
    row("*.azure.com", true);
    row("*.com", false);
    row("*", false);
    row("api.*.com", false);
    row("*api.openai.com", true);
    row("https://api.openai.com", false);
    row("api.openai.com/v1", false);
    row("api.openai.com:443", true);
    row("user@api.openai.com", false);
    row("api..com", false);
    row("a b", false);
}

void ConfigMoneyTest::aKeyMayBeBoundToHosts()
{
    QFETCH(QString, host);
    QFETCH(bool, fits);
    const ConfigReading reading =
        read(R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "hosts": ["x.com", ")"
             + host.toLatin1() + "\"]}]}}}");
    QCOMPARE(pathsOf(reading.problems), fits ? QString() : QStringLiteral("providers.groq.keys[0].hosts[1]"));
}

void ConfigMoneyTest::badInputIsNamedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &json, const char *path, const char *says) {
        QTest::newRow(name) << json << QString::fromLatin1(path) << QString::fromLatin1(says);
    };
    // A budget with these members, and the usual ones where they are not said.
    const auto budget = [&row](const char *name, const QByteArray &members, const char *key,
                               const char *says) {
        QByteArray rest = members;
        for (const auto &[word, standard] :
             {std::pair("scope", "workspace"), {"limit_usd", "1"}, {"period", "day"}, {"action", "warn"}}) {
            if (!members.contains(QByteArray("\"") + word + '"'))
                rest += QByteArray(", \"") + word + "\": \"" + standard + '"';
        }
        row(name, R"({"budgets": [{"name": "a", )" + rest + "}]}",
            *key ? qPrintable(QLatin1String("budgets[0].") + QLatin1String(key)) : "budgets[0]", says);
    };
    budget("scope", R"("scope": "team")", "scope", "provider-key:ID/NAME");
    budget("scope twice", R"("scope": ["key:a", "key:b"])", "scope", "workspace");
    budget("no scope", R"("scope": [])", "scope", "workspace");
    budget("provider key without name", R"("scope": "provider-key:openai")", "scope", "openai/work");
    budget("provider key with an empty name", R"("scope": "provider-key:openai/")", "scope", "openai/work");
    budget("provider key without provider", R"("scope": "provider-key:/work")", "scope", "openai/work");
    budget("limit as number", R"("limit_usd": 1)", "limit_usd", "in quotes");
    budget("limit below zero", R"("limit_usd": "-1")", "limit_usd", "US dollars");
    budget("limit out of range", R"("limit_usd": "10000000")", "limit_usd", "US dollars");
    budget("period", R"("period": "year")", "period", "rolling");
    budget("action", R"("action": "stop")", "action", "downgrade");
    budget("days without rolling", R"("rolling_days": 7)", "rolling_days", "rolling only");
    budget("downgrade to nothing", R"("action": "downgrade")", "", "'downgrade_to'");
    budget("downgrade to an empty name", R"("action": "downgrade", "downgrade_to": " ")", "downgrade_to",
           "empty");
    budget("downgrade to an unknown set", R"("action": "downgrade", "downgrade_to": "set/cheep")",
           "downgrade_to", "'cheep'");
    budget("downgrade of a budget that warns", R"("downgrade_to": "a/b")", "downgrade_to", "downgrade only");
    budget("percent", R"("warn_at": [50, 101])", "warn_at", "percent");
    budget("percent zero", R"("warn_at": [0])", "warn_at", "percent");
    budget("half a percent", R"("warn_at": [50.5])", "warn_at", "percent");
    budget("misspelt", R"("simulate": true)", "simulate", "'simulated'");
    row("missing limit",
        R"({"budgets": [{"name": "a", "scope": "workspace", "period": "day", "action": "warn"}]})",
        "budgets[0]", "'limit_usd' is missing");
    row("same budget name",
        R"({"budgets": [{"name": "a", "scope": "workspace", "limit_usd": "1", "period": "day", "action": "warn"},
                        {"name": "a", "scope": "workspace", "limit_usd": "1", "period": "day", "action": "warn"}]})",
        "budgets[1].name", "taken");
    row("time zone", R"({"time_zone": "Europe/Berln"})", "time_zone", "'Europe/Berlin'");
    row("no time zone", R"({"time_zone": "the usual one, please"})", "time_zone", "Europe/Berlin");
    row("rpm twice", R"({"keys": [{"name": "a", "no_key": true, "rpm": 1, "limits": {"rpm": 1}}]})",
        "keys[0].rpm", "one of them");
    row("limit of a key", R"({"keys": [{"name": "a", "no_key": true, "limits": {"tps": 1}}]})",
        "keys[0].limits.tps", "Did you mean");
    row("limit of a model",
        R"({"keys": [{"name": "a", "no_key": true, "model_limits": {"a/b": {"rpm": 0}}}]})",
        "keys[0].model_limits[\"a/b\"].rpm", "whole number");
    row("limits of a model", R"({"keys": [{"name": "a", "no_key": true, "model_limits": {"a/b": 5}}]})",
        "keys[0].model_limits[\"a/b\"]", "curly brackets");
    row("management without a key", R"({"keys": [{"name": "a", "no_key": true, "management": true}]})",
        "keys[0].management", "make keys");
}

void ConfigMoneyTest::badInputIsNamedWithItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(QString, says);
    const ConfigReading reading = read(json);
    QCOMPARE(pathsOf(reading.problems), path);
    QVERIFY2(reading.problems.at(0).text.contains(says), qPrintable(reading.problems.at(0).text));
}

void ConfigMoneyTest::numbersHoldUpToTheirEdges_data()
{
    QTest::addColumn<QByteArray>("around");
    QTest::addColumn<QString>("path");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const auto row = [](const char *path, const QByteArray &around, qint64 least, qint64 most) {
        QTest::newRow(path) << around << QString::fromLatin1(path) << least << most;
    };
    row("budgets[0].rolling_days",
        R"({"budgets": [{"name": "a", "scope": "workspace", "limit_usd": "1", "period": "rolling",
            "rolling_days": %, "action": "warn"}]})",
        1, 366);
    row("keys[0].rpm", R"({"keys": [{"name": "a", "no_key": true, "rpm": %}]})", 1, 1'000'000'000);
    row("keys[0].limits.tpd", R"({"keys": [{"name": "a", "no_key": true, "limits": {"tpd": %}}]})", 1,
        1'000'000'000'000);
    row("providers.groq.keys[0].free_requests_per_day",
        R"({"providers": {"groq": {"keys": [{"name": "a", "secret": "env:A", "free_requests_per_day": %}]}}})",
        0, 1'000'000'000);
}

void ConfigMoneyTest::numbersHoldUpToTheirEdges()
{
    QFETCH(QByteArray, around);
    QFETCH(QString, path);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    const auto problemsOf = [&around](qint64 value) {
        QByteArray json = around;
        return pathsOf(read(json.replace("%", QByteArray::number(value))).problems);
    };
    QCOMPARE(problemsOf(least), QString());
    QCOMPARE(problemsOf(most), QString());
    QCOMPARE(problemsOf(least - 1), path);
    QCOMPARE(problemsOf(most + 1), path);
}

QTEST_APPLESS_MAIN(ConfigMoneyTest)
#include "tst_config_money.moc"
