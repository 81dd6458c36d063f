#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// How a request found its endpoint, for a caller who wants to know.
struct RouteFacts {
    struct Choice {
        QString provider; ///< Display name.
        QString model; ///< Catalog id.
        QString endpoint;
    };
    QString requested = {}; ///< The model's name as asked.
    QString strategy = {}; ///< RoutePlan::strategy.
    QList<Choice> candidates = {}; ///< In the order in which they would have been asked.
    qsizetype excluded = 0; ///< Endpoints of the model that could not be asked.
    QStringList stages = {}; ///< What else was done: `context_compression`, `response_healing`, `web`.
};

} // namespace core
