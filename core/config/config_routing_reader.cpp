#include "core/config/config_routing_reader.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

constexpr qint64 kLeastHedgeMs = 100;
constexpr qint64 kMostHedgeMs = 600'000; // Ten minutes.
constexpr qint64 kLeastDeadlineMs = 1000;
constexpr qint64 kMostDeadlineMs = 86'400'000; // A day.
constexpr double kMostTokensPerSecond = 1'000'000;
constexpr double kMostSeconds = 86'400;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Dollars per million tokens in the file, dollars per token inside. Numbers are taken too, because requests
/// of other programs have them.
std::optional<Money> maxPrice(const ConfigFields &fields, QLatin1String key, qint64 units)
{
    const QJsonValue value = fields.json().value(key);
    if (value.isUndefined())
        return {};
    const std::optional<Money> price = value.isDouble()
                                           ? Money::fromJsonNumber(value.toDouble())
                                           : moneyFrom(value, fields.pathOf(key), fields.problems());
    if (!price || *price < Money {}) {
        if (value.isDouble())
            fields.problems().add(fields.pathOf(key), Text::tr("A price cannot be negative."));
        return {};
    }
    return Money::fromPicoDollars(price->picoDollars() / units);
}

void readMaxPrices(const ConfigFields &fields, RoutingPreferences &routing)
{
    const auto most = fields.child(QLatin1String("max_price"), ConfigObject::MaxPrice);
    if (!most)
        return;
    constexpr qint64 kMillion = 1'000'000;
    routing.maxPromptPrice = maxPrice(*most, QLatin1String("prompt"), kMillion);
    routing.maxCompletionPrice = maxPrice(*most, QLatin1String("completion"), kMillion);
    routing.maxRequestPrice = maxPrice(*most, QLatin1String("request"), 1);
    routing.maxImagePrice = maxPrice(*most, QLatin1String("image"), 1);
    routing.maxAudioPrice = maxPrice(*most, QLatin1String("audio"), 1);
}

/// By name, or as an object with `by` and `partition`. Null is the default order.
void readSort(const ConfigFields &fields, RoutingPreferences &routing)
{
    const QLatin1String key("sort");
    const QStringList metrics = words("price throughput latency exacto");
    const QJsonValue sort = fields.json().value(key);
    const auto metric = [&metrics](const ConfigFields &owner, QLatin1String name) {
        if (owner.json().value(name).isNull())
            return SortBy::Default;
        return sortFromName(owner.word(name, metrics).value_or(QString())).value_or(SortBy::Default);
    };
    if (!sort.isObject()) {
        routing.sort = metric(fields, key);
        return;
    }
    const ConfigFields order(fields.problems(), fields.pathOf(key), sort.toObject(), ConfigObject::SortOrder);
    routing.sort = metric(order, QLatin1String("by"));
    if (order.word(QLatin1String("partition"), words("model none")) == QLatin1String("none"))
        routing.partition = Partition::None;
}

/// A number, which is the median's, or an object with one for each percentile.
PercentileGoals goalsFrom(const ConfigFields &fields, QLatin1String key, double most)
{
    PercentileGoals goals;
    const QJsonValue value = fields.json().value(key);
    if (value.isDouble()) {
        goals.p50 = fields.positive(key, most);
    } else if (value.isObject()) {
        const ConfigFields each(fields.problems(), fields.pathOf(key), value.toObject(),
                                ConfigObject::Percentiles);
        goals.p50 = each.positive(QLatin1String("p50"), most);
        goals.p75 = each.positive(QLatin1String("p75"), most);
        goals.p90 = each.positive(QLatin1String("p90"), most);
        goals.p99 = each.positive(QLatin1String("p99"), most);
    } else if (!value.isUndefined()) {
        fields.problems().add(
            fields.pathOf(key),
            Text::tr("This must be a number above 0, or an object with one at p50, p75, p90 or p99."));
    }
    return goals;
}

QStringList quantizationsFrom(const ConfigFields &fields)
{
    const QLatin1String key("quantizations");
    const QStringList known = words("int4 int8 fp4 mxfp4 nvfp4 fp6 fp8 mxfp8 fp16 bf16 fp32 unknown");
    const QStringList wanted = fields.strings(key).value_or(QStringList());
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!known.contains(wanted.at(i)))
            fields.problems().add(elementPath(fields.pathOf(key), i),
                                  Text::tr("'%1' is not known here. It must be one of: %2.")
                                      .arg(wanted.at(i), known.join(QLatin1String(", "))));
    }
    return wanted;
}

void readPreferences(const ConfigFields &fields, RoutingPreferences &routing)
{
    readSort(fields, routing);
    routing.order = fields.strings(QLatin1String("order")).value_or(QStringList());
    routing.only = fields.strings(QLatin1String("only")).value_or(QStringList());
    routing.ignore = fields.strings(QLatin1String("ignore")).value_or(QStringList());
    routing.allowFallbacks = fields.boolean(QLatin1String("allow_fallbacks")).value_or(true);
    routing.requireParameters = fields.boolean(QLatin1String("require_parameters")).value_or(false);
    const QStringList allowDeny = words("allow deny");
    const QLatin1String deny("deny");
    routing.denyDataCollection = fields.word(QLatin1String("data_collection"), allowDeny) == deny;
    routing.denyTraining = fields.word(QLatin1String("training"), allowDeny) == deny;
    routing.zeroDataRetention = fields.boolean(QLatin1String("zdr")).value_or(false);
    routing.distillableOnly = fields.boolean(QLatin1String("distillable_only")).value_or(false);
    routing.quantizations = quantizationsFrom(fields);
    routing.regions = fields.strings(QLatin1String("regions")).value_or(QStringList());
    if (const auto models = fields.child(QLatin1String("models"), ConfigObject::RoutingModels)) {
        routing.onlyModels = models->strings(QLatin1String("only")).value_or(QStringList());
        routing.ignoredModels = models->strings(QLatin1String("ignore")).value_or(QStringList());
    }
    readMaxPrices(fields, routing);
    routing.minThroughput =
        goalsFrom(fields, QLatin1String("preferred_min_throughput"), kMostTokensPerSecond);
    routing.maxLatency = goalsFrom(fields, QLatin1String("preferred_max_latency"), kMostSeconds);
}

void readSettings(const ConfigFields &fields, RoutingSettings &settings)
{
    if (fields.word(QLatin1String("strategy"), words("price-weighted balanced")) == QLatin1String("balanced"))
        settings.strategy = RoutingStrategy::Balanced;
    const auto balance = fields.word(QLatin1String("keys"), words("weighted round-robin least-loaded"));
    if (balance == QLatin1String("round-robin"))
        settings.keyBalance = KeyBalance::RoundRobin;
    else if (balance == QLatin1String("least-loaded"))
        settings.keyBalance = KeyBalance::LeastLoaded;
    settings.defaultModel = fields.string(QLatin1String("default_model")).value_or(QString());
    settings.autoModels = fields.strings(QLatin1String("auto_models")).value_or(QStringList());
    if (const auto ms = fields.integer(QLatin1String("hedge_after_ms"), kLeastHedgeMs, kMostHedgeMs))
        settings.hedgeAfter = Milliseconds(*ms);
    if (const auto ms = fields.integer(QLatin1String("deadline_ms"), kLeastDeadlineMs, kMostDeadlineMs))
        settings.deadline = Milliseconds(*ms);
}

} // namespace

void readRouting(const ConfigFields &fields, Config &config)
{
    readPreferences(fields, config.routing);
    readSettings(fields, config.routingSettings);
}

} // namespace core
