#pragma once

#include "core/http/byte_stream.h"

class QTcpSocket;

namespace core {

/// A connection on Qt's sockets: for TLS, and where there is no epoll. Each of them is polled by the event
/// loop for itself, which is slow with many hundreds.
class SocketStream final : public ByteStream
{
    Q_OBJECT

public:
    /// Takes a connected socket over.
    explicit SocketStream(QTcpSocket *socket, QObject *parent = nullptr);
    ~SocketStream() override;

    QHostAddress peer() const override;
    bool isOpen() const override;
    qint64 bytesAvailable() const override;
    QByteArray readAll() override;
    void write(const QByteArray &bytes) override;
    qint64 bytesWaiting() const override;
    void close() override;
    void closeSendingSide() override;
    void reset() override;

private:
    QTcpSocket *m_socket;
};

} // namespace core
