#include "core/net/authorizing_transport.h"

#include "core/async/after.h"
#include "core/net/aws_signature.h"
#include "core/net/key_binding.h"

#include <QDateTime>

#include <utility>

namespace core {

namespace {

/// An exchange that begins once its access token is there.
class AwaitingExchange : public Exchange
{
public:
    AwaitingExchange(Transport &network, WireRequest wire, const ExchangeTimeouts &timeouts,
                     QString providerName)
        : m_network(network)
        , m_wire(std::move(wire))
        , m_timeouts(timeouts)
        , m_providerName(std::move(providerName))
    { }

    /// The token goes nowhere but to these hosts.
    void await(const QFuture<Result<Secret>> &token, const QStringList &hosts)
    {
        after(token, this, [this, hosts](const Result<Secret> &result) {
            // Never from within send(): a token that is at hand comes at once.
            QMetaObject::invokeMethod(
                this,
                [this, result, hosts] {
                    if (result)
                        begin(result->boundTo(hosts));
                    else
                        emit failed(result.error());
                },
                Qt::QueuedConnection);
        });
    }

    void firstTokenArrived() override
    {
        if (m_inner)
            m_inner->firstTokenArrived();
    }
    void setPaused(bool paused) override
    {
        m_paused = paused;
        if (m_inner)
            m_inner->setPaused(paused);
    }
    std::optional<Milliseconds> connectTime() const override
    {
        return m_inner ? m_inner->connectTime() : std::nullopt;
    }
    HeaderList requestHeaders() const override { return m_inner ? m_inner->requestHeaders() : HeaderList(); }

private:
    void begin(const Secret &token)
    {
        m_inner = m_network.send(m_wire, token, m_timeouts, m_providerName);
        connect(m_inner.get(), &Exchange::sent, this, &Exchange::sent);
        connect(m_inner.get(), &Exchange::headersArrived, this, &Exchange::headersArrived);
        connect(m_inner.get(), &Exchange::bodyArrived, this, &Exchange::bodyArrived);
        connect(m_inner.get(), &Exchange::finished, this, &Exchange::finished);
        connect(m_inner.get(), &Exchange::failed, this, &Exchange::failed);
        if (m_paused)
            m_inner->setPaused(true);
    }

    Transport &m_network;
    WireRequest m_wire;
    ExchangeTimeouts m_timeouts;
    QString m_providerName;
    std::unique_ptr<Exchange> m_inner;
    bool m_paused = false;
};

/// A key for Google Cloud that is no file: an API key has this beginning, all else is an access token.
bool isGoogleApiKey(const QByteArray &key)
{
    return key.startsWith("AIza");
}

} // namespace

AuthorizingTransport::AuthorizingTransport(Transport &network, QObject *parent)
    : Transport(parent)
    , m_network(network)
    , m_tokens(network, this)
{ }

std::unique_ptr<Exchange> AuthorizingTransport::send(const WireRequest &wire, const Secret &key,
                                                     const ExchangeTimeouts &timeouts,
                                                     const QString &providerName)
{
    // Before a key becomes a signature or a token: those do not say any more where it may go. The network
    // refuses this one.
    if (keyBoundElsewhere(wire.url, key, providerName))
        return m_network.send(wire, key, timeouts, providerName);
    WireRequest ready = wire;
    if (wire.keyPlacement == KeyPlacement::AwsSignature) {
        ready.keyPlacement = KeyPlacement::BearerToken;
        const std::optional<AwsCredentials> credentials = parseAwsCredentials(key);
        if (!credentials)
            return m_network.send(ready, key, timeouts, providerName);
        ready.keyPlacement = KeyPlacement::None;
        ready.headers += awsSignature(*credentials, ready, wire.signingRegion, wire.signingService,
                                      QDateTime::currentDateTimeUtc());
        return m_network.send(ready, {}, timeouts, providerName);
    }
    if (wire.keyPlacement != KeyPlacement::GoogleToken)
        return m_network.send(wire, key, timeouts, providerName);

    ready.keyPlacement = KeyPlacement::BearerToken;
    if (key.reveal().trimmed().startsWith('{')) {
        auto exchange = std::make_unique<AwaitingExchange>(m_network, ready, timeouts, providerName);
        exchange->await(m_tokens.token(key, providerName), key.hosts());
        return exchange;
    }
    if (isGoogleApiKey(key.reveal().trimmed())) {
        ready.keyPlacement = KeyPlacement::ApiKeyHeader;
        ready.keyHeader = "x-goog-api-key";
    }
    return m_network.send(ready, key, timeouts, providerName);
}

} // namespace core
