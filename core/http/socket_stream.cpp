#include "core/http/socket_stream.h"

#include <QSslSocket>
#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace core {

namespace {

/// What is read ahead of the parser; beyond that TCP holds the client back.
constexpr qint64 kReadAhead = qint64(256) * 1024;

} // namespace

SocketStream::SocketStream(QTcpSocket *socket, QObject *parent)
    : ByteStream(parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    // Without it each small piece of a stream may wait for the acknowledgement of the one before.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(kReadAhead);
    connect(m_socket, &QTcpSocket::readyRead, this, &ByteStream::readyRead);
    // TLS takes what is written at once, and holds it back itself until the peer has room.
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &ByteStream::bytesWritten);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ByteStream::bytesWritten);
    connect(m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::ClosingState)
            emit peerClosed();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &ByteStream::closed);
}

SocketStream::~SocketStream()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

QHostAddress SocketStream::peer() const
{
    return m_socket->peerAddress();
}

bool SocketStream::isOpen() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState;
}

qint64 SocketStream::bytesAvailable() const
{
    return m_socket->bytesAvailable();
}

QByteArray SocketStream::readAll()
{
    return m_socket->readAll();
}

void SocketStream::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

qint64 SocketStream::bytesWaiting() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void SocketStream::close()
{
    m_socket->disconnectFromHost();
}

void SocketStream::closeSendingSide()
{
    // TLS says goodbye in its own words, and only at the end.
    if (qobject_cast<QSslSocket *>(m_socket) || m_socket->socketDescriptor() < 0)
        return;
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(m_socket->socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
}

void SocketStream::reset()
{
    if (const qintptr descriptor = m_socket->socketDescriptor(); descriptor >= 0) {
        ::linger option {};
        option.l_onoff = 1;
        option.l_linger = 0;
#ifdef Q_OS_WIN
        ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
                     reinterpret_cast<const char *>(&option), sizeof option);
#else
        ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
    }
    m_socket->abort();
}

} // namespace core
