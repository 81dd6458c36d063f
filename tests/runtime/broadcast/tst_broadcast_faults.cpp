#include "tests/runtime/broadcast/collected.h"

#include <QTest>

using namespace core;

/// Collectors that are slow, refuse, break off or are not there, and secrets that cannot be had.
class BroadcastFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aPassingFaultIsTriedAgainWithTheSameBatch_data();
    void aPassingFaultIsTriedAgainWithTheSameBatch();
    void aRefusalIsNotTriedAgain_data();
    void aRefusalIsNotTriedAgain();
    void aBatchIsGivenUpAfterItsLastTry();
    void theOtherSidesPauseIsKept();
    void anAbsentCollectorIsGivenUp();
    void aSilentCollectorIsGivenUp();
    void redirectsAreNotFollowed();
    void aHangingCollectorCostsNoMoreThanItsQueue();
    void theLogSaysItOnceAndThenCounts();
    void secretsStayOutOfLogsAndBodies();
    void aRefusedSecretIsReadAgain();
    void withoutItsSecretATargetIsToldNothing();
    void aSecretWithALineBreakIsNotSent();
    void statesNameWhatCannotBeRead();

private:
    std::unique_ptr<MockUpstream> m_collector;
};

namespace {

const QByteArray kCanary = "canary-0123456789-of-the-collector";

QStringList batchIds(const MockUpstream &collector)
{
    QStringList batches;
    for (const ReceivedRequest &request : collector.requests())
        batches << toldIds(request).join(u' ');
    return batches;
}

BroadcastTarget withHeader(BroadcastTarget target, QStringView reference)
{
    target.headers = {{QStringLiteral("Authorization"), SecretRef::parse(reference)}};
    return target;
}

} // namespace

void BroadcastFaultsTest::init()
{
    m_collector = std::make_unique<MockUpstream>();
    m_collector->setDefault(MockScript::answer(200, "{}"));
}

void BroadcastFaultsTest::aPassingFaultIsTriedAgainWithTheSameBatch_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is closed, 1: cut
    for (const int status : {429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
    QTest::newRow("closed") << 0;
    QTest::newRow("cut") << 1;
}

void BroadcastFaultsTest::aPassingFaultIsTriedAgainWithTheSameBatch()
{
    QFETCH(int, status);
    m_collector->enqueue(status == 0   ? MockScript().close()
                         : status == 1 ? MockScript().reset()
                                       : MockScript::answer(status, "{}"));
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(0, 12);
    const QString first = QStringLiteral("0 1 2 3 4 5 6 7 8 9");
    QTRY_COMPARE(batchIds(*m_collector), (QStringList {first, first, QStringLiteral("10 11")}));
    QCOMPARE(m_collector->requests().at(1).body, m_collector->requests().at(0).body);
    QCOMPARE(log.warnings(), QStringList());
}

void BroadcastFaultsTest::aRefusalIsNotTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 413, 415})
        QTest::addRow("%d", status) << status;
}

void BroadcastFaultsTest::aRefusalIsNotTriedAgain()
{
    QFETCH(int, status);
    m_collector->enqueue(MockScript::answer(status, "{}"));
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(0, 12);
    QTRY_COMPARE(batchIds(*m_collector),
                 (QStringList {QStringLiteral("0 1 2 3 4 5 6 7 8 9"), QStringLiteral("10 11")}));
    QCOMPARE(log.warnings(),
             QStringList {QStringLiteral("switchyard.broadcast: 10 finished requests were not told to "
                                         "'collector': it answered %1")
                              .arg(status)});
}

void BroadcastFaultsTest::aBatchIsGivenUpAfterItsLastTry()
{
    for (int i = 0; i < 3; ++i)
        m_collector->enqueue(MockScript::answer(503, "{}"));
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(0, 11);
    const QString first = QStringLiteral("0 1 2 3 4 5 6 7 8 9");
    QTRY_COMPARE(batchIds(*m_collector), (QStringList {first, first, first, QStringLiteral("10")}));
    QCOMPARE(log.warnings().size(), 1);
}

void BroadcastFaultsTest::theOtherSidesPauseIsKept()
{
    // Ours would be an hour, so only the other side's word explains a second try.
    BroadcastLimits limits = quickLimits();
    limits.delivery = {.firstWait = std::chrono::hours(1), .longestWait = std::chrono::hours(1)};
    m_collector->enqueue(MockScript::answer(429, "{}", "application/json", {{"Retry-After", "0"}}));
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 1);
    QTRY_COMPARE(batchIds(*m_collector), (QStringList {QStringLiteral("1"), QStringLiteral("1")}));
}

void BroadcastFaultsTest::anAbsentCollectorIsGivenUp()
{
    BroadcastTarget target = collectorAt(*m_collector);
    m_collector.reset(); // and nobody listens there now
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({target});
    rig.tell(1, 10);
    QTRY_COMPARE(log.warnings(),
                 QStringList {QStringLiteral("switchyard.broadcast: 10 finished requests were not told to "
                                             "'collector': connect_failed")});
}

void BroadcastFaultsTest::aSilentCollectorIsGivenUp()
{
    m_collector->enqueue(MockScript().hold());
    BroadcastLimits limits = quickLimits();
    limits.delivery.tries = 1;
    limits.patience = Milliseconds(1'000);
    const LogCapture log;
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 11);
    QTRY_COMPARE(m_collector->requests().size(), 2);
    QCOMPARE(toldIds(m_collector->requests().at(1)), QStringList {QStringLiteral("11")});
    QVERIFY(log.warnings().value(0).endsWith(QLatin1String("first_token_timeout")));
}

void BroadcastFaultsTest::redirectsAreNotFollowed()
{
    MockUpstream elsewhere;
    elsewhere.setDefault(MockScript::answer(200, "{}"));
    m_collector->setDefault(
        MockScript::answer(307, "", "text/plain", {{"Location", elsewhere.url().toEncoded()}}));
    const LogCapture log;
    BroadcastRig rig;
    rig.keyStore().write(QStringLiteral("a"), Secret(kCanary));
    rig.broadcaster().setTargets({withHeader(collectorAt(*m_collector), u"keychain:a")});
    rig.tell(1, 1);
    QTRY_COMPARE(log.warnings().size(), 1);
    QVERIFY(log.warnings().at(0).endsWith(QLatin1String("it answered 307")));
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(elsewhere.connectionsAccepted(), 0);
}

void BroadcastFaultsTest::aHangingCollectorCostsNoMoreThanItsQueue()
{
    m_collector->enqueue(MockScript().hold().send("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"));
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 10);
    QTRY_COMPARE(m_collector->heldConnections(), 1);
    rig.tell(11, 5'000);
    QCoreApplication::processEvents();
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_collector->connectionsAccepted(), 1);

    // The newest of them are kept: as many as the queue holds.
    m_collector->release();
    QStringList expected;
    for (int i = 1; i <= 5'010; ++i) {
        if (i <= 10 || i > 5'010 - 50)
            expected << QString::number(i);
    }
    QTRY_COMPARE(toldIds(*m_collector), expected);
    QCOMPARE(log.warnings().size(), 1);
}

void BroadcastFaultsTest::theLogSaysItOnceAndThenCounts()
{
    m_collector->setDefault(MockScript::answer(400, "{}"));
    BroadcastLimits limits = quickLimits();
    limits.betweenWarnings = std::chrono::hours(1);
    const LogCapture log;
    BroadcastRig rig(limits);
    rig.broadcaster().setTargets({collectorAt(*m_collector)});
    rig.tell(1, 50);
    QTRY_COMPARE(m_collector->requests().size(), 5);
    QCOMPARE(log.warnings().size(), 1);
    const QFuture<Done> end = rig.broadcaster().finish(); // The last occasion to say the rest.
    QTRY_VERIFY(end.isFinished());
    QCOMPARE(log.warnings().size(), 2);
    QVERIFY(log.warnings().at(0).contains(QLatin1String(" 10 finished")));
    QVERIFY(log.warnings().at(1).contains(QLatin1String(" 40 finished")));
}

void BroadcastFaultsTest::secretsStayOutOfLogsAndBodies()
{
    for (const int status : {400, 401, 503, 307, 200})
        m_collector->enqueue(MockScript::answer(status, "{}"));
    m_collector->enqueue(MockScript().reset());
    m_collector->enqueue(MockScript().send("no HTTP at all\r\n\r\n").close());
    const LogCapture log;
    BroadcastLimits limits = quickLimits();
    limits.queued = 70;
    BroadcastRig rig(limits);
    rig.keyStore().write(QStringLiteral("a"), Secret(kCanary));
    rig.keyStore().write(QStringLiteral("b"), Secret(kCanary + "-too"));
    BroadcastTarget target = withHeader(collectorAt(*m_collector), u"keychain:a");
    target.headers << qMakePair(QStringLiteral("X-Other"), SecretRef::parse(u"keychain:b"));
    rig.broadcaster().setTargets({target});
    rig.tell(1, 70);
    QTRY_COMPARE(toldIds(*m_collector).value(99), QStringLiteral("70")); // Three batches were sent again.
    for (const ReceivedRequest &request : m_collector->requests()) {
        QCOMPARE(request.header("authorization"), kCanary);
        QCOMPARE(request.header("x-other"), kCanary + "-too");
        QVERIFY(!request.body.contains("canary") && !request.target.contains("canary"));
    }
    QVERIFY(!log.lines().isEmpty());
    QVERIFY(!log.lines().join(u'\n').contains(QLatin1String("canary")));
}

void BroadcastFaultsTest::aRefusedSecretIsReadAgain()
{
    m_collector->setResponder([](const ReceivedRequest &request) {
        return MockScript::answer(request.header("authorization") == "new" ? 200 : 401, "{}");
    });
    BroadcastRig rig;
    rig.keyStore().write(QStringLiteral("a"), Secret("old"));
    rig.broadcaster().setTargets({withHeader(collectorAt(*m_collector), u"keychain:a")});
    rig.tell(1, 1);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    rig.keyStore().write(QStringLiteral("a"), Secret("new"));
    rig.tell(2, 1);
    QTRY_COMPARE(m_collector->requests().size(), 2);
    QCOMPARE(m_collector->requests().at(1).header("authorization"), QByteArray("new"));
}

void BroadcastFaultsTest::withoutItsSecretATargetIsToldNothing()
{
    const LogCapture log;
    BroadcastRig rig;
    rig.broadcaster().setTargets({withHeader(collectorAt(*m_collector), u"env:NOWHERE_SET")});
    rig.tell(1, 10);
    QTRY_COMPARE(log.warnings().size(), 1);
    QVERIFY(log.warnings().at(0).contains(QLatin1String("NOWHERE_SET")));
    QCOMPARE(m_collector->connectionsAccepted(), 0);
}

void BroadcastFaultsTest::aSecretWithALineBreakIsNotSent()
{
    const LogCapture log;
    BroadcastRig rig;
    rig.keyStore().write(QStringLiteral("a"), Secret(kCanary + "\r\nX-Admin: yes"));
    rig.broadcaster().setTargets({withHeader(collectorAt(*m_collector), u"keychain:a")});
    rig.tell(1, 10);
    QTRY_COMPARE(log.warnings().size(), 1);
    QVERIFY(log.warnings().at(0).contains(QLatin1String("keychain:a")));
    QVERIFY(!log.lines().join(u'\n').contains(QLatin1String("canary")));
    QCOMPARE(m_collector->connectionsAccepted(), 0);
}

void BroadcastFaultsTest::statesNameWhatCannotBeRead()
{
    BroadcastRig rig;
    rig.keyStore().write(QStringLiteral("a"), Secret("b"));
    BroadcastTarget fine = withHeader(collectorAt(*m_collector), u"keychain:a");
    BroadcastTarget broken = withHeader(fine, u"env:NOWHERE_SET");
    broken.name = QStringLiteral("broken");
    rig.broadcaster().setTargets({fine, broken});
    const QFuture<QList<BroadcastState>> asked = rig.broadcaster().states();
    QTRY_VERIFY(asked.isFinished());
    const QList<BroadcastState> states = asked.result();
    QCOMPARE(states.size(), 2);
    QCOMPARE(states.at(0).name, QStringLiteral("collector"));
    QCOMPARE(states.at(0).problem, QString());
    QCOMPARE(states.at(1).name, QStringLiteral("broken"));
    QVERIFY(states.at(1).problem.contains(QLatin1String("NOWHERE_SET")));
    QCOMPARE(m_collector->connectionsAccepted(), 0);
}

QTEST_GUILESS_MAIN(BroadcastFaultsTest)
#include "tst_broadcast_faults.moc"
