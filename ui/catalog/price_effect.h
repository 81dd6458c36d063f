#pragma once

#include "core/catalog/catalog_change.h"
#include "core/engine/engine.h"

#include <QList>

namespace ui {

/// By how much these days would have cost more (or less: negative) had the change of price been in force: of
/// the requests that went to its endpoint, at the plain prices. What came from a prompt cache is counted as
/// if it had not, for the days do not tell. Nothing for other kinds of changes.
core::Money effectOf(const core::CatalogChange &change, const QList<core::EndpointDay> &days);

} // namespace ui
