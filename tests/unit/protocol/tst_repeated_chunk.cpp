#include "core/protocol/codec.h"
#include "core/protocol/repeated_chunk.h"
#include "tests/unit/protocol/capture.h"

#include <QTest>

using namespace core;

namespace {

QByteArray chunk(const QByteArray &content)
{
    return R"({"id":"x","choices":[{"index":1,"delta":{"content":)" + content + "}}]}";
}

/// What has learned two chunks of that kind.
RepeatedChunk trained()
{
    RepeatedChunk repeated;
    for (const QString &text : {QStringLiteral("a"), QStringLiteral("b")}) {
        const TextDelta delta {text, 1};
        repeated.learn("n", chunk('"' + text.toUtf8() + '"'), &delta);
    }
    return repeated;
}

QList<ChatEvent> decoded(const QByteArray &body, const EndpointTarget &target)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(target.protocol)->makeDecoder(true, target);
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

/// The same body, but no object is written like the one before it.
QByteArray withoutRepetition(QByteArray body)
{
    int spaces = 0;
    for (qsizetype at = body.indexOf("data: {"); at >= 0; at = body.indexOf("data: {", at + 7))
        body.insert(at + 7, QByteArray(++spaces % 3 + 1, ' '));
    return body;
}

} // namespace

class RepeatedChunkTest : public QObject
{
    Q_OBJECT

private slots:
    void textIsRead_data();
    void textIsRead();
    void othersAreLeft_data();
    void othersAreLeft();
    void nothingIsReadBeforeTwoAlike();
    void ambiguousTextTeachesNothing();
    void recordedAnswersAreReadAlike_data();
    void recordedAnswersAreReadAlike();
};

void RepeatedChunkTest::textIsRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray(R"("Hello")") << QStringLiteral("Hello");
    QTest::newRow("as the last") << QByteArray(R"("b")") << QStringLiteral("b");
    QTest::newRow("UTF-8") << QByteArray("\"\xc3\xa9\xf0\x9f\x98\x80\"")
                           << QStringLiteral("\u00e9\U0001f600");
    QTest::newRow("escapes") << QByteArray(R"("a\n\t\r\"\\\/z")") << QStringLiteral("a\n\t\r\"\\/z");
    QTest::newRow("escape alone") << QByteArray(R"("\n")") << QStringLiteral("\n");
    QTest::newRow("escaped quote at the end") << QByteArray(R"("\"")") << QStringLiteral("\"");
    QTest::newRow("braces") << QByteArray(R"("}}]}")") << QStringLiteral("}}]}");
}

void RepeatedChunkTest::textIsRead()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    const std::optional<TextDelta> read = trained().read("n", chunk(content));
    QVERIFY(read);
    QCOMPARE(read->text, text);
    QCOMPARE(read->choice, 1);
}

void RepeatedChunkTest::othersAreLeft_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("json");
    const QByteArray name("n");
    QTest::newRow("other name") << QByteArray("m") << chunk(R"("Hello")");
    QTest::newRow("empty text") << name << chunk(R"("")");
    QTest::newRow("null") << name << chunk("null");
    QTest::newRow("another field behind") << name << chunk(R"("a","refusal":"no")");
    QTest::newRow("another field before") << name << chunk(R"("a"},"delta":{"content":"b")");
    QTest::newRow("code of a character") << name << chunk(R"("\u0041")");
    QTest::newRow("unknown escape") << name << chunk(R"("\x")");
    QTest::newRow("escape of the closing quote") << name << chunk(R"("a\")");
    QTest::newRow("control character") << name << chunk("\"a\nb\"");
    QTest::newRow("broken UTF-8") << name << chunk("\"\xc3\"");
    QTest::newRow("cut off") << name << chunk(R"("Hello")").chopped(1);
    QTest::newRow("other id") << name << chunk(R"("Hello")").replace("\"x\"", "\"y\"");
    QTest::newRow("empty") << name << QByteArray();
}

void RepeatedChunkTest::othersAreLeft()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, json);
    QVERIFY(!trained().read(name, json));
}

void RepeatedChunkTest::nothingIsReadBeforeTwoAlike()
{
    RepeatedChunk repeated;
    QVERIFY(!repeated.read("", chunk(R"("a")")));
    const TextDelta first {QStringLiteral("a"), 0};
    repeated.learn("", chunk(R"("a")"), &first);
    QVERIFY(!repeated.read("", chunk(R"("b")")));
    repeated.learn("", chunk(R"("a")"), &first);
    QVERIFY(repeated.read("", chunk(R"("b")")));
    repeated.learn("", chunk(R"("a")"), nullptr); // it gave something else
    QVERIFY(!repeated.read("", chunk(R"("b")")));
}

void RepeatedChunkTest::ambiguousTextTeachesNothing()
{
    RepeatedChunk repeated;
    const TextDelta delta {QStringLiteral("x"), 1}; // as the id
    repeated.learn("", chunk(R"("x")"), &delta);
    repeated.learn("", chunk(R"("x")"), &delta);
    QVERIFY(!repeated.read("", chunk(R"("b")")));
}

void RepeatedChunkTest::recordedAnswersAreReadAlike_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("folder");
    QTest::newRow("chat") << QStringLiteral("openai-chat") << QStringLiteral("openai-chat");
    QTest::newRow("messages") << QStringLiteral("anthropic-messages") << QStringLiteral("anthropic-messages");
}

void RepeatedChunkTest::recordedAnswersAreReadAlike()
{
    QFETCH(QString, protocol);
    QFETCH(QString, folder);
    int streams = 0;
    for (const Capture &capture : capturesOf(folder)) {
        const EndpointTarget target = capture.target(protocol);
        const QByteArray other = withoutRepetition(capture.body);
        if (capture.status != 200 || other == capture.body)
            continue;
        ++streams;
        QVERIFY2(decoded(capture.body, target) == decoded(other, target), qPrintable(capture.id));
    }
    QVERIFY(streams > 10);
}

QTEST_APPLESS_MAIN(RepeatedChunkTest)
#include "tst_repeated_chunk.moc"
