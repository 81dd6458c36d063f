#include "core/config/config_broadcast.h"
#include "core/config/config_fields.h"
#include "core/config/config_money_reader.h"
#include "core/config/config_preset_reader.h"
#include "core/config/config_prices.h"
#include "core/config/config_provider_reader.h"
#include "core/config/config_routing_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

constexpr int kMostMilliseconds = 86'400'000; // A day.
constexpr int kMostDays = 36'500;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

bool isListenAddress(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral(R"(^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$)"));
    const QRegularExpressionMatch match = shape.match(text);
    constexpr int kLastPort = 65'535;
    return match.hasMatch() && match.captured(2).toInt() <= kLastPort;
}

/// As browsers write it in the Origin header: scheme, host and port, nothing after.
bool isOrigin(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^[a-z][a-z0-9+.-]*://[^/\s?#@]+$)"));
    return shape.match(text).hasMatch();
}

bool isHost(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^(\[[0-9A-Fa-f:.]+\]|[^/\s:?#@]+)(:\d{1,5})?$)"));
    return shape.match(text).hasMatch();
}

void readLocalApi(const ConfigFields &root, Config &config)
{
    ConfigProblems &problems = root.problems();
    if (const auto listen = root.string(QLatin1String("listen"))) {
        config.listen = *listen;
        if (!isListenAddress(*listen))
            problems.add(
                QStringLiteral("listen"),
                Text::tr("This must be HOST:PORT, such as 127.0.0.1:8484, with a port from 0 to 65535."));
    }
    config.requireKey = root.boolean(QLatin1String("require_key")).value_or(config.requireKey);
    config.allowedOrigins = root.strings(QLatin1String("allowed_origins")).value_or(QStringList());
    for (qsizetype i = 0; i < config.allowedOrigins.size(); ++i) {
        if (!isOrigin(config.allowedOrigins.at(i)))
            problems.add(elementPath(QStringLiteral("allowed_origins"), i),
                         Text::tr("This must be an origin such as http://localhost:3000, without a path."));
    }
    config.allowedHosts = root.strings(QLatin1String("allowed_hosts")).value_or(QStringList());
    for (qsizetype i = 0; i < config.allowedHosts.size(); ++i) {
        if (!isHost(config.allowedHosts.at(i)))
            problems.add(elementPath(QStringLiteral("allowed_hosts"), i),
                         Text::tr("This must be a host name such as box.local, without http:// and path."));
    }
}

/// A path as it stands: relative ones count from the folder of config.json, and nobody knows that here.
QString pathFrom(const ConfigFields &fields, QLatin1String key)
{
    const QString path = fields.requiredName(key);
    if (path.contains(QLatin1String("-----BEGIN")))
        fields.problems().add(fields.pathOf(key),
                              Text::tr("Only the path of a PEM file may stand here, not what is in it."));
    else if (path.startsWith(u'~'))
        fields.problems().add(fields.pathOf(key),
                              Text::tr("'~' means nothing here: write the whole path, or one that begins at "
                                       "the folder of this file."));
    return path;
}

void readTls(const ConfigFields &root, Config &config)
{
    config.allowPlainHttp = root.boolean(QLatin1String("allow_plain_http")).value_or(config.allowPlainHttp);
    if (const auto fields = root.child(QLatin1String("tls"), ConfigObject::Tls))
        config.tls = TlsConfig {pathFrom(*fields, QLatin1String("certificate")),
                                pathFrom(*fields, QLatin1String("key"))};
}

void readModelSets(const ConfigFields &root, Config &config)
{
    const QLatin1String key("model_sets");
    const QJsonObject sets = root.object(key).value_or(QJsonObject());
    for (auto set = sets.begin(); set != sets.end(); ++set) {
        const QString path = memberPath(root.pathOf(key), set.key());
        QStringList models;
        for (const QJsonValue &model : set.value().toArray())
            models << model.toString();
        if (models.isEmpty() || models.contains(QString()))
            root.problems().add(path, Text::tr("A model set is a list of model names, such as "
                                               "[\"author/model\", \"author/other\"]."));
        config.modelSets.insert(set.key(), models);
    }
}

void readTimeouts(const ConfigFields &fields, Timeouts &timeouts)
{
    const auto read = [&fields](QLatin1String key, Milliseconds &time) {
        time = Milliseconds(fields.integer(key, 1, kMostMilliseconds).value_or(time.count()));
    };
    read(QLatin1String("connect_ms"), timeouts.connect);
    read(QLatin1String("first_token_ms"), timeouts.firstToken);
    read(QLatin1String("idle_ms"), timeouts.idle);
}

void readResponseCache(const ConfigFields &fields, ResponseCacheSettings &cache)
{
    constexpr qint64 kMegabyte = 1024 * 1024;
    constexpr qint64 kMostMegabytes = 4096;
    cache.enabled = fields.boolean(QLatin1String("enabled")).value_or(cache.enabled);
    if (const auto seconds = fields.integer(QLatin1String("ttl_seconds"), 1, kMostCacheSeconds))
        cache.ttl = std::chrono::seconds(*seconds);
    if (const auto megabytes = fields.integer(QLatin1String("max_mb"), 1, kMostMegabytes))
        cache.maxBytes = *megabytes * kMegabyte;
}

void readWebSearch(const ConfigFields &fields, Config &config)
{
    constexpr qint64 kMostResults = 25;
    const QLatin1String engineName("engine");
    const QLatin1String addressName("base_url");
    const QLatin1String secretName("secret");
    const auto require = [&fields](QLatin1String key, const QString &text) {
        if (!fields.has(key))
            fields.problems().add(fields.path(), text);
    };
    WebSearchSettings &search = config.webSearch;
    require(engineName, Text::tr("'%1' is missing here.").arg(engineName));
    search.engine = fields.word(engineName, words("searxng brave tavily exa")).value_or(QString());
    if (const auto address = fields.string(addressName))
        search.baseUrl = httpAddressFrom(*address, fields.pathOf(addressName), fields.problems());
    config.webSearchSecret = fields.secret(secretName).value_or(SecretRef());
    search.maxResults =
        int(fields.integer(QLatin1String("max_results"), 1, kMostResults).value_or(search.maxResults));
    if (search.engine == QLatin1String("searxng"))
        require(addressName, Text::tr("SearXNG is a server of your own, so it needs 'base_url'."));
    else if (!search.engine.isEmpty())
        require(secretName,
                Text::tr("'%1' asks for a key, so 'secret' is needed, as a reference such as keychain:NAME, "
                         "env:VARIABLE or file:PATH.")
                    .arg(search.engine));
}

void readHistory(const ConfigFields &fields, HistoryConfig &history)
{
    history.bodies = fields.word(QLatin1String("bodies"), words("off errors all")).value_or(history.bodies);
    if (history.bodies != QLatin1String("off"))
        fields.problems().warnNotEnforced(fields.pathOf(QLatin1String("bodies")));
    history.retentionDays =
        int(fields.integer(QLatin1String("retention_days"), 1, kMostDays).value_or(history.retentionDays));
    history.database = fields.string(QLatin1String("database")).value_or(QString());
}

void readCatalog(const ConfigFields &fields, CatalogSettings &catalog)
{
    const QLatin1String sourcesName("sources");
    if (const auto refresh = fields.word(QLatin1String("refresh"), words("off daily")))
        catalog.daily = *refresh == QLatin1String("daily");
    if (const auto sources = fields.strings(sourcesName)) {
        const QStringList known = CatalogSettings().sources;
        catalog.sources = *sources;
        for (qsizetype i = 0; i < sources->size(); ++i) {
            if (!known.contains(sources->at(i)) || sources->indexOf(sources->at(i)) != i)
                fields.problems().add(elementPath(fields.pathOf(sourcesName), i),
                                      Text::tr("This must be one of %1, each at most once.")
                                          .arg(known.join(QLatin1String(", "))));
        }
    }
    const auto address = [&fields](QLatin1String key, QString &url) {
        if (const auto text = fields.string(key))
            url = httpAddressFrom(*text, fields.pathOf(key), fields.problems());
    };
    address(QLatin1String("openrouter_url"), catalog.openRouterUrl);
    address(QLatin1String("models_dev_url"), catalog.modelsDevUrl);
}

struct Address {
    QString host;
    int port = 0;
};

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1")
           || host.startsWith(QLatin1String("127."));
}

/// Whether a request to `url` would come back to the local API: a loop that only ends at the connection
/// limit.
bool comesBack(const QString &url, const Address &own)
{
    const QUrl target(url);
    const int port = target.port(target.scheme() == QLatin1String("https") ? 443 : 80);
    if (own.port == 0 || port != own.port)
        return false;
    const QString host = target.host();
    const bool everywhere = own.host == QLatin1String("0.0.0.0") || own.host == QLatin1String("::");
    return host == own.host || (isLoopback(host) && (isLoopback(own.host) || everywhere));
}

void refuseLoops(const Config &config, ConfigProblems &problems)
{
    const QUrl listen(QLatin1String("http://") + config.listen);
    const Address own {listen.host(), listen.port(0)};
    const auto check = [&](const QString &url, const QString &owner, const QString &member) {
        if (comesBack(url, own))
            problems.add(
                memberPath(owner, member),
                Text::tr("This is Switchyard's own address (%1): requests would go round in a circle.")
                    .arg(config.listen));
    };
    const QString baseUrl = QStringLiteral("base_url");
    for (const ProviderConfig &provider : config.providers) {
        const QString path = memberPath(QStringLiteral("providers"), provider.overlay.id);
        check(provider.overlay.baseUrl.value_or(QString()), path, baseUrl);
        for (qsizetype i = 0; i < provider.overlay.models.size(); ++i)
            check(provider.overlay.models.at(i).endpoint.baseUrl,
                  elementPath(memberPath(path, QStringLiteral("models")), i), baseUrl);
    }
    for (qsizetype i = 0; i < config.broadcast.size(); ++i)
        check(config.broadcast.at(i).url, elementPath(QStringLiteral("broadcast"), i), QStringLiteral("url"));
}

ConfigReading failedReading(int line, const QString &text)
{
    ConfigReading reading;
    reading.problems << ConfigProblem {{}, line, text};
    return reading;
}

} // namespace

ConfigReading readConfig(QByteArrayView json, const QStringList &knownProviders)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError) {
        return failedReading(lineAt(json, error.offset), Text::tr("This is not valid JSON: %1 (column %2).")
                                                             .arg(error.errorString())
                                                             .arg(columnAt(json, error.offset)));
    }
    if (!document.isObject())
        return failedReading(1, Text::tr("The file must hold one object in curly brackets."));

    const JsonLocator locator(json);
    ConfigProblems problems(locator);
    for (const JsonLocator::Duplicate &duplicate : locator.duplicates())
        problems.add(duplicate.path, Text::tr("This name stands here twice; only one can count."));

    ConfigReading reading;
    Config &config = reading.config;
    const ConfigFields root(problems, {}, document.object(), ConfigObject::Root);
    config.schema = root.string(QLatin1String("$schema")).value_or(QString());
    readLocalApi(root, config);
    readTls(root, config);
    readBroadcast(root, config);
    readTimeZone(root, config);
    config.providers = providersFrom(root, knownProviders);
    readPrices(root, config, knownProviders);
    if (const auto fields = root.child(QLatin1String("routing"), ConfigObject::Routing))
        readRouting(*fields, config);
    readModelSets(root, config);
    config.presets = presetsFrom(root);
    refuseLoops(config, problems);
    if (const auto fields = root.child(QLatin1String("timeouts"), ConfigObject::Timeouts))
        readTimeouts(*fields, config.timeouts);
    if (const auto fields = root.child(QLatin1String("response_cache"), ConfigObject::ResponseCache))
        readResponseCache(*fields, config.responseCache);
    if (const auto fields = root.child(QLatin1String("web_search"), ConfigObject::WebSearch))
        readWebSearch(*fields, config);
    readBudgets(root, config);
    readApiKeys(root, config);
    if (const auto fields = root.child(QLatin1String("history"), ConfigObject::History))
        readHistory(*fields, config.history);
    if (const auto fields = root.child(QLatin1String("catalog"), ConfigObject::Catalog))
        readCatalog(*fields, config.catalog);
    reading.problems = problems.takeProblems();
    reading.warnings = problems.takeWarnings();
    return reading;
}

} // namespace core
