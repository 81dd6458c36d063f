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

} // namespace

void readModelNames(FieldReader &reader, ChatRequest &request)
{
    const QLatin1String name("model");
    request.model = reader.text(name).value_or(QString());
    request.fallbackModels = reader.texts(QLatin1String("models"));
    if (request.model.isEmpty() && !request.fallbackModels.isEmpty())
        request.model = request.fallbackModels.takeFirst();
    request.fallbackModels.removeAll(request.model);
    if (request.model.isEmpty())
        reader.complain(name, Text::tr("the name of a model"));
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
    if (!json)
        return;
    RoutingPreferences &routing = request.routing;
    FieldReader fields(*json, name, problem);
    routing.order = fields.texts(QLatin1String("order"));
    routing.only = fields.texts(QLatin1String("only"));
    routing.ignore = fields.texts(QLatin1String("ignore"));
    routing.quantizations = fields.texts(QLatin1String("quantizations"));
    routing.allowFallbacks = fields.flag(QLatin1String("allow_fallbacks")).value_or(true);
    routing.zeroDataRetention = fields.flag(QLatin1String("zdr")).value_or(false);

    const QLatin1String sortName("sort");
    const QJsonValue sort = fields.take(sortName);
    routing.sort = sort.isObject() ? sort.toObject().value(QLatin1String("by")).toString() : sort.toString();
    if (!sort.isUndefined() && routing.sort.isEmpty())
        fields.complain(sortName, Text::tr("a string, or an object with 'by'"));

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

    QJsonObject rest = fields.rest();
    if (const QJsonObject unread = prices.rest(); !unread.isEmpty())
        rest.insert(maxName, unread);
    if (!rest.isEmpty())
        request.extra.insert(name, rest);
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
