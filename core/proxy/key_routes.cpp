#include "core/async/after.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/key_fields.h"
#include "core/proxy/own_keys.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QUrlQuery>

#include <algorithm>

namespace core {

// Keys of the local API by the API itself, as OpenRouter has it (openrouter-spec §1.4, Appendix A).

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProxyServer)
};

constexpr qsizetype kPage = 100;
constexpr int kFreeRequests = 50;

using SpendById = QHash<QString, OwnKeySpend>;

Error noSuchKey(const QString &hash)
{
    Error error {ErrorKind::BadRequest,
                 Text::tr("There is no API key with the hash '%1'.").arg(hash.left(80))};
    error.httpStatus = 404;
    return error;
}

// Writing

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

/// What is left of the limit in its period; null without one, and for a rolling one, whose figure only the
/// budget has.
QJsonValue remainingOf(const ApiKeyRules &rules, const OwnKeySpend &spend)
{
    if (!rules.limit || rules.limitPeriod == BudgetPeriod::Rolling)
        return {};
    const Money spent = rules.limitPeriod == BudgetPeriod::Day     ? spend.day
                        : rules.limitPeriod == BudgetPeriod::Week  ? spend.week
                        : rules.limitPeriod == BudgetPeriod::Month ? spend.month
                                                                   : spend.total;
    return std::max(Money(), *rules.limit - spent).toDollars();
}

/// What both the list of keys and the key that asks for itself have. Every provider is paid with the user's
/// own keys here, so all that is spent counts as usage, and in the limit.
QJsonObject commonFacts(const ApiKeyInfo &key, const OwnKeySpend &spend)
{
    const ApiKeyRules &rules = key.rules;
    return {{QStringLiteral("label"), key.label.isEmpty() ? key.name : key.label},
            {QStringLiteral("creator_user_id"), textOrNull(rules.member)},
            {QStringLiteral("external_user"), textOrNull(rules.member)}, // the same: whom it was given to
            {QStringLiteral("expires_at"), timeOrNull(rules.expires)},
            {QStringLiteral("limit"), rules.limit ? QJsonValue(rules.limit->toDollars()) : QJsonValue()},
            {QStringLiteral("limit_remaining"), remainingOf(rules, spend)},
            {QStringLiteral("limit_reset"), limitResetOf(rules)},
            {QStringLiteral("include_byok_in_limit"), true},
            {QStringLiteral("usage"), spend.total.toDollars()},
            {QStringLiteral("usage_daily"), spend.day.toDollars()},
            {QStringLiteral("usage_weekly"), spend.week.toDollars()},
            {QStringLiteral("usage_monthly"), spend.month.toDollars()},
            {QStringLiteral("byok_usage"), 0},
            {QStringLiteral("byok_usage_daily"), 0},
            {QStringLiteral("byok_usage_weekly"), 0},
            {QStringLiteral("byok_usage_monthly"), 0},
            {QStringLiteral("workspace_id"), kOnlyWorkspace}};
}

QJsonObject rowOf(const ApiKeyInfo &key, const SpendById &spend)
{
    QJsonObject row = commonFacts(key, spend.value(key.id));
    row.insert(QStringLiteral("hash"), key.id);
    row.insert(QStringLiteral("name"), key.name);
    row.insert(QStringLiteral("disabled"), key.rules.disabled);
    // Nobody knows when a key came into config.json, and clients want a time.
    row.insert(QStringLiteral("created_at"),
               timeOrNull(key.created.isValid() ? key.created : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)));
    row.insert(QStringLiteral("updated_at"), timeOrNull(key.changed));
    return row;
}

/// Answers with what `make` returns, when it is known what the keys spent. What changes something does so
/// there: where the figures cannot be had, nothing is changed.
template<typename Make>
void answerWithSpend(const ApiCall &asked, Make make)
{
    after(asked.engine.ownKeySpend(), &asked.exchange,
          [asked, make](const Result<QList<OwnKeySpend>> &spend) {
              if (!spend) {
                  respondWithError(asked, spend.error());
                  return;
              }
              SpendById byId;
              for (const OwnKeySpend &each : *spend)
                  byId.insert(each.keyId, each);
              const Result<QJsonObject> answer = make(byId);
              if (answer)
                  respondJson(asked, *answer);
              else
                  respondWithError(asked, answer.error());
          });
}

/// The key that the address names. Management keys are not among those that are managed.
Result<ApiKeyInfo> keyAt(const ApiCall &asked)
{
    const std::optional<ApiKeyInfo> key = asked.ownKeys.findById(asked.rest);
    if (!key || key->rules.management)
        return noSuchKey(asked.rest);
    return *key;
}

// Answers

void answerKeys(const ApiCall &asked)
{
    const QUrlQuery &query = asked.exchange.request().query;
    const QString offsetText = query.queryItemValue(QStringLiteral("offset"));
    bool isNumber = true;
    const qsizetype offset = offsetText.isEmpty() ? 0 : offsetText.toInt(&isNumber);
    if (!isNumber || offset < 0) {
        respondWithError(asked, wrongKeyField("offset", Text::tr("'offset' is a whole number from 0.")));
        return;
    }
    const bool all = query.queryItemValue(QStringLiteral("include_disabled")) == QLatin1String("true");
    const QString workspace = query.queryItemValue(QStringLiteral("workspace_id"));
    QList<ApiKeyInfo> keys = asked.ownKeys.list();
    keys.removeIf([&](const ApiKeyInfo &key) {
        return key.rules.management || (key.rules.disabled && !all)
               || (!workspace.isEmpty() && workspace != kOnlyWorkspace);
    });
    answerWithSpend(asked, [page = keys.mid(offset, kPage)](const SpendById &spend) -> Result<QJsonObject> {
        QJsonArray rows;
        for (const ApiKeyInfo &key : page)
            rows << rowOf(key, spend);
        return QJsonObject {{QStringLiteral("data"), rows}};
    });
}

void answerNewKey(const ApiCall &asked)
{
    const Result<QJsonObject> body = bodyOf(asked);
    if (!body) {
        respondWithError(asked, body.error());
        return;
    }
    QString name;
    ApiKeyRules rules;
    KeyFields fields(*body);
    fields.readName(name);
    fields.readLimit(rules);
    fields.readExpiry(rules);
    fields.readMember(rules);
    fields.readWorkspace();
    if (fields.error() || name.isEmpty()) {
        respondWithError(asked,
                         fields.error().value_or(wrongKeyField("name", Text::tr("'name' is missing."))));
        return;
    }
    const Result<NewApiKey> made = asked.ownKeys.create(name, rules);
    if (!made) {
        respondWithError(asked, made.error());
        return;
    }
    respondJson(asked,
                {{QStringLiteral("data"), rowOf(made->info, {})},
                 {QStringLiteral("key"), QString::fromLatin1(made->secret.reveal())}},
                201);
}

void answerKey(const ApiCall &asked)
{
    const Result<ApiKeyInfo> key = keyAt(asked);
    if (!key) {
        respondWithError(asked, key.error());
        return;
    }
    answerWithSpend(asked, [key = *key](const SpendById &spend) -> Result<QJsonObject> {
        return QJsonObject {{QStringLiteral("data"), rowOf(key, spend)}};
    });
}

void answerKeyChange(const ApiCall &asked)
{
    const Result<ApiKeyInfo> key = keyAt(asked);
    const Result<QJsonObject> body = bodyOf(asked);
    if (!key || !body) {
        respondWithError(asked, key ? body.error() : key.error());
        return;
    }
    QString name = key->name;
    ApiKeyRules rules = key->rules;
    KeyFields fields(*body);
    fields.readName(name);
    fields.readLimit(rules);
    fields.readDisabled(rules);
    if (fields.error()) {
        respondWithError(asked, *fields.error());
        return;
    }
    answerWithSpend(asked,
                    [&keys = asked.ownKeys, oldName = key->name, id = key->id, name,
                     rules](const SpendById &spend) -> Result<QJsonObject> {
                        if (const Status changed = keys.change(oldName, name, rules); !changed)
                            return changed.error();
                        const std::optional<ApiKeyInfo> now = keys.findById(id);
                        if (!now)
                            return noSuchKey(id);
                        return QJsonObject {{QStringLiteral("data"), rowOf(*now, spend)}};
                    });
}

void answerKeyRemoval(const ApiCall &asked)
{
    const Result<ApiKeyInfo> key = keyAt(asked);
    const Status revoked = key ? asked.ownKeys.revoke(key->name) : Status(key.error());
    if (revoked)
        respondJson(asked, {{QStringLiteral("deleted"), true}});
    else
        respondWithError(asked, revoked.error());
}

void answerOwnKey(const ApiCall &asked)
{
    // Without a key, and in the moment in which it is revoked, there is none in the list.
    const ApiKeyInfo key = asked.ownKeys.findById(asked.key.id).value_or(ApiKeyInfo {.name = asked.key.name});
    answerWithSpend(asked, [key](const SpendById &spend) -> Result<QJsonObject> {
        QJsonObject data = commonFacts(key, spend.value(key.id));
        data.remove(QStringLiteral("external_user"));
        data.insert(QStringLiteral("organization_id"), QJsonValue());
        data.insert(QStringLiteral("allowed_data_regions"), QJsonArray {QStringLiteral("global")});
        // Free requests are counted by provider key, not by ours; OpenRouter's SDK insists on the field,
        // where it means no more than that for whoever brings keys of his own.
        data.insert(QStringLiteral("free_model_daily_requests"),
                    QJsonObject {{QStringLiteral("limit"), kFreeRequests},
                                 {QStringLiteral("used"), 0},
                                 {QStringLiteral("remaining"), kFreeRequests}});
        data.insert(QStringLiteral("is_free_tier"), false);
        data.insert(QStringLiteral("is_management_key"), key.rules.management);
        data.insert(QStringLiteral("is_provisioning_key"), key.rules.management);
        data.insert(QStringLiteral("rate_limit"),
                    QJsonObject {{QStringLiteral("requests"), -1},
                                 {QStringLiteral("interval"), QStringLiteral("10s")},
                                 {QStringLiteral("note"), QStringLiteral("This field is deprecated.")}});
        return QJsonObject {{QStringLiteral("data"), data}};
    });
}

} // namespace

QList<Route> keyRoutes()
{
    const ClientShape *shape = &openAiChatShape();
    const auto manage = [shape](QLatin1String path, const char *method, void (*answer)(const ApiCall &)) {
        return Route {.path = path,
                      .method = method,
                      .answer = answer,
                      .shape = shape,
                      .purpose = Route::Purpose::Manage};
    };
    const QLatin1String list("/v1/keys");
    const QLatin1String one("/v1/keys/");
    return {
        manage(list, "GET", answerKeys),
        manage(list, "POST", answerNewKey),
        manage(one, "GET", answerKey),
        manage(one, "PATCH", answerKeyChange),
        manage(one, "DELETE", answerKeyRemoval),
        {.path = QLatin1String("/v1/key"),
         .method = "GET",
         .answer = answerOwnKey,
         .shape = shape,
         .purpose = Route::Purpose::Either},
    };
}

} // namespace core
