#include "ui/common/markdown_math.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QObject>
#include <QPainter>
#include <QTextCursor>
#include <QTextObjectInterface>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Unicode promises that these are never characters.
constexpr char16_t kMarkBegin = 0xfdd0;
constexpr char16_t kMarkEnd = 0xfdd1;
constexpr char16_t kWordJoiner = 0x2060;
/// By how many pixels a formula reaches further above its baseline than below.
constexpr int kOverhangProperty = kMathProperty + 1;

std::shared_ptr<const MathFormula> formulaOf(const QTextFormat &format)
{
    return format.property(kMathProperty).value<std::shared_ptr<const MathFormula>>();
}

/// Draws the formulas of a document. One that is wider than the text shrinks to half its size at most.
class MathObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;

    QSizeF intrinsicSize(QTextDocument *document, int, const QTextFormat &format) override
    {
        const auto formula = formulaOf(format);
        if (!formula)
            return {};
        const qreal room = document->textWidth();
        const bool wraps = document->defaultTextOption().wrapMode() != QTextOption::NoWrap;
        const qreal scale =
            wraps && room > 0 ? std::clamp(room * 0.9 / std::max(1.0, formula->width()), 0.5, 1.0) : 1.0;
        const qreal overhang = format.doubleProperty(kOverhangProperty);
        return {formula->width() * scale, std::max(overhang, (overhang + 2 * formula->descent()) * scale)};
    }

    void drawObject(QPainter *painter, const QRectF &area, QTextDocument *, int,
                    const QTextFormat &format) override
    {
        const auto formula = formulaOf(format);
        if (!formula || formula->width() <= 0)
            return;
        painter->save();
        painter->setPen(format.foreground().color());
        const qreal below = (area.height() - format.doubleProperty(kOverhangProperty)) / 2;
        painter->translate(area.left(), area.bottom() - below);
        const qreal scale = area.width() / formula->width();
        if (scale < 0.999)
            painter->scale(scale, scale);
        formula->paint(*painter, {});
        painter->restore();
    }
};

/// The size of a font whose letter x is at least so tall. A line puts the middle of an object at a quarter of
/// that height above its baseline: the only way to choose where on the line an object stands.
int sizeWithXHeight(const QString &family, int height)
{
    QFont font(family);
    for (int size = std::max(1, height * 7 / 4); size < height * 4 + 8; ++size) {
        font.setPixelSize(size);
        if (QFontMetrics(font).xHeight() >= height)
            return size;
    }
    return height * 2;
}

} // namespace

QByteArray TakenMath::takeOut(const QByteArray &markdown, bool growing)
{
    QByteArray clean = markdown;
    const QByteArray begin = QString(QChar(kMarkBegin)).toUtf8();
    const QByteArray end = QString(QChar(kMarkEnd)).toUtf8();
    if (clean.contains(begin) || clean.contains(end))
        clean.replace(begin, "\xef\xbf\xbd").replace(end, "\xef\xbf\xbd");
    const QList<MathSpan> spans = findMath(clean, growing);
    if (spans.isEmpty())
        return clean;
    QByteArray marked;
    marked.reserve(clean.size());
    qsizetype done = 0;
    for (const MathSpan &span : spans) {
        marked += clean.mid(done, span.start - done);
        marked += begin + QByteArray::number(m_formulas.size()) + end;
        Formula formula;
        formula.tex = QString::fromUtf8(mathContent(clean, span));
        formula.open = QString::fromUtf8(clean.mid(span.start, span.contentStart - span.start));
        formula.close = QString::fromUtf8(clean.mid(span.contentEnd, span.end - span.contentEnd));
        formula.display = span.display;
        formula.closed = span.closed;
        m_formulas.append(formula);
        done = span.end;
    }
    return marked + clean.mid(done);
}

qsizetype TakenMath::nextMark(const QString &text, qsizetype from, qsizetype &formula, qsizetype &end) const
{
    const qsizetype begin = m_formulas.isEmpty() ? -1 : text.indexOf(QChar(kMarkBegin), from);
    const qsizetype close = begin < 0 ? -1 : text.indexOf(QChar(kMarkEnd), begin);
    if (close < 0)
        return -1;
    formula =
        std::clamp<qsizetype>(text.mid(begin + 1, close - begin - 1).toLongLong(), 0, m_formulas.size() - 1);
    end = close + 1;
    return begin;
}

QString TakenMath::restored(const QString &text) const
{
    QString result;
    qsizetype done = 0;
    qsizetype index = 0;
    qsizetype end = 0;
    for (qsizetype at = nextMark(text, 0, index, end); at >= 0; at = nextMark(text, done, index, end)) {
        const Formula &formula = m_formulas.at(index);
        result += text.mid(done, at - done) + formula.open + formula.tex + formula.close;
        done = end;
    }
    return done == 0 ? text : result + text.mid(done);
}

QTextCharFormat mathFormat(const std::shared_ptr<const MathFormula> &formula, const QTextCharFormat &around,
                           const QString &family)
{
    QTextCharFormat format = around;
    format.setObjectType(kMathObject);
    format.setProperty(kMathProperty, QVariant::fromValue(formula));
    format.setFontUnderline(false);
    const qreal overhang = std::max(0.0, formula->ascent() - formula->descent());
    const int size = sizeWithXHeight(family, 2 * int(std::ceil(overhang)));
    QFont font(family);
    font.setPixelSize(size);
    format.setProperty(kOverhangProperty, QFontMetrics(font).xHeight() / 2.0);
    format.setFontFamilies({family});
    format.setFontWeight(QFont::Normal);
    format.setFontItalic(false);
    format.setProperty(QTextFormat::FontPixelSize, size);
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    return format;
}

void installMathObject(QTextDocument &document)
{
    document.documentLayout()->registerHandler(kMathObject, new MathObject(&document));
}

QString textWithMath(const QTextBlock &block, int from, int length)
{
    const QString text = block.text().mid(from, length);
    if (!text.contains(QChar(QChar::ObjectReplacementCharacter)))
        return text;
    QString result;
    QTextCursor cursor(block);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QChar(kWordJoiner))
            continue;
        if (c != QChar(QChar::ObjectReplacementCharacter)) {
            result += c;
            continue;
        }
        cursor.setPosition(block.position() + from + int(i) + 1);
        const auto formula = formulaOf(cursor.charFormat());
        result += formula ? formula->source() : QString(c);
    }
    return result;
}

} // namespace ui

#include "markdown_math.moc"
