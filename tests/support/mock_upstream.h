#pragma once

#include "core/model/wire.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <variant>

/// A provider that does exactly what a test tells it, byte by byte. It is a plain TCP server on 127.0.0.1 and
/// a free port, lives in the test's thread and needs its event loop (QTRY_*, signal spies). Typical use:
///
///     MockUpstream upstream;
///     upstream.enqueue(MockScript::answer(429, R"({"error":…})"));     // for the first request
///     upstream.enqueue(MockScript::eventStream({"data: a\n\n", "data: [DONE]\n\n"}));
///     wire.url = upstream.url(u"/v1/chat/completions");
///     …
///     QTRY_COMPARE(upstream.requests().size(), 2);
///     QCOMPARE(upstream.requests().at(0).header("authorization"), "Bearer key");
///
/// A script says what happens on the connection after one complete request came in. It is a list of steps,
/// run in order; at its end the connection waits for the next request, unless a step closed it. Nothing in a
/// script is checked, so wrong lengths, half chunks and text that is not HTTP are written as such:
///
///     MockScript().send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort").close();   // truncated
///     MockScript::streamHead().send(MockScript::chunk("data: a\n\n")).reset();            // cut by RST
///     MockScript::answer(200, "<html>…", "text/html");                                    // not the
///     protocol MockScript();                                                                       // never
///     answers MockScript().close();                                                               // FIN
///     without an answer
class MockScript
{
public:
    /// Writes these bytes as one piece; the next step starts after they were handed to the kernel.
    MockScript &send(const QByteArray &bytes);
    MockScript &send(const QList<QByteArray> &pieces);
    /// Goes on after this many milliseconds; for demonstrations and recorded timing, rarely right in a test.
    MockScript &wait(int milliseconds);
    /// Goes on when the test calls MockUpstream::release(). With this a test needs no timing at all.
    MockScript &hold();
    /// Writes so many bytes as fast as the other side takes them; see MockUpstream::bytesSent().
    MockScript &flood(qint64 bytes);
    /// Closes in good order (FIN) after everything was written.
    MockScript &close();
    /// Cuts the connection (RST). What was sent before has left already, but may be lost at the receiver, as
    /// on any RST.
    MockScript &reset();

    /// A complete answer with Content-Length.
    static MockScript answer(int status, const QByteArray &body,
                             const QByteArray &contentType = "application/json",
                             const core::HeaderList &headers = {});
    /// The header of a 200 answer in chunks; go on with send(chunk(…)) and end with send(lastChunk()).
    static MockScript streamHead(const QByteArray &contentType = "text/event-stream",
                                 const core::HeaderList &headers = {});
    /// A complete answer in chunks, one chunk a piece, `gap` milliseconds apart.
    static MockScript eventStream(const QList<QByteArray> &pieces, int gap = 0);
    static QByteArray chunk(const QByteArray &bytes);
    static QByteArray lastChunk() { return "0\r\n\r\n"; }

    struct Send {
        QByteArray bytes;
    };
    struct Wait {
        int milliseconds;
    };
    struct Hold {
    };
    struct Flood {
        qint64 left;
    };
    struct Close {
        bool byReset;
    };
    using Step = std::variant<Send, Wait, Hold, Flood, Close>;
    const QList<Step> &steps() const { return m_steps; }

private:
    QList<Step> m_steps;
};

/// A request as it came over the wire.
struct ReceivedRequest {
    int connection = 0; ///< Number of the connection, in order of acceptance, from 0.
    int ordinal = 0; ///< How many requests that connection had carried before: above 0 means it was reused.
    QByteArray method;
    QByteArray target; ///< Path and query as sent.
    core::HeaderList headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const { return core::headerValue(headers, name); }
};

class MockConnection;

class MockUpstream : public QTcpServer
{
    Q_OBJECT

public:
    /// Listens at once; port() and url() are valid from then on.
    explicit MockUpstream(QObject *parent = nullptr);
    ~MockUpstream() override;

    quint16 port() const { return serverPort(); }
    /// `http://127.0.0.1:PORT` + path; https after useTls().
    QUrl url(QStringView path = u"/") const;
    /// Speaks TLS on connections accepted from now on.
    void useTls(const QSslCertificate &certificate, const QSslKey &key);

    /// Scripts for the coming requests, on whichever connection they arrive, in order of arrival.
    void enqueue(const MockScript &script);
    /// For requests when nothing is queued. Without it those are answered with 500 and a text that says so.
    void setDefault(const MockScript &script);
    /// Decides by request; comes before queue and default.
    void setResponder(std::function<MockScript(const ReceivedRequest &)> responder);
    /// Runs on a connection right after it was accepted, before any request, e.g. MockScript().reset().
    void setOnAccept(const MockScript &script);
    /// Connections accepted from now on are never read: what is sent to them fills the kernel's buffers.
    void setReading(bool reading);

    /// Lets every held connection go on with its next step.
    void release();
    /// Cuts all connections by RST, or closes them in good order.
    void resetAll();
    void closeAll();

    /// Complete requests so far, in order of arrival.
    const QList<ReceivedRequest> &requests() const { return m_requests; }
    int connectionsAccepted() const { return m_accepted; }
    int openConnections() const;
    /// Connections that the other side ended while we had not.
    int closedByClient() const { return m_closedByClient; }
    /// Connections that stand at a hold() step.
    int heldConnections() const;
    /// Bytes that the kernel took from us, over all connections.
    qint64 bytesSent() const { return m_bytesSent; }

signals:
    void requestReceived(const ReceivedRequest &request);
    void clientClosed();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class MockConnection;
    MockScript scriptFor(const ReceivedRequest &request);

    QList<MockConnection *> m_connections;
    QList<ReceivedRequest> m_requests;
    QList<MockScript> m_queue;
    MockScript m_default;
    bool m_hasDefault = false;
    MockScript m_onAccept;
    std::function<MockScript(const ReceivedRequest &)> m_responder;
    QSslCertificate m_certificate;
    QSslKey m_key;
    bool m_reading = true;
    int m_accepted = 0;
    int m_closedByClient = 0;
    qint64 m_bytesSent = 0;
};
