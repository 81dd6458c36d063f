#include "ui/chat/system_prompt_editor.h"

#include "core/async/after.h"
#include "core/engine/engine.h"
#include "ui/chat/prompt_library_dialog.h"
#include "ui/chat/prompt_menu.h"
#include "ui/chat/variables_dialog.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <limits>

namespace ui {

namespace {

constexpr std::chrono::milliseconds kPause {250};
constexpr int kTextHeight = 260;

} // namespace

SystemPromptDialog::SystemPromptDialog(core::Engine &engine, core::PromptLibrary &library, const Theme &theme,
                                       const Target &target, const QString &text, QWidget *parent)
    : FormDialog(tr("System prompt"), tr("Use"), parent)
    , m_engine(engine)
    , m_library(library)
    , m_theme(theme)
    , m_target(target)
    , m_text(new QPlainTextEdit(text))
    , m_tokens(new QLabel)
    , m_menu(new PromptMenu(library, core::SavedPrompt::Use::System, theme, this))
{
    auto *heading = new QLabel(target.column.isEmpty() ? tr("For all columns")
                                                       : tr("For %1", "name of a column").arg(target.column));
    setRole(heading, "heading");
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    body()->addWidget(heading);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kTextHeight);
    m_text->setPlaceholderText(tr("How the models should answer: their role, tone, language, format…"));
    body()->addLayout(createField(tr("&System prompt"), m_text,
                                  target.column.isEmpty()
                                      ? tr("Goes before every conversation, in every column.")
                                      : tr("Goes before the conversation, in this column only.")),
                      1);
    auto *row = new QHBoxLayout;
    auto *pick = new QPushButton(tr("From the &library…"));
    pick->setIcon(theme.icon(QStringLiteral("library")));
    pick->setAutoDefault(false);
    row->addWidget(pick);
    row->addStretch();
    setRole(m_tokens, "small");
    row->addWidget(m_tokens);
    body()->addLayout(row);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &SystemPromptDialog::count);
    connect(m_text, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(pick, &QPushButton::clicked, this,
            [this, pick] { m_menu->openAt(pick, !m_text->toPlainText().trimmed().isEmpty()); });
    connect(m_menu, &PromptMenu::chosen, this, &SystemPromptDialog::insert);
    connect(m_menu, &PromptMenu::saveRequested, this, [this] { openLibrary(true); });
    connect(m_menu, &PromptMenu::manageRequested, this, [this] { openLibrary(false); });
    fitToContent();
    focusField(m_text);
    m_text->moveCursor(QTextCursor::End);
    count();
}

SystemPromptDialog *SystemPromptDialog::open(QWidget *parent, core::Engine &engine,
                                             core::PromptLibrary &library, const Theme &theme,
                                             const Target &target, const QString &text, Accepted accepted)
{
    auto *dialog = new SystemPromptDialog(engine, library, theme, target, text, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SystemPromptDialog::entered, dialog, std::move(accepted));
    dialog->QDialog::open();
    return dialog;
}

void SystemPromptDialog::count()
{
    const QString text = m_text->toPlainText().trimmed();
    const quint64 asked = ++m_asked;
    if (text.isEmpty()) {
        m_tokens->clear();
        return;
    }
    core::ChatRequest request;
    request.model = m_target.model;
    request.messages = {core::Message::text(core::Role::System, text)};
    core::after(m_engine.countTokens(request), this, [this, asked](const core::PromptTokens &prompt) {
        if (asked != m_asked)
            return;
        const int tokens = int(std::min<qint64>(prompt.tokens, std::numeric_limits<int>::max()));
        m_tokens->setText(prompt.exact ? tr("%Ln token(s)", nullptr, tokens)
                                       : tr("≈ %Ln token(s)", nullptr, tokens));
    });
}

void SystemPromptDialog::put(const QString &text)
{
    // As one step, so that Undo brings back what was there.
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
}

void SystemPromptDialog::insert(const core::SavedPrompt &prompt)
{
    if (core::promptVariables(prompt.text).isEmpty()) {
        put(core::filledPrompt(prompt.text, {}));
        return;
    }
    auto *dialog = new VariablesDialog(prompt, m_lastValues, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VariablesDialog::filled, this,
            [this](const QString &text, const QHash<QString, QString> &values) {
                m_lastValues.insert(values);
                put(text);
            });
    dialog->open();
}

void SystemPromptDialog::openLibrary(bool withText)
{
    auto *dialog = new PromptLibraryDialog(m_library, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (withText)
        dialog->addPrompt({.text = m_text->toPlainText(), .use = core::SavedPrompt::Use::System});
    dialog->open();
}

void SystemPromptDialog::submit()
{
    emit entered(m_text->toPlainText().trimmed());
    accept();
}

} // namespace ui
