#pragma once

#include "core/catalog/catalog.h"
#include "core/routing/model_listing.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace core {

/// One row of `GET /v1/models`: OpenAI's four fields and OpenRouter's schema in one (openrouter-spec §8.1).
/// Prices and limits are those of the row's first endpoint.
QJsonObject modelRow(const Catalog &catalog, const ListedModel &listed);

/// The field `architecture` of such a row.
QJsonObject architectureOf(const ListedModel &listed);

/// Chat models with at least one endpoint that can be asked: direct, at a usable provider, in a spoken
/// protocol.
QList<const ModelInfo *> callableModels(const Catalog &catalog, const QSet<QString> &usableProviders,
                                        const QStringList &protocols);

} // namespace core
