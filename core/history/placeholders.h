#pragma once

#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace core {

/// `:v0,:v1,…`, as the values of an INSERT. Qt makes the name of a `?` anew for each value it is given, which
/// took a third of the writing of a row.
QString placeholders(int count);

/// Gives each of the placeholders() its value. \pre At most 64 of them.
void bindValues(QSqlQuery &query, const QVariantList &values);

} // namespace core
