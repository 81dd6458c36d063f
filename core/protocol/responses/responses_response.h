#pragma once

#include "core/base/money.h"
#include "core/model/usage.h"
#include "core/protocol/client_shape.h"

#include <QJsonObject>

#include <optional>

namespace core {

/// The `response` object of an answer to this request while it is in progress: everything that the client
/// sent and OpenAI repeats, and all fields that the schemas of OpenAI's and OpenRouter's SDKs demand.
/// Parameters that the client left out are null, for their defaults are the provider's. Nothing is stored, so
/// `store` is false.
QJsonObject responseInProgress(const QJsonObject &requestBody, const ReplyFacts &facts);

/// `usage` in the form of this API, with OpenRouter's `cost`: the provider's own object, if it was of this
/// form, with the normalised counts on top. The details of both counts are always there; Codex refuses an
/// answer without them.
QJsonObject usageToResponses(const Usage &usage, std::optional<Money> cost);

} // namespace core
