#pragma once

#include "core/model/model_info.h"
#include "core/model/model_traits.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace core {

/// All models, endpoints and providers at one moment: immutable, replaced whole, shared between threads as
/// `std::shared_ptr<const Catalog>`.
class Catalog
{
public:
    Catalog() = default;
    /// `rollingAliases` maps ids such as `~anthropic/claude-opus-latest` to model ids. The first of two
    /// models with one id wins, and so does an id over an alias.
    Catalog(QList<ModelInfo> models, QList<ProviderInfo> providers,
            QHash<QString, QString> rollingAliases = {}, QString dataAsOf = {},
            QList<ModelRule> modelRules = {});

    const QList<ModelInfo> &models() const { return m_models; }
    const QList<ProviderInfo> &providers() const { return m_providers; }
    const QHash<QString, QString> &rollingAliases() const { return m_rollingAliases; }
    /// Day of the figures, YYYY-MM-DD.
    const QString &dataAsOf() const { return m_dataAsOf; }
    const QList<ModelRule> &modelRules() const { return m_modelRules; }
    qsizetype endpointCount() const;

    /// By id, alias or rolling alias, each also without its author (`gpt-4o` for `openai/gpt-4o`; an id goes
    /// before an alias, the first before a later one), without regard to case; null if there is none.
    const ModelInfo *findModel(const QString &idOrAlias) const;
    const ProviderInfo *findProvider(const QString &id) const;
    /// Ids of the models whose names are nearest to a mistyped one, best first.
    QStringList nearestModels(const QString &mistyped, int most = 3) const;

    /// What the model takes at this endpoint: the rules that match its names, with the row's own words on
    /// top.
    ModelTraits traitsOf(const ModelInfo &model, const EndpointInfo &endpoint) const;

    /// What is in force for the endpoint: its own policy, else the provider's, else unknown.
    DataPolicy dataPolicyOf(const EndpointInfo &endpoint) const;

private:
    QList<ModelInfo> m_models;
    QList<ProviderInfo> m_providers;
    QHash<QString, QString> m_rollingAliases;
    QString m_dataAsOf;
    QList<ModelRule> m_modelRules;
    QHash<QString, qsizetype> m_modelByName;
    QHash<QString, qsizetype> m_providerById;
};

using CatalogPtr = std::shared_ptr<const Catalog>;

} // namespace core

Q_DECLARE_METATYPE(core::CatalogPtr)
