#pragma once

#include "core/model/prompt_tokens.h"
#include "ui/common/form_dialog.h"

#include <QHash>
#include <QString>
#include <QTimer>

#include <functional>

class QLabel;
class QPlainTextEdit;

namespace core {
class Engine;
class PromptLibrary;
struct SavedPrompt;
} // namespace core

namespace ui {

class PromptMenu;
class Theme;

/// Edits a system prompt, and tells how many tokens it adds to every question.
class SystemPromptDialog : public FormDialog
{
    Q_OBJECT

public:
    /// Whose prompt it is.
    struct Target {
        QString column = {}; ///< What people call the column; empty: all columns.
        QString model = {}; ///< For counting: whose tokens; one of the models where it is for all.
    };
    using Accepted = std::function<void(const QString &systemPrompt)>;

    SystemPromptDialog(core::Engine &engine, core::PromptLibrary &library, const Theme &theme,
                       const Target &target, const QString &text, QWidget *parent);

    /// Opens one that deletes itself; `accepted` is called once, with the text without blanks around it,
    /// empty for none. Not called where it is cancelled, or `parent` is gone before.
    static SystemPromptDialog *open(QWidget *parent, core::Engine &engine, core::PromptLibrary &library,
                                    const Theme &theme, const Target &target, const QString &text,
                                    Accepted accepted);

signals:
    void entered(const QString &systemPrompt);

protected:
    void submit() override;

private:
    void count();
    void insert(const core::SavedPrompt &prompt);
    void put(const QString &text);
    void openLibrary(bool withText);

    core::Engine &m_engine;
    core::PromptLibrary &m_library;
    const Theme &m_theme;
    Target m_target;
    QPlainTextEdit *m_text;
    QLabel *m_tokens;
    PromptMenu *m_menu;
    QTimer m_pause;
    quint64 m_asked = 0; ///< Only the newest count is shown.
    QHash<QString, QString> m_lastValues;
};

} // namespace ui
