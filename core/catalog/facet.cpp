#include "core/catalog/facet.h"

namespace core {

namespace {

/// In the order of the enum.
constexpr std::array kLists = {&ModelQuery::authors,
                               &ModelQuery::providers,
                               &ModelQuery::types,
                               &ModelQuery::inputModalities,
                               &ModelQuery::outputModalities,
                               &ModelQuery::parameters,
                               &ModelQuery::regions,
                               &ModelQuery::tags};
constexpr std::array kFlags = {
    &ModelQuery::tools,       &ModelQuery::reasoning,     &ModelQuery::structuredOutput,
    &ModelQuery::openWeights, &ModelQuery::zeroRetention, &ModelQuery::noTraining,
    &ModelQuery::free,        &ModelQuery::withKey,       &ModelQuery::local,
    &ModelQuery::favourite,   &ModelQuery::recent};
static_assert(kLists.size() == size_t(Facet::Tools) && kLists.size() + kFlags.size() == size_t(kFacets));

auto listOf(Facet facet)
{
    return kLists[size_t(facet)];
}

auto flagMember(Facet facet)
{
    return kFlags[size_t(facet) - kLists.size()];
}

} // namespace

const QStringList &valuesOf(const ModelQuery &query, Facet facet)
{
    Q_ASSERT(!isFlag(facet));
    return query.*listOf(facet);
}

std::optional<bool> flagOf(const ModelQuery &query, Facet facet)
{
    Q_ASSERT(isFlag(facet));
    return query.*flagMember(facet);
}

bool isChosen(const ModelQuery &query, Facet facet, const QString &value)
{
    return isFlag(facet) ? flagOf(query, facet).value_or(false)
                         : valuesOf(query, facet).contains(value, Qt::CaseInsensitive);
}

void choose(ModelQuery &query, Facet facet, const QString &value, bool chosen)
{
    if (isFlag(facet)) {
        query.*flagMember(facet) = chosen ? std::optional(true) : std::nullopt;
        return;
    }
    QStringList &values = query.*listOf(facet);
    values.removeIf([&](const QString &one) { return one.compare(value, Qt::CaseInsensitive) == 0; });
    if (chosen)
        values << value;
}

} // namespace core
