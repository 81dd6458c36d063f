#include "tests/gui/common/markdown_samples.h"
#include "tests/support/browser.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QAccessibleTextInterface>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using ui::MarkdownView;

class TestMarkdownView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void streamedTextLooksLikeTextSetAtOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("chunk");
        const QMap<QString, QString> samples = markdownSamples();
        for (auto sample = samples.begin(); sample != samples.end(); ++sample) {
            for (const int chunk : {1, 3, 7, 20, 64})
                QTest::addRow("%s by %d", qPrintable(sample.key()), chunk) << sample.value() << chunk;
        }
    }

    void streamedTextLooksLikeTextSetAtOnce()
    {
        QFETCH(QString, text);
        QFETCH(int, chunk);
        MarkdownView whole(m_theme);
        whole.resize(420, 10);
        whole.setMarkdown(text);
        MarkdownView streamed(m_theme);
        streamed.resize(420, 10);
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = qMin(at + chunk, text.size());
            if (end < text.size() && text.at(end).isLowSurrogate())
                ++end;
            streamed.appendMarkdown(text.mid(at, end - at));
            streamed.flush();
            at = end;
        }
        streamed.finish();
        QCOMPARE(streamed.plainText(), whole.plainText());
        QCOMPARE(streamed.markdown(), text);
        QCOMPARE(streamed.height(), whole.height());
        QCOMPARE(streamed.links(), whole.links());
        QCOMPARE(streamed.grab().toImage(), whole.grab().toImage());
    }

    void hostileMarkdownIsShownAndNothingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QStringList>("links");
        QTest::newRow("script") << QStringLiteral("<script>alert(1)</script>\n\nafter")
                                << QStringLiteral("<script>alert(1)</script>\n\nafter") << QStringList();
        QTest::newRow("inline html keeps the rest")
            << QStringLiteral("a <img src=x onerror=y> b <a href=\"javascript:z\">c</a> d")
            << QStringLiteral("a <img src=x onerror=y> b <a href=\"javascript:z\">c</a> d") << QStringList();
        QTest::newRow("script link") << QStringLiteral("[run](javascript:alert(1)) [x](JaVaScRiPt:0)")
                                     << QStringLiteral("run x") << QStringList();
        QTest::newRow("file link") << QStringLiteral("[read](file:///etc/passwd) [d](data:text/html,x)")
                                   << QStringLiteral("read d") << QStringList();
        QTest::newRow("file image") << QStringLiteral("![pic](file:///etc/passwd)")
                                    << QStringLiteral("Image: pic") << QStringList();
        QTest::newRow("web image is a link")
            << QStringLiteral("See ![pic](https://example.org/a.png)") << QStringLiteral("See Image: pic")
            << QStringList {QStringLiteral("https://example.org/a.png")};
        QTest::newRow("good links") << QStringLiteral(
            "[a](https://a.example) <mailto:b@c.example> http://d.example")
                                    << QStringLiteral("a mailto:b@c.example http://d.example")
                                    << QStringList {QStringLiteral("https://a.example"),
                                                    QStringLiteral("mailto:b@c.example"),
                                                    QStringLiteral("http://d.example")};
        QTest::newRow("deep nesting")
            << QString(3000, u'>') + QStringLiteral(" deep") << QStringLiteral("deep") << QStringList();
    }

    void hostileMarkdownIsShownAndNothingElse()
    {
        QFETCH(QString, text);
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(text);
        QTEST(view.plainText(), "shown");
        QTEST(view.links(), "links");
        QVERIFY(!view.grab().isNull());
    }

    void onlyASafeLinkReachesTheBrowser()
    {
        Browser browser;
        for (const char *scheme : {"https", "file", "javascript"})
            QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), &browser, "open");
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(QStringLiteral("[go](https://example.org/x)\n\n[no](file:///etc/passwd)"));
        view.show();
        QTest::mouseClick(&view, Qt::LeftButton, {}, {6, 8});
        QTest::mouseClick(&view, Qt::LeftButton, {}, {6, view.height() - 8});
        for (const char *scheme : {"https", "file", "javascript"})
            QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
        QCOMPARE(browser.opened, QList<QUrl> {QUrl(QStringLiteral("https://example.org/x"))});
    }

    void linksOpenByKeyboard()
    {
        Browser browser;
        QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(QStringLiteral("[one](https://one.example) and [two](https://two.example)"));
        view.show();
        view.activateWindow();
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Return);
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QCOMPARE(browser.opened, QList<QUrl> {QUrl(QStringLiteral("https://two.example"))});
    }

    void selectionGoesOverParagraphsCodeAndLists()
    {
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(QStringLiteral("Intro\n\n```\ncode\n```\n\n1. one\n2. two"));
        view.selectAll();
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Intro\ncode\n1. one\n2. two"));
    }

    void copyButtonCopiesTheCodeAlone()
    {
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.appendMarkdown(QStringLiteral("Intro\n```cpp\nint a;\n"));
        view.flush();
        view.appendMarkdown(QStringLiteral("int b;\n```\nend"));
        view.flush();
        auto *button = view.findChild<QToolButton *>();
        QVERIFY(button);
        button->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("int a;\nint b;"));
    }

    void codeThatGrowsKeepsItsPlaceSideways()
    {
        MarkdownView view(m_theme);
        view.resize(300, 10);
        view.appendMarkdown(QStringLiteral("```\n") + QString(300, u'x') + u'\n');
        view.flush();
        auto *bar = view.findChild<QScrollBar *>();
        QVERIFY(bar && bar->maximum() > 0);
        bar->setValue(50);
        view.appendMarkdown(QStringLiteral("more\n"));
        view.flush();
        QCOMPARE(view.findChildren<QScrollBar *>().size(), 1);
        QCOMPARE(bar->value(), 50);
    }

    void assistiveToolsReadTheWholeText()
    {
        MarkdownView view(m_theme);
        view.setAccessibleName(QStringLiteral("Answer"));
        view.setMarkdown(QStringLiteral("**One**\n\n- two"));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(interface && interface->textInterface());
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Answer"));
        QAccessibleTextInterface *text = interface->textInterface();
        QCOMPARE(text->text(0, text->characterCount()), QStringLiteral("One\n\n• two"));
    }

    void textScaleEnlargesFinishedText()
    {
        MarkdownView view(m_theme);
        view.resize(300, 10);
        view.setMarkdown(
            QStringLiteral("# Head\n\nSome words with $x^2$ in them, and more.\n\n```\ncode\n```"));
        const int height = view.height();
        const QString text = view.plainText();
        view.setTextScale(1.5);
        QVERIFY(view.height() > height);
        QCOMPARE(view.plainText(), text);
        view.setTextScale(9);
        QCOMPARE(view.textScale(), 2.0);
        view.setTextScale(1);
        QCOMPARE(view.height(), height);
    }

    void themeChangeRecoloursFinishedText()
    {
        MarkdownView view(m_theme);
        view.resize(300, 10);
        view.setMarkdown(QStringLiteral("Text\n\n```\ncode\n```"));
        const QImage light = view.grab().toImage();
        const QString text = view.plainText();
        m_theme.apply(ui::ColorScheme::Dark);
        QVERIFY(view.grab().toImage() != light);
        QCOMPARE(view.plainText(), text);
        m_theme.apply(ui::ColorScheme::Light);
        QCOMPARE(view.grab().toImage(), light);
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(TestMarkdownView)
#include "markdown_view_test.moc"
