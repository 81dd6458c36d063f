#pragma once

#include "ui/common/theme.h"

#include <QIconEngine>

namespace ui {

/// Draws one SVG of resources/icons at whatever size is asked, its `currentColor` replaced by a colour of the
/// theme.
class SvgIconEngine : public QIconEngine
{
public:
    /// With an invalid `fixed` colour the icon follows `colors`.
    SvgIconEngine(QString name, std::shared_ptr<const Colors> colors, QColor fixed);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    std::shared_ptr<const Colors> m_colors;
    QColor m_fixed;
};

} // namespace ui
