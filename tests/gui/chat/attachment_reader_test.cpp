#include "tests/support/pictures.h"
#include "ui/chat/attachment_reader.h"
#include "ui/chat/text_sniffing.h"

#include <QMimeData>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using core::Attachment;
using ui::AttachmentReading;
using ui::AttachmentSource;

namespace {

/// A picture that no format makes small.
QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), width);
    return image;
}

bool never()
{
    return false;
}

} // namespace

class AttachmentReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void kindsAreKnownByContent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("mediaType");
        const auto row = [](const char *name, const QByteArray &bytes, Attachment::Kind kind,
                            const char *type) {
            QTest::newRow(name) << QString::fromLatin1(name) << bytes << int(kind)
                                << QString::fromLatin1(type);
        };
        const QImage image = picture(30, 20);
        row("a.png", pictureBytes(image, "PNG"), Attachment::Kind::Image, "image/png");
        row("named-like-text.txt", pictureBytes(image, "PNG"), Attachment::Kind::Image, "image/png");
        row("a.jpg", pictureBytes(image, "JPEG"), Attachment::Kind::Image, "image/jpeg");
        row("a.gif", QByteArray::fromBase64("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="),
            Attachment::Kind::Image, "image/gif");
        row("a.webp",
            QByteArray("RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0",
                       34),
            Attachment::Kind::Image, "image/webp");
        row("a.pdf", "%PDF-1.7\n\x01\x02", Attachment::Kind::Pdf, "application/pdf");
        row("no-suffix", "plain words", Attachment::Kind::Text, "text/plain");
        row("notes.md", "# Words", Attachment::Kind::Text, "text/markdown");
        row("code.cpp", "int main() { }\n", Attachment::Kind::Text, "text/x-c++src");
        row("data.json", "{}", Attachment::Kind::Text, "application/json");
        row("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", Attachment::Kind::Text, "text/plain");
    }
    void kindsAreKnownByContent()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const auto reading = ui::readAttachment({name, file(name, bytes)}, never);
        QVERIFY2(reading.ok(), reading.ok() ? "" : qPrintable(reading.error().message));
        QCOMPARE(int(reading->attachment.kind), kind);
        if (name != QLatin1String("drawing.svg")) // what it is called depends on the machine's list
            QTEST(reading->attachment.mediaType, "mediaType");
        QCOMPARE(reading->attachment.name, name);
        QCOMPARE(reading->attachment.bytes, bytes);
        QVERIFY(reading->note.isEmpty());
    }

    void otherPicturesBecomePng()
    {
        const auto reading = ui::readAttachment(
            {QStringLiteral("a.bmp"), file(QStringLiteral("a.bmp"), pictureBytes(picture(30, 20), "BMP"))},
            never);
        QVERIFY(reading.ok());
        QCOMPARE(reading->attachment.name, QStringLiteral("a.png"));
        QCOMPARE(reading->attachment.mediaType, QStringLiteral("image/png"));
        QCOMPARE(QImage::fromData(reading->attachment.bytes).size(), QSize(30, 20));
        QVERIFY(!reading->thumbnail.isNull());
    }

    void tooManyPixelsAreMadeFewer()
    {
        const QString path = file(QStringLiteral("wide.png"), pictureBytes(picture(8'200, 40), "PNG"));
        const auto reading = ui::readAttachment({QStringLiteral("wide.png"), path}, never);
        QVERIFY(reading.ok());
        const QImage image = QImage::fromData(reading->attachment.bytes);
        QVERIFY(image.width() <= ui::kLongestImageSide && image.width() > 1'000);
        QVERIFY2(reading->note.contains(QStringLiteral("8200 × 40")), qPrintable(reading->note));
    }

    void tooManyBytesAreMadeFewer()
    {
        const QByteArray bytes = pictureBytes(noise(1'900, 1'900), "PNG");
        QVERIFY(bytes.size() > ui::kMostImageBytes);
        const auto reading = ui::readAttachment(
            {QStringLiteral("noise.png"), file(QStringLiteral("noise.png"), bytes)}, never);
        QVERIFY(reading.ok());
        QVERIFY(reading->attachment.bytes.size() <= ui::kMostImageBytes);
        QVERIFY(!QImage::fromData(reading->attachment.bytes).isNull());
        QVERIFY2(reading->note.contains(QStringLiteral("noise.png")), qPrintable(reading->note));
    }

    void refusalsNameTheFileAndTheWayOut_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &path, const char *says) {
            QTest::newRow(name) << path << QString::fromLatin1(says);
        };
        row("missing", m_folder.filePath(QStringLiteral("missing.txt")), "not there");
        row("folder", m_folder.path(), "folder");
        row("empty", file(QStringLiteral("empty.txt"), {}), "empty");
        row("binary",
            file(QStringLiteral("program"), QByteArray("\x7f"
                                                       "ELF\0\1\2\3",
                                                       8)),
            "not a picture, a PDF or text");
        row("damaged picture", file(QStringLiteral("bad.png"), "\x89PNG\r\n\x1a\n and then nothing"),
            "cannot be opened as a picture");
        row("long text", file(QStringLiteral("long.txt"), QByteArray(ui::kMostTextBytes + 1, 'a')),
            "more text");
        row("large file",
            file(QStringLiteral("large.pdf"), "%PDF-" + QByteArray(ui::kMostAttachmentBytes, 'a')),
            "more than");
#ifdef Q_OS_UNIX
        row("no end", QStringLiteral("/dev/zero"), "not a file");
#endif
    }
    void refusalsNameTheFileAndTheWayOut()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const auto reading = ui::readAttachment({QStringLiteral("My file"), path}, never);
        QVERIFY(!reading.ok());
        QVERIFY2(reading.error().message.contains(QStringLiteral("“My file”")),
                 qPrintable(reading.error().message));
        QVERIFY2(reading.error().message.contains(says), qPrintable(reading.error().message));
    }

    void readingStopsWhenNobodyWaits()
    {
        const QString path = file(QStringLiteral("long.txt"), QByteArray(5 * 1024 * 1024, 'a'));
        int asked = 0;
        const auto reading =
            ui::readAttachment({QStringLiteral("long.txt"), path}, [&asked] { return ++asked > 2; });
        QVERIFY(!reading.ok());
        QCOMPARE(reading.error().kind, core::ErrorKind::Cancelled);
    }

    void textIsConverted_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const QString words = QString::fromUtf8("Größe 😀 and some more words\nin lines");
        QTest::newRow("UTF-8") << words.toUtf8() << words;
        QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + words.toUtf8() << words;
        const auto wide = [&words](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
            QStringEncoder encode(encoding, flag);
            return QByteArray(encode(words));
        };
        using Flag = QStringConverter::Flag;
        QTest::newRow("UTF-16LE with mark") << wide(QStringConverter::Utf16LE, Flag::WriteBom) << words;
        QTest::newRow("UTF-16BE with mark") << wide(QStringConverter::Utf16BE, Flag::WriteBom) << words;
        QTest::newRow("UTF-16LE") << wide(QStringConverter::Utf16LE, Flag::Default) << words;
        QTest::newRow("UTF-16BE") << wide(QStringConverter::Utf16BE, Flag::Default) << words;
        QTest::newRow("Latin-1") << QByteArray("caf\xe9 au lait") << QString::fromUtf8("café au lait");
        QTest::newRow("Windows-1252")
            << QByteArray("\x93quoted\x94 \x96 and 5 \x80") << QString::fromUtf8("“quoted” – and 5 €");
        QTest::newRow("colours") << QByteArray("\x1b[31mred\x1b[0m\t\f")
                                 << QStringLiteral("\x1b[31mred\x1b[0m\t\f");
    }
    void textIsConverted()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto utf8 = ui::textAsUtf8(bytes);
        QVERIFY(utf8.has_value());
        QCOMPARE(QString::fromUtf8(*utf8), text);
    }

    void whatIsNoTextIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray random(4'096, '\0');
        QRandomGenerator generator(3);
        for (char &byte : random)
            byte = char(generator.bounded(256));
        QTest::newRow("random") << random;
        for (char &byte : random)
            byte = char(generator.bounded(0x20, 256)); // no control signs
        QTest::newRow("random letters") << random;
        QTest::newRow("a letter that nobody has") << QByteArray("text \x81 text");
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("a zero in text") << QByteArray("text\0text, and more", 19);
    }
    void whatIsNoTextIsNotTaken()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!ui::textAsUtf8(bytes).has_value());
    }

    void wordsBesideAPictureWin()
    {
        QMimeData both;
        both.setImageData(picture(10, 10));
        QVERIFY(ui::hasAttachmentSources(both));
        QCOMPARE(ui::attachmentSources(both).size(), 1);
        both.setText(QStringLiteral("copied from a table"));
        QVERIFY(!ui::hasAttachmentSources(both));
        QVERIFY(ui::attachmentSources(both).isEmpty());
        QMimeData fromBrowser;
        fromBrowser.setImageData(picture(10, 10));
        fromBrowser.setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
        fromBrowser.setText(QStringLiteral("https://example.org/a.png"));
        QCOMPARE(ui::attachmentSources(fromBrowser).size(), 1);
        QMimeData page;
        page.setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
        QVERIFY(!ui::hasAttachmentSources(page));
        QVERIFY(ui::attachmentSources(page).isEmpty());
    }

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(AttachmentReaderTest)
#include "attachment_reader_test.moc"
