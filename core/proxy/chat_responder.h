#pragma once

#include "core/base/time.h"
#include "core/proxy/api_route.h"
#include "core/proxy/cached_answers.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace core {

/// Answers one chat request in the client's shape. Child of its exchange: when the client leaves, this
/// goes, the call with it, and with the call the connection to the provider.
///
/// The status is held back until the first token, so that an early failure is a real HTTP error. A client
/// that waits long gets the header and comments after a while all the same, because many give up on silence;
/// from then on an error comes inside the stream.
class ChatResponder : public QObject
{
    Q_OBJECT

public:
    /// `request`: as the route's shape read it from `client`. A good answer is kept where `turn` says so.
    ChatResponder(const ApiCall &asked, const ClientRequest &client, const ChatRequest &request,
                  const CacheTurn &turn);

private:
    void onProgress(const CallProgress &progress);
    void write(const QByteArray &bytes);
    void keepAlive();
    void finish(const RequestRecord &record, const QJsonObject &metadata);
    /// What a client that asked for it is told of the routing.
    static QJsonObject metadataOf(const CallProgress &last);
    void beginStream();
    void beginWriter();
    HeaderList answerHeaders() const;

    HttpExchange &m_exchange;
    LiveRequests &m_live;
    HeaderList m_corsHeaders;
    const ClientShape &m_shape;
    ItemMemory &m_items;
    AnswerCache &m_cache;
    CacheTurn m_turn;
    QString m_keyId;
    ClientRequest m_client; ///< As the writer will want it.
    ChatRequest m_request; ///< Likewise.
    bool m_stream;
    std::unique_ptr<CallHandle> m_call;
    std::optional<CallProgress::Attempt> m_attempt; ///< The one under way.
    std::unique_ptr<ReplyWriter> m_writer; ///< From the first events on.
    QList<ChatEvent> m_events; ///< Of an answer that is not streamed, or will be kept.
    QTimer m_keepAlive; ///< Runs through: to start it again with each piece would cost more than the piece.
    TimePoint m_lastByte = monotonicNow();
};

} // namespace core
