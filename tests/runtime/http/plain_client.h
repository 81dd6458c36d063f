#pragma once

#include <QByteArray>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

/// A client below Qt, which gives a reset and a regular end the same name, and reads only when it is asked
/// to.
class PlainClient
{
public:
    /// `receiveBuffer`: bytes that the kernel takes for it; 0: the usual.
    explicit PlainClient(quint16 port, int receiveBuffer = 0)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (receiveBuffer > 0)
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~PlainClient()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(PlainClient)

    bool send(const QByteArray &bytes)
    {
        return m_connected
               && ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }

    /// What came, then `EOF` or `RESET` when nothing more can come.
    const QByteArray &received()
    {
        char bytes[4096];
        while (!m_over) {
            const ssize_t count = ::recv(m_descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
            if (count < 0 && errno == EAGAIN)
                break;
            m_over = count <= 0;
            m_received += count > 0 ? QByteArray(bytes, count) : QByteArray(count == 0 ? "EOF" : "RESET");
        }
        return m_received;
    }

    /// Closes the sending side; what the server still says can be received.
    void closeSendingSide() { ::shutdown(m_descriptor, SHUT_WR); }

    /// Cuts the connection.
    void reset()
    {
        const linger now {1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(std::exchange(m_descriptor, -1));
    }

private:
    int m_descriptor;
    bool m_connected = false;
    bool m_over = false;
    QByteArray m_received;
};
