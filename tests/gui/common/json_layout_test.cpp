#include "ui/common/json_layout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using ui::laidOutJson;

namespace {

/// Without the blanks between tokens.
QString tight(const QString &json)
{
    QString text;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json.at(i);
        if (inString && c == u'\\' && i + 1 < json.size()) {
            text += c;
            text += json.at(++i);
            continue;
        }
        if (c == u'"')
            inString = !inString;
        if (inString || !c.isSpace())
            text += c;
    }
    return text;
}

} // namespace

class TestJsonLayout : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsLaidOut_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *json, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(expected);
        };
        row("nothing", "", "");
        row("short", R"({"a":1,"b":[true,null]})", R"({"a": 1, "b": [true, null]})");
        row("empty ones", " { } ", "{}");
        row("a value alone", " 1.50e+7 ", "1.50e+7");
        row("as it was written", R"({"n":1.0,"e":"\u0041\/","n":2})",
            R"({"n": 1.0, "e": "\u0041\/", "n": 2})");
        row("several values", "{\"a\":1}\n{\"a\":2}\n", "{\"a\": 1}\n{\"a\": 2}");
        row("long",
            R"({"model":"a model with a long name","messages":[{"role":"user","content":"Hi"}],"stream":true,"n":1})",
            "{\n"
            "  \"model\": \"a model with a long name\",\n"
            "  \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}],\n"
            "  \"stream\": true,\n"
            "  \"n\": 1\n"
            "}");
        row("broken off", "{\"error\":{\"message\":\"not ", "{\n  \"error\": {\n    \"message\": \"not ");
        row("broken off in a word", "[true,fal", "[\n  true, fal");
        row("a text in brackets", "[INFO] the server [1 of 2] started", "[INFO] the server [1 of 2] started");
        row("words in brackets", "[ 1 2 ]", "[ 1 2 ]");
        row("closed twice", "[1]]", "[1]\n]");
    }

    void jsonIsLaidOut()
    {
        QFETCH(QString, json);
        QFETCH(QString, expected);
        QCOMPARE(laidOutJson(json), expected);
    }

    void numbersFillTheirLines()
    {
        QString json = QStringLiteral("[0.25");
        for (int i = 0; i < 200; ++i)
            json += QStringLiteral(",-0.125");
        const QString laidOut = laidOutJson(json + u']');
        const QStringList lines = laidOut.split(u'\n');
        QVERIFY(lines.size() < 30);
        for (const QString &line : lines)
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void bracketsAloneAreLeftAsTheyAre()
    {
        const QString deep = QString(100000, u'[') + QString(100000, u']');
        QCOMPARE(laidOutJson(deep), deep);
        QString hostile;
        for (int i = 0; i < 2000; ++i)
            hostile += QString(150, u'[') + QStringLiteral("\"aaaaaaaaaaaaaaaaaaaa\",") + QString(150, u']');
        QVERIFY(laidOutJson(hostile).size() <= 4 * (hostile.size() + 1000));
    }

    /// Whatever the text is, nothing but blanks comes or goes, and what is JSON stays the same JSON.
    void onlyBlanksChange()
    {
        QRandomGenerator random(9);
        const QStringList pieces {
            QStringLiteral("{"),        QStringLiteral("}"),   QStringLiteral("["),
            QStringLiteral("]"),        QStringLiteral(","),   QStringLiteral(":"),
            QStringLiteral("1.0"),      QStringLiteral("nul"), QStringLiteral(" "),
            QStringLiteral("\"\\\"\""), QStringLiteral("\n"),  QStringLiteral("\"a b\"")};
        for (int round = 0; round < 5000; ++round) {
            QString text;
            for (int i = random.bounded(60); i > 0; --i)
                text += pieces.at(random.bounded(int(pieces.size())));
            QCOMPARE(tight(laidOutJson(text)), tight(text));
        }
        QJsonArray list;
        for (int i = 0; i < 50; ++i)
            list.append(QJsonObject {{QStringLiteral("text"), QStringLiteral("a \"b\" \\ \n%1").arg(i)},
                                     {QStringLiteral("list"), QJsonArray {i, true, QJsonValue()}}});
        const QJsonDocument document(list);
        const QString laidOut = laidOutJson(QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
        QCOMPARE(QJsonDocument::fromJson(laidOut.toUtf8()), document);
    }
};

QTEST_GUILESS_MAIN(TestJsonLayout)
#include "json_layout_test.moc"
