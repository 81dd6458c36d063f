#pragma once

#include "core/model/budget.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace core {

/// An endpoint with one provider key that was asked since the program started, and how its circuit breaker
/// stands.
struct CircuitFigure {
    enum class State {
        Closed, ///< It is asked.
        HalfOpen, ///< Its pause is over; one try decides.
        Open, ///< It is left alone.
    };
    QString provider;
    QString keyName;
    QString model; ///< Catalog id.
    QString endpoint;
    State state = State::Closed;
    bool operator==(const CircuitFigure &) const = default;
};

/// How much the engine has to do now.
struct EngineFigures {
    qint64 runningCalls = 0;
    qint64 runningAttempts = 0; ///< Requests under way at providers.
    qint64 waitingRows = 0; ///< Ended requests that are not in the history yet.
    QList<BudgetStatus> budgets = {}; ///< Those of the user; what is not `loaded` yet counts from zero.
    QList<CircuitFigure> circuits = {}; ///< Sorted.
};

} // namespace core

Q_DECLARE_METATYPE(core::EngineFigures)
