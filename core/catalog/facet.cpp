#include "core/catalog/facet.h"

namespace core {

namespace {

QStringList ModelQuery::*listMember(Facet facet)
{
    switch (facet) {
    case Facet::Author:
        return &ModelQuery::authors;
    case Facet::Provider:
        return &ModelQuery::providers;
    case Facet::Type:
        return &ModelQuery::types;
    case Facet::Input:
        return &ModelQuery::inputModalities;
    case Facet::Output:
        return &ModelQuery::outputModalities;
    case Facet::Parameter:
        return &ModelQuery::parameters;
    case Facet::Region:
        return &ModelQuery::regions;
    case Facet::Tag:
        return &ModelQuery::tags;
    default:
        return nullptr;
    }
}

std::optional<bool> ModelQuery::*flagMember(Facet facet)
{
    switch (facet) {
    case Facet::Tools:
        return &ModelQuery::tools;
    case Facet::Reasoning:
        return &ModelQuery::reasoning;
    case Facet::StructuredOutput:
        return &ModelQuery::structuredOutput;
    case Facet::OpenWeights:
        return &ModelQuery::openWeights;
    case Facet::ZeroRetention:
        return &ModelQuery::zeroRetention;
    case Facet::NoTraining:
        return &ModelQuery::noTraining;
    case Facet::Free:
        return &ModelQuery::free;
    case Facet::WithKey:
        return &ModelQuery::withKey;
    case Facet::Local:
        return &ModelQuery::local;
    case Facet::Favourite:
        return &ModelQuery::favourite;
    case Facet::Recent:
        return &ModelQuery::recent;
    default:
        return nullptr;
    }
}

} // namespace

const QStringList &valuesOf(const ModelQuery &query, Facet facet)
{
    Q_ASSERT(!isFlag(facet));
    return query.*listMember(facet);
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
    QStringList &values = query.*listMember(facet);
    values.removeIf([&](const QString &one) { return one.compare(value, Qt::CaseInsensitive) == 0; });
    if (chosen)
        values << value;
}

} // namespace core
