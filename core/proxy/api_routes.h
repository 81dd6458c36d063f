#pragma once

#include "core/proxy/api_route.h"

#include <QByteArrayList>

namespace core {

/// What stands at a path.
struct FoundRoute {
    const Route *route = nullptr; ///< Null if there is none, or none for the method.
    QByteArrayList methods = {}; ///< That the path takes; empty if there is nothing.
    QString rest = {}; ///< What the path says behind the route's own.
};

/// Finds the route of a decoded path. `/api/v1/…` and `/v1/…` are the same place: an OpenRouter client needs
/// only another base URL.
FoundRoute findRoute(const QString &path, const QByteArray &method);

/// The shape that a client most likely speaks who asks for this path, for errors where there is no route.
const ClientShape &shapeAt(const QString &path);

// The routes of each family, one a file.
QList<Route> openAiRoutes();
QList<Route> catalogRoutes();
QList<Route> anthropicRoutes();
QList<Route> geminiRoutes();
QList<Route> ollamaRoutes();
QList<Route> keyRoutes();
QList<Route> accountRoutes();
QList<Route> metricsRoutes();

} // namespace core
