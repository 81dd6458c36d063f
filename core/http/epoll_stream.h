#pragma once

#include "core/http/byte_stream.h"

#include <QHash>
#include <QSocketNotifier>

#include <cstdint>
#include <memory>

namespace core {

class EpollStream;

/// Watches any number of connections for the event loop as if they were one: Qt's event loops look at each
/// descriptor in each of their turns, Linux's epoll only at those where something happened.
class EpollSet : public QObject
{
    Q_OBJECT

public:
    explicit EpollSet(QObject *parent = nullptr);
    ~EpollSet() override;

    /// Takes over a connected socket. Streams go before their set.
    std::unique_ptr<EpollStream> adopt(int descriptor);

private:
    friend class EpollStream;
    void watch(EpollStream &stream, std::uint32_t events);
    void forget(EpollStream &stream);
    void turn();

    int m_epoll;
    QSocketNotifier m_notifier;
    QHash<quint64, EpollStream *> m_streams;
    quint64 m_lastId = 0;
};

/// A plain connection in an EpollSet.
class EpollStream final : public ByteStream
{
    Q_OBJECT

public:
    ~EpollStream() override;

    QHostAddress peer() const override { return m_peer; }
    bool isOpen() const override { return m_state == State::Open; }
    qint64 bytesAvailable() const override { return m_in.size(); }
    QByteArray readAll() override;
    void write(const QByteArray &bytes) override;
    qint64 bytesWaiting() const override { return m_out.size() - m_written; }
    void close() override;
    void closeSendingSide() override;
    void reset() override;

private:
    friend class EpollSet;
    enum class State { Open, Closing, Closed };

    EpollStream(EpollSet &set, int descriptor, quint64 id);
    void handle(std::uint32_t events);
    /// What of `bytes` the system took; 0 also where the connection is broken, which handle() will hear of.
    qsizetype sendNow(const char *bytes, qsizetype size) const;
    void flush();
    void receive(bool peerIsDone);
    void peerIsGone();
    void becomeClosed();
    void updateWatch();

    EpollSet &m_set;
    int m_descriptor;
    quint64 m_id;
    QHostAddress m_peer;
    State m_state = State::Open;
    std::uint32_t m_watched = 0;
    QByteArray m_in;
    QByteArray m_out;
    qsizetype m_written = 0; ///< Of m_out.
};

} // namespace core
