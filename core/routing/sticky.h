#pragma once

#include "core/base/time.h"
#include "core/model/chat.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// Which endpoint answered a conversation last, so that its next turn finds the prompt in that provider's
/// cache (openrouter-spec §4.6). Pure: the time comes in.
///
/// An entry is forgotten ten minutes after its last success. Of more than 20,000 conversations the idlest go.
class StickyTable
{
public:
    bool isEmpty() const { return m_candidates.isEmpty() && m_models.isEmpty(); }
    /// The candidate that answered this conversation with that model last; empty if none did lately.
    QString find(const QByteArray &conversation, const QString &modelId, TimePoint now) const;
    /// After a success. Without a session that the client named, an endpoint is remembered only once it has
    /// told of a cache that was used or written: otherwise there is nothing to keep warm.
    void remember(const QByteArray &conversation, const QString &modelId, const QString &candidateId,
                  TimePoint now);
    /// The model that a router model chose for the conversation.
    QString chosenModel(const QByteArray &conversation, TimePoint now) const;
    void rememberModel(const QByteArray &conversation, const QString &modelId, TimePoint now);

private:
    struct Entry {
        QString value;
        TimePoint lastUsed;
    };
    using Table = QHash<QByteArray, Entry>;
    static QString valueIn(const Table &table, const QByteArray &key, TimePoint now);
    static void put(Table &table, const QByteArray &key, const QString &value, TimePoint now);

    Table m_candidates;
    Table m_models;
};

/// What tells a conversation from others: the session that the client named, else its prompt cache key, else
/// its first system and its first other message. Clients with different own keys share it, as at OpenRouter.
QByteArray conversationKey(const ChatRequest &request);
/// Whether the client named the session itself.
bool namesSession(const ChatRequest &request);

} // namespace core
