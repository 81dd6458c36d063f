#pragma once

#include "core/base/result.h"
#include "core/catalog/source_snapshot.h"

#include <QByteArray>
#include <QDateTime>

namespace core {

/// Reads models.dev's `api.json`: providers with their models. Each row becomes a model of its own, whose id
/// is what the provider calls it, with one endpoint. A row that names another address or protocol than its
/// provider's has `direct` cleared: neither is taken from here. Faults are treated as in
/// readOpenRouterModels().
Result<SourceSnapshot> readModelsDev(const QByteArray &json, const QDateTime &taken,
                                     const SourceLimits &limits = {});

} // namespace core
