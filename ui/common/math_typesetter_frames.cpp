// What stands around, over or under the parts of a formula: arrays, accents, boxes and strokes.

#include "ui/common/math_delimiter.h"
#include "ui/common/math_typesetter.h"

#include <algorithm>

namespace ui {

namespace {

/// In em, as the font itself asks for.
constexpr qreal kXHeight = 0.45;

} // namespace

MathBox MathTypesetter::array(const TexNode &node, MathLevel level)
{
    if (node.columns == 0)
        return {};
    const MathLevel inner = node.limits       ? smaller(level)
                            : node.flag       ? MathLevel::Display
                            : isScript(level) ? level
                                              : MathLevel::Text;
    const qreal em = sizeAt(inner);
    const size_t columns = size_t(node.columns);
    const size_t rows = node.children.size() / columns;
    // Alignments, and the lines between the columns.
    std::vector<int> lines(columns + 1, 0);
    QByteArray plain;
    for (const char c : node.alignments) {
        if (c != '|')
            plain += c;
        else if (size_t(plain.size()) <= columns)
            ++lines[size_t(plain.size())];
    }
    const bool aligned = plain.startsWith('r') && node.flag;

    std::vector<MathBox> cells;
    std::vector<qreal> widths(columns, 0);
    std::vector<qreal> ascents(rows, em * 0.68);
    std::vector<qreal> descents(rows, em * 0.26);
    for (size_t at = 0; at < rows * columns; ++at) {
        TexNode content = node.children[at];
        // A relation at the beginning of a right half has its left half before it.
        if (aligned && at % columns % 2 == 1 && plain.size() == 2)
            content.children.insert(content.children.begin(), TexNode());
        cells.push_back(this->node(content, inner));
        const MathBox &cell = cells.back();
        widths[at % columns] = std::max(widths[at % columns], cell.width);
        ascents[at / columns] = std::max(ascents[at / columns], cell.ascent);
        descents[at / columns] = std::max(descents[at / columns], cell.descent);
    }
    const qreal between = em * (aligned ? 0.42 : node.limits ? 0.1 : 0.26);
    std::vector<qreal> lefts(columns + 1, 0);
    qreal x = node.text.isEmpty() && lines[0] == 0 ? 0 : em * 0.15;
    for (size_t column = 0; column < columns; ++column) {
        const qreal gap = !aligned ? (node.close.isEmpty() && !node.text.isEmpty() ? 1.0 : 0.85)
                          : plain.size() == 2 && column % 2 == 1 ? 0.0
                          : plain.size() == 2                    ? 2.0
                                                                 : 0.3;
        if (column > 0)
            x += gap * em;
        lefts[column] = x;
        x += widths[column];
    }
    lefts[columns] = x + (node.close.isEmpty() && lines[columns] == 0 ? 0 : em * 0.15);

    qreal height = -between;
    for (size_t r = 0; r < rows; ++r)
        height += ascents[r] + descents[r] + between;
    const qreal axis = kAxis * em;
    MathBox box;
    box.width = lefts[columns];
    box.ascent = height / 2 + axis;
    box.descent = height / 2 - axis;
    qreal y = -box.ascent;
    for (size_t r = 0; r < rows; ++r) {
        y += ascents[r];
        for (size_t column = 0; column < columns; ++column) {
            MathBox &cell = cells[r * columns + column];
            const char alignment = plain.isEmpty() ? 'c' : plain.at(qsizetype(column) % plain.size());
            const qreal room = widths[column] - cell.width;
            const qreal shift = alignment == 'r' ? room : alignment == 'c' ? room / 2 : 0;
            box.take(std::move(cell), {lefts[column] + shift, y});
        }
        y += descents[r] + between;
    }
    for (size_t column = 0; column <= columns; ++column) {
        const qreal end = column == 0 ? 0 : lefts[column - 1] + widths[column - 1];
        const qreal at = column == 0 ? lefts[0] - em * 0.12 : (end + lefts[column]) / 2;
        for (int i = 0; i < std::min(lines[column], 2); ++i)
            box.rules.push_back({at + i * em * 0.15, -box.ascent, mathRule(int(em)), height});
    }
    if (node.text.isEmpty() && node.close.isEmpty())
        return box;
    return embraced(std::move(box), node.text, node.close, inner);
}

MathBox MathTypesetter::accent(const TexNode &node, MathLevel level)
{
    const int size = sizeAt(level);
    const qreal em = size;
    MathBox base = this->node(node.children.at(0), level);
    const qreal width = base.width;
    const qreal lean = base.lean;
    const qreal line = mathRule(size);
    MathBox box;
    const QString &mark = node.text;
    if (mark == QLatin1String("underline") || mark == QLatin1String("underbar")) {
        const qreal at = base.descent + em * 0.12;
        box.place(std::move(base), {});
        box.rules.push_back({0, at, width, line});
        box.descent = at + line + em * 0.05;
        return box;
    }
    if (mark == QLatin1String("overbrace") || mark == QLatin1String("underbrace")) {
        const bool over = mark.startsWith(u'o');
        MathBox brace = mathBrace(width, size, over);
        const qreal at = over ? -base.ascent - em * 0.1 : base.descent + em * 0.1 + brace.ascent;
        box.place(std::move(base), {});
        box.place(std::move(brace), {0, at});
        return box;
    }
    const qreal top = base.ascent;
    // Over a slanted letter the middle is further to the right.
    const qreal middle = width / 2 + lean * 0.5 + (width < em ? em * 0.04 : 0);
    box.place(std::move(base), {});
    box.lean = lean;
    if (mark == QLatin1String("bar") || mark == QLatin1String("overline")) {
        const qreal wide = mark == QLatin1String("bar") ? std::min(width * 0.85, em * 0.5) : width;
        const qreal at = top + em * 0.12;
        box.rules.push_back({mark == QLatin1String("bar") ? middle - wide / 2 : 0, -at - line, wide, line});
        box.ascent = at + line + em * 0.04;
        return box;
    }
    if (mark == QLatin1String("vec") || mark.endsWith(QLatin1String("arrow"))) {
        const qreal wide = mark == QLatin1String("vec") ? std::max(em * 0.45, std::min(width, em)) : width;
        MathBox arrow = mathArrow(wide, size, mark == QLatin1String("overleftarrow"));
        box.ascent = top + em * 0.08 + arrow.ascent;
        box.take(std::move(arrow), {mark == QLatin1String("vec") ? middle - wide / 2 : 0, -top - em * 0.08});
        return box;
    }
    const bool wide = mark.startsWith(QLatin1String("wide"));
    const char32_t sign = wide ? (mark == QLatin1String("widehat") ? U'ˆ' : U'˜') : mark.front().unicode();
    QPainterPath outline = mathOutline(sign, size, m_fonts);
    const QRectF bounds = outline.boundingRect();
    if (bounds.isEmpty())
        return box;
    const qreal stretch = wide ? std::max(1.0, width * 0.9 / bounds.width()) : 1;
    const qreal lift = sign == U'⋯' ? top + em * 0.3 : top - kXHeight * em - em * 0.02;
    outline = QTransform(stretch, 0, 0, 1, middle - bounds.center().x() * stretch, -std::max(lift, 0.0))
                  .map(outline);
    box.ascent = std::max(box.ascent, -outline.boundingRect().top());
    box.paths.push_back({outline, 0});
    return box;
}

MathBox MathTypesetter::framed(const TexNode &node, MathLevel level)
{
    const qreal em = sizeAt(level);
    const qreal line = mathRule(int(em));
    const qreal padding = em * 0.3;
    MathBox box;
    box.place(this->node(node.children.front(), level), {padding + line, 0});
    box.width += padding + line;
    box.ascent += padding + line;
    box.descent += padding + line;
    const QRectF frame(0, -box.ascent, box.width, box.height());
    box.rules.push_back({frame.left(), frame.top(), frame.width(), line});
    box.rules.push_back({frame.left(), frame.bottom() - line, frame.width(), line});
    box.rules.push_back({frame.left(), frame.top(), line, frame.height()});
    box.rules.push_back({frame.right() - line, frame.top(), line, frame.height()});
    return box;
}

MathBox MathTypesetter::cancelled(const TexNode &node, MathLevel level)
{
    MathBox box = this->node(node.children.front(), level);
    const qreal over = sizeAt(level) * 0.1;
    const QRectF area(0, -box.ascent - over, box.width, box.height() + 2 * over);
    QPainterPath path;
    if (node.text != QLatin1String("\\")) {
        path.moveTo(area.bottomLeft());
        path.lineTo(area.topRight());
    }
    if (node.text != QLatin1String("/")) {
        path.moveTo(area.topLeft());
        path.lineTo(area.bottomRight());
    }
    box.paths.push_back({path, mathRule(sizeAt(level))});
    box.ascent += over;
    box.descent += over;
    return box;
}

} // namespace ui
