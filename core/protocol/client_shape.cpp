#include "core/protocol/client_shape.h"

#include <QJsonDocument>

namespace core {

QByteArray ClientShape::streamType(const ClientRequest &) const
{
    return QByteArrayLiteral("text/event-stream; charset=utf-8");
}

int ClientShape::errorStatus(const Error &error) const
{
    return httpStatusFor(error);
}

QByteArray sseEvent(QByteArrayView name, const QJsonObject &json)
{
    QByteArray event;
    if (!name.isEmpty())
        event = QByteArrayLiteral("event: ") + name.toByteArray() + '\n';
    return event + "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
}

} // namespace core
