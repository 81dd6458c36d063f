#include "core/protocol/client_shape.h"

#include <QJsonDocument>

namespace core {

QByteArray ReplyWriter::wholeText(const QList<ChatEvent> &events, std::optional<Money> cost,
                                  const QJsonObject &fields) const
{
    QJsonObject answer = whole(events, cost);
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field)
        answer.insert(field.key(), field.value());
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

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
