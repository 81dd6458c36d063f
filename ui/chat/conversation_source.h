#pragma once

#include "core/history/conversation_store.h"

#include <QFuture>
#include <QList>
#include <QStringList>

#include <functional>

namespace ui {

/// Where the list of conversations comes from, and who does to them what the user wants: what the list needs
/// of the ConversationStore, and as that has it.
struct ConversationSource {
    using Hits = core::Result<QList<core::ConversationHit>>;

    std::function<QFuture<Hits>(const core::ConversationQuery &query)> find;
    std::function<QFuture<core::Result<core::ConversationGroups>>()> groups;
    std::function<void(const core::ComparisonInfo &info)> saveInfo;
    std::function<QFuture<core::Status>(const QStringList &ids)> remove;
    std::function<QFuture<core::Status>(const QStringList &ids)> restore;
};

/// The store must live as long as what is made of it.
ConversationSource conversationSource(core::ConversationStore &store);

} // namespace ui
