#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/proxy/access_control.h"

#include <QLatin1String>

namespace core {

class LiveRequests;

/// The places of the local API and what is answered there. Who may come is decided before, by the server.
class ApiRoutes
{
public:
    struct Asked;

    struct Route {
        QLatin1String path; ///< Ending in a slash, it stands for all paths that begin so.
        const char *method;
        void (ApiRoutes::*answer)(const Asked &);
        bool needsKey = true;
        Task task = Task::Chat;
        QLatin1String shape = QLatin1String("openai-chat"); ///< For the history.
    };

    /// A request that may be answered.
    struct Asked {
        HttpExchange &exchange;
        const Route &route;
        QString rest; ///< What comes behind the route's path.
        AccessKey key; ///< Of a route that needs one.
        HeaderList cors; ///< For every answer.
    };

    ApiRoutes(Engine &engine, LiveRequests &live);

    /// The route of a decoded path; null if there is none. `/api/v1/…` and `/v1/…` are the same place: an
    /// OpenRouter client needs only another base URL.
    static const Route *find(QString path);
    void answer(const Asked &asked) { (this->*asked.route.answer)(asked); }

private:
    void health(const Asked &asked);
    void models(const Asked &asked);
    void model(const Asked &asked);
    void chat(const Asked &asked);
    void raw(const Asked &asked);

    Engine &m_engine;
    LiveRequests &m_live;
};

} // namespace core
