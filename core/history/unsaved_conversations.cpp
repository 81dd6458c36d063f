#include "core/history/unsaved_conversations.h"

#include <algorithm>

namespace core {

void UnsavedConversations::addColumns(const QString &id, const Comparison &withoutTurns)
{
    UnsavedConversation &conversation = m_conversations[id];
    conversation.columns = withoutTurns;
    for (ComparisonColumn &column : conversation.columns->columns)
        column.tree = {};
    // A column that is gone takes along what was said in it before.
    for (auto column = conversation.turns.begin(); column != conversation.turns.end();) {
        const bool stays = std::any_of(withoutTurns.columns.begin(), withoutTurns.columns.end(),
                                       [&](const ComparisonColumn &one) { return one.id == column.key(); });
        if (stays) {
            ++column;
            continue;
        }
        m_turns -= column->turns.size();
        column = conversation.turns.erase(column);
    }
}

bool UnsavedConversations::addTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns,
                                    qint64 head)
{
    UnsavedColumn &column = m_conversations[id].turns[columnId];
    column.head = head;
    bool hasRoom = true;
    for (const Turn &turn : turns) {
        const auto known = column.turns.find(turn.id);
        if (known != column.turns.end()) {
            *known = turn;
        } else if (m_turns < kMostTurns) {
            column.turns.insert(turn.id, turn);
            ++m_turns;
        } else {
            hasRoom = false;
        }
    }
    return hasRoom;
}

void UnsavedConversations::clear()
{
    m_conversations.clear();
    m_turns = 0;
}

} // namespace core
