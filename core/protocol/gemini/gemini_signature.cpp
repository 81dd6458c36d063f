#include "core/protocol/gemini/gemini_signature.h"

#include <QByteArray>
#include <QJsonDocument>

namespace core {

namespace {

constexpr QByteArrayView kMark("switchyard.reasoning.1:");

} // namespace

QString wrappedReasoning(const QJsonArray &details)
{
    const QByteArray json = QJsonDocument(details).toJson(QJsonDocument::Compact);
    return QString::fromLatin1((kMark.toByteArray() + json).toBase64());
}

std::optional<QJsonArray> unwrappedReasoning(const QString &signature)
{
    QByteArray base64 = signature.toLatin1();
    base64.replace('-', '+').replace('_', '/'); // the SDK for Python writes bytes for URLs
    const QByteArray bytes = QByteArray::fromBase64(base64);
    if (!bytes.startsWith(kMark))
        return std::nullopt;
    return QJsonDocument::fromJson(bytes.mid(kMark.size())).array();
}

} // namespace core
