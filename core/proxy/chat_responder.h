#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/protocol/openai_reply.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace core {

class LiveRequests;

/// Answers one chat request of an OpenAI-shaped client. Child of its exchange: when the client leaves, this goes,
/// the call with it, and with the call the connection to the provider.
class ChatResponder : public QObject
{
    Q_OBJECT

public:
    ChatResponder(HttpExchange &exchange, Engine &engine, LiveRequests &live, ChatRequest request,
                  CallOrigin origin, HeaderList extraHeaders);

private:
    void onProgress(const CallProgress &progress);
    void beginStream();
    void send(const QByteArray &bytes);
    void keepAlive();
    void finishStream(const RequestRecord &record);
    void finishWhole(const RequestRecord &record);
    HeaderList answerHeaders() const;

    HttpExchange &m_exchange;
    LiveRequests &m_live;
    bool m_stream;
    HeaderList m_extraHeaders;
    std::unique_ptr<CallHandle> m_call;
    OpenAiReplyWriter m_writer;
    QTimer m_keepAlive;
    QString m_provider; ///< Display name, of the attempt under way.
    int m_attempts = 0;
};

} // namespace core
