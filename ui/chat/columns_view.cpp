#include "ui/chat/columns_view.h"

#include "core/async/after.h"
#include "core/history/conversation_store.h"
#include "ui/chat/attempts_popup.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/column_board.h"
#include "ui/chat/comparison_session.h"
#include "ui/chat/inspector_dialog.h"
#include "ui/chat/model_chooser.h"
#include "ui/chat/parameters_popup.h"
#include "ui/chat/transcript.h"
#include "ui/common/frame_clock.h"
#include "ui/common/undo_bar.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ColumnsView::ColumnsView(ChatModels &models, core::ConversationStore &store, const Theme &theme,
                         QWidget *parent)
    : QWidget(parent)
    , m_models(models)
    , m_store(store)
    , m_theme(theme)
    , m_clock(new FrameClock(this))
    , m_board(new ColumnBoard)
    , m_undoBar(new UndoBar(theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_board, 1);
    layout->addWidget(m_undoBar);
    m_undoBar->hide();
    connect(m_undoBar, &UndoBar::undoRequested, this, &ColumnsView::undoRemove);
}

ColumnsView::~ColumnsView()
{
    // Columns talk to their sessions when they go.
    setSession(nullptr);
}

void ColumnsView::setSession(ComparisonSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_undoBar->hide();
    m_board->setMaximised(nullptr);
    if (session) {
        connect(session, &ComparisonSession::columnsChanged, this, &ColumnsView::rebuild);
        connect(session, &ComparisonSession::runningChanged, this, [this] {
            if (m_session->isRunning())
                m_undoBar->hide();
        });
    }
    rebuild();
}

/// Columns that stay keep their widgets, with what is scrolled and selected there.
void ColumnsView::rebuild()
{
    QList<ChatColumn *> columns;
    if (m_session) {
        for (ColumnSession *session : m_session->columns()) {
            ChatColumn *column = columnOf(session);
            columns << (column ? column : createColumn(session));
        }
    }
    for (ChatColumn *column : std::as_const(m_columns)) {
        if (columns.contains(column))
            continue;
        // Its session may go before the event loop comes round.
        column->disconnect(this);
        column->hide();
        column->setParent(nullptr);
        delete column;
    }
    m_columns = columns;
    if (m_session)
        m_board->setColumnLayout(m_session->layout());
    m_board->setColumns(columns);
    showPicked();
    emit columnsChanged();
}

ChatColumn *ColumnsView::columnOf(const ColumnSession *session) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [session](const ChatColumn *column) {
        return &column->session() == session;
    });
    return found == m_columns.end() ? nullptr : *found;
}

ChatColumn *ColumnsView::createColumn(ColumnSession *session)
{
    const ColumnModel model = m_models.columnModel(session->settings());
    session->setModelName(model.name);
    auto *column = new ChatColumn(*session, model, m_theme, *m_clock);
    column->setTextScale(m_textScale);
    connectColumn(column);
    return column;
}

void ColumnsView::connectColumn(ChatColumn *column)
{
    connect(column, &ChatColumn::removeRequested, this, [this, column] { removeColumn(column); });
    connect(column, &ChatColumn::pickRequested, this,
            [this, column] { m_session->pick(&column->session()); });
    connect(column, &ChatColumn::modelChangeRequested, this,
            [this, column](QWidget *anchor) { openChooser(anchor, column); });
    connect(column, &ChatColumn::parametersRequested, this,
            [this, column](QWidget *anchor) { openParameters(column, anchor); });
    connect(column, &ChatColumn::attemptsRequested, this,
            [this, column](qint64 turn, QWidget *anchor) { openAttempts(column, turn, anchor); });
    connect(column, &ChatColumn::inspectRequested, this,
            [this, column](qint64 turn) { inspect(column, turn); });
    connect(column, &ChatColumn::editRequested, this,
            [this, column](qint64 turn, const core::Question &question, bool inAll) {
                edit(column, turn, question, inAll);
            });
    connect(column, &ChatColumn::branchColumnRequested, this,
            [this, column](qint64 turn) { m_session->duplicate(&column->session(), turn); });
    connect(column, &ChatColumn::copyToPromptRequested, this, &ColumnsView::copyToPromptRequested);
    connect(column, &ChatColumn::maximiseRequested, this,
            [this, column] { m_board->setMaximised(m_board->maximised() ? nullptr : column); });
    connect(column, &ChatColumn::collapseRequested, this, [this, column] {
        column->setCollapsed(!column->isCollapsed());
        m_board->place();
    });
    connect(column, &ChatColumn::menuOpens, this, [this, column](QMenu *menu) { fillMenu(column, menu); });
    connect(&column->session(), &ColumnSession::changed, column, [this] { emit columnsChanged(); });
    connect(&column->transcript(), &Transcript::textScaleRequested, this, &ColumnsView::textScaleRequested);
    connect(&column->transcript(), &Transcript::scrolledToTurn, this,
            [this, column](int turn, double fraction) { follow(column, turn, fraction); });
}

void ColumnsView::fillMenu(ChatColumn *column, QMenu *menu)
{
    ColumnSession *session = &column->session();
    menu->addAction(m_theme.icon(QStringLiteral("send")), tr("Send only to this column"), this,
                    [this, column] { sendOnlyTo(column); });
    addAdoptMenu(column, menu);
    QAction *duplicate = menu->addAction(m_theme.icon(QStringLiteral("columns-2")), tr("Duplicate"), this,
                                         [this, session] { m_session->duplicate(session); });
    duplicate->setEnabled(m_columns.size() < ComparisonSession::kMostColumns);
    const int at = int(m_columns.indexOf(column));
    QAction *left = menu->addAction(m_theme.icon(QStringLiteral("arrow-left")), tr("Move left"), this,
                                    [this, session, at] { m_session->moveColumn(session, at - 1); });
    left->setEnabled(at > 0);
    QAction *right = menu->addAction(m_theme.icon(QStringLiteral("chevron-right")), tr("Move right"), this,
                                     [this, session, at] { m_session->moveColumn(session, at + 1); });
    right->setEnabled(at + 1 < m_columns.size());
    menu->addSeparator();
    QAction *again = menu->addAction(m_theme.icon(QStringLiteral("message-square")),
                                     tr("Start this one over"), session, &ColumnSession::startOver);
    again->setEnabled(!session->tree().isEmpty());
}

/// Pick for one column: it goes on with another one's conversation.
void ColumnsView::addAdoptMenu(ChatColumn *column, QMenu *menu)
{
    QMenu *adopt = menu->addMenu(m_theme.icon(QStringLiteral("trophy")), tr("Continue here from"));
    for (ChatColumn *other : std::as_const(m_columns)) {
        if (other == column || other->session().tree().isEmpty())
            continue;
        adopt->addAction(other->model().name, this,
                         [column, other] { column->session().adopt(other->session().tree()); });
    }
    adopt->setEnabled(!adopt->isEmpty());
}

void ColumnsView::sendOnlyTo(ChatColumn *column)
{
    for (ChatColumn *each : std::as_const(m_columns)) {
        core::ColumnSettings settings = each->session().settings();
        settings.takesPart = each == column;
        each->session().setSettings(settings);
    }
    emit promptWanted();
}

void ColumnsView::showPicked()
{
    for (ChatColumn *column : std::as_const(m_columns)) {
        column->setPicked(m_session && m_session->picked() == &column->session());
        column->setRemovable(m_columns.size() > 1);
    }
}

void ColumnsView::removeColumn(ChatColumn *column)
{
    if (m_columns.size() <= 1)
        return;
    const QString name = column->model().name;
    ColumnSession *session = &column->session();
    m_columns.removeOne(column);
    column->hide();
    column->disconnect(this);
    column->setParent(nullptr);
    column->deleteLater();
    session->disconnect(column);
    m_session->removeColumn(session);
    m_undoBar->offer(tr("%1 was removed.").arg(name), tr("Undo removing the column"));
    emit promptWanted();
}

void ColumnsView::undoRemove()
{
    m_undoBar->hide();
    m_session->restoreColumn();
}

void ColumnsView::modelsChanged()
{
    for (ChatColumn *column : std::as_const(m_columns)) {
        const ColumnModel model = m_models.columnModel(column->session().settings());
        column->session().setModelName(model.name);
        column->setModel(model);
    }
}

void ColumnsView::setTextScale(double scale)
{
    m_textScale = scale;
    for (ChatColumn *column : std::as_const(m_columns))
        column->setTextScale(scale);
}

void ColumnsView::chooseModel(QWidget *anchor)
{
    openChooser(anchor, nullptr);
}

void ColumnsView::openChooser(QWidget *anchor, ChatColumn *column)
{
    if (!m_chooser) {
        m_chooser = new ModelChooser(m_theme, this);
        connect(m_chooser, &ModelChooser::chosen, this, &ColumnsView::takeChoice);
    }
    m_choosingFor = column;
    m_chooser->setMarks(m_models.marks);
    m_chooser->setCatalog(m_models.index(), m_models.usable);
    m_chooser->openAt(anchor);
}

void ColumnsView::takeChoice(const QString &modelId)
{
    if (m_choosingFor && m_columns.contains(m_choosingFor)) {
        core::ColumnSettings settings = m_choosingFor->session().settings();
        settings.model = modelId;
        settings.endpoint.clear();
        const ColumnModel model = m_models.columnModel(settings);
        m_choosingFor->session().setModelName(model.name);
        m_choosingFor->session().setSettings(settings);
        m_choosingFor->setModel(model);
    } else if (ColumnSession *added = m_session->addColumn(core::ColumnSettings::fromKey(modelId))) {
        if (ChatColumn *column = columnOf(added))
            m_board->reveal(column);
    }
    emit promptWanted();
}

void ColumnsView::openParameters(ChatColumn *column, QWidget *anchor)
{
    const core::ModelInfo *model = m_models.catalog()->findModel(column->session().settings().model);
    if (!model)
        return;
    if (!m_parameters) {
        m_parameters = new ParametersPopup(m_theme, this);
        connect(m_parameters, &ParametersPopup::settingsChanged, this,
                [this](const core::ColumnSettings &settings) {
                    if (!m_columns.contains(m_settingFor))
                        return;
                    const ColumnModel model = m_models.columnModel(settings);
                    m_settingFor->session().setModelName(model.name);
                    m_settingFor->session().setSettings(settings);
                    m_settingFor->setModel(model);
                });
    }
    m_settingFor = column;
    m_parameters->open(anchor, column->session().settings(), *model, *m_models.catalog(), m_models.usable);
}

void ColumnsView::openAttempts(ChatColumn *column, qint64 turn, QWidget *anchor)
{
    const core::Turn *shown = column->session().tree().find(turn);
    if (!shown)
        return;
    if (!m_attempts) {
        m_attempts = new AttemptsPopup(m_theme, this);
        connect(m_attempts, &AttemptsPopup::exchangesRequested, this, [this](qint64 asked) {
            if (m_columns.contains(m_settingFor))
                inspect(m_settingFor, asked);
        });
    }
    m_settingFor = column;
    m_attempts->open(anchor, *shown);
    ColumnSession *session = &column->session();
    connect(session, &ColumnSession::advanced, m_attempts, [this, session, turn] {
        if (const core::Turn *now = session->tree().find(turn); now && m_attempts->isVisible())
            m_attempts->setTurn(*now);
        else
            session->disconnect(m_attempts);
    });
}

void ColumnsView::inspect(ChatColumn *column, qint64 id)
{
    const core::Turn *turn = column->session().tree().find(id);
    if (!turn)
        return;
    if (!turn->exchanges.isEmpty() || m_session->isTemporary()) {
        showExchanges(*turn);
        return;
    }
    core::after(m_store.exchanges(m_session->info().id, column->session().id(), id), this,
                [this, shown = *turn](const core::Result<QList<core::WireExchange>> &kept) {
                    core::Turn whole = shown;
                    if (kept)
                        whole.exchanges = *kept;
                    showExchanges(whole);
                });
}

void ColumnsView::showExchanges(const core::Turn &turn)
{
    auto *dialog = new InspectorDialog(turn, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// In all columns: wherever the same question was asked at the same depth, else it is asked anew there.
void ColumnsView::edit(ChatColumn *column, qint64 id, const core::Question &question, bool inAllColumns)
{
    const core::Turn *edited = column->session().tree().find(id);
    if (!edited)
        return;
    const core::Question before = edited->question;
    const qsizetype depth = column->session().tree().path().indexOf(id);
    column->session().edit(id, question);
    if (!inAllColumns)
        return;
    for (ColumnSession *other : m_session->targets()) {
        if (other == &column->session())
            continue;
        const qint64 same = other->tree().path().value(depth);
        const core::Turn *turn = other->tree().find(same);
        if (turn && turn->question == before)
            other->edit(same, question);
        else
            other->ask(question);
    }
}

void ColumnsView::follow(ChatColumn *leader, int turn, double fraction)
{
    if (!m_session || !m_session->layout().syncTurns)
        return;
    for (ChatColumn *column : std::as_const(m_columns)) {
        if (column != leader)
            column->transcript().scrollToTurn(turn, fraction);
    }
}

void ColumnsView::focusColumn(int number)
{
    ChatColumn *column = m_columns.value(number - 1);
    if (!column)
        return;
    if (column->isCollapsed()) {
        column->setCollapsed(false);
        m_board->place();
    }
    if (m_board->maximised())
        m_board->setMaximised(column);
    m_board->reveal(column);
    column->transcript().setFocus(Qt::ShortcutFocusReason);
}

void ColumnsView::pickColumn(int number)
{
    if (ChatColumn *column = m_columns.value(number - 1);
        column && !column->session().tree().isEmpty() && !column->session().isRunning())
        m_session->pick(&column->session());
}

void ColumnsView::reveal(qint64 columnId, qint64 turn, const QString &words)
{
    ColumnSession *session = m_session ? m_session->column(columnId) : nullptr;
    ChatColumn *column = session ? columnOf(session) : nullptr;
    if (!column || !session->tree().find(turn))
        return;
    if (!session->tree().path().contains(turn))
        session->select(turn);
    m_board->reveal(column);
    column->transcript().showTree(session->tree());
    column->transcript().revealTurn(turn, words);
}

} // namespace ui
