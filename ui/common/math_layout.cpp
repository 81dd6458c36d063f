#include "ui/common/math_layout.h"

#include "ui/common/math_typesetter.h"

namespace ui {

namespace {

/// A formula within a line is cut from this width on, into parts no narrower than the second. In em.
constexpr qreal kLongInline = 7;
constexpr qreal kShortestPiece = 1.6;

} // namespace

MathBox layOutMath(const TexNode &root, int size, MathLevel level, const MathFonts &fonts,
                   const QString &codeFamily)
{
    return MathTypesetter(size, fonts, codeFamily).node(root, level);
}

std::vector<MathPiece> layOutInlineMath(const TexNode &root, int size, const MathFonts &fonts,
                                        const QString &codeFamily)
{
    MathTypesetter typesetter(size, fonts, codeFamily);
    std::vector<MathPiece> pieces;
    MathBox whole = typesetter.node(root, MathLevel::Text);
    if (root.kind != TexNode::Kind::Row || whole.width < kLongInline * size) {
        pieces.push_back({std::move(whole), 0});
        return pieces;
    }
    const std::vector<TexNode> &nodes = root.children;
    const std::vector<TexClass> types = typesetter.classes(nodes);
    size_t from = 0;
    int open = 0;
    for (size_t i = 0; i < nodes.size(); ++i) {
        open += types[i] == TexClass::Open ? 1 : types[i] == TexClass::Close ? -1 : 0;
        const bool last = i + 1 == nodes.size();
        const bool joint =
            types[i] == TexClass::Relation
            || ((types[i] == TexClass::Binary || types[i] == TexClass::Punctuation) && open <= 0);
        if (!last && !joint)
            continue;
        MathBox box = typesetter.row(nodes, from, i + 1, MathLevel::Text);
        if (!last && box.width < kShortestPiece * size)
            continue;
        pieces.push_back({std::move(box), from == 0 ? 0 : nodes[from].start});
        from = i + 1;
    }
    return pieces;
}

} // namespace ui
