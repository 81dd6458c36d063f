#include "core/protocol/responses/responses_events.h"

#include "core/protocol/client_shape.h"

#include <utility>

namespace core {

namespace {

const QLatin1String kOutputIndex("output_index");
const QLatin1String kItem("item");

} // namespace

ResponsesEvents::ResponsesEvents(QString seed)
    : m_seed(std::move(seed))
{ }

void ResponsesEvents::add(const QString &type, QJsonObject fields)
{
    fields.insert(QLatin1String("type"), type);
    fields.insert(QLatin1String("sequence_number"), m_sequence++);
    m_bytes += sseEvent(type.toLatin1(), fields);
}

QByteArray ResponsesEvents::take()
{
    return std::exchange(m_bytes, {});
}

QString ResponsesEvents::idFor(const QString &wanted, QLatin1String prefix)
{
    QString id = wanted;
    for (int number = nextIndex(); id.isEmpty() || m_ids.contains(id); ++number)
        id = QStringLiteral("%1_%2_%3").arg(prefix, m_seed, QString::number(number));
    m_ids.insert(id);
    return id;
}

int ResponsesEvents::begin(const QJsonObject &item)
{
    const int index = nextIndex();
    m_output.append(item);
    add(QStringLiteral("response.output_item.added"), {{kOutputIndex, index}, {kItem, item}});
    return index;
}

void ResponsesEvents::end(int index, const QJsonObject &item)
{
    m_output[index] = item;
    add(QStringLiteral("response.output_item.done"), {{kOutputIndex, index}, {kItem, item}});
}

} // namespace core
