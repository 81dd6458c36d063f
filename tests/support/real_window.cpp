#include "tests/support/real_window.h"

#include "core/engine/engine.h"
#include "ui/shell/appearance.h"

#include <QFile>

RealWindow::RealWindow(const QByteArray &config)
{
    const core::Profile places = profile();
    if (!config.isEmpty()) {
        QFile file(places.configFile());
        if (!file.open(QIODevice::WriteOnly) || file.write(config) < 0)
            qFatal("cannot write the test's configuration");
    }
    m_services = std::make_unique<app::Services>(
        app::Places {places.configFile(), places.historyFile(), places.apiKeysFile(), places.spendJournal()});
    m_preferences = std::make_unique<core::Preferences>(places.preferencesFile());
    ui::applyAppearance(m_theme, *m_preferences);
    m_window = std::make_unique<ui::MainWindow>(m_services->engine(), m_services->proxy(),
                                                m_services->catalog(), m_theme, m_prompter, *m_preferences);
    m_window->resize(1280, 800);
    m_window->show();
    m_services->engine().start().waitForFinished();
}
