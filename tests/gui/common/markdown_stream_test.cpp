#include "tests/support/long_answer.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using ui::MarkdownView;

Q_DECLARE_METATYPE(ui::MarkdownView::Part)

namespace {

constexpr int kWidth = 420;

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString describe(const QList<MarkdownView::Part> &parts)
{
    QString text;
    for (const MarkdownView::Part &part : parts)
        text += QStringLiteral("<%1> %2\n").arg(int(part.kind)).arg(part.text);
    return text;
}

} // namespace

/// An answer that streamed in is the same as if it had come at once: text, parts, height, links and pixels.
class TestMarkdownStream : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    /// For people: each file in both schemes, in the folder `screenshots` beside this program.
    void tortureIsPainted_data() { tortureStreamedEqualsWhole_data(); }
    void tortureIsPainted()
    {
        QFETCH(QString, text);
        const QDir folder(QStringLiteral(QT_TESTCASE_BUILDDIR "/screenshots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QString name = QString::fromUtf8(QTest::currentDataTag()).section(u'.', 0, 0);
        for (const ui::ColorScheme scheme : {ui::ColorScheme::Light, ui::ColorScheme::Dark}) {
            m_theme.apply(scheme);
            QWidget page;
            page.setAutoFillBackground(true);
            MarkdownView view(m_theme, &page);
            view.resize(kWidth, 10);
            view.setMarkdown(text);
            page.resize(view.size());
            const QImage shown = page.grab().toImage();
            const bool light = scheme == ui::ColorScheme::Light;
            QVERIFY(shown.save(folder.filePath(
                name + (light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png")))));
            // Something is there that is not the ground.
            const QRgb ground = shown.pixel(0, 0);
            qsizetype others = 0;
            for (int y = 0; y < shown.height(); y += 3) {
                for (int x = 0; x < shown.width(); x += 3)
                    others += shown.pixel(x, y) != ground;
            }
            QVERIFY2(others > 200, qPrintable(QString::number(others)));
        }
        m_theme.apply(ui::ColorScheme::Light);
    }

    void tortureStreamedEqualsWhole_data()
    {
        QTest::addColumn<QString>("text");
        QDirIterator files(QStringLiteral(FIXTURES "/markdown"), {QStringLiteral("*.md")}, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(files.fileName())) << readText(path);
        }
    }

    void tortureStreamedEqualsWhole()
    {
        QFETCH(QString, text);
        QVERIFY(!text.isEmpty());
        for (const int chunk : {1, 3, 7, 20, 64}) {
            compare(text, chunk, true);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void anyBeginningStreamedEqualsWhole()
    {
        // Wherever a stream is cut off.
        const QString text = readText(QStringLiteral(FIXTURES "/markdown/maths.md"));
        for (qsizetype length = 1; length < text.size(); length += 23) {
            compare(text.left(length), 20, false);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void capturesStreamedEqualWhole_data()
    {
        QTest::addColumn<QString>("text");
        QDirIterator files(QStringLiteral(FIXTURES), {QStringLiteral("meta.json")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QJsonObject expect = QJsonDocument::fromJson(readText(files.next()).toUtf8())
                                           .object()
                                           .value(QStringLiteral("expect"))
                                           .toObject();
            for (const char *field : {"text", "reasoning"}) {
                const QString text = expect.value(QLatin1String(field)).toString();
                const QString name = files.filePath().section(u'/', -2, -2);
                if (!text.isEmpty())
                    QTest::addRow("%s %s", qPrintable(name), field) << text;
            }
        }
    }

    void capturesStreamedEqualWhole()
    {
        QFETCH(QString, text);
        for (const int chunk : {1, 3, 7, 20, 64}) {
            compare(text, chunk, false);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aLongAnswerStreamedEqualsWhole()
    {
        const QString text = longAnswer(200'000);
        compare(text, 64, false);
        compare(text, 1999, false);
    }

    void anOpenFormulaShowsAsItIsWrittenAndThenOnce()
    {
        MarkdownView view(m_theme);
        view.resize(kWidth, 10);
        QStringList shown;
        for (const char *chunk : {"Text\n\n$$\nx_1 ", "= *y*\n", "\n- z\n", "$$", "\n\nend"}) {
            view.appendMarkdown(QString::fromLatin1(chunk));
            view.flush();
            shown.append(QString::number(view.parts().size()) + u' ' + view.parts().last().text);
        }
        QCOMPARE(shown.at(0), QStringLiteral("2 $$\nx_1 "));
        QCOMPARE(shown.at(2), QStringLiteral("2 $$\nx_1 = *y*\n\n- z\n"));
        QCOMPARE(shown.at(3), QStringLiteral("2 $$\nx_1 = *y*\n\n- z\n$$"));
        QCOMPARE(view.parts().at(1).kind, ui::MarkdownSegment::Kind::Math);
        QCOMPARE(view.parts().size(), 3);
    }

private:
    void compare(const QString &text, int chunk, bool pixels)
    {
        MarkdownView whole(m_theme);
        whole.resize(kWidth, 10);
        whole.setMarkdown(text);
        MarkdownView streamed(m_theme);
        streamed.resize(kWidth, 10);
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = qMin(at + chunk, text.size());
            if (end < text.size() && text.at(end).isLowSurrogate())
                ++end;
            streamed.appendMarkdown(text.mid(at, end - at));
            streamed.flush();
            at = end;
        }
        streamed.finish();
        if (streamed.parts() != whole.parts())
            QCOMPARE(describe(streamed.parts()), describe(whole.parts()));
        QCOMPARE(streamed.plainText(), whole.plainText());
        QCOMPARE(streamed.height(), whole.height());
        QCOMPARE(streamed.links(), whole.links());
        if (pixels)
            QCOMPARE(streamed.grab().toImage(), whole.grab().toImage());
    }

    ui::Theme m_theme;
};

QTEST_MAIN(TestMarkdownStream)
#include "markdown_stream_test.moc"
