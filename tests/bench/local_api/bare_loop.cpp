// What a proxy on QNetworkAccessManager costs at least: it passes each request on to the port of an upstream
// and the answer back, with no key, no routing, no prices and no history, and gives up on every error.
//
//     bench_bare_loop UPSTREAM_PORT
//
// Clients are in one epoll that the event loop watches, connections upstream are six to a name, as many names
// as it takes, and bodies are handed out once. Prints its port.

#include "core/net/one_shot_body.h"
#include "core/net/tcp_nodelay.h"
#include "tests/bench/local_api/event_loop.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSocketNotifier>
#include <QUrl>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

constexpr int kPerLane = 6;
constexpr int kLanes = 16;

struct Manager {
    QNetworkAccessManager network;
    std::array<int, kLanes> busy {};
};

struct Client {
    int descriptor = -1;
    std::string in;
    std::string out;
    QByteArray body;
    QNetworkReply *reply = nullptr;
    Manager *manager = nullptr;
    std::size_t lane = 0;
    bool begun = false;
    bool sized = false;
};

class BareLoop : public QObject
{
public:
    explicit BareLoop(int upstream)
        : m_epoll(epoll_create1(0))
        , m_notifier(m_epoll, QSocketNotifier::Read)
        , m_url(QStringLiteral("http://127.0.0.1:%1/v1/chat/completions").arg(upstream))
    {
        int port = 0;
        m_listener = bench::listenOn(0, port);
        watch(m_listener, EPOLL_CTL_ADD, EPOLLIN);
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { turn(); });
        std::printf("%d\n", port);
        std::fflush(stdout);
    }

private:
    void watch(int descriptor, int operation, std::uint32_t events)
    {
        epoll_event event {};
        event.events = events;
        event.data.fd = descriptor;
        epoll_ctl(m_epoll, operation, descriptor, &event);
    }

    void turn()
    {
        std::array<epoll_event, 256> events {};
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events.at(std::size_t(i)).data.fd;
            if (descriptor == m_listener)
                accept();
            else if (const auto found = m_clients.find(descriptor); found != m_clients.end())
                handle(*found->second, events.at(std::size_t(i)).events);
        }
    }

    void accept()
    {
        for (int one = ::accept(m_listener, nullptr, nullptr); one >= 0;
             one = ::accept(m_listener, nullptr, nullptr)) {
            bench::makeFast(one);
            auto client = std::make_unique<Client>();
            client->descriptor = one;
            m_clients[one] = std::move(client);
            watch(one, EPOLL_CTL_ADD, EPOLLIN);
        }
    }

    void handle(Client &client, std::uint32_t events)
    {
        if ((events & EPOLLOUT) != 0)
            flush(client);
        if ((events & EPOLLIN) == 0)
            return;
        char buffer[65'536];
        const ssize_t count = recv(client.descriptor, buffer, sizeof buffer, 0);
        if (count == 0 || (count < 0 && errno != EAGAIN)) {
            drop(client);
            return;
        }
        if (count > 0)
            client.in.append(buffer, std::size_t(count));
        const std::size_t size = bench::sizedMessage(client.in);
        if (size == 0)
            return;
        const std::size_t head = client.in.find("\r\n\r\n") + 4;
        client.body = QByteArray(client.in.data() + head, qsizetype(size - head));
        pass(client);
        client.in.erase(0, size);
    }

    void lease(Client &client)
    {
        for (const auto &manager : m_managers) {
            for (std::size_t lane = 0; lane < manager->busy.size(); ++lane) {
                if (manager->busy.at(lane) < kPerLane) {
                    ++manager->busy.at(lane);
                    client.manager = manager.get();
                    client.lane = lane;
                    return;
                }
            }
        }
        m_managers.push_back(std::make_unique<Manager>());
        m_managers.back()->network.setProxy(QNetworkProxy::NoProxy);
        client.manager = m_managers.back().get();
        client.lane = 0;
        ++client.manager->busy.at(0);
    }

    void pass(Client &client)
    {
        leaveReply(client); // all of the answer may be here before its end is
        lease(client);
        QNetworkRequest request(m_url);
        if (client.lane > 0)
            request.setPeerVerifyName(QStringLiteral("lane-%1").arg(client.lane));
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("Accept-Encoding", "identity");
        request.setRawHeader("User-Agent", "bare");
        request.setRawHeader("Accept-Language", "*");
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        auto *source = new core::OneShotBody(client.body);
        client.reply = client.manager->network.post(request, source);
        source->setParent(client.reply);
        client.begun = false;
        connect(client.reply, &QNetworkReply::readyRead, this, [this, &client] { proceed(client); });
        connect(client.reply, &QNetworkReply::finished, this, [this, &client] { finish(client); });
    }

    /// The place is free once the reply has ended.
    void leaveReply(Client &client)
    {
        if (!client.reply)
            return;
        client.reply->disconnect(this);
        connect(client.reply, &QNetworkReply::finished, this,
                [reply = client.reply, manager = client.manager, lane = client.lane] {
                    --manager->busy.at(lane);
                    reply->deleteLater();
                });
        client.reply = nullptr;
    }

    void begin(Client &client)
    {
        if (std::exchange(client.begun, true))
            return;
        const QByteArray length = client.reply->rawHeader("Content-Length");
        client.sized = !length.isEmpty();
        client.out += "HTTP/1.1 200 OK\r\nContent-Type: ";
        client.out += client.reply->rawHeader("Content-Type").constData();
        client.out += client.sized ? "\r\nContent-Length: " + length.toStdString() + "\r\n\r\n"
                                   : "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    void proceed(Client &client)
    {
        begin(client);
        char piece[32 * 1024]; // in smaller ones Qt would buffer them, and keep 16 KB for each stream
        for (qint64 count = client.reply->read(piece, sizeof piece); count > 0;
             count = client.reply->read(piece, sizeof piece)) {
            if (client.sized) {
                client.out.append(piece, std::size_t(count));
            } else {
                char size[20];
                std::snprintf(size, sizeof size, "%llx\r\n", static_cast<long long>(count));
                client.out += size;
                client.out.append(piece, std::size_t(count));
                client.out += "\r\n";
            }
        }
        flush(client);
    }

    void finish(Client &client)
    {
        const int status = client.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status != 0)
            proceed(client);
        --client.manager->busy.at(client.lane);
        client.reply->disconnect(this); // it may still have something to say
        client.reply->deleteLater();
        client.reply = nullptr;
        if (status == 0) { // Qt lost the connection before the answer
            pass(client);
            return;
        }
        if (!client.sized)
            client.out += "0\r\n\r\n";
        flush(client);
    }

    void flush(Client &client)
    {
        if (!client.out.empty()) {
            const ssize_t count = send(client.descriptor, client.out.data(), client.out.size(), MSG_NOSIGNAL);
            if (count > 0)
                client.out.erase(0, std::size_t(count));
        }
        watch(client.descriptor, EPOLL_CTL_MOD, client.out.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT);
    }

    void drop(Client &client)
    {
        leaveReply(client);
        const int descriptor = client.descriptor;
        watch(descriptor, EPOLL_CTL_DEL, 0);
        close(descriptor);
        m_clients.erase(descriptor);
    }

    int m_epoll;
    QSocketNotifier m_notifier;
    QUrl m_url;
    int m_listener = -1;
    std::vector<std::unique_ptr<Manager>> m_managers;
    std::unordered_map<int, std::unique_ptr<Client>> m_clients;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        qFatal("see the head of bare_loop.cpp");
    if (!core::tcpNoDelayActive()) // the call also links what sets it
        qFatal("TCP_NODELAY cannot be set");
    const BareLoop loop(std::atoi(argv[1]));
    return QCoreApplication::exec();
}
