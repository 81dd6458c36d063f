#include "core/config/config_money_reader.h"

#include "core/base/edit_distance.h"
#include "core/config/config_provider_reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

constexpr int kMostRollingDays = 366;
// Above what anybody grants; what is larger is a slip.
constexpr qint64 kMostRequests = 1'000'000'000;
constexpr qint64 kMostTokens = 1'000'000'000'000;
constexpr qint64 kMostConcurrent = 100'000;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

std::optional<BudgetPeriod> periodFrom(const ConfigFields &fields)
{
    const QStringList periods = words("day week month rolling total");
    return budgetPeriodFrom(fields.word(QLatin1String("period"), periods).value_or(QString()));
}

BudgetScope scopeFrom(const ConfigFields &fields)
{
    const QLatin1String key("scope");
    const QStringList words = fields.json().value(key).isArray() ? fields.strings(key).value_or(QStringList())
                                                                 : QStringList {fields.requiredName(key)};
    const std::optional<BudgetScope> scope = budgetScopeFrom(words);
    if (!scope) {
        fields.problems().add(
            fields.pathOf(key),
            Text::tr("This must be workspace, or one of member:NAME, key:NAME, provider-key:ID/NAME, "
                     "provider:ID, model:ID, app:NAME, or a list of several of them."));
        return {};
    }
    const QString &providerKey = scope->providerKey;
    const qsizetype slash = providerKey.indexOf(u'/');
    if (!providerKey.isEmpty() && (slash < 1 || slash == providerKey.size() - 1))
        fields.problems().add(fields.pathOf(key),
                              Text::tr("After provider-key: come the provider and the name of its key, such "
                                       "as provider-key:openai/work."));
    return *scope;
}

QList<int> warnAtFrom(const ConfigFields &fields)
{
    const QLatin1String key("warn_at");
    const QJsonValue value = fields.json().value(key);
    if (value.isUndefined())
        return Budget().warnAt;
    QList<int> percents;
    bool valid = value.isArray();
    for (const QJsonValue &percent : value.toArray()) {
        percents << percent.toInt();
        valid = valid && percent.toInt() >= 1 && percent.toInt() <= 100;
    }
    if (!valid)
        fields.problems().add(
            fields.pathOf(key),
            Text::tr("This must be a list of whole percents from 1 to 100, such as [50, 80]."));
    return percents;
}

/// What a budget asks instead when it has no room.
QString downgradeFrom(const ConfigFields &fields, const Budget &budget,
                      const QHash<QString, QStringList> &modelSets)
{
    const QLatin1String key("downgrade_to");
    const QLatin1String setPrefix("set/");
    const bool wanted = budget.action == BudgetAction::Downgrade;
    if (!fields.has(key)) {
        if (wanted)
            fields.problems().add(
                fields.path(), Text::tr("The action downgrade needs 'downgrade_to', a model or set/NAME."));
        return {};
    }
    const QString target = fields.requiredName(key);
    if (!wanted)
        fields.problems().add(fields.pathOf(key), Text::tr("This is for the action downgrade only."));
    else if (target.startsWith(setPrefix) && !modelSets.contains(target.mid(setPrefix.size())))
        fields.problems().add(
            fields.pathOf(key),
            Text::tr("There is no set '%1' under 'model_sets'.").arg(target.mid(setPrefix.size())));
    return target;
}

Budget budgetFrom(const ConfigFields &fields, const QHash<QString, QStringList> &modelSets)
{
    const QLatin1String rollingDays("rolling_days");
    Budget budget;
    budget.name = fields.requiredName(QLatin1String("name"));
    budget.scope = scopeFrom(fields);
    for (const QLatin1String key :
         {QLatin1String("limit_usd"), QLatin1String("period"), QLatin1String("action")}) {
        if (!fields.has(key))
            fields.problems().add(fields.path(), Text::tr("'%1' is missing here.").arg(key));
    }
    budget.limit = fields.money(QLatin1String("limit_usd")).value_or(Money());
    budget.period = periodFrom(fields).value_or(budget.period);
    budget.rollingDays = int(fields.integer(rollingDays, 1, kMostRollingDays).value_or(budget.rollingDays));
    if (fields.has(rollingDays) && budget.period != BudgetPeriod::Rolling)
        fields.problems().add(fields.pathOf(rollingDays), Text::tr("This is for the period rolling only."));
    const QStringList actions = words("warn block downgrade");
    budget.action = budgetActionFrom(fields.word(QLatin1String("action"), actions).value_or(QString()))
                        .value_or(budget.action);
    budget.downgradeTo = downgradeFrom(fields, budget, modelSets);
    budget.warnAt = warnAtFrom(fields);
    budget.simulated = fields.boolean(QLatin1String("simulated")).value_or(false);
    budget.allowUnknownPrices = fields.boolean(QLatin1String("allow_unknown_prices")).value_or(false);
    budget.disabled = !fields.boolean(QLatin1String("enabled")).value_or(true);
    return budget;
}

/// A moment with its offset from UTC: a time of day alone is another moment on every machine.
QDateTime momentFrom(const ConfigFields &fields, QLatin1String key)
{
    const std::optional<QString> text = fields.string(key);
    if (!text)
        return {};
    const QDateTime moment = QDateTime::fromString(*text, Qt::ISODateWithMs);
    if (moment.isValid() && moment.timeSpec() != Qt::LocalTime)
        return moment.toUTC();
    fields.problems().add(fields.pathOf(key),
                          Text::tr("This must be a date and time with its offset, such as "
                                   "2026-12-31T23:59:59Z or 2026-12-31T23:59:59+01:00."));
    return {};
}

KeyLimits ownKeyLimitsFrom(const ConfigFields &fields)
{
    const QLatin1String rpm("rpm");
    KeyLimits limits;
    if (const auto given = fields.child(QLatin1String("limits"), ConfigObject::KeyLimits)) {
        limits = keyLimitsFrom(*given);
        if (given->has(rpm) && fields.has(rpm))
            fields.problems().add(fields.pathOf(rpm),
                                  Text::tr("The limit of requests a minute stands here and under 'limits': "
                                           "write one of them."));
    }
    if (const auto requests = fields.integer(rpm, 1, kMostRequests))
        limits.requestsPerMinute = requests;
    return limits;
}

QList<ModelLimits> modelLimitsFrom(const ConfigFields &fields)
{
    const QLatin1String key("model_limits");
    const QString path = fields.pathOf(key);
    const QJsonObject patterns = fields.object(key).value_or(QJsonObject());
    QList<ModelLimits> all;
    for (auto entry = patterns.begin(); entry != patterns.end(); ++entry) {
        const QString where = memberPath(path, entry.key());
        if (!entry.value().isObject()) {
            fields.problems().add(where, Text::tr("This must be an object in curly brackets."));
            continue;
        }
        const ConfigFields limits(fields.problems(), where, entry.value().toObject(),
                                  ConfigObject::KeyLimits);
        all << ModelLimits {entry.key(), keyLimitsFrom(limits)};
    }
    return all;
}

ApiKeyRules rulesFrom(const ConfigFields &fields)
{
    const QLatin1String period("period");
    ApiKeyRules rules;
    rules.member = fields.string(QLatin1String("member")).value_or(QString());
    rules.app = fields.string(QLatin1String("app")).value_or(QString());
    rules.limit = fields.money(QLatin1String("limit_usd"));
    const std::optional<BudgetPeriod> limitPeriod = periodFrom(fields);
    if (rules.limit)
        rules.limitPeriod = limitPeriod.value_or(rules.limitPeriod);
    else if (fields.has(period))
        fields.problems().warn(fields.pathOf(period), Text::tr("Without 'limit_usd' this does nothing."));
    rules.limits = ownKeyLimitsFrom(fields);
    rules.modelLimits = modelLimitsFrom(fields);
    rules.models = fields.strings(QLatin1String("models")).value_or(QStringList());
    rules.providers = fields.strings(QLatin1String("providers")).value_or(QStringList());
    rules.loopbackOnly = fields.boolean(QLatin1String("loopback_only")).value_or(false);
    rules.management = fields.boolean(QLatin1String("management")).value_or(false);
    rules.disabled = !fields.boolean(QLatin1String("enabled")).value_or(true);
    rules.expires = momentFrom(fields, QLatin1String("expires"));
    return rules;
}

ApiKeyConfig apiKeyFrom(const ConfigFields &fields)
{
    ApiKeyConfig key;
    key.name = fields.requiredName(QLatin1String("name"));
    key.loopbackWithoutKey = fields.boolean(QLatin1String("no_key")).value_or(false);
    const bool hasSecret = fields.has(QLatin1String("secret"));
    key.secret = fields.secret(QLatin1String("secret")).value_or(SecretRef());
    if (!hasSecret && !key.loopbackWithoutKey)
        fields.problems().add(fields.path(),
                              Text::tr("'secret' is missing here; for programs on this machine that "
                                       "cannot send a key, write \"no_key\": true instead."));
    if (hasSecret && key.loopbackWithoutKey)
        fields.problems().add(fields.pathOf(QLatin1String("no_key")),
                              Text::tr("An entry has either 'secret' or \"no_key\": true, not both."));
    key.rules = rulesFrom(fields);
    if (key.rules.management && key.loopbackWithoutKey)
        fields.problems().add(
            fields.pathOf(QLatin1String("management")),
            Text::tr("Whoever manages keys needs one: with \"no_key\": true every program on "
                     "this machine could make keys."));
    return key;
}

} // namespace

void readTimeZone(const ConfigFields &root, Config &config)
{
    const QLatin1String key("time_zone");
    config.timeZone = root.string(key).value_or(QString());
    if (config.timeZone.isEmpty() || QTimeZone(config.timeZone.toUtf8()).isValid())
        return;
    QStringList known;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        known << QString::fromUtf8(id);
    const QString nearest = nearestWord(config.timeZone, known);
    root.problems().add(
        root.pathOf(key),
        nearest.isEmpty()
            ? Text::tr("This must be the name of a time zone, such as Europe/Berlin.")
            : Text::tr("This must be the name of a time zone. Did you mean '%1'?").arg(nearest));
}

void readBudgets(const ConfigFields &root, Config &config)
{
    QStringList names;
    root.eachObject(QLatin1String("budgets"), [&](const QString &path, const QJsonObject &json) {
        config.budgets << budgetFrom(ConfigFields(root.problems(), path, json, ConfigObject::Budget),
                                     config.modelSets);
        requireNewName(names, config.budgets.last().name, memberPath(path, QStringLiteral("name")),
                       root.problems());
    });
}

void readApiKeys(const ConfigFields &root, Config &config)
{
    QStringList names;
    root.eachObject(QLatin1String("keys"), [&](const QString &path, const QJsonObject &json) {
        config.keys << apiKeyFrom(ConfigFields(root.problems(), path, json, ConfigObject::ApiKey));
        requireNewName(names, config.keys.last().name, memberPath(path, QStringLiteral("name")),
                       root.problems());
    });
}

KeyLimits keyLimitsFrom(const ConfigFields &fields)
{
    KeyLimits limits;
    limits.requestsPerMinute = fields.integer(QLatin1String("rpm"), 1, kMostRequests);
    limits.requestsPerDay = fields.integer(QLatin1String("rpd"), 1, kMostRequests);
    limits.tokensPerMinute = fields.integer(QLatin1String("tpm"), 1, kMostTokens);
    limits.tokensPerDay = fields.integer(QLatin1String("tpd"), 1, kMostTokens);
    limits.concurrent = fields.integer(QLatin1String("concurrency"), 1, kMostConcurrent);
    return limits;
}

} // namespace core
