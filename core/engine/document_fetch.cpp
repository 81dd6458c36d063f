#include "core/engine/document_fetch.h"

#include <utility>

namespace core {

namespace {

constexpr Milliseconds kConnectPatience {15'000};
constexpr Milliseconds kSilencePatience {30'000};
constexpr int kNotModified = 304;

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

DocumentFetch::DocumentFetch(Transport &network, WireRequest wire, Secret key, QString name,
                             const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_wire(std::move(wire))
    , m_key(std::move(key))
    , m_name(std::move(name))
    , m_limits(limits)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        answer(Error {
            ErrorKind::IdleTimeout,
            tr("%1 took too long to send its list. Nothing was changed; try again later.").arg(m_name)});
    });
}

QFuture<Result<DocumentFetch::Document>> DocumentFetch::run()
{
    m_promise.start();
    const QFuture<Result<Document>> future = m_promise.future();
    m_wire.method = "GET";
    m_exchange = m_network.send(
        m_wire, m_key, {.connect = kConnectPatience, .firstByte = kSilencePatience, .idle = kSilencePatience},
        m_name);
    const Exchange *exchange = m_exchange.get();
    connect(exchange, &Exchange::headersArrived, this, &DocumentFetch::onHeaders);
    connect(exchange, &Exchange::bodyArrived, this, &DocumentFetch::onBody);
    connect(exchange, &Exchange::finished, this, &DocumentFetch::onFinished);
    connect(exchange, &Exchange::failed, this, [this](const Error &error) { answer(error); });
    m_patience.start(m_limits.whole);
    return future;
}

void DocumentFetch::cancel()
{
    answer(Error {ErrorKind::Cancelled, tr("The question to %1 was called off.").arg(m_name)});
}

void DocumentFetch::onHeaders(int status, const HeaderList &headers)
{
    m_document.status = status;
    m_document.etag = headerValue(headers, "etag");
    auto unpacker = ContentDecoder::forEncoding(headerValue(headers, "content-encoding"), m_name);
    if (unpacker)
        m_unpacker = std::move(unpacker).value();
    else
        answer(unpacker.error());
}

void DocumentFetch::onBody(const QByteArray &bytes)
{
    m_exchange->firstTokenArrived();
    m_received += bytes.size();
    if (m_unpacker) {
        const Result<QByteArray> unpacked = m_unpacker->feed(bytes);
        if (!unpacked) {
            answer(unpacked.error());
            return;
        }
        m_document.body += *unpacked;
    } else {
        m_document.body += bytes;
    }
    if (m_document.body.size() > m_limits.mostBytes)
        answer(Error {
            ErrorKind::BadReply,
            tr("%1 answered with more than a list of models can be. Nothing was changed.").arg(m_name)});
    else
        emit progressed(m_received);
}

void DocumentFetch::onFinished()
{
    if (m_unpacker && !m_unpacker->isComplete()) {
        answer(Error {ErrorKind::StreamBroken,
                      tr("The answer of %1 was cut off. Nothing was changed; try again.").arg(m_name)});
        return;
    }
    if (isSuccess(m_document.status) || m_document.status == kNotModified) {
        answer(m_document);
        return;
    }
    Error error {ErrorKind::BadReply,
                 tr("%1 answered %2 when it was asked for its list. Nothing was changed; try again later.")
                     .arg(m_name)
                     .arg(m_document.status)};
    error.httpStatus = m_document.status;
    constexpr int kUnauthorized = 401;
    constexpr int kForbidden = 403;
    if (m_document.status == kUnauthorized || m_document.status == kForbidden) {
        error.kind = ErrorKind::AuthFailed;
        error.message = tr("%1 does not show its list to this key (%2). Check the key under Keys.")
                            .arg(m_name)
                            .arg(m_document.status);
    } else if (m_document.status >= 300 && m_document.status < 400) {
        error.message =
            tr("%1 sent the question on to another address (%2). That is not followed; put the new "
               "address into config.json if you trust it.")
                .arg(m_name)
                .arg(m_document.status);
    }
    answer(error);
}

void DocumentFetch::answer(const Result<Document> &result)
{
    if (m_promise.future().isFinished())
        return;
    m_patience.stop();
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange.release()->deleteLater(); // we may be inside its signal
    }
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace core
