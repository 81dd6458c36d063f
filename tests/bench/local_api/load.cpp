// Asks a server as often as it answers, and says how fast that was:
//
//     bench_load PORT PATH KEY CONNECTIONS SECONDS BYTES [RATE]           whole answers
//     bench_load PORT PATH KEY CONNECTIONS EVENTS EVERY_US BYTES RAMP     streams, one a connection
//
// RATE: requests a second, by all connections together; without it as many as are answered. BYTES: of the
// request's text; of each event's text. RAMP: streams begun a second; 0: all at once. Prints one object of
// JSON. Times are in microseconds.

#include "tests/bench/local_api/event_loop.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using bench::EventLoop;
using bench::Nanoseconds;

constexpr Nanoseconds kSecond = 1'000'000'000;

struct Client : std::enable_shared_from_this<Client> {
    int descriptor = -1;
    std::string in;
    std::string out;
    Nanoseconds begun = 0;
    bool first = true; ///< No event has come yet.
};

double microseconds(std::vector<Nanoseconds> &times, double share)
{
    if (times.empty())
        return 0;
    const auto at = times.begin() + std::ptrdiff_t(double(times.size() - 1) * share);
    std::nth_element(times.begin(), at, times.end());
    return double(*at) / 1'000.0;
}

std::string request(const std::string &path, const std::string &key, const std::string &text, bool stream)
{
    const std::string body = R"({"model":"bench/model","max_tokens":1000,"stream":)"
                             + std::string(stream ? "true" : "false")
                             + R"(,"messages":[{"role":"user","content":")" + text + R"("}]})";
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
           + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
           + "\r\n\r\n" + body;
}

class Load
{
public:
    Load(int port, std::string message)
        : m_port(port)
        , m_message(std::move(message))
    { }

    /// Each connection asks again as soon as it has its answer; with a \p rate (requests a second, of all
    /// connections) not before its turn.
    void runWhole(int connections, double seconds, double rate)
    {
        const Nanoseconds from = bench::now();
        m_pace = rate > 0 ? Nanoseconds(connections * double(kSecond) / rate) : 0;
        for (int i = 0; i < connections; ++i)
            m_loop.at(from + m_pace * i / connections,
                      [this] { open([this](Client &client) { takeWhole(client); }); });
        m_loop.at(from + Nanoseconds(seconds * double(kSecond)), [this] { m_loop.stop(); });
        m_loop.run();
        const double took = double(bench::now() - from) / double(kSecond);
        std::printf(R"({"requests":%zu,"seconds":%.3f,"rate":%.1f,"p50":%.1f,"p99":%.1f,"errors":%ld})"
                    "\n",
                    m_times.size(), took, double(m_times.size()) / took, microseconds(m_times, 0.5),
                    microseconds(m_times, 0.99), m_errors);
    }

    void runStreams(int connections, int ramp)
    {
        m_left = connections;
        const Nanoseconds from = bench::now();
        for (int i = 0; i < connections; ++i) {
            const Nanoseconds due = ramp > 0 ? from + i * kSecond / ramp : from;
            m_loop.at(due, [this] { open([this](Client &client) { takeStream(client); }); });
        }
        m_loop.run();
        const double took = double(bench::now() - from) / double(kSecond);
        std::printf(
            R"({"streams":%d,"complete":%ld,"events":%zu,"seconds":%.3f,"rate":%.1f,"first_p50":%.1f,"first_p99":%.1f,"event_p50":%.1f,"event_p99":%.1f,"errors":%ld})"
            "\n",
            connections, m_complete, m_times.size(), took, double(m_times.size()) / took,
            microseconds(m_first, 0.5), microseconds(m_first, 0.99), microseconds(m_times, 0.5),
            microseconds(m_times, 0.99), m_errors);
    }

private:
    void open(const std::function<void(Client &)> &take)
    {
        auto client = std::make_shared<Client>();
        client->descriptor = bench::connectTo(m_port);
        client->out = m_message;
        client->begun = bench::now();
        m_loop.watch(client->descriptor, EPOLLIN | EPOLLOUT, [this, client, take](std::uint32_t events) {
            if ((events & EPOLLOUT) != 0)
                flush(*client);
            if ((events & (EPOLLIN | EPOLLERR | EPOLLHUP)) == 0)
                return;
            char buffer[65'536];
            const ssize_t count = recv(client->descriptor, buffer, sizeof buffer, 0);
            if (count > 0) {
                client->in.append(buffer, std::size_t(count));
                take(*client);
            } else if (count == 0 || errno != EAGAIN) {
                ++m_errors;
                end(*client);
            }
        });
    }

    void flush(Client &client)
    {
        if (!client.out.empty()) {
            const ssize_t count = send(client.descriptor, client.out.data(), client.out.size(), MSG_NOSIGNAL);
            if (count > 0)
                client.out.erase(0, std::size_t(count));
        }
        m_loop.change(client.descriptor, client.out.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT);
    }

    void end(Client &client)
    {
        m_loop.forget(client.descriptor);
        close(std::exchange(client.descriptor, -1));
        if (--m_left <= 0)
            m_loop.stop();
    }

    void takeWhole(Client &client)
    {
        const std::size_t size = bench::sizedMessage(client.in);
        if (size == 0)
            return;
        const Nanoseconds moment = bench::now();
        m_times.push_back(moment - client.begun);
        if (client.in.compare(0, 12, "HTTP/1.1 200") != 0)
            ++m_errors;
        client.in.erase(0, size);
        client.begun = std::max(moment, client.begun + m_pace);
        if (client.begun == moment)
            ask(client);
        else
            m_loop.at(client.begun, [this, whom = client.shared_from_this()] { ask(*whom); });
    }

    void ask(Client &client)
    {
        if (client.descriptor < 0)
            return;
        client.out = m_message;
        flush(client);
    }

    void takeStream(Client &client)
    {
        const Nanoseconds moment = bench::now();
        std::size_t used = 0;
        for (std::size_t at = client.in.find('@'); at != std::string::npos && at + 20 <= client.in.size();
             at = client.in.find('@', used)) {
            const Nanoseconds written = std::strtoll(client.in.c_str() + at + 1, nullptr, 10);
            m_times.push_back(moment - written);
            if (std::exchange(client.first, false))
                m_first.push_back(moment - client.begun);
            used = at + 20;
        }
        client.in.erase(0, used);
        if (client.in.find("\r\n0\r\n\r\n") == std::string::npos)
            return;
        ++m_complete;
        end(client);
    }

    EventLoop m_loop;
    int m_port;
    std::string m_message;
    Nanoseconds m_pace = 0; ///< Between two requests of a connection; 0: none.
    std::vector<Nanoseconds> m_times; ///< Of whole answers, or what lies between an event's writing and us.
    std::vector<Nanoseconds> m_first;
    long m_errors = 0;
    long m_complete = 0;
    int m_left = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 7 || argc > 9) {
        std::fputs("see the head of load.cpp\n", stderr);
        return 2;
    }
    const std::string path = argv[2];
    const std::string key = argv[3];
    const int port = std::atoi(argv[1]);
    const int connections = std::atoi(argv[4]);
    if (argc < 9) {
        const std::string words = "Say something of about one kilobyte, and then say it again. ";
        std::string text;
        while (text.size() < std::size_t(std::atol(argv[6])))
            text += words;
        Load(port, request(path, key, text, false))
            .runWhole(connections, std::atof(argv[5]), argc == 8 ? std::atof(argv[7]) : 0);
        return 0;
    }
    const std::string text =
        std::string("#events=") + argv[5] + ";every=" + argv[6] + ";bytes=" + argv[7] + "#";
    Load(port, request(path, key, text, true)).runStreams(connections, std::atoi(argv[8]));
}
