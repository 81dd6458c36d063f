#include "core/proxy/api_routes.h"

namespace core {

namespace {

void answerCount(const ApiCall &asked)
{
    const Result<ClientRequest> client = clientRequestOf(asked);
    const Result<ChatRequest> request = client ? asked.route.shape->read(*client) : client.error();
    answerTokenCount(asked, request, QStringLiteral("input_tokens"));
}

} // namespace

QList<Route> anthropicRoutes()
{
    const ClientShape *anthropic = &anthropicShape();
    return {
        {.path = QLatin1String("/v1/messages"), .method = "POST", .answer = answerChat, .shape = anthropic},
        {.path = QLatin1String("/v1/messages/count_tokens"),
         .method = "POST",
         .answer = answerCount,
         .shape = anthropic},
    };
}

} // namespace core
