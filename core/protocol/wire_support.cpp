#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::WireSupport)
};

QUrl addressOf(const QString &baseUrl, const QString &path, const QString &query)
{
    QUrl url(baseUrl, QUrl::StrictMode);
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(url.hasQuery() ? url.query(QUrl::FullyEncoded) + u'&' + query : query);
    return url;
}

void putHeaders(WireRequest &wire, const QJsonObject &headers)
{
    for (auto it = headers.constBegin(); it != headers.constEnd(); ++it) {
        const QString value = it.value().toString();
        // Keys are put in by the transport, never from here.
        if (value.contains(QLatin1String("${"))) {
            wire.keyPlacement = KeyPlacement::ApiKeyHeader;
            wire.keyHeader = it.key().toLatin1();
        } else if (!value.isEmpty() && !value.contains(u'\r') && !value.contains(u'\n')) {
            setHeader(wire.headers, it.key().toLatin1(), value.toUtf8());
        }
    }
}

} // namespace

Result<WireRequest> jsonRequest(const EndpointTarget &target, const QString &path, const QJsonObject &body,
                                bool stream, const QString &query)
{
    WireRequest wire;
    wire.url = addressOf(target.baseUrl, path, query);
    const bool web =
        wire.url.scheme() == QLatin1String("https") || wire.url.scheme() == QLatin1String("http");
    if (!wire.url.isValid() || !web || wire.url.host().isEmpty()) {
        Error error;
        error.kind = ErrorKind::BadConfig;
        error.provider = target.providerId;
        error.message = Text::tr("The address of %1, '%2', is not a web address. Correct it under Keys.")
                            .arg(target.providerName, target.baseUrl);
        return error;
    }
    setHeader(wire.headers, "Content-Type", "application/json");
    setHeader(wire.headers, "Accept", stream ? "text/event-stream, application/json" : "application/json");
    putHeaders(wire, target.headers);
    wire.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return wire;
}

void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
    headers.append({name, value});
}

void putExtraBody(QJsonObject &body, const EndpointTarget &target)
{
    for (auto it = target.extraBody.constBegin(); it != target.extraBody.constEnd(); ++it)
        body.insert(it.key(), it.value());
}

QString pathSegment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

std::optional<DataUrl> parseDataUrl(const QString &url)
{
    if (!url.startsWith(QLatin1String("data:"), Qt::CaseInsensitive))
        return std::nullopt;
    const qsizetype comma = url.indexOf(u',');
    if (comma < 0)
        return std::nullopt;
    constexpr qsizetype schemeLength = 5;
    const QStringList head = url.mid(schemeLength, comma - schemeLength).split(u';');
    DataUrl parsed;
    parsed.mediaType = head.first().isEmpty() ? QStringLiteral("text/plain") : head.first().toLower();
    const QString data = url.mid(comma + 1);
    if (head.contains(QLatin1String("base64"), Qt::CaseInsensitive))
        parsed.base64 = data;
    else
        parsed.base64 = QString::fromLatin1(QByteArray::fromPercentEncoding(data.toUtf8()).toBase64());
    return parsed;
}

QString makeDataUrl(const QString &mediaType, const QString &base64)
{
    return QStringLiteral("data:%1;base64,").arg(mediaType) + base64;
}

QJsonObject argumentsObject(const QString &arguments)
{
    if (arguments.trimmed().isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(arguments.toUtf8());
    return document.isObject() ? document.object() : QJsonObject {{QLatin1String("_raw"), arguments}};
}

QString plainToolCallId(const QString &id, int longest)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
               || c == u'-';
    };
    if (id.size() <= longest && !id.isEmpty() && std::all_of(id.cbegin(), id.cend(), plain))
        return id;
    constexpr int hashLetters = 24;
    return QStringLiteral("call_")
           + QString::fromLatin1(
               QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex().first(hashLetters));
}

void clampParts(Usage &usage)
{
    usage.cachedTokens = std::min(usage.cachedTokens, usage.promptTokens);
    usage.cacheWriteTokens = std::min(usage.cacheWriteTokens, usage.promptTokens - usage.cachedTokens);
    usage.cacheWrite1hTokens = std::min(usage.cacheWrite1hTokens, usage.cacheWriteTokens);
    usage.reasoningTokens = std::min(usage.reasoningTokens, usage.completionTokens);
    usage.audioPromptTokens = std::min(usage.audioPromptTokens, usage.promptTokens);
    usage.audioCompletionTokens = std::min(usage.audioCompletionTokens, usage.completionTokens);
    usage.imageCompletionTokens = std::min(usage.imageCompletionTokens, usage.completionTokens);
    usage.unbilledPromptTokens = std::clamp<qint64>(usage.unbilledPromptTokens, 0, usage.promptTokens);
    usage.unbilledCompletionTokens =
        std::clamp<qint64>(usage.unbilledCompletionTokens, 0, usage.completionTokens);
}

} // namespace core
