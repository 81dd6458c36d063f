#pragma once

#include "core/base/error.h"
#include "core/base/money.h"
#include "core/model/chat_event.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace core {

/// What the events themselves do not know about an answer.
struct OpenAiReplyFacts {
    QString id; ///< The same in every chunk, for instance `gen-…`.
    qint64 created = 0; ///< Unix seconds; the same in every chunk.
    QString model; ///< As served.
    QString provider = {}; ///< Display name; left out where empty.
    bool simulated = false; ///< Marks the cost as play money.
    bool excludeReasoning = false; ///< The client asked for an answer without the thoughts.
};

/// Writes events as an OpenAI / OpenRouter answer (openrouter-spec §5, wire-formats §19): either chunks of a
/// stream as they come, or one `chat.completion`.
///
/// The finish reasons wait for end(): clients want each exactly once, after all content, and the usage last.
class OpenAiReplyWriter
{
public:
    explicit OpenAiReplyWriter(OpenAiReplyFacts facts);

    /// The bytes to send for these events; may be empty. After an Error event the stream is over.
    QByteArray write(const QList<ChatEvent> &events);
    /// Finish chunks, usage with the cost, and `[DONE]`. Empty after an Error: an error is never followed by
    /// what clients take for success.
    QByteArray end(std::optional<Money> cost);

    /// One `chat.completion` from all events of an answer. If they end in an Error, it is the partial answer
    /// with `finish_reason: "error"` and the error in its first choice.
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const;

    /// A comment line that keeps a silent connection open. One line end only: clients that once saw an `id:`
    /// take a blank line for an empty event.
    static QByteArray keepAlive() { return QByteArrayLiteral(": ping\n"); }

private:
    struct Choice {
        bool roleSent = false;
        std::optional<Finished> finished = {};
    };
    struct DeltaWriter;

    QJsonObject envelope(QLatin1String object) const;
    QByteArray chunk(int choice, QJsonObject delta, const QJsonObject &beside);
    QByteArray errorChunk(const Error &error);

    OpenAiReplyFacts m_facts;
    ReplyInfo m_info;
    std::map<int, Choice> m_choices;
    std::optional<Usage> m_usage;
    bool m_over = false;
};

/// `{"error":{code,message,type,param,metadata{error_type,…}}}`: the numeric code of OpenRouter and the keys
/// that the OpenAI SDKs read. `metadata` is added to ours.
QJsonObject openAiErrorBody(const Error &error, const QString &providerName = {},
                            const QJsonObject &metadata = {});

} // namespace core
