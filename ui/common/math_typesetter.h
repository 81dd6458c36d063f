#pragma once

#include "ui/common/math_box.h"
#include "ui/common/math_layout.h"
#include "ui/common/tex_parser.h"

#include <QString>

#include <vector>

namespace ui {

/// Typesets the nodes of one formula, each as a box of its own. `size` is that of the letters in pixels; the
/// fonts must outlive it.
class MathTypesetter
{
public:
    MathTypesetter(int size, const MathFonts &fonts, const QString &codeFamily)
        : m_size(size)
        , m_fonts(fonts)
        , m_codeFamily(codeFamily)
    { }

    /// The box of a node and all in it.
    MathBox node(const TexNode &node, MathLevel level);
    /// `from` to `to` of a row; with the space behind them if the row goes on.
    MathBox row(const std::vector<TexNode> &nodes, size_t from, size_t to, MathLevel level);
    /// What each node of a row is to its neighbours.
    std::vector<TexClass> classes(const std::vector<TexNode> &nodes) const;

private:
    using Kind = TexNode::Kind;

    /// How far above the baseline the middle of signs is: in em, as the font itself asks for.
    static constexpr qreal kAxis = 0.25;

    static MathLevel smaller(MathLevel level)
    {
        return level <= MathLevel::Text ? MathLevel::Script : MathLevel::ScriptScript;
    }
    static bool isScript(MathLevel level) { return level >= MathLevel::Script; }
    int sizeAt(MathLevel level) const;
    MathBox symbol(const TexNode &node, MathLevel level);
    MathBox fraction(const TexNode &node, MathLevel level);
    MathBox root(const TexNode &node, MathLevel level);
    MathBox scripts(const TexNode &node, MathLevel level);
    MathBox besideScripts(const TexNode &node, MathBox base, MathLevel level);
    MathBox limitScripts(const TexNode &node, MathBox base, MathLevel level);
    MathBox fence(const TexNode &node, MathLevel level);
    MathBox embraced(MathBox content, const QString &open, const QString &close, MathLevel level);
    MathBox array(const TexNode &node, MathLevel level);
    MathBox accent(const TexNode &node, MathLevel level);
    MathBox framed(const TexNode &node, MathLevel level);
    MathBox cancelled(const TexNode &node, MathLevel level);

    int m_size;
    const MathFonts &m_fonts;
    QString m_codeFamily;
    qreal m_fenceHeight = 0; ///< For the delimiters in the middle of a fence.
    int m_secondLooks = 0;
};

} // namespace ui
