#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QObject>

namespace core {

/// The server's end of one connection: bytes that came in, and bytes that go out as fast as the peer takes
/// them. Signals may come from within calls to it.
class ByteStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QHostAddress peer() const = 0;
    /// Both ends can still be used.
    virtual bool isOpen() const = 0;

    /// Received, but not yet read. No more is received while there is much of it.
    virtual qint64 bytesAvailable() const = 0;
    virtual QByteArray readAll() = 0;

    /// Hands over to the system at once what it takes.
    virtual void write(const QByteArray &bytes) = 0;
    /// Written, but not yet taken by the system.
    virtual qint64 bytesWaiting() const = 0;

    /// Ends the connection once everything is written.
    virtual void close() = 0;
    /// Tells the peer that nothing more will come, while what it still sends can be received.
    virtual void closeSendingSide() = 0;
    /// Ends the connection with a reset, so that no peer takes a cut answer for a complete one.
    virtual void reset() = 0;

signals:
    void readyRead();
    /// Some of bytesWaiting() was taken.
    void bytesWritten();
    /// The peer closed its sending side while there is something left to write to it.
    void peerClosed();
    /// There is no connection any more.
    void closed();
};

} // namespace core
