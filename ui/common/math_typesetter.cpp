#include "ui/common/math_typesetter.h"

#include "ui/common/math_delimiter.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

/// Space between neighbours: 0 none, 1 thin, 2 medium, 3 thick; negative: not in scripts.
constexpr std::array<std::array<int, 8>, 8> kSpaces = {{
    {0, 1, -2, -3, 0, 0, 0, -1}, // Ordinary
    {1, 1, 0, -3, 0, 0, 0, -1}, // Operator
    {-2, -2, 0, 0, -2, 0, 0, -2}, // Binary
    {-3, -3, 0, 0, -3, 0, 0, -3}, // Relation
    {0, 0, 0, 0, 0, 0, 0, 0}, // Open
    {0, 1, -2, -3, 0, 0, 0, -1}, // Close
    {-1, -1, 0, -1, -1, -1, -1, -1}, // Punctuation
    {-1, 1, -2, -3, -1, 0, -1, -1}, // Inner
}};

} // namespace

int MathTypesetter::sizeAt(MathLevel level) const
{
    if (level <= MathLevel::Text)
        return m_size;
    return std::max(6, qRound(m_size * (level == MathLevel::Script ? 0.72 : 0.58)));
}

MathBox MathTypesetter::node(const TexNode &node, MathLevel level)
{
    const int size = sizeAt(level);
    switch (node.kind) {
    case Kind::Row:
        return row(node.children, 0, node.children.size(), level);
    case Kind::Symbol:
        return symbol(node, level);
    case Kind::Text: {
        QFont font = m_fonts.text(qRound(size * 0.87));
        if (node.flag)
            font.setWeight(QFont::DemiBold);
        return plainText(node.text, font);
    }
    case Kind::Unknown: {
        QFont font(m_codeFamily);
        font.setPixelSize(qRound(size * 0.8));
        return plainText(node.text, font);
    }
    case Kind::Fraction:
        return fraction(node, level);
    case Kind::Root:
        return root(node, level);
    case Kind::Scripts:
        return scripts(node, level);
    case Kind::Fence:
        return fence(node, level);
    case Kind::Delimiter: {
        const qreal height = node.amount > 0 ? node.amount * size : std::max<qreal>(m_fenceHeight, size);
        return mathDelimiter(node.text, height, kAxis * size, size, m_fonts);
    }
    case Kind::Array:
        return array(node, level);
    case Kind::Accent:
        return accent(node, level);
    case Kind::Space: {
        MathBox box;
        box.width = node.amount * size;
        return box;
    }
    case Kind::Box:
        return framed(node, level);
    case Kind::Cancel:
        return cancelled(node, level);
    case Kind::Style:
        return this->node(node.children.front(), MathLevel(int(node.amount)));
    }
    return {};
}

/// A minus at the beginning, or behind another sign, joins nothing.
std::vector<TexClass> MathTypesetter::classes(const std::vector<TexNode> &nodes) const
{
    std::vector<TexClass> result;
    result.reserve(nodes.size());
    bool joins = false; ///< Whether a sign here would have something to its left.
    for (const TexNode &node : nodes) {
        TexClass type = node.type;
        if (type == TexClass::Binary && !joins)
            type = TexClass::Ordinary;
        if (node.kind != Kind::Space)
            joins = type == TexClass::Ordinary || type == TexClass::Close || type == TexClass::Inner;
        result.push_back(type);
    }
    TexClass next = TexClass::Close;
    for (size_t i = nodes.size(); i-- > 0;) {
        if (nodes[i].kind == Kind::Space)
            continue;
        if (result[i] == TexClass::Binary
            && (next == TexClass::Relation || next == TexClass::Close || next == TexClass::Punctuation))
            result[i] = TexClass::Ordinary;
        next = result[i];
    }
    return result;
}

MathBox MathTypesetter::row(const std::vector<TexNode> &nodes, size_t from, size_t to, MathLevel level)
{
    const std::vector<TexClass> types = classes(nodes);
    const qreal em = sizeAt(level);
    MathBox box;
    int before = -1;
    const auto spaceAhead = [&](size_t at) {
        const int kind = kSpaces.at(size_t(before)).at(size_t(types[at]));
        return kind < 0 && isScript(level) ? 0 : (std::abs(kind) > 0 ? (std::abs(kind) + 2) / 18.0 : 0) * em;
    };
    for (size_t i = from; i < to; ++i) {
        const bool blank = nodes[i].kind == Kind::Space;
        if (before >= 0 && !blank)
            box.width += spaceAhead(i);
        MathBox part = node(nodes[i], level);
        const qreal wide = part.width;
        const qreal lean = part.lean;
        const qreal start = box.width;
        box.place(std::move(part), {start, 0});
        box.width = start + wide;
        box.lean = lean;
        // A letter that leans over what follows needs room, unless that stands clear of it.
        if (lean > 0 && i + 1 < nodes.size() && nodes[i + 1].kind != Kind::Space)
            box.width += lean * 0.6;
        if (!blank)
            before = int(types[i]);
    }
    if (to < nodes.size() && before >= 0 && nodes[to].kind != Kind::Space)
        box.width += spaceAhead(to);
    return box;
}

MathBox MathTypesetter::symbol(const TexNode &node, MathLevel level)
{
    const int size = sizeAt(level);
    if (node.text.startsWith(u'′')) {
        // The sign is made to stand beside its letter without being raised, and it is raised here.
        MathBox sign = mathText(node.text, size, m_fonts);
        MathBox box;
        box.place(std::move(sign), {0, size * 0.4});
        return box;
    }
    if (!node.large)
        return mathText(node.text, size, m_fonts);
    const bool integral = !node.limits || node.text.front() == u'∫';
    const qreal grow = level != MathLevel::Display ? 1.0 : integral ? 1.7 : 1.4;
    MathBox sign = mathText(node.text, qRound(size * grow), m_fonts);
    const qreal shift = (sign.ascent - sign.descent) / 2 - kAxis * size;
    MathBox box;
    const qreal lean = sign.lean;
    box.place(std::move(sign), {0, shift});
    box.lean = lean;
    return box;
}

MathBox MathTypesetter::fraction(const TexNode &node, MathLevel level)
{
    if (node.amount >= 0)
        level = std::max(isScript(level) ? level : MathLevel::Display, MathLevel(int(node.amount)));
    const int size = sizeAt(level);
    const MathLevel inner = level == MathLevel::Display ? MathLevel::Text : smaller(level);
    MathBox above = this->node(node.children.at(0), inner);
    MathBox below = this->node(node.children.at(1), inner);
    const qreal line = node.flag ? mathRule(size) : 0;
    const qreal gap = size * (level == MathLevel::Display ? 0.17 : 0.09) + (node.flag ? 0 : size * 0.08);
    const qreal side = size * 0.1;
    const qreal wide = std::max(above.width, below.width) + 2 * side;
    const qreal axis = kAxis * size;
    MathBox box;
    box.width = wide + 2 * side;
    if (node.flag)
        box.rules.push_back({side, -axis - line / 2, wide, line});
    const qreal up = axis + line / 2 + gap + above.descent;
    const qreal down = below.ascent + gap + line / 2 - axis;
    box.ascent = up + above.ascent;
    box.descent = down + below.descent;
    const qreal aboveX = side + (wide - above.width) / 2;
    const qreal belowX = side + (wide - below.width) / 2;
    box.take(std::move(above), {aboveX, -up});
    box.take(std::move(below), {belowX, down});
    if (node.text.isEmpty())
        return box;
    return embraced(std::move(box), node.text, node.close, level);
}

MathBox MathTypesetter::root(const TexNode &node, MathLevel level)
{
    const int size = sizeAt(level);
    MathBox content = this->node(node.children.at(0), level);
    const qreal gap = size * 0.12;
    const qreal top = std::max(content.ascent, size * 0.5) + gap;
    MathBox sign = mathRadical(content.width + size * 0.06, top, content.descent + size * 0.05, size);
    const qreal left = sign.lean;
    sign.lean = 0;
    MathBox box;
    qreal start = left;
    if (node.children.size() > 1) {
        MathBox degree = this->node(node.children.at(1), MathLevel::ScriptScript);
        start = std::max(start, degree.width + left * 0.42);
        const qreal raise = sign.descent - std::min(sign.height() * 0.55, size * 0.55) - size * 0.1
                            - degree.descent - size * 0.04;
        const qreal degreeX = start - left * 0.42 - degree.width - left * 0.2;
        box.place(std::move(degree), {std::max(0.0, degreeX), raise});
    }
    const qreal lean = content.lean;
    box.place(std::move(sign), {start, 0});
    box.place(std::move(content), {start, 0});
    box.width += size * 0.05 + lean * 0.5;
    box.ascent += size * 0.06;
    return box;
}

MathBox MathTypesetter::scripts(const TexNode &node, MathLevel level)
{
    const TexNode &base = node.children.at(0);
    MathBox box = this->node(base, level);
    const bool stacked = node.limits || (base.kind == Kind::Accent && base.limits)
                         || (base.limits && (level == MathLevel::Display || base.flag));
    return stacked ? limitScripts(node, std::move(box), level) : besideScripts(node, std::move(box), level);
}

MathBox MathTypesetter::besideScripts(const TexNode &node, MathBox base, MathLevel level)
{
    const TexNode &letter = node.children.at(0);
    const qreal em = sizeAt(level);
    // `\vec v^2` and `{x}^2` are raised as `v^2` and `x^2` are.
    const bool low = letter.kind == Kind::Symbol && !letter.large;
    const bool above = !node.children.at(1).children.empty();
    const bool below = !node.children.at(2).children.empty();
    MathBox sup = this->node(node.children.at(1), smaller(level));
    MathBox sub = this->node(node.children.at(2), smaller(level));
    qreal up = std::max(0.36 * em, sup.descent + 0.12 * em);
    qreal down = std::max(0.2 * em, sub.ascent - 0.4 * em);
    if (!low) {
        up = std::max(up, base.ascent - 0.32 * em);
        down = std::max(down, base.descent + 0.08 * em);
    }
    if (above && below) {
        const qreal gap = (up - sup.descent) - (sub.ascent - down);
        down += std::max(0.0, 0.16 * em - gap);
    }
    const qreal start = base.width;
    const qreal lean = base.lean;
    MathBox box;
    box.place(std::move(base), {});
    const qreal after = em * 0.04;
    if (above)
        box.place(std::move(sup), {start + lean + after * 0.5, -up});
    if (below)
        box.place(std::move(sub), {letter.large ? start - lean * 0.35 : start + after * 0.5, down});
    if (above || below)
        box.width += after;
    return box;
}

MathBox MathTypesetter::limitScripts(const TexNode &node, MathBox base, MathLevel level)
{
    const qreal em = sizeAt(level);
    const bool above = !node.children.at(1).children.empty();
    const bool below = !node.children.at(2).children.empty();
    MathBox sup = this->node(node.children.at(1), smaller(level));
    MathBox sub = this->node(node.children.at(2), smaller(level));
    const qreal wide = std::max({base.width, sup.width, sub.width});
    const qreal middle = wide / 2;
    const qreal up = base.ascent + 0.14 * em + sup.descent;
    const qreal down = base.descent + 0.14 * em + sub.ascent;
    MathBox box;
    const qreal baseX = middle - base.width / 2;
    box.place(std::move(base), {baseX, 0});
    const qreal supX = middle - sup.width / 2;
    const qreal subX = middle - sub.width / 2;
    if (above)
        box.place(std::move(sup), {supX, -up});
    if (below)
        box.place(std::move(sub), {subX, down});
    box.width = wide;
    return box;
}

MathBox MathTypesetter::fence(const TexNode &node, MathLevel level)
{
    const TexNode &inside = node.children.at(0);
    const qreal outer = m_fenceHeight;
    m_fenceHeight = 0;
    MathBox content = this->node(inside, level);
    const bool middle = std::any_of(inside.children.begin(), inside.children.end(), [](const TexNode &child) {
        return child.kind == Kind::Delimiter && child.amount <= 0;
    });
    // What stands in the middle is as tall as the rest, which must be known first. Fences in fences would
    // double the work each time.
    if (middle && m_secondLooks < 3) {
        ++m_secondLooks;
        m_fenceHeight = content.height();
        content = this->node(inside, level);
        --m_secondLooks;
    }
    m_fenceHeight = outer;
    return embraced(std::move(content), node.text, node.close, level);
}

MathBox MathTypesetter::embraced(MathBox content, const QString &open, const QString &close, MathLevel level)
{
    const int size = sizeAt(level);
    const qreal axis = kAxis * size;
    const qreal height = 2 * std::max(content.ascent - axis, content.descent + axis);
    MathBox left = mathDelimiter(open, height, axis, size, m_fonts);
    MathBox right = mathDelimiter(close, height, axis, size, m_fonts);
    MathBox box;
    box.place(std::move(left), {});
    box.place(std::move(content), {box.width, 0});
    box.place(std::move(right), {box.width, 0});
    return box;
}

} // namespace ui
