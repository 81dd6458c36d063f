#include "core/net/qnam_transport.h"

#include "core/net/hop_header.h"
#include "core/net/key_binding.h"
#include "core/net/qnam_exchange.h"
#include "core/net/tcp_nodelay.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace core {

namespace {

Q_LOGGING_CATEGORY(lcNet, "switchyard.net")

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::QnamTransport)
};

constexpr Milliseconds kClockTick {100};
/// Below the idle limit of the servers we know, so that we rarely write into a connection that is being
/// closed.
constexpr int kIdleConnectionSeconds = 25;

bool isFieldValue(const QByteArray &value)
{
    return std::none_of(value.cbegin(), value.cend(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

void switchOffHelpers(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Qt 6.4 leaves requests hanging for ever when an HTTP/2 server says goodbye.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute,
                         kIdleConnectionSeconds);
}

void setHeaders(QNetworkRequest &request, const WireRequest &wire, const QByteArray &key)
{
    // Named here because Qt would put its own in their place: a browser's name, the user's language, and
    // compression that it then removes behind our back.
    request.setRawHeader("User-Agent", "Switchyard/" SWITCHYARD_VERSION);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "*");
    if (!wire.body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : wire.headers)
        request.setRawHeader(name, value);
    if (isPrivateHost(wire.url.host()))
        request.setRawHeader(kHopHeader, "1");

    if (key.isEmpty())
        return;
    if (wire.keyPlacement == KeyPlacement::BearerToken)
        request.setRawHeader("Authorization", "Bearer " + key);
    else if (wire.keyPlacement == KeyPlacement::ApiKeyHeader)
        request.setRawHeader(wire.keyHeader, key);
}

} // namespace

QnamTransport::QnamTransport(QObject *parent)
    : QnamTransport(std::nullopt, {}, parent)
{ }

QnamTransport::QnamTransport(std::optional<QSslConfiguration> tls, ConnectionPool::Limits limits,
                             QObject *parent)
    : Transport(parent)
    , m_pool(std::move(tls), limits, this)
{
    m_clock.setTimerType(Qt::CoarseTimer);
    m_clock.setInterval(kClockTick);
    connect(&m_clock, &QTimer::timeout, this, &QnamTransport::checkDeadlines);
    if (!tcpNoDelayActive())
        qCInfo(lcNet, "TCP_NODELAY cannot be set here; requests over 16 KB start some 40 ms later");
}

QnamTransport::~QnamTransport() = default;

std::unique_ptr<Exchange> QnamTransport::send(const WireRequest &wire, const Secret &key,
                                              const ExchangeTimeouts &timeouts, const QString &providerName)
{
    ExchangeFacts facts;
    // Without user and password: they are no part of a message, and Qt would answer a 401 with them by
    // itself.
    QUrl url = wire.url;
    url.setUserInfo({});
    facts.host = url.host();
    facts.address = url.authority();
    facts.provider = providerName.isEmpty() ? facts.address : providerName;
    facts.tls = url.scheme() == QLatin1String("https");

    // QNetworkAccessManager would happily read local files for other schemes.
    const bool isHttp = facts.tls || url.scheme() == QLatin1String("http");
    if (!isHttp || url.host().isEmpty()) {
        return std::make_unique<QnamExchange>(
            facts,
            Error {.kind = ErrorKind::ConnectFailed,
                   .message = Text::tr("The address of %1 is not an http or https address. Correct it under "
                                       "Keys or in the configuration.")
                                  .arg(facts.provider)});
    }
    if (const std::optional<Error> elsewhere = keyBoundElsewhere(url, key, providerName))
        return std::make_unique<QnamExchange>(facts, *elsewhere);
    const QByteArray keyBytes =
        wire.keyPlacement == KeyPlacement::None ? QByteArray() : key.reveal().trimmed();
    if (!isFieldValue(keyBytes)) {
        return std::make_unique<QnamExchange>(
            facts,
            Error {.kind = ErrorKind::AuthFailed,
                   .message =
                       Text::tr("The key for %1 holds a line break or another character that no key has, "
                                "so it was not sent. Enter it again under Keys.")
                           .arg(facts.provider)});
    }

    ConnectionPool::Lease lease = m_pool.lease(url);
    QNetworkRequest request(url);
    if (m_pool.tls())
        request.setSslConfiguration(*m_pool.tls());
    if (!lease.lane().isEmpty())
        request.setPeerVerifyName(lease.lane());
    switchOffHelpers(request);
    setHeaders(request, wire, keyBytes);

    auto exchange = std::make_unique<QnamExchange>(facts, timeouts, std::move(lease));
    watch(exchange.get());
    exchange->start(request, wire.method, wire.body);
    return exchange;
}

void QnamTransport::watch(QnamExchange *exchange)
{
    m_running.insert(exchange);
    connect(exchange, &QObject::destroyed, this, [this, exchange] { m_running.remove(exchange); });
    if (!m_clock.isActive())
        m_clock.start();
}

void QnamTransport::checkDeadlines()
{
    if (m_running.isEmpty()) {
        m_clock.stop();
        return;
    }
    // A listener may destroy any exchange and send new ones, so the set is not walked while they run.
    QList<QPointer<QnamExchange>> late;
    const TimePoint now = monotonicNow();
    for (QnamExchange *exchange : std::as_const(m_running)) {
        if (exchange->isLate(now))
            late.append(exchange);
    }
    for (const QPointer<QnamExchange> &exchange : std::as_const(late)) {
        if (exchange)
            exchange->checkDeadline(now);
    }
}

} // namespace core
