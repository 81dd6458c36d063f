#include "core/base/edit_distance.h"

#include <QTest>

using namespace core;

class EditDistanceTest : public QObject
{
    Q_OBJECT

private slots:
    void distanceCountsSingleSlips_data();
    void distanceCountsSingleSlips();
    void distanceStopsAtTheLimit();
    void nearestWordIsASlipAway_data();
    void nearestWordIsASlipAway();
};

void EditDistanceTest::distanceCountsSingleSlips_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<int>("distance");
    QTest::newRow("equal") << "listen"
                           << "listen" << 0;
    QTest::newRow("left out") << "listn"
                              << "listen" << 1;
    QTest::newRow("too many") << "listeen"
                              << "listen" << 1;
    QTest::newRow("other") << "lisden"
                           << "listen" << 1;
    QTest::newRow("swapped") << "lsiten"
                             << "listen" << 1;
    QTest::newRow("empty") << ""
                           << "abc" << 3;
    QTest::newRow("both empty") << ""
                                << "" << 0;
    QTest::newRow("two apart") << "sonet"
                               << "sonnets" << 2;
}

void EditDistanceTest::distanceCountsSingleSlips()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(int, distance);
    QCOMPARE(editDistance(left, right), distance);
    QCOMPARE(editDistance(right, left), distance);
}

void EditDistanceTest::distanceStopsAtTheLimit()
{
    QCOMPARE(editDistance(u"kitten", u"sitting", 3), 3);
    QCOMPARE(editDistance(u"kitten", u"sitting", 2), 3);
    QCOMPARE(editDistance(u"a", u"abcdefgh", 2), 3);
}

void EditDistanceTest::nearestWordIsASlipAway_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("slip") << "bas_url"
                          << "base_url";
    QTest::newRow("case") << "BASE_URL"
                          << "base_url";
    QTest::newRow("nothing near") << "colour"
                                  << "";
    QTest::newRow("short words are no slip of each other") << "xy"
                                                           << "";
}

void EditDistanceTest::nearestWordIsASlipAway()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    QCOMPARE(nearestWord(word, {QStringLiteral("id"), QStringLiteral("base_url"), QStringLiteral("models")}),
             nearest);
}

QTEST_APPLESS_MAIN(EditDistanceTest)
#include "tst_edit_distance.moc"
