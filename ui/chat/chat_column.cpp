#include "ui/chat/chat_column.h"

#include "ui/chat/column_session.h"
#include "ui/chat/column_summary.h"
#include "ui/chat/figures.h"
#include "ui/chat/transcript.h"
#include "ui/common/frame_clock.h"
#include "ui/common/role.h"
#include "ui/common/vertical_button.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ChatColumn::ChatColumn(ColumnSession &session, const ColumnModel &model, const Theme &theme,
                       FrameClock &clock, QWidget *parent)
    : QGroupBox(parent)
    , m_session(session)
    , m_model(model)
    , m_theme(theme)
    , m_clock(clock)
    , m_phase(clock.takePhase())
    , m_transcript(new Transcript(theme))
    , m_content(new QWidget)
{
    setRole(this, "column");
    setMinimumWidth(kNarrowest);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->addWidget(m_content);
    m_strip = new VerticalButton;
    setRole(m_strip, "strip");
    m_strip->hide();
    connect(m_strip, &QToolButton::clicked, this, &ChatColumn::collapseRequested);
    outer->addWidget(m_strip);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    auto *line = new QFrame;
    setRole(line, "separator");
    layout->addWidget(line);
    layout->addWidget(m_transcript, 1);
    layout->addWidget(createFigures());

    connectTranscript();
    connect(&session, &ColumnSession::advanced, this, [this] {
        m_dirty = true;
        m_clock.request();
    });
    connect(&session, &ColumnSession::runningChanged, this, [this] { refresh(); });
    connect(&session, &ColumnSession::changed, this, [this] {
        showSettings();
        refresh();
    });
    connect(&clock, &FrameClock::frame, this, [this](int phase) {
        if (m_dirty && phase == m_phase)
            refresh();
    });
    showModel();
    refresh();
}

ChatColumn::~ChatColumn() = default;

QWidget *ChatColumn::createHeader()
{
    auto *header = new QWidget;
    auto *rows = new QVBoxLayout(header);
    rows->setContentsMargins(6, 6, 6, 4);
    rows->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(0);
    m_name = new QPushButton;
    setRole(m_name, "model");
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_name, &QPushButton::clicked, this, [this] { emit modelChangeRequested(m_name); });
    first->addWidget(m_name, 1);
    m_takesPart = createButton(QStringLiteral("circle-check"), tr("Takes part"), {});
    m_takesPart->setCheckable(true);
    m_more = createButton(QStringLiteral("ellipsis"), tr("More"), tr("More about this column"));
    m_remove = createButton(QStringLiteral("x"), tr("Remove"), tr("Remove this column"));
    for (QToolButton *button : {m_takesPart, m_more, m_remove})
        first->addWidget(button);
    rows->addLayout(first);

    auto *second = new QHBoxLayout;
    second->setSpacing(0);
    m_parameters = new QPushButton;
    setRole(m_parameters, "summary");
    m_parameters->setAccessibleName(tr("Parameters"));
    m_parameters->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_parameters, &QPushButton::clicked, this, [this] { emit parametersRequested(m_parameters); });
    second->addWidget(m_parameters, 1);
    m_pick = createButton(QStringLiteral("trophy"), tr("Pick"),
                          tr("Continue with this conversation in every column"));
    m_pick->setCheckable(true);
    m_regenerate = createButton(QStringLiteral("rotate-ccw"), tr("Regenerate"),
                                tr("Ask this model again; the answer so far stays as a variant"));
    m_stop = createButton(QStringLiteral("circle-stop"), tr("Stop"), tr("Stop this answer"));
    for (QToolButton *button : {m_pick, m_regenerate, m_stop})
        second->addWidget(button);
    rows->addLayout(second);

    auto *menu = new QMenu(m_more);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    connect(m_takesPart, &QToolButton::clicked, this, [this](bool checked) {
        core::ColumnSettings settings = m_session.settings();
        settings.takesPart = checked;
        m_session.setSettings(settings);
    });
    connect(m_pick, &QToolButton::clicked, this, &ChatColumn::pickRequested);
    connect(m_regenerate, &QToolButton::clicked, this,
            [this] { m_session.askAgain(m_session.tree().headId()); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_session.stop(); });
    connect(m_remove, &QToolButton::clicked, this, &ChatColumn::removeRequested);
    return header;
}

QWidget *ChatColumn::createFigures()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 4, 6, 6);
    row->setSpacing(2);
    m_figures = new QLabel;
    setRole(m_figures, "small");
    m_figures->setWordWrap(true);
    m_figures->setAccessibleName(tr("Figures"));
    m_figures->setTextFormat(Qt::PlainText);
    row->addWidget(m_figures, 1);
    m_attempts =
        createButton(QStringLiteral("route"), tr("Who answered, and why"), tr("Who was asked, and why"));
    connect(m_attempts, &QToolButton::clicked, this,
            [this] { emit attemptsRequested(m_session.tree().headId(), m_attempts); });
    row->addWidget(m_attempts, 0, Qt::AlignTop);
    return bar;
}

QToolButton *ChatColumn::createButton(const QString &icon, const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setIcon(m_theme.icon(icon));
    button->setIconSize({16, 16});
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    return button;
}

void ChatColumn::connectTranscript()
{
    connect(m_transcript, &Transcript::regenerateRequested, &m_session, &ColumnSession::askAgain);
    connect(m_transcript, &Transcript::continueRequested, &m_session, &ColumnSession::continueAnswer);
    connect(m_transcript, &Transcript::variantRequested, &m_session, &ColumnSession::select);
    connect(m_transcript, &Transcript::inspectRequested, this, &ChatColumn::inspectRequested);
    connect(m_transcript, &Transcript::copyToPromptRequested, this, &ChatColumn::copyToPromptRequested);
    connect(m_transcript, &Transcript::editRequested, this, &ChatColumn::editRequested);
    connect(m_transcript, &Transcript::branchRequested, this, [this](qint64 turn, bool inNewColumn) {
        if (inNewColumn)
            emit branchColumnRequested(turn);
        else
            m_session.goTo(turn);
    });
}

void ChatColumn::fillMenu(QMenu *menu)
{
    menu->clear();
    menu->addAction(m_theme.icon(QStringLiteral("square")),
                    m_maximised ? tr("Show all columns") : tr("Maximise"), this,
                    &ChatColumn::maximiseRequested);
    menu->addAction(m_theme.icon(QStringLiteral("panel-left")), tr("Collapse"), this,
                    &ChatColumn::collapseRequested);
    menu->addAction(m_theme.icon(QStringLiteral("search")), tr("Find in this column"), m_transcript,
                    &Transcript::showFind);
    QAction *copy = menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy the conversation"), this,
                                    [this] { QApplication::clipboard()->setText(m_transcript->markdown()); });
    copy->setEnabled(!m_session.tree().isEmpty());
    menu->addSeparator();
    emit menuOpens(menu);
}

void ChatColumn::setModel(const ColumnModel &model)
{
    m_model = model;
    showModel();
}

void ChatColumn::setPicked(bool picked)
{
    m_picked = picked;
    m_pick->setChecked(picked);
    if (property("picked").toBool() != picked) {
        setProperty("picked", picked);
        style()->unpolish(this);
        style()->polish(this);
    }
    showFigures();
}

void ChatColumn::setRemovable(bool removable)
{
    m_remove->setEnabled(removable);
}

void ChatColumn::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    m_content->setVisible(!collapsed);
    m_strip->setVisible(collapsed);
    setMinimumWidth(collapsed ? kCollapsedWidth : kNarrowest);
}

void ChatColumn::setMaximised(bool maximised)
{
    m_maximised = maximised;
}

void ChatColumn::setTextScale(double scale)
{
    m_transcript->setTextScale(scale);
}

void ChatColumn::refresh()
{
    m_dirty = false;
    m_transcript->showTree(m_session.tree());
    showFigures();
    showButtons();
}

void ChatColumn::showButtons()
{
    const bool running = m_session.isRunning();
    const bool empty = m_session.tree().isEmpty();
    m_stop->setEnabled(running);
    m_regenerate->setEnabled(!running && !empty);
    m_pick->setEnabled(!running && !empty);
}

void ChatColumn::showModel()
{
    setAccessibleName(m_model.name);
    setAccessibleDescription(m_session.settings().key());
    m_name->setAccessibleName(tr("Change model %1").arg(m_model.name));
    m_name->setToolTip(
        tr("%1\n%2\nClick to choose another model").arg(m_model.name, m_session.settings().key()));
    m_strip->setText(m_model.name);
    m_strip->setAccessibleName(tr("Expand %1").arg(m_model.name));
    m_strip->setToolTip(tr("Show %1 again").arg(m_model.name));
    m_transcript->setColumn(m_model.name);
    m_transcript->setIntroduction(m_model.about);
    showSettings();
}

void ChatColumn::showSettings()
{
    const core::ColumnSettings &settings = m_session.settings();
    m_settingsText = columnSummary(settings, m_model.provider);
    m_parameters->setToolTip(tr("%1\nClick to change parameters, provider and context").arg(m_settingsText));
    m_parameters->setAccessibleDescription(m_settingsText);
    m_takesPart->setChecked(settings.takesPart);
    m_takesPart->setIcon(
        m_theme.icon(settings.takesPart ? QStringLiteral("circle-check") : QStringLiteral("pause")));
    m_takesPart->setToolTip(settings.takesPart ? tr("Gets every prompt. Click to leave this column out.")
                                               : tr("Left out. Click to send prompts to this column again."));
    fitTexts();
}

void ChatColumn::showFigures()
{
    QString text;
    const core::Turn *turn = m_session.tree().head();
    if (turn) {
        text = m_session.isWaiting() ? tr("Waits until the columns before it are done.")
                                     : figuresText(*turn, m_session.estimate());
    }
    if (m_picked)
        text = tr("All columns continue from here.") + (text.isEmpty() ? QString() : u'\n' + text);
    if (text != m_figures->text()) {
        m_figures->setText(text);
        // A label that has a name hides its text from assistive tools, so the text is the description too.
        m_figures->setAccessibleDescription(text);
        const QString details = turn ? figuresDetails(*turn) : QString();
        m_figures->setToolTip(details.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    m_figures->parentWidget()->setVisible(!text.isEmpty());
    const bool fellBack = turn && (turn->attempts.size() > 1 || (turn->record && turn->record->fellBack()));
    m_attempts->setVisible(turn && (turn->record || !turn->attempts.isEmpty()));
    if (m_attempts->property("fallback").toBool() != fellBack || m_attempts->icon().isNull()) {
        m_attempts->setProperty("fallback", fellBack);
        m_attempts->setIcon(
            m_theme.icon(fellBack ? QStringLiteral("triangle-alert") : QStringLiteral("route")));
        m_attempts->setToolTip(fellBack ? tr("Another provider had to help out. Click for the reason.")
                                        : tr("Who was asked, and why"));
    }
}

void ChatColumn::resizeEvent(QResizeEvent *event)
{
    QGroupBox::resizeEvent(event);
    fitTexts();
}

void ChatColumn::mouseDoubleClickEvent(QMouseEvent *event)
{
    constexpr int kHeaderHeight = 70;
    if (event->position().y() < kHeaderHeight)
        emit maximiseRequested();
    QGroupBox::mouseDoubleClickEvent(event);
}

void ChatColumn::fitTexts()
{
    constexpr int kButtons = 3 * 28 + 44;
    const int room = std::max(60, width() - kButtons);
    m_name->setText(m_name->fontMetrics().elidedText(m_model.name, Qt::ElideRight, room));
    m_parameters->setText(m_parameters->fontMetrics().elidedText(m_settingsText, Qt::ElideRight, room));
}

} // namespace ui
