#pragma once

#include "core/conversation/turn.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <vector>

namespace core {

/// Who is asked, and when.
struct Asked {
    QString modelName = {};
    QString modelKey = {};
    QDateTime at = {}; ///< UTC.
    qint64 nowMs = 0; ///< On the owner's clock.
};

/// What goes along with a question.
struct ContextRules {
    QString systemPrompt = {};
    std::optional<int> earlierTurns = {}; ///< So many of the turns before it; absent: all.
    std::optional<qsizetype> pictureHead = {}; ///< For an estimate; see questionMessage().
};

/// What one column has said and heard: a tree of turns, of which one path is the conversation on show. Asking
/// again and editing a question add a branch; nothing is ever taken out. Knows the rules of a conversation,
/// nothing of windows; the time comes in.
class ConversationTree
{
public:
    ConversationTree() = default;
    /// As kept: `turns` have the ids 1, 2, 3, …; what does not fit (a parent that comes later) opens the
    /// conversation. Turns that were under way are Interrupted.
    ConversationTree(std::vector<Turn> turns, qint64 head);

    /// All of them, by id.
    const std::vector<Turn> &turns() const { return m_turns; }
    /// Null for 0 and for what is not there.
    const Turn *find(qint64 id) const;
    /// From the first question on show to the last.
    const QList<qint64> &path() const { return m_path; }
    qint64 headId() const { return m_path.isEmpty() ? 0 : m_path.last(); }
    /// The last turn on show; null if there is none.
    const Turn *head() const { return find(headId()); }
    bool isEmpty() const { return m_path.isEmpty(); }
    bool running() const { return m_running != 0; }
    /// The turn whose answer is under way, 0 for none. Only one is at a time.
    qint64 runningId() const { return m_running; }

    /// Answers to the same question, oldest first, this one included.
    QList<qint64> answerVariants(qint64 turn) const;
    /// One turn for each question that was asked at this place, oldest first: this one, and of the others the
    /// newest answer.
    QList<qint64> questionVariants(qint64 turn) const;

    // Each of these stops what is under way, makes the turn that it returns the last on show, and leaves it
    // waiting for its answer. 0 where there is no such turn.
    qint64 ask(const Question &question, const Asked &asked);
    qint64 askAgain(qint64 turn, const Asked &asked);
    qint64 edit(qint64 turn, const Question &question, const Asked &asked);
    /// Has the model go on with an answer that is not complete.
    qint64 continueAnswer(qint64 turn, const Asked &asked);

    /// Shows this turn and what followed it when it was on show last, or else its newest branch.
    void select(qint64 turn);
    /// Shows the path up to this turn, so that the next question branches off there; 0 shows none.
    void goTo(qint64 turn);
    /// Goes on from the other's path: turns that are the same already are not added again.
    void adopt(const ConversationTree &other);

    /// Takes news of the running call; news after its end are ignored.
    void take(const CallProgress &news, qint64 nowMs);
    /// The reader had enough: what came so far stays and counts as the answer.
    void stop();

    /// The messages to send for the turn under way, or else the path as it is. Earlier questions that got no
    /// answer are left out, since many providers refuse two questions in a row; tool calls too, as nobody
    /// answered them.
    QList<Message> messages(const ContextRules &rules = {}) const;
    /// Those that go before a next question.
    QList<Message> context(const ContextRules &rules = {}) const;
    /// Bytes of all files that go along with the path.
    qsizetype attachedBytes() const;
    /// What this conversation cost: real money of all branches.
    Money cost() const;

    /// Its wire form is kept elsewhere now.
    void forgetExchanges(qint64 turn);
    void markAllChanged();
    /// Ids of turns that changed since this was called last.
    QSet<qint64> takeChanged() { return std::exchange(m_changed, {}); }

private:
    QList<Message> messagesBefore(const Turn *asking, const ContextRules &rules) const;
    Turn *at(qint64 id) { return const_cast<Turn *>(std::as_const(*this).find(id)); }
    qint64 add(Turn turn);
    void showPathTo(qint64 id);
    void begin(Turn &turn, const Asked &asked);
    void takeEvent(Turn &turn, const ChatEvent &event, qint64 nowMs);

    std::vector<Turn> m_turns;
    QHash<qint64, QList<qint64>> m_children;
    QHash<qint64, qint64> m_lastShown; ///< Child of a turn that was on the path last.
    QList<qint64> m_path;
    qint64 m_running = 0;
    QSet<qint64> m_changed;
};

} // namespace core
