#pragma once

#include "core/conversation/turn.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace ui {

/// One who was asked, as people read it.
struct AttemptStep {
    enum class State {
        Asked, ///< Nothing came yet.
        Answering,
        Answered,
        Failed,
        GivenUp ///< Nobody waited for it any more: another was faster, or the reader had enough.
    };
    State state = State::Asked;
    QString who; ///< The provider, and the model where it is another than the asked one.
    QString outcome; ///< What became of it, in a line: `answered in 2.4 s`.
    QString why = {}; ///< Why it was asked; may be empty.
    QString said = {}; ///< What it said when it failed; may be empty.
    QStringList changes = {}; ///< What it did not get as it was asked.
    bool operator==(const AttemptStep &) const = default;
};

/// In the order of asking; empty where nobody was asked.
QList<AttemptStep> attemptSteps(const core::Turn &turn);
/// How it ended, in a sentence: who answered at which try, or that nobody did.
QString attemptsSummary(const core::Turn &turn);

} // namespace ui
