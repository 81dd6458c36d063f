#include "tests/support/local_api.h"

#include <QNetworkReply>
#include <QTest>

#include <memory>

using namespace core;

QByteArray sseData(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

QList<QByteArray> helloInChat()
{
    return {
        sseData(R"({"id":"u","choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"}}]})"),
        sseData(R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"),
        sseData(
            R"({"id":"u","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})"),
        sseData("[DONE]")};
}

namespace {

/// The engine lives in this thread too: what it waits for comes by the event loop.
template<typename Value>
Value waitedFor(const QFuture<Value> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }))
        qFatal("the local API does not start");
    return future.result();
}

} // namespace

LocalApi::LocalApi(const QList<HarnessProvider> &providers, const QByteArray &extraConfig)
    : m_harness(providers, extraConfig)
{
    open();
    m_key = m_proxy->createApiKey(QStringLiteral("editor")).result()->secret.reveal();
}

void LocalApi::open()
{
    m_proxy = std::make_unique<ProxyServer>(m_harness.engine(), m_harness.secrets(),
                                            m_harness.path(QStringLiteral("api_keys.json")));
    QObject::connect(m_proxy.get(), &ProxyServer::answeredFromCache, &m_harness.history(),
                     &HistoryStore::append);
    m_address = waitedFor(m_proxy->start(QStringLiteral("127.0.0.1:0")))->address;
}

void LocalApi::restart()
{
    m_proxy.reset();
    m_harness.restart();
    open();
}

LocalApi::Reply LocalApi::ask(const QByteArray &method, const QString &path, const QByteArray &body,
                              const HeaderList &headers)
{
    QNetworkRequest request {QUrl(m_address + path)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // Qt waits for a body after a HEAD that it does not know for one.
    const std::unique_ptr<QNetworkReply> reply(
        method == "HEAD" ? m_client.head(request) : m_client.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
        return {};
    HeaderList received;
    for (const auto &[name, value] : reply->rawHeaderPairs())
        received.append({name, value});
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), received, reply->readAll()};
}
