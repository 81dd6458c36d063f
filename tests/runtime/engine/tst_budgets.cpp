#include "core/async/after.h"
#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;
/// Both providers take a cent a token; the answer below is 10 + 5 tokens.
const QString kCent = QStringLiteral("0.01");
constexpr qint64 kPicoPerCent = 10'000'000'000;
const Money kAnswerCost = Money::fromPicoDollars(15 * kPicoPerCent);

const QByteArray kUsage = R"({"id":"u","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5,)"
                          R"("total_tokens":15}})";
const QByteArray kFinish = R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";

MockScript answer()
{
    return MockScript::eventStream(
        {textEvent("Hello"), sseData(kFinish), sseData(kUsage), sseData("[DONE]")});
}

/// The first token, and the rest when the test lets it go.
MockScript heldAnswer()
{
    MockScript script = MockScript::streamHead();
    script.send(MockScript::chunk(textEvent("Hel"))).hold();
    for (const QByteArray &event : {textEvent("lo"), sseData(kFinish), sseData(kUsage), sseData("[DONE]")})
        script.send(MockScript::chunk(event));
    script.send(MockScript::lastChunk());
    return script;
}

/// A hundred tokens of answer at most: what is set aside is a little over a dollar.
ChatRequest question(const QString &model = QStringLiteral("test/model"))
{
    ChatRequest request = EngineHarness::question();
    request.model = model;
    request.maxTokens = 100;
    return request;
}

QByteArray budget(const QByteArray &fields)
{
    return R"({"budgets":[{"name":"pocket",)" + fields + "}]}";
}

const QByteArray kTwoDollars = R"("scope":"workspace","limit_usd":"2","period":"month","action":"block")";

} // namespace

/// Budgets over the whole way of a request: what is refused before it is sent, what is set aside and given
/// back, and what is still known after a restart.
class BudgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void ofManyAtOnceExactlyThoseThatFitPass();
    void whatIsSetAsideIsGivenBack_data();
    void whatIsSetAsideIsGivenBack();
    void aSpentBudgetRefusesBeforeAnythingIsSent();
    void moneyUnderWayIsAnotherErrorThanMoneySpent();
    void aRunningStreamIsNotCut();
    void aRestartForgetsNothing();
    void aBudgetOfOneProviderSendsRequestsElsewhere();
    void whatCostsNothingAlwaysPasses();
    void anUnknownPriceIsRefusedUnlessAllowed();
    void aBudgetThatDowngradesAsksCheaperModels();
    void scopesCountOnlyTheirOwn_data();
    void scopesCountOnlyTheirOwn();
    void aKeysOwnLimitHolds();
    void aProviderKeysMonthlyLimitHolds();
    void thresholdsAreToldOnce();
    void providersThatAKeyMayNotUseAreLeftOut();
    void budgetsAreSavedAndRemoved();

private:
    void start(const QByteArray &config, const QString &cheapPrice = kCent);
    std::unique_ptr<CallLog> ask(const CallOrigin &origin = {}, const ChatRequest &request = question());
    BudgetStatus status() const;

    std::unique_ptr<MockUpstream> m_cheap;
    std::unique_ptr<MockUpstream> m_dear;
    std::unique_ptr<EngineHarness> m_harness;
};

void BudgetsTest::init()
{
    m_cheap = std::make_unique<MockUpstream>();
    m_cheap->setDefault(answer());
    m_dear = std::make_unique<MockUpstream>();
    m_dear->setDefault(answer());
}

void BudgetsTest::cleanup()
{
    m_harness.reset();
    m_dear.reset();
    m_cheap.reset();
}

void BudgetsTest::start(const QByteArray &config, const QString &cheapPrice)
{
    m_harness =
        std::make_unique<EngineHarness>(QList<HarnessProvider> {{.id = QStringLiteral("cheap"),
                                                                 .baseUrl = m_cheap->url(u"/v1").toString(),
                                                                 .promptPrice = cheapPrice},
                                                                {.id = QStringLiteral("dear"),
                                                                 .baseUrl = m_dear->url(u"/v1").toString(),
                                                                 .promptPrice = QStringLiteral("0.02")}},
                                        config);
}

std::unique_ptr<CallLog> BudgetsTest::ask(const CallOrigin &origin, const ChatRequest &request)
{
    auto log = std::make_unique<CallLog>(m_harness->engine().call(request, origin));
    if (!QTest::qWaitFor([&] { return log->isFinished(); }, kPatienceMs))
        qFatal("the call does not end");
    return log;
}

BudgetStatus BudgetsTest::status() const
{
    QFuture<QList<BudgetStatus>> asked = m_harness->engine().budgets();
    if (!QTest::qWaitFor([&] { return asked.isFinished(); }, kPatienceMs))
        qFatal("the budgets do not come");
    return asked.result().first();
}

void BudgetsTest::ofManyAtOnceExactlyThoseThatFitPass()
{
    constexpr std::size_t kAtOnce = 64;
    m_cheap->setDefault(heldAnswer());
    m_dear->setDefault(heldAnswer());
    start(budget(kTwoDollars));
    std::vector<std::unique_ptr<CallLog>> logs;
    for (std::size_t i = 0; i < kAtOnce; ++i)
        logs.push_back(std::make_unique<CallLog>(m_harness->engine().call(question(), {})));
    const auto finished = [&] {
        return std::count_if(logs.begin(), logs.end(), [](const auto &log) { return log->isFinished(); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::ptrdiff_t(kAtOnce) - 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_cheap->requests().size() + m_dear->requests().size(), 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_cheap->heldConnections() + m_dear->heldConnections(), 1, kPatienceMs);
    m_cheap->release();
    m_dear->release();
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::ptrdiff_t(kAtOnce), kPatienceMs);
    QCOMPARE(std::count_if(logs.begin(), logs.end(), [](const auto &log) { return !log->record->error; }), 1);
    QCOMPARE(status().spent, kAnswerCost);
    QCOMPARE(status().reserved, Money());
}

void BudgetsTest::whatIsSetAsideIsGivenBack_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"answered", "failed", "cancelled", "broken"})
        QTest::newRow(how) << QByteArray(how);
}

void BudgetsTest::whatIsSetAsideIsGivenBack()
{
    QFETCH(const QByteArray, how);
    Money spent;
    if (how == "failed") {
        m_cheap->setDefault(refusalAnswer(400, "no"));
    } else if (how != "answered") {
        m_cheap->setDefault(heldAnswer());
    } else {
        spent = kAnswerCost;
    }
    start(R"({"routing":{"only":["cheap"]},"budgets":[{"name":"pocket",)" + kTwoDollars + "}]}");
    auto log = std::make_unique<CallLog>(m_harness->engine().call(question(), {}));
    if (how == "cancelled" || how == "broken") {
        QTRY_COMPARE_WITH_TIMEOUT(log->text, QStringLiteral("Hel"), kPatienceMs);
        QVERIFY(status().reserved > Money());
        QCOMPARE(status().spent, Money());
        if (how == "broken")
            m_cheap->resetAll();
        else
            log->drop();
        // Whoever began to answer is paid for the prompt, as far as that can be told.
        QTRY_VERIFY_WITH_TIMEOUT(status().spent > Money(), kPatienceMs);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
        QCOMPARE(status().spent, spent);
    }
    QCOMPARE(status().reserved, Money());
}

void BudgetsTest::aSpentBudgetRefusesBeforeAnythingIsSent()
{
    start(budget(R"("scope":"workspace","limit_usd":"0.1","period":"month","action":"block")"));
    const auto refused = ask();
    QVERIFY(refused->record->error);
    QCOMPARE(refused->record->error->kind, ErrorKind::BudgetSpent);
    QVERIFY2(refused->record->error->message.contains(QLatin1String("'pocket'")),
             qPrintable(refused->record->error->message));
    QVERIFY(refused->record->attempts.isEmpty());
    QCOMPARE(m_cheap->requests().size() + m_dear->requests().size(), 0);
    const RoutePlan plan = m_harness->engine().explain(question()).result();
    QCOMPARE(plan.exclusions.size(), 2);
    QCOMPARE(plan.exclusions.first().reason, ExclusionReason::Budget);
}

void BudgetsTest::moneyUnderWayIsAnotherErrorThanMoneySpent()
{
    m_cheap->setDefault(heldAnswer());
    start(budget(kTwoDollars));
    CallLog running(m_harness->engine().call(question(), {}));
    QTRY_COMPARE_WITH_TIMEOUT(running.text, QStringLiteral("Hel"), kPatienceMs);
    const auto waiting = ask();
    QVERIFY(waiting->record->error);
    QCOMPARE(waiting->record->status, 402);
    QCOMPARE(waiting->record->error->metadata.value(QLatin1String("reason")).toString(),
             QStringLiteral("in_flight_budget_exhausted"));
    m_cheap->release();
    m_cheap->setDefault(answer());
    QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), kPatienceMs);
    QVERIFY(!ask()->record->error);
    // 0.15 + 0.15 of 1.50 are spent now: nothing is under way, and a request may cost more than is left.
    Budget smaller = status().budget;
    smaller.limit = *Money::fromDecimal(u"0.3");
    QVERIFY(m_harness->engine().saveBudget(QStringLiteral("pocket"), smaller).result().ok());
    const auto spent = ask();
    QVERIFY(spent->record->error);
    QCOMPARE(spent->record->status, 403);
}

void BudgetsTest::aRunningStreamIsNotCut()
{
    m_cheap->setDefault(heldAnswer());
    start(budget(kTwoDollars));
    CallLog running(m_harness->engine().call(question(), {}));
    QTRY_COMPARE_WITH_TIMEOUT(running.text, QStringLiteral("Hel"), kPatienceMs);
    Budget none = status().budget;
    none.limit = Money();
    QVERIFY(m_harness->engine().saveBudget(QStringLiteral("pocket"), none).result().ok());
    m_cheap->release();
    QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), kPatienceMs);
    QVERIFY(!running.record->error);
    QCOMPARE(running.text, QStringLiteral("Hello"));
    QCOMPARE(status().spent, kAnswerCost);
}

void BudgetsTest::aRestartForgetsNothing()
{
    start(budget(R"("scope":"workspace","limit_usd":"1.3","period":"month","action":"block")"));
    QVERIFY(!ask()->record->error);
    m_harness->restart();
    QCOMPARE(status().spent, kAnswerCost);
    // What may cost more than a dollar and fifteen cents no longer fits.
    QVERIFY(ask()->record->error);
}

void BudgetsTest::aBudgetOfOneProviderSendsRequestsElsewhere()
{
    start(budget(R"("scope":"provider:cheap","limit_usd":"1.3","period":"day","action":"block")"));
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Cheap")));
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Dear")));
    const RoutePlan plan = m_harness->engine().explain(question()).result();
    QCOMPARE(plan.candidates.size(), 1);
    QVERIFY2(plan.exclusions.first().text.contains(QLatin1String("'pocket'")),
             qPrintable(plan.exclusions.first().text));
}

void BudgetsTest::whatCostsNothingAlwaysPasses()
{
    start(budget(R"("scope":"workspace","limit_usd":"0","period":"total","action":"block")"),
          QStringLiteral("0"));
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Cheap")));
    QVERIFY(!ask()->record->error);
}

void BudgetsTest::anUnknownPriceIsRefusedUnlessAllowed()
{
    const QByteArray config =
        R"("scope":"provider:cheap","limit_usd":"100","period":"total","action":"block")";
    start(budget(config), QString());
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Dear")));
    QCOMPARE(m_harness->engine().explain(question()).result().exclusions.first().reason,
             ExclusionReason::Budget);
    start(budget(config + R"(,"allow_unknown_prices":true)"), QString());
    const RoutePlan plan = m_harness->engine().explain(question()).result();
    QCOMPARE(plan.candidates.size(), 2);
}

void BudgetsTest::aBudgetThatDowngradesAsksCheaperModels()
{
    start(R"({"model_sets":{"small":["test/small"]},"budgets":[{"name":"pocket","scope":"workspace",)"
          R"("limit_usd":"1.3","period":"month","action":"downgrade","downgrade_to":"set/small"}],)"
          R"("providers":{"cheap":{"keys":[{"name":"main","secret":"keychain:cheap/main"}],)"
          R"("models":[{"id":"test/small","pricing":{"prompt":"0.001","completion":"0.001"}}]}}})");
    QCOMPARE(ask()->record->model, QStringLiteral("test/model"));
    const auto second = ask();
    QVERIFY(!second->record->error);
    QCOMPARE(second->record->modelAsked, QStringLiteral("test/model"));
    QCOMPARE(second->record->model, QStringLiteral("test/small"));
    QVERIFY2(second->record->attempts.first().why.contains(QLatin1String("'pocket'")),
             qPrintable(second->record->attempts.first().why));
}

void BudgetsTest::scopesCountOnlyTheirOwn_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<bool>("counts");
    QTest::newRow("member") << QByteArray(R"("member:anna")") << true;
    QTest::newRow("another member") << QByteArray(R"("member:bert")") << false;
    QTest::newRow("key") << QByteArray(R"("key:editor")") << true;
    QTest::newRow("another key") << QByteArray(R"("key:tests")") << false;
    QTest::newRow("provider key") << QByteArray(R"("provider-key:cheap/main")") << true;
    QTest::newRow("another provider's key") << QByteArray(R"("provider-key:dear/main")") << false;
    QTest::newRow("model") << QByteArray(R"("model:test/*")") << true;
    QTest::newRow("another model") << QByteArray(R"("model:test/other")") << false;
    QTest::newRow("app") << QByteArray(R"("app:Codex*")") << true;
    QTest::newRow("another app") << QByteArray(R"("app:codexes")") << false;
    QTest::newRow("all of several") << QByteArray(R"(["key:editor","model:test/*","provider:cheap"])")
                                    << true;
    QTest::newRow("not all of several") << QByteArray(R"(["key:editor","provider:dear"])") << false;
}

void BudgetsTest::scopesCountOnlyTheirOwn()
{
    QFETCH(const QByteArray, scope);
    QFETCH(const bool, counts);
    start(budget(R"("scope":)" + scope + R"(,"limit_usd":"50","period":"week","action":"block")"));
    CallOrigin origin {.keyName = QStringLiteral("editor"),
                       .keyId = QStringLiteral("id-of-editor"),
                       .app = QStringLiteral("codex/1.2")};
    origin.rules.member = QStringLiteral("anna");
    QVERIFY(!ask(origin)->record->error);
    QCOMPARE(status().spent, counts ? kAnswerCost : Money());
    // The same from the history.
    m_harness->restart();
    QCOMPARE(status().spent, counts ? kAnswerCost : Money());
}

void BudgetsTest::aKeysOwnLimitHolds()
{
    start({});
    const QString id = QStringLiteral("id-of-editor");
    CallOrigin origin {.keyName = QStringLiteral("editor"), .keyId = id};
    origin.rules.limit = Money::fromDecimal(u"1.3");
    const Budget limit {.name = QStringLiteral("key id-of-editor"),
                        .scope = {.keyId = id},
                        .limit = *origin.rules.limit,
                        .period = BudgetPeriod::Day};
    QFuture<Done> known = m_harness->engine().setKeyBudgets({limit});
    QTRY_VERIFY_WITH_TIMEOUT(known.isFinished(), kPatienceMs);
    QVERIFY(!ask(origin)->record->error);
    const auto refused = ask(origin);
    QVERIFY(refused->record->error);
    QCOMPARE(refused->record->status, 402);
    QCOMPARE(refused->record->error->metadata.value(QLatin1String("limit_source")).toString(),
             QStringLiteral("openrouter_key_limit"));
    QVERIFY(!ask()->record->error); // others are not concerned
    // It is no budget of the user's.
    QFuture<QList<BudgetStatus>> budgets = m_harness->engine().budgets();
    QTRY_VERIFY_WITH_TIMEOUT(budgets.isFinished(), kPatienceMs);
    QVERIFY(budgets.result().isEmpty());
}

void BudgetsTest::aProviderKeysMonthlyLimitHolds()
{
    start(R"({"providers":{"cheap":{"keys":[{"name":"main","secret":"keychain:cheap/main",)"
          R"("limit_usd_per_month":"1.3"}]}}})");
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Cheap")));
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Dear")));
    m_harness->restart();
    const auto later = ask();
    QCOMPARE(later->providers, QStringList(QStringLiteral("Dear")));
    QFuture<QList<BudgetStatus>> budgets = m_harness->engine().budgets();
    QTRY_VERIFY_WITH_TIMEOUT(budgets.isFinished(), kPatienceMs);
    QVERIFY(budgets.result().isEmpty()); // it is no budget of the user's
}

void BudgetsTest::thresholdsAreToldOnce()
{
    start(budget(
        R"("scope":"workspace","limit_usd":"0.6","period":"month","action":"warn","warn_at":[20,50])"));
    QSignalSpy warned(&m_harness->engine(), &Engine::budgetWarned);
    ask();
    QTRY_COMPARE(warned.size(), 1); // 25 %
    QCOMPARE(warned.at(0).at(0).value<BudgetNotice>().percent, 20);
    ask();
    QTRY_COMPARE(warned.size(), 2); // 50 %
    QCOMPARE(warned.at(1).at(0).value<BudgetNotice>().percent, 50);
    ask();
    m_harness->restart();
    QSignalSpy later(&m_harness->engine(), &Engine::budgetWarned);
    QVERIFY(!ask()->record->error);
    QCOMPARE(status().spent, Money::fromPicoDollars(60 * kPicoPerCent));
    QCOMPARE(warned.size(), 2);
    QCOMPARE(later.size(), 0);
}

void BudgetsTest::providersThatAKeyMayNotUseAreLeftOut()
{
    start({});
    CallOrigin origin {.keyName = QStringLiteral("editor")};
    origin.rules.providers = {QStringLiteral("dear")};
    QCOMPARE(ask(origin)->providers, QStringList(QStringLiteral("Dear")));
}

void BudgetsTest::budgetsAreSavedAndRemoved()
{
    start({});
    Engine &engine = m_harness->engine();
    const Budget first {.name = QStringLiteral("one"), .limit = *Money::fromDecimal(u"5")};
    QVERIFY(engine.saveBudget({}, first).result().ok());
    QVERIFY(!engine.saveBudget({}, first).result().ok()); // the name is taken
    Budget renamed = first;
    renamed.name = QStringLiteral("two");
    renamed.scope.model = QStringLiteral("anthropic/*");
    QVERIFY(!engine.saveBudget(QStringLiteral("three"), renamed).result().ok()); // there is no such budget
    QVERIFY(engine.saveBudget(QStringLiteral("one"), renamed).result().ok());
    QCOMPARE(status().budget, renamed);
    Budget wrong = renamed;
    wrong.action = BudgetAction::Downgrade;
    QVERIFY(!engine.saveBudget(QStringLiteral("two"), wrong).result().ok()); // to what?
    QVERIFY(!engine.removeBudget(QStringLiteral("one")).result().ok());
    QVERIFY(engine.removeBudget(QStringLiteral("two")).result().ok());
    QVERIFY(engine.config().result().budgets.isEmpty());
}

QTEST_GUILESS_MAIN(BudgetsTest)
#include "tst_budgets.moc"
