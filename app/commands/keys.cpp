#include "app/commands.h"
#include "app/commands/key_options.h"
#include "app/console.h"
#include "app/services.h"
#include "core/proxy/proxy_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::keys)
};

const QString kJson = QStringLiteral("json");
const QString kOverlap = QStringLiteral("overlap");
const QString kName = QStringLiteral("name");

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const core::ApiKeyInfo &key)
{
    QJsonObject json = rulesToJson(key.rules);
    json.insert(QStringLiteral("id"), key.id);
    json.insert(QStringLiteral("name"), key.name);
    json.insert(QStringLiteral("label"), key.label.isEmpty() ? QJsonValue() : QJsonValue(key.label));
    json.insert(QStringLiteral("created"), timeOrNull(key.created));
    json.insert(QStringLiteral("changed"), timeOrNull(key.changed));
    json.insert(QStringLiteral("old_secret_until"), timeOrNull(key.oldSecretUntil));
    json.insert(QStringLiteral("storage"), key.storage);
    return json;
}

int list(core::ProxyServer &proxy, bool json)
{
    const QList<core::ApiKeyInfo> keys = proxy.apiKeys().result();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString none = QStringLiteral("-");
    QList<QStringList> rows;
    for (const core::ApiKeyInfo &key : keys) {
        if (json)
            printJson(toJson(key));
        rows << QStringList {key.name, key.label.isEmpty() ? none : key.label,
                             key.created.isValid() ? key.created.toUTC().toString(Qt::ISODate) : none,
                             key.storage, rulesInWords(key.rules, now)};
    }
    if (!json && !rows.isEmpty())
        printTable(
            {Text::tr("NAME"), Text::tr("KEY"), Text::tr("CREATED"), Text::tr("KEPT IN"), Text::tr("RULES")},
            rows);
    if (rows.isEmpty())
        complain(Text::tr("The local API has no key yet. `switchyard keys add NAME` makes one."));
    return Success;
}

/// The one time that a secret is shown.
int printSecret(const core::Result<core::NewApiKey> &made, bool json)
{
    if (!made)
        return failure(made.error());
    const QString secret = QString::fromLatin1(made->secret.reveal());
    if (json) {
        QJsonObject shown = toJson(made->info);
        shown.insert(QStringLiteral("key"), secret);
        printJson(shown);
    } else {
        printLine(secret);
    }
    complain(Text::tr("Keep it now: it is not shown again."));
    return Success;
}

core::Result<core::ApiKeyInfo> keyNamed(core::ProxyServer &proxy, const QString &name)
{
    const QList<core::ApiKeyInfo> keys = proxy.apiKeys().result();
    const auto found = std::find_if(keys.cbegin(), keys.cend(),
                                    [&name](const core::ApiKeyInfo &key) { return key.name == name; });
    if (found == keys.cend())
        return core::Error {
            core::ErrorKind::BadRequest,
            Text::tr("There is no API key '%1'. `switchyard keys list` shows them.").arg(name)};
    return *found;
}

int add(core::ProxyServer &proxy, const QString &name, const QCommandLineParser &parser)
{
    const core::Result<core::ApiKeyRules> rules = rulesFrom(parser, {}, QDateTime::currentDateTimeUtc());
    if (!rules) {
        complain(rules.error().message);
        return BadUsage;
    }
    return printSecret(proxy.createApiKey(name, *rules).result(), parser.isSet(kJson));
}

int rotate(core::ProxyServer &proxy, const QString &name, const QCommandLineParser &parser)
{
    std::optional<std::chrono::seconds> overlap = std::chrono::seconds(0);
    if (parser.isSet(kOverlap))
        overlap = durationFrom(parser.value(kOverlap));
    if (!overlap) {
        complain(Text::tr("--overlap takes a time such as 30m, 1h or 7d."));
        return BadUsage;
    }
    return printSecret(proxy.rotateApiKey(name, *overlap).result(), parser.isSet(kJson));
}

int change(core::ProxyServer &proxy, const QString &name, const QCommandLineParser &parser)
{
    const core::Result<core::ApiKeyInfo> key = keyNamed(proxy, name);
    if (!key)
        return failure(key.error());
    const core::Result<core::ApiKeyRules> rules =
        rulesFrom(parser, key->rules, QDateTime::currentDateTimeUtc());
    if (!rules) {
        complain(rules.error().message);
        return BadUsage;
    }
    const QString newName = parser.isSet(kName) ? parser.value(kName) : name;
    const core::Status changed = proxy.changeApiKey(name, newName, *rules).result();
    return changed ? int(Success) : failure(changed.error());
}

int setDisabled(core::ProxyServer &proxy, const QString &name, bool disabled)
{
    const core::Result<core::ApiKeyInfo> key = keyNamed(proxy, name);
    if (!key)
        return failure(key.error());
    core::ApiKeyRules rules = key->rules;
    rules.disabled = disabled;
    const core::Status changed = proxy.changeApiKey(name, name, rules).result();
    return changed ? int(Success) : failure(changed.error());
}

int revoke(core::ProxyServer &proxy, const QString &name)
{
    const core::Status revoked = proxy.revokeApiKey(name).result();
    return revoked ? int(Success) : failure(revoked.error());
}

} // namespace

int manageKeys(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(kJson));
    parser.addOption(QCommandLineOption(kOverlap, {}, QStringLiteral("time")));
    parser.addOption(QCommandLineOption(kName, {}, QStringLiteral("name")));
    addRuleOptions(parser);
    if (!parseOptions(parser, line))
        return BadUsage;
    core::ProxyServer &proxy = services.proxy();
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0, QStringLiteral("list"));
    const QString name = words.value(1);
    if (action == QLatin1String("list") && words.size() <= 1)
        return list(proxy, parser.isSet(kJson));
    if (words.size() == 2) {
        if (action == QLatin1String("add"))
            return add(proxy, name, parser);
        if (action == QLatin1String("change"))
            return change(proxy, name, parser);
        if (action == QLatin1String("rotate"))
            return rotate(proxy, name, parser);
        if (action == QLatin1String("disable") || action == QLatin1String("enable"))
            return setDisabled(proxy, name, action == QLatin1String("disable"));
        if (action == QLatin1String("revoke"))
            return revoke(proxy, name);
    }
    complain(
        Text::tr("Use `switchyard keys list`, or `keys add NAME`, `keys change NAME`, `keys rotate NAME`, "
                 "`keys disable NAME`, `keys enable NAME` or `keys revoke NAME`."));
    return BadUsage;
}

} // namespace app
