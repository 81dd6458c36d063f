#pragma once

#include "core/catalog/facet_rows.h"
#include "core/catalog/model_index.h"

#include <vector>

namespace core {

/// The models that fit, and how many there would be with one more choice: one walk over all endpoints.
/// `withText` says for each model whether it has the words of the query; those are not looked at here.
ModelMatches matchModels(const Catalog &catalog, const FacetRows &rows, const ModelQuery &query,
                         const QueryFacts &facts, const std::vector<bool> &withText);

} // namespace core
