#pragma once

#include "core/base/result.h"
#include "core/catalog/source_snapshot.h"

#include <QByteArray>
#include <QDateTime>

namespace core {

/// Member of a row that says since when its source does not name it any more; see withGoneRows().
inline constexpr QLatin1String kGoneSince("switchyard_gone");

/// Reads the answer to OpenRouter's `GET /models`: each row is a model with OpenRouter's own endpoint for it.
/// Routers and batch offers are left out. Single rows that make no sense are skipped and counted; a document
/// of another form, or with too few rows to be whole, is a BadReply.
Result<SourceSnapshot> readOpenRouterModels(const QByteArray &json, const QDateTime &taken,
                                            const SourceLimits &limits = {});

/// Reads the answer to OpenRouter's `GET /models/AUTHOR/SLUG/endpoints`: one model with its endpoints as far
/// as OpenRouter routes to them. Their `tag` is OpenRouter's tag without the provider, and what to send as
/// the model at the provider itself is not in it.
Result<SourceSnapshot> readOpenRouterEndpoints(const QByteArray &json, const QDateTime &taken,
                                               const SourceLimits &limits = {});

} // namespace core
