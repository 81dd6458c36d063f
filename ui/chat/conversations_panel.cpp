#include "ui/chat/conversations_panel.h"

#include "core/async/after.h"
#include "ui/chat/conversation_actions.h"
#include "ui/chat/conversation_delegate.h"
#include "ui/chat/conversation_filter.h"
#include "ui/chat/conversation_list_model.h"
#include "ui/common/empty_state.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/undo_bar.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

using Mode = core::HistoryState::Mode;

constexpr int kTypingPauseMs = 120;
/// So many rows at first; scrolling to the end asks for more.
constexpr int kFirstRows = 500;

} // namespace

ConversationsPanel::ConversationsPanel(ConversationSource source, const Theme &theme, Prompter &prompter,
                                       QWidget *parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_model(new ConversationListModel(this))
    , m_search(new QLineEdit(this))
    , m_filter(new ConversationFilter(theme, this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState(this))
    , m_notice(new QLabel(this))
    , m_undo(new UndoBar(theme, this))
    , m_pause(new QTimer(this))
    , m_most(kFirstRows)
{
    setMinimumWidth(kLeastWidth);
    setMaximumWidth(kMostWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createButtons());
    layout->addWidget(m_search);
    layout->addWidget(m_filter);
    setRole(m_notice, "warning");
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->hide();
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);
    m_empty->setMinimumWidth(0);
    m_empty->hide();
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_undo);
    createSearch();
    createList();
    createActions();
    connect(m_filter, &ConversationFilter::chosen, this, [this] {
        m_most = kFirstRows;
        reload();
    });
    connect(m_undo, &UndoBar::undoRequested, this, &ConversationsPanel::undoRemoval);
}

QWidget *ConversationsPanel::createButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *create = new QPushButton(tr("New conversation"), buttons);
    create->setIcon(m_theme.icon(QStringLiteral("message-square-plus")));
    // The keys are the page's, which has them while this list is folded away, too.
    const auto keys = [](QKeyCombination key) {
        return QKeySequence(key).toString(QKeySequence::NativeText);
    };
    create->setToolTip(tr("New conversation (%1)").arg(keys(Qt::CTRL | Qt::Key_N)));
    auto *temporary = new QToolButton(buttons);
    temporary->setIcon(m_theme.icon(QStringLiteral("message-square-dashed")));
    temporary->setAccessibleName(tr("New temporary conversation"));
    temporary->setToolTip(tr("New temporary conversation: nothing of it is stored (%1)")
                              .arg(keys(Qt::CTRL | Qt::SHIFT | Qt::Key_N)));
    temporary->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(create, 1);
    row->addWidget(temporary);
    connect(create, &QPushButton::clicked, this, [this] { emit newRequested(false); });
    connect(temporary, &QToolButton::clicked, this, [this] { emit newRequested(true); });
    return buttons;
}

void ConversationsPanel::createSearch()
{
    m_search->setAccessibleName(tr("Search conversations"));
    m_search->setPlaceholderText(tr("Search conversations"));
    m_search->setClearButtonEnabled(true);
    QAction *icon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    const auto showIcon = [this, icon] {
        icon->setIcon(m_theme.icon(QStringLiteral("search"), m_theme.colors().textMuted));
    };
    connect(&m_theme, &Theme::changed, this, showIcon);
    showIcon();
    m_search->installEventFilter(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kTypingPauseMs);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_most = kFirstRows;
        m_opensFirst = false;
        m_pause->start();
    });
    connect(m_pause, &QTimer::timeout, this, &ConversationsPanel::reload);
}

void ConversationsPanel::createList()
{
    m_list->setAccessibleName(tr("Conversations"));
    setRole(m_list, "plain");
    m_list->setModel(m_model);
    auto *delegate = new ConversationDelegate(m_theme, m_list);
    m_list->setItemDelegate(delegate);
    connect(delegate, &QAbstractItemDelegate::closeEditor, this, [this] {
        m_renaming = false;
        if (m_reloadsLater)
            reload();
    });
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        // A click with a key held down chooses several.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            open(index);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (QMenu *menu = m_actions->createMenu())
            menu->popup(m_list->viewport()->mapToGlobal(place));
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value < m_list->verticalScrollBar()->maximum() || m_model->count() < m_most)
            return;
        m_most *= 4;
        reload();
    });
    connect(m_model, &ConversationListModel::renamed, this, [this](const QString &id, const QString &title) {
        const core::ConversationHit *hit = m_model->hit(m_model->indexOf(id));
        if (!hit)
            return;
        core::ComparisonInfo info = hit->info;
        info.title = title;
        info.titleIsOwn = true;
        save({info});
    });
}

void ConversationsPanel::createActions()
{
    m_actions = new ConversationActions([this] { return chosen(); }, m_list);
    connect(m_actions, &ConversationActions::openRequested, this, [this] { open(m_list->currentIndex()); });
    connect(m_actions, &ConversationActions::renameRequested, this, &ConversationsPanel::rename);
    connect(m_actions, &ConversationActions::removeRequested, this, &ConversationsPanel::removeChosen);
    connect(m_actions, &ConversationActions::changed, this, &ConversationsPanel::save);
    auto *undo = new QShortcut(QKeySequence(QKeySequence::Undo), this);
    undo->setContext(Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, m_undo, &UndoBar::undo);
}

void ConversationsPanel::setCurrent(const QString &id)
{
    m_model->setOpen(id);
    const QModelIndex index = m_model->indexOf(id);
    if (index.isValid() && m_list->selectionModel()->selectedIndexes().size() <= 1)
        m_list->setCurrentIndex(index);
}

void ConversationsPanel::setCurrentInfo(const core::ComparisonInfo &info)
{
    m_model->setInfo(info);
}

void ConversationsPanel::setRunning(const QSet<QString> &ids)
{
    m_model->setRunning(ids);
}

void ConversationsPanel::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ConversationsPanel::setState(const core::HistoryState &state)
{
    m_state = state;
    const bool changeable = state.mode == Mode::ReadWrite;
    m_model->setChangeable(changeable);
    m_actions->setChangeable(changeable);
    const bool unavailable = state.mode == Mode::Unavailable;
    m_search->setEnabled(!unavailable);
    m_filter->setEnabled(!unavailable);
    m_notice->setText(state.message);
    m_notice->setVisible(state.mode == Mode::ReadOnlyNewer && !state.message.isEmpty());
    reload();
}

void ConversationsPanel::reload()
{
    m_pause->stop();
    // A row that goes elsewhere would take its field along.
    m_reloadsLater = m_renaming;
    if (m_renaming)
        return;
    m_day = QDate::currentDate();
    const quint64 question = ++m_asked;
    if (m_state.mode == Mode::Unavailable) {
        m_model->setHits({}, false, QDateTime::currentDateTime());
        showEmpty(m_state.message);
        return;
    }
    core::ConversationQuery query = m_filter->query();
    query.text = m_search->text().trimmed();
    query.most = m_most;
    core::after(m_source.find(query), this, [this, question](const ConversationSource::Hits &hits) {
        if (question == m_asked)
            showHits(hits);
    });
    core::after(m_source.groups(), this,
                [this, question](const core::Result<core::ConversationGroups> &groups) {
                    // The list itself tells what is wrong with the file.
                    if (question != m_asked || !groups)
                        return;
                    m_actions->setGroups(*groups);
                    m_filter->setGroups(*groups);
                });
}

void ConversationsPanel::showHits(const ConversationSource::Hits &hits)
{
    if (!hits) {
        m_model->setHits({}, false, QDateTime::currentDateTime());
        showEmpty(hits.error().message);
        return;
    }
    QStringList ids;
    const QList<core::ComparisonInfo> before = chosen();
    for (const core::ComparisonInfo &info : before)
        ids << info.id;
    const QString current = m_list->currentIndex().data(ConversationListModel::IdRole).toString();
    const int scroll = m_list->verticalScrollBar()->value();
    m_model->setHits(*hits, !m_search->text().trimmed().isEmpty(), QDateTime::currentDateTime());
    choose(ids, current, scroll);
    showEmpty({});
    if (std::exchange(m_opensFirst, false))
        open(m_model->first());
}

void ConversationsPanel::choose(const QStringList &ids, const QString &current, int scroll)
{
    QItemSelection selection;
    for (const QString &id : ids) {
        const QModelIndex index = m_model->indexOf(id);
        if (index.isValid())
            selection.select(index, index);
    }
    QItemSelectionModel *chosen = m_list->selectionModel();
    const QModelIndex index = m_model->indexOf(current);
    if (index != chosen->currentIndex() && index.isValid())
        chosen->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    // Where those that were chosen are gone, the neighbour is, so that the keyboard goes on from there.
    if (!ids.isEmpty() && selection.isEmpty())
        selection.select(chosen->currentIndex(), chosen->currentIndex());
    if (!ids.isEmpty())
        chosen->select(selection, QItemSelectionModel::ClearAndSelect);
    m_list->verticalScrollBar()->setValue(scroll);
}

void ConversationsPanel::showEmpty(const QString &problem)
{
    const bool searched = !m_search->text().trimmed().isEmpty();
    const core::ConversationQuery query = m_filter->query();
    if (!problem.isEmpty())
        m_empty->setContent(tr("The conversations cannot be shown"), problem);
    else if (searched)
        m_empty->setContent(tr("Nothing found"), tr("No conversation has all of these words."));
    else if (query.archived)
        m_empty->setContent(tr("The archive is empty"), {});
    else if (!query.folder.isEmpty() || !query.tag.isEmpty())
        m_empty->setContent(tr("Nothing here"), tr("No conversation is in this group."));
    else
        m_empty->setContent(tr("No conversations yet"),
                            tr("What you ask is kept here, on this computer only."));
    const bool any = m_model->count() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
}

QList<core::ComparisonInfo> ConversationsPanel::chosen() const
{
    QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QList<core::ComparisonInfo> infos;
    for (const QModelIndex &index : std::as_const(selected)) {
        if (const core::ConversationHit *hit = m_model->hit(index))
            infos << hit->info;
    }
    return infos;
}

void ConversationsPanel::open(const QModelIndex &index)
{
    const core::ConversationHit *hit = m_model->hit(index);
    if (!hit)
        return;
    const QString words = m_search->text().trimmed();
    const bool found = !words.isEmpty();
    emit openRequested(QString(hit->info.id), found ? hit->columnId : 0, found ? hit->turnId : 0, words);
}

void ConversationsPanel::rename()
{
    const QModelIndex index = m_list->currentIndex();
    if (!m_model->flags(index).testFlag(Qt::ItemIsEditable))
        return;
    m_list->scrollTo(index);
    m_renaming = true;
    m_list->edit(index);
}

void ConversationsPanel::save(const QList<core::ComparisonInfo> &infos)
{
    for (const core::ComparisonInfo &info : infos) {
        m_source.saveInfo(info);
        m_model->setInfo(info);
        emit infoChanged(info);
    }
    reload();
}

void ConversationsPanel::removeChosen()
{
    QStringList ids;
    const QList<core::ComparisonInfo> infos = chosen();
    for (const core::ComparisonInfo &info : infos)
        ids << info.id;
    if (ids.isEmpty())
        return;
    core::after(m_source.remove(ids), this, [this, ids](const core::Status &status) {
        if (!status) {
            m_prompter.showError(window(), tr("Nothing was deleted"), status.error().message);
            return;
        }
        m_removed = ids;
        m_undo->offer(tr("%n conversation(s) deleted.", nullptr, int(ids.size())),
                      tr("Undo deleting conversations"));
        emit removed(ids);
        reload();
    });
}

void ConversationsPanel::undoRemoval()
{
    const QStringList ids = std::exchange(m_removed, {});
    core::after(m_source.restore(ids), this, [this, ids](const core::Status &status) {
        if (!status) {
            m_prompter.showError(window(), tr("The conversations could not be brought back"),
                                 status.error().message);
            return;
        }
        emit restored(ids);
        reload();
    });
}

void ConversationsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_day != QDate::currentDate())
        reload();
}

bool ConversationsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        reload();
        return true;
    }
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && m_pause->isActive()) {
        // What is in the list does not belong to what was typed yet.
        m_opensFirst = true;
        reload();
        return true;
    }
    if (!(enter || key == Qt::Key_Down) || m_model->count() == 0)
        return QWidget::eventFilter(watched, event);
    m_list->setCurrentIndex(m_model->first());
    if (enter)
        open(m_model->first());
    else
        m_list->setFocus();
    return true;
}

} // namespace ui
