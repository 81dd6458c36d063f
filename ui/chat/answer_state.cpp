#include "ui/chat/answer_state.h"

#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::AnswerState)
};

QString waitingFor(const core::Turn &turn)
{
    if (turn.attempts.isEmpty())
        return turn.continuedFrom ? Text::tr("Asking for the rest…") : Text::tr("Asking…");
    const QString &provider = turn.attempts.last().provider;
    return turn.attempts.size() == 1 ? Text::tr("Asking %1…").arg(provider)
                                     : Text::tr("Asking %1 instead…").arg(provider);
}

bool wasCutOff(const core::Turn &turn)
{
    return turn.record && turn.record->finishReason == QLatin1String("length");
}

} // namespace

QString answerStatus(const core::Turn &turn)
{
    using State = core::Turn::State;
    switch (turn.state) {
    case State::Waiting:
        return waitingFor(turn);
    case State::Streaming:
        return turn.hasContent() || !turn.reasoning.isEmpty() ? QString() : Text::tr("Thinking…");
    case State::Stopped:
        return turn.hasContent() ? Text::tr("Stopped: the answer is not complete.") : Text::tr("Stopped.");
    case State::Interrupted:
        return turn.hasContent() ? Text::tr("The program ended before the answer was complete.")
                                 : Text::tr("The program ended before an answer came.");
    case State::Done:
        if (!turn.hasContent())
            return Text::tr("The model sent an empty answer.");
        return wasCutOff(turn) ? Text::tr("Cut off at the model's output limit.") : QString();
    case State::Failed:
        return {};
    }
    return {};
}

AnswerState::AnswerState(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_status(new QLabel)
    , m_errorCard(new QFrame)
    , m_error(new QLabel)
    , m_retry(new QPushButton(tr("Retry")))
    , m_continue(new QPushButton(tr("Continue")))
    , m_buttons(new FlowLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    setRole(m_errorCard, "error-card");
    auto *inside = new QVBoxLayout(m_errorCard);
    inside->setContentsMargins(12, 10, 12, 10);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    inside->setSpacing(8);
    inside->addWidget(m_error);
    inside->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addWidget(m_errorCard);
    setRole(m_status, "small");
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    layout->addWidget(m_status);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(6);
    m_continue->setIcon(theme.icon(QStringLiteral("play")));
    m_continue->setAccessibleName(tr("Continue this answer"));
    m_continue->setToolTip(tr("Have the model go on where the answer stops"));
    m_buttons->addWidget(m_continue);
    m_retry->setIcon(theme.icon(QStringLiteral("rotate-ccw")));
    m_retry->setAccessibleName(tr("Retry"));
    layout->addLayout(m_buttons);
    connect(m_retry, &QPushButton::clicked, this, &AnswerState::retryRequested);
    connect(m_continue, &QPushButton::clicked, this, &AnswerState::continueRequested);
}

void AnswerState::placeRetry(bool inCard)
{
    if (inCard == m_retryInCard)
        return;
    m_retryInCard = inCard;
    QLayout *wanted = inCard ? m_errorCard->layout() : m_buttons;
    wanted->addWidget(m_retry);
    wanted->setAlignment(m_retry, Qt::AlignLeft);
}

void AnswerState::showTurn(const core::Turn &turn, bool newest)
{
    const QString status = answerStatus(turn);
    if (m_status->text() != status)
        m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    if (turn.error && m_error->text() != turn.error->message)
        m_error->setText(turn.error->message);
    m_errorCard->setVisible(turn.error.has_value());
    m_continue->setVisible(newest && turn.canContinue());
    const bool cameToNothing =
        turn.error || (!turn.running() && !turn.hasContent() && turn.state != core::Turn::State::Done);
    placeRetry(turn.error.has_value());
    m_retry->setVisible(newest && cameToNothing);
    const bool anything = !status.isEmpty() || turn.error || !m_continue->isHidden() || !m_retry->isHidden();
    setVisible(anything);
}

} // namespace ui
