#include "core/settings/bundled_catalog.h"
#include "core/telemetry/sampling.h"
#include "tests/runtime/broadcast/collected.h"

#include <QJsonDocument>
#include <QResource>
#include <QTest>

using namespace core;

/// What targets are told, over real sockets.
class BroadcasterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nobodyIsToldWithoutTargets();
    void aFullBatchLeavesAtOnce();
    void aSmallBatchLeavesAfterAWhile();
    void everythingComesOnceAndInOrder();
    void theBodyIsOtlpOverOneConnection();
    void aWebHookGetsTheSame();
    void everyTargetIsTold();
    void theConventionsNamesBelongToProvidersOfTheCatalog();
    void providersHaveTheConventionsNames();
    void onlyTheNamedKeysAreTold();
    void samplingKeepsSessionsWhole();
    void headersAreSentAsTheyAreKept();
    void aTargetThatStaysIsNotDisturbed();
    void aTargetThatMovesKeepsWhatItWasNotTold();
    void aTargetThatGoesIsToldNothingMore();
    void theEndSendsWhatWaits();
    void theEndWithoutTargetsComesAtOnce();
    void theEndTriesAgainQuickly();
    void theEndGivesUpInTime();

private:
    std::unique_ptr<MockUpstream> m_collector;
};

namespace {

/// Waits longer than any test for a small batch.
BroadcastLimits patientLimits()
{
    BroadcastLimits limits = quickLimits();
    limits.collect = std::chrono::hours(1);
    return limits;
}

QStringList numbers(int first, int count)
{
    QStringList list;
    for (int i = first; i < first + count; ++i)
        list << QString::number(i);
    return list;
}

} // namespace

void BroadcasterTest::init()
{
    m_collector = std::make_unique<MockUpstream>();
    m_collector->setDefault(MockScript::answer(200, "{}"));
}

void BroadcasterTest::nobodyIsToldWithoutTargets()
{
    BroadcastRig rig;
    rig.tell(1, 20);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(21, 1);
    QTRY_COMPARE(toldIds(*m_collector), numbers(21, 1));
}

void BroadcasterTest::aFullBatchLeavesAtOnce()
{
    BroadcastRig rig(patientLimits());
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 9);
    QTest::qWait(20); // Nothing can be waited for: nothing happens.
    QCOMPARE(m_collector->requests().size(), 0);
    rig.tell(10, 1);
    QTRY_COMPARE(toldIds(*m_collector), numbers(1, 10));
    QCOMPARE(m_collector->requests().size(), 1);
}

void BroadcasterTest::aSmallBatchLeavesAfterAWhile()
{
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 3);
    QTRY_COMPARE(toldIds(*m_collector), numbers(1, 3));
    QCOMPARE(m_collector->requests().size(), 1);
}

void BroadcasterTest::everythingComesOnceAndInOrder()
{
    BroadcastLimits limits = quickLimits();
    limits.queued = 210;
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    for (int i = 0; i < 30; ++i) {
        rig.tell(i * 7, 7);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(toldIds(*m_collector), numbers(0, 210));
    for (const ReceivedRequest &request : m_collector->requests())
        QVERIFY(toldIds(request).size() <= 10);
}

void BroadcasterTest::theBodyIsOtlpOverOneConnection()
{
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 25);
    QTRY_COMPARE(m_collector->requests().size(), 3);
    QCOMPARE(m_collector->connectionsAccepted(), 1);
    const ReceivedRequest &request = m_collector->requests().at(0);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/v1/traces"));
    QCOMPARE(request.header("content-type"), QByteArray("application/json"));
    QCOMPARE(request.header("authorization"), QByteArray());
    const QList<QJsonObject> spans = spansIn(request);
    QCOMPARE(spans.size(), 20); // A request and its attempt each.
    QCOMPARE(spans.at(1).value(QLatin1String("parentSpanId")), spans.at(0).value(QLatin1String("spanId")));
}

void BroadcasterTest::aWebHookGetsTheSame()
{
    MockUpstream hook;
    hook.setDefault(MockScript::answer(204, ""));
    BroadcastRig rig;
    BroadcastTarget second = collectorAt(hook);
    second.name = QStringLiteral("hook");
    second.kind = BroadcastTarget::Kind::Webhook;
    rig.broadcaster().setTargets({collectorAt(*m_collector), second});
    rig.tell(1, 10);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    QTRY_COMPARE(hook.requests().size(), 1);
    QCOMPARE(hook.requests().at(0).body, m_collector->requests().at(0).body);
}

void BroadcasterTest::everyTargetIsTold()
{
    // One that hangs holds up no other.
    MockUpstream hanging;
    hanging.setDefault(MockScript().hold());
    BroadcastRig rig;
    BroadcastTarget first = collectorAt(hanging);
    first.name = QStringLiteral("hanging");
    rig.broadcaster().setTargets({first, collectorAt(*m_collector)});
    rig.tell(1, 35);
    QTRY_COMPARE(toldIds(*m_collector), numbers(1, 35));
    QCOMPARE(toldIds(hanging), numbers(1, 10));
}

void BroadcasterTest::theConventionsNamesBelongToProvidersOfTheCatalog()
{
    const QResource file(QStringLiteral(":/telemetry/provider_names.json"));
    const QJsonObject names = QJsonDocument::fromJson(file.uncompressedData()).object();
    QVERIFY(!names.isEmpty());
    const CatalogPtr catalog = bundledCatalog();
    for (auto name = names.begin(); name != names.end(); ++name) {
        QVERIFY2(catalog->findProvider(name.key()), qPrintable(name.key()));
        QVERIFY2(!name.value().toString().isEmpty(), qPrintable(name.key()));
    }
}

void BroadcasterTest::providersHaveTheConventionsNames()
{
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    RequestRecord record = finishedRequest(QStringLiteral("1"));
    record.provider = QStringLiteral("google-vertex");
    rig.broadcaster().tell(record);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    const QList<QJsonObject> spans = spansIn(m_collector->requests().at(0));
    QCOMPARE(attributeText(spans.at(0), QStringLiteral("gen_ai.provider.name")),
             QStringLiteral("gcp.vertex_ai"));
    QCOMPARE(attributeText(spans.at(1), QStringLiteral("gen_ai.provider.name")), QStringLiteral("cloud"));
}

void BroadcasterTest::onlyTheNamedKeysAreTold()
{
    BroadcastRig rig;
    BroadcastTarget target = collectorAt(*m_collector);
    target.keys = {QStringLiteral("phone"), QStringLiteral("editor")};
    rig.broadcaster().setTargets({target});
    for (const char *key : {"phone", "", "editor", "edito", "other"}) {
        RequestRecord record = finishedRequest(QLatin1String("of ") + QLatin1String(key));
        record.keyName = QString::fromLatin1(key);
        rig.broadcaster().tell(record);
    }
    QTRY_COMPARE(toldIds(*m_collector),
                 (QStringList {QStringLiteral("of phone"), QStringLiteral("of editor")}));
}

void BroadcasterTest::samplingKeepsSessionsWhole()
{
    BroadcastLimits limits = quickLimits();
    limits.queued = 1'000;
    BroadcastRig rig(limits);
    BroadcastTarget target = collectorAt(*m_collector);
    target.sampledPerMille = 500;
    rig.broadcaster().setTargets({target});
    QStringList expected;
    for (int i = 0; i < 400; ++i) {
        const RequestRecord record =
            finishedRequest(QString::number(i), QStringLiteral("session %1").arg(i % 40));
        rig.broadcaster().tell(record);
        if (isSampled(record, 500))
            expected << record.id;
    }
    QTRY_COMPARE(toldIds(*m_collector), expected);
    QHash<QString, int> perSession;
    for (const QString &id : toldIds(*m_collector))
        ++perSession[QString::number(id.toInt() % 40)];
    QVERIFY(perSession.size() > 5 && perSession.size() < 35);
    for (const int requests : std::as_const(perSession))
        QCOMPARE(requests, 10);
}

void BroadcasterTest::headersAreSentAsTheyAreKept()
{
    BroadcastRig rig;
    rig.keyStore().write(QStringLiteral("collector"), Secret("Basic dXNlcjpwYXNz"));
    rig.keyStore().write(QStringLiteral("set"), Secret("mine\n"));
    BroadcastTarget target = collectorAt(*m_collector);
    target.headers = {{QStringLiteral("Authorization"), SecretRef::parse(u"keychain:collector")},
                      {QStringLiteral("X-Dataset"), SecretRef::parse(u"keychain:set")}};
    rig.broadcaster().setTargets({target});
    rig.tell(1, 1);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_collector->requests().at(0).header("authorization"), QByteArray("Basic dXNlcjpwYXNz"));
    QCOMPARE(m_collector->requests().at(0).header("x-dataset"), QByteArray("mine"));
}

void BroadcasterTest::aTargetThatStaysIsNotDisturbed()
{
    m_collector->setDefault(MockScript().hold().send("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"));
    BroadcastRig rig;
    const BroadcastTarget target = collectorAt(*m_collector);
    rig.broadcaster().setTargets({target});
    rig.tell(1, 12);
    QTRY_COMPARE(m_collector->heldConnections(), 1);
    MockUpstream another;
    another.setDefault(MockScript::answer(200, "{}"));
    BroadcastTarget second = collectorAt(another);
    second.name = QStringLiteral("another");
    rig.broadcaster().setTargets({second, target});
    m_collector->setDefault(MockScript::answer(200, "{}"));
    m_collector->release();
    QTRY_COMPARE(toldIds(*m_collector), numbers(1, 12));
    QCOMPARE(m_collector->closedByClient(), 0);
}

void BroadcasterTest::aTargetThatMovesKeepsWhatItWasNotTold()
{
    m_collector->setDefault(MockScript().hold());
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 25);
    QTRY_COMPARE(m_collector->heldConnections(), 1);
    MockUpstream another;
    another.setDefault(MockScript::answer(200, "{}"));
    rig.broadcaster().setTargets({collectorAt(another)}); // the same name
    rig.tell(26, 1);
    // What was on its way is told again: whether it was taken, nobody knows.
    QTRY_COMPARE(toldIds(another), numbers(1, 26));
    QTRY_COMPARE(m_collector->closedByClient(), 1);
}

void BroadcasterTest::aTargetThatGoesIsToldNothingMore()
{
    MockUpstream staying;
    staying.setDefault(MockScript::answer(200, "{}"));
    BroadcastTarget second = collectorAt(staying);
    second.name = QStringLiteral("staying");
    BroadcastRig rig(patientLimits());
    rig.broadcaster().setTargets({collectorAt(*m_collector), second});
    rig.tell(1, 5);
    rig.broadcaster().setTargets({second});
    rig.tell(6, 5);
    QTRY_COMPARE(toldIds(staying), numbers(1, 10));
    QCOMPARE(m_collector->requests().size(), 0);
}

void BroadcasterTest::theEndSendsWhatWaits()
{
    BroadcastRig rig(patientLimits());
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 35);
    const QFuture<Done> end = rig.broadcaster().finish();
    QTRY_VERIFY(end.isFinished());
    QCOMPARE(toldIds(*m_collector), numbers(1, 35));
}

void BroadcasterTest::theEndWithoutTargetsComesAtOnce()
{
    BroadcastRig rig(patientLimits());
    QVERIFY(rig.broadcaster().finish().isFinished());
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    QVERIFY(rig.broadcaster().finish().isFinished()); // nor with one that waits for nothing
}

void BroadcasterTest::theEndTriesAgainQuickly()
{
    m_collector->enqueue(MockScript::answer(503, "", "text/plain", {{"Retry-After", "3600"}}));
    BroadcastLimits limits = patientLimits();
    limits.delivery = {.tries = 2, .firstWait = std::chrono::hours(1), .longestWait = std::chrono::hours(1)};
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 1);
    const QFuture<Done> end = rig.broadcaster().finish();
    QTRY_VERIFY(end.isFinished());
    QCOMPARE(m_collector->requests().size(), 2);
}

void BroadcasterTest::theEndGivesUpInTime()
{
    const LogCapture log;
    m_collector->setDefault(MockScript().hold());
    BroadcastLimits limits = quickLimits();
    limits.farewell = Milliseconds(50);
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 25);
    const QFuture<Done> end = rig.broadcaster().finish();
    QVERIFY(!end.isFinished());
    QTRY_VERIFY(end.isFinished());
    QCOMPARE(log.warnings(),
             QStringList {QStringLiteral("switchyard.broadcast: 25 finished requests were not told to "
                                         "'collector': the program ends")});
}

QTEST_GUILESS_MAIN(BroadcasterTest)
#include "tst_broadcaster.moc"
