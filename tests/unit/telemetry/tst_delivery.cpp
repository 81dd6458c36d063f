#include "core/telemetry/delivery.h"

#include <QTest>

using namespace core;
using Kind = DeliveryStep::Kind;

class DeliveryTest : public QObject
{
    Q_OBJECT

private slots:
    void anAnswersStatusDecides_data();
    void anAnswersStatusDecides();
    void aFailureDecidesWhereThereIsNoAnswer_data();
    void aFailureDecidesWhereThereIsNoAnswer();
    void theLastTryIsTheLast();
    void waitsDoubleUpToTheLongest();
    void theOtherSidesWishIsGrantedUpToTheLongest_data();
    void theOtherSidesWishIsGrantedUpToTheLongest();
};

void DeliveryTest::anAnswersStatusDecides_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    const auto row = [](int status, Kind kind) { QTest::addRow("%d", status) << status << int(kind); };
    row(199, Kind::GiveUp);
    row(200, Kind::Done);
    row(202, Kind::Done);
    row(204, Kind::Done);
    row(299, Kind::Done);
    row(300, Kind::GiveUp);
    row(301, Kind::GiveUp);
    row(307, Kind::GiveUp);
    row(400, Kind::GiveUp);
    row(401, Kind::GiveUp);
    row(404, Kind::GiveUp);
    row(413, Kind::GiveUp);
    row(428, Kind::GiveUp);
    row(429, Kind::TryAgain);
    row(430, Kind::GiveUp);
    row(499, Kind::GiveUp);
    row(500, Kind::TryAgain);
    row(502, Kind::TryAgain);
    row(503, Kind::TryAgain);
    row(504, Kind::TryAgain);
}

void DeliveryTest::anAnswersStatusDecides()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    QCOMPARE(int(afterTry(1, {.status = status}, {}).kind), kind);
}

void DeliveryTest::aFailureDecidesWhereThereIsNoAnswer_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("kind");
    const auto row = [](ErrorKind failure, Kind kind) {
        QTest::newRow(qPrintable(errorKindName(failure))) << int(failure) << int(kind);
    };
    row(ErrorKind::ConnectFailed, Kind::TryAgain);
    row(ErrorKind::ConnectTimeout, Kind::TryAgain);
    row(ErrorKind::FirstTokenTimeout, Kind::TryAgain);
    row(ErrorKind::IdleTimeout, Kind::TryAgain);
    row(ErrorKind::StreamBroken, Kind::TryAgain);
    row(ErrorKind::StorageFailed, Kind::TryAgain);
    row(ErrorKind::AuthFailed, Kind::GiveUp);
    row(ErrorKind::BadConfig, Kind::GiveUp);
}

void DeliveryTest::aFailureDecidesWhereThereIsNoAnswer()
{
    QFETCH(int, failure);
    QFETCH(int, kind);
    QCOMPARE(int(afterTry(1, {.failure = ErrorKind(failure)}, {}).kind), kind);
}

void DeliveryTest::theLastTryIsTheLast()
{
    const DeliveryLimits limits {.tries = 3};
    QCOMPARE(int(afterTry(2, {.status = 503}, limits).kind), int(Kind::TryAgain));
    QCOMPARE(int(afterTry(3, {.status = 503}, limits).kind), int(Kind::GiveUp));
    QCOMPARE(int(afterTry(4, {.status = 503}, limits).kind), int(Kind::GiveUp));
    QCOMPARE(int(afterTry(3, {.status = 200}, limits).kind), int(Kind::Done));
}

void DeliveryTest::waitsDoubleUpToTheLongest()
{
    const DeliveryLimits limits {
        .tries = 1'000, .firstWait = Milliseconds(100), .longestWait = Milliseconds(700)};
    const auto wait = [&limits](int number) {
        return afterTry(number, {.status = 500}, limits).wait.count();
    };
    QCOMPARE(wait(1), 100);
    QCOMPARE(wait(2), 200);
    QCOMPARE(wait(3), 400);
    QCOMPARE(wait(4), 700);
    QCOMPARE(wait(999), 700);
}

void DeliveryTest::theOtherSidesWishIsGrantedUpToTheLongest_data()
{
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("granted");
    QTest::newRow("none at all") << qint64(0) << qint64(0);
    QTest::newRow("shorter than ours") << qint64(1) << qint64(1);
    QTest::newRow("just before the longest") << qint64(699) << qint64(699);
    QTest::newRow("the longest") << qint64(700) << qint64(700);
    QTest::newRow("just after") << qint64(701) << qint64(700);
    QTest::newRow("a day") << qint64(86'400'000) << qint64(700);
}

void DeliveryTest::theOtherSidesWishIsGrantedUpToTheLongest()
{
    QFETCH(qint64, asked);
    QFETCH(qint64, granted);
    const DeliveryLimits limits {.firstWait = Milliseconds(100), .longestWait = Milliseconds(700)};
    const DeliveryStep step = afterTry(1, {.status = 429, .retryAfter = Milliseconds(asked)}, limits);
    QCOMPARE(int(step.kind), int(Kind::TryAgain));
    QCOMPARE(qint64(step.wait.count()), granted);
}

QTEST_APPLESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
