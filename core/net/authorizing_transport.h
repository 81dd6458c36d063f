#pragma once

#include "core/net/google_token.h"
#include "core/net/transport.h"

namespace core {

/// Stands before the network and turns keys that are no header value into ones that are: it signs for Amazon
/// and fetches access tokens from Google. Everything else passes through.
class AuthorizingTransport : public Transport
{
    Q_OBJECT

public:
    /// `network` outlives this.
    explicit AuthorizingTransport(Transport &network, QObject *parent = nullptr);

    std::unique_ptr<Exchange> send(const WireRequest &wire, const Secret &key,
                                   const ExchangeTimeouts &timeouts, const QString &providerName) override;

private:
    Transport &m_network;
    GoogleTokens m_tokens;
};

} // namespace core
