#include "ui/chat/wire_text.h"

#include <QTest>

using ui::BodyForm;
using ui::bodySuffix;
using ui::bodyText;

class TestWireText : public QObject
{
    Q_OBJECT

private slots:
    void bodiesAreShown_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("readable");
        QTest::addColumn<QString>("asSent");
        QTest::addColumn<QString>("suffix");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &type,
                            const char *readable, const QString &suffix, const char *asSent = nullptr) {
            QTest::newRow(name) << body << type << QString::fromUtf8(readable)
                                << (asSent ? QString::fromUtf8(asSent) : QString::fromUtf8(body)) << suffix;
        };
        const QByteArray stream = "text/event-stream; charset=utf-8";
        row("nothing", "", "", "", QStringLiteral("txt"));
        row("JSON", R"({"a":1.0})", "application/json", R"({"a": 1.0})", QStringLiteral("json"));
        row("JSON by another name", " {\"a\":1}", "text/plain", R"({"a": 1})", QStringLiteral("json"));
        row("an error page", "<html>\n<b>Bad</b>", "text/html", "<html>\n<b>Bad</b>", QStringLiteral("html"));
        row("a stream", "data: {\"a\":1}\n\ndata: {\"b\":2}\n\ndata: [DONE]\n\n", stream,
            "[1]\n{\"a\": 1}\n\n[2]\n{\"b\": 2}\n\n[3]\n[DONE]\n", QStringLiteral("txt"));
        row("names, comments, returns, several lines",
            ": hello\r\n\r\nevent: delta\r\nid: 7\r\ndata: {\"a\":\r\ndata:1}\r\n\r\n", stream,
            "[1]\n: hello\n\n[2] delta id: 7\n{\"a\": 1}\n", QStringLiteral("txt"));
        row("a stream that breaks off", "data: {\"a\":1}\n\ndata: {\"b\":\"x", stream,
            "[1]\n{\"a\": 1}\n\n[2]\n{\n  \"b\": \"x\n", QStringLiteral("txt"));
        row("lines of JSON", "{\"a\":1}\n{\"a\":2}\n", "application/x-ndjson", "{\"a\": 1}\n{\"a\": 2}",
            QStringLiteral("json"));
        row("bytes that are no text", QByteArray("\0\0\1{\"a\":1}\xff\n", 12),
            "application/vnd.amazon.eventstream", "···{\"a\":1}·\n", QStringLiteral("bin"),
            "00000000  00 00 01 7b 22 61 22 3a 31 7d ff 0a              ···{\"a\":1}··\n");
        row("letters of the world", "Grüße, 世界 👩‍🚀", "text/plain",
            "Grüße, 世界 👩‍🚀", QStringLiteral("txt"));
    }

    void bodiesAreShown()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, suffix);
        QTEST(bodyText(body, type, BodyForm::Readable), "readable");
        QTEST(bodyText(body, type, BodyForm::AsSent), "asSent");
        QCOMPARE(bodySuffix(body, type), suffix);
    }

    void aWholeMessageHasItsHead()
    {
        core::WireExchange exchange;
        QVERIFY(ui::requestText(exchange, BodyForm::Readable).isEmpty());
        QVERIFY(ui::responseText(exchange, BodyForm::Readable).isEmpty());
        exchange.method = "POST";
        exchange.address = QStringLiteral("https://a.test/v1");
        exchange.requestHeaders = {{"Content-Type", "application/json"}, {"Authorization", "Bearer •••"}};
        exchange.requestBody = "{\"a\":1}";
        exchange.status = 404;
        exchange.responseHeaders = {{"content-type", "text/plain"}};
        exchange.responseBody = "no";
        QCOMPARE(ui::requestText(exchange, BodyForm::Readable),
                 QStringLiteral("POST https://a.test/v1\nContent-Type: application/json\n"
                                "Authorization: Bearer •••\n\n{\"a\": 1}"));
        QCOMPARE(ui::responseText(exchange, BodyForm::AsSent),
                 QStringLiteral("Status 404\ncontent-type: text/plain\n\nno"));
    }
};

QTEST_GUILESS_MAIN(TestWireText)
#include "wire_text_test.moc"
