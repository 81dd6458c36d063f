#include "core/protocol/routing_fields.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OpenAiIngress)
};

QString oneOf(const QStringList &words)
{
    return Text::tr("one of %1").arg(words.join(QStringLiteral(", ")));
}

/// A price as number or string, in dollars per million tokens or per item.
std::optional<Money> readPrice(FieldReader &reader, QLatin1String name, qint64 units)
{
    const QJsonValue value = reader.take(name);
    if (value.isUndefined())
        return std::nullopt;
    const auto price =
        value.isDouble() ? Money::fromJsonNumber(value.toDouble()) : Money::fromDecimal(value.toString());
    if (!price || *price < Money()) {
        reader.complain(name, Text::tr("an amount in dollars"));
        return std::nullopt;
    }
    return Money::fromPicoDollars(price->picoDollars() / units);
}

/// The metric by name, or as an object with `by` and `partition`.
void readSort(FieldReader &reader, RoutingPreferences &routing, std::optional<Error> &problem)
{
    const QLatin1String name("sort");
    const QJsonValue sort = reader.take(name);
    if (sort.isUndefined() || sort.isNull())
        return;
    if (!sort.isString() && !sort.isObject()) {
        reader.complain(name, Text::tr("a string, or an object with 'by'"));
        return;
    }
    FieldReader fields(sort.toObject(), reader.pathOf(name), problem);
    const std::optional<QString> by = sort.isString() ? sort.toString() : fields.text(QLatin1String("by"));
    const auto metric = by ? sortFromName(*by) : SortBy::Default;
    if (!metric)
        reader.complain(name, oneOf({QStringLiteral("price"), QStringLiteral("throughput"),
                                     QStringLiteral("latency"), QStringLiteral("exacto")}));
    routing.sort = metric.value_or(SortBy::Default);
    const auto partition = fields.text(QLatin1String("partition"));
    if (partition == QLatin1String("none"))
        routing.partition = Partition::None;
    else if (partition && *partition != QLatin1String("model"))
        fields.complain(QLatin1String("partition"), oneOf({QStringLiteral("model"), QStringLiteral("none")}));
}

/// A number, which is the median's, or an object with one for each percentile.
PercentileGoals readGoals(FieldReader &reader, QLatin1String name, std::optional<Error> &problem)
{
    const QJsonValue value = reader.take(name);
    PercentileGoals goals;
    if (value.isUndefined() || value.isNull())
        return goals;
    if (value.isDouble()) {
        goals.p50 = value.toDouble();
    } else if (value.isObject()) {
        FieldReader fields(value.toObject(), reader.pathOf(name), problem);
        goals.p50 = fields.number(QLatin1String("p50"));
        goals.p75 = fields.number(QLatin1String("p75"));
        goals.p90 = fields.number(QLatin1String("p90"));
        goals.p99 = fields.number(QLatin1String("p99"));
    } else {
        reader.complain(name, Text::tr("a number, or an object with p50, p75, p90 or p99"));
    }
    for (const std::optional<double> &goal : {goals.p50, goals.p75, goals.p90, goals.p99}) {
        if (goal && !(*goal > 0))
            reader.complain(name, Text::tr("more than 0"));
    }
    return goals;
}

} // namespace

void readModelNames(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("model");
    request.model = reader.text(name).value_or(QString());
    request.fallbackModels = reader.texts(QLatin1String("models"));
    if (request.model.isEmpty() && !request.fallbackModels.isEmpty())
        request.model = request.fallbackModels.takeFirst();
    request.fallbackModels.removeAll(request.model);
}

void readCaller(FieldReader &reader, ChatRequest &request)
{
    request.user = reader.text(QLatin1String("user")).value_or(QString());
    request.sessionId = reader.text(QLatin1String("session_id")).value_or(QString());
}

void readRoutingPreferences(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem)
{
    const QLatin1String name("provider");
    const auto json = reader.object(name);
    RoutingPreferences &routing = request.routing;
    // The older spelling of the partition.
    if (reader.text(QLatin1String("route")) == QLatin1String("sort"))
        routing.partition = Partition::None;
    if (!json)
        return;
    FieldReader fields(*json, name, problem);
    routing.order = fields.texts(QLatin1String("order"));
    routing.only = fields.texts(QLatin1String("only"));
    routing.ignore = fields.texts(QLatin1String("ignore"));
    routing.quantizations = fields.texts(QLatin1String("quantizations"));
    routing.allowFallbacks = fields.flag(QLatin1String("allow_fallbacks")).value_or(true);
    routing.zeroDataRetention = fields.flag(QLatin1String("zdr")).value_or(false);

    routing.requireParameters = fields.flag(QLatin1String("require_parameters")).value_or(false);
    routing.distillableOnly = fields.flag(QLatin1String("enforce_distillable_text")).value_or(false);
    readSort(fields, routing, problem);
    routing.minThroughput = readGoals(fields, QLatin1String("preferred_min_throughput"), problem);
    routing.maxLatency = readGoals(fields, QLatin1String("preferred_max_latency"), problem);

    const QLatin1String collectionName("data_collection");
    const auto collection = fields.text(collectionName);
    routing.denyDataCollection = collection == QLatin1String("deny");
    if (collection && *collection != QLatin1String("deny") && *collection != QLatin1String("allow"))
        fields.complain(collectionName, oneOf({QStringLiteral("allow"), QStringLiteral("deny")}));

    constexpr qint64 perMillion = 1'000'000;
    const QLatin1String maxName("max_price");
    FieldReader prices(fields.object(maxName).value_or(QJsonObject()), fields.pathOf(maxName), problem);
    routing.maxPromptPrice = readPrice(prices, QLatin1String("prompt"), perMillion);
    routing.maxCompletionPrice = readPrice(prices, QLatin1String("completion"), perMillion);
    routing.maxRequestPrice = readPrice(prices, QLatin1String("request"), 1);
    routing.maxImagePrice = readPrice(prices, QLatin1String("image"), 1);
    routing.maxAudioPrice = readPrice(prices, QLatin1String("audio"), 1);

    QJsonObject rest = fields.rest();
    if (const QJsonObject unread = prices.rest(); !unread.isEmpty())
        rest.insert(maxName, unread);
    if (!rest.isEmpty())
        request.extra.insert(name, rest);
}

void readPlugins(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem)
{
    request.preset = reader.text(QLatin1String("preset")).value_or(QString());
    const QJsonValue transforms = reader.take(QLatin1String("transforms"));
    if (transforms.isArray()) {
        request.transforms = QStringList();
        for (const QJsonValue &transform : transforms.toArray())
            *request.transforms << transform.toString();
    } else if (!transforms.isUndefined() && !transforms.isNull()) {
        reader.complain(QStringLiteral("transforms"), Text::tr("a list of strings"));
    }
    const QLatin1String name("plugins");
    const QJsonArray plugins = reader.array(name).value_or(QJsonArray());
    for (qsizetype i = 0; i < plugins.size(); ++i) {
        FieldReader fields(plugins.at(i).toObject(), entryPath(reader.pathOf(name), i), problem);
        PluginUse use;
        use.id = fields.text(QLatin1String("id")).value_or(QString());
        use.enabled = fields.flag(QLatin1String("enabled")).value_or(true);
        use.options = fields.rest();
        if (use.id.isEmpty())
            fields.complain(QStringLiteral("id"), Text::tr("the name of a plugin"));
        request.plugins << use;
    }
}

void readReasoning(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem)
{
    const QLatin1String name("reasoning");
    const QLatin1String shortName("reasoning_effort");
    const QLatin1String effortName("effort");
    const auto json = reader.object(name);
    const auto shortForm = reader.text(shortName);
    const auto include = reader.flag(QLatin1String("include_reasoning"));
    if (!json && !shortForm && !include)
        return;

    ReasoningRequest reasoning;
    FieldReader fields(json.value_or(QJsonObject()), name, problem);
    reasoning.effort = fields.text(effortName).value_or(QString());
    reasoning.maxTokens = fields.integer(QLatin1String("max_tokens"));
    reasoning.enabled = fields.flag(QLatin1String("enabled"));
    reasoning.exclude = fields.flag(QLatin1String("exclude")).value_or(include == false);
    reasoning.extra = fields.rest();
    if (shortForm && !reasoning.effort.isEmpty() && reasoning.effort != *shortForm)
        reader.complain(shortName, Text::tr("the same as reasoning.effort, or absent"));
    if (shortForm)
        reasoning.effort = *shortForm;

    const QStringList efforts {QStringLiteral("none"),   QStringLiteral("minimal"), QStringLiteral("low"),
                               QStringLiteral("medium"), QStringLiteral("high"),    QStringLiteral("xhigh"),
                               QStringLiteral("max")};
    if (!reasoning.effort.isEmpty() && !efforts.contains(reasoning.effort)) {
        if (shortForm)
            reader.complain(shortName, oneOf(efforts));
        else
            fields.complain(effortName, oneOf(efforts));
    }
    if (!reasoning.effort.isEmpty() && reasoning.maxTokens)
        fields.complain(QLatin1String("max_tokens"), Text::tr("absent where an effort is given"));
    request.reasoning = reasoning;
}

} // namespace core
