#pragma once

#include "core/engine/engine.h"
#include "core/model/chat.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace ui {

/// One question and what became of it.
struct Turn {
    enum class State { Waiting, Streaming, Done, Stopped, Failed };

    QString question;
    State state = State::Waiting;
    QString answer = {}; ///< Markdown, so far.
    QString reasoning = {};
    QJsonArray reasoningDetails = {};
    QString refusal = {};
    QList<core::ToolCall> toolCalls = {};
    std::optional<core::Error> error = {};
    QList<core::CallProgress::Attempt> attempts = {};
    std::optional<core::RequestRecord> record = {};
    QString modelName = {}; ///< Who was asked; another column's model after taking over its conversation.
    qint64 askedAtMs = 0; ///< On the owner's clock.
    std::optional<qint64> firstTokenMs = {}; ///< From asking to the first content, as seen here.
    qint64 lastTokenMs = 0;

    bool running() const { return state == State::Waiting || state == State::Streaming; }
    bool hasContent() const { return !answer.isEmpty() || !refusal.isEmpty() || !toolCalls.isEmpty(); }
};

/// What one column has said and heard. Knows the rules of a conversation, nothing of windows; the time comes
/// in.
class Conversation
{
public:
    const QList<Turn> &turns() const { return m_turns; }
    bool isEmpty() const { return m_turns.isEmpty(); }
    bool running() const { return !m_turns.isEmpty() && m_turns.last().running(); }

    void ask(const QString &question, const QString &modelName, qint64 nowMs);
    /// Asks the last question again; its answer goes. False if there is nothing to ask again.
    bool askAgain(const QString &modelName, qint64 nowMs);
    /// Takes news of the running call; news after its end are ignored.
    void take(const core::CallProgress &news, qint64 nowMs);
    /// The reader had enough: what came so far stays and counts as the answer.
    void stop();

    /// The messages to send for the last question. Earlier questions that got no answer are left out, since
    /// many providers refuse two questions in a row; tool calls too, as nobody answered them.
    QList<core::Message> messages() const;

private:
    void takeEvent(const core::ChatEvent &event, qint64 nowMs);

    QList<Turn> m_turns;
};

} // namespace ui
