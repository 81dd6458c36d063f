#include "core/proxy/item_memory.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

QJsonObject item(const QString &id, const QString &text)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("text"), text}};
}

const QString kKey = QStringLiteral("editor");

} // namespace

/// What clients of Responses refer to by its id.
class ItemMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void itemsAreFoundByTheirKeyOnly();
    void theOldestGoFirst();
    void anItemOfAnEarlierAnswerCanBeReferredTo();
    void anItemOfAnAnswerThatWasNotToBeStoredCannot();

private:
    /// Asks twice, the second time with a reference to the first answer's item.
    LocalApi::Reply secondAnswer(MockUpstream &upstream, const QByteArray &storeField);
};

void ItemMemoryTest::itemsAreFoundByTheirKeyOnly()
{
    ItemMemory memory;
    const QJsonObject kept = item(QStringLiteral("msg_1"), QStringLiteral("Hi"));
    memory.keep(kKey, {kept, item({}, QStringLiteral("no id"))});
    QCOMPARE(memory.find(kKey, QStringLiteral("msg_1")), kept);
    QVERIFY(memory.find(QStringLiteral("other"), QStringLiteral("msg_1")).isEmpty());
    QVERIFY(memory.find(kKey, QString()).isEmpty());
}

void ItemMemoryTest::theOldestGoFirst()
{
    constexpr qsizetype roomForTwo = 500;
    ItemMemory memory(roomForTwo);
    const QString text(200, u'x');
    for (const char *id : {"a", "b", "c"})
        memory.keep(kKey, {item(QString::fromLatin1(id), text)});
    QVERIFY(memory.find(kKey, QStringLiteral("a")).isEmpty());
    QVERIFY(!memory.find(kKey, QStringLiteral("b")).isEmpty());
    QVERIFY(!memory.find(kKey, QStringLiteral("c")).isEmpty());
    memory.keep(kKey, {item(QStringLiteral("too large"), QString(600, u'x'))});
    QVERIFY(memory.find(kKey, QStringLiteral("too large")).isEmpty());
}

LocalApi::Reply ItemMemoryTest::secondAnswer(MockUpstream &upstream, const QByteArray &storeField)
{
    const auto answer = [](const QByteArray &text) {
        return MockScript::eventStream({R"(data: {"id":"u","choices":[{"index":0,"delta":{"content":")" + text
                                            + R"("},"finish_reason":"stop"}]})" + "\n\n",
                                        "data: [DONE]\n\n"});
    };
    upstream.enqueue(answer("Ada."));
    upstream.enqueue(answer("Lovelace."));
    LocalApi api({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    const QString path = QStringLiteral("/v1/responses");
    const HeaderList headers {{"Authorization", "Bearer " + api.key()}};
    const QByteArray fields = R"("model":"test/model")" + storeField;
    const QByteArray first =
        api.ask("POST", path, '{' + fields + R"(,"stream":true,"input":"First name?"})", headers).body;
    const qsizetype begin = first.indexOf("\"msg_") + 1;
    const QByteArray id = first.mid(begin, first.indexOf('"', begin) - begin);
    return api.ask("POST", path,
                   '{' + fields + R"(,"input":[{"role":"user","content":"First name?"},)"
                       + R"({"type":"item_reference","id":")" + id
                       + R"("},{"role":"user","content":"And the last?"}]})",
                   headers);
}

void ItemMemoryTest::anItemOfAnEarlierAnswerCanBeReferredTo()
{
    MockUpstream upstream;
    const LocalApi::Reply reply = secondAnswer(upstream, {});
    QVERIFY2(reply.status == 200, reply.body.constData());
    QCOMPARE(upstream.requests().size(), 2);
    const QByteArray sent = upstream.requests().last().body;
    QVERIFY2(sent.contains(R"("text":"Ada.")"), sent.constData());
}

void ItemMemoryTest::anItemOfAnAnswerThatWasNotToBeStoredCannot()
{
    MockUpstream upstream;
    const LocalApi::Reply reply = secondAnswer(upstream, R"(,"store":false)");
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.contains("input[1].type"), reply.body.constData());
}

QTEST_GUILESS_MAIN(ItemMemoryTest)
#include "tst_item_memory.moc"
