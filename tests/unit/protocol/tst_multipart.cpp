#include "core/protocol/raw/multipart.h"

#include <QTest>

using namespace core;

namespace {

QByteArray part(const QByteArray &disposition, const QByteArray &content)
{
    return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

} // namespace

class MultipartTest : public QObject
{
    Q_OBJECT

private slots:
    void parametersAreFound_data();
    void parametersAreFound();
    void partsAreFoundByTheirPlaces();
    void aBoundaryInsideBinaryDataIsContent();
    void whatSurroundsThePartsIsNoPart();
    void namesMayBeWrittenInManyWays_data();
    void namesMayBeWrittenInManyWays();
    void brokenBodiesAreRefused_data();
    void brokenBodiesAreRefused();
};

void MultipartTest::parametersAreFound_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("boundary");

    QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
    QTest::newRow("quoted") << QByteArray("multipart/form-data; boundary=\"a b;c\"") << QByteArray("a b;c");
    QTest::newRow("escaped") << QByteArray(R"(multipart/form-data; boundary="a\"b")") << QByteArray("a\"b");
    QTest::newRow("no blanks, upper case")
        << QByteArray("Multipart/Form-Data;BOUNDARY=abc") << QByteArray("abc");
    QTest::newRow("after another") << QByteArray("multipart/form-data; charset=utf-8; boundary=abc")
                                   << QByteArray("abc");
    QTest::newRow("inside another") << QByteArray("multipart/form-data; x=\"; boundary=no\"; boundary=yes")
                                    << QByteArray("yes");
    QTest::newRow("after one without a value")
        << QByteArray("multipart/form-data; x; boundary=abc") << QByteArray("abc");
    QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/form-data; boundary=") << QByteArray();
    QTest::newRow("open quote") << QByteArray("multipart/form-data; boundary=\"abc") << QByteArray("abc");
}

void MultipartTest::parametersAreFound()
{
    QFETCH(QByteArray, value);
    QTEST(headerParameter(value, "boundary"), "boundary");
}

void MultipartTest::partsAreFoundByTheirPlaces()
{
    const QByteArray file = part(R"(form-data; name="file"; filename="a.wav")", "RIFF");
    const QByteArray model = part(R"(form-data; name="model")", "whisper");
    const QByteArray body = file + model + part("form-data; name=empty", "") + "--b--\r\n";
    const auto parts = formParts(body, "b");
    QVERIFY(parts);
    QCOMPARE(parts->size(), 3);
    QCOMPARE(parts->at(0).name, QByteArray("file"));
    QVERIFY(parts->at(0).isFile);
    QCOMPARE(parts->at(0).contentOf(body), QByteArray("RIFF"));
    QCOMPARE(parts->at(1).name, QByteArray("model"));
    QVERIFY(!parts->at(1).isFile);
    QCOMPARE(parts->at(1).contentOf(body), QByteArray("whisper"));
    QCOMPARE(body.mid(parts->at(1).begin, parts->at(1).end - parts->at(1).begin), model);
    QCOMPARE(parts->at(2).name, QByteArray("empty"));
    QCOMPARE(parts->at(2).contentOf(body), QByteArray());
}

void MultipartTest::aBoundaryInsideBinaryDataIsContent()
{
    // Not at a line's start; after a bare line feed; a longer one; one with more behind it; half a line end.
    const QByteArray binary = QByteArrayLiteral("x--b\r\n\n--b\r\n\r\n--bc\r\n\r\n--b x\r\n\r\n--b\r\0\xff");
    const QByteArray body = part(R"(form-data; name="file"; filename="a")", binary)
                            + part(R"(form-data; name="model")", "m") + "--b--";
    const auto parts = formParts(body, "b");
    QVERIFY(parts);
    QCOMPARE(parts->size(), 2);
    QCOMPARE(parts->at(0).contentOf(body), binary);
    QCOMPARE(parts->at(1).contentOf(body), QByteArray("m"));
}

void MultipartTest::whatSurroundsThePartsIsNoPart()
{
    const QByteArray body =
        "a preamble\r\n--b \t\r\nContent-Disposition: form-data;\r\n name=\"model\"\r\nX: y\r\n\r\n"
        "m\r\n--b--\r\nan epilogue\r\n--b\r\n";
    const auto parts = formParts(body, "b");
    QVERIFY(parts);
    QCOMPARE(parts->size(), 1);
    QCOMPARE(parts->first().name, QByteArray("model"));
    QCOMPARE(parts->first().contentOf(body), QByteArray("m"));
    const auto none = formParts("--b--\r\n", "b");
    QVERIFY(none && none->isEmpty());
}

void MultipartTest::namesMayBeWrittenInManyWays_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("name");

    QTest::newRow("quoted") << QByteArray("Content-Disposition: form-data; name=\"model\"\r\n")
                            << QByteArray("model");
    QTest::newRow("unquoted") << QByteArray("content-disposition:form-data;name=model\r\n")
                              << QByteArray("model");
    QTest::newRow("file name first") << QByteArray(
        "Content-Disposition: form-data; filename=\"name=x; y\"; name=\"file\"\r\n")
                                     << QByteArray("file");
    QTest::newRow("after a type") << QByteArray(
        "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"model\"\r\n")
                                  << QByteArray("model");
    QTest::newRow("no header") << QByteArray() << QByteArray();
    QTest::newRow("no name") << QByteArray("Content-Type: text/plain\r\n") << QByteArray();
}

void MultipartTest::namesMayBeWrittenInManyWays()
{
    QFETCH(QByteArray, header);
    const QByteArray body = "--b\r\n" + header + "\r\ncontent\r\n--b--\r\n";
    const auto parts = formParts(body, "b");
    QVERIFY(parts);
    QCOMPARE(parts->size(), 1);
    QTEST(parts->first().name, "name");
    QCOMPARE(parts->first().contentOf(body), QByteArray("content"));
}

void MultipartTest::brokenBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");

    const QByteArray good = part("form-data; name=model", "m");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another boundary") << QByteArray("--c\r\n\r\nx\r\n--c--");
    QTest::newRow("never closed") << good;
    QTest::newRow("cut in the content") << good + part("form-data; name=file", "abc").chopped(3);
    QTest::newRow("cut in the header") << good + "--b\r\nContent-Dispo";
    QTest::newRow("a header without an end") << QByteArray("--b\r\nX: y\r\n--b--\r\n");
    QTest::newRow("line feeds only") << QByteArray("--b\nX: y\n\nx\n--b--\n");
}

void MultipartTest::brokenBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    QVERIFY(!formParts(body, "b"));
    QVERIFY(!formParts(body, ""));
}

QTEST_APPLESS_MAIN(MultipartTest)
#include "tst_multipart.moc"
