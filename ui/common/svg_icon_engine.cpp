#include "ui/common/svg_icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace ui {

SvgIconEngine::SvgIconEngine(QString name, std::shared_ptr<const Colors> colors, QColor fixed)
    : m_name(std::move(name))
    , m_colors(std::move(colors))
    , m_fixed(fixed)
{ }

void SvgIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap picture = pixmap(rect.size() * ratio, mode, state);
    picture.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, picture);
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    const QColor color = colorFor(mode, state);
    const QString key = QStringLiteral("icon/%1/%2x%3/%4")
                            .arg(m_name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;

    picture = QPixmap(size);
    picture.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer svg(file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1()));
        QPainter painter(&picture);
        painter.setOpacity(color.alphaF());
        // Buttons ask for a wider rectangle than the picture needs: the rest is the gap before their text.
        const int side = std::min(size.width(), size.height());
        svg.render(&painter, QRectF(0, (size.height() - side) / 2.0, side, side));
    }
    QPixmapCache::insert(key, picture);
    return picture;
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this);
}

QColor SvgIconEngine::colorFor(QIcon::Mode mode, QIcon::State state) const
{
    QColor color = m_fixed;
    if (!color.isValid())
        color = state == QIcon::On ? m_colors->accent : m_colors->text;
    if (mode == QIcon::Disabled)
        color.setAlphaF(0.4F);
    return color;
}

} // namespace ui
