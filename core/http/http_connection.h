#pragma once

#include "core/base/time.h"
#include "core/http/byte_stream.h"
#include "core/http/http_parser.h"
#include "core/http/http_server.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace core {

class HttpConnection;

/// What all connections of a server share. The server owns it and outlives them.
struct HttpServerShared {
    HttpLimits limits;
    std::shared_ptr<const HttpServer::Handler> handler;
    std::function<QByteArray(const HttpRefusal &)> errorBody;
    bool closing = false; ///< Each connection ends with its present answer.
};

/// The exchange of a real connection. Knows nothing but its request and where to pass things on.
class HttpConnectionExchange final : public HttpExchange
{
    Q_OBJECT

public:
    HttpConnectionExchange(HttpRequest request, HttpConnection *connection);
    ~HttpConnectionExchange() override;

    const HttpRequest &request() const override { return m_request; }
    void respond(int status, const HeaderList &headers, const QByteArray &body) override;
    void beginStream(int status, const HeaderList &headers) override;
    void write(const QByteArray &bytes) override;
    void endStream() override;
    void abort() override;
    qint64 bytesWaiting() const override;
    bool isStreaming() const override;

    /// From here on calls do nothing.
    void detach() { m_connection = nullptr; }

private:
    HttpRequest m_request;
    HttpConnection *m_connection;
};

/// One TCP connection: reads a request, has it answered, reads the next. Reading is only held back while an
/// answer is due, and the stream stays watched, so that a client's leaving is noticed at once. Internal to
/// the server.
///
/// Signals of the stream that can come out of our own calls to it (a write may find the connection broken)
/// are taken up one turn of the event loop later, so that no caller of an exchange sees clientGone() from
/// within its own call.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    HttpConnection(std::unique_ptr<ByteStream> stream, const HttpServerShared &shared, QObject *parent);
    ~HttpConnection() override;

    /// Answers 503 without reading a request.
    void turnAway();
    /// Closes now if no request is under way; else the present answer is the last.
    void closeWhenIdle();
    /// Ends the connection with a reset, clientGone() included.
    void cut();
    bool isCountedAsClient() const { return m_state != State::Lingering && m_state != State::Closed; }
    /// It is on the call stack, so it can only be deleted later.
    bool isBusy() const { return m_depth > 0; }

signals:
    void exchangeOpened();
    void exchangeClosed();
    void closed(HttpConnection *self);

private:
    friend class HttpConnectionExchange;

    enum class State {
        Reading, ///< A request, or the wait for one.
        Answering, ///< The handler has the request; nothing is written.
        Streaming, ///< Header is written, pieces follow.
        Flushing, ///< All is written, but not yet taken by the client.
        Lingering, ///< The last answer is given; what the client still sends is thrown away.
        Closed,
    };

    void onReadyRead();
    void onBytesWritten();
    void onPeerClosed();
    void onClosed();
    void onTimer();
    void onTimeout();

    void advance();
    void armForReading();
    int bodyTimeLeft();
    /// onTimeout() comes in so many milliseconds, unless another deadline takes this one's place.
    void setDeadline(int milliseconds);
    void dispatch(HttpRequest request);
    void refuse(int status, const QString &message);
    void send(const QByteArray &bytes);
    /// Sends the header of a stream that nothing has followed yet.
    void sendHead();
    void finishAnswer();
    void answerTaken();
    void closeExchange();
    void closeGently();
    void linger();
    void becomeClosed();

    // What the exchange passes on.
    void respond(int status, const HeaderList &headers, const QByteArray &body);
    void beginStream(int status, const HeaderList &headers);
    void write(const QByteArray &bytes);
    void endStream();
    void abandon();
    bool closesAfterAnswer() const { return !m_keepAlive || m_shared.closing; }

    std::unique_ptr<ByteStream> m_stream;
    const HttpServerShared &m_shared;
    HttpParser m_parser;
    QPointer<HttpConnectionExchange> m_exchange;
    /// Runs on when the deadline moves: each request moves it twice, and timers are dear.
    QTimer m_timer;
    TimePoint m_timerDue = {};
    std::optional<TimePoint> m_deadline;
    std::optional<TimePoint> m_bodySince; ///< When the header of a request with more to come was complete.
    QByteArray m_head; ///< Of a stream, held back so that it leaves with the first piece.
    State m_state = State::Reading;
    int m_depth = 0; ///< Calls of ours that are on the stack.
    bool m_exchangeOpen = false;
    bool m_timingHeader = false;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    bool m_http10 = false;
    bool m_chunked = false;
    bool m_wasFull = false; ///< drained() is due.
    bool m_closedSignalled = false;
};

} // namespace core
