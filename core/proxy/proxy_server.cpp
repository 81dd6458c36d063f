#include "core/proxy/proxy_server.h"

#include "core/async/on_thread.h"
#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/net/hop_header.h"
#include "core/proxy/access_control.h"
#include "core/proxy/answer_cache.h"
#include "core/proxy/answer_parts.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/item_memory.h"
#include "core/proxy/listen_address.h"
#include "core/proxy/live_requests.h"
#include "core/proxy/metrics_route.h"
#include "core/proxy/own_keys.h"
#include "core/proxy/server_tls.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <utility>

namespace core {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

struct ProxyServer::Private {
    Private(ProxyServer *server, Engine &theEngine, SecretResolver &resolver, const QString &keysFile)
        : q(server)
        , engine(theEngine)
        , keys(resolver, keysFile, server)
        , folder(QFileInfo(keysFile).absolutePath())
        , http({}, server)
        , live(server)
        , remember([this](const RequestRecord &record) {
            figures.counted.count(record);
            emit q->answeredFromCache(record);
        })
    { }

    ProxyServer *q;
    Engine &engine;
    OwnKeys keys;
    QString folder; ///< Where relative paths of the configuration begin: the profile.
    HttpServer http;
    LiveRequests live;
    ItemMemory items;
    AnswerCache cache;
    ServerFigures figures {.http = http, .startedAt = QDateTime::currentSecsSinceEpoch()};
    std::function<void(const RequestRecord &)> remember;
    std::unique_ptr<AccessControl> access;
    QFuture<Done> limitsTaken = readyFuture(Done {}); ///< The keys' limits of money, by the engine.
    ProxyState state;

    void setState(const ProxyState &next)
    {
        if (std::exchange(state, next) != next)
            emit q->stateChanged(state);
    }

    // Access

    QFuture<Done> applyConfig(const Config &config)
    {
        cache.configure({config.responseCache, config.presets, config.routing.zeroDataRetention});
        const QFuture<Done> known = keys.setConfigured(config.keys);
        access =
            std::make_unique<AccessControl>(AccessControl::Rules {config.allowedHosts, config.allowedOrigins,
                                                                  config.requireKey, keys.anonymous()},
                                            [this](QByteArrayView secret) { return keys.find(secret); });
        QList<QFuture<Done>> pending {known, limitsTaken};
        return after(QtFuture::whenAll(pending.begin(), pending.end()), q,
                     [](const auto &) { return Done {}; });
    }

    void takeKeys()
    {
        limitsTaken = engine.setKeyBudgets(keys.budgets());
        cache.clear(); // what a key got once it may not be allowed now
        emit q->apiKeysChanged(keys.list());
    }

    /// Keys that manage do not ask models, and nobody else manages.
    Status checkPurpose(const Route &route, const AccessKey &key) const
    {
        if (route.purpose == Route::Purpose::Either
            || key.rules.management == (route.purpose == Route::Purpose::Manage))
            return Done {};
        Error error {ErrorKind::AccessDenied,
                     key.rules.management
                         ? tr("The key '%1' is for managing keys and reading the account, not for this. Use "
                              "another one.")
                               .arg(key.name)
                         : tr("Only a management key can do this. Make one with `switchyard keys add NAME "
                              "--management`.")};
        // OpenRouter documents 403 for making keys and for what is no key; other operations on keys know only
        // 401.
        const bool knows403 =
            qstrcmp(route.method, "POST") == 0 || !route.path.startsWith(QLatin1String("/v1/keys"));
        error.httpStatus = key.rules.management || knows403 ? 403 : 401;
        return error;
    }

    // Requests

    Error notFound(const QString &path)
    {
        Error error {ErrorKind::BadRequest, tr("There is nothing at %1 here.").arg(path.left(200))};
        error.httpStatus = 404;
        return error;
    }

    void handle(HttpExchange *exchange)
    {
        const HttpRequest &request = exchange->request();
        const QString path = QString::fromUtf8(QByteArray::fromPercentEncoding(request.path));
        const QByteArray method = request.method == "HEAD" ? "GET" : request.method;
        const FoundRoute found = findRoute(path, method);
        const ClientShape &shape = found.route ? *found.route->shape : shapeAt(path);
        const HeaderList cors = access->corsHeaders(request);
        const auto refuse = [&](const Error &error, const HeaderList &more = {}) {
            respondWithError(*exchange, shape, error, {.headers = cors + more});
        };

        if (!request.header(kHopHeader).isEmpty()) {
            Error loop {
                ErrorKind::BadConfig,
                tr("This request came from a Switchyard that uses this address as a provider. Correct the "
                   "provider's base_url.")};
            loop.httpStatus = 508;
            refuse(loop);
            return;
        }
        if (const Status origin = access->checkOrigin(request); !origin) {
            refuse(origin.error());
            return;
        }
        if (found.methods.isEmpty()) {
            refuse(notFound(path));
            return;
        }
        if (method == "OPTIONS") {
            exchange->respond(204, cors, {});
            return;
        }
        if (!found.route) {
            const QByteArray methods = found.methods.join(", ");
            Error error {ErrorKind::BadRequest,
                         tr("%1 takes %2 requests.").arg(path, QString::fromLatin1(methods))};
            error.httpStatus = 405;
            refuse(error, {{"Allow", methods}});
            return;
        }
        AccessKey key;
        if (found.route->needsKey) {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const Result<AccessKey> presented = access->checkKey(request, monotonicNow(), now);
            if (!presented) {
                refuse(presented.error());
                return;
            }
            key = *presented;
            if (const Status fits = checkPurpose(*found.route, key); !fits) {
                refuse(fits.error());
                return;
            }
            keys.noteUse(key, now);
        }
        found.route->answer({*exchange, *found.route, found.rest, key, cors, engine, live, items, cache, keys,
                             figures, remember});
    }

    // Life

    /// Without `tls` everything is plain, and stays on this machine unless the user wants it otherwise.
    Result<quint16> open(const ListenAddress &where, const Config &config)
    {
        if (const Status may = mayListen(where.host, config.tls.has_value(), config.allowPlainHttp); !may)
            return may.error();
        std::optional<QSslConfiguration> tls;
        if (config.tls) {
            const Result<QSslConfiguration> read = serverTls(*config.tls, folder);
            if (!read)
                return read.error();
            tls = *read;
        }
        http.setTls(tls);
        return http.listen(where.host, where.port);
    }

    Result<ProxyState> listen(const QString &address, const Config &config)
    {
        const Result<ListenAddress> where = parseListenAddress(address);
        const Result<quint16> port = where ? open(*where, config) : Result<quint16>(where.error());
        if (!port) {
            setState({false, {}, port.error().message});
            return port.error();
        }
        setState({true, urlOf(where->host, *port, config.tls.has_value()), {}});
        return state;
    }
};

ProxyServer::ProxyServer(Engine &engine, SecretResolver &secrets, QString keysFile)
    : d(std::make_unique<Private>(this, engine, secrets, std::move(keysFile)))
{
    d->http.setHandler([this](HttpExchange *exchange) { d->handle(exchange); });
    d->http.setErrorBody([](const HttpRefusal &refusal) {
        Error error {ErrorKind::BadRequest, refusal.message};
        error.httpStatus = refusal.status;
        return compact(shapeAt(QString::fromUtf8(refusal.path)).errorBody(error, {}, {}));
    });
    connect(&d->live, &LiveRequests::changed, this, &ProxyServer::liveRequestsChanged);
    connect(&d->keys, &OwnKeys::changed, this, [this] { d->takeKeys(); });
    connect(&engine, &Engine::requestEnded, this,
            [this](const RequestRecord &record) { d->figures.counted.count(record); });
    connect(&engine, &Engine::configChanged, this, [this](const Config &config) { d->applyConfig(config); });
    // Keys are shown, made and changed also while the local API is off.
    d->applyConfig(engine.config().result());
}

ProxyServer::~ProxyServer()
{
    d->http.setParent(nullptr); // members of ours, not to be deleted as children
    d->live.setParent(nullptr);
    d->keys.setParent(nullptr);
}

QFuture<Result<ProxyState>> ProxyServer::start(const QString &address)
{
    return runOn(this, [this, address]() -> QFuture<Result<ProxyState>> {
        if (d->state.running)
            return readyFuture<Result<ProxyState>>(d->state);
        const Config config = d->engine.config().result();
        const QString where = address.isEmpty() ? config.listen : address;
        return after(d->applyConfig(config), this,
                     [this, where, config](Done) { return d->listen(where, config); });
    });
}

QFuture<Done> ProxyServer::stop(int grace)
{
    return runOn(this, [this, grace]() -> QFuture<Done> {
        d->http.stopListening();
        auto promise = std::make_shared<QPromise<Done>>();
        promise->start();
        const auto end = [this, promise] {
            if (promise->future().isFinished())
                return;
            d->http.abortAll();
            d->setState({});
            promise->addResult(Done {});
            promise->finish();
        };
        if (grace <= 0 || d->http.openExchanges() == 0) {
            end();
        } else {
            connect(&d->http, &HttpServer::idle, this, end, Qt::SingleShotConnection);
            QTimer::singleShot(grace, this, end);
        }
        return promise->future();
    });
}

QFuture<ProxyState> ProxyServer::state()
{
    return runOn(this, [this] { return d->state; });
}

QFuture<QList<ApiKeyInfo>> ProxyServer::apiKeys()
{
    return runOn(this, [this] { return d->keys.list(); });
}

QFuture<Result<NewApiKey>> ProxyServer::createApiKey(const QString &name, const ApiKeyRules &rules)
{
    return runOn(this, [this, name, rules] { return d->keys.create(name, rules); });
}

QFuture<Status> ProxyServer::changeApiKey(const QString &name, const QString &newName,
                                          const ApiKeyRules &rules)
{
    return runOn(this, [this, name, newName, rules] { return d->keys.change(name, newName, rules); });
}

QFuture<Result<NewApiKey>> ProxyServer::rotateApiKey(const QString &name, std::chrono::seconds overlap)
{
    return runOn(this, [this, name, overlap] { return d->keys.rotate(name, overlap); });
}

QFuture<Status> ProxyServer::revokeApiKey(const QString &name)
{
    return runOn(this, [this, name] { return d->keys.revoke(name); });
}

} // namespace core
