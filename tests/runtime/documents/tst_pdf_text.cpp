#include "core/documents/pdf_text.h"

#include <QTest>
#include <QThreadPool>

using namespace core;

namespace {

/// A PDF with one page for each text, as small as they come.
QByteArray pdfOf(const QList<QByteArray> &pages, const QByteArray &trailerExtra = {},
                 const QByteArray &lastObject = {})
{
    QList<QByteArray> objects {"<</Type/Catalog/Pages 2 0 R>>",
                               {},
                               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
    QByteArray kids;
    for (const QByteArray &text : pages) {
        const QByteArray number = QByteArray::number(objects.size() + 1);
        kids += number + " 0 R ";
        objects << "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents "
                       + QByteArray::number(objects.size() + 2) + " 0 R>>";
        const QByteArray stream = "BT /F1 24 Tf 72 720 Td (" + text + ") Tj ET";
        objects << "<</Length " + QByteArray::number(stream.size()) + ">>\nstream\n" + stream + "\nendstream";
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(pages.size()) + ">>";
    if (!lastObject.isEmpty())
        objects << lastObject;

    QByteArray pdf = "%PDF-1.4\n";
    QList<qsizetype> places;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        places << pdf.size();
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const qsizetype table = pdf.size();
    const QByteArray size = QByteArray::number(objects.size() + 1);
    pdf += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const qsizetype place : places)
        pdf += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    return pdf + "trailer\n<</Size " + size + "/Root 1 0 R" + trailerExtra + ">>\nstartxref\n"
           + QByteArray::number(table) + "\n%%EOF\n";
}

Result<QString> read(const QByteArray &content)
{
    QFuture<Result<QString>> future = pdfText(content, QStringLiteral("paper.pdf"));
    return future.result();
}

/// As Acrobat's RC4 encryption has it, with hashes that no password gives.
QByteArray lockedPdf()
{
    const QByteArray id = "<" + QByteArray(32, '1') + ">";
    const QByteArray hash = "<" + QByteArray(64, 'a') + ">";
    return pdfOf({"secret"}, "/Encrypt 6 0 R/ID[" + id + id + "]",
                 "<</Filter/Standard/V 1/R 2/O " + hash + "/U " + hash + "/P -4>>");
}

} // namespace

class PdfText : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadPageByPage()
    {
        const auto text = read(pdfOf({"Hello PDF", "Second \\(page\\) \\344"}));
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("Hello PDF\n\nSecond (page) ä"));
    }

    void pagesWithoutTextGiveNone()
    {
        const auto text = read(pdfOf({"", ""}));
        QVERIFY(text);
        QCOMPARE(*text, QString());
    }

    void pageBetweenEmptyOnesStandsAlone()
    {
        const auto text = read(pdfOf({"", "one", "", "two", ""}));
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("one\n\ntwo"));
    }

    void whatCannotBeReadIsRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("said");
        const QString damaged = QStringLiteral("damaged");
        QTest::newRow("nothing") << QByteArray() << damaged;
        QTest::newRow("no PDF") << QByteArray("<html>not found</html>") << damaged;
        QTest::newRow("cut") << pdfOf({"Hello"}).left(40) << damaged;
        QTest::newRow("no pages") << pdfOf({}) << damaged;
        QTest::newRow("only a beginning") << "%PDF-1.7\n" + QByteArray(100'000, 'x') << damaged;
        QTest::newRow("locked") << lockedPdf() << QStringLiteral("password");
        QTest::newRow("too large") << "%PDF-1.7\n" + QByteArray(kLargestPdf - 8, ' ')
                                   << QStringLiteral("larger than 50 MiB");
        QTest::newRow("too many pages")
            << pdfOf(QList<QByteArray>(kMostPdfPages + 1, "x")) << QStringLiteral("2000 pages");
    }

    void whatCannotBeReadIsRefusedWithAReason()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        const auto text = read(content);
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::BadRequest);
        QCOMPARE(text.error().parameter, QStringLiteral("messages"));
        QVERIFY2(text.error().message.contains(said), qPrintable(text.error().message));
        QVERIFY(text.error().message.contains(QLatin1String("paper.pdf")));
    }

    void asManyPagesAsMayBeAreRead()
    {
        const auto text = read(pdfOf(QList<QByteArray>(kMostPdfPages, "x")));
        QVERIFY(text);
        QCOMPARE(text->count(u'x'), qsizetype(kMostPdfPages));
    }

    void damagedTableIsMended()
    {
        QByteArray pdf = pdfOf({"Still here"});
        pdf.truncate(pdf.lastIndexOf("xref\n0 "));
        pdf += "trailer\n<</Root 1 0 R>>\n";
        const auto text = read(pdf);
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("Still here"));
    }

    void manyAreReadAtOnce()
    {
        QList<QFuture<Result<QString>>> futures;
        for (int i = 0; i < 20; ++i)
            futures << pdfText(pdfOf({"text " + QByteArray::number(i)}), QStringLiteral("paper.pdf"));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(*futures[i].result(), QStringLiteral("text %1").arg(i));
    }

    void cancellingEndsTheWork()
    {
        const QByteArray book = pdfOf(QList<QByteArray>(kMostPdfPages, "x"));
        QFuture<Result<QString>> future = pdfText(book, QStringLiteral("paper.pdf"));
        future.cancel();
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QVERIFY(future.isCanceled());
        QCOMPARE(future.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(PdfText)
#include "tst_pdf_text.moc"
