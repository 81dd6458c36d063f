#include "core/catalog/model_matching.h"

#include "core/catalog/task_price.h"
#include "core/model/regions.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

// A bit for each thing that an endpoint or its model lacks: first the facets, then what has no values to
// choose.
using Lacks = quint32;
constexpr Lacks lacking(Facet facet)
{
    return Lacks(1) << int(facet);
}
constexpr Lacks kLacksName = Lacks(1) << kFacets; ///< Or it is hidden.
constexpr Lacks kLacksContext = Lacks(1) << (kFacets + 1);
constexpr Lacks kLacksPrompt = Lacks(1) << (kFacets + 2);
constexpr Lacks kLacksCompletion = Lacks(1) << (kFacets + 3);
constexpr Lacks kLacksBlended = Lacks(1) << (kFacets + 4);
constexpr Lacks kLacksAge = Lacks(1) << (kFacets + 5);

constexpr std::array kEndpointFlags = {
    Facet::Tools, Facet::StructuredOutput, Facet::ZeroRetention, Facet::NoTraining,
    Facet::Free,  Facet::WithKey,          Facet::Local};

bool within(const std::optional<Money> &price, const std::optional<Money> &most)
{
    return !most || (price && *price <= *most);
}

/// How many of the numbers are among the wanted ones.
qsizetype countOf(const QList<int> &have, const std::vector<bool> &wanted)
{
    return std::count_if(have.cbegin(), have.cend(), [&](int number) { return wanted[size_t(number)]; });
}

/// The values that a list of a query names, as marks in the list of all names.
struct Wanted {
    bool any = false; ///< Whether the query names any.
    std::vector<bool> marks = {};
    qsizetype count = 0; ///< Different ones, those that nobody has included.

    bool one(int number) const { return !any || (number >= 0 && marks[size_t(number)]); }
    bool all(const QList<int> &have) const { return !any || countOf(have, marks) == count; }
};

Wanted wanted(const FacetRows &rows, const ModelQuery &query, Facet facet)
{
    const QStringList &values = valuesOf(query, facet);
    const QStringList &names = rows.namesOf(facet);
    Wanted result {!values.isEmpty(), std::vector<bool>(size_t(names.size()))};
    QSet<QString> different;
    for (const QString &value : values)
        different << value.toLower();
    result.count = different.size();
    for (qsizetype i = 0; result.any && i < names.size(); ++i)
        result.marks[size_t(i)] = different.contains(names.at(i).toLower());
    return result;
}

class Matcher
{
public:
    Matcher(const Catalog &catalog, const FacetRows &rows, const ModelQuery &query, const QueryFacts &facts)
        : m_catalog(catalog)
        , m_rows(rows)
        , m_query(query)
        , m_facts(facts)
        , m_authors(wanted(rows, query, Facet::Author))
        , m_types(wanted(rows, query, Facet::Type))
        , m_inputs(wanted(rows, query, Facet::Input))
        , m_outputs(wanted(rows, query, Facet::Output))
        , m_providers(wanted(rows, query, Facet::Provider))
    {
        const Wanted parameters = wanted(rows, query, Facet::Parameter);
        for (const QList<int> &set : rows.parameterSets)
            m_parametersFit.push_back(parameters.all(set));
        for (const FacetRows::Place &place : rows.places)
            m_placeFits.push_back(query.regions.isEmpty()
                                  || isPlaceWithin(place.region, place.countries, query.regions));
        for (const QString &provider : rows.namesOf(Facet::Provider))
            m_usable.push_back(facts.usableProviders.contains(provider));
        for (Facet facet : kEndpointFlags) {
            const std::optional<bool> flag = flagOf(query, facet);
            if (flag.value_or(false))
                m_neededFlags |= lacking(facet);
            else if (flag)
                m_refusedFlags |= lacking(facet);
        }
        for (int i = 0; i < kFacets; ++i)
            m_seen[size_t(i)].resize(isFlag(Facet(i)) ? 1 : size_t(rows.namesOf(Facet(i)).size()), -1);
        for (int i = 0; i < kFacets; ++i)
            m_counted[size_t(i)].resize(m_seen[size_t(i)].size(), 0);
    }

    void look(int position, bool hasName, std::vector<ModelMatch> &found)
    {
        const FacetRows::Model &model = m_rows.models[size_t(position)];
        const ModelInfo &info = m_catalog.models().at(position);
        const Lacks modelLacks = lacksOf(model, info, hasName);
        if (std::popcount(modelLacks) > 1)
            return;
        ModelMatch match {.position = position};
        Money least;
        QVarLengthArray<int, 64> providers;
        bool fits = false;
        for (qsizetype i = model.begin; i < model.end; ++i) {
            const FacetRows::Endpoint &endpoint = m_rows.endpoints[size_t(i)];
            const quint32 flags = flagsOf(endpoint);
            const Lacks lacks = modelLacks | lacksOf(endpoint, flags);
            if (std::popcount(lacks) > 1)
                continue;
            count(position, model, endpoint, flags, info, lacks);
            if (lacks != 0)
                continue;
            fits = true;
            if (!endpoint.info)
                continue;
            ++match.endpointCount;
            if (!providers.contains(endpoint.provider))
                providers.append(endpoint.provider);
            if (!endpoint.prompt)
                continue;
            const Money both = *endpoint.prompt + endpoint.completion.value_or(Money {});
            if (!match.cheapest || both < least) {
                match.cheapest = endpoint.info;
                least = both;
            }
        }
        match.providerCount = int(providers.size());
        if (fits)
            found.push_back(match);
    }

    FacetCounts counts() const
    {
        FacetCounts result;
        for (int i = 0; i < kFacets; ++i) {
            const std::vector<int> &counted = m_counted[size_t(i)];
            for (size_t value = 0; value < counted.size(); ++value) {
                if (counted[value] > 0)
                    result[size_t(i)].insert(isFlag(Facet(i)) ? QString()
                                                              : m_rows.names[size_t(i)].at(qsizetype(value)),
                                             counted[value]);
            }
        }
        result[size_t(Facet::Tag)] = m_tagCounts;
        return result;
    }

private:
    Lacks lacksOf(const FacetRows::Model &model, const ModelInfo &info, bool hasName) const
    {
        Lacks lacks = 0;
        const auto must = [&lacks](bool holds, Lacks bit) { lacks |= holds ? 0 : bit; };
        must(hasName && m_facts.marks.hidden.contains(info.id) == m_query.hidden, kLacksName);
        must(m_authors.one(model.author), lacking(Facet::Author));
        must(m_types.one(model.type), lacking(Facet::Type));
        must(m_inputs.all(model.inputs), lacking(Facet::Input));
        must(m_outputs.all(model.outputs), lacking(Facet::Output));
        must(!m_query.reasoning || *m_query.reasoning == model.reasoning, lacking(Facet::Reasoning));
        must(!m_query.openWeights || m_query.openWeights == model.openWeights, lacking(Facet::OpenWeights));
        must(!m_query.favourite || *m_query.favourite == m_facts.marks.favourites.contains(info.id),
             lacking(Facet::Favourite));
        must(!m_query.recent || *m_query.recent == m_facts.recent.contains(info.id), lacking(Facet::Recent));
        must(m_query.tags.isEmpty() || hasTag(info.id), lacking(Facet::Tag));
        must(!m_query.maxAgeDays
                 || (model.released.isValid() && model.released.daysTo(m_facts.today) <= *m_query.maxAgeDays),
             kLacksAge);
        const bool refusesKeys = (m_refusedFlags & lacking(Facet::WithKey)) != 0;
        return lacks | ((model.endpointFlags | (refusesKeys ? keyFlagOf(model) : 0)) & m_refusedFlags);
    }

    quint32 keyFlagOf(const FacetRows::Model &model) const
    {
        quint32 flags = 0;
        for (qsizetype i = model.begin; i < model.end; ++i)
            flags |= flagsOf(m_rows.endpoints[size_t(i)]) & lacking(Facet::WithKey);
        return flags;
    }

    bool hasTag(const QString &id) const
    {
        const QStringList tags = m_facts.marks.tags.value(id);
        return std::any_of(tags.cbegin(), tags.cend(), [this](const QString &tag) {
            return m_query.tags.contains(tag, Qt::CaseInsensitive);
        });
    }

    quint32 flagsOf(const FacetRows::Endpoint &endpoint) const
    {
        const bool usable = endpoint.info && endpoint.info->direct && endpoint.provider >= 0
                            && m_usable[size_t(endpoint.provider)];
        return endpoint.flags | (usable ? lacking(Facet::WithKey) : 0);
    }

    Lacks lacksOf(const FacetRows::Endpoint &endpoint, quint32 flags) const
    {
        Lacks lacks = m_neededFlags & ~flags;
        const auto must = [&lacks](bool holds, Lacks bit) { lacks |= holds ? 0 : bit; };
        must(m_providers.one(endpoint.provider), lacking(Facet::Provider));
        must(m_placeFits[size_t(endpoint.place)], lacking(Facet::Region));
        must(m_parametersFit[size_t(endpoint.parameters)], lacking(Facet::Parameter));
        must(!m_query.minContext || endpoint.context >= *m_query.minContext, kLacksContext);
        must(within(endpoint.prompt, m_query.maxPromptPrice), kLacksPrompt);
        must(within(endpoint.completion, m_query.maxCompletionPrice), kLacksCompletion);
        if (m_query.maxBlendedPrice)
            must(endpoint.prompt
                     && within(blendedPrice(endpoint.info->pricing.base, m_query.blend),
                               m_query.maxBlendedPrice),
                 kLacksBlended);
        return lacks;
    }

    void countOne(Facet facet, int value, int position)
    {
        int &seen = m_seen[size_t(facet)][size_t(value)];
        if (seen == position)
            return;
        seen = position;
        ++m_counted[size_t(facet)][size_t(value)];
    }

    /// What this endpoint has and would still be found by if it were all that is asked of that facet.
    void count(int position, const FacetRows::Model &model, const FacetRows::Endpoint &endpoint,
               quint32 flags, const ModelInfo &info, Lacks lacks)
    {
        const auto counts = [lacks](Facet facet) {
            return needsAll(facet) ? lacks == 0 : (lacks & ~lacking(facet)) == 0;
        };
        const auto one = [&](Facet facet, int value) {
            if (value >= 0 && counts(facet))
                countOne(facet, value, position);
        };
        const auto list = [&](Facet facet, const QList<int> &values) {
            if (!counts(facet))
                return;
            for (const int value : values)
                countOne(facet, value, position);
        };
        one(Facet::Author, model.author);
        one(Facet::Type, model.type);
        one(Facet::Provider, endpoint.provider);
        list(Facet::Input, model.inputs);
        list(Facet::Output, model.outputs);
        list(Facet::Parameter, m_rows.parameterSets.at(endpoint.parameters));
        list(Facet::Region, m_rows.places.at(endpoint.place).areas);
        const auto flag = [&](Facet facet, bool set) { one(facet, set ? 0 : -1); };
        for (const Facet facet : kEndpointFlags)
            flag(facet, (flags & lacking(facet)) != 0);
        flag(Facet::Reasoning, model.reasoning);
        flag(Facet::OpenWeights, model.openWeights.value_or(false));
        flag(Facet::Favourite, m_facts.marks.favourites.contains(info.id));
        flag(Facet::Recent, m_facts.recent.contains(info.id));
        if (counts(Facet::Tag) && m_taggedLast != position) {
            m_taggedLast = position;
            for (const QString &tag : m_facts.marks.tags.value(info.id))
                ++m_tagCounts[tag];
        }
    }

    const Catalog &m_catalog;
    const FacetRows &m_rows;
    const ModelQuery &m_query;
    const QueryFacts &m_facts;
    Wanted m_authors;
    Wanted m_types;
    Wanted m_inputs;
    Wanted m_outputs;
    Wanted m_providers;
    std::vector<bool> m_parametersFit = {};
    std::vector<bool> m_placeFits = {};
    std::vector<bool> m_usable = {};
    quint32 m_neededFlags = 0;
    quint32 m_refusedFlags = 0;
    std::array<std::vector<int>, kFacets> m_seen = {}; ///< The last model that was counted for the value.
    std::array<std::vector<int>, kFacets> m_counted = {};
    QHash<QString, int> m_tagCounts = {};
    int m_taggedLast = -1;
};

} // namespace

ModelMatches matchModels(const Catalog &catalog, const FacetRows &rows, const ModelQuery &query,
                         const QueryFacts &facts, const std::vector<bool> &withText)
{
    ModelMatches found;
    Matcher matcher(catalog, rows, query, facts);
    for (size_t i = 0; i < rows.models.size(); ++i)
        matcher.look(int(i), withText[i], found.models);
    found.counts = matcher.counts();
    return found;
}

} // namespace core
