#pragma once

#include "app/services.h"
#include "core/history/conversation_store.h"
#include "core/settings/column_set_store.h"
#include "core/settings/model_marks_store.h"
#include "core/settings/preferences.h"
#include "core/settings/profile.h"
#include "core/settings/prompt_library.h"
#include "ui/common/prompter.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

/// The program's own window on a throw-away profile, with engine, simulator, history and everything.
class RealWindow
{
public:
    /// `config`: the text of config.json; empty: none. `folder`: the profile, which stays; empty: one that
    /// goes with this.
    explicit RealWindow(const QByteArray &config = {}, const QString &folder = {});

    app::Services &services() { return *m_services; }
    ui::MainWindow &window() { return *m_window; }
    core::Profile profile() const { return {m_path, false}; }

    /// Widgets of that type and accessible name that are on screen, in the order of the window.
    template<typename Widget>
    QList<Widget *> named(const QString &accessibleName) const
    {
        QList<Widget *> found = m_window->findChildren<Widget *>();
        found.removeIf([&](const Widget *widget) {
            return widget->accessibleName() != accessibleName || !widget->isVisible();
        });
        return found;
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<core::Preferences> m_preferences;
    ui::Theme m_theme;
    ui::Prompter m_prompter;
    std::unique_ptr<core::ModelMarksStore> m_marks;
    std::unique_ptr<core::ConversationStore> m_conversations;
    std::unique_ptr<core::ColumnSetStore> m_columnSets;
    std::unique_ptr<core::PromptLibrary> m_prompts;
    std::unique_ptr<ui::MainWindow> m_window;
};
