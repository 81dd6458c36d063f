#pragma once

#include "core/model/pricing.h"

#include <QString>

namespace ui {

/// All that a pricing says of prompts and answers, a line for each case: the usual price, those of long
/// prompts, of times of day and of service tiers, and who lists them.
QString priceWords(const core::Pricing &pricing, const QString &source);

} // namespace ui
