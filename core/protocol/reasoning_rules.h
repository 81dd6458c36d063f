#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// How a wish for thinking becomes what one model takes (openrouter-spec §2.4, wire-formats §13).

/// What to tell the model about its thinking.
struct ReasoningPlan {
    enum class State {
        NotAsked, ///< Say nothing: the model does what it does by itself.
        Off,
        On,
    };
    State state = State::NotAsked;
    QString effort = {}; ///< For On, unless the model thinks by budget alone.
    std::optional<qint64> budget = {}; ///< For On, in tokens, where the model thinks by budget.
    bool operator==(const ReasoningPlan &) const = default;
};

/// Share of the answer's tokens that an effort stands for: max and xhigh .95, high .8, medium .5, low .2,
/// minimal .1; 0 for anything else.
double effortShare(const QString &effort);

/// The effort whose share is nearest to a budget's. Without a limit of the answer, the budgets that other
/// gateways give to an effort serve as the scale.
QString effortForBudget(qint64 budget, std::optional<qint64> maxTokens);

/// The level of `allowed` that is nearest to the one asked for, the lower one of two. `allowed` empty: the
/// asked one.
QString nearestEffort(const QString &asked, const QStringList &allowed);

/// `answerTokens`: limit of the answer that is sent, where there is one. `usual`: how models of this protocol
/// think where the row does not say. Writes down what it changes. An error where thinking is to be off and
/// the model cannot do without.
Result<ReasoningPlan> planReasoning(const std::optional<ReasoningRequest> &asked,
                                    std::optional<qint64> answerTokens, const EndpointTarget &target,
                                    ModelTraits::Thinking usual, QList<ParameterChange> &changes);

} // namespace core
