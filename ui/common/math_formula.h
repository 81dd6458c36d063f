#pragma once

#include "ui/common/math_box.h"

#include <QHash>
#include <QMetaType>
#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

class QPainter;

namespace ui {

/// A typeset formula, or the part of a long one that stays on one line. Sizes in pixels.
class MathFormula
{
public:
    MathFormula(MathBox box, const MathFonts &fonts, QString source);

    qreal width() const { return m_box.width; }
    qreal ascent() const { return m_box.ascent; }
    qreal descent() const { return m_box.descent; }
    /// What it was written as, with its delimiters; a further part of a formula has only its own source.
    const QString &source() const { return m_source; }

    /// Draws it with the painter's pen colour, its baseline beginning at `origin`.
    void paint(QPainter &painter, QPointF origin) const;

private:
    MathBox m_box;
    std::vector<QGlyphRun> m_runs;
    QString m_source;
};

using MathFormulas = std::vector<std::shared_ptr<const MathFormula>>;

/// How a formula is asked for. `size` is that of the words around it.
struct MathQuery {
    QString tex; ///< Without delimiters.
    QString open; ///< What it stands between.
    QString close;
    bool display = false;
    int size = 14;
    QString family;
    QString codeFamily;
};

/// Typesets formulas and keeps the last ones: while an answer grows, its open paragraph is rendered again and
/// again. For one thread.
class MathCache
{
public:
    /// The formula in parts that a line may end between; only one for a display. Nothing if it cannot be read
    /// or is too large, and should be shown as it is written.
    MathFormulas formula(const MathQuery &query);

private:
    QHash<QString, MathFormulas> m_kept;
};

} // namespace ui

Q_DECLARE_METATYPE(std::shared_ptr<const ui::MathFormula>)
