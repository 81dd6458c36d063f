#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog_change.h"

#include <QByteArray>

namespace core {

/// The feed as a file keeps it, newest first.
QByteArray changesToJson(const QList<CatalogChange> &changes);
/// Entries that make no sense are left out; BadReply where the whole is no such file.
Result<QList<CatalogChange>> changesFromJson(const QByteArray &json);

} // namespace core
