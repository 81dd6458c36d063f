#pragma once

#include "core/routing/ranking.h"

#include <QList>

namespace core {

/// How far an endpoint can be trusted with tools (OpenRouter's Auto Exacto, openrouter-spec §4.4).
enum class ToolTier { Good, Unknown, Deprioritised };

/// The tier of each row, from the user's own traffic: behind its peers is whose throughput lies more than 1.5
/// deviations below the median, or whose share of well-formed tool calls lies more than 2 below it. With
/// fewer than four measured endpoints nobody is compared.
///
/// OpenRouter wants a hundred requests before it judges; one user has fewer, so here ten do, five of them
/// with tool calls.
QList<ToolTier> toolTiers(const QList<RankRow> &rows);

} // namespace core
