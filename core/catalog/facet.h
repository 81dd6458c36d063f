#pragma once

#include "core/catalog/model_query.h"

#include <QHash>
#include <QString>

#include <array>

namespace core {

/// What models can be told apart by with a tick. A query has a list of values for the first eight, and a flag
/// for each of the others.
enum class Facet {
    Author,
    Provider,
    Type,
    Input,
    Output,
    Parameter,
    Region,
    Tag,
    Tools,
    Reasoning,
    StructuredOutput,
    OpenWeights,
    ZeroRetention,
    NoTraining,
    Free,
    WithKey,
    Local,
    Favourite,
    Recent,
};
constexpr int kFacets = int(Facet::Recent) + 1;

constexpr bool isFlag(Facet facet)
{
    return facet >= Facet::Tools;
}
/// Of several chosen values every one must hold, not just one of them.
constexpr bool needsAll(Facet facet)
{
    return facet == Facet::Input || facet == Facet::Output || facet == Facet::Parameter;
}

/// Of a flag the value says nothing. Letters count without regard to case.
bool isChosen(const ModelQuery &query, Facet facet, const QString &value = {});
void choose(ModelQuery &query, Facet facet, const QString &value, bool chosen);

/// For each value of each facet how many models there would be if it were chosen too (of facets where one
/// value is enough: if it alone were chosen). Values that no model would have are left out; a flag has the
/// empty value.
using FacetCounts = std::array<QHash<QString, int>, kFacets>;

const QStringList &valuesOf(const ModelQuery &query, Facet facet);
std::optional<bool> flagOf(const ModelQuery &query, Facet facet);

} // namespace core
