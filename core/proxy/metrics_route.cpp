#include "core/proxy/metrics_route.h"

#include "core/async/after.h"
#include "core/proxy/api_routes.h"

#include <QCoreApplication>

namespace core {

namespace {

void answerMetrics(const ApiCall &asked)
{
    after(asked.engine.figures(), &asked.exchange, [asked](const EngineFigures &engine) {
        const QByteArray text =
            metricsText(asked.figures.counted, {.engine = engine,
                                                .process = processFigures(),
                                                .openConnections = asked.figures.http.openConnections(),
                                                .startedAt = asked.figures.startedAt,
                                                .version = QCoreApplication::applicationVersion()});
        const HeaderList headers =
            asked.cors + HeaderList {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}};
        asked.exchange.respond(200, headers, text);
    });
}

} // namespace

QList<Route> metricsRoutes()
{
    return {{.path = QLatin1String("/metrics"),
             .method = "GET",
             .answer = answerMetrics,
             .shape = &openAiChatShape(),
             .purpose = Route::Purpose::Either}};
}

} // namespace core
