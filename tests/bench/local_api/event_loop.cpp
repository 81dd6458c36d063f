#include "tests/bench/local_api/event_loop.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace bench {

namespace {

constexpr Nanoseconds kMillisecond = 1'000'000;

sockaddr_in loopback(int port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::exit(1);
}

} // namespace

Nanoseconds now()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000 * kMillisecond + time.tv_nsec;
}

EventLoop::EventLoop()
    : m_epoll(epoll_create1(0))
{ }

EventLoop::~EventLoop()
{
    close(m_epoll);
}

void EventLoop::watch(int descriptor, std::uint32_t events, std::function<void(std::uint32_t)> ready)
{
    m_ready[descriptor] = std::move(ready);
    epoll_event event {};
    event.events = events;
    event.data.fd = descriptor;
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
        giveUp("epoll_ctl");
}

void EventLoop::change(int descriptor, std::uint32_t events)
{
    epoll_event event {};
    event.events = events;
    event.data.fd = descriptor;
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void EventLoop::forget(int descriptor)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_ready.erase(descriptor);
}

void EventLoop::at(Nanoseconds time, std::function<void()> task)
{
    m_timers.emplace(time, std::move(task));
}

void EventLoop::run()
{
    std::array<epoll_event, 512> events {};
    while (m_running) {
        int wait = 1'000;
        if (!m_timers.empty()) {
            const Nanoseconds left = m_timers.begin()->first - now();
            wait = left <= 0 ? 0 : int(std::min<Nanoseconds>(left / kMillisecond + 1, 1'000));
        }
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), wait);
        for (int i = 0; i < count; ++i) {
            const auto found = m_ready.find(events.at(std::size_t(i)).data.fd);
            if (found == m_ready.end())
                continue;
            const auto ready = found->second; // it may forget itself
            ready(events.at(std::size_t(i)).events);
        }
        const Nanoseconds moment = now();
        while (!m_timers.empty() && m_timers.begin()->first <= moment) {
            const auto task = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
            task();
        }
    }
}

void makeFast(int descriptor)
{
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
}

int listenOn(int port, int &chosen)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(port);
    socklen_t size = sizeof address;
    if (bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(descriptor, 4096) != 0)
        giveUp("listen");
    getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    chosen = ntohs(address.sin_port);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

int connectTo(int port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0)
        giveUp("socket");
    makeFast(descriptor);
    const sockaddr_in address = loopback(port);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        && errno != EINPROGRESS)
        giveUp("connect");
    return descriptor;
}

std::size_t sizedMessage(std::string_view bytes)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    const std::string_view head = bytes.substr(0, end + 2);
    constexpr std::string_view name = "content-length:";
    const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
    });
    const std::size_t body = found == head.end() ? 0 : std::strtoul(&*found + name.size(), nullptr, 10);
    return bytes.size() >= end + 4 + body ? end + 4 + body : 0;
}

} // namespace bench
