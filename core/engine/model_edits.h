#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/config/config.h"
#include "core/model/local_server.h"

namespace core {

// What a configuration adds to the catalog: models of the user's own, servers on this machine, prices. What
// the reader of the configuration would refuse is for it to refuse.

/// Puts the model in place of the row with the same id and name at that provider, or at the end. What else
/// the row has in the file stays.
void putOwnModel(Config &config, const QString &provider, const ProviderOverlay::ModelRow &row);
/// BadRequest for a model that there is not.
Status takeOwnModel(Config &config, const QString &provider, const QString &modelId,
                    const QString &providerModelId);

/// Puts the price in place of the one for the same endpoint. BadRequest where it sets nothing.
Status putPrice(Config &config, const PriceEdit &edit);
/// BadRequest for a price that there is not.
Status takePrice(Config &config, const QString &model, const QString &endpoint);

/// Gives found servers the ids that they have among the providers, or would get, and marks those that the
/// configuration has already: what answers at one address is one provider.
QList<LocalServer> asProviders(QList<LocalServer> found, const Config &config, const Catalog &catalog);

/// Puts the server among the providers, its models free of charge. One that is there gets its new list: rows
/// of models that are still in it stay as they are written, the others go. BadRequest for the id of a
/// provider of the catalog that is no local server. `catalog` is the one below the configuration.
Status putLocalServer(Config &config, const LocalServer &server, const Catalog &catalog);

} // namespace core
