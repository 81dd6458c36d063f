#include "tests/support/mock_upstream.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace {

constexpr qint64 kFloodPiece = 65'536;

template<typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template<typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

QByteArray headerLines(const core::HeaderList &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ": " + value + "\r\n";
    return lines;
}

} // namespace

MockScript &MockScript::send(const QByteArray &bytes)
{
    m_steps.append(Send {bytes});
    return *this;
}

MockScript &MockScript::send(const QList<QByteArray> &pieces)
{
    for (const QByteArray &piece : pieces)
        send(piece);
    return *this;
}

MockScript &MockScript::wait(int milliseconds)
{
    m_steps.append(Wait {milliseconds});
    return *this;
}

MockScript &MockScript::hold()
{
    m_steps.append(Hold {});
    return *this;
}

MockScript &MockScript::flood(qint64 bytes)
{
    m_steps.append(Flood {bytes});
    return *this;
}

MockScript &MockScript::close()
{
    m_steps.append(Close {false});
    return *this;
}

MockScript &MockScript::reset()
{
    m_steps.append(Close {true});
    return *this;
}

MockScript MockScript::answer(int status, const QByteArray &body, const QByteArray &contentType,
                              const core::HeaderList &headers)
{
    MockScript script;
    script.send("HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\ncontent-type: " + contentType
                + "\r\ncontent-length: " + QByteArray::number(body.size()) + "\r\n" + headerLines(headers)
                + "\r\n" + body);
    return script;
}

MockScript MockScript::streamHead(const QByteArray &contentType, const core::HeaderList &headers)
{
    MockScript script;
    script.send("HTTP/1.1 200 OK\r\ncontent-type: " + contentType + "\r\ntransfer-encoding: chunked\r\n"
                + headerLines(headers) + "\r\n");
    return script;
}

MockScript MockScript::eventStream(const QList<QByteArray> &pieces, int gap)
{
    MockScript script = streamHead();
    for (const QByteArray &piece : pieces) {
        script.send(chunk(piece));
        if (gap > 0)
            script.wait(gap);
    }
    return script.send(lastChunk());
}

QByteArray MockScript::chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// One accepted connection: collects requests and plays one script after the other.
class MockConnection : public QObject
{
    Q_OBJECT

public:
    MockConnection(MockUpstream &upstream, qintptr descriptor, int number)
        : QObject(&upstream)
        , m_upstream(upstream)
        , m_number(number)
    {
        connect(&m_socket, &QSslSocket::readyRead, this, &MockConnection::onReadyRead);
        connect(&m_socket, &QSslSocket::disconnected, this, &MockConnection::onDisconnected);
        connect(&m_socket, &QSslSocket::bytesWritten, this, [this](qint64 bytes) {
            m_upstream.m_bytesSent += bytes;
            step();
        });
        m_socket.setSocketDescriptor(descriptor);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (!upstream.m_reading)
            m_socket.setReadBufferSize(1);
        if (!upstream.m_certificate.isNull()) {
            m_socket.setLocalCertificate(upstream.m_certificate);
            m_socket.setPrivateKey(upstream.m_key);
            m_socket.startServerEncryption();
        }
        play(upstream.m_onAccept);
    }

    ~MockConnection() override
    {
        // The socket ends its connection on destruction and would report that to members that are gone.
        m_socket.disconnect(this);
    }

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isHeld() const { return isOpen() && m_held; }

    void release()
    {
        if (!m_held)
            return;
        m_held = false;
        m_steps.removeFirst();
        step();
    }

    void end(bool byReset)
    {
        m_endedByUs = true;
        m_held = false;
        m_steps.clear();
        if (byReset) {
            const linger now {1, 0};
            setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
                       sizeof now);
            m_socket.abort();
        } else {
            m_socket.disconnectFromHost();
        }
    }

private:
    void play(const MockScript &script)
    {
        m_steps = script.steps();
        QTimer::singleShot(0, this, &MockConnection::step);
    }

    void step()
    {
        // Each piece leaves alone: the next step waits until the kernel has taken the one before.
        while (!m_steps.isEmpty() && !m_held && !m_waiting && isOpen()) {
            const bool flooding = std::holds_alternative<MockScript::Flood>(m_steps.first());
            if (m_socket.bytesToWrite() > (flooding ? kFloodPiece : 0))
                return;
            std::visit(Overloaded {
                           [this](const MockScript::Send &send) {
                               const QByteArray bytes = send.bytes;
                               m_steps.removeFirst();
                               m_socket.write(bytes);
                               m_socket.flush();
                           },
                           [this](const MockScript::Wait &wait) {
                               m_waiting = true;
                               QTimer::singleShot(wait.milliseconds, this, [this] {
                                   m_waiting = false;
                                   if (m_steps.isEmpty()) // the client left meanwhile
                                       return;
                                   m_steps.removeFirst();
                                   step();
                               });
                           },
                           [this](const MockScript::Hold &) { m_held = true; },
                           [this](MockScript::Flood &flood) {
                               const qint64 size = std::min(flood.left, kFloodPiece);
                               flood.left -= size;
                               if (flood.left <= 0)
                                   m_steps.removeFirst();
                               m_socket.write(QByteArray(size, 'x'));
                           },
                           [this](const MockScript::Close &close) { end(close.byReset); },
                       },
                       m_steps.first());
        }
        if (m_steps.isEmpty() && !m_endedByUs)
            onReadyRead();
    }

    void onReadyRead()
    {
        if (!m_upstream.m_reading)
            return;
        m_input += m_socket.readAll();
        if (!m_steps.isEmpty() || m_endedByUs)
            return;

        const qsizetype headEnd = m_input.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        ReceivedRequest request = parseHead(m_input.left(headEnd));
        const qsizetype bodySize = request.header("content-length").toLongLong();
        if (m_input.size() < headEnd + 4 + bodySize)
            return;
        request.body = m_input.mid(headEnd + 4, bodySize);
        m_input.remove(0, headEnd + 4 + bodySize);
        request.connection = m_number;
        request.ordinal = m_served++;

        m_upstream.m_requests.append(request);
        play(m_upstream.scriptFor(request));
        emit m_upstream.requestReceived(request);
    }

    static ReceivedRequest parseHead(const QByteArray &head)
    {
        ReceivedRequest request;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
        }
        return request;
    }

    void onDisconnected()
    {
        m_steps.clear();
        m_held = false;
        if (!std::exchange(m_endedByUs, true)) {
            ++m_upstream.m_closedByClient;
            emit m_upstream.clientClosed();
        }
    }

    MockUpstream &m_upstream;
    QSslSocket m_socket;
    int m_number;
    int m_served = 0;
    QByteArray m_input;
    QList<MockScript::Step> m_steps;
    bool m_held = false;
    bool m_waiting = false;
    bool m_endedByUs = false;
};

MockUpstream::MockUpstream(QObject *parent)
    : QTcpServer(parent)
{
    setListenBacklogSize(1024);
    if (!listen(QHostAddress::LocalHost, 0))
        qFatal("MockUpstream cannot listen: %s", qPrintable(errorString()));
}

MockUpstream::~MockUpstream()
{
    // Their last words are about members that are going away.
    for (MockConnection *connection : std::exchange(m_connections, {}))
        delete connection;
}

QUrl MockUpstream::url(QStringView path) const
{
    const QString scheme = m_certificate.isNull() ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(port()).arg(path));
}

void MockUpstream::useTls(const QSslCertificate &certificate, const QSslKey &key)
{
    m_certificate = certificate;
    m_key = key;
}

void MockUpstream::enqueue(const MockScript &script)
{
    m_queue.append(script);
}

void MockUpstream::setDefault(const MockScript &script)
{
    m_default = script;
    m_hasDefault = true;
}

void MockUpstream::setResponder(std::function<MockScript(const ReceivedRequest &)> responder)
{
    m_responder = std::move(responder);
}

void MockUpstream::setOnAccept(const MockScript &script)
{
    m_onAccept = script;
}

void MockUpstream::setReading(bool reading)
{
    m_reading = reading;
}

void MockUpstream::release()
{
    for (MockConnection *connection : std::as_const(m_connections))
        connection->release();
}

void MockUpstream::resetAll()
{
    for (MockConnection *connection : std::as_const(m_connections))
        connection->end(true);
}

void MockUpstream::closeAll()
{
    for (MockConnection *connection : std::as_const(m_connections))
        connection->end(false);
}

int MockUpstream::openConnections() const
{
    return static_cast<int>(
        std::count_if(m_connections.cbegin(), m_connections.cend(),
                      [](const MockConnection *connection) { return connection->isOpen(); }));
}

int MockUpstream::heldConnections() const
{
    return static_cast<int>(
        std::count_if(m_connections.cbegin(), m_connections.cend(),
                      [](const MockConnection *connection) { return connection->isHeld(); }));
}

void MockUpstream::incomingConnection(qintptr descriptor)
{
    m_connections.append(new MockConnection(*this, descriptor, m_accepted++));
}

MockScript MockUpstream::scriptFor(const ReceivedRequest &request)
{
    if (m_responder)
        return m_responder(request);
    if (!m_queue.isEmpty())
        return m_queue.takeFirst();
    if (m_hasDefault)
        return m_default;
    return MockScript::answer(500, "MockUpstream has no script for this request", "text/plain");
}

#include "mock_upstream.moc"
