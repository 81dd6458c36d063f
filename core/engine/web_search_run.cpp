#include "core/engine/web_search_run.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::WebSearchRun)
};

constexpr qsizetype kLargestAnswer = qsizetype(4) * 1024 * 1024;

Error errorOf(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

} // namespace

WebSearchRun::WebSearchRun(Transport &network)
    : m_network(network)
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        fail(errorOf(ErrorKind::FirstTokenTimeout,
                     Text::tr("The search engine '%1' gave no answer in time. Try again, or without a web "
                              "search.")
                         .arg(m_settings.engine)));
    });
}

WebSearchRun::~WebSearchRun() = default;

void WebSearchRun::start(const WebSearchSettings &settings, const WebSearchWish &wish, const QString &query,
                         const Secret &key)
{
    m_settings = settings;
    m_wish = wish;
    const Result<WireRequest> wire = webSearchRequest(settings, wish, query);
    if (!wire) {
        QMetaObject::invokeMethod(
            this, [this, error = wire.error()] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_clock.start(m_patience);
    m_exchange = m_network.send(
        *wire, key, {.connect = m_patience, .firstByte = m_patience, .idle = m_patience}, settings.engine);
    const Exchange *exchange = m_exchange.get();
    connect(exchange, &Exchange::headersArrived, this,
            [this](int status, const HeaderList &) { m_status = status; });
    connect(exchange, &Exchange::bodyArrived, this, &WebSearchRun::onBody);
    connect(exchange, &Exchange::finished, this, &WebSearchRun::onFinished);
    connect(exchange, &Exchange::failed, this, [this](const Error &error) {
        fail(errorOf(
            error.kind,
            Text::tr("The search engine '%1' cannot be reached: %2").arg(m_settings.engine, error.message)));
    });
}

void WebSearchRun::onBody(const QByteArray &bytes)
{
    m_body += bytes;
    if (m_body.size() > kLargestAnswer) {
        fail(errorOf(ErrorKind::BadReply,
                     Text::tr("The search engine '%1' answered with more than can be results. Check its "
                              "address under web_search in config.json.")
                         .arg(m_settings.engine)));
    }
}

void WebSearchRun::onFinished()
{
    const Result<QList<WebResult>> results = webResultsFrom(m_settings, m_wish, m_status, m_body);
    stop();
    if (results)
        emit done(*results);
    else
        emit failed(results.error());
}

void WebSearchRun::fail(const Error &error)
{
    stop();
    emit failed(error);
}

void WebSearchRun::stop()
{
    m_clock.stop();
    if (!m_exchange)
        return;
    // We may be inside one of its signals.
    m_exchange->disconnect(this);
    m_exchange.release()->deleteLater();
}

} // namespace core
