#include "tests/support/real_window.h"

#include "core/engine/engine.h"
#include "ui/shell/appearance.h"

#include <QFile>

RealWindow::RealWindow(const QByteArray &config, const QString &folder)
    : m_path(folder.isEmpty() ? m_folder.path() : folder)
{
    const core::Profile places = profile();
    if (!config.isEmpty()) {
        QFile file(places.configFile());
        if (!file.open(QIODevice::WriteOnly) || file.write(config) < 0)
            qFatal("cannot write the test's configuration");
    }
    m_services = std::make_unique<app::Services>(app::placesOf(places, {}));
    m_preferences = std::make_unique<core::Preferences>(places.preferencesFile());
    ui::applyAppearance(m_theme, *m_preferences);
    m_marks = std::make_unique<core::ModelMarksStore>(places.modelMarksFile());
    m_conversations = std::make_unique<core::ConversationStore>(places.conversationsFile());
    m_columnSets = std::make_unique<core::ColumnSetStore>(places.columnSetsFile());
    m_prompts = std::make_unique<core::PromptLibrary>(places.promptsFile());
    m_window = std::make_unique<ui::MainWindow>(
        ui::MainWindow::Parts {m_services->engine(), m_services->catalogUpdater(), m_services->proxy(),
                               *m_marks, *m_conversations, *m_columnSets, *m_prompts, *m_preferences, m_theme,
                               m_prompter},
        m_services->catalog());
    m_conversations->open();
    m_window->resize(1280, 800);
    m_window->show();
    m_services->engine().start().waitForFinished();
}
