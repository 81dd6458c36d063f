#include "core/proxy/access_control.h"

#include "core/net/hop_header.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AccessControl)
};

constexpr int kWrongKeysAllowed = 5;
constexpr Milliseconds kWindow {60'000};
/// More addresses than this are not remembered at a time.
constexpr qsizetype kAddressesRemembered = 4096;

Error denied(int status, const QString &message)
{
    Error error {ErrorKind::AccessDenied, message};
    error.httpStatus = status;
    return error;
}

/// Whether the key may be used at all, and from there.
Status checkRules(const AccessKey &key, bool local, const QDateTime &utc)
{
    if (key.secretEnds.isValid() && utc >= key.secretEnds)
        return denied(401, Text::tr("The secret of the key '%1' was replaced by a new one, which has to be "
                                    "used now.")
                               .arg(key.name));
    if (key.rules.disabled)
        return denied(401,
                      Text::tr("The key '%1' is disabled. Enable it under Proxy, or with `switchyard keys "
                               "enable NAME`.")
                          .arg(key.name));
    if (key.rules.expires.isValid() && utc >= key.rules.expires)
        return denied(401, Text::tr("The key '%1' expired on %2. Give it a later end, or make a new key.")
                               .arg(key.name, key.rules.expires.toUTC().toString(Qt::ISODate)));
    if (key.rules.loopbackOnly && !local)
        return denied(
            403, Text::tr("The key '%1' is for programs on Switchyard's own machine only.").arg(key.name));
    return Done {};
}

} // namespace

QByteArray presentedKey(const HttpRequest &request)
{
    const QByteArray authorization = request.header("authorization").trimmed();
    constexpr QByteArrayView bearer = "bearer ";
    if (authorization.size() > bearer.size()
        && authorization.left(bearer.size()).compare(bearer, Qt::CaseInsensitive) == 0)
        return authorization.mid(bearer.size()).trimmed();
    for (const char *name : {"x-api-key", "x-goog-api-key"}) {
        if (const QByteArray key = request.header(name).trimmed(); !key.isEmpty())
            return key;
    }
    return request.query.queryItemValue(QStringLiteral("key"), QUrl::FullyDecoded).toUtf8();
}

AccessControl::AccessControl(Rules rules, KeyLookup lookup)
    : m_rules(std::move(rules))
    , m_lookup(std::move(lookup))
{ }

bool AccessControl::hostAllowed(const QByteArray &host) const
{
    // Nearly all requests name the same one.
    if (!host.isEmpty() && host == m_hostAllowedLast)
        return true;
    const bool allowed = isAllowedHost(host);
    if (allowed)
        m_hostAllowedLast = host;
    return allowed;
}

bool AccessControl::isAllowedHost(const QByteArray &host) const
{
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(host), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const QString name = url.host().toLower();
    if (name == QLatin1String("localhost") || m_rules.allowedHosts.contains(name, Qt::CaseInsensitive))
        return true;
    // A literal address of this machine or its network: no name in DNS can make a browser send such a Host.
    return !QHostAddress(name).isNull() && isPrivateHost(name);
}

bool AccessControl::originAllowed(const QByteArray &origin) const
{
    return m_rules.allowedOrigins.contains(QString::fromLatin1(origin), Qt::CaseInsensitive);
}

Status AccessControl::checkOrigin(const HttpRequest &request) const
{
    const QByteArray host = request.header("host");
    if (!hostAllowed(host)) {
        return denied(
            403, Text::tr("The Host '%1' is not allowed. Use the address of this machine, or add the name "
                          "to \"allowed_hosts\" in config.json.")
                     .arg(QString::fromLatin1(host.left(100))));
    }
    const QByteArray origin = request.header("origin");
    if (!origin.isEmpty() && !originAllowed(origin)) {
        return denied(403, Text::tr("A page at %1 is not allowed to use this API. Add its origin to "
                                    "\"allowed_origins\" in config.json if it should be.")
                               .arg(QString::fromLatin1(origin.left(200))));
    }
    return Done {};
}

void AccessControl::noteWrongKey(const QHostAddress &peer, TimePoint now)
{
    if (m_failures.size() >= kAddressesRemembered)
        m_failures.clear();
    Failures &failures = m_failures[peer];
    if (now - failures.windowStart >= kWindow)
        failures = {0, now, {}};
    if (++failures.count >= kWrongKeysAllowed)
        failures.bannedUntil = now + kWindow;
}

Result<AccessKey> AccessControl::checkKey(const HttpRequest &request, TimePoint now, const QDateTime &utc)
{
    const bool local = request.peer.isLoopback();
    const QByteArray token = presentedKey(request);

    if (const auto known = m_failures.constFind(request.peer);
        known != m_failures.cend() && now < known->bannedUntil) {
        Error error = denied(429, Text::tr("Too many wrong keys from this address. Try again in a minute."));
        error.kind = ErrorKind::RateLimited;
        error.retryAfter = known->bannedUntil - now;
        return error;
    }
    if (!token.isEmpty()) {
        if (std::optional<AccessKey> key = m_lookup(token)) {
            m_failures.remove(request.peer);
            if (const Status usable = checkRules(*key, local, utc); !usable)
                return usable.error();
            return *std::move(key);
        }
    }
    if (local) {
        for (const AccessKey &key : m_rules.anonymous) {
            // Without a secret nobody manages keys: every program on the machine could make itself one.
            if (!key.rules.management && checkRules(key, local, utc))
                return key;
        }
        if (!m_rules.requireKey)
            return AccessKey {};
    }
    if (token.isEmpty()) {
        return denied(401,
                      Text::tr("This API needs a key. Make one under Proxy with \"New key\", or with "
                               "`switchyard keys add NAME`, and send it as `Authorization: Bearer KEY`."));
    }
    noteWrongKey(request.peer, now);
    return denied(401,
                  Text::tr("The key is not one of this Switchyard's. Its keys are listed under Proxy and by "
                           "`switchyard keys list`."));
}

HeaderList AccessControl::corsHeaders(const HttpRequest &request) const
{
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty() || !originAllowed(origin))
        return {};
    return {{"Access-Control-Allow-Origin", origin},
            {"Access-Control-Allow-Headers", "*, Authorization"},
            {"Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE, OPTIONS"},
            {"Access-Control-Expose-Headers", "*"},
            {"Access-Control-Max-Age", "600"},
            {"Vary", "Origin"}};
}

} // namespace core
