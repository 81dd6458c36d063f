#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

namespace core {

/// Reads `catalog.json` (schema_version 1). `quirks` is the object of `quirks.json`: provider id → fields of
/// Quirks. The program itself never reads the JSON form; the build packs it (see packCatalog()).
Result<Catalog> catalogFromJson(QByteArrayView catalogJson, const QJsonObject &quirks);

/// One endpoint row, in the catalog's field names. Also what a model row of the configuration is read with.
EndpointInfo endpointFromJson(const QJsonObject &json, const QString &providerId);

/// A `data_policy` object. `training` is the configuration's shorter word for `trains_on_data`; a known
/// retention says by itself whether prompts are kept.
DataPolicy dataPolicyFromJson(const QJsonObject &json);

/// One row of `quirks.json`.
Quirks quirksFromJson(const QJsonObject &json);

/// The prepared form that the program carries: strings once, numbers in binary, no parsing. It is read many
/// times faster than JSON (figures: tests/bench). Tied to the program's own version, never written to disk by
/// users.
QByteArray packCatalog(const Catalog &catalog);
Result<Catalog> unpackCatalog(QByteArrayView packed);

} // namespace core
