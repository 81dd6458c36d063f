#include "core/protocol/gemini/gemini_support.h"

#include <QCryptographicHash>

namespace core {

namespace {

constexpr QLatin1String kMadeIdPrefix("gcall_");
constexpr QLatin1String kExtraContent("extra_content");
constexpr QLatin1String kThoughtSignatureName("thought_signature");

QString camelName(const QString &name)
{
    QString camel;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool joint = name.at(i) == u'_' && i > 0 && i + 1 < name.size();
        if (joint)
            camel += name.at(++i).toUpper();
        else
            camel += name.at(i);
    }
    return camel;
}

} // namespace

QJsonObject withCamelNames(const QJsonObject &object)
{
    QJsonObject named;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString name = camelName(it.key());
        // Where both spellings are there, the API's own wins.
        if (name == it.key() || !object.contains(name))
            named.insert(name, it.value());
    }
    return named;
}

QString madeGeminiCallId(const QString &seed)
{
    constexpr int length = 24;
    const QByteArray hash = QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex();
    return kMadeIdPrefix + QString::fromLatin1(hash.first(length));
}

bool isMadeGeminiCallId(const QString &id)
{
    return id.startsWith(kMadeIdPrefix);
}

QString thoughtSignatureOf(const QJsonObject &extra)
{
    return extra.value(kExtraContent)
        .toObject()
        .value(kGoogleExtra)
        .toObject()
        .value(kThoughtSignatureName)
        .toString();
}

QJsonObject thoughtSignatureExtra(const QString &signature)
{
    if (signature.isEmpty())
        return {};
    const QJsonObject google {{kThoughtSignatureName, signature}};
    return {{kExtraContent, QJsonObject {{kGoogleExtra, google}}}};
}

} // namespace core
