#include "core/net/google_token.h"

#include "core/model/host_pattern.h"
#include "core/net/rsa_signature.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GoogleTokens)
};

constexpr auto kScope = "https://www.googleapis.com/auth/cloud-platform";
constexpr auto kGrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
constexpr qint64 kAssertionSeconds = 3600;
/// A clock that runs ahead of Google's makes a token that is not valid yet.
constexpr qint64 kClockSkewSeconds = 30;
/// A token is not used in its last minutes: a request may wait in a queue on its way.
constexpr qint64 kReserveSeconds = 300;
constexpr qsizetype kLargestAnswer = qsizetype(64) * 1024;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Error badAccount(const QString &what)
{
    return Error {ErrorKind::AuthFailed, what};
}

/// The claim speaks for the account, so it goes nowhere unencrypted but to this machine.
bool isSafe(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return !url.host().isEmpty();
    return url.scheme() == QLatin1String("http") && QHostAddress(url.host()).isLoopback();
}

/// Google's own, this machine, or where the key itself may go. The file with the account says where to fetch
/// tokens, and a file that somebody has changed shall not send the claim of a bound key elsewhere.
bool mayFetchFrom(const QUrl &url, const QStringList &hostsOfKey)
{
    static const QStringList google {QStringLiteral("*.googleapis.com"),
                                     QStringLiteral("accounts.google.com")};
    return hostsOfKey.isEmpty() || QHostAddress(url.host()).isLoopback() || matchesAnyHost(google, url)
           || matchesAnyHost(hostsOfKey, url);
}

} // namespace

Result<ServiceAccount> readServiceAccount(const Secret &json)
{
    const QJsonObject fields = QJsonDocument::fromJson(json.reveal()).object();
    const auto field = [&](QLatin1String name) { return fields.value(name).toString().toUtf8(); };
    for (const QLatin1String name : {QLatin1String("client_email"), QLatin1String("private_key")}) {
        if (field(name).isEmpty())
            return badAccount(
                Text::tr("The service account's file has no '%1'. Download its JSON key from Google "
                         "Cloud again.")
                    .arg(name));
    }
    ServiceAccount account;
    account.email = field(QLatin1String("client_email"));
    account.privateKey = Secret(field(QLatin1String("private_key")));
    account.keyId = field(QLatin1String("private_key_id"));
    const QString tokenUrl = fields.value(QLatin1String("token_uri"))
                                 .toString(QStringLiteral("https://oauth2.googleapis.com/token"));
    account.tokenUrl = QUrl(tokenUrl, QUrl::StrictMode);
    if (!isSafe(account.tokenUrl))
        return badAccount(Text::tr("The service account's file names '%1' as its token address, which is not "
                                   "encrypted. Download its JSON key from Google Cloud again.")
                              .arg(tokenUrl));
    return account;
}

Result<QByteArray> signedAssertion(const ServiceAccount &account, const QDateTime &now)
{
    QJsonObject header {{QLatin1String("alg"), QLatin1String("RS256")},
                        {QLatin1String("typ"), QLatin1String("JWT")}};
    if (!account.keyId.isEmpty())
        header.insert(QLatin1String("kid"), QString::fromUtf8(account.keyId));
    const qint64 issued = now.toSecsSinceEpoch() - kClockSkewSeconds;
    const QJsonObject claims {{QLatin1String("iss"), QString::fromUtf8(account.email)},
                              {QLatin1String("scope"), QLatin1String(kScope)},
                              {QLatin1String("aud"), account.tokenUrl.toString()},
                              {QLatin1String("iat"), issued},
                              {QLatin1String("exp"), issued + kAssertionSeconds}};
    const QByteArray content = base64Url(compact(header)) + '.' + base64Url(compact(claims));
    const std::optional<QByteArray> signature = signRs256(account.privateKey, content);
    if (!signature)
        return badAccount(
            Text::tr("The private key in the service account's file cannot be read. Download its "
                     "JSON key from Google Cloud again."));
    return content + '.' + base64Url(*signature);
}

/// One exchange of a claim for a token, with those who wait for it.
class GoogleTokens::Fetch : public QObject
{
public:
    Fetch(GoogleTokens &owner, QByteArray account, QString providerName)
        : m_owner(owner)
        , m_account(std::move(account))
        , m_providerName(std::move(providerName))
    { }

    const QByteArray &account() const { return m_account; }

    QFuture<Result<Secret>> wait()
    {
        auto &promise = m_waiting.emplace_back();
        promise.start();
        return promise.future();
    }

    void answer(const Result<Secret> &token)
    {
        for (QPromise<Result<Secret>> &promise : m_waiting) {
            promise.addResult(token);
            promise.finish();
        }
    }

    void start(const ServiceAccount &account, const QByteArray &assertion)
    {
        WireRequest wire;
        wire.url = account.tokenUrl;
        wire.keyPlacement = KeyPlacement::None;
        wire.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                        {"Accept", "application/json"}};
        wire.body =
            "grant_type=" + QUrl::toPercentEncoding(QLatin1String(kGrantType)) + "&assertion=" + assertion;
        constexpr Milliseconds patience {30'000};
        m_exchange =
            m_owner.m_network.send(wire, {}, {.firstByte = patience, .idle = patience}, m_providerName);
        connect(m_exchange.get(), &Exchange::headersArrived, this, [this](int status) { m_status = status; });
        connect(m_exchange.get(), &Exchange::bodyArrived, this,
                [this](const QByteArray &bytes) { m_body += bytes.left(kLargestAnswer - m_body.size()); });
        connect(m_exchange.get(), &Exchange::finished, this, [this] { m_owner.finished(this, read()); });
        connect(m_exchange.get(), &Exchange::failed, this,
                [this](const Error &error) { m_owner.finished(this, error); });
    }

private:
    Result<HeldToken> read() const
    {
        const QJsonObject json = QJsonDocument::fromJson(m_body).object();
        const QByteArray token = json.value(QLatin1String("access_token")).toString().toUtf8();
        constexpr int ok = 200;
        if (m_status != ok || token.isEmpty()) {
            const QString code = json.value(QLatin1String("error")).toString();
            Error error;
            error.kind = ErrorKind::AuthFailed;
            error.httpStatus = m_status;
            error.code = code;
            error.providerMessage = redact(json.value(QLatin1String("error_description")).toString());
            // A claim from a clock that goes wrong is refused with this code.
            error.message =
                code == QLatin1String("invalid_grant")
                    ? Text::tr("Google refused the service account of %1 (%2). Check that the account "
                               "still exists and that this machine's clock is right.")
                          .arg(m_providerName, code)
                    : Text::tr("Google gave no access token for the service account of %1 (%2). Check "
                               "the account and its rights.")
                          .arg(m_providerName, code.isEmpty() ? QString::number(m_status) : code);
            return error;
        }
        const qint64 lifetime = json.value(QLatin1String("expires_in")).toInteger(kAssertionSeconds);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return HeldToken {Secret(token), now, now.addSecs(std::max<qint64>(0, lifetime - kReserveSeconds))};
    }

    GoogleTokens &m_owner;
    QByteArray m_account;
    QString m_providerName;
    std::unique_ptr<Exchange> m_exchange;
    int m_status = 0;
    QByteArray m_body;
    std::vector<QPromise<Result<Secret>>> m_waiting;
};

GoogleTokens::GoogleTokens(Transport &network, QObject *parent)
    : QObject(parent)
    , m_network(network)
{ }

GoogleTokens::~GoogleTokens() = default;

QFuture<Result<Secret>> GoogleTokens::token(const Secret &serviceAccount, const QString &providerName)
{
    const auto now = [](const Result<Secret> &result) {
        QPromise<Result<Secret>> promise;
        promise.start();
        promise.addResult(result);
        promise.finish();
        return promise.future();
    };
    const QByteArray account = QCryptographicHash::hash(serviceAccount.reveal(), QCryptographicHash::Sha256);
    const auto held = m_held.constFind(account);
    if (held != m_held.cend() && held->isUsable(QDateTime::currentDateTimeUtc()))
        return now(held->token);
    for (const std::unique_ptr<Fetch> &fetch : m_fetches) {
        if (fetch->account() == account)
            return fetch->wait();
    }

    const Result<ServiceAccount> read = readServiceAccount(serviceAccount);
    if (!read)
        return now(read.error());
    if (!mayFetchFrom(read->tokenUrl, serviceAccount.hosts()))
        return now(badAccount(
            Text::tr("The service account's file of %1 names '%2' as its token address, which is not "
                     "Google's, so nothing was sent. Download its JSON key from Google Cloud again, or add "
                     "that host to the key's hosts under Keys.")
                .arg(providerName, read->tokenUrl.host())));
    const Result<QByteArray> assertion = signedAssertion(*read, QDateTime::currentDateTimeUtc());
    if (!assertion)
        return now(assertion.error());
    m_fetches.push_back(std::make_unique<Fetch>(*this, account, providerName));
    const QFuture<Result<Secret>> waiting = m_fetches.back()->wait();
    m_fetches.back()->start(*read, *assertion);
    return waiting;
}

void GoogleTokens::finished(Fetch *fetch, const Result<HeldToken> &result)
{
    const auto at = std::find_if(m_fetches.begin(), m_fetches.end(),
                                 [fetch](const auto &one) { return one.get() == fetch; });
    // It may be inside its own signal, so it goes later.
    Fetch *done = at->release();
    m_fetches.erase(at);
    done->deleteLater();
    if (result)
        m_held.insert(done->account(), *result);
    done->answer(result ? Result<Secret>(result->token) : Result<Secret>(result.error()));
}

} // namespace core
