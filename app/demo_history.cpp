#include "app/demo_history.h"

#include <QRandomGenerator>

#include <algorithm>

namespace app {

namespace {

constexpr int kDays = 30;

struct Habit {
    const char *model;
    int requestsPerDay;
    int promptTokens;
    int completionTokens;
};

// A small team's day. Models that the catalog has not got (any more) are left out.
constexpr Habit kHabits[] = {
    {"anthropic/claude-sonnet-4.5", 14, 9'000, 900},       {"openai/gpt-5-mini", 22, 3'500, 500},
    {"google/gemini-2.5-flash", 18, 5'000, 450},           {"deepseek/deepseek-chat-v3.1", 12, 4'200, 800},
    {"meta-llama/llama-3.3-70b-instruct", 16, 2'500, 350}, {"openai/gpt-oss-120b", 20, 3'000, 600},
};

const core::EndpointInfo *pricedEndpoint(const core::ModelInfo &model)
{
    const auto it = std::find_if(model.endpoints.cbegin(), model.endpoints.cend(), [](const auto &endpoint) {
        return endpoint.direct && endpoint.pricing.isKnown() && !endpoint.pricing.isFree();
    });
    return it == model.endpoints.cend() ? nullptr : &*it;
}

int around(QRandomGenerator &random, int mean)
{
    return std::max(1, int(mean * (0.4 + 1.2 * random.generateDouble())));
}

core::RequestRecord requestOf(const core::Catalog &catalog, const core::ModelInfo &model,
                              const core::EndpointInfo &endpoint, const Habit &habit, const QDateTime &time,
                              QRandomGenerator &random)
{
    core::RequestRecord record;
    record.id = QStringLiteral("gen-demo-%1-%2").arg(time.toMSecsSinceEpoch()).arg(random.generate(), 8, 16);
    record.time = time;
    record.clientShape = random.bounded(3) == 0 ? QStringLiteral("app") : QStringLiteral("openai-chat");
    record.modelAsked = model.id;
    record.model = model.id;
    record.provider = endpoint.providerId;
    const core::ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    record.providerName = provider ? provider->name : endpoint.providerId;
    record.streamed = true;
    record.status = 200;
    record.finishReason = QStringLiteral("stop");

    core::AttemptRecord attempt;
    attempt.provider = endpoint.providerId;
    attempt.endpoint = core::endpointSlug(endpoint);
    attempt.started = time;
    if (random.bounded(12) == 0) {
        core::AttemptRecord failed = attempt;
        failed.httpStatus = 503;
        failed.error =
            core::Error {core::ErrorKind::Overloaded, QStringLiteral("503 Service Unavailable"), 503};
        failed.durationMs = around(random, 300);
        record.attempts << failed;
        attempt.ordinal = 2;
    }
    attempt.httpStatus = 200;
    record.attempts << attempt;

    core::Usage usage;
    usage.promptTokens = around(random, habit.promptTokens);
    usage.cachedTokens = random.bounded(3) == 0 ? usage.promptTokens / 2 : 0;
    usage.completionTokens = around(random, habit.completionTokens);
    record.usage = usage;
    const core::PriceRow prices = endpoint.pricing.at(usage.promptTokens, 0);
    record.cost = core::costOf(usage, prices);
    record.costSource = core::CostSource::Computed;
    record.prices = core::priceRowToJson(prices);
    record.ttftMs = around(random, 550);
    record.tokensPerSecond = around(random, 90);
    record.durationMs =
        *record.ttftMs + qint64(1000.0 * double(usage.completionTokens) / *record.tokensPerSecond);
    record.attempts.last().durationMs = record.durationMs;
    record.attempts.last().model = model.id;
    record.attempts.last().cost = record.cost;
    return record;
}

core::Money dollars(QStringView text)
{
    return core::Money::fromDecimal(text).value_or(core::Money());
}

} // namespace

QList<core::Budget> demoBudgets()
{
    return {{.name = QStringLiteral("Team"), .limit = dollars(u"30")},
            {.name = QStringLiteral("Claude"),
             .scope = {.model = QStringLiteral("anthropic/*")},
             .limit = dollars(u"12"),
             .action = core::BudgetAction::Warn},
            {.name = QStringLiteral("Simulator"),
             .limit = dollars(u"1"),
             .period = core::BudgetPeriod::Day,
             .simulated = true}};
}

QList<core::RequestRecord> demoHistory(const core::Catalog &catalog, const QDateTime &now)
{
    QRandomGenerator random(42);
    QList<core::RequestRecord> records;
    for (int day = kDays - 1; day >= 0; --day) {
        const QDateTime start = now.addDays(-day);
        const bool weekend = start.date().dayOfWeek() > 5;
        for (const Habit &habit : kHabits) {
            const core::ModelInfo *model = catalog.findModel(QString::fromLatin1(habit.model));
            const core::EndpointInfo *endpoint = model ? pricedEndpoint(*model) : nullptr;
            if (!endpoint)
                continue;
            const int requests = around(random, habit.requestsPerDay) / (weekend ? 4 : 1);
            for (int i = 0; i < requests; ++i) {
                const QDateTime time = start.addSecs(-random.bounded(10 * 3600));
                records << requestOf(catalog, *model, *endpoint, habit, time, random);
            }
        }
    }
    std::sort(records.begin(), records.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return records;
}

} // namespace app
