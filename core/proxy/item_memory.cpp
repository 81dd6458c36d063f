#include "core/proxy/item_memory.h"

#include <QJsonDocument>

namespace core {

ItemMemory::ItemMemory(qsizetype most)
    : m_items(most)
{ }

void ItemMemory::keep(const QString &keyId, const QJsonArray &items)
{
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        const QString id = item.value(QLatin1String("id")).toString();
        if (id.isEmpty())
            continue;
        const qsizetype size = QJsonDocument(item).toJson(QJsonDocument::Compact).size();
        m_items.insert({keyId, id}, new QJsonObject(item), size);
    }
}

QJsonObject ItemMemory::find(const QString &keyId, const QString &id) const
{
    const QJsonObject *item = m_items.object({keyId, id});
    return item ? *item : QJsonObject();
}

} // namespace core
