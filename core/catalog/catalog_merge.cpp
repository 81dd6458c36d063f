#include "core/catalog/catalog_merge.h"

#include "core/catalog/endpoint_merge.h"
#include "core/catalog/merge_names.h"

#include <QMultiHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Where an endpoint stands.
struct Place {
    qsizetype model = 0;
    qsizetype endpoint = 0;
};

QString nativeKey(const QString &provider, const QString &providerModelId)
{
    return provider + u'\n' + providerModelId;
}

bool hasSlug(const ModelInfo &model, const EndpointInfo &endpoint)
{
    const QString slug = endpointSlug(endpoint);
    return std::any_of(model.endpoints.cbegin(), model.endpoints.cend(),
                       [&](const EndpointInfo &other) { return endpointSlug(other) == slug; });
}

/// A name without a number stands for the newest of several models.
bool hasNumber(const QString &name)
{
    return std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.isDigit(); });
}

/// So can one with a number; then it is matched by a model that was released long before.
bool isOtherRelease(const ModelInfo &model, const ModelInfo &row)
{
    constexpr qint64 kDaysBetweenAnnouncements = 62;
    const QDate known = QDate::fromString(model.released, Qt::ISODate);
    const QDate said = QDate::fromString(row.released, Qt::ISODate);
    return known.isValid() && said.isValid() && qAbs(known.daysTo(said)) > kDaysBetweenAnnouncements;
}

class Merging
{
public:
    explicit Merging(const Catalog &bundled)
        : m_bundled(bundled)
        , m_models(bundled.models())
        , m_rolling(bundled.rollingAliases())
        , m_day(bundled.dataAsOf())
        , m_names(bundled)
    {
        for (qsizetype i = 0; i < m_models.size(); ++i) {
            for (qsizetype j = 0; j < std::as_const(m_models).at(i).endpoints.size(); ++j)
                index(i, j);
        }
    }

    void apply(const SourceSnapshot &snapshot)
    {
        const QString day = snapshot.taken.toUTC().date().toString(Qt::ISODate);
        if (day < m_bundled.dataAsOf())
            return;
        if (snapshot.form == SourceSnapshot::Form::OpenRouterModels)
            applyOwnList(snapshot, day);
        for (const ModelInfo &row : snapshot.models)
            applyRow(snapshot, row);
        m_day = std::max(m_day, day);
    }

    Catalog result() &&
    {
        return Catalog(std::move(m_models), m_bundled.providers(), std::move(m_rolling), std::move(m_day),
                       m_bundled.modelRules());
    }

private:
    void index(qsizetype model, qsizetype endpoint)
    {
        const EndpointInfo &row = std::as_const(m_models).at(model).endpoints.at(endpoint);
        m_byNative.insert(nativeKey(row.providerId, row.providerModelId), {model, endpoint});
    }

    void addEndpoint(qsizetype model, const EndpointInfo &endpoint)
    {
        if (hasSlug(std::as_const(m_models).at(model), endpoint))
            return;
        m_models[model].endpoints << endpoint;
        index(model, m_models.at(model).endpoints.size() - 1);
    }

    void addModel(const ModelInfo &model)
    {
        m_models << model;
        m_names.add(model, m_models.size() - 1);
        for (qsizetype i = 0; i < model.endpoints.size(); ++i)
            index(m_models.size() - 1, i);
    }

    /// Facts alone: whatever a reader may fill in some day, nothing goes to another place or with other
    /// words.
    static EndpointInfo factsOf(const EndpointInfo &said, const ProviderInfo &provider)
    {
        EndpointInfo endpoint {provider.id, said.providerModelId};
        endpoint.tag = said.tag;
        endpoint.variant = said.variant;
        endpoint.quantization = said.quantization;
        endpoint.direct = said.direct;
        updateEndpoint(endpoint, said, provider, true);
        if (!isPlausiblePrice(endpoint.pricing, provider) && said.variant.isEmpty()) {
            endpoint.pricing = {};
            endpoint.pricingSource.clear();
        }
        return endpoint;
    }

    static ModelInfo factsOf(const ModelInfo &said, const EndpointInfo &endpoint)
    {
        ModelInfo model = said;
        model.endpoints = {endpoint};
        return model;
    }

    void applyRow(const SourceSnapshot &snapshot, const ModelInfo &row)
    {
        switch (snapshot.form) {
        case SourceSnapshot::Form::OpenRouterModels:
            break; // all of it at once, with what it does not name
        case SourceSnapshot::Form::OpenRouterEndpoints:
            applyRoutedEndpoints(row);
            break;
        case SourceSnapshot::Form::ModelsDev:
            applyModelsDevRow(row);
            break;
        case SourceSnapshot::Form::Listing:
            applyListedRow(row);
            break;
        case SourceSnapshot::Form::LocalListing:
            applyLocalRow(row);
            break;
        }
    }

    // OpenRouter's list of models

    void applyOwnList(const SourceSnapshot &snapshot, const QString &day)
    {
        const ProviderInfo *provider = m_bundled.findProvider(snapshot.source);
        if (!provider)
            return;
        QSet<QString> named;
        for (const ModelInfo &row : snapshot.models) {
            named << row.endpoints.constFirst().providerModelId;
            applyOwnRow(row, *provider);
        }
        for (auto alias = snapshot.rollingAliases.cbegin(); alias != snapshot.rollingAliases.cend();
             ++alias) {
            if (const auto model = m_names.byIdOrAlias(alias.value()))
                m_rolling.insert(alias.key(), m_models.at(*model).id);
        }
        retireUnnamed(provider->id, named, day);
    }

    void applyOwnRow(const ModelInfo &row, const ProviderInfo &provider)
    {
        const EndpointInfo &said = row.endpoints.constFirst();
        const QList<Place> known = m_byNative.values(nativeKey(provider.id, said.providerModelId));
        for (const Place &place : known)
            updateEndpoint(m_models[place.model].endpoints[place.endpoint], said, provider, true);
        const auto model =
            known.isEmpty() ? m_names.byIdOrAlias(row.id) : std::optional(known.constFirst().model);
        if (!model) {
            // Names below that of a server on the user's machine are theirs: what comes from outside must not
            // stand beside them.
            const ProviderInfo *namesake = m_bundled.findProvider(row.author);
            const bool isTheirs = namesake && namesake->kind == QLatin1String("local");
            if (!isTheirs && !row.type.isEmpty() && !row.name.isEmpty())
                addModel(factsOf(row, factsOf(said, provider)));
            return;
        }
        // A free offer can have narrower limits than the model.
        if (said.variant.isEmpty())
            updateModel(m_models[*model], row);
        if (known.isEmpty())
            addEndpoint(*model, factsOf(said, provider));
    }

    /// The list names chat models alone, so the silence on others says nothing.
    void retireUnnamed(const QString &provider, const QSet<QString> &named, const QString &day)
    {
        for (ModelInfo &model : m_models) {
            if (model.type != QLatin1String("chat")
                || !model.outputModalities.contains(QLatin1String("text")))
                continue;
            for (EndpointInfo &endpoint : model.endpoints) {
                if (endpoint.providerId != provider || named.contains(endpoint.providerModelId)
                    || endpoint.status == kRetired)
                    continue;
                endpoint.status = kRetired;
                if (endpoint.deprecationDate.isEmpty())
                    endpoint.deprecationDate = day;
            }
        }
    }

    // OpenRouter's endpoints of one model

    void applyRoutedEndpoints(const ModelInfo &row)
    {
        const auto model = m_names.byIdOrAlias(row.id);
        if (!model)
            return;
        for (const EndpointInfo &said : row.endpoints) {
            const ProviderInfo *provider = m_names.providerOfOpenRouter(said.providerId);
            if (!provider)
                continue;
            if (EndpointInfo *endpoint = routedTo(m_models[*model], said, provider->id)) {
                updateEndpoint(*endpoint, said, *provider, false);
                continue;
            }
            EndpointInfo added = factsOf(said, *provider);
            if (!added.tag.isEmpty() && added.tag == added.quantization)
                added.tag.clear(); // it stands in the slug already
            addEndpoint(*model, added);
        }
    }

    static EndpointInfo *routedTo(ModelInfo &model, const EndpointInfo &said, const QString &provider)
    {
        const QString slug = said.tag.isEmpty() ? provider : provider + u'/' + said.tag;
        QList<EndpointInfo *> there;
        for (EndpointInfo &endpoint : model.endpoints) {
            if (endpoint.providerId == provider)
                there << &endpoint;
            if (endpoint.providerId == provider && endpointSlug(endpoint) == slug)
                return &endpoint;
        }
        return there.size() == 1 ? there.constFirst() : nullptr;
    }

    // models.dev

    void applyModelsDevRow(const ModelInfo &row)
    {
        const EndpointInfo &said = row.endpoints.constFirst();
        const ProviderInfo *provider = m_names.providerOfModelsDev(said.providerId);
        if (!provider)
            return;
        const QList<Place> known = m_byNative.values(nativeKey(provider->id, said.providerModelId));
        for (const Place &place : known) {
            EndpointInfo &endpoint = m_models[place.model].endpoints[place.endpoint];
            // The row is of no region: one that is can have another price. What cannot be called is a mode of
            // another model under that model's name, such as a faster one at six times the price. And who has
            // a list of their own here says better what they sell.
            if (endpoint.region.isEmpty() && endpoint.direct && endpoint.pricingSource != provider->id)
                updateEndpoint(endpoint, said, *provider, false);
        }
        if (known.isEmpty())
            addModelsDevRow(row, said, *provider);
    }

    void addModelsDevRow(const ModelInfo &row, const EndpointInfo &said, const ProviderInfo &provider)
    {
        // Retired before anybody saw it here.
        const bool isGone = said.status == kRetired && said.deprecationDate.isEmpty();
        if (row.type.isEmpty() || isGone || provider.id == kOpenRouterSource)
            return;
        const auto model = m_names.modelOf(provider, said.providerModelId);
        const bool isRightModel =
            model && hasNumber(said.providerModelId) && !isOtherRelease(m_models.at(*model), row);
        const bool isNewModel = !model && row.released >= m_bundled.dataAsOf();
        if (!isRightModel && !isNewModel)
            return;
        const QString id = model ? m_models.at(*model).id : m_names.idForNew(provider, row);
        if (id.isEmpty())
            return;
        const auto manner = m_names.mannerAt(provider, id.left(id.indexOf(u'/')), said.direct);
        if (!manner)
            return;
        EndpointInfo endpoint = factsOf(said, provider);
        endpoint.protocol = manner->protocol;
        endpoint.protocols = manner->protocols;
        endpoint.baseUrl = manner->baseUrl;
        endpoint.direct = true;
        if (model) {
            addEndpoint(*model, endpoint);
            return;
        }
        ModelInfo added = factsOf(row, endpoint);
        added.id = id;
        added.author = id.left(id.indexOf(u'/'));
        added.authorName = m_names.authorName(added.author);
        if (added.name.isEmpty())
            added.name = id.mid(added.author.size() + 1);
        addModel(added);
    }

    // A provider's own list

    void applyListedRow(const ModelInfo &row)
    {
        const EndpointInfo &said = row.endpoints.constFirst();
        const ProviderInfo *provider = m_bundled.findProvider(said.providerId);
        if (!provider || m_byNative.contains(nativeKey(provider->id, said.providerModelId)))
            return;
        const auto model = m_names.modelOf(*provider, said.providerModelId);
        if (!model || !hasNumber(said.providerModelId))
            return;
        const auto manner = m_names.mannerAt(*provider, m_models.at(*model).author, true);
        if (!manner)
            return;
        EndpointInfo endpoint = factsOf(said, *provider);
        endpoint.protocol = manner->protocol;
        endpoint.protocols = manner->protocols;
        endpoint.baseUrl = manner->baseUrl;
        addEndpoint(*model, endpoint);
    }

    void applyLocalRow(const ModelInfo &row)
    {
        const EndpointInfo &said = row.endpoints.constFirst();
        const QString id = said.providerId + u'/' + said.providerModelId;
        if (m_byNative.contains(nativeKey(said.providerId, said.providerModelId)) || m_names.byIdOrAlias(id))
            return;
        EndpointInfo endpoint {said.providerId, said.providerModelId};
        endpoint.quantization = said.quantization;
        endpoint.contextLength = said.contextLength;
        ModelInfo model = factsOf(row, endpoint);
        model.id = id;
        model.author = said.providerId;
        addModel(model);
    }

    const Catalog &m_bundled;
    QList<ModelInfo> m_models;
    QHash<QString, QString> m_rolling;
    QString m_day;
    MergeNames m_names;
    QMultiHash<QString, Place> m_byNative;
};

} // namespace

Catalog mergeCatalog(const Catalog &bundled, const QList<SourceSnapshot> &snapshots)
{
    Merging merging(bundled);
    for (const SourceSnapshot &snapshot : snapshots)
        merging.apply(snapshot);
    return std::move(merging).result();
}

} // namespace core
