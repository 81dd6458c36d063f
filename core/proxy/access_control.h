#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/time.h"
#include "core/http/http_message.h"
#include "core/model/api_key_rules.h"

#include <QDateTime>
#include <QHash>
#include <QHostAddress>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

/// A key that opens the local API.
struct AccessKey {
    QString name;
    QString id = {}; ///< Stays when the key is renamed or its secret replaced.
    ApiKeyRules rules = {};
    bool loopbackWithoutKey = false; ///< Programs on this machine may come without a key under this name.
    /// UTC; set where the presented secret is one that was replaced: until when it is still taken.
    QDateTime secretEnds = {};
};

/// Who may use the local API (contract §4, "Security, always on"). The checks are pure but for the memory of
/// wrong keys; the time comes in.
///
/// Loopback is no boundary: any web page can reach it. So the Host must be one of ours (DNS rebinding), the
/// Origin must be listed (cross-site requests), and a key is needed besides.
class AccessControl
{
public:
    struct Rules {
        QStringList allowedHosts;
        QStringList allowedOrigins;
        bool requireKey = true; ///< False: programs on this machine need none; others still do.
        QList<AccessKey> anonymous; ///< Entries with loopbackWithoutKey.
    };
    /// Finds the key that a client presented, whatever may be done with it. The time that it takes must not
    /// tell how much of a secret is right.
    using KeyLookup = std::function<std::optional<AccessKey>(QByteArrayView token)>;

    AccessControl(Rules rules, KeyLookup lookup);

    /// Host and Origin. For every request, also those that need no key.
    Status checkOrigin(const HttpRequest &request) const;
    /// The key. An error has status 401 for none, a wrong, a disabled or an expired one; 403 for one that is
    /// for this machine only; 429 with retryAfter for an address that tried too many wrong keys. `utc`: the
    /// same moment by the calendar.
    Result<AccessKey> checkKey(const HttpRequest &request, TimePoint now, const QDateTime &utc);
    /// CORS fields of an answer to this request: none unless its Origin is listed.
    HeaderList corsHeaders(const HttpRequest &request) const;

private:
    struct Failures {
        int count = 0;
        TimePoint windowStart = {};
        TimePoint bannedUntil = {};
    };
    void noteWrongKey(const QHostAddress &peer, TimePoint now);
    bool hostAllowed(const QByteArray &host) const;
    bool isAllowedHost(const QByteArray &host) const;
    bool originAllowed(const QByteArray &origin) const;

    Rules m_rules;
    KeyLookup m_lookup;
    QHash<QHostAddress, Failures> m_failures;
    mutable QByteArray m_hostAllowedLast;
};

/// What a client sent as its key: `Authorization: Bearer …`, `x-api-key`, `x-goog-api-key` or, as Google's
/// clients may, `?key=` in the address. Empty if nothing.
QByteArray presentedKey(const HttpRequest &request);

} // namespace core
