#include "app/command_line.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/memory_privacy.h"
#include "app/process_limits.h"
#include "app/services.h"
#ifdef SWITCHYARD_UI
#include "app/desktop.h"
#endif
#include "core/async/on_thread.h"
#include "core/engine/engine.h"
#include "core/settings/preferences.h"
#include "core/settings/profile.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::main)
};

/// Texts in the chosen language, else the system's. English has a file too, for its plurals.
void installTranslations(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    const auto install = [](const QLocale &wanted, const QString &file, const QString &folder) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        return translator->load(wanted, file, QStringLiteral("_"), folder)
               && QCoreApplication::installTranslator(translator);
    };
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString ours = QStringLiteral("switchyard");
    const QString folder = QStringLiteral(":/i18n");
    if (!install(locale, ours, folder))
        install(QLocale(QLocale::English), ours, folder);
}

int runSynchronous(app::Services &services, const app::CommandLine &line)
{
    using Command = int (*)(app::Services &, const app::CommandLine &);
    const std::pair<QLatin1String, Command> commands[] = {
        {QLatin1String("models"), app::listModels}, {QLatin1String("route"), app::showRoute},
        {QLatin1String("keys"), app::manageKeys},   {QLatin1String("secrets"), app::manageSecrets},
        {QLatin1String("check"), app::check},
    };
    for (const auto &[verb, command] : commands) {
        if (line.verb == verb)
            return command(services, line);
    }
    Q_UNREACHABLE(); // main() let only known verbs through
}

int runCommand(const app::CommandLine &line, const app::Places &places)
{
    app::Services services(places);
    const bool isCheck = line.verb == QLatin1String("check");
    if (!services.configStatus() && !isCheck)
        return app::failure(services.configStatus().error());
    for (const core::ConfigProblem &warning : services.configWarnings()) {
        if (!isCheck)
            app::complain(Text::tr("Note: %1").arg(core::describeProblems(services.configFile(), {warning})));
    }
    services.engine().start().waitForFinished();

    const bool isServe = line.verb == QLatin1String("serve");
    if (!isServe && line.verb != QLatin1String("ask"))
        return runSynchronous(services, line);
    QFuture<int> done = isServe ? app::serve(services, line) : app::ask(services, line);
    if (done.isFinished())
        return done.result();
    core::after(done, qApp, [](int status) { QCoreApplication::exit(status); });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("switchyard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHYARD_VERSION));

    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const core::Result<app::CommandLine> line = app::readCommandLine(arguments);
    if (!line) {
        app::complain(line.error().message);
        return app::BadUsage;
    }
    if (line->version) {
        app::printLine(QStringLiteral("switchyard %1").arg(QCoreApplication::applicationVersion()));
        return app::Success;
    }
    if (line->help) {
        app::print(app::helpText());
        return app::Success;
    }
    if (line->verbose)
        QLoggingCategory::setFilterRules(QStringLiteral("switchyard.*=true"));

    const bool desktop = line->verb.isEmpty();
    app::useProcessLimits();
    app::keepMemoryPrivate(desktop ? app::Face::Desktop : app::Face::Command);
    if (!desktop && !app::verbs().contains(line->verb)) {
        app::complain(Text::tr("There is no command '%1'. Known commands: %2. See `switchyard --help`.")
                          .arg(line->verb, app::verbs().join(u", ")));
        return app::BadUsage;
    }
    if (desktop) {
#ifdef SWITCHYARD_UI
        return app::runDesktop(argc, argv, *line, installTranslations);
#else
        app::complain(Text::tr("This build has no windows. Use a command such as `switchyard serve`; "
                               "`switchyard --help` lists them."));
        return app::BadUsage;
#endif
    }

    QCoreApplication application(argc, argv);
    const core::Result<core::Profile> profile = core::openProfile(core::profileChoice(line->profile));
    if (!profile)
        return app::failure(profile.error());
    installTranslations(core::Preferences(profile->preferencesFile()).text(core::Preference::Language));
    return runCommand(*line, app::placesOf(*profile, line->config));
}
