#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/proxy/proxy_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::keys)
};

int list(core::ProxyServer &proxy, bool json)
{
    const QList<core::ApiKeyInfo> keys = proxy.apiKeys().result();
    QList<QStringList> rows;
    for (const core::ApiKeyInfo &key : keys) {
        const QString created = key.created.toUTC().toString(Qt::ISODate);
        if (json) {
            printJson({{QStringLiteral("name"), key.name},
                       {QStringLiteral("created"), created.isEmpty() ? QJsonValue() : QJsonValue(created)},
                       {QStringLiteral("storage"), key.storage}});
        }
        rows << QStringList {key.name, created.isEmpty() ? QStringLiteral("-") : created, key.storage};
    }
    if (!json && !rows.isEmpty())
        printTable({Text::tr("NAME"), Text::tr("CREATED"), Text::tr("KEPT IN")}, rows);
    if (rows.isEmpty())
        complain(Text::tr("The local API has no key yet. `switchyard keys add NAME` makes one."));
    return Success;
}

int add(core::ProxyServer &proxy, const QString &name, bool json)
{
    const core::Result<core::NewApiKey> made = proxy.createApiKey(name).result();
    if (!made)
        return failure(made.error());
    const QString secret = QString::fromLatin1(made->secret.reveal());
    if (json)
        printJson({{QStringLiteral("name"), name}, {QStringLiteral("key"), secret}});
    else
        printLine(secret);
    complain(Text::tr("Keep it now: it is not shown again."));
    return Success;
}

} // namespace

int manageKeys(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    if (!parseOptions(parser, line))
        return BadUsage;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0, QStringLiteral("list"));
    if (action == QLatin1String("list") && words.size() <= 1)
        return list(services.proxy(), parser.isSet(json));
    if (action == QLatin1String("add") && words.size() == 2)
        return add(services.proxy(), words.at(1), parser.isSet(json));
    if (action == QLatin1String("revoke") && words.size() == 2) {
        const core::Status revoked = services.proxy().revokeApiKey(words.at(1)).result();
        return revoked ? int(Success) : failure(revoked.error());
    }
    complain(Text::tr("Use `switchyard keys list`, `keys add NAME` or `keys revoke NAME`."));
    return BadUsage;
}

} // namespace app
