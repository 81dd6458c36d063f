#include "core/catalog/model_comparison.h"

#include "core/catalog/task_price.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <functional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelComparison)
};

/// All that is known of one column.
struct Column {
    const Catalog &catalog;
    const ModelInfo *model = nullptr; ///< Null where the catalog has not got it.
    const EndpointInfo *cheapest = nullptr;
    const EndpointRecord *mostUsed = nullptr;
};

/// A text for people and, where one can be better than another, the number behind it.
struct Value {
    QString text = {};
    std::optional<double> number = {};
};

enum class Better { Neither, More, Less };

QString yesNo(std::optional<bool> value)
{
    return value ? (*value ? Text::tr("yes") : Text::tr("no")) : QString();
}

QString listed(QStringList parts)
{
    parts.removeAll(QString());
    parts.removeDuplicates();
    parts.sort(Qt::CaseInsensitive);
    return parts.join(QLatin1String(", "));
}

Value count(qint64 number)
{
    return number > 0 ? Value {QString::number(number), double(number)} : Value {};
}

/// Exact dollars for a million tokens, with cents.
Value price(const std::optional<Money> &perToken)
{
    if (!perToken)
        return {};
    QString text = (*perToken * 1'000'000).toDecimal();
    const qsizetype point = text.indexOf(u'.');
    if (point < 0)
        text += QLatin1String(".00");
    else if (text.size() - point == 2)
        text += u'0';
    return {text, double(perToken->picoDollars())};
}

Value figure(const std::optional<double> &number, int decimals)
{
    return number ? Value {QString::number(*number, 'f', decimals), *number} : Value {};
}

template<typename Read>
QStringList ofEndpoints(const ModelInfo &model, Read &&read)
{
    QStringList parts;
    for (const EndpointInfo &endpoint : model.endpoints)
        parts << read(endpoint);
    return parts;
}

Value providers(const ModelInfo &model)
{
    const QStringList ids =
        ofEndpoints(model, [](const EndpointInfo &endpoint) { return endpoint.providerId; });
    const auto number = QSet<QString>(ids.begin(), ids.end()).size();
    return {QString::number(number), double(number)};
}

Value keepingNothing(const Catalog &catalog, const ModelInfo &model)
{
    const auto number =
        std::count_if(model.endpoints.begin(), model.endpoints.end(), [&](const EndpointInfo &endpoint) {
            return !catalog.dataPolicyOf(endpoint).retains();
        });
    return {QString::number(number), double(number)};
}

QString efforts(const ModelInfo &model)
{
    const QString able = yesNo(model.capabilities.reasoning);
    if (model.reasoningEfforts.isEmpty() || !model.capabilities.reasoning.value_or(true))
        return able;
    return model.reasoningEfforts.join(QLatin1String(", "));
}

Value errorShare(const EndpointRecord &record)
{
    if (record.requests <= 0)
        return {};
    return figure(100 * double(record.failures) / double(record.requests), 1);
}

struct Attribute {
    QString name;
    Better better;
    std::function<Value(const Column &)> value;
};

/// Turns a question about a model into one about a column; a model that is not there has no value.
template<typename Read>
std::function<Value(const Column &)> ofModel(Read read)
{
    return [read](const Column &column) { return column.model ? read(*column.model) : Value {}; };
}

template<typename Member>
Attribute priceOf(const QString &name, Member member)
{
    return {name, Better::Less, [member](const Column &column) {
                return column.cheapest ? price(column.cheapest->pricing.base.*member) : Value {};
            }};
}

template<typename Read>
Attribute ofRecord(const QString &name, Better better, Read read)
{
    return {name, better,
            [read](const Column &column) { return column.mostUsed ? read(*column.mostUsed) : Value {}; }};
}

QList<Attribute> factsOfModels()
{
    const auto word = [](auto member) {
        return ofModel([member](const ModelInfo &model) { return Value {model.*member}; });
    };
    const auto able = [](auto member) {
        return ofModel(
            [member](const ModelInfo &model) { return Value {yesNo(model.capabilities.*member)}; });
    };
    return {
        {Text::tr("Id"), Better::Neither, word(&ModelInfo::id)},
        {Text::tr("Author"), Better::Neither, ofModel([](const ModelInfo &model) {
             return Value {model.authorName.isEmpty() ? model.author : model.authorName};
         })},
        {Text::tr("Released"), Better::Neither, word(&ModelInfo::released)},
        {Text::tr("Knowledge until"), Better::Neither, word(&ModelInfo::knowledgeCutoff)},
        {Text::tr("Context (tokens)"), Better::More,
         ofModel([](const ModelInfo &model) { return count(model.contextLength); })},
        {Text::tr("Longest answer (tokens)"), Better::More,
         ofModel([](const ModelInfo &model) { return count(model.maxOutputTokens); })},
        {Text::tr("Reads"), Better::Neither,
         ofModel([](const ModelInfo &model) { return Value {listed(model.inputModalities)}; })},
        {Text::tr("Writes"), Better::Neither,
         ofModel([](const ModelInfo &model) { return Value {listed(model.outputModalities)}; })},
        {Text::tr("Tools"), Better::Neither, able(&Capabilities::tools)},
        {Text::tr("Structured outputs"), Better::Neither, able(&Capabilities::structuredOutputs)},
        {Text::tr("Reasoning"), Better::Neither,
         ofModel([](const ModelInfo &model) { return Value {efforts(model)}; })},
        {Text::tr("Open weights"), Better::Neither,
         ofModel([](const ModelInfo &model) { return Value {yesNo(model.openWeights)}; })},
        {Text::tr("Supported parameters"), Better::Neither,
         ofModel([](const ModelInfo &model) { return Value {listed(model.supportedParameters)}; })},
    };
}

QList<Attribute> factsOfOffers()
{
    return {
        priceOf(Text::tr("Prompt ($ per million tokens)"), &PriceRow::prompt),
        priceOf(Text::tr("Answer ($ per million tokens)"), &PriceRow::completion),
        priceOf(Text::tr("Cached prompt ($ per million tokens)"), &PriceRow::cacheRead),
        {Text::tr("Blended 3 to 1 ($ per million tokens)"), Better::Less,
         [](const Column &column) {
             return column.cheapest ? price(blendedPrice(column.cheapest->pricing.base)) : Value {};
         }},
        {Text::tr("Cheapest at"), Better::Neither,
         [](const Column &column) {
             return Value {column.cheapest ? endpointSlug(*column.cheapest) : QString()};
         }},
        {Text::tr("Providers"), Better::More, ofModel(providers)},
        {Text::tr("Endpoints that keep no data"), Better::More,
         [](const Column &column) {
             return column.model ? keepingNothing(column.catalog, *column.model) : Value {};
         }},
        {Text::tr("Regions"), Better::Neither, ofModel([](const ModelInfo &model) {
             return Value {
                 listed(ofEndpoints(model, [](const EndpointInfo &endpoint) { return endpoint.region; }))};
         })},
    };
}

QList<Attribute> ownFigures()
{
    return {
        ofRecord(Text::tr("Your most used endpoint"), Better::Neither,
                 [](const EndpointRecord &record) {
                     return Value {record.endpoint.isEmpty() ? record.provider : record.endpoint};
                 }),
        ofRecord(Text::tr("Your requests there"), Better::Neither,
                 [](const EndpointRecord &record) { return count(record.requests); }),
        ofRecord(Text::tr("First token there (ms, median)"), Better::Less,
                 [](const EndpointRecord &record) { return figure(record.ttftMs, 0); }),
        ofRecord(Text::tr("Speed there (tokens a second, median)"), Better::More,
                 [](const EndpointRecord &record) { return figure(record.throughput, 1); }),
        ofRecord(Text::tr("Failed there (% of requests)"), Better::Less, errorShare),
    };
}

QList<qsizetype> bestOf(const QList<Value> &values, Better better)
{
    QList<qsizetype> best;
    if (better == Better::Neither)
        return best;
    std::optional<double> highest;
    std::optional<double> lowest;
    for (const Value &value : values) {
        if (!value.number)
            continue;
        highest = std::max(highest.value_or(*value.number), *value.number);
        lowest = std::min(lowest.value_or(*value.number), *value.number);
    }
    if (!highest || *highest == *lowest)
        return best;
    const double wanted = better == Better::More ? *highest : *lowest;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values.at(i).number == wanted)
            best << i;
    }
    return best;
}

ComparisonRow rowOf(const Attribute &attribute, const QList<Column> &columns)
{
    QList<Value> values;
    ComparisonRow row {attribute.name};
    for (const Column &column : columns) {
        values << attribute.value(column);
        row.values << values.constLast().text;
    }
    row.differs = std::any_of(row.values.begin(), row.values.end(),
                              [&](const QString &value) { return value != row.values.constFirst(); });
    row.best = bestOf(values, attribute.better);
    return row;
}

const EndpointRecord *mostUsed(const QList<EndpointRecord> &records, const QString &modelId)
{
    const EndpointRecord *most = nullptr;
    for (const EndpointRecord &record : records) {
        if (record.model == modelId && (!most || record.requests > most->requests))
            most = &record;
    }
    return most;
}

} // namespace

ModelComparison compareModels(const Catalog &catalog, const QStringList &modelIds,
                              const QList<EndpointRecord> &records)
{
    ModelComparison comparison;
    QList<Column> columns;
    for (const QString &id : modelIds) {
        const ModelInfo *model = catalog.findModel(id);
        comparison.modelIds << id;
        comparison.names << (model && !model->name.isEmpty() ? model->name : id);
        columns << Column {catalog, model, model ? cheapestEndpoint(catalog, *model) : nullptr,
                           mostUsed(records, model ? model->id : id)};
    }
    for (const QList<Attribute> &part : {factsOfModels(), factsOfOffers(), ownFigures()}) {
        for (const Attribute &attribute : part)
            comparison.rows << rowOf(attribute, columns);
    }
    return comparison;
}

} // namespace core
