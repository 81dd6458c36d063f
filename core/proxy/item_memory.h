#pragma once

#include <QCache>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace core {

/// Output items of recent answers. A client of OpenAI's Responses may send `item_reference` with an id in
/// place of an item that it got before, as the AI SDK does unless it is told otherwise. Only in memory, the
/// oldest go first, and each key sees its own.
class ItemMemory
{
public:
    /// `most`: bytes of all items together.
    explicit ItemMemory(qsizetype most = qsizetype(32) * 1024 * 1024);

    void keep(const QString &keyId, const QJsonArray &items);
    /// Empty if it is not known, or not any more.
    QJsonObject find(const QString &keyId, const QString &id) const;

private:
    QCache<QPair<QString, QString>, QJsonObject> m_items;
};

} // namespace core
