#include "core/protocol/anthropic/anthropic_cache.h"

#include "core/protocol/anthropic/anthropic_fields.h"

#include <QJsonArray>

namespace core {

namespace {

constexpr int kMostMarks = 4;
constexpr QLatin1String kMessages("messages");
constexpr QLatin1String kContent("content");

QString fieldName()
{
    return kCacheControl;
}

/// Goes through all places of marks in the order of the cache and removes the first `surplus` of them.
class MarkWalker
{
public:
    explicit MarkWalker(int surplus)
        : m_surplus(surplus)
    { }
    int seen() const { return m_seen; }

    void walkBody(QJsonObject &body)
    {
        walkList(body, QLatin1String("tools"));
        walkList(body, QLatin1String("system"));
        QJsonArray messages = body.value(kMessages).toArray();
        for (QJsonValueRef entry : messages) {
            QJsonObject message = entry.toObject();
            walkList(message, kContent);
            entry = message;
        }
        body.insert(kMessages, messages);
        take(body);
    }

private:
    void walkList(QJsonObject &owner, QLatin1String name)
    {
        if (!owner.value(name).isArray())
            return;
        QJsonArray entries = owner.value(name).toArray();
        for (QJsonValueRef entry : entries) {
            QJsonObject object = entry.toObject();
            if (object.value(QLatin1String("type")) == QLatin1String("tool_result"))
                walkList(object, kContent);
            take(object);
            entry = object;
        }
        owner.insert(name, entries);
    }

    void take(QJsonObject &object)
    {
        if (object.contains(kCacheControl) && m_seen++ < m_surplus)
            object.remove(kCacheControl);
    }

    int m_surplus;
    int m_seen = 0;
};

} // namespace

void limitCacheMarks(QJsonObject &body, QList<ParameterChange> &changes)
{
    MarkWalker counter(0);
    counter.walkBody(body);
    const int surplus = counter.seen() - kMostMarks;
    if (surplus <= 0)
        return;
    MarkWalker(surplus).walkBody(body);
    changes.append({ParameterChange::Kind::Clamped, fieldName(), QString::number(counter.seen()),
                    QString::number(kMostMarks)});
}

void moveCacheMarkToLastBlock(QJsonObject &body, QList<ParameterChange> &changes)
{
    if (!body.contains(kCacheControl))
        return;
    const QJsonValue mark = body.take(kCacheControl);
    QJsonArray messages = body.value(kMessages).toArray();
    QJsonObject message = messages.last().toObject();
    QJsonArray blocks = message.value(kContent).toArray();
    if (message.value(kContent).isString())
        blocks = {QJsonObject {{QLatin1String("type"), QLatin1String("text")},
                               {QLatin1String("text"), message.value(kContent)}}};
    QJsonObject block = blocks.last().toObject();
    if (!block.contains(kCacheControl))
        block.insert(kCacheControl, mark);
    blocks[blocks.size() - 1] = block;
    message.insert(kContent, blocks);
    messages[messages.size() - 1] = message;
    body.insert(kMessages, messages);
    changes.append({ParameterChange::Kind::Mapped, fieldName(), QStringLiteral("request"),
                    QStringLiteral("last block")});
}

} // namespace core
