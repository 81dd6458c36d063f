#include "core/telemetry/record_queue.h"

#include <QTest>

using namespace core;

namespace {

RecordPtr numbered(int number)
{
    return std::make_shared<const RequestRecord>(RequestRecord {.id = QString::number(number)});
}

QString ids(const QList<RecordPtr> &records)
{
    QStringList list;
    for (const RecordPtr &record : records)
        list << record->id;
    return list.join(u' ');
}

} // namespace

class RecordQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void theOldestComeFirst();
    void aFullOneLosesItsOldest();
    void noMoreIsTakenThanThereIs();
};

void RecordQueueTest::theOldestComeFirst()
{
    RecordQueue queue(10);
    QVERIFY(queue.isEmpty());
    for (int i = 1; i <= 5; ++i)
        QVERIFY(queue.push(numbered(i)));
    QCOMPARE(ids(queue.take(2)), QStringLiteral("1 2"));
    QVERIFY(queue.push(numbered(6)));
    QCOMPARE(queue.size(), 4);
    QCOMPARE(ids(queue.take(4)), QStringLiteral("3 4 5 6"));
    QVERIFY(queue.isEmpty());
}

void RecordQueueTest::aFullOneLosesItsOldest()
{
    RecordQueue queue(3);
    QVERIFY(queue.push(numbered(1)));
    QVERIFY(queue.push(numbered(2)));
    QVERIFY(queue.push(numbered(3)));
    QVERIFY(!queue.push(numbered(4)));
    QVERIFY(!queue.push(numbered(5)));
    QCOMPARE(ids(queue.take(3)), QStringLiteral("3 4 5"));
}

void RecordQueueTest::noMoreIsTakenThanThereIs()
{
    RecordQueue queue(3);
    QVERIFY(queue.take(3).isEmpty());
    queue.push(numbered(1));
    QVERIFY(queue.take(0).isEmpty());
    QCOMPARE(ids(queue.take(7)), QStringLiteral("1"));
}

QTEST_APPLESS_MAIN(RecordQueueTest)
#include "tst_record_queue.moc"
