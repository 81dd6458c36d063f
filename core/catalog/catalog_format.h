#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

namespace core {

/// Reads `catalog.json` (schema_version 1). `quirks` is the object of `quirks.json`: provider id → fields of
/// Quirks; `modelRules` the list of `model_rules.json`, `serviceTiers` that of `service_tiers.json`. The
/// program itself never reads the JSON form; the build packs it (see packCatalog()).
Result<Catalog> catalogFromJson(QByteArrayView catalogJson, const QJsonObject &quirks,
                                const QJsonArray &modelRules = {}, const QJsonArray &serviceTiers = {});

/// The rows of `model_rules.json`. An error names the first field or word that nobody knows: misspelt, it
/// would silently do nothing.
Result<QList<ModelRule>> modelRulesFromJson(const QJsonArray &json);

/// Gives endpoints the rows of `service_tiers.json`: what their provider charges where it serves a request in
/// another tier than the usual one. An error names the first row that fits nothing or says something that
/// nobody knows.
Status addServiceTiers(QList<ModelInfo> &models, const QJsonArray &json);

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
