#pragma once

#include "core/protocol/client_shape.h"
#include "core/protocol/whole_tool_calls.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace core {

/// The two forms of an answer that Ollama has.
enum class OllamaForm {
    Chat, ///< `/api/chat`: a `message`.
    Generate, ///< `/api/generate`: a `response`.
};

/// Writes events as Ollama's lines of JSON, or as its one object. What one call of write() gets goes out as
/// one line; tool calls are whole. The last line has `done_reason`, the counts and the durations: those that
/// an Ollama measured, else 0. `usage` there holds the cost, which Ollama has no place for.
///
/// There is one answer, the first; reasoning is its text alone: signatures have no place.
class OllamaReplyWriter : public ReplyWriter
{
public:
    /// `excludeReasoning`: the client asked for an answer without the thoughts.
    OllamaReplyWriter(ReplyFacts facts, OllamaForm form, bool excludeReasoning = false);

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;

private:
    /// What has come and was not written, and what is told at the end.
    struct Answer {
        bool excludeReasoning = false;
        ReplyInfo info = {};
        QString text = {};
        QString thoughts = {};
        QJsonArray images = {};
        QJsonArray logprobs = {};
        QList<ToolCallDelta> closedCalls = {};
        WholeToolCalls calls = {};
        int callsWritten = 0;
        std::optional<Usage> usage = {};
        std::optional<Finished> finished = {};
        std::optional<Error> error = {};

        void take(const ChatEvent &event);
        bool isEmpty() const;
    };
    struct Taker;

    QJsonObject line(Answer &answer, bool done) const;
    QJsonObject lastLine(Answer &answer, std::optional<Money> cost) const;

    ReplyFacts m_facts;
    OllamaForm m_form;
    Answer m_answer;
    bool m_over = false;
};

/// The answer to a request without a prompt, which asks Ollama to load a model into memory, or to unload it.
QJsonObject ollamaLoadReply(const QString &model, qint64 created, OllamaForm form, bool unload);

/// Unix seconds as Ollama writes a time.
QString ollamaTime(qint64 seconds);

} // namespace core
