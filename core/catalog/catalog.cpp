#include "core/catalog/catalog.h"

#include "core/catalog/nearest_models.h"

#include <utility>

namespace core {

namespace {

void insertOnce(QHash<QString, qsizetype> &index, const QString &name, qsizetype position)
{
    if (!index.contains(name))
        index.insert(name, position);
}

/// What comes behind the author.
QString bareName(const QString &id)
{
    return id.mid(id.indexOf(u'/') + 1).toLower();
}

} // namespace

Catalog::Catalog(QList<ModelInfo> models, QList<ProviderInfo> providers,
                 QHash<QString, QString> rollingAliases, QString dataAsOf, QList<ModelRule> modelRules)
    : m_models(std::move(models))
    , m_providers(std::move(providers))
    , m_rollingAliases(std::move(rollingAliases))
    , m_dataAsOf(std::move(dataAsOf))
    , m_modelRules(std::move(modelRules))
{
    m_modelByName.reserve(m_models.size() * 4);
    for (qsizetype i = 0; i < m_models.size(); ++i)
        insertOnce(m_modelByName, m_models.at(i).id.toLower(), i);
    // In a second round, so that no alias hides a model's own id.
    for (qsizetype i = 0; i < m_models.size(); ++i) {
        for (const QString &alias : m_models.at(i).aliases)
            insertOnce(m_modelByName, alias.toLower(), i);
    }
    // And in a third, the bare names by which programs made for one vendor ask.
    for (qsizetype i = 0; i < m_models.size(); ++i) {
        insertOnce(m_modelByName, bareName(m_models.at(i).id), i);
        for (const QString &alias : m_models.at(i).aliases)
            insertOnce(m_modelByName, bareName(alias), i);
    }
    for (auto alias = m_rollingAliases.cbegin(); alias != m_rollingAliases.cend(); ++alias) {
        const auto target = m_modelByName.constFind(alias.value().toLower());
        if (target != m_modelByName.cend())
            insertOnce(m_modelByName, alias.key().toLower(), *target);
    }
    m_providerById.reserve(m_providers.size());
    for (qsizetype i = 0; i < m_providers.size(); ++i)
        insertOnce(m_providerById, m_providers.at(i).id, i);
}

qsizetype Catalog::endpointCount() const
{
    qsizetype count = 0;
    for (const ModelInfo &model : m_models)
        count += model.endpoints.size();
    return count;
}

const ModelInfo *Catalog::findModel(const QString &idOrAlias) const
{
    const auto found = m_modelByName.constFind(idOrAlias.toLower());
    return found == m_modelByName.cend() ? nullptr : &m_models.at(*found);
}

const ProviderInfo *Catalog::findProvider(const QString &id) const
{
    const auto found = m_providerById.constFind(id);
    return found == m_providerById.cend() ? nullptr : &m_providers.at(*found);
}

QStringList Catalog::nearestModels(const QString &mistyped, int most) const
{
    return nearestModelIds(m_models, mistyped, most);
}

ModelTraits Catalog::traitsOf(const ModelInfo &model, const EndpointInfo &endpoint) const
{
    using Thinking = ModelTraits::Thinking;
    ModelTraits traits = traitsByRules(m_modelRules, model.id, endpoint.providerModelId);
    const ReasoningOptions &options = endpoint.reasoning;
    ModelTraits row;
    row.efforts = options.efforts.isEmpty() ? model.reasoningEfforts : options.efforts;
    row.minBudget = options.minBudget;
    row.maxBudget = options.maxBudget;
    // What both forms mean together only the rules know.
    if (traits.thinking == Thinking::Unknown && options.byBudget)
        row.thinking = options.efforts.isEmpty() ? Thinking::Budget : Thinking::Either;
    else if (traits.thinking == Thinking::Unknown && !options.efforts.isEmpty())
        row.thinking = Thinking::Adaptive;
    if (!traits.reasoningMandatory)
        row.reasoningMandatory = model.reasoningMandatory;
    if (!traits.reasonsByDefault)
        row.reasonsByDefault = model.reasoningByDefault;
    if (!traits.sampling && endpoint.capabilities.temperature == false)
        row.sampling = ModelTraits::Accepts::Never;
    row.structuredOutputs = endpoint.capabilities.structuredOutputs;
    const qint64 longest = endpoint.maxOutputTokens > 0 ? endpoint.maxOutputTokens : model.maxOutputTokens;
    if (longest > 0)
        row.maxOutputTokens = longest;
    row.supportedParameters = endpoint.supportedParameters;
    overlayTraits(traits, row);
    return traits;
}

DataPolicy Catalog::dataPolicyOf(const EndpointInfo &endpoint) const
{
    if (endpoint.dataPolicy)
        return *endpoint.dataPolicy;
    const ProviderInfo *provider = findProvider(endpoint.providerId);
    return provider ? provider->dataPolicy.value_or(DataPolicy {}) : DataPolicy {};
}

} // namespace core
