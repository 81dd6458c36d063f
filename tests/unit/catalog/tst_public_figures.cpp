#include "core/catalog/public_figures.h"
#include "tests/unit/catalog/source_fixtures.h"

#include <QTest>

using namespace core;

class PublicFiguresTest : public QObject
{
    Q_OBJECT

private slots:
    void theRecordedAnswerIsRead()
    {
        const QList<PublicFigures> all = publicFiguresFrom(sourceFixture("openrouter_endpoints.json"));
        QVERIFY(all.size() >= 6);
        QCOMPARE(all.at(0).endpoint, QStringLiteral("gmicloud/fp8"));
        QCOMPARE(all.at(0).ttftMs, 2629.0);
        QCOMPARE(all.at(0).throughput, 28.0);
        QVERIFY(!all.at(0).uptime); // null
        QCOMPARE(all.at(3).ttftMs, 1775.5);
    }

    void whatMakesNoSenseIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<int>("left");
        QTest::newRow("uptime alone") << QByteArray(R"({"tag": "a", "uptime_last_30m": 99.5})") << 1;
        QTest::newRow("nothing known") << QByteArray(R"({"tag": "a", "latency_last_30m": null})") << 0;
        QTest::newRow("no tag") << QByteArray(R"({"uptime_last_30m": 99.5})") << 0;
        QTest::newRow("below zero") << QByteArray(R"({"tag": "a", "latency_last_30m": {"p50": -1}})") << 0;
        QTest::newRow("absurd") << QByteArray(R"({"tag": "a", "throughput_last_30m": {"p50": 1e300}})") << 0;
        QTest::newRow("more than all") << QByteArray(R"({"tag": "a", "uptime_last_30m": 101})") << 0;
        QTest::newRow("other types") << QByteArray(R"({"tag": 7, "latency_last_30m": "fast"}, [], null)")
                                     << 0;
        QTest::newRow("one of two") << QByteArray(
            R"({"tag": "a", "latency_last_30m": []}, {"tag": "b", "latency_last_30m": {"p50": 0}})")
                                    << 1;
    }
    void whatMakesNoSenseIsLeftOut()
    {
        QFETCH(QByteArray, rows);
        QTEST(int(publicFiguresFrom("{\"data\": {\"endpoints\": [" + rows + "]}}").size()), "left");
    }

    void whatIsNoAnswerHasNone()
    {
        for (const char *document :
             {"", "[]", "{}", "{\"data\": []}", "{\"data\": {\"endpoints\": 1}}", "<html>"})
            QVERIFY(publicFiguresFrom(document).isEmpty());
    }
};

QTEST_APPLESS_MAIN(PublicFiguresTest)
#include "tst_public_figures.moc"
