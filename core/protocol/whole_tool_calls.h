#pragma once

#include "core/model/chat_event.h"

#include <QList>

namespace core {

/// Collects the fragments of tool calls for clients that get each call whole. A call is known to be complete
/// when it came in one piece, when something else follows it, or at the end of the answer.
class WholeToolCalls
{
public:
    void add(const ToolCallDelta &delta);

    /// The first calls that came in one piece each.
    QList<ToolCallDelta> takeWhole();
    /// The first calls whose arguments are complete: for when something else follows.
    QList<ToolCallDelta> takeClosed();
    /// All that are left, as they are: for the end.
    QList<ToolCallDelta> takeAll();

private:
    struct Call {
        ToolCallDelta delta;
        bool cameWhole = true; ///< As far as is known.
    };
    template<typename Complete>
    QList<ToolCallDelta> takeWhile(Complete &&complete);

    QList<Call> m_calls; ///< That have not been taken.
    int m_taken = 0; ///< Calls before those.
};

} // namespace core
