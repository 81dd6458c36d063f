#pragma once

#include "core/conversation/comparison.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <optional>

namespace core {

// What the tables of conversations hold. Where one fails, `error` says why.

/// The columns of `conversations` that readComparisonInfo() reads, in their order.
QString comparisonInfoColumns();
/// From the first column of the row on.
ComparisonInfo readComparisonInfo(const QSqlQuery &row);
constexpr int kComparisonInfoColumns = 9;

/// Nothing for an id that is not there or was removed. The turns come without their exchanges.
std::optional<Comparison> loadConversation(const QSqlDatabase &handle, const QString &id, QSqlError *error);
Question loadDraft(const QSqlDatabase &handle, const QString &id, QSqlError *error);

/// Which turn is meant.
struct TurnPlace {
    QString conversation;
    qint64 columnId = 0;
    qint64 turnId = 0;
};

/// In the order in which they began.
QList<WireExchange> loadExchanges(const QSqlDatabase &handle, const TurnPlace &place, QSqlError *error);

} // namespace core
