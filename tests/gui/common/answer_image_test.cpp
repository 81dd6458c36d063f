#include "tests/support/browser.h"
#include "tests/support/pictures.h"
#include "ui/common/answer_image.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QPushButton>
#include <QTest>
#include <QUrl>

using ui::AnswerImage;
using ui::MarkdownView;

class TestAnswerImage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void onlyPicturesThatAreWhatTheySayAreDecoded_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("shown");
        const QString png = pictureAddress(picture(8, 4, Qt::red));
        QTest::newRow("png") << png << true;
        QTest::newRow("jpeg") << pictureAddress(picture(8, 4, Qt::red), "jpeg") << true;
        QTest::newRow("says jpeg, is png")
            << QString(png).replace(QLatin1String("png"), QLatin1String("jpeg")) << true;
        QTest::newRow("svg") << QStringLiteral("data:image/svg+xml;base64,PHN2Zy8+") << false;
        QTest::newRow("svg that says png") << QStringLiteral("data:image/png;base64,PHN2Zy8+") << false;
        QTest::newRow("xpm that says gif") << QStringLiteral("data:image/gif;base64,LyogWFBNICov") << false;
        QTest::newRow("cut off") << png.left(60) << false;
        QTest::newRow("nothing") << QStringLiteral("data:image/png;base64,") << false;
        QTest::newRow("text") << QStringLiteral("data:text/html,x") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QImage huge(9000, 9000, QImage::Format_Mono);
        huge.fill(0);
        QTest::newRow("81 million pixels") << pictureAddress(huge) << false;
        QTest::newRow("more than 20 MB") << png + QString(21 * 1024 * 1024, u'A') << false;
    }

    void onlyPicturesThatAreWhatTheySayAreDecoded()
    {
        QFETCH(QString, address);
        const ui::DecodedImage decoded = ui::decodeDataUrl(address);
        QTEST(!decoded.image.isNull(), "shown");
        QCOMPARE(decoded.error.isEmpty(), !decoded.image.isNull());
    }

    void aPictureIsShownAsWideAsTheColumn()
    {
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(QStringLiteral("Before\n\n![A red box](%1)\n\nAfter")
                             .arg(pictureAddress(picture(800, 400, Qt::red))));
        QCOMPARE(view.parts().size(), 3);
        QCOMPARE(view.parts().at(1).kind, ui::MarkdownSegment::Kind::Image);
        QCOMPARE(view.plainText(), QStringLiteral("Before\n\nImage: A red box\n\nAfter"));
        auto *image = view.findChild<AnswerImage *>();
        QVERIFY(image);
        QCOMPARE(image->accessibleName(), QStringLiteral("Image: A red box"));
        QTRY_COMPARE(image->height(), 200);
        QCOMPARE(image->width(), 400);
        QVERIFY(view.height() > 200);
        QCOMPARE(view.grab().toImage().pixelColor(200, image->geometry().center().y()), QColor(Qt::red));
    }

    void aStreamedPictureIsDecodedOnceAndItsLettersNeverShow()
    {
        const QString text =
            QStringLiteral("Look:\n\n![box](%1) and more").arg(pictureAddress(picture(60, 30, Qt::red)));
        MarkdownView view(m_theme);
        view.resize(400, 10);
        QList<AnswerImage *> seen;
        for (qsizetype at = 0; at < text.size(); at += 7) {
            view.appendMarkdown(text.mid(at, 7));
            view.flush();
            QVERIFY2(!view.plainText().contains(QLatin1String("base64")), qPrintable(view.plainText()));
            auto *image = view.findChild<AnswerImage *>();
            if (image && !seen.contains(image))
                seen.append(image);
        }
        view.finish();
        QCOMPARE(seen.size(), 1);
        QCOMPARE(view.findChild<AnswerImage *>(), seen.first());
        QTRY_VERIFY(!seen.first()->image().isNull());
    }

    void aWebPictureIsACardAndOnlyTheBrowserOpensIt()
    {
        Browser browser;
        QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
        MarkdownView view(m_theme);
        view.resize(400, 10);
        view.setMarkdown(QStringLiteral("![A cat](https://pictures.example/cat.png)"));
        view.show();
        auto *card = view.findChild<AnswerImage *>();
        QVERIFY(card);
        QTest::mouseClick(card, Qt::LeftButton, {}, {20, 20});
        QVERIFY(browser.opened.isEmpty());
        auto *button = card->findChild<QPushButton *>();
        QVERIFY(button && button->accessibleName().contains(QStringLiteral("A cat")));
        QTest::mouseClick(button, Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QCOMPARE(browser.opened, QList<QUrl> {QUrl(QStringLiteral("https://pictures.example/cat.png"))});
        QCOMPARE(view.plainText(), QStringLiteral("Image: A cat"));
    }

    void whyAPictureIsNotShownIsTold()
    {
        AnswerImage image(QStringLiteral("data:image/png;base64,AAAA"), {}, m_theme);
        image.resize(260, image.heightForWidth(260));
        QTRY_VERIFY(image.accessibleDescription().contains(QLatin1String("no PNG")));
        QVERIFY(image.heightForWidth(260) > image.heightForWidth(2'000)); // in several lines
        QVERIFY(image.toolTip().contains(QLatin1String("no PNG")));
    }

    void aPictureOpensLargeAndIsCopiedByKeyboard()
    {
        AnswerImage image(pictureAddress(picture(40, 20, Qt::red)), QStringLiteral("box"), m_theme);
        image.resize(200, 40);
        image.show();
        QTRY_VERIFY(!image.image().isNull());
        image.setFocus();
        QTest::keyClick(&image, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->image().size(), QSize(40, 20));
        QTest::keyClick(&image, Qt::Key_Return);
        auto *dialog = image.findChild<QDialog *>(QStringLiteral("largeImage"));
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("box"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!image.findChild<QDialog *>(QStringLiteral("largeImage")));
    }

    void aViewThatGoesWhileItsPictureIsReadIsNoMatter()
    {
        for (int i = 0; i < 20; ++i) {
            MarkdownView view(m_theme);
            view.setMarkdown(QStringLiteral("![x](%1)").arg(pictureAddress(picture(400, 400, Qt::red))));
        }
        QTest::qWait(20);
        AnswerImage last(pictureAddress(picture(4, 4, Qt::red)), {}, m_theme);
        QTRY_VERIFY(!last.image().isNull());
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(TestAnswerImage)
#include "answer_image_test.moc"
