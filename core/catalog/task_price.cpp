#include "core/catalog/task_price.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

/// More tokens than there will be in one task, and few enough to be multiplied by a hundred.
constexpr qint64 kMostTokens = 1'000'000'000'000;

qint64 sane(qint64 tokens)
{
    return std::clamp<qint64>(tokens, 0, kMostTokens);
}

Usage usageOf(const TaskSize &task)
{
    return {.promptTokens = sane(task.promptTokens),
            .cachedTokens = task.cachedTokens(),
            .completionTokens = task.completionTokens(),
            .reasoningTokens = sane(task.reasoningTokens)};
}

} // namespace

qint64 TaskSize::cachedTokens() const
{
    return sane(promptTokens) * std::clamp(cachedPercent, 0, 100) / 100;
}

qint64 TaskSize::completionTokens() const
{
    return sane(answerTokens) + sane(reasoningTokens);
}

TaskFit fitOf(const EndpointInfo &endpoint, const TaskSize &task)
{
    const auto exceeds = [](qint64 tokens, qint64 most) { return most > 0 && tokens > most; };
    const qint64 prompt = sane(task.promptTokens);
    const qint64 completion = task.completionTokens();
    if (exceeds(prompt + completion, endpoint.contextLength) || exceeds(prompt, endpoint.maxPromptTokens))
        return TaskFit::TooLong;
    return exceeds(completion, endpoint.maxOutputTokens) ? TaskFit::AnswerTooLong : TaskFit::Fits;
}

std::optional<Money> taskPrice(const Pricing &pricing, const TaskSize &task, int minuteOfDayUtc)
{
    const Usage usage = usageOf(task);
    const std::optional<Money> once = costOf(usage, pricing.at(usage.promptTokens, minuteOfDayUtc));
    return once ? std::optional(*once * std::max<qint64>(task.runs, 0)) : std::nullopt;
}

std::optional<Money> blendedPrice(const PriceRow &prices, int promptParts, int completionParts)
{
    const int parts = promptParts + completionParts;
    if (!prices.prompt || !prices.completion || promptParts < 0 || completionParts < 0 || parts == 0)
        return std::nullopt;
    const qint64 sum = (*prices.prompt * promptParts + *prices.completion * completionParts).picoDollars();
    return Money::fromPicoDollars(sum / parts + (sum % parts * 2 >= parts ? 1 : 0));
}

QList<PricedEndpoint> taskPrices(const ModelInfo &model, const TaskSize &task, int minuteOfDayUtc)
{
    QList<PricedEndpoint> rows;
    rows.reserve(model.endpoints.size());
    for (qsizetype i = 0; i < model.endpoints.size(); ++i) {
        const EndpointInfo &endpoint = model.endpoints.at(i);
        rows << PricedEndpoint {i, taskPrice(endpoint.pricing, task, minuteOfDayUtc), fitOf(endpoint, task)};
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PricedEndpoint &left, const PricedEndpoint &right) {
        const auto place = [](const PricedEndpoint &row) {
            return std::tuple(row.fit != TaskFit::Fits, !row.price, row.price.value_or(Money()));
        };
        return place(left) < place(right);
    });
    return rows;
}

bool chargesByUse(const Catalog &catalog, const EndpointInfo &endpoint)
{
    const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    return !provider || provider->billing.isEmpty() || provider->billing == QLatin1String("metered");
}

const EndpointInfo *cheapestEndpoint(const Catalog &catalog, const ModelInfo &model)
{
    const EndpointInfo *cheapest = nullptr;
    std::optional<std::tuple<bool, Money>> lowest;
    for (const EndpointInfo &endpoint : model.endpoints) {
        const std::optional<Money> price = blendedPrice(endpoint.pricing.base);
        if (!endpoint.direct || !price)
            continue;
        const std::tuple place(!chargesByUse(catalog, endpoint), *price);
        if (lowest && place >= *lowest)
            continue;
        lowest = place;
        cheapest = &endpoint;
    }
    return cheapest;
}

std::optional<Money> cheapestBlendedPrice(const Catalog &catalog, const ModelInfo &model)
{
    const EndpointInfo *endpoint = cheapestEndpoint(catalog, model);
    return endpoint ? blendedPrice(endpoint->pricing.base) : std::nullopt;
}

} // namespace core
