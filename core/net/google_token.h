#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/transport.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace core {

/// A service account's file, as far as it is needed.
struct ServiceAccount {
    QByteArray email;
    Secret privateKey; ///< PEM.
    QByteArray keyId;
    QUrl tokenUrl;
};

/// Reads the JSON file that Google Cloud gives out for a service account. The error names the missing field.
Result<ServiceAccount> readServiceAccount(const Secret &json);

/// The signed claim that is exchanged for an access token: a JSON Web Token (RS256), valid for an hour from
/// `now` (UTC). Format: Google Identity, "Using OAuth 2.0 for Server to Server Applications".
Result<QByteArray> signedAssertion(const ServiceAccount &account, const QDateTime &now);

/// An access token and when it was and will be good. Times are UTC.
struct HeldToken {
    Secret token;
    QDateTime since;
    QDateTime usableUntil;

    /// Not before it was given out either: then the clock was set back, and nobody knows how old it is.
    bool isUsable(const QDateTime &now) const { return since <= now && now < usableUntil; }
};

/// Access tokens for service accounts, kept in memory until shortly before they expire.
class GoogleTokens : public QObject
{
    Q_OBJECT

public:
    explicit GoogleTokens(Transport &network, QObject *parent = nullptr);
    ~GoogleTokens() override;

    /// A valid access token. Calls that ask while one is being fetched share it. Errors: AuthFailed where the
    /// account is refused or its file is wrong, else those of the network.
    QFuture<Result<Secret>> token(const Secret &serviceAccount, const QString &providerName);

private:
    class Fetch;
    void finished(Fetch *fetch, const Result<HeldToken> &result);

    Transport &m_network;
    QHash<QByteArray, HeldToken> m_held; ///< By the hash of the account's file.
    std::vector<std::unique_ptr<Fetch>> m_fetches;
};

} // namespace core
