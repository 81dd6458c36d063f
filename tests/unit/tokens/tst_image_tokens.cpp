#include "core/tokens/image_rule.h"
#include "core/tokens/token_families.h"
#include "tests/unit/tokens/packed_encodings.h"

#include <QTest>

using namespace core;

namespace {

const QList<TokenFamily> &families()
{
    static const QList<TokenFamily> all = *tokenFamiliesFromJson(contentOf(QStringLiteral(TOKEN_FAMILIES)));
    return all;
}

} // namespace

class ImageTokensTest : public QObject
{
    Q_OBJECT

private slots:
    void sizeIsReadFromTheHeader_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<qint64>("width");
        QTest::addColumn<qint64>("height");
        const auto row = [](const char *name, const char *hex, qint64 width, qint64 height) {
            QTest::newRow(name) << QByteArray(hex) << width << height;
        };
        row("PNG", "89504e470d0a1a0a0000000d494844520000040000000300", 1024, 768);
        row("JPEG", "ffd8ffe000104a46494600010100000100010000ffc0001108010002000301220002110103110100", 512,
            256);
        row("JPEG, progressive, after a fill byte", "ffd8ffffc20011080064003203012200021101031101", 50, 100);
        row("GIF",
            "474946383961"
            "2c012001"
            "f70000",
            300, 288);
        row("WebP, lossy",
            "524946460000000057454250565038200000000000000000"
            "9d01"
            "80026801"
            "0000",
            640, 360);
        row("WebP, lossless",
            "5249464600000000574542505650384c00000000"
            "2f"
            "3fc15900"
            "0000000000",
            320, 360);
        row("WebP, extended",
            "52494646000000005745425056503858"
            "0a00000010000000"
            "7f0700"
            "370400",
            1920, 1080);
        row("cut PNG", "89504e470d0a1a0a0000000d494844520000", 0, 0);
        row("cut JPEG", "ffd8ffe00010", 0, 0);
        row("JPEG with a bad length", "ffd8ffe00000ffc00011080100020003012200", 0, 0);
        row("no size", "89504e470d0a1a0a0000000d494844520000000000000300", 0, 0);
        row("something else", "255044462d312e34", 0, 0);
        row("nothing", "", 0, 0);
    }
    void sizeIsReadFromTheHeader()
    {
        QFETCH(QByteArray, hex);
        QFETCH(qint64, width);
        QFETCH(qint64, height);
        const QByteArray bytes = QByteArray::fromHex(hex);
        const std::optional<ImageSize> expected =
            width > 0 ? std::optional(ImageSize {width, height}) : std::nullopt;
        QCOMPARE(imageSize(bytes), expected);
        QCOMPARE(
            imageSizeOfUrl(QStringLiteral("data:image/x;base64,") + QString::fromLatin1(bytes.toBase64())),
            expected);
        // No cut of it reads beyond its end.
        for (qsizetype size = 0; size < bytes.size(); ++size)
            imageSize(QByteArrayView(bytes).first(size));
    }

    void addressesHaveNoSize()
    {
        QVERIFY(!imageSizeOfUrl(QStringLiteral("https://example.com/a.png")));
        QVERIFY(!imageSizeOfUrl(QStringLiteral("data:image/png;base64")));
    }

    void imagesCountAsTheVendorsPublish_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<qint64>("tokens");
        const auto row = [](const char *model, int width, int height, const char *detail, qint64 tokens) {
            QTest::addRow("%s %dx%d %s", model, width, height, detail)
                << QString::fromLatin1(model) << width << height << QString::fromLatin1(detail) << tokens;
        };
        // The examples of OpenAI's guide.
        row("gpt-4o", 1024, 1024, "high", 765);
        row("gpt-4o", 2048, 4096, "high", 1105);
        row("gpt-4o", 4096, 8192, "low", 85);
        row("gpt-4o", 512, 512, "auto", 255);
        row("gpt-4o-mini", 512, 512, "", 8500);
        row("gpt-5", 512, 512, "", 210);
        row("o3", 512, 512, "", 225);
        row("gpt-4.1-mini", 1024, 1024, "", 1659); // 1,024 patches × 1.62
        row("gpt-4.1-mini", 4096, 4096, "", 2489); // at most 1,536 × 1.62
        // Anthropic's: width × height / 750.
        row("claude-sonnet-4.5", 200, 200, "", 54);
        row("claude-sonnet-4.5", 1000, 1000, "", 1334);
        row("claude-sonnet-4.5", 8000, 6000, "", 1600);
        // Google's: 258 up to 384 × 384, then 258 a tile of 768.
        row("gemini-2.5-pro", 384, 384, "", 258);
        row("gemini-2.5-pro", 1024, 1024, "", 1032);
        row("gemini-3-pro-preview", 4000, 3000, "", 1120);
        // xAI's: 256 a tile of 448, and one more.
        row("grok-4", 448, 448, "", 512);
        row("grok-4", 4480, 4480, "", 1792);
        row("nobody/knows-this", 10, 10, "", 1000);
    }
    void imagesCountAsTheVendorsPublish()
    {
        QFETCH(QString, model);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(QString, detail);
        QTEST(imageTokens(familyOf(families(), model).image, ImageSize {width, height}, detail), "tokens");
    }

    void anImageOfUnknownSizeIsAThousandPixelsSquare()
    {
        const ImageRule &rule = familyOf(families(), QStringLiteral("gpt-4o")).image;
        QCOMPARE(imageTokens(rule, std::nullopt, {}), imageTokens(rule, ImageSize {1024, 1024}, {}));
    }
};

QTEST_GUILESS_MAIN(ImageTokensTest)
#include "tst_image_tokens.moc"
