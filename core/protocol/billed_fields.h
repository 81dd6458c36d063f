#pragma once

#include "core/base/money.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

// What providers of several shapes say in the same words about what they charge for.

/// What a `usage` object says that the answer costs: `cost` (OpenRouter and gateways like it),
/// `cost.total_cost` (Perplexity), `estimated_cost` (DeepInfra), `cost_in_usd_ticks` (xAI). With OpenRouter's
/// `is_byok` the cost is only its fee, and what the provider charges is added (openrouter-spec §5.3); where
/// that is not said, nothing is known.
std::optional<Money> reportedCostIn(const QJsonObject &usage);

/// What stands beside the usage in the answer itself: `cost.usd` (Venice).
std::optional<Money> reportedCostBeside(const QJsonObject &answer);

/// Searches that the provider ran and charges for: `server_tool_use.web_search_requests` (Anthropic),
/// `server_tool_use_details` (OpenRouter), `num_search_queries` (Perplexity).
qint64 webSearchesIn(const QJsonObject &usage);

/// Searches among the items of a Responses answer: the provider's own count under `tool_usage`, else the
/// calls in `output` that did search; to open a page that was found is not charged
/// (platform.openai.com/docs/pricing).
qint64 webSearchesInResponse(const QJsonObject &response);

/// The tier that the answer or its usage names, in lower case; empty where there is none.
QString serviceTierIn(const QJsonObject &object);

} // namespace core
