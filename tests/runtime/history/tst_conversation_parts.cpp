#include "core/history/attachment_hashes.h"
#include "core/history/exchange_bytes.h"
#include "core/history/unsaved_conversations.h"
#include "tests/support/full_exchange.h"

#include <QCryptographicHash>
#include <QTest>

using namespace core;

/// What the store of conversations is made of, as far as it needs no database.
class TestConversationParts : public QObject
{
    Q_OBJECT

private:
    static WireExchange exchange() { return fullExchange(3, 3000); }

    static Turn turn(qint64 id, const QString &answer = {})
    {
        Turn made;
        made.id = id;
        made.answer = answer;
        return made;
    }

private slots:
    void anExchangeComesBack()
    {
        const QByteArray bytes = exchangeBytes(exchange());
        QVERIFY(bytes.size() < 2000);
        QVERIFY(exchangeFromBytes(bytes) == exchange());
        QVERIFY(exchangeFromBytes(exchangeBytes({})) == WireExchange {});
    }

    void bytesThatAreNoneGiveNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("short") << QByteArray("abc");
        QTest::newRow("text") << QByteArray("no exchange at all");
        QTest::newRow("promises four gigabytes") << QByteArray("\xff\xff\xff\xff\x78\x9c\x03\x00", 8);
        QTest::newRow("cut") << exchangeBytes(exchange()).left(60);
        QTest::newRow("not CBOR") << qCompress("hello");
        QTest::newRow("no map") << qCompress(QByteArray("\x83\x01\x02\x03", 4));
    }
    void bytesThatAreNoneGiveNothing()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!exchangeFromBytes(bytes));
    }

    void aFileIsHashedOnceAndAnotherAnew()
    {
        AttachmentHashes hashes;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 20; ++i) {
                const QByteArray bytes(1000 + i % 2, char('a' + i));
                QCOMPARE(hashes.of(bytes), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
            }
        }
        QByteArray changing("one");
        const QByteArray first = hashes.of(changing);
        changing[0] = 'O';
        QVERIFY(hashes.of(changing) != first);
    }

    void whatWaitsIsBounded()
    {
        UnsavedConversations unsaved;
        const QString id = QStringLiteral("c");
        std::vector<Turn> turns;
        for (qint64 i = 1; i <= UnsavedConversations::kMostTurns; ++i)
            turns.push_back(turn(i));
        QVERIFY(unsaved.addTurns(id, 1, turns, 1));
        QVERIFY(!unsaved.addTurns(id, 2, {turn(1)}, 1));
        QVERIFY(unsaved.addTurns(id, 1, {turn(5, QStringLiteral("newer"))}, 5)); // it has its place
        const UnsavedColumn column = unsaved.conversations().value(id).turns.value(1);
        QCOMPARE(column.turns.value(5).answer, QStringLiteral("newer"));
        QCOMPARE(column.head, 5);
        unsaved.addColumns(id, {}); // all columns are gone
        QVERIFY(unsaved.conversations().value(id).turns.isEmpty());
        QVERIFY(unsaved.addTurns(id, 2, {turn(1)}, 1));
        unsaved.clear();
        QVERIFY(unsaved.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConversationParts)

#include "tst_conversation_parts.moc"
