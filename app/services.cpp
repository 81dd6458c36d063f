#include "app/services.h"

#include "core/async/on_thread.h"
#include "core/broadcast/broadcaster.h"
#include "core/engine/catalog_updater.h"
#include "core/engine/engine.h"
#include "core/history/history_store.h"
#include "core/net/authorizing_transport.h"
#include "core/net/qnam_transport.h"
#include "core/proxy/proxy_server.h"
#include "core/secrets/keychain_key_store.h"
#include "core/secrets/secret_resolver.h"
#include "core/settings/bundled_tokens.h"
#include "core/settings/config_store.h"
#include "core/simulator/simulator.h"

#include <QFileInfo>
#include <QLoggingCategory>

namespace app {

namespace {

Q_LOGGING_CATEGORY(lcApp, "switchyard.app", QtWarningMsg)

QStringList providerIds(const core::Catalog &catalog)
{
    QStringList ids;
    for (const core::ProviderInfo &provider : catalog.providers())
        ids << provider.id;
    ids << QStringLiteral("simulator"); // comes as an overlay
    return ids;
}

} // namespace

Places placesOf(const core::Profile &profile, const QString &config)
{
    return {config.isEmpty() ? profile.configFile() : config,
            profile.historyFile(),
            profile.apiKeysFile(),
            profile.spendJournal(),
            profile.modelMarksFile(),
            profile.catalogFolder()};
}

/// Built, used and destroyed in the engine's thread, in this order and its reverse.
struct Services::Residents {
    explicit Residents(const Places &places)
        : updater({.folder = places.catalogFolder, .transport = &transport})
        , config(places.configFile, providerIds(*updater.base()))
        , configStatus(config.load())
        , secrets(keyStore, QProcessEnvironment::systemEnvironment(),
                  QFileInfo(places.configFile).absolutePath())
        , history(config.config().history.database.isEmpty() ? places.historyFile
                                                             : config.config().history.database)
    {
        QList<core::ProviderOverlay> builtIn;
        if (const auto port = simulator.start())
            builtIn << simulator.overlay();
        else
            qCWarning(lcApp) << "The simulator cannot listen:" << port.error().message;
        engine = std::make_unique<core::Engine>(
            core::EngineParts {updater.base(), &config, &keyStore, &secrets, &authorizing, &history, builtIn,
                               core::bundledTokenCounter(), places.spendJournal});
        proxy = std::make_unique<core::ProxyServer>(*engine, secrets, places.apiKeysFile);
        QObject::connect(proxy.get(), &core::ProxyServer::answeredFromCache, &history,
                         &core::HistoryStore::append);
        broadcastRequests();
        updater.attach(*engine);
        catalog = engine->catalog().result();
    }

    void broadcastRequests()
    {
        broadcaster = std::make_unique<core::Broadcaster>(authorizing, secrets);
        broadcaster->setTargets(config.config().broadcast);
        QObject::connect(engine.get(), &core::Engine::configChanged, broadcaster.get(),
                         [this](const core::Config &changed) { broadcaster->setTargets(changed.broadcast); });
        QObject::connect(engine.get(), &core::Engine::requestEnded, broadcaster.get(),
                         &core::Broadcaster::tell);
        QObject::connect(proxy.get(), &core::ProxyServer::answeredFromCache, broadcaster.get(),
                         &core::Broadcaster::tell);
    }

    /// Ends what runs and lets the broadcaster tell of it. The last thing before destruction.
    QFuture<core::Done> end()
    {
        proxy.reset();
        updater.stop();
        engine->shutDown();
        return broadcaster->finish();
    }

    core::QnamTransport transport;
    core::CatalogUpdater updater;
    core::ConfigStore config;
    core::Status configStatus;
    core::KeychainKeyStore keyStore;
    core::SecretResolver secrets;
    core::AuthorizingTransport authorizing {transport};
    core::HistoryStore history;
    core::Simulator simulator;
    std::unique_ptr<core::Engine> engine;
    std::unique_ptr<core::ProxyServer> proxy;
    std::unique_ptr<core::Broadcaster> broadcaster;
    core::CatalogPtr catalog;
};

Services::Services(const Places &places)
    : m_places(places)
    , m_anchor(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_anchor->moveToThread(&m_thread);
    m_thread.start();
    core::runOn(m_anchor.get(), [this, places] {
        m_residents = std::make_unique<Residents>(places);
        return core::Done {};
    }).waitForFinished();
}

Services::~Services()
{
    core::runOn(m_anchor.get(), [this] { return m_residents->end(); }).waitForFinished();
    core::runOn(m_anchor.get(), [this] {
        m_residents.reset();
        return core::Done {};
    }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

core::Engine &Services::engine()
{
    return *m_residents->engine;
}

core::ProxyServer &Services::proxy()
{
    return *m_residents->proxy;
}

core::Broadcaster &Services::broadcaster()
{
    return *m_residents->broadcaster;
}

core::CatalogUpdater &Services::catalogUpdater()
{
    return m_residents->updater;
}

const core::Status &Services::configStatus() const
{
    return m_residents->configStatus;
}

const QList<core::ConfigProblem> &Services::configWarnings() const
{
    return m_residents->config.warnings();
}

const QString &Services::configFile() const
{
    return m_residents->config.path();
}

const core::CatalogPtr &Services::catalog() const
{
    return m_residents->catalog;
}

} // namespace app
