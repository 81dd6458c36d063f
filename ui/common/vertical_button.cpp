#include "ui/common/vertical_button.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace ui {

VerticalButton::VerticalButton(QWidget *parent)
    : QToolButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize VerticalButton::sizeHint() const
{
    return {fontMetrics().height() + 16, fontMetrics().horizontalAdvance(text()) + 24};
}

QSize VerticalButton::minimumSizeHint() const
{
    return {fontMetrics().height() + 8, 40};
}

void VerticalButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    QPainter painter(this);
    style()->drawComplexControl(QStyle::CC_ToolButton, &option, &painter, this);
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.translate(0, height());
    painter.rotate(-90);
    const QRect area(12, 0, height() - 24, width());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight,
                     fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

} // namespace ui
