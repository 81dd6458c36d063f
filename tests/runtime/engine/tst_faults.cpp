#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/mock_upstream.h"

#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;
constexpr qint64 kHealthyCost = 28'000'000; ///< 14 tokens at two millionths of a dollar.

const QString kRequests = QStringLiteral(
    "SELECT provider, status, error_kind, attempts, cost_picodollars, cost_source, finish_reason "
    "FROM requests_v1 ORDER BY time");
const QString kAttempts = QStringLiteral(
    "SELECT a.ordinal, a.provider, a.model, a.key_name, a.status, a.error_kind, a.message, a.why, "
    "a.cost_picodollars FROM attempts_v1 AS a JOIN requests_v1 AS r ON r.id = a.request_id "
    "ORDER BY r.time, a.ordinal");

QList<HarnessProvider> cheapAndDear(const QString &cheap, const QString &dear)
{
    return {{QStringLiteral("cheap"), cheap, QStringLiteral("0.000001")},
            {QStringLiteral("dear"), dear, QStringLiteral("0.000002")}};
}

QString addressOf(const MockUpstream &upstream)
{
    return upstream.url(u"/v1").toString();
}

ChatRequest question(bool stream)
{
    ChatRequest request = EngineHarness::question();
    request.stream = stream;
    return request;
}

/// The same answer byte by byte, each in a packet of its own.
MockScript trickled(const MockScript &answer, int gapMs)
{
    MockScript script;
    for (const MockScript::Step &step : answer.steps()) {
        for (const char byte : std::get<MockScript::Send>(step).bytes)
            script.send(QByteArray(1, byte)).wait(gapMs);
    }
    return script;
}

bool isOneOf(const QVariant &kind, const QString &kinds)
{
    return kinds.split(u'|').contains(kind.toString());
}

bool tellsOfAnError(const CallLog &log)
{
    return std::any_of(log.events.cbegin(), log.events.cend(),
                       [](const ChatEvent &event) { return std::holds_alternative<Error>(event); });
}

} // namespace

/// What callers and the history get to see of every way in which a provider fails, over real sockets.
class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void anotherEndpointAnswersInstead_data();
    void anotherEndpointAnswersInstead();
    void afterTheFirstTokenTheFaultIsTheEnd_data();
    void afterTheFirstTokenTheFaultIsTheEnd();
    void withNobodyElseThereIsOneError_data();
    void withNobodyElseThereIsOneError();
    void anAnswerInSingleBytesArrivesWhole_data();
    void anAnswerInSingleBytesArrivesWhole();
    void whoAsksForAPauseIsNotAskedFirst_data();
    void whoAsksForAPauseIsNotAskedFirst();
    void afterThreeFailuresInARowOthersAreAskedFirst();
    void aShortPauseIsWaitedFor();

private:
    enum class Which { Early, Late, All };
    static void addFaults(Which which);
    static void checkFailedAttempt(const QVariantMap &row, const Fault &fault, bool stream);
};

void FaultsTest::addFaults(Which which)
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("stream");
    const QList<Fault> faults = allFaults();
    for (const Fault &fault : faults) {
        for (const bool stream : {true, false}) {
            if (which == Which::All || fault.isLate(stream) == (which == Which::Late))
                QTest::newRow(fault.name + (stream ? ", streamed" : ", whole")) << fault << stream;
        }
    }
}

/// The row of an attempt that failed before anybody read anything of it.
void FaultsTest::checkFailedAttempt(const QVariantMap &row, const Fault &fault, bool stream)
{
    const QString kind = row.value(QStringLiteral("error_kind")).toString();
    QVERIFY2(isOneOf(kind, fault.kindFor(stream)), qPrintable(kind));
    QCOMPARE(row.value(QStringLiteral("provider")), QVariant(QStringLiteral("cheap")));
    QCOMPARE(row.value(QStringLiteral("model")), QVariant(QStringLiteral("test/model")));
    QCOMPARE(row.value(QStringLiteral("key_name")), QVariant(QStringLiteral("main")));
    QCOMPARE(row.value(QStringLiteral("status")).isNull(), fault.status == 0);
    QCOMPARE(row.value(QStringLiteral("status")).toInt(), fault.status);
    QVERIFY(row.value(QStringLiteral("message")).toString().contains(QLatin1String("Cheap")));
    QVERIFY(!row.value(QStringLiteral("why")).toString().isEmpty());
}

void FaultsTest::anotherEndpointAnswersInstead_data()
{
    addFaults(Which::Early);
}

void FaultsTest::anotherEndpointAnswersInstead()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    MockUpstream dear;
    const auto providers = cheapAndDear(addressOf(cheap), addressOf(dear));
    fault.arm(cheap, stream);
    dear.setDefault(healthyAnswer(stream));
    EngineHarness harness(providers, fault.config());
    CallLog log(harness.engine().call(question(stream), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);

    QCOMPARE(log.text, QStringLiteral("Hello"));
    QVERIFY(!log.record->error);
    QVERIFY(!tellsOfAnError(log));
    QCOMPARE(log.providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));
    QCOMPARE(dear.requests().size(), 1);
    QVERIFY(cheap.requests().size() <= 1); // nothing is sent again behind our back

    const QList<QVariantMap> requests = harness.historyRows(kRequests);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first(),
             QVariantMap({{QStringLiteral("provider"), QStringLiteral("dear")},
                          {QStringLiteral("status"), 200},
                          {QStringLiteral("error_kind"), QVariant(QMetaType::fromType<QString>())},
                          {QStringLiteral("attempts"), 2},
                          {QStringLiteral("cost_picodollars"), kHealthyCost},
                          {QStringLiteral("cost_source"), QStringLiteral("computed")},
                          {QStringLiteral("finish_reason"), QStringLiteral("stop")}}));
    const QList<QVariantMap> attempts = harness.historyRows(kAttempts);
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts.at(0).value(QStringLiteral("ordinal")).toInt(), 1);
    checkFailedAttempt(attempts.at(0), fault, stream);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(attempts.at(0).value(QStringLiteral("cost_picodollars")).isNull());
    const QVariantMap &second = attempts.at(1);
    QCOMPARE(second.value(QStringLiteral("ordinal")).toInt(), 2);
    QCOMPARE(second.value(QStringLiteral("provider")).toString(), QStringLiteral("dear"));
    QCOMPARE(second.value(QStringLiteral("status")).toInt(), 200);
    QVERIFY(second.value(QStringLiteral("error_kind")).isNull());
    QVERIFY(second.value(QStringLiteral("why")).toString().startsWith(QLatin1String("after Cheap: ")));
    QCOMPARE(second.value(QStringLiteral("cost_picodollars")).toLongLong(), kHealthyCost);

    const auto spent = harness.history().spendByKey(log.record->time.addSecs(-1)).result();
    const QList<KeySpend> once {
        {QStringLiteral("dear"), QStringLiteral("main"), Money::fromPicoDollars(kHealthyCost), 1, 14}};
    QCOMPARE(*spent, once);
}

void FaultsTest::afterTheFirstTokenTheFaultIsTheEnd_data()
{
    addFaults(Which::Late);
}

void FaultsTest::afterTheFirstTokenTheFaultIsTheEnd()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    MockUpstream dear;
    fault.arm(cheap, stream);
    EngineHarness harness(cheapAndDear(addressOf(cheap), addressOf(dear)), fault.config());
    CallLog log(harness.engine().call(question(stream), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);

    QCOMPARE(log.text, QLatin1String(Fault::kPoison));
    QVERIFY(log.record->error);
    QCOMPARE(errorKindName(log.record->error->kind), fault.kindFor(stream));
    QVERIFY(log.record->error->message.contains(QLatin1String("Cheap")));
    QCOMPARE(dear.connectionsAccepted(), 0);

    const QVariantMap request = harness.historyRows(kRequests).value(0);
    QCOMPARE(request.value(QStringLiteral("error_kind")).toString(), fault.kindFor(stream));
    QCOMPARE(request.value(QStringLiteral("finish_reason")).toString(), QStringLiteral("error"));
    // What was delivered is paid for, by estimate, and once.
    QCOMPARE(request.value(QStringLiteral("cost_source")).toString(), QStringLiteral("estimated"));
    const qint64 cost = request.value(QStringLiteral("cost_picodollars")).toLongLong();
    QVERIFY(cost > 0);
    const QList<QVariantMap> attempts = harness.historyRows(kAttempts);
    QCOMPARE(attempts.size(), 1);
    checkFailedAttempt(attempts.first(), fault, stream);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(attempts.first().value(QStringLiteral("cost_picodollars")).toLongLong(), cost);
    const auto spent = harness.history().spendByKey(log.record->time.addSecs(-1)).result();
    QCOMPARE(spent->size(), 1);
    QCOMPARE(spent->first().cost.picoDollars(), cost);
}

void FaultsTest::withNobodyElseThereIsOneError_data()
{
    addFaults(Which::Early);
}

void FaultsTest::withNobodyElseThereIsOneError()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    const QList<HarnessProvider> providers {{QStringLiteral("cheap"), addressOf(cheap)}};
    fault.arm(cheap, stream);
    EngineHarness harness(providers, fault.config());
    CallLog log(harness.engine().call(question(stream), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);

    QVERIFY(log.events.isEmpty());
    QVERIFY(log.record->error);
    const Error &error = *log.record->error;
    QVERIFY2(isOneOf(errorKindName(error.kind), fault.kindFor(stream)), qPrintable(error.message));
    QVERIFY2(error.message.contains(QLatin1String("Cheap")), qPrintable(error.message));
    QCOMPARE(httpStatusFor(error), fault.openAiStatus);
    QCOMPARE(error.retryAfter.has_value(), fault.retryAfter.has_value());
    if (fault.retryAfter)
        QCOMPARE(error.retryAfter->count(), *fault.retryAfter * 1000);
    const int tries = fault.passes ? 2 : 1;
    if (fault.door == Fault::Door::Open)
        QCOMPARE(cheap.requests().size(), tries);

    const QVariantMap request = harness.historyRows(kRequests).value(0);
    QVERIFY(request.value(QStringLiteral("provider")).isNull());
    QCOMPARE(request.value(QStringLiteral("status")).toInt(), fault.openAiStatus);
    QVERIFY(isOneOf(request.value(QStringLiteral("error_kind")), fault.kindFor(stream)));
    QVERIFY(request.value(QStringLiteral("cost_picodollars")).isNull());
    const QList<QVariantMap> attempts = harness.historyRows(kAttempts);
    QCOMPARE(attempts.size(), tries);
    for (int i = 0; i < tries; ++i) {
        QCOMPARE(attempts.at(i).value(QStringLiteral("ordinal")).toInt(), i + 1);
        checkFailedAttempt(attempts.at(i), fault, stream);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(attempts.at(i).value(QStringLiteral("cost_picodollars")).isNull());
    }
    QVERIFY(harness.history().spendByKey(log.record->time.addSecs(-1)).result()->isEmpty());
}

void FaultsTest::anAnswerInSingleBytesArrivesWhole_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("streamed") << true;
    QTest::newRow("whole") << false;
}

void FaultsTest::anAnswerInSingleBytesArrivesWhole()
{
    QFETCH(const bool, stream);
    constexpr int gapMs = 4;
    MockUpstream upstream;
    upstream.setDefault(trickled(healthyAnswer(stream), gapMs));
    // Far less than the whole takes: each byte is a sign of life.
    EngineHarness harness({{QStringLiteral("alpha"), addressOf(upstream)}},
                          R"({"timeouts":{"idle_ms":800}})");
    CallLog log(harness.engine().call(question(stream), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), 3 * kPatienceMs);
    QVERIFY2(!log.record->error, qPrintable(log.record->error ? log.record->error->message : QString()));
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QCOMPARE(log.record->usage->completionTokens, 4);
    QVERIFY(log.record->durationMs > 800);
    QCOMPARE(upstream.requests().size(), 1);
}

void FaultsTest::whoAsksForAPauseIsNotAskedFirst_data()
{
    QTest::addColumn<Fault>("fault");
    const QList<Fault> faults = allFaults();
    for (const Fault &fault : faults) {
        if (fault.retryAfter)
            QTest::newRow(fault.name) << fault;
    }
}

void FaultsTest::whoAsksForAPauseIsNotAskedFirst()
{
    QFETCH(const Fault, fault);
    MockUpstream cheap;
    MockUpstream dear;
    fault.arm(cheap, true);
    dear.setDefault(healthyAnswer(true));
    EngineHarness harness(cheapAndDear(addressOf(cheap), addressOf(dear)));
    CallLog first(harness.engine().call(question(true), {}));
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), kPatienceMs);
    QCOMPARE(first.providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));

    CallLog second(harness.engine().call(question(true), {}));
    QTRY_VERIFY_WITH_TIMEOUT(second.isFinished(), kPatienceMs);
    QCOMPARE(second.providers, QStringList(QStringLiteral("Dear")));
    QCOMPARE(second.text, QStringLiteral("Hello"));
    QCOMPARE(cheap.requests().size(), 1);
    const QList<RouteCandidate> candidates = harness.engine().explain(question(true)).result().candidates;
    QCOMPARE(candidates.last().target.providerId, QStringLiteral("cheap"));
    QVERIFY(candidates.last().place.setBack);
    QVERIFY(candidates.last().place.pauseLeft > Milliseconds(20'000));
    QVERIFY(candidates.last().place.pauseLeft <= Milliseconds(*fault.retryAfter * 1000));
}

void FaultsTest::afterThreeFailuresInARowOthersAreAskedFirst()
{
    MockUpstream cheap;
    MockUpstream dear;
    cheap.setDefault(refusalAnswer(500, "boom"));
    dear.setDefault(healthyAnswer(true));
    EngineHarness harness(cheapAndDear(addressOf(cheap), addressOf(dear)));
    QStringList asked;
    for (int i = 0; i < 4; ++i) {
        CallLog log(harness.engine().call(question(true), {}));
        QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
        QCOMPARE(log.text, QStringLiteral("Hello"));
        asked << log.providers.join(u' ');
    }
    const QString both = QStringLiteral("Cheap Dear");
    QCOMPARE(asked, QStringList({both, both, both, QStringLiteral("Dear")}));
}

void FaultsTest::aShortPauseIsWaitedFor()
{
    MockUpstream upstream;
    upstream.enqueue(refusalAnswer(429, "slow down", {{"retry-after", "1"}}));
    upstream.enqueue(healthyAnswer(true));
    EngineHarness harness({{QStringLiteral("cheap"), addressOf(upstream)}});
    CallLog log(harness.engine().call(question(true), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
    QCOMPARE(log.text, QStringLiteral("Hello"));
    const QList<AttemptRecord> &attempts = log.record->attempts;
    QCOMPARE(attempts.size(), 2);
    QVERIFY(attempts.first().started.msecsTo(attempts.last().started) >= 1000);
    QVERIFY(attempts.last().why.contains(QLatin1String("1 second")));
    QVERIFY(!attempts.first().cost);
    QCOMPARE(log.record->cost, attempts.last().cost);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
