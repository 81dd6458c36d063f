#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/engine/engine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::secrets)
};

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODate) : QString();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// Limits by the names that they have in config.json, without those that are not set.
QList<QPair<QString, qint64>> namedLimits(const core::KeyLimits &limits)
{
    const QList<QPair<QString, std::optional<qint64>>> all {
        {QStringLiteral("rpm"), limits.requestsPerMinute},  {QStringLiteral("rpd"), limits.requestsPerDay},
        {QStringLiteral("tpm"), limits.tokensPerMinute},    {QStringLiteral("tpd"), limits.tokensPerDay},
        {QStringLiteral("concurrency"), limits.concurrent},
    };
    QList<QPair<QString, qint64>> set;
    for (const auto &[name, limit] : all) {
        if (limit)
            set << qMakePair(name, *limit);
    }
    return set;
}

QString limitsText(const core::ProviderKeySettings &settings)
{
    QStringList parts;
    for (const auto &[name, limit] : namedLimits(settings.limits))
        parts << name + u' ' + QString::number(limit);
    if (settings.limitPerMonth)
        parts << Text::tr("$%1 a month").arg(settings.limitPerMonth->toDecimal());
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(QLatin1String(", "));
}

QJsonObject jsonOf(const core::KeyStatus &key)
{
    const core::ProviderKeySettings &settings = key.settings;
    QJsonObject limits;
    for (const auto &[name, limit] : namedLimits(settings.limits))
        limits.insert(name, limit);
    return {{QStringLiteral("provider"), key.provider},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("storage"), key.storage},
            {QStringLiteral("host"), key.host},
            {QStringLiteral("hosts"), QJsonArray::fromStringList(key.hosts)},
            {QStringLiteral("usable"), key.usable},
            {QStringLiteral("problem"), key.problem},
            {QStringLiteral("enabled"), !settings.disabled},
            {QStringLiteral("priority"), settings.priority},
            {QStringLiteral("weight"), settings.weight},
            {QStringLiteral("limits"), limits},
            {QStringLiteral("limit_usd_per_month"),
             settings.limitPerMonth ? QJsonValue(settings.limitPerMonth->toDecimal()) : QJsonValue()},
            {QStringLiteral("spent_usd_this_month"), key.spentThisMonth.toDecimal()},
            {QStringLiteral("models"), QJsonArray::fromStringList(settings.models)},
            {QStringLiteral("free_requests_per_day"),
             settings.freeRequestsPerDay ? QJsonValue(*settings.freeRequestsPerDay) : QJsonValue()},
            {QStringLiteral("balance"), key.hasBalance},
            {QStringLiteral("last_used"), orNull(momentText(key.lastUsed))},
            {QStringLiteral("last_error"), orNull(key.lastError)}};
}

QString stateText(const core::KeyStatus &key)
{
    if (!key.usable)
        return key.problem;
    return key.lastError.isEmpty() ? Text::tr("usable") : key.lastError;
}

int list(core::Engine &engine, bool json)
{
    const QList<core::KeyStatus> keys = engine.providerKeys().result();
    QList<QStringList> rows;
    for (const core::KeyStatus &key : keys) {
        if (json)
            printJson(jsonOf(key));
        const QString used = momentText(key.lastUsed);
        rows << QStringList {key.provider,
                             key.name,
                             key.storage,
                             key.hosts.join(QLatin1String(", ")),
                             QString::number(key.settings.priority),
                             QString::number(key.settings.weight),
                             limitsText(key.settings),
                             used.isEmpty() ? QStringLiteral("-") : used,
                             stateText(key)};
    }
    if (!json && !rows.isEmpty())
        printTable({Text::tr("PROVIDER"), Text::tr("NAME"), Text::tr("KEPT IN"), Text::tr("SENT TO"),
                    Text::tr("PRIORITY"), Text::tr("WEIGHT"), Text::tr("LIMITS"), Text::tr("LAST USED"),
                    Text::tr("STATE")},
                   rows, {4, 5});
    if (rows.isEmpty())
        complain(Text::tr("There is no provider key yet. `switchyard secrets set PROVIDER` adds one."));
    return Success;
}

int set(core::Engine &engine, const QString &provider, const QString &name)
{
    core::NewProviderKey key;
    key.provider = provider;
    key.name = name;
    key.secret = core::Secret(readSecretLine(Text::tr("Key for %1 (it is not shown):").arg(provider)));
    if (key.secret.isEmpty()) {
        complain(Text::tr("No key came on standard input."));
        return BadUsage;
    }
    const core::Status added = engine.addProviderKey(key).result();
    return added ? int(Success) : failure(added.error());
}

void preview(const QList<core::EnvironmentKey> &keys, bool json)
{
    QList<QStringList> rows;
    for (const core::EnvironmentKey &key : keys) {
        if (json) {
            printJson({{QStringLiteral("variable"), key.variable},
                       {QStringLiteral("provider"), key.provider},
                       {QStringLiteral("host"), key.host},
                       {QStringLiteral("used_by"), orNull(key.usedBy)}});
        }
        rows << QStringList {key.variable, key.provider, key.host,
                             key.usedBy.isEmpty() ? QStringLiteral("-") : key.usedBy};
    }
    if (!json && !rows.isEmpty())
        printTable({Text::tr("VARIABLE"), Text::tr("PROVIDER"), Text::tr("SENT TO"), Text::tr("USED BY")},
                   rows);
}

/// All that are not used yet and whose provider is beyond doubt; says which ones are not.
QStringList plainOnes(const QList<core::EnvironmentKey> &keys)
{
    QStringList plain;
    for (const core::EnvironmentKey &key : keys) {
        const auto sharers =
            std::count_if(keys.cbegin(), keys.cend(),
                          [&](const core::EnvironmentKey &other) { return other.variable == key.variable; });
        if (!key.usedBy.isEmpty())
            continue;
        if (sharers == 1)
            plain << key.variable;
        else
            complain(Text::tr("Several providers keep their key in %1. For this one use `switchyard secrets "
                              "import %2/%1`.")
                         .arg(key.variable, key.provider));
    }
    return plain;
}

int importKeys(core::Engine &engine, const QStringList &named, bool onlyPreview, bool json)
{
    QList<core::EnvironmentKey> keys = engine.environmentKeys().result();
    if (keys.isEmpty())
        complain(Text::tr("No variable of this environment holds a key of a provider in the catalog."));
    if (onlyPreview) {
        if (!named.isEmpty())
            keys.removeIf([&](const core::EnvironmentKey &key) {
                return !named.contains(key.variable) && !named.contains(key.provider + u'/' + key.variable);
            });
        preview(keys, json);
        return Success;
    }
    const QStringList variables = named.isEmpty() ? plainOnes(keys) : named;
    const core::Status imported = engine.importEnvironmentKeys(variables).result();
    preview(engine.environmentKeys().result(), json);
    return imported ? int(Success) : failure(imported.error());
}

int balance(core::Engine &engine, const QString &provider, const QString &name, bool json)
{
    QList<core::KeyStatus> keys = engine.providerKeys().result();
    keys.removeIf([&](const core::KeyStatus &key) {
        return provider.isEmpty() ? !key.hasBalance || !key.usable
                                  : key.provider != provider || (!name.isEmpty() && key.name != name);
    });
    if (keys.isEmpty()) {
        complain(
            provider.isEmpty()
                ? Text::tr("No usable key is of a provider that tells its balance.")
                : Text::tr("There is no such key. `switchyard secrets list` shows those that there are."));
        return WorkFailed;
    }
    QList<QPair<core::KeyStatus, QFuture<core::Result<core::ProviderBalance>>>> asked;
    for (const core::KeyStatus &key : std::as_const(keys))
        asked << qMakePair(key, engine.providerBalance(key.provider, key.name));
    int status = Success;
    QList<QStringList> rows;
    for (auto &[key, future] : asked) {
        const core::Result<core::ProviderBalance> balance = future.result();
        if (!balance) {
            status = failure(balance.error());
            continue;
        }
        if (json) {
            printJson({{QStringLiteral("provider"), key.provider},
                       {QStringLiteral("name"), key.name},
                       {QStringLiteral("amount"), orNull(balance->amount)},
                       {QStringLiteral("currency"), balance->currency},
                       {QStringLiteral("used"), orNull(balance->used)},
                       {QStringLiteral("limit"), orNull(balance->limit)}});
        }
        const auto figure = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
        rows << QStringList {
            key.provider,           key.name,         figure(balance->amount), figure(balance->used),
            figure(balance->limit), balance->currency};
    }
    if (!json && !rows.isEmpty())
        printTable({Text::tr("PROVIDER"), Text::tr("NAME"), Text::tr("LEFT"), Text::tr("USED"),
                    Text::tr("LIMIT"), Text::tr("CURRENCY")},
                   rows, {2, 3, 4});
    return status;
}

} // namespace

int manageSecrets(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption onlyPreview(QStringLiteral("preview"));
    parser.addOptions({json, onlyPreview});
    if (!parseOptions(parser, line))
        return BadUsage;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0, QStringLiteral("list"));
    const QString name = words.value(2, QStringLiteral("default"));
    const bool asJson = parser.isSet(json);
    if (action == QLatin1String("import"))
        return importKeys(services.engine(), words.mid(1), parser.isSet(onlyPreview), asJson);
    if (action == QLatin1String("list") && words.size() <= 1 && !parser.isSet(onlyPreview))
        return list(services.engine(), asJson);
    if (action == QLatin1String("balance") && words.size() <= 3 && !parser.isSet(onlyPreview))
        return balance(services.engine(), words.value(1), words.value(2), asJson);
    const bool namesKey = (words.size() == 2 || words.size() == 3) && !parser.isSet(onlyPreview);
    if (action == QLatin1String("set") && namesKey)
        return set(services.engine(), words.at(1), name);
    if (action == QLatin1String("remove") && namesKey) {
        const core::Status removed = services.engine().removeProviderKey(words.at(1), name).result();
        return removed ? int(Success) : failure(removed.error());
    }
    complain(
        Text::tr("Use `switchyard secrets list`, `secrets set PROVIDER [NAME]`, `secrets remove PROVIDER "
                 "[NAME]`, `secrets import [--preview] [VARIABLE …]` or `secrets balance [PROVIDER "
                 "[NAME]]`. The key itself is read from standard input."));
    return BadUsage;
}

} // namespace app
