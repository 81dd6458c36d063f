#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

// The least that a server and a client of a benchmark need, so that they cost next to nothing beside what is
// measured. Linux only, one thread, no protection against anything.

namespace bench {

using Nanoseconds = std::int64_t;

/// Of the monotonic clock, which all processes of the machine share.
Nanoseconds now();

/// epoll with timers.
class EventLoop
{
public:
    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// Calls `ready` with the events of the descriptor until forget().
    void watch(int descriptor, std::uint32_t events, std::function<void(std::uint32_t)> ready);
    void change(int descriptor, std::uint32_t events);
    void forget(int descriptor);
    void at(Nanoseconds time, std::function<void()> task);
    /// Until stop().
    void run();
    void stop() { m_running = false; }

private:
    int m_epoll;
    bool m_running = true;
    std::unordered_map<int, std::function<void(std::uint32_t)>> m_ready;
    std::multimap<Nanoseconds, std::function<void()>> m_timers;
};

/// Listens on a free port of 127.0.0.1, or on the one given. Ends the program where that cannot be.
int listenOn(int port, int &chosen);
/// A connection to 127.0.0.1 without waiting.
int connectTo(int port);
void makeFast(int descriptor);

/// The whole of an HTTP message at the start of `bytes`: its length, or 0 as long as some of it is missing.
/// Knows Content-Length and nothing else.
std::size_t sizedMessage(std::string_view bytes);

} // namespace bench
