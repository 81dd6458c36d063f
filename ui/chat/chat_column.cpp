#include "ui/chat/chat_column.h"

#include "ui/chat/figures.h"
#include "ui/chat/transcript.h"
#include "ui/common/frame_clock.h"
#include "ui/common/role.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kNarrowest = 252; ///< Three fit into a window of 900 pixels.

} // namespace

ChatColumn::ChatColumn(ColumnModel model, CallStarter start, const Theme &theme, FrameClock &clock,
                       QWidget *parent)
    : QGroupBox(parent)
    , m_model(std::move(model))
    , m_start(std::move(start))
    , m_theme(theme)
    , m_clock(clock)
    , m_phase(clock.takePhase())
    , m_transcript(new Transcript(theme))
    , m_figures(new QLabel)
{
    m_time.start();
    setRole(this, "column");
    setMinimumWidth(kNarrowest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    auto *line = new QFrame;
    setRole(line, "separator");
    layout->addWidget(line);
    layout->addWidget(m_transcript, 1);
    setRole(m_figures, "small");
    m_figures->setContentsMargins(14, 6, 14, 8);
    m_figures->setWordWrap(true);
    m_figures->setAccessibleName(tr("Figures"));
    m_figures->setTextFormat(Qt::PlainText);
    layout->addWidget(m_figures);

    connect(m_transcript, &Transcript::retryRequested, this, &ChatColumn::regenerate);
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
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(0);
    m_name = new QPushButton;
    setRole(m_name, "model");
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_name, &QPushButton::clicked, this, &ChatColumn::modelChangeRequested);
    row->addWidget(m_name, 1);
    m_pick =
        createButton(QStringLiteral("trophy"), tr("Pick"), tr("Continue with this answer in every column"));
    m_pick->setCheckable(true);
    m_regenerate = createButton(QStringLiteral("rotate-ccw"), tr("Regenerate"), tr("Ask this model again"));
    m_stop = createButton(QStringLiteral("circle-stop"), tr("Stop"), tr("Stop this answer"));
    m_remove = createButton(QStringLiteral("x"), tr("Remove"), tr("Remove this column"));
    for (QToolButton *button : {m_pick, m_regenerate, m_stop, m_remove})
        row->addWidget(button);
    connect(m_pick, &QToolButton::clicked, this, &ChatColumn::pickRequested);
    connect(m_regenerate, &QToolButton::clicked, this, &ChatColumn::regenerate);
    connect(m_stop, &QToolButton::clicked, this, &ChatColumn::stop);
    connect(m_remove, &QToolButton::clicked, this, &ChatColumn::removeRequested);
    return header;
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

core::ChatRequest ColumnModel::request() const
{
    core::ChatRequest request;
    request.model = id;
    request.stream = true;
    if (!endpoint.isEmpty())
        request.routing.only = QStringList {endpoint};
    return request;
}

void ChatColumn::setModel(const ColumnModel &model)
{
    m_model = model;
    showModel();
}

void ChatColumn::ask(const QString &question)
{
    m_call.reset();
    m_conversation.ask({question}, asked());
    m_transcript->scrollToEnd();
    startCall();
}

void ChatColumn::regenerate()
{
    m_call.reset();
    if (!m_conversation.askAgain(m_conversation.headId(), asked()))
        return;
    m_transcript->reset();
    startCall();
}

core::Asked ChatColumn::asked() const
{
    return {m_model.name, m_model.key(), QDateTime::currentDateTimeUtc(), m_time.elapsed()};
}

void ChatColumn::startCall()
{
    core::ChatRequest request = m_model.request();
    request.messages = m_conversation.messages();
    m_call = m_start(request, [this](const core::CallProgress &news) { takeNews(news); });
    refresh();
    emit runningChanged();
}

void ChatColumn::takeNews(const core::CallProgress &news)
{
    m_conversation.take(news, m_time.elapsed());
    m_dirty = true;
    m_clock.request();
    if (!m_conversation.running()) {
        // The sender of this news is the call itself.
        if (m_call)
            m_call.release()->deleteLater();
        refresh();
        emit runningChanged();
    }
}

void ChatColumn::stop()
{
    if (!isRunning())
        return;
    m_call.reset();
    m_conversation.stop();
    refresh();
    emit runningChanged();
}

void ChatColumn::setConversation(const core::ConversationTree &conversation)
{
    m_call.reset();
    m_conversation = conversation;
    m_conversation.stop();
    m_transcript->reset();
    refresh();
}

void ChatColumn::setPicked(bool picked)
{
    m_picked = picked;
    m_pick->setChecked(picked);
    setProperty("picked", picked);
    style()->unpolish(this);
    style()->polish(this);
    showFigures();
}

void ChatColumn::setRemovable(bool removable)
{
    m_remove->setEnabled(removable);
}

void ChatColumn::refresh()
{
    m_dirty = false;
    m_transcript->showTree(m_conversation);
    showFigures();
    showButtons();
}

void ChatColumn::showButtons()
{
    const bool running = isRunning();
    m_stop->setEnabled(running);
    m_regenerate->setEnabled(!running && !m_conversation.isEmpty());
    m_pick->setEnabled(!running && !m_conversation.isEmpty());
}

void ChatColumn::showModel()
{
    setAccessibleName(m_model.name);
    setAccessibleDescription(m_model.key());
    m_name->setAccessibleName(tr("Change model %1").arg(m_model.name));
    m_name->setToolTip(tr("%1\n%2\nClick to choose another model").arg(m_model.name, m_model.key()));
    m_transcript->setModelName(m_model.name);
    m_transcript->setIntroduction(m_model.about);
    fitName();
}

void ChatColumn::showFigures()
{
    QString text;
    QString details;
    if (!m_conversation.isEmpty()) {
        text = figuresText(*m_conversation.head());
        details = figuresDetails(*m_conversation.head());
    }
    if (m_picked)
        text = tr("All columns continue from here.") + (text.isEmpty() ? QString() : u'\n' + text);
    m_figures->setText(text);
    // A label that has a name hides its text from assistive tools, so the text is the description too.
    m_figures->setAccessibleDescription(text);
    m_figures->setToolTip(details.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    m_figures->setVisible(!text.isEmpty());
}

void ChatColumn::resizeEvent(QResizeEvent *event)
{
    QGroupBox::resizeEvent(event);
    fitName();
}

void ChatColumn::fitName()
{
    constexpr int kButtons = 4 * 28 + 44;
    const int room = std::max(60, width() - kButtons);
    m_name->setText(m_name->fontMetrics().elidedText(m_model.name, Qt::ElideRight, room));
}

} // namespace ui
