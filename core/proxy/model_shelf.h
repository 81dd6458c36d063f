#pragma once

#include "core/proxy/api_route.h"
#include "core/routing/model_listing.h"
#include "core/routing/recent_figures.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace core {

/// The models as one client sees them: what its key may ask for of what the user's keys can reach. For one
/// answer; its rows point into the catalog, which it holds.
class ModelShelf
{
public:
    enum class Scope {
        Key, ///< What the caller's key may ask for.
        Settings, ///< Of that, what the user's settings let requests go to.
    };
    ModelShelf(const ApiCall &asked, Scope scope);
    Q_DISABLE_COPY_MOVE(ModelShelf)

    const Catalog &catalog() const { return *m_catalog; }
    QList<ListedModel> models() const;
    /// The models, and behind them what stands for one of them.
    QList<ListedModel> all() const;

    /// What a name stands for.
    struct Found {
        ListedModel row;
        bool offered = true; ///< False: the model is known, and nobody has it in that offer.
    };
    /// By id, alias or name of a family, with suffixes: those that only sort mean the plain model, those that
    /// are offers of their own are kept (openrouter-spec §3.2). Anything that the catalog knows is found,
    /// also without a key for it. The error has the status 404: there is no such model, or none that the
    /// caller's key may ask for.
    Result<Found> find(const QString &name) const;
    /// Likewise; a missing offer is an error, too.
    Result<ListedModel> findOffered(const QString &name) const;

    /// What the endpoints of these rows did lately, by endpointStatsId().
    QHash<QString, RecentFigures> figuresOf(const QList<ListedModel> &rows) const;

private:
    QList<ListedModel> choosers(const QList<ListedModel> &models) const;
    Result<Found> findChooser(const QString &id) const;

    Engine &m_engine;
    const AccessKey &m_key;
    Config m_config;
    QSet<QString> m_usable;
    QStringList m_protocols;
    CatalogPtr m_catalog;
    ListingFacts m_facts;
};

} // namespace core
