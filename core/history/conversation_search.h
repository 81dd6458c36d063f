#pragma once

#include "core/history/conversation_store.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace core {

/// See ConversationStore::find(). With a text: those that have all words in their title, then those that have
/// them in one turn, then those that have them in several; each in the order of the list.
QList<ConversationHit> findConversations(const QSqlDatabase &handle, const ConversationQuery &query,
                                         QSqlError *error);
/// Of all conversations that were not removed.
ConversationGroups conversationGroups(const QSqlDatabase &handle, QSqlError *error);

} // namespace core
