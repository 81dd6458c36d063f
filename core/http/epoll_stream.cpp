#include "core/http/epoll_stream.h"

#include <QPointer>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace core {

namespace {

/// What is read ahead of the parser; beyond that TCP holds the client back.
constexpr qsizetype kReadAhead = qsizetype(256) * 1024;
constexpr qsizetype kReadSize = qsizetype(64) * 1024;
/// Connections that are served in one turn; the others have the next one, after Qt's own events.
constexpr std::size_t kPerTurn = 128;

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address {};
    socklen_t size = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

} // namespace

EpollSet::EpollSet(QObject *parent)
    : QObject(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_notifier(m_epoll, QSocketNotifier::Read, this)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &EpollSet::turn);
}

EpollSet::~EpollSet()
{
    Q_ASSERT(m_streams.isEmpty());
    m_notifier.setEnabled(false);
    m_notifier.setParent(nullptr); // a member of ours, not to be deleted as a child
    ::close(m_epoll);
}

std::unique_ptr<EpollStream> EpollSet::adopt(int descriptor)
{
    std::unique_ptr<EpollStream> stream(new EpollStream(*this, descriptor, ++m_lastId));
    m_streams.insert(stream->m_id, stream.get());
    stream->updateWatch();
    return stream;
}

void EpollSet::watch(EpollStream &stream, std::uint32_t events)
{
    epoll_event event {};
    event.events = events;
    event.data.u64 = stream.m_id;
    ::epoll_ctl(m_epoll, stream.m_watched == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, stream.m_descriptor, &event);
    stream.m_watched = events;
}

void EpollSet::forget(EpollStream &stream)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, stream.m_descriptor, nullptr);
    m_streams.remove(stream.m_id);
}

void EpollSet::turn()
{
    std::array<epoll_event, kPerTurn> events {};
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    const QPointer<EpollSet> self(this);
    for (int i = 0; i < count && self; ++i) {
        const epoll_event &event = events.at(static_cast<std::size_t>(i));
        // One that came before may have closed this one.
        if (EpollStream *stream = m_streams.value(event.data.u64))
            stream->handle(event.events);
    }
}

EpollStream::EpollStream(EpollSet &set, int descriptor, quint64 id)
    : m_set(set)
    , m_descriptor(descriptor)
    , m_id(id)
    , m_peer(peerOf(descriptor))
{
    // Without it each small piece of a stream may wait for the acknowledgement of the one before.
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK); // Qt hands out accepted sockets that block
}

EpollStream::~EpollStream()
{
    becomeClosed();
}

/// Always for hanging up: a client that leaves is noticed also while it has nothing to say.
void EpollStream::updateWatch()
{
    if (m_state == State::Closed)
        return;
    std::uint32_t events = 0;
    if (m_state == State::Open) {
        events |= EPOLLRDHUP;
        if (m_in.size() < kReadAhead)
            events |= EPOLLIN;
    }
    if (bytesWaiting() > 0)
        events |= EPOLLOUT;
    if (events != m_watched || m_watched == 0)
        m_set.watch(*this, events);
}

QByteArray EpollStream::readAll()
{
    QByteArray bytes = std::exchange(m_in, {});
    if (bytes.size() >= kReadAhead)
        updateWatch();
    return bytes;
}

void EpollStream::write(const QByteArray &bytes)
{
    if (m_state != State::Open)
        return;
    if (bytesWaiting() > 0) {
        if (m_written > m_out.size() / 2) {
            m_out.remove(0, m_written);
            m_written = 0;
        }
        m_out += bytes;
        return;
    }
    const qsizetype sent = sendNow(bytes.constData(), bytes.size());
    if (sent == bytes.size())
        return;
    m_out = bytes.mid(sent);
    m_written = 0;
    updateWatch();
}

qsizetype EpollStream::sendNow(const char *bytes, qsizetype size) const
{
    const ssize_t sent = ::send(m_descriptor, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    return sent < 0 ? 0 : sent;
}

void EpollStream::flush()
{
    m_written += sendNow(m_out.constData() + m_written, bytesWaiting());
    if (bytesWaiting() == 0) {
        m_out = {};
        m_written = 0;
        updateWatch();
    }
}

void EpollStream::close()
{
    if (m_state != State::Open)
        return;
    if (bytesWaiting() > 0) {
        m_state = State::Closing;
        updateWatch();
        return;
    }
    becomeClosed();
    emit closed();
}

void EpollStream::closeSendingSide()
{
    if (m_state != State::Closed)
        ::shutdown(m_descriptor, SHUT_WR);
}

void EpollStream::reset()
{
    if (m_state == State::Closed)
        return;
    ::linger option {};
    option.l_onoff = 1;
    option.l_linger = 0;
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &option, sizeof option);
    becomeClosed();
    emit closed();
}

void EpollStream::handle(std::uint32_t events)
{
    const QPointer<EpollStream> self(this);
    if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
        becomeClosed();
        emit closed();
        return;
    }
    if ((events & EPOLLOUT) != 0 && bytesWaiting() > 0) {
        flush();
        emit bytesWritten();
        if (!self || m_state == State::Closed)
            return;
        if (m_state == State::Closing && bytesWaiting() == 0) {
            becomeClosed();
            emit closed();
            return;
        }
    }
    if ((events & (EPOLLIN | EPOLLRDHUP)) != 0 && m_state == State::Open)
        receive((events & EPOLLRDHUP) != 0);
}

void EpollStream::receive(bool peerIsDone)
{
    if (m_in.size() >= kReadAhead) { // Nobody reads, so there is nobody to wait for the rest.
        if (peerIsDone)
            peerIsGone();
        return;
    }
    QByteArray bytes(kReadSize, Qt::Uninitialized);
    const ssize_t count = ::recv(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        peerIsGone();
        return;
    }
    bytes.truncate(count);
    if (count < kReadSize / 2) // whoever keeps it must not keep the rest
        bytes.squeeze();
    if (m_in.isEmpty())
        m_in = std::move(bytes);
    else
        m_in += bytes;
    if (m_in.size() >= kReadAhead)
        updateWatch();
    emit readyRead();
}

void EpollStream::peerIsGone()
{
    if (bytesWaiting() > 0) {
        m_state = State::Closing;
        updateWatch();
        emit peerClosed();
        return;
    }
    becomeClosed();
    emit closed();
}

void EpollStream::becomeClosed()
{
    if (std::exchange(m_state, State::Closed) == State::Closed)
        return;
    m_set.forget(*this);
    ::close(m_descriptor);
    m_out = {};
    m_written = 0;
}

} // namespace core
