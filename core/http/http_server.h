#pragma once

#include "core/base/result.h"
#include "core/http/http_message.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QSslConfiguration;

namespace core {

/// One request and its answer. Owned by the server; gone after the answer is written or the client has left,
/// so hold it in a QPointer and give it as the context object.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const HttpRequest &request() const = 0;
    /// The whole answer. `Content-Length`, `Date` and `Connection` are added.
    virtual void respond(int status, const HeaderList &headers, const QByteArray &body) = 0;
    /// Header of an answer that comes in pieces (chunked).
    virtual void beginStream(int status, const HeaderList &headers) = 0;
    /// One piece, flushed at once.
    virtual void write(const QByteArray &bytes) = 0;
    /// The regular end of the pieces.
    virtual void endStream() = 0;
    /// Cuts the connection, so that the client sees a broken answer and never a complete one.
    virtual void abort() = 0;
    /// Written, but not yet taken by the client.
    virtual qint64 bytesWaiting() const = 0;
    virtual bool isStreaming() const = 0;

signals:
    /// The client hung up before the answer was complete, or the server cut the connection. A client that
    /// only closes its sending side counts as gone, too: nobody can tell the two apart.
    void clientGone();
    /// bytesWaiting() fell below 64 KiB after it had been above.
    void drained();
};

/// A small strict HTTP/1.1 server: keep-alive, pipelined requests one after the other, chunked
/// and sized bodies, `Expect: 100-continue`, limits and time-outs of HttpLimits. Serves the local API and the
/// simulator.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(HttpExchange *)>;

    explicit HttpServer(HttpLimits limits = {}, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Called for each complete request; must answer now or later through the exchange.
    void setHandler(Handler handler);
    /// Writes the body of answers that the server gives itself (malformed request, too large, …), as JSON.
    void setErrorBody(std::function<QByteArray(const HttpRefusal &)> makeBody);
    /// Speaks TLS with the connections to come; the configuration holds certificate and key.
    void setTls(const std::optional<QSslConfiguration> &tls);
    /// Port 0 picks a free one. StorageFailed never; an address in use or not of this machine is BadConfig
    /// with the way out in its message.
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    quint16 port() const;
    /// Takes no new connections; running answers go on.
    void stopListening();
    /// Cuts every connection.
    void abortAll();
    /// Exchanges whose answer is not complete.
    int openExchanges() const;
    /// Clients connected, whether they ask anything or not.
    int openConnections() const;

signals:
    /// openExchanges() fell to 0.
    void idle();

private:
    void adopt(qintptr descriptor);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
