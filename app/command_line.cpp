#include "app/command_line.h"

#include "app/console.h"
#include "core/catalog/catalog_link.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

/// Takes `--name VALUE` or `--name=VALUE` at position i; the value goes to `target`.
core::Result<bool> takeValue(const QStringList &arguments, qsizetype &i, const QString &name, QString &target)
{
    const QString &argument = arguments.at(i);
    if (argument == name) {
        if (i + 1 >= arguments.size()) {
            return core::Error {core::ErrorKind::BadRequest,
                                Text::tr("%1 needs a value. See `switchyard --help`.").arg(name)};
        }
        target = arguments.at(++i);
        return true;
    }
    if (argument.startsWith(name + u'=')) {
        target = argument.mid(name.size() + 1);
        return true;
    }
    return false;
}

} // namespace

QStringList verbs()
{
    return {QStringLiteral("serve"), QStringLiteral("ask"),  QStringLiteral("models"),
            QStringLiteral("route"), QStringLiteral("keys"), QStringLiteral("secrets"),
            QStringLiteral("check")};
}

core::Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    CommandLine line;
    bool literal = false; // behind `--` everything is the verb's
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (literal) {
            line.rest << argument;
            continue;
        }
        core::Result<bool> taken = takeValue(arguments, i, QStringLiteral("--profile"), line.profile);
        if (taken && !*taken)
            taken = takeValue(arguments, i, QStringLiteral("--config"), line.config);
        if (!taken)
            return taken.error();
        if (*taken)
            continue;
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h"))
            line.help = true;
        else if (argument == QLatin1String("--version"))
            line.version = true;
        else if (argument == QLatin1String("--verbose"))
            line.verbose = true;
        else if (argument == QLatin1String("--demo") && line.verb.isEmpty())
            line.demo = true;
        else if (line.verb.isEmpty() && core::looksLikeCatalogLink(argument))
            line.link = argument;
        else if (line.verb.isEmpty() && !argument.startsWith(u'-'))
            line.verb = argument;
        else
            line.rest << argument;
        literal = argument == QLatin1String("--");
    }
    return line;
}

QString helpText()
{
    return Text::tr(
        "Usage: switchyard [OPTIONS]                  the desktop application\n"
        "       switchyard [OPTIONS] COMMAND [...]\n"
        "\n"
        "Commands:\n"
        "  serve [--listen HOST:PORT]                 the local API without a display\n"
        "  ask -m MODEL [-m MODEL ...] [--json] [PROMPT]\n"
        "                                             ask one or several models; the prompt may come from "
        "stdin\n"
        "  models [QUERY] [--filter KEY=VALUE ...] [--sort KEY] [--json]\n"
        "                                             the catalog\n"
        "  route --model M [--body FILE] [--json]     dry run: who would be asked, and why\n"
        "  keys list | add NAME [RULES] | change NAME [--name NEW] [RULES] | rotate NAME [--overlap 1h] |\n"
        "       disable NAME | enable NAME | revoke NAME\n"
        "                                             keys of the local API. Rules: --limit-usd 5 --period "
        "day,\n"
        "                                             --rpm, --rpd, --tpm, --tpd, --concurrency 10,\n"
        "                                             --model-limit 'author/*=rpm:10', --models, "
        "--providers,\n"
        "                                             --member, --app, --expires 30d, --loopback-only,\n"
        "                                             --management; `none` takes one away\n"
        "  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]\n"
        "                                             provider keys; the secret is read from stdin\n"
        "  secrets import [--preview] [VARIABLE ...]  take over keys from environment variables\n"
        "  secrets balance [PROVIDER [NAME]]          what is left on the accounts behind keys\n"
        "  check                                      validate the configuration, database and key store\n"
        "\n"
        "Options:\n"
        "  --profile DIR   where configuration and history are kept\n"
        "  --config FILE   another configuration file\n"
        "  --demo          open the application on a throw-away profile with example data\n"
        "  --verbose       more on stderr\n"
        "  --version, --help\n");
}

bool parseOptions(QCommandLineParser &parser, const CommandLine &line)
{
    if (parser.parse(QStringList {QStringLiteral("switchyard ") + line.verb} + line.rest))
        return true;
    complain(parser.errorText());
    complain(Text::tr("See `switchyard --help`."));
    return false;
}

} // namespace app
