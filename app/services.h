#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/config/config.h"
#include "core/settings/profile.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace core {
class Broadcaster;
class CatalogUpdater;
class Engine;
class ProxyServer;
} // namespace core

namespace app {

/// Where this run keeps its things.
struct Places {
    QString configFile;
    QString historyFile; ///< Unless the configuration names another.
    QString apiKeysFile;
    QString spendJournal;
    QString modelMarksFile;
    QString catalogFolder = {}; ///< Of what refreshes of the catalog bring.
};

/// Those of a profile, with the configuration of `--config` where one was given.
Places placesOf(const core::Profile &profile, const QString &config);

/// The engine and everything that lives in its thread: the one place where concrete classes of core are
/// named. All windows and commands work through the two façades.
class Services
{
public:
    /// Builds everything and waits for it; no network, no key store yet (that is Engine::start()).
    explicit Services(const Places &places);
    ~Services();
    Q_DISABLE_COPY_MOVE(Services)

    core::Engine &engine();
    core::ProxyServer &proxy();
    core::Broadcaster &broadcaster();
    core::CatalogUpdater &catalogUpdater();
    /// BadConfig when config.json could not be used and the defaults are in force instead. The file is left
    /// alone.
    const core::Status &configStatus() const;
    const QList<core::ConfigProblem> &configWarnings() const;
    const QString &configFile() const;
    const Places &places() const { return m_places; }
    /// With the overlays of configuration and simulator.
    const core::CatalogPtr &catalog() const;

private:
    struct Residents;
    Places m_places;
    QThread m_thread;
    std::unique_ptr<QObject> m_anchor; ///< An object in the thread, to send work to.
    std::unique_ptr<Residents> m_residents;
};

} // namespace app
