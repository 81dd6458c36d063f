#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace core {

/// A value that satisfies the JSON schema as far as it is understood (types, enum, const, default, required,
/// items, bounds, formats, local references, combinations), filled with what the question offers: its places,
/// numbers, paths and addresses. A schema that says nothing gives an object with the question in it.
QJsonValue simFillSchema(const QJsonObject &schema, const QString &question);

} // namespace core
