#include "app/desktop.h"

#include "app/console.h"
#include "app/demo_history.h"
#include "app/services.h"
#include "app/single_instance.h"
#include "core/engine/catalog_updater.h"
#include "core/engine/engine.h"
#include "core/history/conversation_store.h"
#include "core/history/history_store.h"
#include "core/proxy/proxy_server.h"
#include "core/settings/atomic_file.h"
#include "core/settings/column_set_store.h"
#include "core/settings/model_marks_store.h"
#include "core/settings/preferences.h"
#include "core/settings/profile.h"
#include "core/settings/prompt_library.h"
#include "ui/common/prompter.h"
#include "ui/common/theme.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTimer>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::desktop)
};

Q_LOGGING_CATEGORY(lcStart, "switchyard.start", QtWarningMsg)

/// Notes with --verbose when the window has been painted for the first time; tests/bench reads that line.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget &window)
        : QObject(&window)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *window, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            window->removeEventFilter(this);
            // Behind this event the backing store goes to the screen.
            QTimer::singleShot(0, this, [] { qCInfo(lcStart) << "first paint"; });
        }
        return false;
    }
};

/// Qt ends the program with a core dump when it cannot open a display; this says what to do instead.
bool hasDisplay(const QStringList &arguments)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const bool chosen =
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || arguments.contains(QStringLiteral("-platform"));
    return chosen || !qEnvironmentVariableIsEmpty("DISPLAY")
           || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    Q_UNUSED(arguments)
    return true;
#endif
}

/// Fills the history of a demonstration profile and waits for it, so that the first page shows something.
void fillDemo(const QString &historyFile, const core::Catalog &catalog)
{
    core::HistoryStore store(historyFile);
    store.open().waitForFinished();
    for (const core::RequestRecord &record : demoHistory(catalog, QDateTime::currentDateTimeUtc()))
        store.append(record);
    store.flush().waitForFinished();
}

} // namespace

int runDesktop(int &argc, char **argv, const CommandLine &line,
               const std::function<void(const QString &)> &installTranslations)
{
    if (!hasDisplay(line.rest)) {
        complain(Text::tr(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the desktop from a "
            "graphical session, or use `switchyard serve` for the local API without windows."));
        return WorkFailed;
    }
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Switchyard"));
    QApplication::setDesktopFileName(QStringLiteral("switchyard"));

    QTemporaryDir demoFolder;
    const core::Result<core::Profile> profile =
        core::openProfile(core::profileChoice(line.demo ? demoFolder.path() : line.profile));
    if (!profile)
        return failure(profile.error());
    SingleInstance instance(profile->folder);
    if (!instance.claim(line.link))
        return Success;

    core::Preferences preferences(profile->preferencesFile());
    installTranslations(preferences.text(core::Preference::Language));
    if (line.demo && line.config.isEmpty()) {
        core::Config demo;
        demo.budgets = demoBudgets();
        if (const core::Status written = core::replaceFile(profile->configFile(), core::writeConfig(demo));
            !written)
            return failure(written.error());
    }
    Services services(placesOf(*profile, line.config));
    if (line.demo)
        fillDemo(profile->historyFile(), *services.catalog());

    ui::Theme theme;
    ui::applyAppearance(theme, preferences);
    ui::Prompter prompter;
    core::ModelMarksStore marks(profile->modelMarksFile());
    core::ColumnSetStore columnSets(profile->columnSetsFile());
    core::PromptLibrary prompts(profile->promptsFile());
    core::ConversationStore conversations(profile->conversationsFile());
    ui::MainWindow window({services.engine(), services.catalogUpdater(), services.proxy(), marks,
                           conversations, columnSets, prompts, preferences, theme, prompter},
                          services.catalog());
    conversations.open();
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, [&window](const QString &link) {
        window.bringToFront();
        if (!link.isEmpty())
            window.openLink(link);
    });
    if (!line.link.isEmpty())
        window.openLink(line.link);
    if (!services.configStatus())
        window.showConfigProblem(services.configStatus().error());
    new FirstPaint(window);
    window.show();
    services.engine().start();
    services.catalogUpdater().start();
    return QApplication::exec();
}

} // namespace app
