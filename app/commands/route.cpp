#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/engine/engine.h"
#include "core/engine/route_plan_json.h"
#include "core/protocol/codec.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/routing/route_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::route)
};

core::Result<core::ChatRequest> requestFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return core::Error {core::ErrorKind::BadRequest,
                            Text::tr("Cannot read %1: %2").arg(path, file.errorString())};
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject()) {
        return core::Error {
            core::ErrorKind::BadRequest,
            Text::tr("%1 is not the JSON body of a chat request: %2").arg(path, problem.errorString())};
    }
    return core::chatRequestFromOpenAi(document.object());
}

/// What the candidate would not get as it was asked, or why it cannot be asked at all.
QString changesInWords(const core::ChatRequest &request, const core::RouteCandidate &candidate)
{
    const auto wire = core::codecFor(candidate.target.protocol)->encode(request, candidate.target);
    if (!wire)
        return wire.error().message;
    QStringList words;
    for (const core::ParameterChange &change : wire->changes)
        words << core::parameterChangeText(change);
    return words.join(QLatin1String(", "));
}

/// `1,240`, or `~433 ±2.3%`: what the model itself would count.
QString inWords(const core::PromptTokens &prompt)
{
    const QLocale locale;
    if (prompt.exact)
        return locale.toString(prompt.tokens);
    constexpr double kPerMilleInPercent = 10;
    return QStringLiteral("~%1 ±%2%")
        .arg(locale.toString(prompt.tokens),
             locale.toString(prompt.errorPerMille / kPerMilleInPercent, 'g', 3));
}

void printPlan(const core::RoutePlan &plan, const core::ChatRequest &request)
{
    if (!plan.candidates.isEmpty()) {
        // The model is worth a column where there is more than one, or another than the name says.
        const bool namesModels =
            std::any_of(plan.candidates.cbegin(), plan.candidates.cend(),
                        [&](const core::RouteCandidate &one) { return one.modelId != plan.requestedModel; });
        QList<QStringList> rows;
        for (const core::RouteCandidate &candidate : plan.candidates) {
            const QString endpoint =
                namesModels ? QStringLiteral("%1 @ %2").arg(candidate.modelId, candidate.endpoint)
                            : candidate.endpoint;
            rows << QStringList {QString::number(rows.size() + 1),
                                 endpoint,
                                 candidate.keyName.isEmpty() ? QStringLiteral("-") : candidate.keyName,
                                 inWords(candidate.promptTokens),
                                 candidate.estimatedCost ? candidate.estimatedCost->toDecimal()
                                                         : QStringLiteral("-"),
                                 core::whyInWords(candidate),
                                 changesInWords(request, candidate)};
        }
        printTable({QStringLiteral("#"), Text::tr("ENDPOINT"), Text::tr("KEY"), Text::tr("PROMPT TOKENS"),
                    Text::tr("ESTIMATE $"), Text::tr("WHY"), Text::tr("CHANGED")},
                   rows, {0, 3, 4});
    }
    if (plan.exclusions.isEmpty())
        return;
    if (!plan.candidates.isEmpty())
        printLine({});
    QList<QStringList> rows;
    for (const core::Exclusion &exclusion : plan.exclusions)
        rows << QStringList {exclusion.endpoint, core::exclusionName(exclusion.reason), exclusion.text};
    printTable({Text::tr("EXCLUDED"), Text::tr("REASON"), Text::tr("BECAUSE")}, rows);
}

} // namespace

int showRoute(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption model({QStringLiteral("m"), QStringLiteral("model")}, QString(),
                                   QStringLiteral("MODEL"));
    const QCommandLineOption body(QStringLiteral("body"), QString(), QStringLiteral("FILE"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({model, body, json});
    if (!parseOptions(parser, line))
        return BadUsage;

    core::ChatRequest request;
    if (parser.isSet(body)) {
        core::Result<core::ChatRequest> read = requestFromFile(parser.value(body));
        if (!read) {
            complain(read.error().message);
            return BadUsage;
        }
        request = *std::move(read);
    }
    if (parser.isSet(model))
        request.model = parser.value(model);
    if (request.model.isEmpty()) {
        complain(Text::tr("Which model? Name it with --model."));
        return BadUsage;
    }
    const core::RoutePlan plan = services.engine().explain(request).result();
    if (parser.isSet(json)) {
        const auto figures = services.engine().endpointFigures(core::statsIdsOf(plan)).result();
        printJson(core::routePlanToJson(plan, request, figures));
    } else {
        printPlan(plan, request);
    }
    if (!plan.error)
        return Success;
    if (!parser.isSet(json))
        complain(plan.error->message);
    return WorkFailed;
}

} // namespace app
