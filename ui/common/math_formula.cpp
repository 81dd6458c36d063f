#include "ui/common/math_formula.h"

#include "ui/common/math_layout.h"
#include "ui/common/tex_parser.h"

#include <QPainter>

#include <utility>

namespace ui {

namespace {

constexpr qsizetype kKept = 200;
/// The letters of mathematics are smaller than those of the interface at the same size.
constexpr double kEnlarged = 1.17;

MathFormulas typeset(const MathQuery &query)
{
    const std::optional<TexNode> tree = parseTex(query.tex);
    if (!tree)
        return {};
    const MathFonts fonts(query.family);
    const int size = qRound(query.size * kEnlarged);
    if (query.display) {
        MathBox box = layOutMath(*tree, size, MathLevel::Display, fonts, query.codeFamily);
        return {
            std::make_shared<const MathFormula>(std::move(box), fonts, query.open + query.tex + query.close)};
    }
    MathFormulas parts;
    std::vector<MathPiece> pieces = layOutInlineMath(*tree, size, fonts, query.codeFamily);
    for (size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const qsizetype end = last ? query.tex.size() : pieces[i + 1].start;
        const QString source = (i == 0 ? query.open : QString())
                               + query.tex.mid(pieces[i].start, end - pieces[i].start)
                               + (last ? query.close : QString());
        parts.push_back(std::make_shared<const MathFormula>(std::move(pieces[i].box), fonts, source));
    }
    return parts;
}

} // namespace

MathFormula::MathFormula(MathBox box, const MathFonts &fonts, QString source)
    : m_box(std::move(box))
    , m_runs(glyphRuns(m_box, fonts))
    , m_source(std::move(source))
{
    m_box.glyphs.clear();
    m_box.glyphs.shrink_to_fit();
}

void MathFormula::paint(QPainter &painter, QPointF origin) const
{
    painter.save();
    painter.translate(origin);
    paintMath(painter, m_box, m_runs);
    painter.restore();
}

MathFormulas MathCache::formula(const MathQuery &query)
{
    const QString key = QString::number(query.size) + (query.display ? u'd' : u'i') + query.family + u'\n'
                        + query.open + query.tex;
    const auto found = m_kept.constFind(key);
    if (found != m_kept.constEnd())
        return *found;
    if (m_kept.size() >= kKept)
        m_kept.clear();
    return *m_kept.insert(key, typeset(query));
}

} // namespace ui
