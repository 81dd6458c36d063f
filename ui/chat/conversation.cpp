#include "ui/chat/conversation.h"

namespace ui {

void Conversation::ask(const QString &question, const QString &modelName, qint64 nowMs)
{
    stop();
    Turn turn {question};
    turn.modelName = modelName;
    turn.askedAtMs = nowMs;
    m_turns.append(turn);
}

bool Conversation::askAgain(const QString &modelName, qint64 nowMs)
{
    if (m_turns.isEmpty())
        return false;
    const QString question = m_turns.takeLast().question;
    ask(question, modelName, nowMs);
    return true;
}

void Conversation::take(const core::CallProgress &news, qint64 nowMs)
{
    if (!running())
        return;
    Turn &turn = m_turns.last();
    if (news.attempt)
        turn.attempts.append(*news.attempt);
    for (const core::ChatEvent &event : news.events)
        takeEvent(event, nowMs);
    if (!news.finished)
        return;
    turn.record = news.finished;
    turn.error = news.finished->error;
    turn.state = turn.error ? Turn::State::Failed : Turn::State::Done;
}

void Conversation::takeEvent(const core::ChatEvent &event, qint64 nowMs)
{
    Turn &turn = m_turns.last();
    if (core::isContent(event)) {
        turn.state = Turn::State::Streaming;
        if (!turn.firstTokenMs)
            turn.firstTokenMs = nowMs - turn.askedAtMs;
        turn.lastTokenMs = nowMs - turn.askedAtMs;
    }
    if (const auto *text = std::get_if<core::TextDelta>(&event)) {
        // Only the first alternative is shown; the page never asks for more.
        if (text->choice == 0)
            turn.answer += text->text;
    } else if (const auto *reasoning = std::get_if<core::ReasoningDelta>(&event)) {
        turn.reasoning += reasoning->text;
        for (const QJsonValue &detail : reasoning->details)
            turn.reasoningDetails.append(detail);
    } else if (const auto *refusal = std::get_if<core::RefusalDelta>(&event)) {
        turn.refusal += refusal->text;
    } else if (const auto *call = std::get_if<core::ToolCallDelta>(&event)) {
        while (turn.toolCalls.size() <= call->index)
            turn.toolCalls.append(core::ToolCall {});
        core::ToolCall &known = turn.toolCalls[call->index];
        if (!call->id.isEmpty())
            known.id = call->id;
        if (!call->name.isEmpty())
            known.name = call->name;
        known.arguments += call->arguments;
    }
}

void Conversation::stop()
{
    if (running())
        m_turns.last().state = Turn::State::Stopped;
}

QList<core::Message> Conversation::messages() const
{
    QList<core::Message> messages;
    for (qsizetype i = 0; i < m_turns.size(); ++i) {
        const Turn &turn = m_turns.at(i);
        const bool asking = i + 1 == m_turns.size();
        if (!asking && turn.answer.isEmpty())
            continue;
        messages.append(core::Message::text(core::Role::User, turn.question));
        if (asking)
            break;
        core::Message answer = core::Message::text(core::Role::Assistant, turn.answer);
        answer.reasoning = turn.reasoning;
        answer.reasoningDetails = turn.reasoningDetails;
        messages.append(answer);
    }
    return messages;
}

} // namespace ui
