#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/engine/engine.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::secrets)
};

int list(core::Engine &engine, bool json)
{
    const QList<core::KeyStatus> keys = engine.providerKeys().result();
    QList<QStringList> rows;
    for (const core::KeyStatus &key : keys) {
        if (json) {
            printJson({{QStringLiteral("provider"), key.provider},
                       {QStringLiteral("name"), key.name},
                       {QStringLiteral("storage"), key.storage},
                       {QStringLiteral("host"), key.host},
                       {QStringLiteral("usable"), key.usable},
                       {QStringLiteral("problem"), key.problem}});
        }
        rows << QStringList {key.provider, key.name, key.storage, key.host,
                             key.usable ? Text::tr("usable") : key.problem};
    }
    if (!json && !rows.isEmpty())
        printTable({Text::tr("PROVIDER"), Text::tr("NAME"), Text::tr("KEPT IN"), Text::tr("SENT TO"),
                    Text::tr("STATE")},
                   rows);
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

} // namespace

int manageSecrets(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    if (!parseOptions(parser, line))
        return BadUsage;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0, QStringLiteral("list"));
    const QString name = words.value(2, QStringLiteral("default"));
    if (action == QLatin1String("list") && words.size() <= 1)
        return list(services.engine(), parser.isSet(json));
    if (action == QLatin1String("set") && (words.size() == 2 || words.size() == 3))
        return set(services.engine(), words.at(1), name);
    if (action == QLatin1String("remove") && (words.size() == 2 || words.size() == 3)) {
        const core::Status removed = services.engine().removeProviderKey(words.at(1), name).result();
        return removed ? int(Success) : failure(removed.error());
    }
    complain(
        Text::tr("Use `switchyard secrets list`, `secrets set PROVIDER [NAME]` or `secrets remove PROVIDER "
                 "[NAME]`. The key itself is read from standard input."));
    return BadUsage;
}

} // namespace app
