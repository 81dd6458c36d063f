#include "ui/chat/conversation_source.h"

namespace ui {

ConversationSource conversationSource(core::ConversationStore &store)
{
    return {.find = [&store](const core::ConversationQuery &query) { return store.find(query); },
            .groups = [&store] { return store.groups(); },
            .saveInfo = [&store](const core::ComparisonInfo &info) { store.saveInfo(info); },
            .remove = [&store](const QStringList &ids) { return store.remove(ids); },
            .restore = [&store](const QStringList &ids) { return store.restore(ids); }};
}

} // namespace ui
