#include "core/net/content_decoder.h"
#include "tests/support/packed.h"

#include <QTest>

#include <algorithm>

using namespace core;

Q_DECLARE_METATYPE(Packing)
Q_DECLARE_METATYPE(core::ContentDecoder::Coding)

namespace {

using Coding = ContentDecoder::Coding;

/// What comes out of pieces of that size; `!` stands for a refusal, `~` for an end that is missing.
QByteArray unpacked(const QByteArray &bytes, Coding coding, qsizetype pieceSize)
{
    ContentDecoder decoder(coding, QStringLiteral("Acme"));
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const auto piece =
            decoder.feed(QByteArrayView(bytes).sliced(at, std::min(pieceSize, bytes.size() - at)));
        if (!piece)
            return out + '!';
        out += *piece;
    }
    return decoder.isComplete() ? out : out + '~';
}

const QByteArray kText = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n";

} // namespace

class TestContentDecoder : public QObject
{
    Q_OBJECT

private slots:
    void theFieldSaysWhatIsToBeDone_data();
    void theFieldSaysWhatIsToBeDone();
    void anySplitGivesTheSame_data();
    void anySplitGivesTheSame();
    void eachPieceIsGivenOutAtOnce_data();
    void eachPieceIsGivenOutAtOnce();
    void whatIsCutOffIsNotComplete_data();
    void whatIsCutOffIsNotComplete();
    void whatIsNotPackedIsRefused_data();
    void whatIsNotPackedIsRefused();
    void bombsAreRefusedBeforeTheyFillTheMemory();
    void muchInnocentTextPasses();
};

void TestContentDecoder::theFieldSaysWhatIsToBeDone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *field, const char *expected) {
        QTest::newRow(field) << QByteArray(field) << QString::fromLatin1(expected);
    };
    row("", "nothing");
    row("identity", "nothing");
    row("gzip", "unpack");
    row("GZIP", "unpack");
    row("x-gzip", "unpack");
    row(" gzip ", "unpack");
    row("identity, gzip", "unpack");
    row("deflate", "unpack");
    row("br", "refuse");
    row("zstd", "refuse");
    row("gzip, gzip", "refuse");
    row("gzip, br", "refuse");
    row("nonsense", "refuse");
}

void TestContentDecoder::theFieldSaysWhatIsToBeDone()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, expected);
    const auto decoder = ContentDecoder::forEncoding(field, QStringLiteral("Acme"));
    QCOMPARE(!decoder   ? QStringLiteral("refuse")
             : *decoder ? QStringLiteral("unpack")
                        : QStringLiteral("nothing"),
             expected);
    if (!decoder) {
        QCOMPARE(decoder.error().kind, ErrorKind::BadReply);
        QVERIFY(decoder.error().message.startsWith(QStringLiteral("Acme packed its answer")));
        QVERIFY(decoder.error().message.contains(QString::fromLatin1(field)));
    }
}

void TestContentDecoder::anySplitGivesTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray much = kText.repeated(5000);
    for (const QByteArray &text : {QByteArray(), QByteArray("x"), kText, much}) {
        const QByteArray size = QByteArray::number(text.size());
        QTest::newRow(size + " gzip") << packed(text, Packing::Gzip) << Coding::Gzip << text;
        QTest::newRow(size + " zlib") << packed(text, Packing::Zlib) << Coding::Deflate << text;
        QTest::newRow(size + " bare") << packed(text, Packing::Bare) << Coding::Deflate << text;
    }
    QTest::newRow("two members") << packed(kText, Packing::Gzip) + packed("more", Packing::Gzip)
                                 << Coding::Gzip << kText + "more";
    QTest::newRow("padding behind") << packed(kText, Packing::Gzip) + QByteArray(10, '\0') << Coding::Gzip
                                    << kText;
    QTest::newRow("padding that looks like more")
        << packed(kText, Packing::Gzip) + QByteArray("\0\0\x1f\x8b", 4) << Coding::Gzip << kText;
    QTest::newRow("no bytes at all") << QByteArray() << Coding::Gzip << QByteArray();
}

void TestContentDecoder::anySplitGivesTheSame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Coding, coding);
    QFETCH(QByteArray, expected);
    for (const qsizetype size :
         {std::max<qsizetype>(1, bytes.size()), qsizetype(1), qsizetype(2), qsizetype(7)})
        QCOMPARE(unpacked(bytes, coding, size), expected);
}

void TestContentDecoder::eachPieceIsGivenOutAtOnce_data()
{
    QTest::addColumn<Packing>("packing");
    QTest::addColumn<Coding>("coding");
    QTest::newRow("gzip") << Packing::Gzip << Coding::Gzip;
    QTest::newRow("zlib") << Packing::Zlib << Coding::Deflate;
    QTest::newRow("bare") << Packing::Bare << Coding::Deflate;
}

void TestContentDecoder::eachPieceIsGivenOutAtOnce()
{
    QFETCH(Packing, packing);
    QFETCH(Coding, coding);
    const QList<QByteArray> pieces {"data: 1\n\n", "data: 2\n\n", kText, "data: [DONE]\n\n"};
    ContentDecoder decoder(coding, QStringLiteral("Acme"));
    const QList<QByteArray> sent = packedPieces(pieces, packing);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const auto piece = decoder.feed(sent.at(i));
        QVERIFY(piece.ok());
        QCOMPARE(*piece, pieces.at(i));
        QCOMPARE(decoder.isComplete(), i + 1 == pieces.size());
    }
}

void TestContentDecoder::whatIsCutOffIsNotComplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Coding>("coding");
    QTest::newRow("gzip") << packed(kText, Packing::Gzip) << Coding::Gzip;
    QTest::newRow("zlib") << packed(kText, Packing::Zlib) << Coding::Deflate;
}

void TestContentDecoder::whatIsCutOffIsNotComplete()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Coding, coding);
    for (qsizetype size = 1; size < bytes.size(); ++size)
        QVERIFY2(unpacked(bytes.first(size), coding, size).endsWith('~'), qPrintable(QString::number(size)));
}

void TestContentDecoder::whatIsNotPackedIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Coding>("coding");
    QByteArray wrongSum = packed(kText, Packing::Gzip);
    wrongSum[wrongSum.size() - 5] = char(~wrongSum.at(wrongSum.size() - 5));
    QTest::newRow("text as gzip") << kText << Coding::Gzip;
    QTest::newRow("text as deflate") << QByteArray("\xff\xff nothing of this kind") << Coding::Deflate;
    QTest::newRow("zlib as gzip") << packed(kText, Packing::Zlib) << Coding::Gzip;
    QTest::newRow("wrong checksum") << wrongSum << Coding::Gzip;
    QTest::newRow("second member is none") << packed(kText, Packing::Gzip) + "\x1f nonsense" << Coding::Gzip;
}

void TestContentDecoder::whatIsNotPackedIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Coding, coding);
    for (const qsizetype size : {bytes.size(), qsizetype(1), qsizetype(3)})
        QVERIFY(unpacked(bytes, coding, size).endsWith('!'));
}

void TestContentDecoder::bombsAreRefusedBeforeTheyFillTheMemory()
{
    // A thousand to one is the most that deflate can do.
    const QByteArray bomb = packed(QByteArray(64 * 1024 * 1024, ' '), Packing::Gzip);
    QVERIFY(bomb.size() < 100'000);
    ContentDecoder decoder(Coding::Gzip, QStringLiteral("Acme"));
    const auto whole = decoder.feed(bomb);
    QVERIFY(!whole);
    QCOMPARE(whole.error().kind, ErrorKind::BadReply);
    QVERIFY(whole.error().message.contains(QStringLiteral("unpacks to more")));

    const QByteArray inPieces = unpacked(bomb, Coding::Gzip, 1000);
    QVERIFY(inPieces.endsWith('!'));
    QVERIFY(inPieces.size() <= ContentDecoder::kInnocentBytes);
}

void TestContentDecoder::muchInnocentTextPasses()
{
    // Of the same few letters, so that it shrinks well, and beyond what counts as innocent by its size.
    QByteArray text;
    quint32 chance = 1;
    while (text.size() < 2 * ContentDecoder::kInnocentBytes) {
        chance = chance * 1664525 + 1013904223;
        text += "\"token\": " + QByteArray::number(chance >> 28) + ", ";
    }
    QCOMPARE(unpacked(packed(text, Packing::Gzip), Coding::Gzip, 65536), text);
}

QTEST_APPLESS_MAIN(TestContentDecoder)
#include "tst_content_decoder.moc"
