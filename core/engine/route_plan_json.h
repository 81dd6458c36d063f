#pragma once

#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/routing/recent_figures.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace core {

/// The ids of the figures that explain a plan: those of its candidates' endpoints, each once.
QStringList statsIdsOf(const RoutePlan &plan);

/// A dry run for programs: what `switchyard route --json` prints and `POST /v1/route` answers. Who would be
/// asked in which order, at which cost and why, what would be changed in the request for each, and who would
/// not be asked for which reason. `figures` by RouteCandidate::statsId; an endpoint without any was never
/// used.
QJsonObject routePlanToJson(const RoutePlan &plan, const ChatRequest &request,
                            const QHash<QString, RecentFigures> &figures);

} // namespace core
