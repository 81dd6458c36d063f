#include "ui/chat/prompt_library_dialog.h"

#include "core/settings/prompt_library.h"
#include "ui/chat/prompt_exchange.h"
#include "ui/chat/prompt_list_model.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

using Use = core::SavedPrompt::Use;

constexpr std::chrono::milliseconds kPause {1'000};

QString typeInWords(const core::PromptVariable &variable)
{
    switch (variable.type) {
    case core::PromptVariable::Type::Text:
        return PromptLibraryDialog::tr("text");
    case core::PromptVariable::Type::LongText:
        return PromptLibraryDialog::tr("long text");
    case core::PromptVariable::Type::Number:
        return PromptLibraryDialog::tr("number");
    case core::PromptVariable::Type::Choice:
        return PromptLibraryDialog::tr("one of %1").arg(variable.choices.join(QStringLiteral(" | ")));
    case core::PromptVariable::Type::Date:
        return PromptLibraryDialog::tr("date");
    }
    return {};
}

} // namespace

PromptLibraryDialog::PromptLibraryDialog(core::PromptLibrary &library, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_prompts(new PromptListModel(this))
    , m_message(new QLabel)
{
    setWindowTitle(tr("Prompt library"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(createList(theme));
    row->addWidget(createEditor(), 1);
    layout->addLayout(row, 1);
    layout->addWidget(createUndoBar());
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    layout->addWidget(m_message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *import = buttons->addButton(tr("Import…"), QDialogButtonBox::ActionRole);
    m_export = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    for (QAbstractButton *button : buttons->buttons())
        qobject_cast<QPushButton *>(button)->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &PromptLibraryDialog::reject);
    const QString filter = tr("JSON files (*.json)");
    connect(import, &QPushButton::clicked, this, [this, filter] {
        auto *dialog = new QFileDialog(this, tr("Import prompts"), {}, filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, &PromptLibraryDialog::importFrom);
        dialog->open();
    });
    connect(m_export, &QPushButton::clicked, this, [this, filter] {
        keep();
        auto *dialog = new QFileDialog(this, tr("Export prompts"), QStringLiteral("prompts.json"), filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        connect(dialog, &QFileDialog::fileSelected, this, &PromptLibraryDialog::exportTo);
        dialog->open();
    });
    connect(&library, &core::PromptLibrary::promptsChanged, this, &PromptLibraryDialog::showLibrary);
    if (!library.status().ok())
        tell(library.status().error().message, "error");
    constexpr QSize kSize(860, 600);
    resize(parent ? kSize.boundedTo(parent->window()->size().expandedTo({640, 420})) : kSize);
    showLibrary();
    if (m_prompts->rowCount() > 0)
        m_list->setCurrentIndex(m_prompts->index(0));
    else
        showPrompt({});
}

PromptLibraryDialog::~PromptLibraryDialog()
{
    // Without this it would still follow the list, whose end changes the selection.
    m_list->selectionModel()->disconnect(this);
}

QWidget *PromptLibraryDialog::createList(const Theme &theme)
{
    auto *side = new QWidget;
    side->setFixedWidth(280);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Find a prompt"));
    m_search->setAccessibleName(tr("Find a prompt"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_list = new QListView;
    m_list->setModel(m_prompts);
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    auto *fresh = new QPushButton(tr("New"));
    fresh->setIcon(theme.icon(QStringLiteral("plus")));
    fresh->setAccessibleName(tr("New prompt"));
    m_duplicate = new QPushButton(tr("Duplicate"));
    m_remove = new QPushButton(theme.icon(QStringLiteral("trash-2")), {});
    m_remove->setAccessibleName(tr("Delete prompt"));
    m_remove->setToolTip(tr("Delete prompt"));
    for (QPushButton *button : {fresh, m_duplicate, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    layout->addLayout(row);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        keep();
        m_prompts->setSearch(text);
        m_list->setCurrentIndex(m_prompts->indexOf(m_shown.id));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PromptLibraryDialog::selectCurrent);
    connect(fresh, &QPushButton::clicked, this, [this] { addPrompt({}); });
    connect(m_duplicate, &QPushButton::clicked, this, &PromptLibraryDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &PromptLibraryDialog::remove);
    auto *del = new QShortcut(QKeySequence::Delete, m_list);
    del->setContext(Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &PromptLibraryDialog::remove);
    return side;
}

QWidget *PromptLibraryDialog::createEditor()
{
    m_editor = new QWidget;
    auto *layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_title = new QLineEdit;
    m_use = new QComboBox;
    m_use->addItem(tr("Prompt"), int(Use::Question));
    m_use->addItem(tr("System prompt"), int(Use::System));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addLayout(createField(tr("&Title"), m_title), 1);
    row->addLayout(createField(tr("&Used as"), m_use));
    layout->addLayout(row);
    m_text = new QPlainTextEdit;
    m_text->setTabChangesFocus(true);
    auto *caption = new QLabel(tr("Te&xt"));
    caption->setBuddy(m_text);
    m_text->setAccessibleName(tr("Text"));
    layout->addWidget(caption);
    layout->addWidget(m_text, 1);
    m_variables = createNote({}, nullptr);
    layout->addWidget(m_variables);
    m_variableProblems = new QLabel;
    setRole(m_variableProblems, "error");
    m_variableProblems->setWordWrap(true);
    m_variableProblems->setTextFormat(Qt::PlainText);
    layout->addWidget(m_variableProblems);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptLibraryDialog::showVariables);
    connect(m_text, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &PromptLibraryDialog::keep);
    connect(m_title, &QLineEdit::editingFinished, this, &PromptLibraryDialog::keep);
    connect(m_use, &QComboBox::activated, this, &PromptLibraryDialog::keep);
    return m_editor;
}

QWidget *PromptLibraryDialog::createUndoBar()
{
    m_undoBar = new QFrame;
    setRole(m_undoBar, "inset");
    auto *row = new QHBoxLayout(m_undoBar);
    row->setContentsMargins(14, 6, 8, 6);
    m_undoText = new QLabel;
    m_undoText->setTextFormat(Qt::PlainText);
    row->addWidget(m_undoText, 1);
    auto *undo = new QPushButton(tr("Undo"));
    setRole(undo, "link");
    undo->setAutoDefault(false);
    undo->setAccessibleName(tr("Undo deleting the prompt"));
    row->addWidget(undo);
    connect(undo, &QPushButton::clicked, this, &PromptLibraryDialog::undoRemove);
    m_undoBar->hide();
    return m_undoBar;
}

void PromptLibraryDialog::showLibrary()
{
    if (m_keeping)
        return;
    m_prompts->setPrompts(m_library.prompts());
    m_export->setEnabled(!m_library.prompts().isEmpty());
    const QModelIndex current = m_prompts->indexOf(m_shown.id);
    if (current.isValid() && m_list->currentIndex() != current)
        m_list->setCurrentIndex(current);
}

void PromptLibraryDialog::showPrompt(const core::SavedPrompt &prompt)
{
    m_shown = prompt;
    m_title->setText(prompt.title);
    m_use->setCurrentIndex(m_use->findData(int(prompt.use)));
    m_text->setPlainText(prompt.text);
    showVariables();
}

void PromptLibraryDialog::selectCurrent()
{
    const core::SavedPrompt *wanted = m_prompts->prompt(m_list->currentIndex());
    if (m_keeping || !wanted || wanted->id == m_shown.id)
        return;
    const QString id = wanted->id;
    keep();
    // Keeping may have moved the rows.
    for (const core::SavedPrompt &prompt : m_library.prompts()) {
        if (prompt.id == id) {
            showPrompt(prompt);
            break;
        }
    }
    m_list->setCurrentIndex(m_prompts->indexOf(id));
}

core::SavedPrompt PromptLibraryDialog::edited() const
{
    core::SavedPrompt prompt {.id = m_shown.id,
                              .title = m_title->text(),
                              .text = m_text->toPlainText(),
                              .use = Use(m_use->currentData().toInt())};
    prompt.title = promptTitle(prompt); // the library takes none without
    return prompt;
}

bool PromptLibraryDialog::isDirty() const
{
    const core::SavedPrompt now = edited();
    // A prompt without a text is of no use yet.
    return now != m_shown && !now.text.trimmed().isEmpty();
}

void PromptLibraryDialog::keep()
{
    if (m_keeping || !isDirty())
        return;
    const core::SavedPrompt now = edited();
    QStringList before;
    for (const core::SavedPrompt &prompt : m_library.prompts())
        before << prompt.id;
    m_keeping = true;
    m_library.savePrompt(now);
    m_shown = now;
    for (const core::SavedPrompt &prompt : m_library.prompts()) {
        const bool isIt = now.id.isEmpty() ? !before.contains(prompt.id) : prompt.id == now.id;
        if (isIt)
            m_shown = prompt;
    }
    m_prompts->setPrompts(m_library.prompts());
    m_list->setCurrentIndex(m_prompts->indexOf(m_shown.id));
    m_keeping = false;
    m_export->setEnabled(!m_library.prompts().isEmpty());
}

void PromptLibraryDialog::addPrompt(const core::SavedPrompt &prompt)
{
    keep();
    m_list->setCurrentIndex({});
    core::SavedPrompt fresh = prompt;
    fresh.id.clear();
    showPrompt({});
    m_title->setText(fresh.title);
    m_text->setPlainText(fresh.text);
    m_use->setCurrentIndex(m_use->findData(int(fresh.use)));
    keep();
    m_title->setFocus();
    m_title->selectAll();
}

void PromptLibraryDialog::duplicate()
{
    keep();
    if (m_shown.id.isEmpty())
        return;
    core::SavedPrompt copy = m_shown;
    copy.title = tr("%1 (copy)", "title of a prompt").arg(promptTitle(copy));
    addPrompt(copy);
}

void PromptLibraryDialog::remove()
{
    keep();
    if (m_shown.id.isEmpty())
        return;
    m_removed = m_shown;
    const int row = m_list->currentIndex().row();
    const QString id = m_shown.id;
    m_shown = {};
    m_keeping = true;
    m_library.removePrompt(id);
    m_keeping = false;
    showLibrary();
    showPrompt({});
    if (m_prompts->rowCount() > 0)
        m_list->setCurrentIndex(m_prompts->index(std::clamp(row, 0, m_prompts->rowCount() - 1)));
    selectCurrent();
    m_undoText->setText(tr("“%1” was deleted.").arg(promptTitle(*m_removed)));
    m_undoBar->show();
}

void PromptLibraryDialog::undoRemove()
{
    if (!m_removed)
        return;
    addPrompt(*m_removed);
    m_removed.reset();
    m_undoBar->hide();
}

void PromptLibraryDialog::showVariables()
{
    const QString text = m_text->toPlainText();
    const bool canBeKept = !text.trimmed().isEmpty();
    m_duplicate->setEnabled(canBeKept);
    m_remove->setEnabled(canBeKept);
    m_title->setPlaceholderText(canBeKept ? promptTitle({.text = text}) : QString());
    const QList<core::PromptVariable> variables = core::promptVariables(text);
    QStringList known;
    QStringList problems;
    for (const core::PromptVariable &variable : variables) {
        known << tr("%1 (%2)", "name of a variable, its type").arg(variable.name, typeInWords(variable));
        if (variable.initial.isEmpty())
            continue;
        if (const auto problem = core::variableProblem(variable, variable.initial))
            problems << *problem;
    }
    m_variables->setText(known.isEmpty() ? tr("{{name}} makes a variable that is asked for before use; "
                                              "{{count: number = 3}}, {{tone: choice = formal | plain}}, "
                                              "{{day: date}} and {{note: long text}} work too.")
                                         : tr("Variables: %1").arg(known.join(QStringLiteral(", "))));
    m_variableProblems->setText(problems.join(u'\n'));
    m_variableProblems->setVisible(!problems.isEmpty());
}

void PromptLibraryDialog::importFrom(const QString &path)
{
    keep();
    QFile file(path);
    constexpr qint64 kMostBytes = 16LL * 1024 * 1024;
    if (!file.open(QIODevice::ReadOnly)) {
        tell(tr("“%1” cannot be read: %2.").arg(path, file.errorString()), "error");
        return;
    }
    if (file.size() > kMostBytes) {
        tell(tr("“%1” is too large for a file of prompts.").arg(path), "error");
        return;
    }
    const core::Result<QList<core::SavedPrompt>> prompts = promptsFromJson(file.readAll());
    if (!prompts) {
        tell(tr("Nothing was imported from “%1”. %2").arg(path, prompts.error().message), "error");
        return;
    }
    for (core::SavedPrompt prompt : *prompts) {
        prompt.title = promptTitle(prompt);
        m_library.savePrompt(prompt);
    }
    tell(tr("%n prompt(s) imported.", nullptr, int(prompts->size())), "muted");
}

void PromptLibraryDialog::exportTo(const QString &path)
{
    keep();
    QSaveFile file(path);
    const QByteArray json = promptsToJson(m_library.prompts());
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        tell(tr("“%1” cannot be written: %2. Choose another place.").arg(path, file.errorString()), "error");
        return;
    }
    tell(tr("%n prompt(s) exported to “%1”.", nullptr, int(m_library.prompts().size())).arg(path), "muted");
}

void PromptLibraryDialog::tell(const QString &text, const char *role)
{
    setRole(m_message, role);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void PromptLibraryDialog::done(int result)
{
    keep();
    QDialog::done(result);
}

} // namespace ui
