#include "core/routing/sticky.h"

#include <QCryptographicHash>

#include <algorithm>

namespace core {

namespace {

constexpr Milliseconds kIdle {10 * 60'000};
constexpr qsizetype kMostConversations = 20'000;

QString promptCacheKey(const ChatRequest &request)
{
    return request.extra.value(QLatin1String("prompt_cache_key")).toString();
}

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// Of data that goes along inside the request, beginning, end and length tell it apart well enough: all of a
/// file of thirty megabytes would take a quarter of a second.
void addData(QCryptographicHash &hash, const QString &data)
{
    constexpr qsizetype kEnd = qsizetype(32) * 1024;
    if (data.size() <= 2 * kEnd) {
        hash.addData(data.toUtf8());
        return;
    }
    hash.addData(data.left(kEnd).toUtf8());
    hash.addData(data.right(kEnd).toUtf8());
    hash.addData(QByteArray::number(data.size()));
}

/// Pictures and files are told apart by their address or data; what an assistant said does not count, because
/// the first message of a conversation is never its.
void addMessage(QCryptographicHash &hash, const Message &message)
{
    hash.addData(message.plainText().toUtf8());
    for (const ContentPart &part : message.content) {
        if (const auto *image = std::get_if<ImagePart>(&part))
            addData(hash, image->url);
        else if (const auto *file = std::get_if<FilePart>(&part))
            addData(hash, file->data + file->fileId);
    }
    hash.addData(QByteArray(1, '\0'));
}

QByteArray entryKey(const QByteArray &conversation, const QString &modelId)
{
    return conversation + modelId.toUtf8();
}

} // namespace

QString StickyTable::valueIn(const Table &table, const QByteArray &key, TimePoint now)
{
    const auto found = table.constFind(key);
    return found == table.cend() || now - found->lastUsed >= kIdle ? QString() : found->value;
}

void StickyTable::put(Table &table, const QByteArray &key, const QString &value, TimePoint now)
{
    table.insert(key, {value, now});
    if (table.size() <= kMostConversations)
        return;
    table.removeIf([now](const std::pair<const QByteArray &, Entry &> &entry) {
        return now - entry.second.lastUsed >= kIdle;
    });
    // All of them are alive: the idlest goes.
    if (table.size() > kMostConversations)
        table.erase(std::min_element(table.begin(), table.end(),
                                     [](const Entry &a, const Entry &b) { return a.lastUsed < b.lastUsed; }));
}

QString StickyTable::find(const QByteArray &conversation, const QString &modelId, TimePoint now) const
{
    return valueIn(m_candidates, entryKey(conversation, modelId), now);
}

void StickyTable::remember(const QByteArray &conversation, const QString &modelId, const QString &candidateId,
                           TimePoint now)
{
    put(m_candidates, entryKey(conversation, modelId), candidateId, now);
}

QString StickyTable::chosenModel(const QByteArray &conversation, TimePoint now) const
{
    return valueIn(m_models, conversation, now);
}

void StickyTable::rememberModel(const QByteArray &conversation, const QString &modelId, TimePoint now)
{
    put(m_models, conversation, modelId, now);
}

QByteArray conversationKey(const ChatRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!request.sessionId.isEmpty()) {
        hash.addData("s" + request.sessionId.toUtf8());
    } else if (const QString key = promptCacheKey(request); !key.isEmpty()) {
        hash.addData("k" + key.toUtf8());
    } else {
        const auto &messages = request.messages;
        const auto system = std::find_if(messages.cbegin(), messages.cend(), isSystem);
        const auto other = std::find_if_not(messages.cbegin(), messages.cend(), isSystem);
        hash.addData("m");
        if (system != messages.cend())
            addMessage(hash, *system);
        if (other != messages.cend())
            addMessage(hash, *other);
    }
    return hash.result();
}

bool namesSession(const ChatRequest &request)
{
    return !request.sessionId.isEmpty() || !promptCacheKey(request).isEmpty();
}

} // namespace core
