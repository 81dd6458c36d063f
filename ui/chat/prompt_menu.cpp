#include "ui/chat/prompt_menu.h"

#include "core/settings/prompt_library.h"
#include "ui/chat/prompt_editor.h"
#include "ui/chat/prompt_list_model.h"
#include "ui/common/popup_place.h"
#include "ui/common/role.h"
#include "ui/common/two_line_delegate.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include <algorithm>

namespace ui {

namespace {

constexpr QSize kSize(440, 400);
constexpr int kGap = 6; ///< To what it opens from.
constexpr int kMostRows = 6; ///< In view above an editor.

} // namespace

PromptMenu::PromptMenu(core::PromptLibrary &library, core::SavedPrompt::Use use, const Theme &theme,
                       QWidget *parent)
    : QFrame(parent)
    , m_library(library)
    , m_prompts(new PromptListModel(this))
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QLabel)
    , m_save(new QPushButton(tr("Save this prompt…")))
    , m_manage(new QPushButton(tr("Manage prompts…")))
{
    setRole(this, "popup");
    setAccessibleName(tr("Prompt library"));
    hide();
    m_prompts->setUse(use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    m_search->setPlaceholderText(tr("Find a prompt"));
    m_search->setAccessibleName(tr("Find a prompt"));
    m_search->addAction(theme.icon(QStringLiteral("search"), theme.colors().textMuted),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    m_list->setModel(m_prompts);
    m_list->setItemDelegate(new TwoLineDelegate(theme, PromptListModel::FirstLineRole, {12, 7}, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the field beside it steers it
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Prompts to choose from"));
    setRole(m_list, "plain");
    layout->addWidget(m_list, 1);
    setRole(m_nothing, "muted");
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    layout->addWidget(m_nothing, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_save, m_manage}) {
        setRole(button, "link");
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    layout->addLayout(row);

    connect(m_search, &QLineEdit::textChanged, this, &PromptMenu::search);
    connect(m_list, &QListView::clicked, this, &PromptMenu::take);
    connect(m_save, &QPushButton::clicked, this, [this] {
        hide();
        emit saveRequested();
    });
    connect(m_manage, &QPushButton::clicked, this, [this] {
        hide();
        emit manageRequested();
    });
    connect(&library, &core::PromptLibrary::promptsChanged, this, &PromptMenu::showPrompts);
    showPrompts();
}

void PromptMenu::showPrompts()
{
    m_prompts->setPrompts(m_library.prompts());
    search(m_following && m_editor ? m_editor->toPlainText().mid(1) : m_search->text());
}

void PromptMenu::openAt(QWidget *anchor, bool canSave)
{
    if (!isWindow())
        setParent(parentWidget(), Qt::Popup);
    for (QWidget *part : std::initializer_list<QWidget *> {m_search, m_save, m_manage})
        part->show();
    m_save->setEnabled(canSave);
    m_search->clear();
    search({});
    setFixedSize(kSize);
    placePopup(this, anchor, Qt::TopEdge);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void PromptMenu::follow(PromptEditor *editor)
{
    m_editor = editor;
    editor->installEventFilter(this);
    connect(editor, &PromptEditor::textChanged, this, &PromptMenu::followText);
}

void PromptMenu::followText()
{
    // Texts may be long, and this is asked at every key.
    const bool isCommand =
        m_editor->document()->characterAt(0) == u'/' && m_editor->document()->blockCount() == 1;
    const QString text = isCommand ? m_editor->toPlainText() : QString();
    if (!isCommand) {
        if (m_following)
            hide();
        m_following = false;
        return;
    }
    if (!m_following && text.size() > 1)
        return; // a path that was pasted, or the menu was closed
    m_following = true;
    search(text.mid(1));
    if (m_prompts->rowCount() > 0)
        standAbove(m_editor);
    else
        hide();
}

void PromptMenu::standAbove(const QWidget *editor)
{
    QWidget *window = editor->window();
    if (parentWidget() != window)
        setParent(window);
    window->installEventFilter(this);
    for (QWidget *part : std::initializer_list<QWidget *> {m_search, m_save, m_manage})
        part->hide();
    const int rows = std::min(m_prompts->rowCount(), kMostRows);
    const QMargins margins = layout()->contentsMargins();
    // What it must not cover is the frame around the editor too.
    const QWidget *frame =
        editor->isWindow() || editor->parentWidget() == window ? editor : editor->parentWidget();
    const QPoint corner = frame->mapTo(window, QPoint(0, 0));
    const int wanted = rows * m_list->sizeHintForRow(0) + margins.top() + margins.bottom() + 4;
    const int above = corner.y() - kGap;
    const QSize size(std::min(kSize.width(), window->width() - 2 * kGap), wanted);
    setFixedSize(size);
    const int below = corner.y() + frame->height() + kGap;
    const bool fitsAbove = above >= wanted || above >= window->height() - below;
    const int y = fitsAbove ? std::max(0, above - wanted) : below;
    move(std::clamp(corner.x(), 0, std::max(0, window->width() - size.width())), y);
    show();
    raise();
}

void PromptMenu::search(const QString &text)
{
    m_prompts->setSearch(text);
    const bool any = m_prompts->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    const bool empty = text.trimmed().isEmpty();
    m_nothing->setText(empty ? tr("No prompts are saved yet. Write one, and save it here.")
                             : tr("No prompt has all of these words."));
    if (any)
        m_list->setCurrentIndex(m_prompts->index(0));
    m_list->scrollToTop();
}

bool PromptMenu::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = key == Qt::Key_Down ? 1 : -1;
        const int rows = m_prompts->rowCount();
        if (rows > 0) {
            const int row = (m_list->currentIndex().row() + step + rows) % rows;
            m_list->setCurrentIndex(m_prompts->index(row));
        }
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

bool PromptMenu::eventFilter(QObject *watched, QEvent *event)
{
    const bool ofEditor = watched == m_editor && m_following;
    // Typing on opens it again, where it belongs then.
    if ((ofEditor && event->type() == QEvent::FocusOut)
        || (m_editor && watched == m_editor->window() && event->type() == QEvent::Resize))
        hide();
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || !isVisible() || (watched != m_search && !ofEditor) || (ofEditor && m_editor->isComposing()))
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->type() == QEvent::ShortcutOverride) {
        // Escape closes the menu here, whatever it does elsewhere in the window.
        if (ofEditor && plain && key->key() == Qt::Key_Escape)
            event->accept();
        return QFrame::eventFilter(watched, event);
    }
    if (!plain)
        return QFrame::eventFilter(watched, event);
    if (ofEditor && key->key() == Qt::Key_Escape) {
        m_following = false;
        hide();
        return true;
    }
    return takeKey(ofEditor && key->key() == Qt::Key_Tab ? int(Qt::Key_Return) : key->key())
           || QFrame::eventFilter(watched, event);
}

void PromptMenu::take(const QModelIndex &index)
{
    const core::SavedPrompt *prompt = m_prompts->prompt(index);
    if (!prompt)
        return;
    const core::SavedPrompt taken = *prompt;
    const bool bySlash = m_following;
    m_following = false;
    hide();
    emit chosen(taken, bySlash);
}

} // namespace ui
