#include "core/conversation/search_text.h"

#include <QTest>

using namespace core;

namespace {

/// The marks as people can read them.
QString shown(QString excerpt)
{
    return excerpt.replace(QChar(kExcerptMarkBegin), u'[').replace(QChar(kExcerptMarkEnd), u']');
}

QString excerptOf(const QString &text, const QString &query)
{
    return shown(searchExcerpt(text, searchWords(query)));
}

} // namespace

class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void formsOfOneWordAreTheSame_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::newRow("case") << QStringLiteral("ZÜRICH") << QStringLiteral("zürich");
        QTest::newRow("accents") << QStringLiteral("Zürich déjà-vu") << QStringLiteral("zurich deja-vu");
        QTest::newRow("composed or not") << QStringLiteral("\u00e9") << QStringLiteral("e\u0301");
        QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("STRASSE");
        QTest::newRow("capital sharp s") << QStringLiteral("\u1e9e") << QStringLiteral("ß");
        QTest::newRow("ligature") << QStringLiteral("ﬁne") << QStringLiteral("FINE");
        QTest::newRow("full width") << QStringLiteral("ＡＢＣ１") << QStringLiteral("abc1");
        QTest::newRow("half width") << QStringLiteral("ｶﾀｶﾅ") << QStringLiteral("カタカナ");
        QTest::newRow("final sigma") << QStringLiteral("ΟΔΥΣΣΕΥΣ") << QStringLiteral("Οδυσσεύς");
        QTest::newRow("Cyrillic") << QStringLiteral("ЁЖИК") << QStringLiteral("ежик");
        QTest::newRow("Hebrew points") << QStringLiteral("שָׁלוֹם") << QStringLiteral("שלום");
        QTest::newRow("Arabic vowels") << QStringLiteral("مَرْحَبًا") << QStringLiteral("مرحبا");
        QTest::newRow("Hangul letters")
            << QStringLiteral("한국") << QStringLiteral("\u1112\u1161\u11ab\u1100\u116e\u11a8");
        QTest::newRow("soft hyphen") << QStringLiteral("Dampf\u00adschiff") << QStringLiteral("dampfschiff");
        QTest::newRow("Turkish dotted I") << QStringLiteral("İstanbul") << QStringLiteral("istanbul");
        QTest::newRow("mathematical letters") << QStringLiteral("𝐀𝛂") << QStringLiteral("aα");
    }
    void formsOfOneWordAreTheSame()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QCOMPARE(foldedForSearch(a), foldedForSearch(b));
    }

    void otherTextStaysWhatItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"plain 123 \"*\" %_ near", "天气很好", "😀👩\u200d🚀x", "عربي", "ภาษาไทย", "ɣ"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void otherTextStaysWhatItIs()
    {
        QFETCH(QString, text);
        const QString folded = foldedForSearch(text);
        QCOMPARE(foldedForSearch(folded), folded);
        QVERIFY(!folded.isEmpty());
        QCOMPARE(foldedForSearch(text + text), folded + folded);
    }

    void foldedTextIsAlwaysWellFormed()
    {
        const QString halves = QString(QChar(0xd83d)) + u'a' + QChar(0xde00) + QChar(0) + QChar(0xdbff);
        const QString folded = foldedForSearch(halves);
        QCOMPARE(QString::fromUtf8(folded.toUtf8()), folded);
        QVERIFY(!folded.contains(QChar(0)));
    }

    void wordsAreWhatStandsBetweenBlanks()
    {
        QCOMPARE(searchWords(QStringLiteral("  Deux\tmots\u00a0DÉJÀ deja ")),
                 (QStringList {QStringLiteral("deux"), QStringLiteral("mots"), QStringLiteral("deja")}));
        QCOMPARE(searchWords(QStringLiteral("\"a b\" OR c*")),
                 (QStringList {QStringLiteral("\"a"), QStringLiteral("b\""), QStringLiteral("or"),
                               QStringLiteral("c*")}));
        QVERIFY(searchWords(QStringLiteral(" \n ")).isEmpty());
        QVERIFY(searchWords(QStringLiteral("\u0301")).isEmpty()); // an accent without a letter
        QString many;
        for (int i = 0; i < 100; ++i)
            many += QStringLiteral("w%1 ").arg(i);
        QCOMPARE(searchWords(many).size(), 20);
    }

    void excerptsHaveTheTextsOwnSpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("excerpt");
        const auto row = [](const char *name, const char *text, const char *query, const char *excerpt) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(query)
                                << QString::fromUtf8(excerpt);
        };
        row("case and accents", "In ZÜRICH, today", "zurich", "In [ZÜRICH], today");
        row("part of a word", "lighthouses", "house", "light[house]s");
        row("decomposed", "caf\x65\xcc\x81!", "café", "[cafe\xcc\x81]!");
        row("ligature", "a ﬁne day", "in", "a [ﬁn]e day");
        row("sharp s", "Straße", "s", "[S]tra[ß]e");
        row("two words", "one two three one", "three one", "[one] two [three] [one]");
        row("overlap", "abcdef", "bcd cde", "a[bcde]f");
        row("Chinese", "今天天气很好", "天气", "今天[天气]很好");
        row("Hangul begins", "한국어", "하", "[한]국어");
        row("lines become one", "a\n\n  lamp\t\tb", "lamp", "a [lamp] b");
        row("not there", "abc", "x", "");
        row("marks of the text itself go", "a \xee\x80\x80lamp\xee\x80\x81 b", "lamp", "a [lamp] b");
        row("emoji", "so 😀 yes", "😀", "so [😀] yes");
    }
    void excerptsHaveTheTextsOwnSpelling()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(QString, excerpt);
        QCOMPARE(excerptOf(text, query), excerpt);
    }

    void longTextsAreCutBetweenWords()
    {
        const QString filler = QStringLiteral("lorem ipsum dolor ").repeated(40);
        const QString excerpt = excerptOf(filler + QStringLiteral("lamp ") + filler, QStringLiteral("LAMP"));
        QVERIFY2(excerpt.contains(QLatin1String(" [lamp] lorem")), qPrintable(excerpt));
        QVERIFY(excerpt.startsWith(u'…') && excerpt.endsWith(u'…'));
        QVERIFY(excerpt.size() > 120 && excerpt.size() < 220);
        const QStringList words = excerpt.mid(1).chopped(1).split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words)
            QVERIFY2(filler.contains(word) || word == QLatin1String("[lamp]"), qPrintable(word));
    }

    void wordsAreFoundWhereverTheyStandInALongText()
    {
        for (int before = 0; before < 2300; before += 37) {
            const QString text =
                QString(before, u'é') + QStringLiteral(" lamp and lamp ") + QString(2000, u'é');
            const QString excerpt = excerptOf(text, QStringLiteral("lamp"));
            QVERIFY2(excerpt.contains(QStringLiteral(" [lamp] and [lamp] é"))
                         || excerpt.startsWith(QStringLiteral("[lamp] and [lamp] é"))
                         || excerpt.startsWith(QStringLiteral("…[lamp] and [lamp] é")),
                     qPrintable(excerpt));
            QVERIFY(excerpt.endsWith(QStringLiteral("é…")));
        }
        QCOMPARE(excerptOf(QString(5000, u'x'), QStringLiteral("lamp")), QString());
    }

    void longTextsWithoutBlanksAreCutBetweenCharacters()
    {
        const QString filler = QStringLiteral("😀e\u0301").repeated(200);
        const QString excerpt = excerptOf(filler + QStringLiteral("lamp") + filler, QStringLiteral("lamp"));
        QCOMPARE(QString::fromUtf8(excerpt.toUtf8()), excerpt); // no half of an emoji
        QVERIFY(!excerpt.startsWith(QStringLiteral("…\u0301")));
        QVERIFY(excerpt.size() < 220);
    }

    void aWordLongerThanTheExcerptIsShownWhole()
    {
        const QString word(500, u'x');
        QCOMPARE(excerptOf(QStringLiteral("a ") + word, word), QStringLiteral("a [%1]").arg(word));
    }
};

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_search_text.moc"
