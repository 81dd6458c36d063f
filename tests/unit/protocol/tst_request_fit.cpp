#include "core/protocol/reasoning_rules.h"
#include "core/protocol/request_fit.h"

#include <QTest>

using namespace core;

using Kind = ParameterChange::Kind;
using State = ReasoningPlan::State;
using Thinking = ModelTraits::Thinking;
using Accepts = ModelTraits::Accepts;

namespace {

const ProtocolReach kReach {.parameters = {QStringLiteral("temperature"), QStringLiteral("top_p"),
                                           QStringLiteral("seed"), QStringLiteral("stop"),
                                           QStringLiteral("response_format")},
                            .extras = {QStringLiteral("metadata")},
                            .maxTemperature = 1,
                            .maxStops = 2};

EndpointTarget target(const ModelTraits &traits = {})
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.providerModelId = QStringLiteral("acme-large");
    target.traits = traits;
    return target;
}

QStringList words(const QList<ParameterChange> &changes)
{
    QStringList words;
    for (const ParameterChange &change : changes)
        words << parameterChangeText(change);
    words.sort();
    return words;
}

} // namespace

Q_DECLARE_METATYPE(core::ModelTraits)
Q_DECLARE_METATYPE(core::ReasoningRequest)
Q_DECLARE_METATYPE(core::ReasoningPlan)

class RequestFit : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsIsLeftAlone();
    void whatDoesNotFitIsLeftOutAndWrittenDown();
    void numbersAreBroughtIntoRange();
    void samplingGoesWhereThinkingForbidsIt_data();
    void samplingGoesWhereThinkingForbidsIt();
    void forcedToolChoiceGoesWhereThinkingForbidsIt();
    void catalogListIsBelievedForSamplingOnly();
    void routerFieldsGoOnlyToRouters();
    void effortAndBudgetFollowTheModel_data();
    void effortAndBudgetFollowTheModel();
    void thinkingThatCannotBeSwitchedOffIsAnError();
};

void RequestFit::whatFitsIsLeftAlone()
{
    ChatRequest request;
    request.sampling.temperature = 0.5;
    request.sampling.stop = {QStringLiteral("END")};
    request.maxTokens = 100;
    request.extra.insert(QLatin1String("metadata"), QJsonObject {{QLatin1String("a"), 1}});
    const Result<FittedRequest> fitted = fitRequest(request, target(), kReach);
    QVERIFY(fitted);
    QCOMPARE(fitted->request, request);
    QCOMPARE(fitted->changes, QList<ParameterChange>());
    QCOMPARE(fitted->reasoning, ReasoningPlan());
}

void RequestFit::whatDoesNotFitIsLeftOutAndWrittenDown()
{
    ChatRequest request;
    request.sampling.topK = 40;
    request.sampling.seed = 7;
    request.parallelToolCalls = false;
    request.user = QStringLiteral("ada");
    request.extra.insert(QLatin1String("prediction"), QJsonObject());
    EndpointTarget endpoint = target();
    endpoint.quirks.drop = {QStringLiteral("seed")};
    const Result<FittedRequest> fitted = fitRequest(request, endpoint, kReach);
    QVERIFY(fitted);
    QCOMPARE(fitted->request, ChatRequest());
    QCOMPARE(words(fitted->changes),
             QStringList({QStringLiteral("parallel_tool_calls (false) left out"),
                          QStringLiteral("prediction left out"), QStringLiteral("seed (7) left out"),
                          QStringLiteral("top_k (40) left out"), QStringLiteral("user (ada) left out")}));
}

void RequestFit::numbersAreBroughtIntoRange()
{
    ChatRequest request;
    request.sampling.temperature = 1.5;
    request.sampling.stop = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const Result<FittedRequest> fitted = fitRequest(request, target(), kReach);
    QVERIFY(fitted);
    QCOMPARE(*fitted->request.sampling.temperature, 1.0);
    QCOMPARE(fitted->request.sampling.stop, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(words(fitted->changes),
             QStringList({QStringLiteral("stop 3 → 2"), QStringLiteral("temperature 1.5 → 1")}));
}

void RequestFit::samplingGoesWhereThinkingForbidsIt_data()
{
    QTest::addColumn<ModelTraits>("traits");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<bool>("kept");
    const ModelTraits without {.sampling = Accepts::OnlyWithoutReasoning};
    ModelTraits byDefault = without;
    byDefault.reasonsByDefault = true;
    QTest::newRow("unknown model") << ModelTraits() << QStringLiteral("high") << true;
    QTest::newRow("never") << ModelTraits {.sampling = Accepts::Never} << QString() << false;
    QTest::newRow("does not think") << without << QString() << true;
    QTest::newRow("is asked to think") << without << QStringLiteral("low") << false;
    QTest::newRow("thinks by itself") << byDefault << QString() << false;
    QTest::newRow("is told not to") << byDefault << QStringLiteral("none") << true;
}

void RequestFit::samplingGoesWhereThinkingForbidsIt()
{
    QFETCH(ModelTraits, traits);
    QFETCH(QString, effort);
    ChatRequest request;
    request.sampling.temperature = 0.2;
    if (!effort.isEmpty())
        request.reasoning = ReasoningRequest {.effort = effort};
    const Result<FittedRequest> fitted = fitRequest(request, target(traits), kReach);
    QVERIFY(fitted);
    QTEST(fitted->request.sampling.temperature.has_value(), "kept");
    QCOMPARE(fitted->changes.isEmpty(), fitted->request.sampling.temperature.has_value());
}

void RequestFit::forcedToolChoiceGoesWhereThinkingForbidsIt()
{
    const ModelTraits traits {.forcedToolChoice = Accepts::OnlyWithoutReasoning};
    ChatRequest request;
    request.toolChoice = ToolChoice {.mode = ToolChoice::Mode::Required};
    QVERIFY(fitRequest(request, target(traits), kReach)->request.toolChoice);
    request.reasoning = ReasoningRequest {.effort = QStringLiteral("low")};
    const Result<FittedRequest> fitted = fitRequest(request, target(traits), kReach);
    QVERIFY(!fitted->request.toolChoice);
    QCOMPARE(words(fitted->changes), QStringList {QStringLiteral("tool_choice (required) left out")});
    request.toolChoice = ToolChoice {.mode = ToolChoice::Mode::Auto};
    QVERIFY(fitRequest(request, target(traits), kReach)->request.toolChoice);
}

void RequestFit::catalogListIsBelievedForSamplingOnly()
{
    const ModelTraits traits {.supportedParameters = {QStringLiteral("max_tokens"), QStringLiteral("top_p")}};
    ChatRequest request;
    request.sampling.temperature = 0.2;
    request.sampling.topP = 0.9;
    request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonObject};
    const Result<FittedRequest> fitted = fitRequest(request, target(traits), kReach);
    QVERIFY(!fitted->request.sampling.temperature);
    QVERIFY(fitted->request.sampling.topP);
    QVERIFY(fitted->request.responseFormat);
}

void RequestFit::routerFieldsGoOnlyToRouters()
{
    ProtocolReach same = kReach;
    same.anyExtra = true;
    ChatRequest request;
    request.extra.insert(QLatin1String("plugins"), QJsonArray());
    request.extra.insert(QLatin1String("safe_prompt"), true);
    EndpointTarget endpoint = target();
    const Result<FittedRequest> plain = fitRequest(request, endpoint, same);
    QCOMPARE(plain->request.extra.keys(), QStringList {QStringLiteral("safe_prompt")});
    QCOMPARE(plain->changes, QList<ParameterChange>());
    endpoint.quirks.reasoningControl = QStringLiteral("object");
    QCOMPARE(fitRequest(request, endpoint, same)->request.extra, request.extra);
}

void RequestFit::effortAndBudgetFollowTheModel_data()
{
    QTest::addColumn<ReasoningRequest>("asked");
    QTest::addColumn<qint64>("answer");
    QTest::addColumn<ModelTraits>("traits");
    QTest::addColumn<ReasoningPlan>("plan");
    QTest::addColumn<QString>("change");
    const auto effort = [](const char *name) {
        return ReasoningRequest {.effort = QString::fromLatin1(name)};
    };
    const auto on = [](const char *name) { return ReasoningPlan {State::On, QString::fromLatin1(name)}; };
    const auto budget = [](qint64 tokens) { return ReasoningPlan {State::On, {}, tokens}; };
    const ModelTraits claude {.thinking = Thinking::Budget, .minBudget = 1024};
    const ModelTraits either {.thinking = Thinking::Either, .minBudget = 1024};
    const ModelTraits three {
        .efforts = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")}};
    const QString none;

    QTest::newRow("nothing said") << ReasoningRequest() << qint64(1000) << claude << ReasoningPlan() << none;
    QTest::newRow("only excluded") << ReasoningRequest {.exclude = true} << qint64(1000) << claude
                                   << ReasoningPlan() << none;
    QTest::newRow("off by effort") << effort("none") << qint64(1000) << claude << ReasoningPlan {State::Off}
                                   << none;
    QTest::newRow("off by switch") << ReasoningRequest {.enabled = false} << qint64(1000) << claude
                                   << ReasoningPlan {State::Off} << none;
    QTest::newRow("on is medium") << ReasoningRequest {.enabled = true} << qint64(0) << ModelTraits()
                                  << on("medium") << none;
    for (const auto &[name, share] :
         {std::pair("max", .95), std::pair("xhigh", .95), std::pair("high", .8), std::pair("medium", .5),
          std::pair("low", .2), std::pair("minimal", .1)})
        QTest::addRow("ratio of %s", name)
            << effort(name) << qint64(20000) << claude << budget(qint64(20000 * share)) << none;
    QTest::newRow("floor of a budget") << effort("low") << qint64(2000) << claude << budget(1024) << none;
    QTest::newRow("ceiling of a budget")
        << effort("high") << qint64(400000) << claude << budget(128000) << none;
    QTest::newRow("budget as asked") << ReasoningRequest {.maxTokens = 5000} << qint64(20000) << claude
                                     << budget(5000) << none;
    QTest::newRow("budget below the floor")
        << ReasoningRequest {.maxTokens = 100} << qint64(20000) << claude << budget(1024)
        << QStringLiteral("reasoning.max_tokens 100 → 1024");
    QTest::newRow("budget for an effort model")
        << ReasoningRequest {.maxTokens = 8000} << qint64(10000) << ModelTraits() << on("high")
        << QStringLiteral("reasoning.max_tokens 8000 → high");
    QTest::newRow("small budget, levels unknown")
        << ReasoningRequest {.maxTokens = 1000} << qint64(10000) << ModelTraits() << on("low")
        << QStringLiteral("reasoning.max_tokens 1000 → low");
    QTest::newRow("either takes the effort")
        << effort("high") << qint64(20000) << either << on("high") << none;
    QTest::newRow("either takes the budget")
        << ReasoningRequest {.maxTokens = 5000} << qint64(20000) << either << budget(5000) << none;
    QTest::newRow("nearest level below") << effort("minimal") << qint64(0) << three << on("low")
                                         << QStringLiteral("reasoning.effort minimal → low");
    QTest::newRow("nearest level above") << effort("xhigh") << qint64(0) << three << on("high")
                                         << QStringLiteral("reasoning.effort xhigh → high");
}

void RequestFit::effortAndBudgetFollowTheModel()
{
    QFETCH(ReasoningRequest, asked);
    QFETCH(qint64, answer);
    QFETCH(ModelTraits, traits);
    QFETCH(ReasoningPlan, plan);
    QFETCH(QString, change);
    QList<ParameterChange> changes;
    const std::optional<qint64> limit = answer > 0 ? std::optional(answer) : std::nullopt;
    const Result<ReasoningPlan> made =
        planReasoning(asked, limit, target(traits), Thinking::Adaptive, changes);
    QVERIFY(made);
    QCOMPARE(int(made->state), int(plan.state));
    QCOMPARE(made->effort, plan.effort);
    QCOMPARE(made->budget.value_or(-1), plan.budget.value_or(-1));
    QCOMPARE(words(changes), change.isEmpty() ? QStringList() : QStringList {change});
}

void RequestFit::thinkingThatCannotBeSwitchedOffIsAnError()
{
    ChatRequest request;
    request.reasoning = ReasoningRequest {.effort = QStringLiteral("none")};
    const ModelTraits always {.reasoningMandatory = true};
    const Result<FittedRequest> fitted = fitRequest(request, target(always), kReach);
    QVERIFY(!fitted);
    QCOMPARE(fitted.error().kind, ErrorKind::BadRequest);
    QCOMPARE(fitted.error().parameter, QStringLiteral("reasoning.effort"));
    QVERIFY(fitted.error().message.contains(QLatin1String("acme-large at Acme")));
}

QTEST_GUILESS_MAIN(RequestFit)
#include "tst_request_fit.moc"
