#pragma once

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainterPath>
#include <QPointF>
#include <QRawFont>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace ui {

/// The fonts of one formula: letters of mathematics, and that of the words around it. Sizes in pixels.
class MathFonts
{
public:
    explicit MathFonts(const QString &textFamily)
        : m_textFamily(textFamily)
    { }

    const QRawFont &math(int size) const;
    QFont text(int size) const;

private:
    QString m_textFamily;
    mutable QHash<int, QRawFont> m_math;
};

/// A typeset part of a formula: a width, what it takes above and below its baseline, and what to draw. Its
/// origin is the left end of the baseline; y grows downwards.
struct MathBox {
    struct Glyph {
        quint32 index = 0;
        int size = 0;
        QPointF at;
    };
    struct Words {
        QString text;
        QFont font;
        QPointF at;
    };
    struct Path {
        QPainterPath path;
        qreal pen = 0; ///< Width of its line; 0 if it is filled.
    };

    qreal width = 0;
    qreal ascent = 0;
    qreal descent = 0;
    qreal lean = 0; ///< How far it reaches over its right end: raised scripts keep clear of it.
    std::vector<Glyph> glyphs = {};
    std::vector<Words> words = {};
    std::vector<QRectF> rules = {}; ///< Straight lines; kept to whole pixels.
    std::vector<Path> paths = {};

    qreal height() const { return ascent + descent; }
    /// Takes over what another draws, moved; sizes stay as they are.
    void take(MathBox &&other, QPointF offset);
    /// Likewise, and grows to hold it.
    void place(MathBox &&other, QPointF offset);
};

/// Text in the letters of mathematics; what they do not have is set in the font of the words.
MathBox mathText(const QString &text, int size, const MathFonts &fonts);
/// Text in the font of the words, or in a given one.
MathBox plainText(const QString &text, const QFont &font);
/// The outline of a character, its origin on the baseline.
QPainterPath mathOutline(char32_t character, int size, const MathFonts &fonts);

/// Draws with the painter's pen colour.
void paintMath(QPainter &painter, const MathBox &box, const std::vector<QGlyphRun> &runs);
/// The glyphs of a box, font by font, to be drawn again and again.
std::vector<QGlyphRun> glyphRuns(const MathBox &box, const MathFonts &fonts);

} // namespace ui
