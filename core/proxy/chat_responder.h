#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/protocol/openai/openai_reply.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace core {

class LiveRequests;

/// Answers one chat request of an OpenAI-shaped client. Child of its exchange: when the client leaves, this
/// goes, the call with it, and with the call the connection to the provider.
///
/// The status is held back until the first token, so that an early failure is a real HTTP error. A client
/// that waits long gets the header and comments after a while all the same, because many give up on silence;
/// from then on an error comes inside the stream.
class ChatResponder : public QObject
{
    Q_OBJECT

public:
    /// `corsHeaders` go into every answer.
    ChatResponder(HttpExchange &exchange, Engine &engine, LiveRequests &live, const ChatRequest &request,
                  const CallOrigin &origin, HeaderList corsHeaders);

private:
    void onProgress(const CallProgress &progress);
    void write(const QByteArray &bytes);
    void keepAlive();
    void finish(const RequestRecord &record);
    void beginStream();
    void beginWriter();
    HeaderList answerHeaders() const;

    HttpExchange &m_exchange;
    LiveRequests &m_live;
    HeaderList m_corsHeaders;
    bool m_stream;
    bool m_excludeReasoning;
    std::unique_ptr<CallHandle> m_call;
    std::optional<CallProgress::Attempt> m_attempt; ///< The one under way.
    std::optional<OpenAiReplyWriter> m_writer; ///< From the first events on.
    QList<ChatEvent> m_events; ///< Of an answer that is not streamed.
    QTimer m_keepAlive;
};

} // namespace core
