#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/catalog/catalog_link.h"
#include "core/catalog/model_index.h"
#include "core/engine/engine.h"
#include "core/settings/model_marks_store.h"

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

QJsonObject toJson(const core::ModelIndex &index, const core::ModelMatch &match)
{
    const core::ModelInfo &model = index.model(match);
    const core::ModelSummary &summary = index.summaries().at(size_t(match.position));
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
             QJsonObject {{QStringLiteral("prompt"), decimalOrNull(match.promptPrice())},
                          {QStringLiteral("completion"), decimalOrNull(match.completionPrice())}}},
            {QStringLiteral("endpoints"), match.endpointCount},
            {QStringLiteral("providers"), providers}};
}

/// What the filters are compared with. Keys are looked for only where they are asked about: that takes the
/// key store.
core::Result<core::QueryFacts> factsFor(const core::ModelQuery &query, Services &services)
{
    core::Result<core::ModelMarksFile> marks = core::readModelMarks(services.places().modelMarksFile);
    if (!marks)
        return marks.error();
    core::QueryFacts facts {.marks = std::move(marks)->marks, .today = QDate::currentDate()};
    if (query.recent) {
        const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-core::kDaysOfRecords);
        const auto records = services.engine().endpointRecords({.from = from}).result();
        if (!records)
            return records.error();
        for (const core::EndpointRecord &record : *records) {
            if (record.requests > record.failures)
                facts.recent.insert(record.model);
        }
    }
    if (query.withKey) {
        services.engine().start().waitForFinished();
        facts.usableProviders = services.engine().usableProviders().result();
    }
    return facts;
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
    QString sortKey = parser.value(sort);
    query.text = parser.positionalArguments().join(u' ');
    // What the catalog page gives as a link is asked here as it is there.
    if (core::looksLikeCatalogLink(query.text)) {
        const core::Result<core::CatalogLink> link = core::catalogLinkFrom(query.text);
        if (!link) {
            complain(link.error().message);
            return BadUsage;
        }
        query = link->query;
        if (!parser.isSet(sort) && core::parseSort(link->sort))
            sortKey = link->sort;
    }
    const QStringList filters = parser.values(filter);
    for (const QString &entry : filters) {
        if (const core::Status added = core::addFilter(query, entry); !added) {
            complain(added.error().message);
            return BadUsage;
        }
    }
    const auto order = core::parseSort(sortKey);
    if (!order) {
        complain(order.error().message);
        return BadUsage;
    }

    const core::Result<core::QueryFacts> facts = factsFor(query, services);
    if (!facts) {
        complain(facts.error().message);
        return WorkFailed;
    }
    const core::ModelIndex index(services.engine().catalog().result());
    QList<QStringList> rows;
    for (const core::ModelMatch &match : index.find(query, *facts, order->first, order->second)) {
        if (parser.isSet(json)) {
            printJson(toJson(index, match));
            continue;
        }
        const qint64 context = index.summaries().at(size_t(match.position)).contextLength;
        rows << QStringList {index.model(match).id, QString::number(context), perMillion(match.promptPrice()),
                             perMillion(match.completionPrice()), QString::number(match.providerCount)};
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
