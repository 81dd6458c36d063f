#pragma once

#include "core/config/config_fields.h"

#include <QJsonArray>

namespace core {

/// The user's own prices (`prices`). Needs `config.providers`: an endpoint of nobody known is a warning, for
/// it may come back with the next catalog.
void readPrices(const ConfigFields &root, Config &config, const QStringList &knownProviders);
QJsonArray pricesToJson(const QList<PriceEdit> &prices);

} // namespace core
