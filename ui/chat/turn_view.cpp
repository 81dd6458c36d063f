#include "ui/chat/turn_view.h"

#include "ui/common/markdown_view.h"
#include "ui/common/role.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QString indentedJson(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return document.isNull() ? json : QString::fromUtf8(document.toJson()).trimmed();
}

/// A fence that the text cannot close.
QString fenced(const QString &text, const QString &language)
{
    QString fence = QStringLiteral("```");
    while (text.contains(fence))
        fence += u'`';
    return fence + language + u'\n' + text + u'\n' + fence;
}

} // namespace

TurnView::TurnView(const core::Turn &turn, const QString &columnModel, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_status(new QLabel)
    , m_answer(new MarkdownView(theme))
    , m_tools(new QVBoxLayout)
    , m_errorCard(new QFrame)
    , m_error(new QLabel)
    , m_retry(new QPushButton(tr("Retry")))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);

    auto *bubble = new QFrame;
    setRole(bubble, "bubble");
    auto *bubbleLayout = new QVBoxLayout(bubble);
    bubbleLayout->setContentsMargins(12, 9, 12, 9);
    auto *question = new MarkdownView(theme);
    question->setPlainText(turn.question.text);
    question->setAccessibleName(tr("Question"));
    bubbleLayout->addWidget(question);
    auto *row = new QHBoxLayout;
    row->addSpacing(24);
    row->addWidget(bubble, 1);
    m_layout->addLayout(row);
    m_layout->addSpacing(4);

    if (turn.modelName != columnModel) {
        auto *author = new QLabel(tr("Answer by %1").arg(turn.modelName));
        setRole(author, "small");
        m_layout->addWidget(author);
    }
    m_layout->addWidget(m_answer);
    m_tools->setSpacing(6);
    m_layout->addLayout(m_tools);
    setRole(m_status, "small");
    m_layout->addWidget(m_status);

    setRole(m_errorCard, "error-card");
    auto *errorLayout = new QVBoxLayout(m_errorCard);
    errorLayout->setContentsMargins(12, 10, 12, 10);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    errorLayout->addWidget(m_error);
    m_retry->setIcon(theme.icon(QStringLiteral("rotate-ccw")));
    errorLayout->addWidget(m_retry, 0, Qt::AlignLeft);
    m_layout->addWidget(m_errorCard);
    connect(m_retry, &QPushButton::clicked, this, &TurnView::retryRequested);

    setNewest(true);
    showTurn(turn);
}

void TurnView::setNewest(bool newest)
{
    m_answer->setAccessibleName(newest ? tr("Answer") : tr("Earlier answer"));
    m_retry->setVisible(newest);
}

void TurnView::showTurn(const core::Turn &turn)
{
    showReasoning(turn);
    const QString answer = turn.answer + turn.refusal;
    if (answer.size() > m_shownAnswer) {
        m_answer->appendMarkdown(answer.mid(m_shownAnswer));
        m_shownAnswer = answer.size();
    }
    if (turn.running())
        m_answer->flush();
    else
        m_answer->finish();
    showToolCalls(turn);
    showState(turn);
}

void TurnView::createReasoning()
{
    m_reasoningButton = new QToolButton;
    setRole(m_reasoningButton, "disclosure");
    m_reasoningButton->setCheckable(true);
    m_reasoningButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reasoningButton->setText(tr("Reasoning"));
    m_reasoningButton->setAccessibleName(tr("Show reasoning"));
    m_reasoningButton->setIcon(m_theme.icon(QStringLiteral("chevron-right")));
    m_reasoningFrame = new QFrame;
    setRole(m_reasoningFrame, "inset");
    auto *inside = new QVBoxLayout(m_reasoningFrame);
    inside->setContentsMargins(12, 10, 12, 10);
    m_reasoning = new MarkdownView(m_theme);
    m_reasoning->setAccessibleName(tr("Reasoning text"));
    inside->addWidget(m_reasoning);
    m_reasoningFrame->hide();
    const int at = m_layout->indexOf(m_answer);
    m_layout->insertWidget(at, m_reasoningFrame);
    m_layout->insertWidget(at, m_reasoningButton, 0, Qt::AlignLeft);
    connect(m_reasoningButton, &QToolButton::toggled, this, [this](bool open) {
        m_reasoningButton->setIcon(
            m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_reasoningFrame->setVisible(open);
        if (open)
            m_reasoning->flush();
    });
}

void TurnView::showReasoning(const core::Turn &turn)
{
    if (turn.reasoning.isEmpty())
        return;
    if (!m_reasoningButton)
        createReasoning();
    if (turn.reasoning.size() > m_shownReasoning) {
        m_reasoning->appendMarkdown(turn.reasoning.mid(m_shownReasoning));
        m_shownReasoning = turn.reasoning.size();
    }
    // Folded reasoning costs nothing: it is rendered when it is opened.
    if (m_reasoningFrame->isHidden())
        return;
    if (turn.running())
        m_reasoning->flush();
    else
        m_reasoning->finish();
}

void TurnView::showToolCalls(const core::Turn &turn)
{
    for (qsizetype i = 0; i < turn.toolCalls.size(); ++i) {
        const core::ToolCall &call = turn.toolCalls.at(i);
        if (i >= m_toolViews.size()) {
            auto *view = new MarkdownView(m_theme);
            view->setAccessibleName(tr("Tool call"));
            m_tools->addWidget(view);
            m_toolViews.append(view);
            m_shownArguments.append(QString());
        }
        const QString state = call.name + u'\n' + call.arguments;
        if (m_shownArguments.at(i) == state)
            continue;
        m_shownArguments[i] = state;
        m_toolViews.at(i)->setMarkdown(tr("Wants to call **%1**").arg(call.name) + QStringLiteral("\n\n")
                                       + fenced(indentedJson(call.arguments), QStringLiteral("json")));
    }
}

void TurnView::showState(const core::Turn &turn)
{
    QString status;
    if (turn.state == core::Turn::State::Waiting && turn.attempts.isEmpty())
        status = tr("Asking…");
    else if (turn.state == core::Turn::State::Waiting && turn.attempts.size() == 1)
        status = tr("Asking %1…").arg(turn.attempts.last().provider);
    else if (turn.state == core::Turn::State::Waiting)
        status = tr("Asking %1 instead…").arg(turn.attempts.last().provider);
    else if (turn.state == core::Turn::State::Streaming && !turn.hasContent())
        status = tr("Thinking…");
    else if (turn.state == core::Turn::State::Stopped)
        status = turn.hasContent() ? tr("Stopped: the answer is not complete.") : tr("Stopped.");
    else if (turn.state == core::Turn::State::Done && !turn.hasContent())
        status = tr("The model sent an empty answer.");
    else if (turn.state == core::Turn::State::Done && turn.record
             && turn.record->finishReason == QLatin1String("length"))
        status = tr("Cut off at the model's output limit.");
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    m_error->setText(turn.error ? turn.error->message : QString());
    m_errorCard->setVisible(turn.error.has_value());
}

} // namespace ui
