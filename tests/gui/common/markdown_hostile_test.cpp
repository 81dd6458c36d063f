#include "tests/support/browser.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QPixmap>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using ui::MarkdownView;

namespace {

QString many(const char *text, int times)
{
    return QString::fromUtf8(text).repeated(times);
}

} // namespace

/// Whatever a model writes, nothing is loaded, opened or run, and nothing hangs or crashes.
class TestMarkdownHostile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void nothingIsLoadedOrOpened()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString web = QStringLiteral("http://127.0.0.1:%1/x.png").arg(server.serverPort());
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("secret.png"));
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(file));
        const QStringList schemes = {QStringLiteral("file"), QStringLiteral("javascript"),
                                     QStringLiteral("data"), QStringLiteral("qrc"),
                                     QStringLiteral("ftp"),  QStringLiteral("vbscript"),
                                     QStringLiteral("http")};
        Browser opener;
        for (const QString &scheme : schemes)
            QDesktopServices::setUrlHandler(scheme, &opener, "open");

        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(
            QStringLiteral("![a](%1) ![b](file://%2) ![c](%2) <img src=\"%1\"> <img src=\"file://%2\">\n\n"
                           "<style>@import url(%1);</style>\n\n<script src=\"%1\"></script>\n\n"
                           "<iframe src=\"%1\"></iframe>\n\n[l](file://%2) [j](javascript:alert\\(1\\)) "
                           "[J](JAVASCRIPT:x) [d](data:text/html,<b>x</b>) [q](qrc:/icons/copy.svg) "
                           "[v](vbscript:x) [f](ftp://127.0.0.1/) [r](relative/path) [h](//127.0.0.1/x)\n\n"
                           "![q](qrc:/icons/copy.svg) ![s](data:image/svg+xml;base64,PHN2Zy8+)\n\n"
                           "![e](file:///dev/zero)")
                .arg(web, file));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        // Every place of it is pressed, and the web image is the only address that may be followed.
        for (int y = 4; y < view.height(); y += 9) {
            for (int x = 4; x < view.width(); x += 9)
                QTest::mouseClick(&view, Qt::LeftButton, {}, {x, y});
        }
        const QImage shown = view.grab().toImage();
        for (const QString &scheme : schemes)
            QDesktopServices::unsetUrlHandler(scheme);
        for (const QUrl &url : std::as_const(opener.opened))
            QCOMPARE(url, QUrl(web));
        QVERIFY(!server.waitForNewConnection(50));
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x)
                QVERIFY(shown.pixelColor(x, y) != QColor(Qt::red));
        }
    }

    void signsThatDeceiveAreReplaced()
    {
        MarkdownView view(m_theme);
        view.setMarkdown(QStringLiteral("a\u202eb\u202dc\u0007d\ufffce\u2029f\ufdd0"
                                        "0\ufdd1g `x\u202ey`\n\n"
                                        "```\nk\u202el\n```\n"));
        const QString bad(QChar(QChar::ReplacementCharacter));
        QCOMPARE(view.plainText().remove(bad), QStringLiteral("abcdef0g xy\n\nkl"));
        QCOMPARE(view.plainText().count(bad), 9);
    }

    void nothingStopsTheProgram_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("many columns", many("|a", 5000) + QStringLiteral("|\n") + many("|-", 5000)
                                + QStringLiteral("|\n") + many("|b", 5000) + u'|');
        row("many rows", QStringLiteral("|a|b|\n|-|-|\n") + many("|1|2|\n", 20'000));
        row("deep quotes", many("> ", 100'000) + u'x');
        row("deep lists", many("- ", 100'000) + u'x');
        row("deep brackets", many("[", 50'000) + many("](x)", 50'000));
        row("one line", QString(10'000'000, u'x'));
        row("deep emphasis", many("*a **b ", 50'000));
        row("stars", many("*", 100'000) + u'a');
        row("back-ticks", many("`a``b```c````d", 20'000));
        row("dollars", many("$a $", 100'000));
        row("double dollars", many("$$", 300'000));
        row("formula openings", many("\\(a\n", 100'000));
        row("formulas", many("$x$ ", 20'000));
        row("deep formula", QStringLiteral("$$") + many("\\frac{", 3'000) + QStringLiteral("$$"));
        row("wide formula", QStringLiteral("$$") + many("x + ", 4'000) + QStringLiteral("x$$"));
        row("huge matrix", QStringLiteral("$$\\begin{matrix}") + many("a&", 4'000) + many("\\\\", 4'000)
                               + QStringLiteral("\\end{matrix}$$"));
        row("backslashes", many("\\", 1'000'000));
        row("tags", many("<a ", 100'000));
        row("entities", many("&", 300'000));
        row("paragraphs", many("a\n\n", 50'000));
        row("fences", many("```\n\n```\n", 2'000));
        row("references", QStringLiteral("[a]: https://x.example\n\n") + many("[a] ", 50'000));
        row("long code", QStringLiteral("```cpp\n") + many("int x = \"abc\"; // c\n", 50'000));
        row("long code line", QStringLiteral("```cpp\n") + QString(2'000'000, u'('));
        row("marks on a letter", QStringLiteral("e") + QString(100'000, QChar(0x301)));
        row("nul", QString(100'000, QChar(0)));
        row("lone surrogates", QString(10'000, QChar(0xd800)));
    }

    void nothingStopsTheProgram()
    {
        QFETCH(QString, text);
        MarkdownView view(m_theme);
        view.resize(420, 10);
        view.setMarkdown(text);
        QPixmap pixels(420, 800);
        view.render(&pixels, {}, QRegion(0, 0, 420, 800));
        QVERIFY(view.height() > 0);
        QVERIFY(view.height() < 1'000'000);
        QCOMPARE(view.markdown(), text);
    }

    void whatIsNotShownIsSaid()
    {
        MarkdownView view(m_theme);
        view.resize(420, 10);
        const QString code = many("int x = 1;\n", 40'000);
        view.setMarkdown(QStringLiteral("```cpp\n") + code + QStringLiteral("```"));
        QVERIFY(view.plainText().contains(QStringLiteral("too long to be shown")));
        view.findChild<QToolButton *>()->click();
        QCOMPARE(QApplication::clipboard()->text(), code.chopped(1));
        view.setMarkdown(QStringLiteral("|a|b|\n|-|-|\n") + many("|1|2|\n", 20'000));
        QVERIFY(view.plainText().contains(QStringLiteral("too long to be shown")));
        view.setMarkdown(QStringLiteral("|a|b|\n|-|-|\n") + many("|1|2|\n", 200));
        QVERIFY(!view.plainText().contains(QStringLiteral("too long to be shown")));
        view.setMarkdown(many("word ", 4'000));
        QVERIFY(!view.plainText().contains(QStringLiteral("too long to be shown")));
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(TestMarkdownHostile)
#include "markdown_hostile_test.moc"
