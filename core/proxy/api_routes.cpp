#include "core/proxy/api_routes.h"

namespace core {

namespace {

const QList<Route> &allRoutes()
{
    static const QList<Route> routes = openAiRoutes() + catalogRoutes() + anthropicRoutes() + geminiRoutes()
                                       + ollamaRoutes() + keyRoutes() + metricsRoutes() + accountRoutes();
    return routes;
}

/// `/v1/…` for `/api/v1/…`, and `/v1beta/models/A/B:METHOD` for what @ai-sdk/google makes of a model's id
/// with a slash.
QString commonPath(const QString &path)
{
    const QLatin1String gemini("/v1beta/");
    if (path.startsWith(gemini) && path.contains(u':') && !path.startsWith(QLatin1String("/v1beta/models/")))
        return QLatin1String("/v1beta/models/") + path.mid(gemini.size());
    return path.startsWith(QLatin1String("/api/v1/")) ? path.mid(4) : path;
}

FoundRoute routeAt(const QString &path, const QByteArray &method)
{
    FoundRoute found;
    for (const Route &route : allRoutes()) {
        const bool isFolder = route.path.size() > 1 && route.path.endsWith(u'/');
        const bool matches = isFolder ? path.startsWith(route.path) : path == route.path;
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

} // namespace

FoundRoute findRoute(const QString &askedPath, const QByteArray &method)
{
    // What only OpenRouter's address has goes first.
    const FoundRoute found = routeAt(askedPath, method);
    return found.methods.isEmpty() ? routeAt(commonPath(askedPath), method) : found;
}

const ClientShape &shapeAt(const QString &askedPath)
{
    const QString path = commonPath(askedPath);
    if (path.startsWith(QLatin1String("/v1/messages")))
        return anthropicShape();
    if (path.startsWith(QLatin1String("/v1/responses")))
        return responsesShape();
    if (path.startsWith(QLatin1String("/v1beta/")))
        return geminiShape();
    if (path == QLatin1String("/v1/completions"))
        return openAiCompletionsShape();
    if (path.startsWith(QLatin1String("/api/"))) // what is left of it
        return ollamaChatShape();
    return openAiChatShape();
}

} // namespace core
