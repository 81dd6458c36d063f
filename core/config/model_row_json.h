#pragma once

#include "core/catalog/catalog_overlay.h"

#include <QJsonObject>

namespace core {

/// A model row of a provider as it is written into config.json. `before` is what stands there: what the row
/// says as well stays as it was written, and so do fields that a row has no place for.
QJsonObject modelRowToJson(const ProviderOverlay::ModelRow &row, const QJsonObject &before = {});

/// Whether the row of the file is for that model under that name at the provider.
bool isModelRow(const QJsonObject &json, const QString &modelId, const QString &providerModelId);

} // namespace core
