#pragma once

#include "core/conversation/comparison.h"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// What is new in one column.
struct UnsavedColumn {
    QMap<qint64, Turn> turns = {}; ///< By id.
    qint64 head = 0;
};

/// What is new in one conversation.
struct UnsavedConversation {
    std::optional<ComparisonInfo> info = {};
    std::optional<Comparison> columns = {}; ///< All of them, without their turns.
    QMap<qint64, UnsavedColumn> turns = {}; ///< By column. Goes on top of `columns`.
    std::optional<Question> draft = {};
};

/// What waits to be written: of each thing the last that was said of it. A growing answer is there once,
/// however often it comes.
class UnsavedConversations
{
public:
    /// More turns than these are not taken, so that a full disk does not fill the memory as well.
    static constexpr qsizetype kMostTurns = 10'000;

    void addInfo(const ComparisonInfo &info) { m_conversations[info.id].info = info; }
    void addColumns(const QString &id, const Comparison &withoutTurns);
    /// Says no where there is no room for all of them.
    bool addTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns, qint64 head);
    void addDraft(const QString &id, const Question &draft) { m_conversations[id].draft = draft; }

    bool isEmpty() const { return m_conversations.isEmpty(); }
    const QMap<QString, UnsavedConversation> &conversations() const { return m_conversations; }
    void clear();

private:
    QMap<QString, UnsavedConversation> m_conversations;
    qsizetype m_turns = 0;
};

} // namespace core
