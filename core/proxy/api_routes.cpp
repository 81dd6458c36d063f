#include "core/proxy/api_routes.h"

namespace core {

namespace {

const QList<Route> &allRoutes()
{
    static const QList<Route> routes = openAiRoutes() + anthropicRoutes() + geminiRoutes();
    return routes;
}

} // namespace

FoundRoute findRoute(QString path, const QByteArray &method)
{
    if (path.startsWith(QLatin1String("/api/v1/")))
        path.remove(0, 4);
    FoundRoute found;
    for (const Route &route : allRoutes()) {
        const bool matches = route.path.endsWith(u'/') ? path.startsWith(route.path) : path == route.path;
        // The first that takes the path decides; further ones of the same path take other methods.
        if (!matches || (found.route && found.route->path != route.path))
            continue;
        if (!found.methods.contains(route.method))
            found.methods << route.method;
        if (!found.route && method == route.method) {
            found.route = &route;
            found.rest = path.mid(route.path.size());
        }
    }
    return found;
}

const ClientShape &shapeAt(const QString &path)
{
    if (path.startsWith(QLatin1String("/v1/messages")) || path.startsWith(QLatin1String("/api/v1/messages")))
        return anthropicShape();
    if (path.startsWith(QLatin1String("/v1beta/")))
        return geminiShape();
    return openAiChatShape();
}

} // namespace core
