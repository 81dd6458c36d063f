#include "core/telemetry/sampling.h"

#include <QTest>

#include <cmath>

using namespace core;

namespace {

RequestRecord record(const QString &id, const QString &session = {})
{
    RequestRecord record;
    record.id = id;
    record.sessionId = session;
    return record;
}

constexpr int kMany = 20'000;

} // namespace

class SamplingTest : public QObject
{
    Q_OBJECT

private slots:
    void allAndNoneAreExact();
    void theShareIsAbout_data();
    void theShareIsAbout();
    void aSessionStaysTogether();
    void sessionsAreChosenOneByOne();
    void theSameRequestIsAlwaysChosenAlike();
    void aGreaterShareHoldsTheSmaller();
};

void SamplingTest::allAndNoneAreExact()
{
    for (int i = 0; i < kMany; ++i) {
        const RequestRecord request = record(QString::number(i));
        QVERIFY(isSampled(request, 1000));
        QVERIFY(!isSampled(request, 0));
    }
}

void SamplingTest::theShareIsAbout_data()
{
    QTest::addColumn<int>("perMille");
    for (const int perMille : {1, 10, 250, 500, 999})
        QTest::addRow("%d", perMille) << perMille;
}

void SamplingTest::theShareIsAbout()
{
    QFETCH(int, perMille);
    int chosen = 0;
    for (int i = 0; i < kMany; ++i)
        chosen += isSampled(record(QStringLiteral("gen-%1").arg(i)), perMille) ? 1 : 0;
    const double expected = double(kMany) * perMille / 1000;
    // Five standard deviations of a fair choice; the choice is fixed, so this passes always or never.
    const double slack = 5 * std::sqrt(expected * (1 - perMille / 1000.0));
    QVERIFY2(std::abs(chosen - expected) <= slack, qPrintable(QString::number(chosen)));
}

void SamplingTest::aSessionStaysTogether()
{
    for (int session = 0; session < 100; ++session) {
        const QString name = QStringLiteral("session %1").arg(session);
        const bool first = isSampled(record(QStringLiteral("first"), name), 300);
        for (int request = 0; request < 50; ++request)
            QCOMPARE(isSampled(record(QString::number(request), name), 300), first);
    }
}

void SamplingTest::sessionsAreChosenOneByOne()
{
    int chosen = 0;
    for (int session = 0; session < 1000; ++session)
        chosen += isSampled(record(QStringLiteral("same"), QString::number(session)), 300) ? 1 : 0;
    QVERIFY2(chosen > 220 && chosen < 380, qPrintable(QString::number(chosen)));
}

void SamplingTest::theSameRequestIsAlwaysChosenAlike()
{
    // Fixed for ever: two versions of the program that tell the same collector must choose alike.
    QVERIFY(!isSampled(record(QStringLiteral("gen-1")), 588));
    QVERIFY(isSampled(record(QStringLiteral("gen-1")), 589));
    QVERIFY(!isSampled(record(QStringLiteral("gen-1"), QStringLiteral("s")), 461));
    QVERIFY(isSampled(record(QStringLiteral("gen-1"), QStringLiteral("s")), 462));
}

void SamplingTest::aGreaterShareHoldsTheSmaller()
{
    for (int i = 0; i < kMany; ++i) {
        const RequestRecord request = record(QString::number(i));
        if (isSampled(request, 100))
            QVERIFY(isSampled(request, 101));
    }
}

QTEST_APPLESS_MAIN(SamplingTest)
#include "tst_sampling.moc"
