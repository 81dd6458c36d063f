#include "core/protocol/transform/file_parser.h"

#include <QTest>

using namespace core;

namespace {

const QByteArray kPdf("%PDF-1.7 and so on");

QString dataUrl(const char *type, const QByteArray &content)
{
    return QStringLiteral("data:%1;base64,").arg(QLatin1String(type))
           + QString::fromLatin1(content.toBase64());
}

ChatRequest asking(const QList<ContentPart> &content)
{
    ChatRequest request;
    request.messages << Message::text(Role::System, QStringLiteral("Be kind."));
    request.messages << Message {.content = content, .contentIsString = false};
    return request;
}

ChatRequest withEngine(const char *engine, bool enabled = true)
{
    ChatRequest request;
    PluginUse use {QStringLiteral("file-parser"), enabled};
    if (engine)
        use.options = {
            {QLatin1String("pdf"), QJsonObject {{QLatin1String("engine"), QLatin1String(engine)}}}};
    request.plugins = {PluginUse {QStringLiteral("web")}, use};
    return request;
}

} // namespace

class FileParser : public QObject
{
    Q_OBJECT

private slots:
    void engineDecidesWhoReads_data()
    {
        QTest::addColumn<ChatRequest>("request");
        QTest::addColumn<bool>("takesFiles");
        QTest::addColumn<PdfReading>("reading");
        const auto native = PdfReading::Native;
        const auto text = PdfReading::Text;
        QTest::newRow("nothing said, takes files") << ChatRequest {} << true << native;
        QTest::newRow("nothing said, takes none") << ChatRequest {} << false << text;
        QTest::newRow("no engine, takes files") << withEngine(nullptr) << true << native;
        QTest::newRow("no engine, takes none") << withEngine(nullptr) << false << text;
        QTest::newRow("native, takes none") << withEngine("native") << false << native;
        QTest::newRow("text, takes files") << withEngine("pdf-text") << true << text;
        QTest::newRow("cloudflare") << withEngine("cloudflare-ai") << true << text;
        QTest::newRow("switched off") << withEngine("pdf-text", false) << false << native;
    }

    void engineDecidesWhoReads()
    {
        QFETCH(ChatRequest, request);
        QFETCH(bool, takesFiles);
        QFETCH(PdfReading, reading);
        const auto result = pdfReadingFor(request, takesFiles);
        QVERIFY(result);
        QCOMPARE(*result, reading);
    }

    void enginesThatAreNotHereAreRefusedByName_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("of pictures") << QStringLiteral("mistral-ocr");
        QTest::newRow("unknown") << QStringLiteral("magic");
    }

    void enginesThatAreNotHereAreRefusedByName()
    {
        QFETCH(QString, engine);
        const auto result = pdfReadingFor(withEngine(qPrintable(engine)), false);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadRequest);
        QVERIFY(result.error().message.contains(engine));
        QVERIFY(result.error().message.contains(QLatin1String("pdf-text")));
    }

    void pdfsAreToldFromOtherFiles_data()
    {
        QTest::addColumn<FilePart>("file");
        QTest::addColumn<bool>("isPdf");
        const QString name = QStringLiteral("a.pdf");
        const auto row = [](const char *what, const FilePart &file, bool isPdf) {
            QTest::newRow(what) << file << isPdf;
        };
        row("by type", {name, dataUrl("application/pdf", kPdf)}, true);
        row("by type, whatever the name", {QStringLiteral("a.bin"), dataUrl("application/pdf", kPdf)}, true);
        row("by content", {name, dataUrl("application/octet-stream", kPdf)}, true);
        row("by content, without a name", {{}, dataUrl("application/octet-stream", kPdf)}, true);
        row("by content, a little late",
            {name, dataUrl("application/octet-stream", QByteArray(1019, ' ') + kPdf)}, true);
        row("by content, too late", {name, dataUrl("application/octet-stream", QByteArray(1020, ' ') + kPdf)},
            false);
        row("other content", {name, dataUrl("application/octet-stream", "PK zip")}, false);
        row("other name", {QStringLiteral("a.zip"), dataUrl("application/octet-stream", kPdf)}, false);
        row("other type", {name, dataUrl("text/plain", kPdf)}, false);
        row("address", {name, QStringLiteral("https://a.test/x?y=1")}, true);
        row("address of something else", {QStringLiteral("a.docx"), QStringLiteral("https://a.test/x")},
            false);
        row("only an id", {name, {}, QStringLiteral("file-1")}, false);
        row("nothing", {}, false);
    }

    void pdfsAreToldFromOtherFiles()
    {
        QFETCH(FilePart, file);
        QFETCH(bool, isPdf);
        const auto files = pdfsOf(asking({TextPart {QStringLiteral("what?")}, file}));
        QVERIFY(files);
        QCOMPARE(files->size(), isPdf ? 1 : 0);
        if (isPdf) {
            QCOMPARE(files->first().message, 1);
            QCOMPARE(files->first().part, 1);
        }
    }

    void fetchedContentIsTaken()
    {
        const QString pdf = QStringLiteral("https://a.test/docs/paper.pdf");
        const QString page = QStringLiteral("https://a.test/page");
        const ChatRequest request = asking({FilePart {{}, pdf}, FilePart {{}, page}});
        const auto before = pdfsOf(request);
        QVERIFY(before);
        QCOMPARE(before->size(), 2);
        QCOMPARE(before->at(0), (PdfFile {1, 0, QStringLiteral("paper.pdf"), pdf, {}}));
        QCOMPARE(before->at(1), (PdfFile {1, 1, QStringLiteral("page"), page, {}}));
        const auto after = pdfsOf(request, {{pdf, kPdf}, {page, "<html>"}});
        QVERIFY(after);
        QCOMPARE(after->size(), 1);
        QCOMPARE(after->first().content, kPdf);
    }

    void brokenBase64IsSaidWithItsPlace()
    {
        const auto files = pdfsOf(
            asking({FilePart {QStringLiteral("a.pdf"), QStringLiteral("data:application/pdf;base64,%%")}}));
        QVERIFY(!files);
        QCOMPARE(files.error().kind, ErrorKind::BadRequest);
        QCOMPARE(files.error().parameter, QStringLiteral("messages[1].content[0]"));
        QVERIFY(files.error().message.contains(QLatin1String("a.pdf")));
    }

    void linesInBase64AreFine()
    {
        QString data = dataUrl("application/pdf", kPdf);
        data.insert(data.size() - 6, QStringLiteral("\r\n "));
        const auto files = pdfsOf(asking({FilePart {{}, data}}));
        QVERIFY(files);
        QCOMPARE(files->first().content, kPdf);
    }

    void textsTakeTheFilesPlaces()
    {
        const FilePart image {QStringLiteral("x.png"), dataUrl("image/png", "x")};
        const FilePart one {QStringLiteral("one.pdf"),
                            dataUrl("application/pdf", kPdf),
                            {},
                            {{QLatin1String("cache_control"), QJsonObject {}}, {QLatin1String("x"), 1}}};
        const FilePart two {QStringLiteral("two.pdf"), dataUrl("application/pdf", kPdf)};
        const ChatRequest request = asking({one, image, two, TextPart {QStringLiteral("Compare.")}});
        const auto files = pdfsOf(request);
        QVERIFY(files);
        QCOMPARE(files->size(), 2);
        const ChatRequest read = withFileTexts(request, *files, {QStringLiteral(" First. \n"), QString()});
        const QList<ContentPart> &content = read.messages.at(1).content;
        QCOMPARE(content.size(), 4);
        QCOMPARE(std::get<TextPart>(content.at(0)),
                 (TextPart {QStringLiteral("# one.pdf\n\nFirst."),
                            {{QLatin1String("cache_control"), QJsonObject {}}}}));
        QCOMPARE(std::get<FilePart>(content.at(1)), image);
        QVERIFY(std::get<TextPart>(content.at(2)).text.startsWith(QLatin1String("# two.pdf\n\n(")));
        QCOMPARE(content.at(3), request.messages.at(1).content.at(3));
        QVERIFY(!read.messages.at(1).contentIsString);
        QCOMPARE(read.messages.at(0), request.messages.at(0));
    }

    void whatIsTextAloneGoesAsString()
    {
        const ChatRequest request =
            asking({FilePart {QStringLiteral("a.pdf"), dataUrl("application/pdf", kPdf)},
                    TextPart {QStringLiteral("What?")}});
        const auto files = pdfsOf(request);
        QVERIFY(files);
        const ChatRequest read = withFileTexts(request, *files, {QStringLiteral("Text")});
        QVERIFY(read.messages.at(1).contentIsString);
        QCOMPARE(read.messages.at(1).plainText(), QStringLiteral("# a.pdf\n\nText\nWhat?"));
        QCOMPARE(withFileTexts(request, {}, {}), request);
    }
};

QTEST_GUILESS_MAIN(FileParser)
#include "tst_file_parser.moc"
