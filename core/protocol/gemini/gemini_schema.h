#pragma once

#include <QJsonObject>

namespace core {

/// JSON Schema of a schema in Google's OpenAPI subset: types in capitals or as numbers of the enum,
/// `nullable`, counts as strings, names in snake_case. Plain JSON Schema passes unchanged.
QJsonObject jsonSchemaFromGemini(const QJsonObject &schema);

} // namespace core
