#pragma once

#include "core/model/pricing.h"
#include "core/model/usage.h"

#include <algorithm>
#include <optional>

namespace core {

/// What is counted apart in a cost, in the order of PriceRow.
enum class CostUnit {
    Prompt,
    Completion,
    CacheRead,
    CacheWrite,
    CacheWrite1h,
    Reasoning,
    AudioInput,
    AudioOutput,
    ImageOutputToken,
    Image,
    Request,
    WebSearch,
};

/// The one rule by which a usage becomes a cost: calls `visit(CostUnit, qint64 units, std::optional<Money>
/// price)` for each part that has units. Each token is in exactly one part. A part that is not priced apart
/// stays in its whole (reasoning, audio, images) or has its own line at the price of the whole (the cache);
/// an absent price is unknown.
///
/// It allocates nothing, for routing asks it for every endpoint of a model.
template<typename Visitor>
void forEachCostPart(const Usage &usage, const PriceRow &prices, Visitor &&visit)
{
    qint64 left = 0;
    // Parts are taken off the whole one after the other, so that they can never be more than it.
    const auto take = [&left](qint64 units) {
        const qint64 taken = std::clamp<qint64>(units, 0, left);
        left -= taken;
        return taken;
    };
    const auto takeIfPriced = [&](const std::optional<Money> &price, qint64 units) {
        return price ? take(units) : 0;
    };
    const auto give = [&](CostUnit unit, qint64 units, const std::optional<Money> &price) {
        if (units > 0)
            visit(unit, units, price);
    };

    left = std::max<qint64>(usage.promptTokens, 0);
    take(usage.unbilledPromptTokens);
    const qint64 cached = take(usage.cachedTokens);
    const qint64 written = take(usage.cacheWriteTokens);
    const qint64 audioIn = takeIfPriced(prices.audioInput, usage.audioPromptTokens);
    const qint64 writtenForAnHour = std::clamp<qint64>(usage.cacheWrite1hTokens, 0, written);
    const std::optional<Money> &writePrice = prices.cacheWrite ? prices.cacheWrite : prices.prompt;
    give(CostUnit::Prompt, left, prices.prompt);
    give(CostUnit::CacheRead, cached, prices.cacheRead ? prices.cacheRead : prices.prompt);
    give(CostUnit::CacheWrite, written - writtenForAnHour, writePrice);
    give(CostUnit::CacheWrite1h, writtenForAnHour, prices.cacheWrite1h ? prices.cacheWrite1h : writePrice);
    give(CostUnit::AudioInput, audioIn, prices.audioInput);

    left = std::max<qint64>(usage.completionTokens, 0);
    take(usage.unbilledCompletionTokens);
    const qint64 reasoning = takeIfPriced(prices.reasoning, usage.reasoningTokens);
    const qint64 audioOut = takeIfPriced(prices.audioOutput, usage.audioCompletionTokens);
    const qint64 imageOut = takeIfPriced(prices.imageOutputToken, usage.imageCompletionTokens);
    give(CostUnit::Completion, left, prices.completion);
    give(CostUnit::Reasoning, reasoning, prices.reasoning);
    give(CostUnit::AudioOutput, audioOut, prices.audioOutput);
    give(CostUnit::ImageOutputToken, imageOut, prices.imageOutputToken);

    // Without a price of their own, pictures are in the prompt's tokens and requests are free. Searches are
    // in nothing else.
    if (prices.image)
        give(CostUnit::Image, usage.promptImages, prices.image);
    if (prices.request)
        give(CostUnit::Request, 1, prices.request);
    give(CostUnit::WebSearch, usage.webSearches, prices.webSearch);
}

} // namespace core
