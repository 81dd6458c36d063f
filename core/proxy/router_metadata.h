#pragma once

#include "core/model/request_record.h"
#include "core/model/route_facts.h"
#include "core/model/wire.h"

#include <QJsonObject>

namespace core {

/// The object `openrouter_metadata` of an answer or an error (openrouter-spec §5.9). `attempt` is 0 where no
/// provider was reached, and nothing is `selected` where none answered.
QJsonObject routerMetadata(const RouteFacts &facts, const RequestRecord &record);

/// Whether the client asks for it, with `X-OpenRouter-Metadata: enabled` or under that header's older name.
bool wantsRouterMetadata(const HeaderList &headers);

} // namespace core
