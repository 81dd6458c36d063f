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
#include "core/secrets/secret_resolver.h"
#include "core/settings/api_key_file.h"

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
        , secrets(resolver)
        , keyFile(keysFile, server)
        , http({}, server)
        , live(server)
        , remember([server](const RequestRecord &record) { emit server->answeredFromCache(record); })
    { }

    struct ConfigKey {
        AccessKey access;
        Secret secret;
    };

    ProxyServer *q;
    Engine &engine;
    SecretResolver &secrets;
    ApiKeyFile keyFile;
    HttpServer http;
    LiveRequests live;
    ItemMemory items;
    AnswerCache cache;
    std::function<void(const RequestRecord &)> remember;
    std::unique_ptr<AccessControl> access;
    QList<ConfigKey> configKeys;
    QHash<QString, QDateTime> lastUsed;
    ProxyState state;

    void setState(const ProxyState &next)
    {
        if (std::exchange(state, next) != next)
            emit q->stateChanged(state);
    }

    // Access

    QFuture<Done> applyConfig(const Config &config)
    {
        AccessControl::Rules rules {config.allowedHosts, config.allowedOrigins, config.requireKey, {}};
        configKeys.clear();
        cache.configure({config.responseCache, config.presets, config.routing.zeroDataRetention});
        QList<QFuture<Done>> pending;
        for (const ApiKeyConfig &key : config.keys) {
            if (key.loopbackWithoutKey)
                rules.anonymous << AccessKey {key.name, QLatin1String("config:") + key.name, key.rules, true};
            if (key.secret.kind == SecretRef::Kind::None)
                continue;
            pending << after(secrets.resolve(key.secret), q, [this, key](const Result<Secret> &secret) {
                if (secret)
                    configKeys << ConfigKey {
                        {key.name, QLatin1String("config:") + key.name, key.rules, false}, *secret};
                else
                    qWarning("Key '%s' of the local API: %s", qUtf8Printable(key.name),
                             qUtf8Printable(secret.error().message));
                return Done {};
            });
        }
        access =
            std::make_unique<AccessControl>(rules, [this](QByteArrayView token) { return findKey(token); });
        if (pending.isEmpty())
            return readyFuture(Done {});
        return after(QtFuture::whenAll(pending.begin(), pending.end()), q,
                     [](const auto &) { return Done {}; });
    }

    std::optional<AccessKey> findKey(QByteArrayView token)
    {
        std::optional<AccessKey> found;
        for (const ConfigKey &key : std::as_const(configKeys)) {
            if (key.secret.equals(token))
                found = key.access;
        }
        if (const std::optional<QString> name = keyFile.nameOf(token); name && !found)
            found = AccessKey {*name};
        return found;
    }

    QList<ApiKeyInfo> listKeys()
    {
        QList<ApiKeyInfo> infos;
        const Config config = engine.config().result();
        for (const ApiKeyConfig &key : config.keys) {
            const QString storage =
                key.loopbackWithoutKey ? tr("no key, this machine only") : key.secret.toString();
            infos << ApiKeyInfo {.id = QLatin1String("config:") + key.name,
                                 .name = key.name,
                                 .rules = key.rules,
                                 .inConfig = true,
                                 .storage = storage,
                                 .lastUsed = lastUsed.value(key.name)};
        }
        const auto entries = keyFile.keys();
        for (const auto &entry : entries)
            infos << ApiKeyInfo {.name = entry.name,
                                 .created = entry.created,
                                 .storage = QStringLiteral("profile"),
                                 .lastUsed = lastUsed.value(entry.name)};
        return infos;
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

        if (const Status origin = access->checkOrigin(request); !origin) {
            refuse(origin.error());
            return;
        }
        if (!request.header(kHopHeader).isEmpty()) {
            Error loop {
                ErrorKind::BadConfig,
                tr("This request came from a Switchyard that uses this address as a provider. Correct the "
                   "provider's base_url.")};
            loop.httpStatus = 508;
            refuse(loop);
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
            const Result<AccessKey> presented = access->checkKey(request, monotonicNow());
            if (!presented) {
                refuse(presented.error());
                return;
            }
            key = *presented;
            lastUsed.insert(key.name, QDateTime::currentDateTimeUtc());
        }
        found.route->answer(
            {*exchange, *found.route, found.rest, key, cors, engine, live, items, cache, remember});
    }

    // Life

    Result<ProxyState> listen(const QString &address)
    {
        const Result<ListenAddress> where = parseListenAddress(address);
        const Result<quint16> port =
            where ? http.listen(where->host, where->port) : Result<quint16>(where.error());
        if (!port) {
            setState({false, {}, port.error().message});
            return port.error();
        }
        setState({true, urlOf(where->host, *port), {}});
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
    connect(&d->keyFile, &ApiKeyFile::changed, this, [this] { emit apiKeysChanged(d->listKeys()); });
    connect(&d->keyFile, &ApiKeyFile::reloadFailed, this,
            [](const Error &error) { qWarning("%s", qUtf8Printable(error.message)); });
    if (const Status loaded = d->keyFile.load(); !loaded)
        qWarning("%s", qUtf8Printable(loaded.error().message));
    connect(&engine, &Engine::configChanged, this, [this](const Config &config) {
        d->applyConfig(config);
        emit apiKeysChanged(d->listKeys());
    });
}

ProxyServer::~ProxyServer()
{
    d->http.setParent(nullptr); // members of ours, not to be deleted as children
    d->live.setParent(nullptr);
    d->keyFile.setParent(nullptr);
}

QFuture<Result<ProxyState>> ProxyServer::start(const QString &address)
{
    return runOn(this, [this, address]() -> QFuture<Result<ProxyState>> {
        if (d->state.running)
            return readyFuture<Result<ProxyState>>(d->state);
        const Config config = d->engine.config().result();
        const QString where = address.isEmpty() ? config.listen : address;
        return after(d->applyConfig(config), this, [this, where](Done) { return d->listen(where); });
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
    return runOn(this, [this] { return d->listKeys(); });
}

QFuture<Result<NewApiKey>> ProxyServer::createApiKey(const QString &name, const ApiKeyRules &)
{
    return runOn(this, [this, name]() -> Result<NewApiKey> {
        const Config config = d->engine.config().result();
        for (const ApiKeyConfig &key : config.keys) {
            if (key.name == name)
                return Error {ErrorKind::BadRequest,
                              tr("config.json has a key named '%1' already. Choose another name.").arg(name)};
        }
        const auto made = d->keyFile.add(name);
        if (!made)
            return made.error();
        return NewApiKey {
            {.name = name, .created = QDateTime::currentDateTimeUtc(), .storage = QStringLiteral("profile")},
            *made};
    });
}

QFuture<Status> ProxyServer::revokeApiKey(const QString &name)
{
    return runOn(this, [this, name]() -> Status {
        d->cache.clear(); // a new key may get the old name
        return d->keyFile.revoke(name);
    });
}

} // namespace core
