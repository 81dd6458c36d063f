#pragma once

#include "core/protocol/anthropic/anthropic_block_stream.h"
#include "core/protocol/client_shape.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// Writes events as an answer of Anthropic's Messages API (its documentation, "Streaming Messages"): either
/// the events of a stream as they come, or one message. Only the first of several alternative answers has a
/// place in it.
///
/// The reason of the end and the counts wait for end(). What the API has and OpenRouter adds stands where
/// OpenRouter's Messages have it: `provider` beside the model, `cost` in the usage.
class AnthropicReplyWriter : public ReplyWriter
{
public:
    /// `request`: what the client wants to see of thoughts, and its stop sequences.
    AnthropicReplyWriter(ReplyFacts facts, const ChatRequest &request);

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;

private:
    /// What is known of an answer beside its blocks.
    struct Answer {
        ReplyInfo info = {};
        std::optional<Usage> usage = {};
        std::optional<Finished> finished = {};
        QString refusal = {};
        QJsonObject fields = {}; ///< Anthropic's own, of the end.
        std::optional<Error> error = {};
    };
    struct FactsReader;

    static void note(Answer &answer, const ChatEvent &event);
    AnthropicBlockStream blockStream() const;
    QJsonObject messageJson(const Answer &answer) const;
    QJsonObject stopJson(const Answer &answer) const;
    QJsonObject usageJson(const Answer &answer, std::optional<Money> cost) const;

    QByteArray begin();
    QByteArray blockEvents(const QList<QJsonObject> &events);
    QByteArray fail(const Error &error);

    ReplyFacts m_facts;
    AnthropicBlockStream::Thoughts m_thoughts;
    QString m_onlyStop; ///< The stop sequence, if the client gave one and no more.
    Answer m_answer;
    AnthropicBlockStream m_blocks;
    bool m_begun = false;
    bool m_pinged = false;
    bool m_over = false;
};

/// The event that means nothing.
QByteArray anthropicPing();

} // namespace core
