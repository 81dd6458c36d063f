#pragma once

#include "core/protocol/client_shape.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace core {

/// Writes events as an OpenAI / OpenRouter answer (openrouter-spec §5, wire-formats §19): either chunks of a
/// stream as they come, or one `chat.completion`.
///
/// The finish reasons wait for end(): clients want each exactly once, after all content, and the usage last.
class OpenAiReplyWriter : public ReplyWriter
{
public:
    /// `excludeReasoning`: the client asked for an answer without the thoughts.
    explicit OpenAiReplyWriter(ReplyFacts facts, bool excludeReasoning = false);

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;
    QByteArray wholeText(const QList<ChatEvent> &events, std::optional<Money> cost,
                         const QJsonObject &fields) const override;

private:
    struct Choice {
        bool roleSent = false;
        std::optional<Finished> finished = {};
    };
    struct DeltaWriter;

    QJsonObject envelope(QLatin1String object) const;
    QByteArray chunk(int choice, QJsonObject delta, const QJsonObject &beside);
    QByteArray textChunk(int choice, const QString &text);
    QByteArray errorChunk(const Error &error);

    ReplyFacts m_facts;
    bool m_excludeReasoning;
    ReplyInfo m_info;
    QByteArray m_envelopeEnd; ///< What each chunk ends with, as JSON; empty until one is written.
    std::map<int, Choice> m_choices;
    std::optional<Usage> m_usage;
    bool m_over = false;
};

} // namespace core
