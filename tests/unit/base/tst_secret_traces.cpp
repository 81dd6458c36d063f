#include "core/base/secret_traces.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

const QByteArray kSecret = "Planted/\"+key=of\\42";

} // namespace

class TestSecretTraces : public QObject
{
    Q_OBJECT

private slots:
    void noTraceIsLeft_data();
    void noTraceIsLeft();
    void partsOfASecretAreHiddenToo();
    void everyFormIsListed();
    void innocentTextStays_data();
    void innocentTextStays();
};

void TestSecretTraces::noTraceIsLeft_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("left");
    const auto row = [](const char *name, const QByteArray &text, const char *left) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(left);
    };
    row("as it is", "wrong key " + kSecret + ", sorry", "wrong key ***, sorry");
    row("twice", kSecret + ' ' + kSecret, "*** ***");
    row("as in JSON", "{\"key\":\"Planted/\\\"+key=of\\\\42\"}", "{\"key\":\"***\"}");
    row("as in JSON with slashes", "{\"key\":\"Planted\\/\\\"+key=of\\\\42\"}", "{\"key\":\"***\"}");
    row("percent-encoded", "/v1?key=" + kSecret.toPercentEncoding() + "&x=1", "/v1?key=***&x=1");
    row("percent-encoded in small letters", "?key=Planted%2f%22%2bkey%3dof%5c42", "?key=***");
    row("base64", "Basic " + kSecret.toBase64(QByteArray::OmitTrailingEquals), "Basic ***g");
    row("base64url", kSecret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
        "***g");
    row("a rest behind stars", "***+key=of\\42, sorry", "***, sorry");
    row("a rest before stars", "key: Planted/*** sorry", "key: *** sorry");
    row("rests of one percent-encoded", "?key=Planted%2F***%5C42", "?key=***");
    row("a rest too short to tell", "*** \\42", "*** \\42");
    // Of a letter that holds bits of a neighbour a few bits can stay.
    row("base64 behind one letter", (':' + kSecret).toBase64(QByteArray::OmitTrailingEquals), "Ol***I");
    row("base64 behind two letters", ("u:" + kSecret).toBase64(QByteArray::OmitTrailingEquals), "dTp***");
    row("base64 within more", ("Bearer " + kSecret + "\r\nHost: a").toBase64(QByteArray::OmitTrailingEquals),
        "QmVhcmVyIF***INCkhvc3Q6IGE");
}

void TestSecretTraces::noTraceIsLeft()
{
    QFETCH(QString, text);
    QFETCH(QString, left);
    QCOMPARE(withoutSecret(text, Secret(kSecret)), left);
    // What reads a key from a file may leave its line end on it.
    QCOMPARE(withoutSecret(text, Secret(kSecret + '\n')), left);
}

void TestSecretTraces::partsOfASecretAreHiddenToo()
{
    const Secret key(QByteArray("ACCESSKEYIDOF16L:secret/access+key0:session-token-of-20"));
    QCOMPARE(withoutSecret(QStringLiteral("session-token-of-20 is for ACCESSKEYIDOF16L"), key),
             QStringLiteral("*** is for ***"));
    QCOMPARE(withoutSecret(QStringLiteral("?token=session-token-of-20&key=secret%2Faccess%2Bkey0"), key),
             QStringLiteral("?token=***&key=***"));
    QCOMPARE(withoutSecret(QString::fromUtf8(key.reveal()), key), QStringLiteral("***"));
    // Short ones may be anything.
    QCOMPARE(
        withoutSecret(QStringLiteral("a user of eu"), Secret(QByteArray("user:eu:a-long-enough-secret"))),
        QStringLiteral("a user of eu"));
}

void TestSecretTraces::everyFormIsListed()
{
    const QByteArrayList traces = secretTraces(Secret(' ' + kSecret + '\n'));
    for (const QByteArray &form :
         {kSecret, kSecret.toPercentEncoding(), QByteArray("Planted%2f%22%2bkey%3dof%5c42"),
          QByteArray("Planted/\\\"+key=of\\\\42"), QByteArray("Planted\\/\\\"+key=of\\\\42")})
        QVERIFY2(traces.contains(form), form.constData());
    for (int before = 0; before < 3; ++before) {
        const QByteArray encoded = (QByteArray(before, ':') + kSecret).toBase64();
        QVERIFY(std::any_of(traces.cbegin(), traces.cend(),
                            [&](const QByteArray &trace) { return encoded.contains(trace); }));
    }
    const QByteArrayList parts =
        secretTraces(Secret("ACCESSKEYIDOF16L:secret/access+key0:session-token-of-20"));
    for (const char *part : {"ACCESSKEYIDOF16L", "secret/access+key0", "session-token-of-20"})
        QVERIFY2(parts.contains(part), part);
    QCOMPARE(QSet<QByteArray>(traces.cbegin(), traces.cend()).size(), traces.size());
    QVERIFY(secretTraces(Secret()).isEmpty());
    QVERIFY(secretTraces(Secret("abc")).isEmpty()); // it stands in any text
}

void TestSecretTraces::innocentTextStays_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << kSecret << QString();
    QTest::newRow("something else") << kSecret << QStringLiteral("Planted/\"+key=of\\43");
    QTest::newRow("no secret") << QByteArray() << QStringLiteral("some text");
    QTest::newRow("blank secret") << QByteArray(" \n") << QStringLiteral("some text");
    // "abc" is YWJj, which is no proof of anything.
    QTest::newRow("short in base64") << QByteArray("abc") << QStringLiteral("see YWJj");
}

void TestSecretTraces::innocentTextStays()
{
    QFETCH(QByteArray, secret);
    QFETCH(QString, text);
    QCOMPARE(withoutSecret(text, Secret(secret)), text);
}

QTEST_APPLESS_MAIN(TestSecretTraces)
#include "tst_secret_traces.moc"
