#include "tests/support/faults.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"
#include "tests/support/packed.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace core;

Q_DECLARE_METATYPE(Packing)

namespace {

QByteArray question(bool stream)
{
    return QByteArray(R"({"model":"test/model","messages":[{"role":"user","content":"Hi"}],"stream":)")
           + (stream ? "true}" : "false}");
}

QByteArray wholeHello()
{
    return R"({"id":"u","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant",)"
           R"("content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,)"
           R"("total_tokens":4}})";
}

MockScript packedAnswer(int status, const QByteArray &body, const QByteArray &encoding)
{
    return MockScript::answer(status, body, "application/json", {{"content-encoding", encoding}});
}

} // namespace

/// Providers, or gateways before them, that compress although we ask them not to.
class CompressedAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void clientsGetThemUnpacked_data();
    void clientsGetThemUnpacked();
    void aStreamIsNotHeldBack_data();
    void aStreamIsNotHeldBack();
    void aRefusalIsReadToo();
    void aRefusalThatCannotBeReadKeepsItsStatus();
    void anUnknownEncodingIsNamedAndTheNextEndpointAnswers();
    void aCutOrSpoiledAnswerIsNoAnswer_data();
    void aCutOrSpoiledAnswerIsNoAnswer();
    void nobodyIsAskedForCompression();
};

void CompressedAnswersTest::clientsGetThemUnpacked_data()
{
    QTest::addColumn<Packing>("packing");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<bool>("byteByByte");
    for (const bool stream : {false, true}) {
        for (const bool byteByByte : {false, true}) {
            const QByteArray how =
                QByteArray(stream ? "stream" : "whole") + (byteByByte ? ", byte by byte" : "");
            QTest::newRow("gzip " + how) << Packing::Gzip << QByteArray("gzip") << stream << byteByByte;
            QTest::newRow("zlib " + how) << Packing::Zlib << QByteArray("deflate") << stream << byteByByte;
            QTest::newRow("bare " + how) << Packing::Bare << QByteArray("deflate") << stream << byteByByte;
        }
    }
}

void CompressedAnswersTest::clientsGetThemUnpacked()
{
    QFETCH(Packing, packing);
    QFETCH(QByteArray, encoding);
    QFETCH(bool, stream);
    QFETCH(bool, byteByByte);
    MockUpstream upstream;
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    const QByteArray body = packed(stream ? helloInChat().join() : wholeHello(), packing);
    MockScript script = MockScript::streamHead(stream ? "text/event-stream" : "application/json",
                                               {{"content-encoding", encoding}});
    const qsizetype pieceSize = byteByByte ? 1 : body.size();
    for (qsizetype at = 0; at < body.size(); at += pieceSize)
        script.send(MockScript::chunk(body.mid(at, pieceSize)));
    upstream.setDefault(script.send(MockScript::lastChunk()));

    const LocalApi::Reply reply =
        api.ask("POST", QStringLiteral("/v1/chat/completions"), question(stream),
                {{"Authorization", "Bearer " + api.key()}, {"Accept-Encoding", "gzip"}});
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.header("content-encoding").isEmpty());
    QString text;
    if (stream) {
        for (const QByteArray &line : reply.body.split('\n')) {
            if (line.startsWith("data: {"))
                text += QJsonDocument::fromJson(line.mid(6))[u"choices"][0][u"delta"][u"content"].toString();
        }
        QVERIFY(reply.body.endsWith("data: [DONE]\n\n"));
    } else {
        text = QJsonDocument::fromJson(reply.body)[u"choices"][0][u"message"][u"content"].toString();
    }
    QCOMPARE(text, QStringLiteral("Hello"));
}

void CompressedAnswersTest::aStreamIsNotHeldBack_data()
{
    QTest::addColumn<Packing>("packing");
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("gzip") << Packing::Gzip << QByteArray("gzip");
    QTest::newRow("zlib") << Packing::Zlib << QByteArray("deflate");
}

void CompressedAnswersTest::aStreamIsNotHeldBack()
{
    QFETCH(Packing, packing);
    QFETCH(QByteArray, encoding);
    MockUpstream upstream;
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    const QList<QByteArray> pieces =
        packedPieces({textEvent("one"), textEvent("two"), helloInChat().last()}, packing);
    upstream.setDefault(MockScript::streamHead("text/event-stream", {{"content-encoding", encoding}})
                            .send(MockScript::chunk(pieces.at(0)))
                            .hold()
                            .send(MockScript::chunk(pieces.at(1)))
                            .hold());
    QTcpSocket client;
    const QUrl address(api.proxy().state().result().address);
    client.connectToHost(address.host(), quint16(address.port()));
    QVERIFY(client.waitForConnected());
    const QByteArray body = question(true);
    client.write("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api.key()
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray received;
    connect(&client, &QTcpSocket::readyRead, this, [&] { received += client.readAll(); });
    QTRY_VERIFY(received.contains("one"));
    QVERIFY(!received.contains("two"));
    upstream.release();
    QTRY_VERIFY(received.contains("two"));
}

void CompressedAnswersTest::aRefusalIsReadToo()
{
    MockUpstream upstream;
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    upstream.setDefault(packedAnswer(
        400, packed(R"({"error":{"message":"Temperature is too hot","param":"temperature"}})", Packing::Gzip),
        "gzip"));
    const LocalApi::Reply reply = api.ask("POST", QStringLiteral("/v1/chat/completions"), question(false),
                                          {{"Authorization", "Bearer " + api.key()}});
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("Temperature is too hot"));
}

void CompressedAnswersTest::aRefusalThatCannotBeReadKeepsItsStatus()
{
    for (const QByteArray &encoding : {QByteArray("br"), QByteArray("gzip")}) {
        MockUpstream upstream;
        LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
        upstream.setDefault(packedAnswer(401, "\x0b\x02\x80nonsense", encoding));
        const LocalApi::Reply reply = api.ask("POST", QStringLiteral("/v1/chat/completions"), question(false),
                                              {{"Authorization", "Bearer " + api.key()}});
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.body.contains("refused the key"));
        QVERIFY(!reply.body.contains("nonsense"));
    }
}

void CompressedAnswersTest::anUnknownEncodingIsNamedAndTheNextEndpointAnswers()
{
    MockUpstream strange;
    MockUpstream plain;
    strange.setDefault(packedAnswer(200, "\x0b\x02\x80Hello\x03", "br"));
    plain.setDefault(healthyAnswer(false));
    LocalApi api({{QStringLiteral("alpha"), strange.url(u"/v1").toString(), QStringLiteral("0.0000001")},
                  {QStringLiteral("beta"), plain.url(u"/v1").toString()}});
    const LocalApi::Reply reply = api.ask("POST", QStringLiteral("/v1/chat/completions"), question(false),
                                          {{"Authorization", "Bearer " + api.key()}});
    QCOMPARE(reply.status, 200);
    const QList<QVariantMap> attempts = api.harness().historyRows(
        QStringLiteral("select provider, error_kind, message from attempts_v1 order by ordinal"));
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].value(QStringLiteral("error_kind")).toString(), QStringLiteral("bad_reply"));
    QVERIFY(attempts[0].value(QStringLiteral("message")).toString().contains(QStringLiteral("(br)")));
    QCOMPARE(strange.requests().size(), 1); // Asking the same one again would give the same.
}

void CompressedAnswersTest::aCutOrSpoiledAnswerIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray whole = packed(wholeHello(), Packing::Gzip);
    QTest::newRow("cut") << whole.chopped(30);
    QTest::newRow("checksum cut") << whole.chopped(8);
    QTest::newRow("not packed") << wholeHello();
}

void CompressedAnswersTest::aCutOrSpoiledAnswerIsNoAnswer()
{
    QFETCH(QByteArray, body);
    MockUpstream upstream;
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    upstream.setDefault(packedAnswer(200, body, "gzip"));
    const LocalApi::Reply reply = api.ask("POST", QStringLiteral("/v1/chat/completions"), question(false),
                                          {{"Authorization", "Bearer " + api.key()}});
    QCOMPARE(reply.status, 502);
    QVERIFY(!reply.body.contains("Hello"));
}

void CompressedAnswersTest::nobodyIsAskedForCompression()
{
    MockUpstream upstream;
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    upstream.setDefault(healthyAnswer(false));
    const LocalApi::Reply reply =
        api.ask("POST", QStringLiteral("/v1/chat/completions"), question(false),
                {{"Authorization", "Bearer " + api.key()}, {"Accept-Encoding", "gzip"}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(upstream.requests().at(0).header("accept-encoding"), QByteArray("identity"));
}

QTEST_GUILESS_MAIN(CompressedAnswersTest)
#include "tst_compressed_answers.moc"
