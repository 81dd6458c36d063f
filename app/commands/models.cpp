#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/catalog/model_query.h"
#include "core/engine/engine.h"

#include <QCommandLineParser>
#include <QJsonArray>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::models)
};

QString perMillion(const std::optional<core::Money> &price)
{
    return price ? (*price * 1'000'000).toDecimal() : QStringLiteral("-");
}

QJsonValue decimalOrNull(const std::optional<core::Money> &price)
{
    return price ? QJsonValue(price->toDecimal()) : QJsonValue();
}

QJsonObject toJson(const core::ModelInfo &model, const core::ModelSummary &summary)
{
    QJsonArray providers;
    for (const core::EndpointInfo &endpoint : model.endpoints) {
        if (!providers.contains(endpoint.providerId))
            providers << endpoint.providerId;
    }
    return {{QStringLiteral("id"), model.id},
            {QStringLiteral("name"), model.name},
            {QStringLiteral("author"), model.author},
            {QStringLiteral("type"), model.type},
            {QStringLiteral("released"), model.released},
            {QStringLiteral("context_length"), summary.contextLength},
            {QStringLiteral("max_output_tokens"), model.maxOutputTokens},
            {QStringLiteral("input_modalities"), QJsonArray::fromStringList(model.inputModalities)},
            {QStringLiteral("output_modalities"), QJsonArray::fromStringList(model.outputModalities)},
            {QStringLiteral("tools"), summary.tools},
            {QStringLiteral("reasoning"), summary.reasoning},
            {QStringLiteral("pricing"),
             QJsonObject {{QStringLiteral("prompt"), decimalOrNull(summary.promptPrice)},
                          {QStringLiteral("completion"), decimalOrNull(summary.completionPrice)}}},
            {QStringLiteral("endpoints"), summary.endpointCount},
            {QStringLiteral("providers"), providers}};
}

} // namespace

int listModels(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption filter(QStringLiteral("filter"), QString(), QStringLiteral("KEY=VALUE"));
    const QCommandLineOption sort(QStringLiteral("sort"), QString(), QStringLiteral("KEY"),
                                  QStringLiteral("name"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({filter, sort, json});
    if (!parseOptions(parser, line))
        return BadUsage;

    core::ModelQuery query;
    query.text = parser.positionalArguments().join(u' ');
    const QStringList filters = parser.values(filter);
    for (const QString &entry : filters) {
        if (const core::Status added = core::addFilter(query, entry); !added) {
            complain(added.error().message);
            return BadUsage;
        }
    }
    const auto order = core::parseSort(parser.value(sort));
    if (!order) {
        complain(order.error().message);
        return BadUsage;
    }

    const core::ModelIndex index(services.engine().catalog().result());
    const QList<int> found = index.find(query, order->first, order->second);
    QList<QStringList> rows;
    for (const int position : found) {
        const core::ModelSummary &summary = index.summaries().at(size_t(position));
        const core::ModelInfo &model = index.model(summary);
        if (parser.isSet(json)) {
            printJson(toJson(model, summary));
            continue;
        }
        rows << QStringList {model.id, QString::number(summary.contextLength),
                             perMillion(summary.promptPrice), perMillion(summary.completionPrice),
                             QString::number(summary.providerCount)};
    }
    if (parser.isSet(json))
        return Success;
    if (rows.isEmpty()) {
        complain(Text::tr("No model matches. The nearest names: %1")
                     .arg(index.catalog().nearestModels(query.text, 5).join(u", ")));
        return Success;
    }
    printTable({Text::tr("MODEL"), Text::tr("CONTEXT"), Text::tr("IN $/M"), Text::tr("OUT $/M"),
                Text::tr("PROVIDERS")},
               rows, {1, 2, 3, 4});
    return Success;
}

} // namespace app
