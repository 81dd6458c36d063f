#pragma once

#include "core/catalog/catalog.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace core {

/// One row of `GET /v1/models`: OpenAI's four fields and OpenRouter's schema in one (openrouter-spec §8.1).
/// Prices and limits are those of the cheapest endpoint at a usable provider.
QJsonObject modelRow(const Catalog &catalog, const ModelInfo &model, const QSet<QString> &usableProviders);

/// Chat models with at least one endpoint that can be asked: direct, at a usable provider, in a spoken
/// protocol.
QList<const ModelInfo *> callableModels(const Catalog &catalog, const QSet<QString> &usableProviders,
                                        const QStringList &protocols);

} // namespace core
