#include "ui/common/math_formula.h"
#include "ui/common/math_spans.h"
#include "ui/common/tex_parser.h"
#include "ui/common/tex_symbols.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using ui::MathSpan;
using ui::TexNode;

namespace {

/// The formulas that are found, each as `content`, display ones as `[content]`, open ones with `…`.
QStringList found(const QString &markdown, bool growing = false)
{
    const QByteArray text = markdown.toUtf8();
    QStringList list;
    for (const MathSpan &span : ui::findMath(text, growing)) {
        const QString content = QString::fromUtf8(ui::mathContent(text, span));
        list.append((span.display ? u'[' + content + u']' : content)
                    + (span.closed ? QString() : QStringLiteral("…")));
    }
    return list;
}

QString leaves(const TexNode &node)
{
    QString text = node.text;
    for (const TexNode &child : node.children)
        text += leaves(child);
    return text + node.close;
}

QString repeated(const char *text, int times)
{
    return QString::fromLatin1(text).repeated(times);
}

} // namespace

class TestMath : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void delimitersOpenAndCloseOnlyFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("formulas");
        const auto row = [](const char *text, const QStringList &formulas) {
            QTest::newRow(text) << QString::fromUtf8(text) << formulas;
        };
        const auto one = [](const char *text) { return QStringList {QString::fromUtf8(text)}; };
        row("a $x$ b", one("x"));
        row("$5 and $10", {});
        row("it costs $120.", {});
        row("US$5 and CA$6 or 7$ too", {});
        row("$5 for you and 10$ for me", {});
        row("\\$x$ and y$", {});
        row("$x\\$y$", one("x\\$y"));
        row("$ x$ and $x $", {});
        row("$x$5", {});
        row("the $n$-th", one("n"));
        row("`$x$` and ``a ` $y$``", {});
        row("`open $x$", one("x"));
        row("```\n$x$\n```\n$y$", one("y"));
        row("- ```\n  $x$\n  ```\n- $y$", one("y"));
        row("~~~ math\n$x$\n```\n", {});
        row("$$x$$", one("[x]"));
        row("$$\na\n\nb\n$$", one("[\na\n\nb\n]"));
        row("text $$ a\n\nb $$", {});
        row("\\(a\\) \\[b\\] \\\\(c\\\\)", {QStringLiteral("a"), QStringLiteral("[b]")});
        row("\\(a\n\nb\\)", {});
        row("> $$\n> a\n> b\n> $$", one("[\na\nb\n]"));
        row("$a\n- b$", {});
        row("|a|b|\n|-|-|\n|US$|AU$|\n|$|x|$|$y$|", {QStringLiteral("|x|"), QStringLiteral("y")});
        row("$$$$ and $$ $$", {});
        row("$a_1$ and $b_2$", {QStringLiteral("a_1"), QStringLiteral("b_2")});
    }

    void delimitersOpenAndCloseOnlyFormulas()
    {
        QFETCH(QString, text);
        QTEST(found(text), "formulas");
    }

    void aFormulaThatGrowsIsTold()
    {
        QCOMPARE(found(QStringLiteral("a \\(x"), true), QStringList {QStringLiteral("x…")});
        QCOMPARE(found(QStringLiteral("$$\na\n\nb"), true), QStringList {QStringLiteral("[\na\n\nb]…")});
        QCOMPARE(found(QStringLiteral("a \\(x\n\nb"), true), QStringList());
        QCOMPARE(found(QStringLiteral("costs $5"), true), QStringList());
        QCOMPARE(found(QStringLiteral("$$\n") + QString(20'000, u'a'), true), QStringList());
    }

    void maskKeepsTheLines()
    {
        const QByteArray text = "a $$\nx\n\n> y\n$$ b\n$c$\n";
        const QByteArray masked = ui::maskMath(text, ui::findMath(text, false));
        QCOMPARE(masked.count('\n'), text.count('\n'));
        const QByteArray block = "$$\n- x\n\n# y\n$$\nend";
        QCOMPARE(ui::maskMath(block, ui::findMath(block, false)), QByteArray("xx\nxxx\nx\nxxx\nxx\nend"));
    }

    void everyPartOfAFormulaIsRead_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *tex, const char *text) {
            QTest::newRow(tex) << QString::fromUtf8(tex) << QString::fromUtf8(text);
        };
        row("x^2_i'", "𝑥2′𝑖");
        row("\\frac12 + \\dfrac{a}{b}", "12+𝑎𝑏");
        row("\\sqrt[3]{x}", "𝑥3");
        row("\\alpha\\Omega\\infty\\le\\to", "𝛼Ω∞≤→");
        row("\\mathbb{R}\\mathcal{L}\\mathbf{v}\\mathfrak{g}\\mathrm{d}", "ℝℒ𝐯𝔤d");
        row("\\text{if } x", "if 𝑥");
        row("\\left( x \\right]", "(𝑥]");
        row("\\left. x \\middle| y \\right\\}", "𝑥|𝑦}");
        row("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "(𝑎𝑏𝑐𝑑)");
        row("\\begin{cases} 1 & x \\\\ 2 \\end{cases}", "{1𝑥2");
        row("\\begin{align*} a &= b \\\\ &= c \\end{align*}", "𝑎=𝑏=𝑐");
        row("\\begin{array}{l|r} a & b \\end{array}", "𝑎𝑏");
        row("a \\\\ b", "𝑎𝑏");
        row("\\hat x \\overline{ab}", "ˆ𝑥overline𝑎𝑏");
        row("\\lim_{x} \\operatorname{foo} y", "lim𝑥foo𝑦");
        row("\\sum\\limits_{i=1}^n", "∑𝑛𝑖=1");
        row("\\unknown{x} + 1", "\\unknown𝑥+1");
        row("\\begin{nothing} a \\end{nothing} b", "\\begin{nothing} a \\end{nothing}𝑏");
        row("\\binom{n}{k} {a \\over b}", "(𝑛𝑘)𝑎𝑏");
        row("a \\bmod b \\pmod n", "𝑎mod𝑏(mod𝑛)");
        row("\\color{red} x % comment\n y", "𝑥𝑦");
        row("\\tag{7} \\{ \\} \\% \\_", "(7){}%_");
        row("1,000.5 - x", "1,000.5−𝑥");
        row("\\big( \\Bigr\\rangle", "(⟩");
        row("x^", "𝑥");
        row("é 中", "é中");
    }

    void everyPartOfAFormulaIsRead()
    {
        QFETCH(QString, tex);
        const std::optional<TexNode> tree = ui::parseTex(tex);
        QVERIFY(tree);
        QTEST(leaves(*tree), "text");
    }

    void whatCannotBeReadIsLeftToBeShownAsItIs_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::newRow("open brace") << QStringLiteral("\\frac{1}{");
        QTest::newRow("close brace") << QStringLiteral("a}b");
        QTest::newRow("no right") << QStringLiteral("\\left( x");
        QTest::newRow("no end") << QStringLiteral("\\begin{matrix} a");
        QTest::newRow("deep braces") << repeated("{", 100) + repeated("}", 100);
        QTest::newRow("deep fractions") << repeated("\\frac{a}{", 100) + repeated("}", 100);
        QTest::newRow("deep commands") << repeated("\\sqrt", 5000);
        QTest::newRow("deep scripts") << repeated("x^{", 100) + repeated("}", 100);
        QTest::newRow("long") << QString(30'000, u'x');
        QTest::newRow("many parts") << repeated("x ", 9'000);
        QTest::newRow("many cells") << QStringLiteral("\\begin{matrix}") + repeated("&", 4000)
                                           + repeated("\\\\", 4000) + QStringLiteral("\\end{matrix}");
    }

    void whatCannotBeReadIsLeftToBeShownAsItIs()
    {
        QFETCH(QString, tex);
        QVERIFY(!ui::parseTex(tex));
    }

    void anyBeginningOfAFormulaIsHarmless()
    {
        const QString tex =
            QStringLiteral("\\left(\\frac{a_1^2}{\\sqrt[3]{b}}\\right)\\begin{cases}x&\\text{y}"
                           "\\\\\\hat z&\\middle|\\end{cases}\\xrightarrow[a]{b}\\not=\\tag1");
        ui::MathCache cache;
        for (qsizetype length = 0; length <= tex.size(); ++length)
            cache.formula(query(tex.left(length), true));
        QCOMPARE(cache.formula(query(tex, true)).size(), size_t(1));
    }

    void aFormulaIsDrawnWithinItsBox_data()
    {
        QTest::addColumn<QString>("tex");
        for (const char *tex : {"x", "\\frac{a}{b}", "\\int_0^1 f", "\\sqrt{\\frac{a}{b}}", "\\vec{v}",
                                "\\left(\\begin{matrix}1\\\\2\\\\3\\end{matrix}\\right\\}", "\\boxed{x}",
                                "\\underbrace{a+b}_{n}", "y_{j_k}^{2^2}", "\\text{word}", "\\foo"})
            QTest::newRow(tex) << QString::fromLatin1(tex);
    }

    void aFormulaIsDrawnWithinItsBox()
    {
        QFETCH(QString, tex);
        ui::MathCache cache;
        const ui::MathFormulas formula = cache.formula(query(tex, true));
        QCOMPARE(formula.size(), size_t(1));
        constexpr int kMargin = 10;
        QImage image(qCeil(formula[0]->width()) + 2 * kMargin,
                     qCeil(formula[0]->ascent() + formula[0]->descent()) + 2 * kMargin, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        formula[0]->paint(painter, QPointF(kMargin, kMargin + formula[0]->ascent()));
        painter.end();
        bool inked = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) > 200)
                    continue;
                inked = true;
                // Slanted letters and pixels cut in half may reach over a little.
                QVERIFY2(x >= kMargin - 3 && x < image.width() - kMargin + 3, "too wide");
                QVERIFY2(y >= kMargin - 3 && y < image.height() - kMargin + 3, "too tall");
            }
        }
        QVERIFY(inked);
    }

    void aLongFormulaMayBreakBehindItsRelations()
    {
        ui::MathCache cache;
        const QString tex = QStringLiteral("f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 = (b + c) - d");
        const ui::MathFormulas parts = cache.formula(query(tex, false));
        QVERIFY(parts.size() >= 4);
        QString source;
        for (const auto &part : parts)
            source += part->source();
        QCOMPARE(source, u'$' + tex + u'$');
        QCOMPARE(cache.formula(query(QStringLiteral("a = b"), false)).size(), size_t(1));
    }

    void theSameFormulaIsTypesetOnce()
    {
        ui::MathCache cache;
        const ui::MathFormulas first = cache.formula(query(QStringLiteral("x"), false));
        QCOMPARE(cache.formula(query(QStringLiteral("x"), false)), first);
        QVERIFY(cache.formula(query(QStringLiteral("x"), true)) != first);
    }

private:
    ui::MathQuery query(const QString &tex, bool display) const
    {
        ui::MathQuery query;
        query.tex = tex;
        query.open = query.close = QStringLiteral("$");
        query.display = display;
        query.family = QApplication::font().family();
        query.codeFamily = m_theme.codeFontFamily();
        return query;
    }

    ui::Theme m_theme;
};

QTEST_MAIN(TestMath)
#include "math_test.moc"
