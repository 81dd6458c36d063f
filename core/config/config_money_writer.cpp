#include "core/config/config_money_writer.h"

namespace core {

namespace {

void insertIf(QJsonObject &json, bool wanted, QLatin1String key, const QJsonValue &value)
{
    if (wanted)
        json.insert(key, value);
}

QJsonArray arrayOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject budgetToJson(const Budget &budget)
{
    const Budget standard;
    const QStringList scope = budgetScopeWords(budget.scope);
    QJsonObject json {
        {QLatin1String("name"), budget.name},
        {QLatin1String("scope"), scope.size() == 1 ? QJsonValue(scope.first()) : QJsonValue(arrayOf(scope))},
        {QLatin1String("limit_usd"), budget.limit.toDecimal()},
        {QLatin1String("period"), budgetPeriodName(budget.period)},
        {QLatin1String("action"), budgetActionName(budget.action)}};
    const bool rolling = budget.period == BudgetPeriod::Rolling;
    insertIf(json, rolling && budget.rollingDays != standard.rollingDays, QLatin1String("rolling_days"),
             budget.rollingDays);
    insertIf(json, budget.action == BudgetAction::Downgrade, QLatin1String("downgrade_to"),
             budget.downgradeTo);
    QJsonArray percents;
    for (const int percent : budget.warnAt)
        percents << percent;
    insertIf(json, budget.warnAt != standard.warnAt, QLatin1String("warn_at"), percents);
    insertIf(json, budget.simulated, QLatin1String("simulated"), true);
    insertIf(json, budget.allowUnknownPrices, QLatin1String("allow_unknown_prices"), true);
    insertIf(json, budget.disabled, QLatin1String("enabled"), false);
    return json;
}

/// A limit of requests a minute alone has a short form.
void insertLimits(QJsonObject &json, const KeyLimits &limits)
{
    KeyLimits others = limits;
    others.requestsPerMinute.reset();
    if (limits.requestsPerMinute && others.isEmpty())
        json.insert(QLatin1String("rpm"), *limits.requestsPerMinute);
    else
        insertIf(json, !limits.isEmpty(), QLatin1String("limits"), limitsToJson(limits));
}

QJsonObject modelLimitsToJson(const QList<ModelLimits> &all)
{
    QJsonObject json;
    for (const ModelLimits &one : all)
        json.insert(one.model, limitsToJson(one.limits));
    return json;
}

QString momentText(const QDateTime &moment)
{
    const bool wholeSecond = moment.time().msec() == 0;
    return moment.toUTC().toString(wholeSecond ? Qt::ISODate : Qt::ISODateWithMs);
}

QJsonObject apiKeyToJson(const ApiKeyConfig &key)
{
    QJsonObject json {{QLatin1String("name"), key.name}};
    if (key.loopbackWithoutKey)
        json.insert(QLatin1String("no_key"), true);
    else
        json.insert(QLatin1String("secret"), key.secret.toString());
    const ApiKeyRules &rules = key.rules;
    insertIf(json, !rules.member.isEmpty(), QLatin1String("member"), rules.member);
    insertIf(json, !rules.app.isEmpty(), QLatin1String("app"), rules.app);
    if (rules.limit) {
        json.insert(QLatin1String("limit_usd"), rules.limit->toDecimal());
        insertIf(json, rules.limitPeriod != BudgetPeriod::Total, QLatin1String("period"),
                 budgetPeriodName(rules.limitPeriod));
    }
    insertLimits(json, rules.limits);
    insertIf(json, !rules.modelLimits.isEmpty(), QLatin1String("model_limits"),
             modelLimitsToJson(rules.modelLimits));
    insertIf(json, !rules.models.isEmpty(), QLatin1String("models"), arrayOf(rules.models));
    insertIf(json, !rules.providers.isEmpty(), QLatin1String("providers"), arrayOf(rules.providers));
    insertIf(json, rules.loopbackOnly, QLatin1String("loopback_only"), true);
    insertIf(json, rules.management, QLatin1String("management"), true);
    insertIf(json, rules.disabled, QLatin1String("enabled"), false);
    insertIf(json, rules.expires.isValid(), QLatin1String("expires"), momentText(rules.expires));
    return json;
}

template<typename Row>
QJsonArray rowsToJson(const QList<Row> &rows, QJsonObject (*toJson)(const Row &))
{
    QJsonArray array;
    for (const Row &row : rows)
        array << toJson(row);
    return array;
}

} // namespace

QJsonArray budgetsToJson(const QList<Budget> &budgets)
{
    return rowsToJson(budgets, budgetToJson);
}

QJsonArray apiKeysToJson(const QList<ApiKeyConfig> &keys)
{
    return rowsToJson(keys, apiKeyToJson);
}

QJsonObject limitsToJson(const KeyLimits &limits)
{
    QJsonObject json;
    const auto add = [&json](QLatin1String key, const std::optional<qint64> &limit) {
        if (limit)
            json.insert(key, *limit);
    };
    add(QLatin1String("rpm"), limits.requestsPerMinute);
    add(QLatin1String("rpd"), limits.requestsPerDay);
    add(QLatin1String("tpm"), limits.tokensPerMinute);
    add(QLatin1String("tpd"), limits.tokensPerDay);
    add(QLatin1String("concurrency"), limits.concurrent);
    return json;
}

} // namespace core
