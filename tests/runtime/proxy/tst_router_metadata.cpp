#include "core/proxy/router_metadata.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QLatin1String kField("openrouter_metadata");

QByteArray question(bool stream)
{
    return R"({"model":"test/model","stream":)" + QByteArray(stream ? "true" : "false")
           + R"(,"messages":[{"role":"user","content":"Hi"}]})";
}

LocalApi::Reply ask(LocalApi &api, bool stream, const QByteArray &wish,
                    const QByteArray &header = "X-OpenRouter-Metadata")
{
    return api.ask("POST", QStringLiteral("/v1/chat/completions"), question(stream),
                   {{"Authorization", "Bearer " + api.key()}, {header, wish}});
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// The pieces of a stream, without what ends it.
QList<QJsonObject> pieces(const QByteArray &stream)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : stream.split('\n')) {
        if (line.startsWith("data: {"))
            all << json(line.mid(6));
    }
    return all;
}

} // namespace

/// How an answer found its endpoint, for clients that ask.
class RouterMetadataTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theHeaderSaysWhetherItIsWanted_data();
    void theHeaderSaysWhetherItIsWanted();
    void aWholeAnswerTellsWhoWasAsked();
    void aStreamTellsInItsLastPiece();
    void aFallbackIsTold();
    void anErrorTellsThatNobodyAnswered();
    void whoDoesNotAskIsNotTold();

private:
    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<MockUpstream> m_dearer;
};

void RouterMetadataTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    m_dearer = std::make_unique<MockUpstream>();
}

void RouterMetadataTest::theHeaderSaysWhetherItIsWanted_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("enabled") << QByteArray("X-OpenRouter-Metadata") << QByteArray("enabled") << true;
    QTest::newRow("in capitals") << QByteArray("x-openrouter-metadata") << QByteArray(" ENABLED ") << true;
    QTest::newRow("older name") << QByteArray("X-OpenRouter-Experimental-Metadata") << QByteArray("enabled")
                                << true;
    QTest::newRow("disabled") << QByteArray("X-OpenRouter-Metadata") << QByteArray("disabled") << false;
    QTest::newRow("another word") << QByteArray("X-OpenRouter-Metadata") << QByteArray("true") << false;
    QTest::newRow("nothing") << QByteArray("X-OpenRouter-Metadata") << QByteArray() << false;
}

void RouterMetadataTest::theHeaderSaysWhetherItIsWanted()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QTEST(wantsRouterMetadata({{name, value}}), "wanted");
}

void RouterMetadataTest::aWholeAnswerTellsWhoWasAsked()
{
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    LocalApi api({{QStringLiteral("near"), m_upstream->url(u"/v1").toString()},
                  {QStringLiteral("far"), m_dearer->url(u"/v1").toString(), QStringLiteral("0.00001")}});
    const LocalApi::Reply reply = ask(api, false, "enabled");
    QCOMPARE(reply.status, 200);
    const QJsonObject metadata = json(reply.body).value(kField).toObject();
    QCOMPARE(metadata.value(QLatin1String("requested")).toString(), QStringLiteral("test/model"));
    QCOMPARE(metadata.value(QLatin1String("strategy")).toString(), QStringLiteral("direct"));
    QCOMPARE(metadata.value(QLatin1String("attempt")).toInt(), 1);
    QCOMPARE(metadata.value(QLatin1String("is_byok")).toBool(), true);
    QVERIFY(metadata.value(QLatin1String("region")).isNull());
    const QJsonObject endpoints = metadata.value(QLatin1String("endpoints")).toObject();
    QCOMPARE(endpoints.value(QLatin1String("total")).toInt(), 2);
    int selected = 0;
    for (const QJsonValue &one : endpoints.value(QLatin1String("available")).toArray())
        selected += one.toObject().value(QLatin1String("selected")).toBool() ? 1 : 0;
    QCOMPARE(selected, 1);
}

void RouterMetadataTest::aStreamTellsInItsLastPiece()
{
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    LocalApi api({{QStringLiteral("near"), m_upstream->url(u"/v1").toString()}});
    const QList<QJsonObject> all = pieces(ask(api, true, "enabled").body);
    QVERIFY(all.size() > 1);
    for (qsizetype i = 0; i + 1 < all.size(); ++i)
        QVERIFY(!all.at(i).contains(kField));
    QVERIFY(all.last().value(QLatin1String("choices")).toArray().isEmpty());
    QVERIFY(all.last().contains(QLatin1String("usage")));
    QCOMPARE(all.last().value(kField).toObject().value(QLatin1String("attempt")).toInt(), 1);
}

void RouterMetadataTest::aFallbackIsTold()
{
    m_upstream->setDefault(MockScript::answer(500, R"({"error":{"message":"out of order"}})"));
    m_dearer->setDefault(MockScript::eventStream(helloInChat()));
    LocalApi api({{QStringLiteral("near"), m_upstream->url(u"/v1").toString()},
                  {QStringLiteral("far"), m_dearer->url(u"/v1").toString(), QStringLiteral("0.1")}});
    const QJsonObject metadata = json(ask(api, false, "enabled").body).value(kField).toObject();
    const QJsonArray attempts = metadata.value(QLatin1String("attempts")).toArray();
    QVERIFY(attempts.size() >= 2);
    QCOMPARE(metadata.value(QLatin1String("attempt")).toInt(), int(attempts.size()));
    QCOMPARE(attempts.first().toObject().value(QLatin1String("status")).toInt(), 500);
    QCOMPARE(attempts.last().toObject().value(QLatin1String("status")).toInt(), 200);
}

void RouterMetadataTest::anErrorTellsThatNobodyAnswered()
{
    m_upstream->setDefault(MockScript::answer(400, R"({"error":{"message":"no such thing"}})"));
    LocalApi api({{QStringLiteral("near"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply reply = ask(api, false, "enabled", "X-OpenRouter-Experimental-Metadata");
    QCOMPARE(reply.status, 400);
    const QJsonObject body = json(reply.body);
    QVERIFY(body.contains(QLatin1String("error")));
    const QJsonObject metadata = body.value(kField).toObject();
    for (const QJsonValue &one :
         metadata.value(QLatin1String("endpoints")).toObject().value(QLatin1String("available")).toArray())
        QVERIFY(!one.toObject().value(QLatin1String("selected")).toBool());
    QCOMPARE(metadata.value(QLatin1String("attempts")).toArray().size(), 1);
}

void RouterMetadataTest::whoDoesNotAskIsNotTold()
{
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    LocalApi api({{QStringLiteral("near"), m_upstream->url(u"/v1").toString()}});
    for (const bool stream : {false, true})
        QVERIFY(!ask(api, stream, "disabled").body.contains("openrouter_metadata"));
}

QTEST_GUILESS_MAIN(RouterMetadataTest)
#include "tst_router_metadata.moc"
