#include "tests/gui/common/markdown_samples.h"
#include "ui/common/markdown_blocks.h"

#include <QTest>

using ui::MarkdownBlock;
using ui::MarkdownBlocks;

namespace {

QList<MarkdownBlock> cutInChunks(const QString &text, qsizetype size)
{
    MarkdownBlocks blocks;
    QList<MarkdownBlock> all;
    for (qsizetype at = 0; at < text.size(); at += size)
        all += blocks.append(text.mid(at, size));
    return all + blocks.finish();
}

QStringList sources(const QList<MarkdownBlock> &blocks)
{
    QStringList list;
    for (const MarkdownBlock &block : blocks)
        list.append(block.source);
    return list;
}

} // namespace

class TestMarkdownBlocks : public QObject
{
    Q_OBJECT

private slots:
    void piecesDoNotDependOnChunks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("chunk");
        const QMap<QString, QString> samples = markdownSamples();
        for (auto sample = samples.begin(); sample != samples.end(); ++sample) {
            for (const int chunk : {1, 3, 7, 20, 64})
                QTest::addRow("%s by %d", qPrintable(sample.key()), chunk) << sample.value() << chunk;
        }
    }

    void piecesDoNotDependOnChunks()
    {
        QFETCH(QString, text);
        QFETCH(int, chunk);
        // A chunk must not end between the halves of a surrogate pair: decoders never cut there.
        QList<uint> points;
        for (const uint point : text.toUcs4())
            points.append(point);
        MarkdownBlocks blocks;
        QList<MarkdownBlock> all;
        for (qsizetype at = 0; at < points.size(); at += chunk) {
            QString part;
            for (qsizetype i = at; i < qMin(at + chunk, points.size()); ++i) {
                const char32_t point = points.at(i);
                part += QString::fromUcs4(&point, 1);
            }
            all += blocks.append(part);
        }
        all += blocks.finish();
        const QList<MarkdownBlock> whole = cutInChunks(text, text.size());
        QCOMPARE(sources(all), sources(whole));
        QCOMPARE(all, whole);
        QCOMPARE(sources(all).join(QString()), QString(text).remove(u'\r'));
    }

    void paragraphIsOpenUntilTheNextBlockBegins()
    {
        MarkdownBlocks blocks;
        QVERIFY(blocks.append(QStringLiteral("one\n\n")).isEmpty());
        QVERIFY(blocks.append(QStringLiteral("two")).isEmpty());
        QCOMPARE(sources(blocks.append(QStringLiteral("\n"))), QStringList {QStringLiteral("one\n\n")});
        QCOMPARE(sources(blocks.open()), QStringList {QStringLiteral("two\n")});
    }

    void itemsOfALongListBecomeFinalOneByOne()
    {
        MarkdownBlocks blocks;
        QList<MarkdownBlock> finals = blocks.append(QStringLiteral("5. five\n5. six\n5. seven\n"));
        QCOMPARE(finals.size(), 2);
        QCOMPARE(finals.at(0).ordinal, 5);
        QCOMPARE(finals.at(1).ordinal, 6);
        finals = blocks.append(QStringLiteral("5. eight\n"));
        QCOMPARE(finals.size(), 1);
        QCOMPARE(finals.at(0).ordinal, 7);
        QCOMPARE(blocks.open().at(0).ordinal, 8);
    }

    void aLoneDashBelowTextDoesNotFlashAsAHeading()
    {
        MarkdownBlocks blocks;
        blocks.append(QStringLiteral("Here is a list:\n-"));
        QCOMPARE(sources(blocks.open()), QStringList {QStringLiteral("Here is a list:\n")});
        blocks.append(QStringLiteral(" first"));
        QCOMPARE(blocks.open().size(), 2);
    }

    void longRunsOfDigitsAreSearchedInNoTime()
    {
        MarkdownBlocks blocks;
        blocks.append(QString(50'000, u'1') + u'x');
        QCOMPARE(blocks.open().size(), 1);
    }

    void tableRowsShowWhenTheyAreWhole()
    {
        MarkdownBlocks blocks;
        blocks.append(QStringLiteral("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 "));
        QCOMPARE(blocks.open().last().source, QStringLiteral("| a | b |\n|---|---|\n| 1 | 2 |\n"));
    }
};

QTEST_GUILESS_MAIN(TestMarkdownBlocks)
#include "markdown_blocks_test.moc"
