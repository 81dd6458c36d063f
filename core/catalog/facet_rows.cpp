#include "core/catalog/facet_rows.h"

#include "core/model/regions.h"

namespace core {

namespace {

quint32 bit(Facet facet, bool set)
{
    return set ? 1U << int(facet) : 0U;
}

/// `2026`, `2026-05` and `2026-05-17` as the first day that is meant.
QDate firstDayOf(const QString &date)
{
    QString whole = date.left(10);
    if (whole.size() == 4)
        whole += QLatin1String("-01");
    if (whole.size() == 7)
        whole += QLatin1String("-01");
    return QDate::fromString(whole, Qt::ISODate);
}

} // namespace

FacetRows::FacetRows(const Catalog &catalog)
{
    models.reserve(size_t(catalog.models().size()));
    endpoints.reserve(size_t(catalog.endpointCount()));
    for (const ModelInfo &info : catalog.models())
        addModel(catalog, info);
}

int FacetRows::numberOf(Facet facet, const QString &name)
{
    if (name.isEmpty())
        return -1;
    QHash<QString, int> &numbers = m_numbers[size_t(facet)];
    const QString key = name.toLower();
    const auto known = numbers.constFind(key);
    if (known != numbers.cend())
        return *known;
    QStringList &all = names[size_t(facet)];
    const int number = int(all.size());
    all << name;
    numbers.insert(key, number);
    return number;
}

QList<int> FacetRows::numbersOf(Facet facet, const QStringList &list)
{
    QList<int> numbers;
    for (const QString &name : list) {
        const int number = numberOf(facet, name);
        if (number >= 0 && !numbers.contains(number))
            numbers << number;
    }
    return numbers;
}

int FacetRows::placeOf(const EndpointInfo &endpoint, const ProviderInfo *provider)
{
    Place place {endpoint.region, provider ? provider->datacenters : QStringList()};
    const qsizetype known = places.indexOf(place);
    if (known >= 0)
        return int(known);
    place.areas = numbersOf(Facet::Region, areasOfPlace(place.region, place.countries));
    places << place;
    return int(places.size()) - 1;
}

int FacetRows::parameterSetOf(const QStringList &parameters)
{
    if (m_lastSet >= 0 && parameters.isSharedWith(m_lastParameters))
        return m_lastSet;
    m_lastParameters = parameters;
    const auto known = m_parameterSets.constFind(parameters);
    m_lastSet = known == m_parameterSets.cend() ? int(parameterSets.size()) : *known;
    if (known == m_parameterSets.cend()) {
        parameterSets << numbersOf(Facet::Parameter, parameters);
        m_parameterSets.insert(parameters, m_lastSet);
    }
    return m_lastSet;
}

FacetRows::Endpoint FacetRows::endpointOf(const Catalog &catalog, const ModelInfo &info,
                                          const EndpointInfo &endpoint)
{
    const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    const DataPolicy policy = catalog.dataPolicyOf(endpoint);
    const QStringList &parameters =
        endpoint.supportedParameters.isEmpty() ? info.supportedParameters : endpoint.supportedParameters;
    const auto can = [&](std::optional<bool> Capabilities::*ability, const char *parameter) {
        const std::optional<bool> own = endpoint.capabilities.*ability;
        if (own)
            return *own;
        return (info.capabilities.*ability).value_or(parameters.contains(QLatin1String(parameter)));
    };
    Endpoint row {.info = &endpoint};
    row.provider = numberOf(Facet::Provider, endpoint.providerId);
    row.place = placeOf(endpoint, provider);
    row.parameters = parameterSetOf(parameters);
    row.context = endpoint.contextLength > 0 ? endpoint.contextLength : info.contextLength;
    row.flags = bit(Facet::Tools, can(&Capabilities::tools, "tools"))
                | bit(Facet::StructuredOutput, can(&Capabilities::structuredOutputs, "structured_outputs"));
    // Nobody can be promised what holds for an endpoint that cannot be called.
    if (endpoint.direct) {
        row.flags |=
            bit(Facet::ZeroRetention, !policy.retains()) | bit(Facet::NoTraining, !policy.allowsTraining())
            | bit(Facet::Free, endpoint.pricing.isFree())
            | bit(Facet::Local, provider && provider->kind == QLatin1String("local") && provider->named);
        row.prompt = endpoint.pricing.base.prompt;
        row.completion = endpoint.pricing.base.completion;
    }
    return row;
}

void FacetRows::addModel(const Catalog &catalog, const ModelInfo &info)
{
    Model model;
    model.author = numberOf(Facet::Author, info.author);
    model.type = numberOf(Facet::Type, info.type);
    model.inputs = numbersOf(Facet::Input, info.inputModalities);
    model.outputs = numbersOf(Facet::Output, info.outputModalities);
    model.openWeights = info.openWeights;
    model.reasoning = info.capabilities.reasoning.value_or(false);
    model.released = firstDayOf(info.released);
    model.begin = qsizetype(endpoints.size());
    for (const EndpointInfo &endpoint : info.endpoints)
        endpoints.push_back(endpointOf(catalog, info, endpoint));
    if (info.endpoints.isEmpty()) {
        EndpointInfo nowhere;
        nowhere.direct = false;
        Endpoint row = endpointOf(catalog, info, nowhere);
        row.info = nullptr;
        endpoints.push_back(row);
    }
    model.end = qsizetype(endpoints.size());
    for (qsizetype i = model.begin; i < model.end; ++i)
        model.endpointFlags |= endpoints[size_t(i)].flags;
    models.push_back(std::move(model));
}

} // namespace core
