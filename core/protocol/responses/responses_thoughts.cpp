#include "core/protocol/responses/responses_thoughts.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace core {

namespace {

constexpr QLatin1String kPrefix("switchyard.thoughts.1:");
constexpr QLatin1String kReasoning("reasoning");
constexpr QLatin1String kDetails("details");
constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QString packedThoughts(const Thoughts &thoughts)
{
    QJsonObject json;
    if (!thoughts.text.isEmpty())
        json.insert(kReasoning, thoughts.text);
    if (!thoughts.details.isEmpty())
        json.insert(kDetails, thoughts.details);
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return kPrefix + QString::fromLatin1(text.toBase64(kEncoding));
}

std::optional<Thoughts> unpackedThoughts(const QString &encryptedContent)
{
    if (!encryptedContent.startsWith(kPrefix))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(encryptedContent.mid(kPrefix.size()).toLatin1(),
                                                        kEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    return Thoughts {json.value(kReasoning).toString(), json.value(kDetails).toArray()};
}

} // namespace core
