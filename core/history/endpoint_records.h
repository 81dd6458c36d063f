#pragma once

#include "core/model/endpoint_record.h"

#include <QList>
#include <QSqlDatabase>

#include <optional>
#include <vector>

class QSqlError;

namespace core {

/// No more attempts than these are looked at, the newest ones: of one model, and of all of them. What came
/// before says little about an endpoint today, and people wait for the answer.
constexpr int kMostAttemptsOfModel = 10'000;
constexpr int kMostAttempts = 100'000;

/// Sorted by model, provider and endpoint. A failure counts for the endpoint that failed; tokens, cost and
/// speed are of the one that answered. What the user cancelled counts nowhere. On failure the list is empty
/// and `error` is set.
QList<EndpointRecord> endpointRecords(const QSqlDatabase &handle, const EndpointRecordQuery &query,
                                      QSqlError *error);

/// The value that stands `share` (0 to 1) of the way up the sorted values: the middle one for 0.5, or what
/// lies between two middle ones. Absent without values. It sorts them in part.
std::optional<double> quantileOf(std::vector<double> &values, double share);

} // namespace core
