#include "ui/common/switch.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDirIterator>
#include <QFontMetrics>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
           + 0.0722 * channel(color.blueF());
}

/// WCAG 2 contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double high = qMax(luminance(a), luminance(b));
    const double low = qMin(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableInBothThemes_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const ui::Colors c = dark ? ui::darkColors() : ui::lightColors();
            const char *name = dark ? "dark" : "light";
            const QList<QPair<const char *, QColor>> grounds = {{"window", c.window},
                                                                {"surface", c.surface},
                                                                {"raised", c.raised},
                                                                {"sidebar", c.sidebar},
                                                                {"selection", c.selection}};
            for (const auto &[ground, color] : grounds) {
                QTest::addRow("%s text on %s", name, ground) << c.text << color << 4.5;
                QTest::addRow("%s muted on %s", name, ground) << c.textMuted << color << 4.5;
            }
            for (const auto &[ink, color] :
                 {qMakePair("link", c.link), qMakePair("danger", c.danger), qMakePair("warning", c.warning),
                  qMakePair("success", c.success)}) {
                QTest::addRow("%s %s on surface", name, ink) << color << c.surface << 4.5;
                QTest::addRow("%s %s on window", name, ink) << color << c.window << 4.5;
            }
            QTest::addRow("%s on accent", name) << c.accentText << c.accent << 4.5;
            QTest::addRow("%s focus ring", name) << c.accent << c.surface << 3.0;
            for (int i = 0; i < c.series.size(); ++i)
                QTest::addRow("%s series %d", name, i) << c.series.at(i) << c.surface << 3.0;
        }
    }

    void textIsReadableInBothThemes()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    void styleSheetHasNoTokenLeft()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY(!qApp->styleSheet().contains(u'@'));
    }

    void changeIsAnnouncedAndReachesThePalette()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        QSignalSpy changed(&theme, &ui::Theme::changed);
        theme.apply(ui::ColorScheme::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colors().window);
    }

    void ownFontsAreUsed()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        QCOMPARE(QApplication::font().family(), QStringLiteral("Inter"));
        QCOMPARE(theme.codeFontFamily(), QStringLiteral("Noto Sans Mono"));
        const QFontMetrics metrics {QFont(theme.codeFontFamily())};
        QCOMPARE(metrics.horizontalAdvance(u'i'), metrics.horizontalAdvance(u'M'));
    }

    void iconsFollowTheTheme()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        const QIcon icon = theme.icon(QStringLiteral("settings"));
        const QImage light = icon.pixmap(24, 24).toImage();
        theme.apply(ui::ColorScheme::Dark);
        QVERIFY(icon.pixmap(24, 24).toImage() != light);
    }

    void everyIconDrawsSomething()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        int count = 0;
        for (QDirIterator files(QStringLiteral(":/icons"), {QStringLiteral("*.svg")}); files.hasNext();) {
            files.next();
            const QImage image = theme.icon(files.fileInfo().completeBaseName()).pixmap(24, 24).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y) {
                for (int x = 0; x < image.width(); ++x)
                    drawn |= qAlpha(image.pixel(x, y)) > 0;
            }
            QVERIFY2(drawn, qPrintable(files.fileName()));
            ++count;
        }
        QVERIFY(count > 30);
    }

    void switchWorksByKeyboardAndForAssistiveTools()
    {
        ui::Theme theme;
        theme.apply(ui::ColorScheme::Light);
        ui::Switch button(theme);
        button.setAccessibleName(QStringLiteral("Local API"));
        button.show();
        QTest::keyClick(&button, Qt::Key_Space);
        QVERIFY(button.isChecked());
        QTest::keyClick(&button, Qt::Key_Return);
        QVERIFY(!button.isChecked());
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&button);
        QCOMPARE(interface->role(), QAccessible::CheckBox);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Local API"));
    }
};

QTEST_MAIN(TestTheme)
#include "theme_test.moc"
