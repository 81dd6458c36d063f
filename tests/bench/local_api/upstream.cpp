// A provider that answers after a millisecond, whatever it is asked (Qt closes connections that answer sooner
// than it has turned around):
//
//     bench_upstream [PORT]
//
// A completion of 1 KB, or where the body holds `#events=N;every=US;bytes=B#` a stream of N events, one each
// US microseconds (0: as fast as they are taken), each with B bytes of text, the first 20 of which are the
// time it was written. Prints its port.

#include "tests/bench/local_api/event_loop.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

namespace {

using bench::EventLoop;
using bench::Nanoseconds;

constexpr Nanoseconds kDelay = 1'000'000;

struct StreamPlan {
    long events = 0;
    Nanoseconds every = 0;
    std::size_t bytes = 0;
};

struct Peer {
    int descriptor;
    std::string in;
    std::string out;
    StreamPlan plan = {};
    long sent = 0; ///< Events of the running stream.
    bool streaming = false;
    bool gone = false;
};

std::string whole()
{
    std::string text;
    while (text.size() < 840)
        text += "lorem ipsum ";
    const std::string body =
        R"({"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"bench","choices":[{"index":0,"message":{"role":"assistant","content":")"
        + text
        + R"("},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":140,"total_tokens":152}})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void addChunk(std::string &out, const std::string &data)
{
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", data.size());
    out += size;
    out += data;
    out += "\r\n";
}

std::string event(std::size_t bytes)
{
    char time[24];
    std::snprintf(time, sizeof time, "@%018lld@", static_cast<long long>(bench::now()));
    std::string text = time;
    text.resize(std::max(bytes, text.size()), 'x');
    return R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"bench","choices":[{"index":0,"delta":{"content":")"
           + text + R"("},"finish_reason":null}]})" + "\n\n";
}

const char *const kEnd =
    "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\","
    "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
    "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\","
    "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":140,\"total_tokens\":152}}\n\n"
    "data: [DONE]\n\n";

class Upstream
{
public:
    explicit Upstream(int port)
    {
        int chosen = 0;
        const int listener = bench::listenOn(port, chosen);
        std::printf("%d\n", chosen);
        std::fflush(stdout);
        m_loop.watch(listener, EPOLLIN, [this, listener](std::uint32_t) {
            for (int one = accept(listener, nullptr, nullptr); one >= 0;
                 one = accept(listener, nullptr, nullptr))
                adopt(one);
        });
    }

    void run() { m_loop.run(); }

private:
    void adopt(int descriptor)
    {
        bench::makeFast(descriptor);
        auto peer = std::make_shared<Peer>(Peer {descriptor, {}, {}});
        m_loop.watch(descriptor, EPOLLIN, [this, peer](std::uint32_t events) { handle(peer, events); });
    }

    void close(const std::shared_ptr<Peer> &peer)
    {
        if (peer->gone)
            return;
        peer->gone = true;
        m_loop.forget(peer->descriptor);
        ::close(peer->descriptor);
    }

    void handle(const std::shared_ptr<Peer> &peer, std::uint32_t events)
    {
        if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
            close(peer);
            return;
        }
        if ((events & EPOLLOUT) != 0)
            flush(peer);
        if ((events & EPOLLIN) == 0 || peer->gone)
            return;
        char buffer[65'536];
        const ssize_t count = recv(peer->descriptor, buffer, sizeof buffer, 0);
        if (count <= 0) {
            if (count == 0)
                close(peer);
            return;
        }
        peer->in.append(buffer, std::size_t(count));
        const std::size_t size = bench::sizedMessage(peer->in);
        if (size == 0)
            return;
        answer(peer, std::string_view(peer->in).substr(0, size));
        peer->in.erase(0, size);
    }

    void answer(const std::shared_ptr<Peer> &peer, std::string_view request)
    {
        const std::size_t wish = request.find("#events=");
        if (wish == std::string_view::npos) {
            static const std::string kWhole = whole();
            m_loop.at(bench::now() + kDelay, [this, peer] {
                peer->out += kWhole;
                flush(peer);
            });
            return;
        }
        const std::string text(request.substr(wish, 80));
        long events = 0;
        long every = 0;
        long bytes = 0;
        std::sscanf(text.c_str(), "#events=%ld;every=%ld;bytes=%ld#", &events, &every, &bytes);
        peer->plan = {events, Nanoseconds(every) * 1'000, std::size_t(bytes)};
        peer->sent = 0;
        peer->streaming = true;
        peer->out +=
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        m_loop.at(bench::now() + kDelay, [this, peer] { proceed(peer); });
    }

    /// Writes what is due of the stream.
    void proceed(const std::shared_ptr<Peer> &peer)
    {
        constexpr std::size_t kFull = 262'144;
        while (peer->streaming && !peer->gone && peer->out.size() < kFull) {
            if (peer->sent == peer->plan.events) {
                addChunk(peer->out, kEnd);
                peer->out += "0\r\n\r\n";
                peer->streaming = false;
                break;
            }
            addChunk(peer->out, event(peer->plan.bytes));
            ++peer->sent;
            if (peer->plan.every > 0) {
                m_loop.at(bench::now() + peer->plan.every, [this, peer] { proceed(peer); });
                break;
            }
        }
        flush(peer);
    }

    void flush(const std::shared_ptr<Peer> &peer)
    {
        if (peer->gone)
            return;
        if (!peer->out.empty()) {
            const ssize_t count = send(peer->descriptor, peer->out.data(), peer->out.size(), MSG_NOSIGNAL);
            if (count < 0 && errno != EAGAIN) {
                close(peer);
                return;
            }
            if (count > 0)
                peer->out.erase(0, std::size_t(count));
        }
        const bool more = !peer->out.empty() || (peer->streaming && peer->plan.every == 0);
        m_loop.change(peer->descriptor, more ? EPOLLIN | EPOLLOUT : EPOLLIN);
        if (peer->out.empty() && peer->streaming && peer->plan.every == 0)
            proceedLater(peer);
    }

    /// A flat-out stream goes on when the socket takes more.
    void proceedLater(const std::shared_ptr<Peer> &peer)
    {
        m_loop.at(0, [this, peer] { proceed(peer); });
    }

    EventLoop m_loop;
};

} // namespace

int main(int argc, char **argv)
{
    Upstream upstream(argc > 1 ? std::atoi(argv[1]) : 0);
    upstream.run();
}
