#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/broadcast/broadcaster.h"
#include "core/catalog/own_prices.h"
#include "core/engine/engine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::check)
};

struct Finding {
    QString subject; ///< Stable, for --json.
    bool ok;
    QString text;
};

QList<Finding> inspect(Services &services)
{
    core::Engine &engine = services.engine();
    QList<Finding> findings;
    const core::Status &config = services.configStatus();
    findings << Finding {QStringLiteral("config"), config.ok(),
                         config ? Text::tr("%1 is valid.").arg(services.configFile())
                                : config.error().message};
    for (const core::ConfigProblem &warning : services.configWarnings()) {
        findings << Finding {QStringLiteral("warning"), true,
                             core::describeProblems(services.configFile(), {warning})};
    }

    const core::CatalogPtr catalog = engine.catalog().result();
    for (const core::PriceEdit &edit :
         core::pricesWithoutEndpoint(*catalog, engine.config().result().prices)) {
        if (!catalog->findProvider(edit.endpoint.section(u'/', 0, 0)))
            continue; // said above
        findings << Finding {QStringLiteral("warning"), true,
                             Text::tr("The price for '%1' at '%2' is for nothing: the catalog has no such "
                                      "endpoint. `switchyard models '%1'` shows what there is.")
                                 .arg(edit.model, edit.endpoint)};
    }

    const core::HistoryState history = engine.historyState().result();
    findings << Finding {QStringLiteral("history"), history.mode == core::HistoryState::Mode::ReadWrite,
                         history.message.isEmpty() ? Text::tr("The history database opens.")
                                                   : history.message};

    const core::KeyStoreState keyStore = engine.keyStoreState().result();
    findings << Finding {QStringLiteral("key_store"), keyStore.available,
                         keyStore.available ? Text::tr("The system's key store works.") : keyStore.message};

    const QList<core::KeyStatus> keys = engine.providerKeys().result();
    for (const core::KeyStatus &key : keys) {
        findings << Finding {
            QStringLiteral("key"), key.usable,
            key.usable ? Text::tr("%1 has the key '%2' (%3).").arg(key.providerName, key.name, key.storage)
                       : Text::tr("%1, key '%2': %3").arg(key.providerName, key.name, key.problem)};
    }
    if (keys.isEmpty()) {
        findings << Finding {QStringLiteral("key"), true,
                             Text::tr("No provider has a key yet; only the simulator answers. "
                                      "`switchyard secrets set PROVIDER` adds one.")};
    }

    const QList<core::BroadcastState> targets = services.broadcaster().states().result();
    for (const core::BroadcastState &target : targets) {
        findings << Finding {
            QStringLiteral("broadcast"), target.problem.isEmpty(),
            target.problem.isEmpty()
                ? Text::tr("Finished requests are told to '%1'.").arg(target.name)
                : Text::tr("'%1' cannot be told of finished requests: %2").arg(target.name, target.problem)};
    }
    return findings;
}

} // namespace

int check(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    if (!parseOptions(parser, line))
        return BadUsage;

    bool allOk = true;
    const QList<Finding> findings = inspect(services);
    for (const Finding &finding : findings) {
        // A machine without a key store is fine as long as no key needs it.
        allOk = allOk && (finding.ok || finding.subject == QLatin1String("key_store"));
        if (parser.isSet(json)) {
            printJson({{QStringLiteral("subject"), finding.subject},
                       {QStringLiteral("ok"), finding.ok},
                       {QStringLiteral("text"), finding.text}});
        } else {
            printLine((finding.ok ? Text::tr("ok       ") : Text::tr("PROBLEM  ")) + finding.text);
        }
    }
    if (!services.configStatus())
        return BadUsage;
    return allOk ? Success : WorkFailed;
}

} // namespace app
