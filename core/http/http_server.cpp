#include "core/http/http_server.h"

#include "core/http/http_connection.h"
#include "core/http/socket_stream.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QPointer>
#include <QSet>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

#ifdef Q_OS_LINUX
#include "core/http/epoll_stream.h"
#endif
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace core {

namespace {

Q_LOGGING_CATEGORY(lcHttp, "switchyard.http", QtInfoMsg)

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::HttpServer)
};

/// Connections that may wait in the kernel. Qt's own 50 makes a burst of clients wait a second for their
/// retry.
constexpr int kBacklog = 512;
/// Connections over the limit that are told so; still further ones are cut without a word.
constexpr int kTurnedAway = 64;
/// Pause after the system had no more file descriptors; Qt stops accepting then and does not start again by
/// itself.
constexpr int kAcceptPauseMs = 500;

QByteArray defaultErrorBody(const HttpRefusal &refusal)
{
    const QJsonObject error {{QStringLiteral("code"), refusal.status},
                             {QStringLiteral("message"), refusal.message}};
    return QJsonDocument(QJsonObject {{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact);
}

/// Each client costs a descriptor here and another one towards its provider; some are for files.
int connectionsPossible()
{
#ifdef Q_OS_UNIX
    constexpr rlim_t kOthers = 64;
    rlimit descriptors {};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) == 0 && descriptors.rlim_cur != RLIM_INFINITY)
        return int(std::max<rlim_t>(descriptors.rlim_cur, kOthers + 4) - kOthers) / 2;
#endif
    return std::numeric_limits<int>::max();
}

/// Hands out descriptors, for whatever kind of stream they become.
class Listener : public QTcpServer
{
public:
    Listener(QObject *parent, std::function<void(qintptr)> adopt)
        : QTcpServer(parent)
        , m_adopt(std::move(adopt))
    { }

protected:
    void incomingConnection(qintptr descriptor) override { m_adopt(descriptor); }

private:
    std::function<void(qintptr)> m_adopt;
};

Error listenError(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    Error error;
    error.kind = ErrorKind::BadConfig;
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        error.message =
            Text::tr("Port %1 on %2 is in use by another program. Choose another port under Proxy, or with "
                     "--listen.")
                .arg(QString::number(port), address.toString());
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        error.message =
            Text::tr(
                "%1 is not an address of this machine. Choose 127.0.0.1, or one that it has, under Proxy "
                "or with --listen.")
                .arg(address.toString());
        break;
    case QAbstractSocket::SocketAccessError:
        error.message =
            Text::tr("Port %1 is reserved for the system. Choose a port from 1024 on under Proxy, or with "
                     "--listen.")
                .arg(QString::number(port));
        break;
    default:
        error.message =
            Text::tr("Port %1 on %2 cannot be opened (%3). Choose another one under Proxy, or with --listen.")
                .arg(QString::number(port), address.toString(), server.errorString());
    }
    return error;
}

} // namespace

struct HttpServer::Private {
    explicit Private(HttpServer *server)
        : q(server)
        , listener(server, [server](qintptr descriptor) { server->adopt(descriptor); })
    { }

    std::unique_ptr<ByteStream> streamOf(qintptr descriptor);

    HttpServer *q;
    HttpServerShared shared;
    int wanted = 0; ///< Connections, as far as the system allows them.
    Listener listener; ///< A child of the server, so that it follows it into another thread.
    std::optional<QSslConfiguration> tls;
#ifdef Q_OS_LINUX
    std::unique_ptr<EpollSet> polled; ///< From the first connection on, in the thread that serves it.
#endif
    QSet<HttpConnection *> connections;
    int openExchanges = 0;
    bool destroying = false;
};

HttpServer::HttpServer(HttpLimits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->shared.limits = limits;
    d->wanted = limits.connections;
    d->shared.errorBody = defaultErrorBody;
    d->listener.setListenBacklogSize(kBacklog);

    connect(&d->listener, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcHttp) << "cannot accept connections for a moment:" << d->listener.errorString();
        QTimer::singleShot(kAcceptPauseMs, &d->listener, &QTcpServer::resumeAccepting);
    });
}

HttpServer::~HttpServer()
{
    d->destroying = true;
    d->listener.disconnect(this);
    d->listener.close();
    abortAll();
    // One that is on the call stack (its handler destroys us) outlives us for the rest of this turn. It
    // touches nothing of ours once it is closed.
    const auto connections = d->connections;
    for (HttpConnection *connection : connections) {
        connection->disconnect(this);
        if (connection->isBusy()) {
            connection->setParent(nullptr);
            connection->deleteLater();
        } else {
            delete connection;
        }
    }
}

void HttpServer::setHandler(Handler handler)
{
    d->shared.handler = std::make_shared<const Handler>(std::move(handler));
}

void HttpServer::setErrorBody(std::function<QByteArray(const HttpRefusal &)> makeBody)
{
    d->shared.errorBody = std::move(makeBody);
}

void HttpServer::setTls(const std::optional<QSslConfiguration> &tls)
{
    d->tls = tls;
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    if (d->listener.isListening())
        d->listener.close();
    d->shared.limits.connections = std::min(d->wanted, connectionsPossible());
    if (!d->listener.listen(address, port))
        return listenError(d->listener, address, port);
    d->shared.closing = false;
    return d->listener.serverPort();
}

quint16 HttpServer::port() const
{
    return d->listener.serverPort();
}

void HttpServer::stopListening()
{
    d->listener.close();
    d->shared.closing = true;
    const auto connections = d->connections;
    for (HttpConnection *connection : connections)
        connection->closeWhenIdle();
}

void HttpServer::abortAll()
{
    // Slots of clientGone() may do anything, even destroy us.
    const QPointer<HttpServer> self(this);
    const auto connections = d->connections;
    for (HttpConnection *connection : connections) {
        if (!self)
            return;
        if (d->connections.contains(connection))
            connection->cut();
    }
}

int HttpServer::openExchanges() const
{
    return d->openExchanges;
}

int HttpServer::openConnections() const
{
    return int(d->connections.size());
}

std::unique_ptr<ByteStream> HttpServer::Private::streamOf(qintptr descriptor)
{
    if (tls) {
        auto *socket = new QSslSocket;
        socket->setSslConfiguration(*tls);
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
        return std::make_unique<SocketStream>(socket);
    }
#ifdef Q_OS_LINUX
    if (!polled)
        polled = std::make_unique<EpollSet>(q);
    return polled->adopt(static_cast<int>(descriptor));
#else
    auto *socket = new QTcpSocket;
    socket->setSocketDescriptor(descriptor);
    return std::make_unique<SocketStream>(socket);
#endif
}

void HttpServer::adopt(qintptr descriptor)
{
    std::unique_ptr<ByteStream> stream = d->streamOf(descriptor);
    const int most = d->shared.limits.connections;
    if (d->connections.size() >= most + kTurnedAway) {
        stream->reset();
        return;
    }
    const bool full = d->connections.size() >= most
                      && std::count_if(d->connections.cbegin(), d->connections.cend(),
                                       [](const HttpConnection *one) { return one->isCountedAsClient(); })
                             >= most;
    auto *connection = new HttpConnection(std::move(stream), d->shared, this);
    d->connections.insert(connection);
    connect(connection, &HttpConnection::exchangeOpened, this, [this] { ++d->openExchanges; });
    connect(connection, &HttpConnection::exchangeClosed, this, [this] {
        --d->openExchanges;
        if (d->openExchanges == 0 && !d->destroying)
            emit idle();
    });
    connect(connection, &HttpConnection::closed, this, [this](HttpConnection *closed) {
        if (d->destroying)
            return;
        d->connections.remove(closed);
        closed->deleteLater();
    });
    if (full)
        connection->turnAway();
}

} // namespace core
