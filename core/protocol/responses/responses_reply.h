#pragma once

#include "core/protocol/client_shape.h"
#include "core/protocol/responses/responses_events.h"
#include "core/protocol/responses/responses_output_writer.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace core {

/// Writes events as an answer of OpenAI's Responses: the full sequence of a stream, or one `response`. Only
/// the first of several alternatives has a place.
///
/// What this API has not: sound, citations that are only a list (Perplexity's), pictures that are only linked
/// to, and what other vendors say beside an answer; they are left out.
class ResponsesReplyWriter : public ReplyWriter
{
public:
    struct Setup {
        ReplyFacts facts;
        QJsonObject requestBody = {}; ///< As the client sent it; much of it is repeated.
        bool logprobs = false; ///< The client wants them, so they must come with their text.
        bool excludeReasoning = false; ///< The client asked for an answer without the thoughts.
    };

    explicit ResponsesReplyWriter(const Setup &setup);
    Q_DISABLE_COPY_MOVE(ResponsesReplyWriter)

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;

private:
    struct EventWriter;

    void begin();
    void addText(const QString &text);
    void addExtra(QJsonObject fields);
    void flushText();
    QJsonObject finish(std::optional<Money> cost);
    QJsonObject fail(const Error &error);
    void addUsage(QJsonObject &response, std::optional<Money> cost) const;

    Setup m_setup;
    QJsonObject m_response; ///< As it is in progress.
    QJsonObject m_late; ///< What only the end of an answer of the same protocol told of it.
    ResponsesEvents m_events;
    ResponsesOutputWriter m_output;
    std::optional<Usage> m_usage;
    std::optional<Finished> m_finished;
    std::optional<QString> m_heldText; ///< Waits for its log probabilities.
    QJsonArray m_logprobs; ///< Wait for their text.
    QJsonObject m_last; ///< The response at its end.
    bool m_begun = false;
    bool m_over = false;
};

} // namespace core
