#include "core/proxy/api_routes.h"

namespace core {

QList<Route> anthropicRoutes()
{
    return {{.path = QLatin1String("/v1/messages"),
             .method = "POST",
             .answer = answerChat,
             .shape = &anthropicShape()}};
}

} // namespace core
