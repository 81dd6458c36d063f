#include "core/base/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

/// Text as JSON, held against Qt's reader.
class JsonTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readersGetTheTextBack_data();
    void readersGetTheTextBack();
    void everyCharacterOfTheFirstPlaneComesBack();
    void halfAPairDoesNotBreakTheRest();
};

namespace {

QString readBack(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0).toString();
}

} // namespace

void JsonTextTest::readersGetTheTextBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << QStringLiteral("two words");
    QTest::newRow("quotes at both ends") << QStringLiteral("\"quoted\"");
    QTest::newRow("a backslash at the end") << QStringLiteral("C:\\");
    QTest::newRow("lines") << QStringLiteral("one\ntwo\r\n\tthree");
    QTest::newRow("NUL within") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QTest::newRow("other scripts") << QStringLiteral("Grüße, 你好, שלום");
    QTest::newRow("beyond the first plane") << QStringLiteral("a😀b");
    QTest::newRow("what browsers trip over") << QStringLiteral("</script>") + QChar(0x2028) + QChar(0x2029);
}

void JsonTextTest::readersGetTheTextBack()
{
    QFETCH(const QString, text);
    const QByteArray json = jsonString(text);
    QVERIFY(json.startsWith('"') && json.endsWith('"'));
    QVERIFY(!json.contains('\n')); // it goes into lines of event streams
    QCOMPARE(readBack(json), text);
}

void JsonTextTest::everyCharacterOfTheFirstPlaneComesBack()
{
    constexpr ushort kSurrogates = 0xd800;
    QString all;
    for (ushort c = 0; c < kSurrogates; ++c)
        all += QChar(c);
    QCOMPARE(readBack(jsonString(all)), all);
}

void JsonTextTest::halfAPairDoesNotBreakTheRest()
{
    const QString back = readBack(jsonString(QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b")));
    QVERIFY(back.startsWith(u'a') && back.endsWith(u'b'));
}

QTEST_APPLESS_MAIN(JsonTextTest)
#include "tst_json_text.moc"
