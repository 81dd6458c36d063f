#pragma once

#include "core/model/request_record.h"

#include <QSqlDatabase>

#include <optional>

class QSqlError;

namespace core {

/// The request as RequestWriter stored it, with its attempts by their ordinals; nothing where there is none
/// of that id. What the tables have no column for (further counts of Usage, what limits said) and what
/// attempts changed about parameters is not there, and free text is as it was cut. On failure it gives
/// nothing and sets `error`.
std::optional<RequestRecord> findRequest(const QSqlDatabase &handle, const QString &id, QSqlError *error);

} // namespace core
