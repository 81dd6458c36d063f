#include "core/net/aws_signature.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace core {

namespace {

/// Fields that a proxy on the way may change, so that they must not be signed.
constexpr QByteArrayView kUnsigned[] = {"authorization", "connection", "user-agent", "accept-encoding",
                                        "expect"};

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

/// The path as it is sent, encoded once more: `%3A` becomes `%253A`. Only S3 would have it otherwise.
QByteArray canonicalPath(const QUrl &url)
{
    const QByteArray sent = url.path(QUrl::FullyEncoded).toLatin1();
    return sent.isEmpty() ? QByteArray("/") : sent.toPercentEncoding("/");
}

QByteArray encodedOnce(const QByteArray &text)
{
    return QByteArray::fromPercentEncoding(text).toPercentEncoding();
}

QByteArray canonicalQuery(const QUrl &url)
{
    QList<QPair<QByteArray, QByteArray>> fields;
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    for (const QByteArray &field : query.split('&')) {
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = equals < 0 ? field : field.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : field.sliced(equals + 1);
        if (!field.isEmpty())
            fields.append({encodedOnce(name), encodedOnce(value)});
    }
    std::sort(fields.begin(), fields.end());
    QByteArrayList joined;
    for (const auto &[name, value] : std::as_const(fields))
        joined << name + '=' + value;
    return joined.join('&');
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    const int usual = url.scheme() == QLatin1String("http") ? 80 : 443;
    if (const int port = url.port(usual); port != usual)
        host += ':' + QByteArray::number(port);
    return host;
}

/// Names in lower case, in order, values of one name joined.
QMap<QByteArray, QByteArray> signedHeaders(const HeaderList &headers)
{
    QMap<QByteArray, QByteArray> fields;
    for (const auto &[name, value] : headers) {
        const QByteArray key = name.toLower();
        if (std::find(std::begin(kUnsigned), std::end(kUnsigned), key) != std::end(kUnsigned))
            continue;
        const QByteArray plain = value.simplified();
        const auto found = fields.find(key);
        if (found == fields.end())
            fields.insert(key, plain);
        else
            found.value() += ',' + plain;
    }
    return fields;
}

} // namespace

std::optional<AwsCredentials> parseAwsCredentials(const Secret &key)
{
    const QByteArrayView text = QByteArrayView(key.reveal()).trimmed();
    const qsizetype first = text.indexOf(':');
    if (first <= 0)
        return std::nullopt;
    const QByteArrayView id = text.first(first);
    const bool plainId = std::all_of(id.cbegin(), id.cend(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    const QByteArrayView rest = text.sliced(first + 1);
    const qsizetype second = rest.indexOf(':');
    const QByteArrayView secret = second < 0 ? rest : rest.first(second);
    const QByteArrayView token = second < 0 ? QByteArrayView() : rest.sliced(second + 1);
    if (!plainId || secret.isEmpty() || (second >= 0 && token.isEmpty()))
        return std::nullopt;
    return AwsCredentials {id.toByteArray(), Secret(secret.toByteArray()), Secret(token.toByteArray())};
}

HeaderList awsSignature(const AwsCredentials &credentials, const WireRequest &wire, const QByteArray &region,
                        const QByteArray &service, const QDateTime &utc, AwsContentHash contentHash)
{
    const QByteArray time = utc.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
    const QByteArray day = time.first(8);
    const QByteArray bodyHash = sha256(wire.body);
    HeaderList added {{"X-Amz-Date", time}};
    if (contentHash == AwsContentHash::Header)
        added.append({"X-Amz-Content-Sha256", bodyHash});
    if (!credentials.sessionToken.isEmpty())
        added.append({"X-Amz-Security-Token", credentials.sessionToken.reveal()});

    const auto fields = signedHeaders(HeaderList {{"host", hostOf(wire.url)}} + wire.headers + added);
    const QByteArray names = fields.keys().join(';');
    QByteArray request =
        wire.method + '\n' + canonicalPath(wire.url) + '\n' + canonicalQuery(wire.url) + '\n';
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        request += it.key() + ':' + it.value() + '\n';
    request += '\n' + names + '\n' + bodyHash;

    const QByteArray algorithm = "AWS4-HMAC-SHA256";
    const QByteArray scope = day + '/' + region + '/' + service + "/aws4_request";
    const QByteArray toSign = algorithm + '\n' + time + '\n' + scope + '\n' + sha256(request);
    const QByteArray key =
        hmac(hmac(hmac(hmac("AWS4" + credentials.secretAccessKey.reveal(), day), region), service),
             "aws4_request");
    const QByteArray signature = hmac(key, toSign).toHex();
    added.append({"Authorization", algorithm + " Credential=" + credentials.accessKeyId + '/' + scope
                                       + ", SignedHeaders=" + names + ", Signature=" + signature});
    return added;
}

} // namespace core
