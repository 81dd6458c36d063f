#pragma once

#include "core/model/request_record.h"

#include <QJsonObject>

#include <optional>

namespace core {

// Under the names that the history's tables have for the same things. What is missing or wrong in the JSON
// has its default. Free text for people loses its secrets before it is written.

QJsonObject errorJson(const Error &error);
/// Nothing without a `kind`; one of a newer version is taken for a fault of ours.
std::optional<Error> errorFrom(const QJsonObject &json);

/// What costSourceName() has named; Unknown for every other name.
CostSource costSourceFrom(const QString &name);

/// All of it, attempts and changed parameters too.
QJsonObject recordJson(const RequestRecord &record);
RequestRecord recordFrom(const QJsonObject &json);

} // namespace core
