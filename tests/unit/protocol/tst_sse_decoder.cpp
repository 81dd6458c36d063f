#include "core/protocol/sse_decoder.h"

#include <QTest>

using namespace core;

namespace {

using Events = QList<SseEvent>;

Events decode(const QByteArray &bytes)
{
    SseDecoder decoder;
    Events events;
    decoder.feed(bytes, events);
    return events;
}

} // namespace

class SseDecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void textBecomesEvents_data();
    void textBecomesEvents();
    void everySplitGivesTheSameEvents_data() { textBecomesEvents_data(); }
    void everySplitGivesTheSameEvents();
    void commentsAreCounted();
    void endTellsWhatWasLeft_data();
    void endTellsWhatWasLeft();
    void lineOfTenMegabytesInSmallPiecesIsTaken();
    void lineBeyondTheLimitIsRefusedForGood();
    void manyDataLinesBeyondTheLimitAreRefused();
    void limitCountsOneEventNotTheStream();
    void jsonOutsideOfFieldsIsKept();
};

void SseDecoderTest::textBecomesEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Events>("events");

    QTest::newRow("line feeds") << QByteArray("data: a\n\ndata: b\n\n") << Events {{"", "a"}, {"", "b"}};
    QTest::newRow("carriage returns and line feeds")
        << QByteArray("event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n") << Events {{"x", "a"}, {"", "b"}};
    QTest::newRow("carriage returns")
        << QByteArray("data: a\r\rdata: b\r\r") << Events {{"", "a"}, {"", "b"}};
    QTest::newRow("mixed line ends") << QByteArray("data: a\r\n\rdata: b\n\r\n")
                                     << Events {{"", "a"}, {"", "b"}};
    QTest::newRow("no space after the colon") << QByteArray("data:a\n\n") << Events {{"", "a"}};
    QTest::newRow("only one space is dropped") << QByteArray("data:  a\n\n") << Events {{"", " a"}};
    QTest::newRow("several data lines")
        << QByteArray("data: a\ndata:\ndata: b\n\n") << Events {{"", "a\n\nb"}};
    QTest::newRow("data without a colon") << QByteArray("data\ndata\n\n") << Events {{"", "\n"}};
    QTest::newRow("comments") << QByteArray(": hi\ndata: a\n:\n\n: bye\n\n") << Events {{"", "a"}};
    QTest::newRow("unknown fields") << QByteArray("id: 7\nretry: 5\nfoo: b\ndata: a\n\n")
                                    << Events {{"", "a"}};
    QTest::newRow("a name without data") << QByteArray("event: x\n\ndata: a\n\n") << Events {{"", "a"}};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "data: a\n\n")
                                     << Events {{"", "a"}};
    QTest::newRow("half a byte order mark") << QByteArray("\xEF\xBB"
                                                          "data: a\n\ndata: b\n\n")
                                            << Events {{"", "b"}};
    QTest::newRow("colons in the value") << QByteArray("data: {\"a\":1}\n\n") << Events {{"", "{\"a\":1}"}};
    QTest::newRow("text beyond ASCII")
        << QByteArray("data: \xC3\xA4\xE2\x82\xAC\n\n") << Events {{"", "\xC3\xA4\xE2\x82\xAC"}};
    QTest::newRow("blank lines only") << QByteArray("\n\n\r\n\r\r") << Events {};
    QTest::newRow("unfinished event") << QByteArray("data: a\n\ndata: b\n") << Events {{"", "a"}};
}

void SseDecoderTest::textBecomesEvents()
{
    QFETCH(QByteArray, text);
    QTEST(decode(text), "events");
}

void SseDecoderTest::everySplitGivesTheSameEvents()
{
    QFETCH(QByteArray, text);
    QFETCH(Events, events);
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            SseDecoder decoder;
            Events got;
            decoder.feed(text.left(first), got);
            decoder.feed(text.mid(first, second - first), got);
            decoder.feed(text.mid(second), got);
            QCOMPARE(got, events);
        }
    }
}

void SseDecoderTest::commentsAreCounted()
{
    SseDecoder decoder;
    Events events;
    decoder.feed(": OPENROUTER PROCESSING\n\n: OPENROUTER PROC", events);
    QCOMPARE(decoder.comments(), 1);
    decoder.feed("ESSING\n\n", events);
    QCOMPARE(decoder.comments(), 2);
    QVERIFY(events.isEmpty());
}

void SseDecoderTest::endTellsWhatWasLeft_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("left");
    QTest::addColumn<QByteArray>("data");

    QTest::newRow("nothing") << QByteArray() << false << QByteArray();
    QTest::newRow("a whole event") << QByteArray("data: a\n\n") << false << QByteArray();
    QTest::newRow("without the blank line") << QByteArray("data: a\n") << true << QByteArray("a");
    QTest::newRow("without any line end") << QByteArray("data: [DONE]") << true << QByteArray("[DONE]");
    QTest::newRow("half a field name") << QByteArray("data: a\n\ndat") << true << QByteArray();
    QTest::newRow("a name alone") << QByteArray("event: error\n") << true << QByteArray();
    QTest::newRow("half a comment") << QByteArray("data: a\n\n: pi") << false << QByteArray();
    QTest::newRow("two data lines") << QByteArray("data: a\ndata: b") << true << QByteArray("a\nb");
}

void SseDecoderTest::endTellsWhatWasLeft()
{
    QFETCH(QByteArray, text);
    SseDecoder decoder;
    Events events;
    decoder.feed(text, events);
    const auto left = decoder.finish();
    QTEST(left.has_value(), "left");
    QTEST(left.value_or(SseEvent()).data, "data");
    QVERIFY(!decoder.finish());
}

void SseDecoderTest::lineOfTenMegabytesInSmallPiecesIsTaken()
{
    constexpr qsizetype size = 10 * 1024 * 1024;
    SseDecoder decoder;
    Events events;
    decoder.feed("data: ", events);
    const QByteArray piece(512, 'x');
    for (qsizetype sent = 0; sent < size; sent += piece.size())
        QVERIFY(decoder.feed(piece, events));
    QVERIFY(events.isEmpty());
    decoder.feed("\n\n", events);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().data.size(), size);
}

void SseDecoderTest::lineBeyondTheLimitIsRefusedForGood()
{
    SseDecoder decoder(100);
    Events events;
    QVERIFY(decoder.feed(QByteArray(100, 'x'), events));
    QVERIFY(!decoder.feed("x", events));
    QVERIFY(decoder.overflowed());
    QVERIFY(!decoder.feed("\n\ndata: a\n\n", events));
    QVERIFY(events.isEmpty());
    QVERIFY(!decoder.finish());
}

void SseDecoderTest::manyDataLinesBeyondTheLimitAreRefused()
{
    SseDecoder decoder(100);
    Events events;
    bool within = true;
    for (int i = 0; i < 30 && within; ++i)
        within = decoder.feed("data: 0123456789\n", events);
    QVERIFY(!within);
}

void SseDecoderTest::limitCountsOneEventNotTheStream()
{
    SseDecoder decoder(100);
    Events events;
    for (int i = 0; i < 50; ++i)
        QVERIFY(decoder.feed("data: 0123456789\n\n", events));
    QCOMPARE(events.size(), 50);
}

void SseDecoderTest::jsonOutsideOfFieldsIsKept()
{
    const QByteArray text = "foo\n\"a\": 1\ndata: a\n\n{\n  \"error\": [\nid: 7\n: c\n\n  ]\n}";
    for (qsizetype at = 0; at <= text.size(); ++at) {
        SseDecoder decoder;
        Events events;
        QVERIFY(decoder.feed(text.first(at), events));
        QVERIFY(decoder.feed(text.sliced(at), events));
        QCOMPARE(events, (Events {{"", "a"}}));
        QVERIFY(!decoder.finish());
        QCOMPARE(decoder.bareJson(), QByteArray("{\n  \"error\": [\n  ]\n}\n"));
    }

    SseDecoder small(100);
    Events events;
    bool within = true;
    for (int i = 0; i < 30 && within; ++i)
        within = small.feed("{\"a\": 1}\n", events);
    QVERIFY(!within);
    QVERIFY(small.bareJson().isEmpty());
}

QTEST_APPLESS_MAIN(SseDecoderTest)
#include "tst_sse_decoder.moc"
