#pragma once

#include "core/catalog/source_snapshot.h"
#include "core/model/model_info.h"

namespace core {

/// Brings an endpoint up to what `said` says of it; see mergeCatalog() for what is taken from whom. `own`:
/// the source is the provider itself.
void updateEndpoint(EndpointInfo &endpoint, const EndpointInfo &said, const ProviderInfo &provider, bool own);

/// Whether such prices can stand at the provider at all.
bool isPlausiblePrice(const Pricing &pricing, const ProviderInfo &provider);

/// Brings what is known of a model up to date from OpenRouter's row of it.
void updateModel(ModelInfo &model, const ModelInfo &said);

} // namespace core
