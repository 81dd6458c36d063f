#pragma once

#include "core/protocol/client_shape.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace core {

/// Writes events as an answer of the legacy completions: chunks of a stream, or one `text_completion`.
/// Thoughts come in OpenRouter's `reasoning`; calls of tools and other extras have no place.
class CompletionsReplyWriter : public ReplyWriter
{
public:
    /// `echo`: what every answer begins with.
    CompletionsReplyWriter(ReplyFacts facts, QString echo, bool excludeReasoning);

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;

private:
    struct Choice {
        bool begun = false;
        qsizetype characters = 0; ///< Of the text so far, echo included.
        std::optional<Finished> finished = {};
    };
    struct EventWriter;

    QJsonObject envelope() const;
    QByteArray chunk(const QJsonObject &choice) const;
    QByteArray textChunk(int index, const QString &text);
    QJsonObject usageJson(const Usage &usage, std::optional<Money> cost) const;

    ReplyFacts m_facts;
    QString m_echo;
    bool m_excludeReasoning;
    QJsonObject m_info; ///< Fields of the envelope that the provider gave.
    std::map<int, Choice> m_choices;
    std::optional<Usage> m_usage;
    bool m_over = false;
};

} // namespace core
