#include "ui/common/math_delimiter.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Everything below is drawn around y = 0, half of `height` up and down, and moved to its axis at the end.
MathBox boxOf(qreal width, qreal height, qreal axis)
{
    MathBox box;
    box.width = width;
    box.ascent = height / 2 + axis;
    box.descent = height / 2 - axis;
    return box;
}

MathBox square(QChar c, qreal height, qreal axis, int size)
{
    const qreal line = mathRule(size) * 1.15;
    const qreal foot = size * 0.2;
    const qreal side = size * 0.08;
    const bool left = c == u'[' || c == u'⌊' || c == u'⌈';
    const bool top = c != u'⌊' && c != u'⌋';
    const bool bottom = c != u'⌈' && c != u'⌉';
    MathBox box = boxOf(foot + 2 * side, height, axis);
    const qreal up = -box.ascent;
    box.rules.push_back({left ? side : side + foot - line, up, line, height});
    if (top)
        box.rules.push_back({side, up, foot, line});
    if (bottom)
        box.rules.push_back({side, up + height - line, foot, line});
    return box;
}

MathBox bars(int count, qreal height, qreal axis, int size)
{
    const qreal line = mathRule(size) * 1.15;
    const qreal side = size * 0.1;
    const qreal gap = size * 0.18;
    MathBox box = boxOf(2 * side + line + (count - 1) * gap, height, axis);
    for (int i = 0; i < count; ++i)
        box.rules.push_back({side + i * gap, -box.ascent, line, height});
    return box;
}

/// Thin at its ends and thick in its middle, as printed ones are.
MathBox parenthesis(bool left, qreal height, qreal axis, int size)
{
    const qreal width = size * std::min(0.62, 0.3 + 0.045 * height / size);
    const qreal thick = size * std::min(0.14, 0.075 + 0.012 * height / size);
    const qreal thin = mathRule(size) * 0.6;
    const qreal side = size * 0.05;
    MathBox box = boxOf(width + side, height, axis);
    const qreal top = -box.ascent;
    const qreal bottom = box.descent;
    const qreal reach = height * 0.3;
    QPainterPath path(QPointF(width, top));
    path.cubicTo(width * 0.1, top + reach, width * 0.1, bottom - reach, width, bottom);
    path.lineTo(width - thin * 0.2, bottom + thin * 0.3);
    path.cubicTo(width * 0.1 - thick * 1.3, bottom - reach, width * 0.1 - thick * 1.3, top + reach,
                 width - thin * 0.2, top - thin * 0.3);
    path.closeSubpath();
    if (!left)
        path = QTransform(-1, 0, 0, 1, box.width, 0).map(path);
    box.paths.push_back({path, 0});
    return box;
}

MathBox brace(bool left, qreal height, qreal axis, int size)
{
    MathBox lying = mathBrace(height, size, true);
    MathBox box = boxOf(lying.ascent + size * 0.12, height, axis);
    // Turned by a quarter: its middle points to the left.
    const qreal width = box.width;
    QTransform turn(0, 1, 1, 0, size * 0.06 + lying.ascent, -box.ascent);
    if (!left)
        turn *= QTransform(-1, 0, 0, 1, width, 0);
    for (MathBox::Path &path : lying.paths)
        box.paths.push_back({turn.map(path.path), path.pen});
    return box;
}

MathBox angle(bool left, qreal height, qreal axis, int size)
{
    const qreal width = size * std::min(0.55, 0.24 + 0.06 * height / size);
    const qreal side = size * 0.08;
    MathBox box = boxOf(width + 2 * side, height, axis);
    QPainterPath path(QPointF(left ? side + width : side, -box.ascent));
    path.lineTo(left ? side : side + width, -axis);
    path.lineTo(left ? side + width : side, box.descent);
    box.paths.push_back({path, mathRule(size) * 1.1});
    return box;
}

} // namespace

qreal mathRule(int size)
{
    return std::max(1.0, size * 0.06);
}

MathBox mathDelimiter(const QString &delimiter, qreal height, qreal axis, int size, const MathFonts &fonts)
{
    if (delimiter.isEmpty())
        return {};
    MathBox plain = mathText(delimiter, size, fonts);
    const QChar c = delimiter.front();
    if (height <= plain.height() * 1.12)
        return plain;
    if (QStringView(u"[]⌊⌋⌈⌉").contains(c))
        return square(c, height, axis, size);
    if (c == u'|' || c == u'‖')
        return bars(c == u'|' ? 1 : 2, height, axis, size);
    if (c == u'(' || c == u')')
        return parenthesis(c == u'(', height, axis, size);
    if (c == u'{' || c == u'}')
        return brace(c == u'{', height, axis, size);
    if (c == u'⟨' || c == u'⟩')
        return angle(c == u'⟨', height, axis, size);
    // Slashes and arrows are stretched.
    const QPainterPath outline = mathOutline(c.unicode(), size, fonts);
    const QRectF bounds = outline.boundingRect();
    if (bounds.height() <= 0)
        return plain;
    const qreal tall = height / bounds.height();
    const qreal wide = c == u'/' || c == u'\\' ? std::min(2.0, std::sqrt(tall)) : 1;
    MathBox box = boxOf(plain.width * wide, height, axis);
    box.paths.push_back({QTransform(wide, 0, 0, tall, 0, -box.ascent - bounds.top() * tall).map(outline), 0});
    return box;
}

MathBox mathRadical(qreal width, qreal top, qreal bottom, int size)
{
    const qreal line = mathRule(size);
    const qreal sign = size * std::min(0.95, 0.55 + 0.08 * (top + bottom) / size);
    const qreal height = top + bottom;
    const qreal bend = std::min(height * 0.55, size * 0.55);
    MathBox box;
    box.width = width;
    box.ascent = top + line;
    box.descent = bottom;
    QPainterPath thin(QPointF(-sign, bottom - bend + size * 0.06));
    thin.lineTo(-sign * 0.72, bottom - bend - size * 0.05);
    box.paths.push_back({thin, line * 0.9});
    QPainterPath thick(QPointF(-sign * 0.75, bottom - bend - size * 0.05));
    thick.lineTo(-sign * 0.42, bottom - line);
    box.paths.push_back({thick, line * 1.7});
    QPainterPath up(QPointF(-sign * 0.42, bottom));
    up.lineTo(0, -top - line / 2);
    box.paths.push_back({up, line});
    box.rules.push_back({-line * 0.3, -top - line, width + line * 0.3, line});
    box.lean = sign; // What it takes left of its origin.
    return box;
}

MathBox mathBrace(qreal width, int size, bool opensDown)
{
    const qreal tall = size * 0.34;
    const qreal line = mathRule(size) * 1.15;
    const qreal curve = std::min(width / 4, size * 0.45);
    const qreal middle = width / 2;
    QPainterPath path(QPointF(0, 0));
    path.cubicTo(0, -tall * 0.5, curve * 0.4, -tall * 0.5, curve, -tall * 0.5);
    path.lineTo(middle - curve, -tall * 0.5);
    path.cubicTo(middle - curve * 0.4, -tall * 0.5, middle, -tall * 0.5, middle, -tall);
    path.cubicTo(middle, -tall * 0.5, middle + curve * 0.4, -tall * 0.5, middle + curve, -tall * 0.5);
    path.lineTo(width - curve, -tall * 0.5);
    path.cubicTo(width - curve * 0.4, -tall * 0.5, width, -tall * 0.5, width, 0);
    if (!opensDown)
        path = QTransform(1, 0, 0, -1, 0, -tall).map(path);
    MathBox box;
    box.width = width;
    box.ascent = tall;
    box.paths.push_back({path, line});
    return box;
}

MathBox mathArrow(qreal width, int size, bool toTheLeft)
{
    const qreal line = mathRule(size);
    const qreal head = size * 0.16;
    const qreal y = -head;
    width = std::max(width, head * 2);
    QPainterPath path(QPointF(0, y));
    path.lineTo(width - line, y);
    path.moveTo(width - head, y - head * 0.8);
    path.lineTo(width - line * 0.5, y);
    path.lineTo(width - head, y + head * 0.8);
    if (toTheLeft)
        path = QTransform(-1, 0, 0, 1, width, 0).map(path);
    MathBox box;
    box.width = width;
    box.ascent = 2 * head;
    box.paths.push_back({path, line});
    return box;
}

} // namespace ui
