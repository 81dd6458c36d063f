#include "core/catalog/catalog_overlay.h"

#include "core/model/raw_request.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr QLatin1String kText("text");

QStringList orText(const QStringList &modalities)
{
    return modalities.isEmpty() ? QStringList {kText} : modalities;
}

/// What a model is for, by the protocol that it is asked in or by what goes in and comes out.
QString typeFor(const QString &protocol, const QStringList &inputs, const QStringList &outputs)
{
    if (const auto task = otherTaskFor(protocol))
        return modelTypeFor(*task);
    if (outputs.contains(QLatin1String("embedding")))
        return modelTypeFor(Task::Embeddings);
    if (outputs.contains(QLatin1String("score")))
        return QStringLiteral("rerank");
    if (outputs == QStringList {QStringLiteral("image")})
        return modelTypeFor(Task::Images);
    const QStringList onlyAudio {QStringLiteral("audio")};
    if (outputs == onlyAudio)
        return modelTypeFor(Task::Speech);
    return modelTypeFor(inputs == onlyAudio ? Task::Transcription : Task::Chat);
}

/// A model that only the row tells of: what the row says is all that is known.
ModelInfo modelFromRow(const ProviderOverlay::ModelRow &row, const QString &providerProtocol)
{
    const qsizetype slash = row.modelId.indexOf(u'/');
    ModelInfo model;
    model.id = row.modelId;
    model.name = row.modelName.isEmpty() ? row.modelId.mid(slash + 1) : row.modelName;
    model.author = row.modelId.left(std::max<qsizetype>(slash, 0));
    model.inputModalities = orText(row.endpoint.inputModalities);
    model.outputModalities = orText(row.endpoint.outputModalities);
    model.type = typeFor(row.endpoint.protocol.isEmpty() ? providerProtocol : row.endpoint.protocol,
                         model.inputModalities, model.outputModalities);
    model.contextLength = row.endpoint.contextLength;
    model.maxOutputTokens = row.endpoint.maxOutputTokens;
    model.supportedParameters = row.endpoint.supportedParameters;
    model.capabilities = row.endpoint.capabilities;
    return model;
}

class Overlaying
{
public:
    explicit Overlaying(const Catalog &catalog)
        : m_bundled(catalog)
        , m_models(catalog.models())
        , m_providers(catalog.providers())
    { }

    void apply(const ProviderOverlay &overlay)
    {
        applyToProvider(overlay);
        if (overlay.baseUrl)
            forgetAddressesOf(overlay.id);
        for (const ProviderOverlay::ModelRow &row : overlay.models)
            applyRow(row);
    }

    CatalogPtr result() &&
    {
        return std::make_shared<const Catalog>(std::move(m_models), std::move(m_providers),
                                               m_bundled.rollingAliases(), m_bundled.dataAsOf(),
                                               m_bundled.modelRules());
    }

private:
    void applyToProvider(const ProviderOverlay &overlay)
    {
        auto provider = std::find_if(m_providers.begin(), m_providers.end(),
                                     [&](const ProviderInfo &info) { return info.id == overlay.id; });
        if (provider == m_providers.end()) {
            m_providers << ProviderInfo {overlay.id, overlay.id};
            provider = std::prev(m_providers.end());
        }
        provider->name = overlay.name.value_or(provider->name);
        provider->kind = overlay.kind.value_or(provider->kind);
        provider->named = true;
        provider->protocol = overlay.protocol.value_or(provider->protocol);
        provider->baseUrl = overlay.baseUrl.value_or(provider->baseUrl);
        provider->headers = overlay.headers.value_or(provider->headers);
        if (overlay.dataPolicy)
            provider->dataPolicy = overlay.dataPolicy;
    }

    /// Whoever sends a provider somewhere else means all of it: an endpoint with an address of its own would
    /// still carry the prompt to the old place.
    void forgetAddressesOf(const QString &providerId)
    {
        for (qsizetype i = 0; i < m_models.size(); ++i) {
            const QList<EndpointInfo> &endpoints = std::as_const(m_models).at(i).endpoints;
            for (qsizetype j = 0; j < endpoints.size(); ++j) {
                if (endpoints.at(j).providerId == providerId && !endpoints.at(j).baseUrl.isEmpty())
                    m_models[i].endpoints[j].baseUrl.clear();
            }
        }
    }

    ModelInfo &modelFor(const ProviderOverlay::ModelRow &row)
    {
        // An alias is the same model under another name, so the row joins the model's other endpoints.
        const ModelInfo *bundled = m_bundled.findModel(row.modelId);
        const QString id = bundled ? bundled->id : row.modelId;
        const auto known = std::find_if(m_models.begin(), m_models.end(), [&](const ModelInfo &model) {
            return model.id.compare(id, Qt::CaseInsensitive) == 0;
        });
        if (known != m_models.end())
            return *known;
        const auto owner =
            std::find_if(m_providers.cbegin(), m_providers.cend(), [&](const ProviderInfo &provider) {
                return provider.id == row.endpoint.providerId;
            });
        m_models << modelFromRow(row, owner == m_providers.cend() ? QString() : owner->protocol);
        return m_models.last();
    }

    void applyRow(const ProviderOverlay::ModelRow &row)
    {
        QList<EndpointInfo> &endpoints = modelFor(row).endpoints;
        const auto same = std::find_if(endpoints.begin(), endpoints.end(), [&](const EndpointInfo &other) {
            return other.providerModelId == row.endpoint.providerModelId
                   && endpointSlug(other) == endpointSlug(row.endpoint);
        });
        if (same != endpoints.end())
            *same = row.endpoint;
        else
            endpoints << row.endpoint;
    }

    const Catalog &m_bundled;
    QList<ModelInfo> m_models;
    QList<ProviderInfo> m_providers;
};

} // namespace

CatalogPtr withOverlays(const CatalogPtr &bundled, const QList<ProviderOverlay> &overlays)
{
    if (overlays.isEmpty())
        return bundled;
    Overlaying overlaying(*bundled);
    for (const ProviderOverlay &overlay : overlays)
        overlaying.apply(overlay);
    return std::move(overlaying).result();
}

} // namespace core
