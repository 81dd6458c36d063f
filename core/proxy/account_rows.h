#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "core/model/budget.h"
#include "core/model/request_record.h"

#include <QJsonObject>

namespace core {

// Rows of what OpenRouter tells a client about its own requests and money (openrouter-spec §1.4, Appendix A).

/// GenerationResponse.data: the request as a whole, and under `provider_responses` each of its attempts.
/// `latency` runs from the arrival to the end, `generation_time` is the answering attempt's. Null is what is
/// not known or not kept.
QJsonObject generationRow(const RequestRecord &record, const Catalog &catalog);

/// ActivityItem, without the workspace.
QJsonObject activityRow(const EndpointDay &day, const Catalog &catalog);

/// What may have been spent in all when the workspace's budgets let nothing more through: what was spent and
/// what the tightest of them leaves. Without a budget that blocks, what was spent.
Money totalCredits(Money spent, const QList<BudgetStatus> &budgets);

} // namespace core
