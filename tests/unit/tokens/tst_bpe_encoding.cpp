#include "core/tokens/bpe_encoding.h"
#include "core/tokens/bpe_pack.h"
#include "tests/unit/tokens/packed_encodings.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

/// One line of vectors.json for one encoding.
struct Vector {
    QByteArray text;
    QList<quint32> tokens; ///< Empty for long texts: then count and digest.
    qint64 count = 0;
    QByteArray digest;
};

QByteArray digestOf(const QList<quint32> &tokens)
{
    QByteArray bytes;
    for (const quint32 token : tokens) {
        const quint32 little = qToLittleEndian(token);
        bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(16);
}

QList<Vector> vectorsFor(const QString &encoding)
{
    const QByteArray json = contentOf(QStringLiteral(FIXTURES "/tokens/vectors.json"));
    QList<Vector> vectors;
    for (const QJsonValue &row : QJsonDocument::fromJson(json).array()) {
        Vector vector;
        vector.text =
            row[QLatin1String("unit")].isString()
                ? row[QLatin1String("unit")].toString().toUtf8().repeated(row[QLatin1String("times")].toInt())
                : row[QLatin1String("text")].toString().toUtf8();
        const QJsonValue expected = row[encoding];
        for (const QJsonValue &token : expected.toArray())
            vector.tokens << quint32(token.toInteger());
        vector.count =
            expected.isArray() ? vector.tokens.size() : expected[QLatin1String("count")].toInteger();
        vector.digest = expected.isArray() ? digestOf(vector.tokens)
                                           : expected[QLatin1String("digest")].toString().toLatin1();
        vectors << vector;
    }
    return vectors;
}

} // namespace

class BpeEncodingTest : public QObject
{
    Q_OBJECT

private slots:
    void givesTheTokensThatOpenAisOwnTokenizerGives_data() { addEncodings(); }
    void givesTheTokensThatOpenAisOwnTokenizerGives()
    {
        QFETCH(QString, name);
        const BpeEncoding &encoding = packedEncoding(name);
        const QList<Vector> vectors = vectorsFor(name);
        QVERIFY(vectors.size() > 800);
        for (const Vector &vector : vectors) {
            const QList<quint32> tokens = encoding.encode(vector.text);
            if (!vector.tokens.isEmpty())
                QVERIFY2(tokens == vector.tokens, qPrintable(difference(vector, tokens)));
            QCOMPARE(tokens.size(), vector.count);
            QCOMPARE(digestOf(tokens), vector.digest);
            QCOMPARE(encoding.count(vector.text), vector.count);
            QCOMPARE(encoding.decode(tokens), vector.text);
        }
    }

    void everyTokenDecodesToBytesThatEncodeToIt_data() { addEncodings(); }
    void everyTokenDecodesToBytesThatEncodeToIt()
    {
        QFETCH(QString, name);
        const BpeEncoding &encoding = packedEncoding(name);
        for (quint32 token = 0; token < encoding.tokenCount(); ++token) {
            const QByteArray bytes = encoding.decode({token});
            QCOMPARE(encoding.rankOf(bytes.constData(), bytes.size()), token);
        }
        QCOMPARE(encoding.decode({encoding.tokenCount(), 0xffffffff}), QByteArray());
    }

    void bytesThatAreNoUtf8SurviveTheRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("a\x80z");
        QTest::newRow("cut character") << QByteArray("x \xe4\xb8");
        QTest::newRow("cut emoji") << QByteArray("\xf0\x9f\x98");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80 b");
        QTest::newRow("too long a form") << QByteArray("\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80\xf8\x88\x80\x80\x80");
        QTest::newRow("apostrophe at the end") << QByteArray("a'\xc5");
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += char(i);
        QTest::newRow("all bytes") << all + all;
    }
    void bytesThatAreNoUtf8SurviveTheRoundTrip()
    {
        QFETCH(QByteArray, bytes);
        for (const QString &name : encodingNames()) {
            const QList<quint32> tokens = packedEncoding(name).encode(bytes);
            QCOMPARE(packedEncoding(name).decode(tokens), bytes);
            QCOMPARE(packedEncoding(name).count(bytes), qint64(tokens.size()));
        }
    }

    void loneSurrogatesOfAStringCount()
    {
        const QString text = QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b") + QChar(0xdc00);
        QVERIFY(packedEncoding(QStringLiteral("o200k_base")).count(text.toUtf8()) >= 3);
    }

    void longRunsSurviveTheRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("unit");
        for (const char *unit :
             {"a", "A", " ", "\n", " \n", "\xf0\x9f\x98\x80", "7", "=", "\xcc\x81", "\xe4\xb8\xad",
              "\xe4\xb8\xad"
              "A",
              "'s", "/\n", "\x80", "aA",
              "\xcc\x81"
              "AA"})
            QTest::newRow(QByteArray(unit).toPercentEncoding()) << QByteArray(unit);
    }
    void longRunsSurviveTheRoundTrip()
    {
        QFETCH(QByteArray, unit);
        // Anything that compares every place with every other does not end before the test is stopped.
        constexpr qsizetype kSize = 100'000;
        const QByteArray text = unit.repeated(kSize / unit.size());
        for (const QString &name : encodingNames()) {
            const BpeEncoding encoding = packedEncoding(name);
            const QList<quint32> tokens = encoding.encode(text);
            QCOMPARE(encoding.decode(tokens), text);
            QCOMPARE(encoding.count(text), qint64(tokens.size()));
        }
    }

    void dataOfAnotherFormIsRefused()
    {
        QVERIFY(!BpeEncoding::fromPacked({}));
        QVERIFY(!BpeEncoding::fromPacked(QByteArray(4096, 'x')));
        const QByteArray packed = *packBpe("YQ== 0\nYg== 1\nYWI= 2\n", SplitPattern::Cl100k);
        QVERIFY(BpeEncoding::fromPacked(packed).ok());
        QVERIFY(!BpeEncoding::fromPacked(QByteArrayView(packed).chopped(1)));
    }

    void smallRankListsMergeByRank()
    {
        // a b c | ab=3, bc=4: the lower rank goes first, and of two the left one.
        const QByteArray packed =
            *packBpe("YQ== 0\nYg== 1\nYw== 2\nYWI= 3\nYmM= 4\nYWE= 5", SplitPattern::O200k);
        const BpeEncoding encoding = *BpeEncoding::fromPacked(packed);
        QCOMPARE(encoding.encode("abc"), (QList<quint32> {3, 2}));
        QCOMPARE(encoding.encode("bcabc"), (QList<quint32> {4, 3, 2}));
        QCOMPARE(encoding.encode("aaa"), (QList<quint32> {5, 0}));
        // The same by the way that long words take.
        const QList<quint32> tokens = encoding.encode(QByteArray("abc").repeated(100));
        QCOMPARE(tokens.size(), 200);
        QCOMPARE(tokens.mid(100), tokens.mid(0, 100));
        QCOMPARE(encoding.encode(QByteArray(301, 'a')).size(), 151);
    }

    void rankListsWithHolesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("ranks");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("hole") << QByteArray("YQ== 0\nYg== 2\n");
        QTest::newRow("no rank") << QByteArray("YQ==\n");
        QTest::newRow("no base64") << QByteArray("Y!== 0\n");
        QTest::newRow("empty line") << QByteArray("YQ== 0\n\nYg== 1\n");
    }
    void rankListsWithHolesAreRefused()
    {
        QFETCH(QByteArray, ranks);
        QVERIFY(!packBpe(ranks, SplitPattern::O200k));
    }

private:
    static void addEncodings()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : encodingNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    static QString difference(const Vector &vector, const QList<quint32> &tokens)
    {
        const auto words = [](const QList<quint32> &list) {
            QStringList all;
            for (const quint32 token : list)
                all << QString::number(token);
            return all.join(u' ');
        };
        return QStringLiteral("%1: %2 instead of %3")
            .arg(QString::fromLatin1(vector.text.toPercentEncoding()), words(tokens), words(vector.tokens));
    }
};

QTEST_GUILESS_MAIN(BpeEncodingTest)
#include "tst_bpe_encoding.moc"
