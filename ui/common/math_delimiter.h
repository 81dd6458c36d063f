#pragma once

#include "ui/common/math_box.h"

#include <QString>

namespace ui {

/// A delimiter (`(`, `[`, `⟨`, `|`, …) at least `height` tall, its middle `axis` above the baseline. Grows by
/// its shape, not by its weight. An empty one has no width.
MathBox mathDelimiter(const QString &delimiter, qreal height, qreal axis, int size, const MathFonts &fonts);

/// A root sign left of and over something `width` wide that reaches from `top` above the baseline to `bottom`
/// below it. The origin is where its content begins.
MathBox mathRadical(qreal width, qreal top, qreal bottom, int size);

/// A lying brace, `width` wide, that opens downwards; on the baseline.
MathBox mathBrace(qreal width, int size, bool opensDown);

/// A lying arrow, `width` wide, on the baseline.
MathBox mathArrow(qreal width, int size, bool toTheLeft);

/// Thickness of the lines of a formula.
qreal mathRule(int size);

} // namespace ui
