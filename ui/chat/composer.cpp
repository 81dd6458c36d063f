#include "ui/chat/composer.h"

#include "core/settings/prompt_library.h"
#include "ui/chat/attachment_bar.h"
#include "ui/chat/composer_notice.h"
#include "ui/chat/prompt_editor.h"
#include "ui/chat/prompt_library_dialog.h"
#include "ui/chat/prompt_menu.h"
#include "ui/chat/variables_dialog.h"
#include "ui/common/elided_label.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Within so many bytes of a picture stands how large it is.
constexpr qsizetype kPictureHead = qsizetype(256) * 1024;

} // namespace

Composer::Composer(core::Engine &engine, core::PromptLibrary &library, const Theme &theme, Prompter &prompter,
                   QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_library(library)
    , m_theme(theme)
    , m_prompter(prompter)
    , m_attachments(new AttachmentBar(theme))
    , m_prompt(new PromptEditor)
    , m_notice(new ComposerNotice(theme))
    , m_menu(new PromptMenu(library, core::SavedPrompt::Use::Question, theme, this))
    , m_slashMenu(new PromptMenu(library, core::SavedPrompt::Use::Question, theme, this))
{
    setRole(this, "composer");
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 10, 8);
    layout->setSpacing(4);
    layout->addWidget(m_attachments);
    setRole(m_prompt, "bare");
    m_prompt->setAccessibleName(tr("Prompt"));
    layout->addWidget(m_prompt);
    layout->addWidget(m_notice);
    layout->addWidget(createProblemLine());
    layout->addLayout(createButtons());
    setFocusProxy(m_prompt);
    connectParts();
    updateControls();
}

Composer::~Composer()
{
    delete m_slashMenu;
}

QWidget *Composer::createProblemLine()
{
    m_problemLine = new QWidget;
    auto *row = new QHBoxLayout(m_problemLine);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(6);
    auto *sign = new QLabel;
    const auto showSign = [this, sign] {
        constexpr int kSign = 16;
        sign->setPixmap(
            m_theme.icon(QStringLiteral("triangle-alert"), m_theme.colors().warning).pixmap(kSign));
    };
    showSign();
    connect(&m_theme, &Theme::changed, sign, showSign);
    row->addWidget(sign, 0, Qt::AlignTop);
    m_problem = new QLabel;
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setRole(m_problem, "warning");
    row->addWidget(m_problem, 1);
    m_problemLine->hide();
    return m_problemLine;
}

QToolButton *Composer::createTool(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(m_theme.icon(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QLayout *Composer::createButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    m_attach = createTool(QStringLiteral("paperclip"), tr("Attach"));
    auto *menu = new QMenu(m_attach);
    menu->addAction(m_theme.icon(QStringLiteral("file-text")), tr("Image or file…"), this,
                    &Composer::chooseFiles);
    menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("From clipboard"), this,
                    &Composer::attachClipboard);
    m_attach->setMenu(menu);
    m_attach->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_attach);
    m_prompts = createTool(QStringLiteral("library"), tr("Prompt library"));
    row->addWidget(m_prompts);
    m_systemPrompt = createTool(QStringLiteral("scroll-text"), tr("System prompt"));
    m_systemPrompt->setCheckable(true);
    row->addWidget(m_systemPrompt);
    constexpr int gap = 8; // else the figures look like part of their neighbours
    row->addSpacing(gap);
    m_hint = new ElidedLabel;
    setRole(m_hint, "small");
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_hint, 1);
    m_preview = new CostPreview(
        m_engine, [this] { return m_previewSource ? m_previewSource() : QList<CostPreview::Question>(); });
    row->addSpacing(gap);
    row->addWidget(m_preview);
    row->addSpacing(gap);
    m_stopAll = new QPushButton(tr("Stop all"));
    m_stopAll->setIcon(m_theme.icon(QStringLiteral("circle-stop")));
    m_stopAll->setEnabled(false);
    row->addWidget(m_stopAll);
    row->addSpacing(2);
    m_send = new QPushButton(tr("Send"));
    setRole(m_send, "primary");
    m_send->setIcon(m_theme.icon(QStringLiteral("send"), m_theme.colors().accentText));
    row->addWidget(m_send);
    return row;
}

void Composer::connectParts()
{
    m_prompt->setMimeTaker([this](const QMimeData *mime) { return takeMime(mime); });
    m_prompt->viewport()->installEventFilter(this);
    m_slashMenu->follow(m_prompt);
    connect(m_prompt, &PromptEditor::sendRequested, this, &Composer::send);
    connect(m_prompt, &PromptEditor::textChanged, this, &Composer::changeQuestion);
    connect(m_prompt, &PromptEditor::textPasted, this, &Composer::offerAsFile);
    connect(m_prompt, &PromptEditor::focusChanged, this,
            [this](bool focused) { setLook("active", focused); });
    connect(m_attachments, &AttachmentBar::changed, this, [this] {
        m_previewParts.reset();
        changeQuestion();
    });
    connect(m_attachments, &AttachmentBar::refused, m_notice, &ComposerNotice::addError);
    connect(m_attachments, &AttachmentBar::noted, m_notice, &ComposerNotice::addNote);
    connect(m_attachments, &AttachmentBar::previewRequested, this, &Composer::showPreview);
    connect(m_attachments, &AttachmentBar::focusLeft, this, &Composer::focusPrompt);
    connect(m_menu, &PromptMenu::chosen, this, &Composer::usePrompt);
    connect(m_slashMenu, &PromptMenu::chosen, this, &Composer::usePrompt);
    connect(m_menu, &PromptMenu::saveRequested, this,
            [this] { openLibrary({.text = m_prompt->toPlainText()}); });
    connect(m_menu, &PromptMenu::manageRequested, this, [this] { openLibrary({}); });
    connect(&m_library, &core::PromptLibrary::failed, this, [this](const core::Error &error) {
        m_prompter.showError(this, tr("The prompts could not be saved"), error.message);
    });
    connect(m_prompts, &QToolButton::clicked, this,
            [this] { m_menu->openAt(m_prompts, m_prompt->hasWords()); });
    connect(m_systemPrompt, &QToolButton::clicked, this, [this] {
        m_systemPrompt->setChecked(m_hasSystemPrompt); // it shows a state; a click does not change that
        emit systemPromptRequested();
    });
    connect(m_stopAll, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
}

core::Question Composer::question() const
{
    return {m_prompt->toPlainText(), m_attachments->attachments()};
}

void Composer::setQuestion(const core::Question &question)
{
    m_notice->clear();
    m_prompt->setPrompt(question.text);
    m_attachments->setAttachments(question.attachments);
}

core::Question Composer::takeQuestion()
{
    m_notice->clear();
    core::Question taken;
    taken.attachments = m_attachments->take();
    taken.text = m_prompt->takePrompt();
    return taken;
}

QList<core::Attachment> Composer::attachments() const
{
    return m_attachments->attachments();
}

core::Message Composer::previewMessage() const
{
    const core::Message words = core::questionMessage({m_prompt->toPlainText(), {}});
    if (m_attachments->isEmpty())
        return words;
    if (!m_previewParts) {
        core::Question files {{}, m_attachments->attachments()};
        for (core::Attachment &file : files.attachments) {
            if (file.kind == core::Attachment::Kind::Image)
                file.bytes = file.bytes.left(kPictureHead);
        }
        m_previewParts = core::questionMessage(files).content;
    }
    core::Message message = words;
    message.contentIsString = false;
    message.content << *m_previewParts;
    return message;
}

void Composer::setHistory(const QStringList &questions)
{
    m_prompt->setHistory(questions);
}

void Composer::setTargets(int columns, int all)
{
    m_columns = columns;
    m_all = all;
    m_prompt->setPlaceholderText(columns == all ? tr("Ask %n model(s)…", nullptr, all)
                                                : tr("Ask %1 of %n model(s)…", nullptr, all).arg(columns));
    updateControls();
}

void Composer::setRunning(bool running)
{
    m_stopAll->setEnabled(running);
}

void Composer::setPreviewSource(CostPreview::Source source)
{
    m_previewSource = std::move(source);
    refreshPreview();
}

void Composer::refreshPreview()
{
    if (!m_prompt->hasWords() && m_attachments->isEmpty())
        m_preview->clearPreview();
    else
        m_preview->refresh();
}

void Composer::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problemLine->setVisible(!problem.isEmpty());
}

void Composer::setHasSystemPrompt(bool has)
{
    m_hasSystemPrompt = has;
    m_systemPrompt->setChecked(has);
    m_systemPrompt->setAccessibleDescription(has ? tr("A system prompt is set.") : QString());
}

void Composer::focusPrompt()
{
    m_prompt->setFocus();
}

bool Composer::isReading() const
{
    return m_attachments->isReading();
}

void Composer::setLook(const char *state, bool on)
{
    if (property(state).toBool() == on)
        return;
    setProperty(state, on);
    style()->unpolish(this);
    style()->polish(this);
}

void Composer::changeQuestion()
{
    updateControls();
    emit questionChanged();
}

void Composer::updateControls()
{
    refreshPreview();
    const bool canSend = m_columns > 0 && !isReading() && (m_prompt->hasWords() || !m_attachments->isEmpty());
    if (canSend != m_send->isEnabled()) {
        m_send->setEnabled(canSend);
        const Colors &colors = m_theme.colors();
        m_send->setIcon(m_theme.icon(QStringLiteral("send"), canSend ? colors.accentText : colors.textMuted));
    }
    m_hint->setText(isReading()
                        ? tr("Reading the attachments…")
                        : tr("Enter sends · Shift+Enter adds a line · ↑ earlier prompts · / library"));
}

void Composer::send()
{
    if (m_send->isEnabled())
        emit sendRequested();
}

void Composer::usePrompt(const core::SavedPrompt &prompt, bool bySlash)
{
    if (core::promptVariables(prompt.text).isEmpty()) {
        insertText(core::filledPrompt(prompt.text, {}), bySlash);
        return;
    }
    auto *dialog = new VariablesDialog(prompt, m_lastValues, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VariablesDialog::filled, this,
            [this, bySlash](const QString &text, const QHash<QString, QString> &values) {
                m_lastValues.insert(values);
                insertText(text, bySlash);
            });
    connect(dialog, &VariablesDialog::finished, this, &Composer::focusPrompt);
    dialog->open();
}

void Composer::insertText(const QString &text, bool replace)
{
    if (replace) {
        m_prompt->setPrompt(text);
    } else {
        QTextCursor cursor = m_prompt->textCursor();
        cursor.insertText(text);
        m_prompt->setTextCursor(cursor);
    }
    focusPrompt();
}

void Composer::openLibrary(const core::SavedPrompt &begun)
{
    auto *dialog = new PromptLibraryDialog(m_library, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!begun.text.isEmpty())
        dialog->addPrompt(begun);
    connect(dialog, &PromptLibraryDialog::finished, this, &Composer::focusPrompt);
    dialog->open();
}

} // namespace ui
