#include "ui/common/math_box.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QMap>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

/// Loaded when the first formula is shown.
QString mathFamily()
{
    static const QString family = [] {
        const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/STIXMath-Regular.otf"));
        return QFontDatabase::applicationFontFamilies(id).value(0);
    }();
    return family;
}

} // namespace

const QRawFont &MathFonts::math(int size) const
{
    auto found = m_math.find(size);
    if (found == m_math.end()) {
        QFont font(mathFamily());
        font.setPixelSize(size);
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setStyleStrategy(QFont::NoFontMerging);
        found = m_math.insert(size, QRawFont::fromFont(font));
    }
    return *found;
}

QFont MathFonts::text(int size) const
{
    QFont font(m_textFamily);
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void MathBox::take(MathBox &&other, QPointF offset)
{
    for (Glyph &glyph : other.glyphs) {
        glyph.at += offset;
        glyphs.push_back(glyph);
    }
    for (Words &word : other.words) {
        word.at += offset;
        words.push_back(std::move(word));
    }
    for (const QRectF &rule : other.rules)
        rules.push_back(rule.translated(offset));
    for (Path &path : other.paths) {
        path.path.translate(offset);
        paths.push_back(std::move(path));
    }
}

void MathBox::place(MathBox &&other, QPointF offset)
{
    width = std::max(width, offset.x() + other.width);
    ascent = std::max(ascent, other.ascent - offset.y());
    descent = std::max(descent, other.descent + offset.y());
    take(std::move(other), offset);
}

MathBox mathText(const QString &text, int size, const MathFonts &fonts)
{
    const QRawFont &font = fonts.math(size);
    const QList<quint32> indexes = font.glyphIndexesForString(text);
    if (!font.isValid() || indexes.isEmpty() || indexes.contains(0))
        return plainText(text, fonts.text(int(size * 0.87)));
    const QList<QPointF> advances = font.advancesForGlyphIndexes(indexes);
    MathBox box;
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        const QRectF bounds = font.boundingRect(indexes.at(i));
        box.glyphs.push_back({indexes.at(i), size, {box.width, 0}});
        box.ascent = std::max(box.ascent, -bounds.top());
        box.descent = std::max(box.descent, bounds.bottom());
        box.width += advances.at(i).x();
        box.lean = std::max(0.0, bounds.right() - advances.at(i).x());
    }
    return box;
}

MathBox plainText(const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    MathBox box;
    box.width = metrics.horizontalAdvance(text);
    box.ascent = metrics.capHeight();
    box.descent = metrics.descent() * 0.6;
    box.words.push_back({text, font, {}});
    return box;
}

QPainterPath mathOutline(char32_t character, int size, const MathFonts &fonts)
{
    const QRawFont &font = fonts.math(size);
    const QList<quint32> indexes = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
    return indexes.isEmpty() ? QPainterPath() : font.pathForGlyph(indexes.first());
}

std::vector<QGlyphRun> glyphRuns(const MathBox &box, const MathFonts &fonts)
{
    struct Run {
        QList<quint32> indexes;
        QList<QPointF> positions;
    };
    QMap<int, Run> bySize;
    for (const MathBox::Glyph &glyph : box.glyphs) {
        Run &run = bySize[glyph.size];
        run.indexes.append(glyph.index);
        run.positions.append(glyph.at);
    }
    std::vector<QGlyphRun> runs;
    for (auto run = bySize.constBegin(); run != bySize.constEnd(); ++run) {
        QGlyphRun glyphs;
        glyphs.setRawFont(fonts.math(run.key()));
        glyphs.setGlyphIndexes(run->indexes);
        glyphs.setPositions(run->positions);
        runs.push_back(glyphs);
    }
    return runs;
}

void paintMath(QPainter &painter, const MathBox &box, const std::vector<QGlyphRun> &runs)
{
    painter.save();
    const QColor color = painter.pen().color();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QGlyphRun &run : runs)
        painter.drawGlyphRun({}, run);
    for (const MathBox::Words &word : box.words) {
        painter.setFont(word.font);
        painter.drawText(word.at, word.text);
    }
    for (const MathBox::Path &path : box.paths) {
        if (path.pen > 0)
            painter.strokePath(path.path, QPen(color, path.pen, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        else
            painter.fillPath(path.path, color);
    }
    // A thin line that falls between two rows of pixels would be a grey smear.
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QTransform &transform = painter.transform();
    for (const QRectF &rule : box.rules) {
        const QRectF device = transform.mapRect(rule);
        const QRectF sharp(qRound(device.left()), qRound(device.top()), std::max(1, qRound(device.width())),
                           std::max(1, qRound(device.height())));
        painter.save();
        painter.resetTransform();
        painter.fillRect(sharp, color);
        painter.restore();
    }
    painter.restore();
}

} // namespace ui
