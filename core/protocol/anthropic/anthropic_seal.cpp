#include "core/protocol/anthropic/anthropic_seal.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QLatin1String>

#include <algorithm>

namespace core {

namespace {

constexpr QLatin1String kSeal("switchyard.1.");
constexpr QLatin1String kIdPrefix("switchyard-");
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isPlainId(const QString &id)
{
    return std::all_of(id.cbegin(), id.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
               || c == u'-';
    });
}

QString wrappedId(const QString &id)
{
    return kIdPrefix + QString::fromLatin1(id.toUtf8().toBase64(kBase64));
}

} // namespace

QString sealed(const QJsonObject &json)
{
    return kSeal + QString::fromLatin1(QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(kBase64));
}

std::optional<QJsonObject> unsealed(const QString &text)
{
    if (!text.startsWith(kSeal))
        return std::nullopt;
    const QByteArray content = text.mid(kSeal.size()).toLatin1();
    return QJsonDocument::fromJson(QByteArray::fromBase64(content, kBase64)).object();
}

QString clientToolCallId(const QString &id)
{
    return isPlainId(id) && !id.startsWith(kIdPrefix) ? id : wrappedId(id);
}

QString originalToolCallId(const QString &id)
{
    if (!id.startsWith(kIdPrefix))
        return id;
    const QByteArray content = id.mid(kIdPrefix.size()).toLatin1();
    const QString original = QString::fromUtf8(QByteArray::fromBase64(content, kBase64));
    return wrappedId(original) == id ? original : id; // somebody else's id may begin so
}

} // namespace core
