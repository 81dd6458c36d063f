#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/facet.h"

#include <QList>
#include <QString>

namespace ui {

// Facets of the catalog in words for people.

/// Of a flag what it means: "Zero retention"; of a list what its values are: "Providers".
QString facetName(core::Facet facet);
/// What a tick at a flag asks for; empty where its name says it all.
QString facetHint(core::Facet facet);
QString facetValueName(core::Facet facet, const QString &value, const core::Catalog &catalog);

/// One thing that a query asks, and what is left of the query without it.
struct ActiveFilter {
    QString text;
    core::ModelQuery without;
};
/// All that a query asks beside its text and what `usual` asks, too.
QList<ActiveFilter> activeFilters(const core::ModelQuery &query, const core::ModelQuery &usual,
                                  const core::Catalog &catalog);

} // namespace ui
