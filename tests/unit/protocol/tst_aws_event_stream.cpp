#include "core/protocol/answer_decoder.h"
#include "core/protocol/aws_event_stream.h"
#include "core/protocol/openai_errors.h"
#include "tests/unit/protocol/aws_frames.h"
#include "tests/unit/protocol/capture.h"

#include <QTest>

using namespace core;

using Type = AwsEventHeader::Type;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

EndpointTarget amazon()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("bedrock");
    target.providerName = QStringLiteral("Amazon");
    return target;
}

/// Notes down what it is given, as text.
class NotingReader : public AnswerReader
{
public:
    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override
    {
        m_begun = true;
        out.append(TextDelta {QString::fromUtf8(name.toByteArray()) + u'='
                              + json.value(QLatin1String("text")).toString() + u' '});
        m_terminated = name == "end";
    }
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override
    {
        m_begun = true;
        out.append(TextDelta {QStringLiteral("whole=") + json.value(QLatin1String("text")).toString()});
    }
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override
    {
        if (name.endsWith("Exception") || isErrorAnswer(json))
            out.append(errorInAnswer(json, amazon()));
        return !out.isEmpty() && std::holds_alternative<Error>(out.last());
    }
    bool terminated() const override { return m_terminated; }
    bool complete() const override { return m_terminated; }
    bool begun() const override { return m_begun; }
    void finish(QList<ChatEvent> &out) override { out.append(Finished {}); }

private:
    bool m_begun = false;
    bool m_terminated = false;
};

/// What the decoder gives for these bytes: the texts, then `Finished` or the kind of the error.
QString read(const QByteArray &bytes, qsizetype cut)
{
    AnswerDecoder decoder(amazon(), std::make_unique<NotingReader>(), AnswerDecoder::Framing::AwsEvents);
    QList<ChatEvent> events;
    decoder.feed(QByteArrayView(bytes).first(cut), events);
    decoder.feed(QByteArrayView(bytes).sliced(cut), events);
    decoder.end(events);
    QString said;
    for (const ChatEvent &event : std::as_const(events)) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            said += text->text;
        else if (const auto *error = std::get_if<Error>(&event))
            said += errorKindName(error->kind);
        else
            said += QStringLiteral("Finished");
    }
    return said;
}

} // namespace

class AwsEventStream : public QObject
{
    Q_OBJECT

private slots:
    void publishedVectorsAreRead_data();
    void publishedVectorsAreRead();
    void publishedDamageIsSeen_data();
    void publishedDamageIsSeen();
    void everyHeaderTypeIsRead();
    void everyCaptureIsReadHoweverItIsCut();
    void everyFlippedBitOfAMessageIsSeen();
    void impossibleMessagesAreRefused_data();
    void impossibleMessagesAreRefused();
    void nothingFollowsDamage();
    void largeMessageInSmallPiecesIsReadInLinearTime();
    void bodyIsTakenForWhatItIs_data();
    void bodyIsTakenForWhatItIs();
};

// The test vectors of aws/aws-sdk-js-v3, packages/eventstream-marshaller/src/TestVectors.fixture.ts.
void AwsEventStream::publishedVectorsAreRead_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("payload");

    const QByteArray foo = "{'foo':'bar'}";
    QTest::newRow("empty_message") << hex("000000100000000005c248eb7d98c8ff") << QByteArray() << 0
                                   << QByteArray() << QByteArray();
    QTest::newRow("payload_no_headers") << hex("0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936")
                                        << QByteArray() << 0 << QByteArray() << foo;
    QTest::newRow("payload_one_str_header")
        << hex("0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
               "7b27666f6f273a27626172277d8d9c08b1")
        << QByteArray("content-type") << int(Type::String) << QByteArray("application/json") << foo;
    QTest::newRow("int32_header") << hex(
        "0000002d0000001041c424b80a6576656e742d74797065040000a00c7b27666f6f273a27626172277d36f480a0")
                                  << QByteArray("event-type") << int(Type::Int32) << hex("0000a00c") << foo;
}

void AwsEventStream::publishedVectorsAreRead()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, header);
    QFETCH(int, type);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, payload);

    AwsEventMessage expected {{}, payload};
    if (!header.isEmpty())
        expected.headers.append({header, Type(type), value});
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    QVERIFY(decoder.feed(encoded, messages));
    QCOMPARE(messages, QList<AwsEventMessage> {expected});
    QVERIFY(decoder.atBoundary());
    QCOMPARE(awsFrame(expected), encoded);
}

// From the same file.
void AwsEventStream::publishedDamageIsSeen_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("corrupted_headers")
        << hex("0000003d0000002007fd83960c636f6e74656e742b747970650700106170706c69636174696f6e2f6a736f6e"
               "7b27666f6f273a27626172277d8d9c08b1");
    QTest::newRow("corrupted_header_len")
        << hex("0000003d0000012007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
               "7b27666f6f273a27626172277d8d9c08b1");
    QTest::newRow("corrupted_length") << hex("0100001d00000000fd528c5a7b27666f6f273a27626172277dc3653936");
    QTest::newRow("corrupted_payload") << hex("0000001d00000000fd528c5a7b27666f6f273a27626172278dc3653936");
}

void AwsEventStream::publishedDamageIsSeen()
{
    QFETCH(QByteArray, encoded);
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    QVERIFY(!decoder.feed(encoded, messages));
    QVERIFY(messages.isEmpty());
}

void AwsEventStream::everyHeaderTypeIsRead()
{
    const AwsEventMessage message {{{"true", Type::True, {}},
                                    {"false", Type::False, {}},
                                    {"byte", Type::Byte, hex("ff")},
                                    {"short", Type::Int16, hex("8000")},
                                    {"int", Type::Int32, hex("00000001")},
                                    {"long", Type::Int64, hex("7fffffffffffffff")},
                                    {"bytes", Type::Bytes, hex("00ff00")},
                                    {"string", Type::String, "caf\xC3\xA9"},
                                    {"empty", Type::String, ""},
                                    {"time", Type::Timestamp, hex("000000000083a3e7")},
                                    {"uuid", Type::Uuid, hex("0123456789abcdef0123456789abcdef")},
                                    {QByteArray(255, 'n'), Type::String, QByteArray(32767, 'v')}},
                                   "payload"};
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    QVERIFY(decoder.feed(awsFrame(message), messages));
    QCOMPARE(messages, QList<AwsEventMessage> {message});
    QCOMPARE(messages.first().text("string"), QByteArray("caf\xC3\xA9"));
    QCOMPARE(messages.first().text("bytes"), QByteArray());
    QCOMPARE(messages.first().text("absent"), QByteArray());
}

void AwsEventStream::everyCaptureIsReadHoweverItIsCut()
{
    int checked = 0;
    for (const Capture &capture : capturesOf(QStringLiteral("bedrock-converse"))) {
        if (capture.framing != QLatin1String("eventstream"))
            continue;
        ++checked;
        QList<AwsEventMessage> whole;
        AwsEventStreamDecoder decoder;
        QVERIFY(decoder.feed(capture.body, whole));
        QVERIFY(decoder.atBoundary());
        QVERIFY(!whole.isEmpty());
        QByteArray again;
        for (const AwsEventMessage &message : std::as_const(whole)) {
            QVERIFY(!message.text(":message-type").isEmpty());
            again += awsFrame(message);
        }
        QVERIFY(again == capture.body);
        for (const qsizetype size : {1, 7, 1000}) {
            QList<AwsEventMessage> pieces;
            AwsEventStreamDecoder slow;
            for (qsizetype at = 0; at < capture.body.size(); at += size)
                QVERIFY(slow.feed(
                    QByteArrayView(capture.body).sliced(at, std::min(size, capture.body.size() - at)),
                    pieces));
            QCOMPARE(pieces, whole);
        }
    }
    QVERIFY(checked > 5);
}

void AwsEventStream::everyFlippedBitOfAMessageIsSeen()
{
    const QByteArray good = awsEvent("contentBlockDelta", R"({"delta":{"text":"Hi"}})");
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bad = good;
            bad[at] = char(bad.at(at) ^ (1 << bit));
            AwsEventStreamDecoder decoder;
            QList<AwsEventMessage> messages;
            QVERIFY(!decoder.feed(bad, messages));
            QVERIFY(messages.isEmpty());
        }
    }
}

void AwsEventStream::impossibleMessagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<int>("limit");
    const int usual = int(AwsEventStreamDecoder::kDefaultLimit);
    // Lengths with a right checksum over them.
    QTest::newRow("shorter than its own frame") << hex("0000000f00000000e77248b8") << usual;
    QTest::newRow("longer than the limit") << awsFrameOf({}, QByteArray(100, 'x')) << 100;
    QTest::newRow("too many headers") << awsFrameOf(QByteArray(128 * 1024 + 1, '\0'), {}) << usual;
    QTest::newRow("name without end") << awsFrameOf(hex("05616263"), {}) << usual;
    QTest::newRow("header without a name") << awsFrameOf(hex("0000"), {}) << usual;
    QTest::newRow("header without a type") << awsFrameOf(hex("0161"), {}) << usual;
    QTest::newRow("unknown type") << awsFrameOf(hex("01610a"), {}) << usual;
    QTest::newRow("value without end") << awsFrameOf(hex("0161070005616263"), "x") << usual;
    QTest::newRow("length without end") << awsFrameOf(hex("01610700"), {}) << usual;
}

void AwsEventStream::impossibleMessagesAreRefused()
{
    QFETCH(QByteArray, encoded);
    QFETCH(int, limit);
    AwsEventStreamDecoder decoder(limit);
    QList<AwsEventMessage> messages;
    QVERIFY(!decoder.feed(encoded, messages));
    QVERIFY(messages.isEmpty());
}

void AwsEventStream::nothingFollowsDamage()
{
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    const QByteArray good = awsEvent("a", "{}");
    QVERIFY(!decoder.feed(good + QByteArray(16, 'x') + good, messages));
    QCOMPARE(messages.size(), 1);
    QVERIFY(!decoder.feed(good, messages));
    QCOMPARE(messages.size(), 1);
}

void AwsEventStream::largeMessageInSmallPiecesIsReadInLinearTime()
{
    const QByteArray large = awsFrame({{}, QByteArray(8 * 1024 * 1024, 'x')});
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    for (qsizetype at = 0; at < large.size(); at += 10)
        QVERIFY(decoder.feed(QByteArrayView(large).sliced(at, std::min<qsizetype>(10, large.size() - at)),
                             messages));
    QCOMPARE(messages.size(), 1);
}

void AwsEventStream::bodyIsTakenForWhatItIs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");

    const QByteArray one = awsEvent("first", R"({"text":"A"})");
    const QByteArray end = awsEvent("end", R"({"text":"B"})");
    QTest::newRow("events") << one + end << QStringLiteral("first=A end=B Finished");
    QTest::newRow("whole") << QByteArray(R"({"text":"C"})") << QStringLiteral("whole=CFinished");
    QTest::newRow("error body") << QByteArray(R"({"message":"Bad","code":"validationException"})")
                                << QStringLiteral("bad_request");
    QTest::newRow("web page") << QByteArray("<html>") << QStringLiteral("bad_reply");
    QTest::newRow("text") << QByteArray("upstream connect error or disconnect")
                          << QStringLiteral("bad_reply");
    QTest::newRow("short text") << QByteArray("no") << QStringLiteral("bad_reply");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("bad_reply");
    QTest::newRow("cut between messages") << one << QStringLiteral("first=A stream_broken");
    QTest::newRow("cut inside a message") << one + end.chopped(1) << QStringLiteral("first=A stream_broken");
    QTest::newRow("cut inside the first") << one.first(5) << QStringLiteral("stream_broken");
    QTest::newRow("damaged") << one + QByteArray(end).replace('B', 'b')
                             << QStringLiteral("first=A stream_broken");
    QTest::newRow("no JSON inside") << awsEvent("first", "text") << QStringLiteral("bad_reply");
    QTest::newRow("throttled") << one + awsException("throttlingException", R"({"message":"Slow down"})")
                                      + end
                               << QStringLiteral("first=A rate_limited");
    QTest::newRow("model fails") << awsException("modelStreamErrorException", R"({"message":"Broken"})")
                                 << QStringLiteral("overloaded");
    QTest::newRow("server fails") << awsException("internalServerException", "{}")
                                  << QStringLiteral("overloaded");
    QTest::newRow("unavailable") << awsException("serviceUnavailableException", R"({"message":"Later"})")
                                 << QStringLiteral("overloaded");
    QTest::newRow("timeout") << awsException("modelTimeoutException", R"({"message":"Too slow"})")
                             << QStringLiteral("overloaded");
    QTest::newRow("refused") << awsException("validationException", R"({"message":"Malformed input"})")
                             << QStringLiteral("bad_request");
    QTest::newRow("too long") << awsException("validationException", R"({"message":"Input is too long"})")
                              << QStringLiteral("context_too_long");
    QTest::newRow("error in headers")
        << one
               + awsFrame({{{":message-type", Type::String, "error"},
                            {":error-code", Type::String, "InternalError"},
                            {":error-message", Type::String, "An internal server error occurred"}},
                           {}})
        << QStringLiteral("first=A overloaded");
}

void AwsEventStream::bodyIsTakenForWhatItIs()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, said);
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        QCOMPARE(read(body, cut), said);
}

QTEST_GUILESS_MAIN(AwsEventStream)
#include "tst_aws_event_stream.moc"
