#include "ui/common/switch.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPropertyAnimation>

namespace ui {

namespace {

constexpr int kWidth = 40;
constexpr int kHeight = 24;
constexpr int kRing = 3; ///< Room around the track for the focus ring.

} // namespace

Switch::Switch(const Theme &theme, QWidget *parent)
    : QCheckBox(parent)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QCheckBox::toggled, this, [this](bool on) {
        if (!isVisible()) {
            setKnob(on ? 1 : 0);
            return;
        }
        auto *slide = new QPropertyAnimation(this, "knob", this);
        slide->setDuration(120);
        slide->setEndValue(on ? 1.0 : 0.0);
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    });
}

QSize Switch::sizeHint() const
{
    return {kWidth + 2 * kRing, kHeight + 2 * kRing};
}

void Switch::setKnob(qreal position)
{
    m_knob = position;
    update();
}

void Switch::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() ? 1 : 0.45);
    const QRectF track(kRing, (height() - kHeight) / 2.0, kWidth, kHeight);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), kHeight / 2.0 + 2, kHeight / 2.0 + 2);
    }
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(colors.textMuted, 1));
    painter.setBrush(isChecked() ? colors.accent : colors.raised);
    painter.drawRoundedRect(track, kHeight / 2.0, kHeight / 2.0);
    const qreal radius = kHeight / 2.0 - 4;
    const qreal x = track.left() + 4 + radius + m_knob * (kWidth - 8 - 2 * radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? colors.accentText : colors.textMuted);
    painter.drawEllipse(QPointF(x, track.center().y()), radius, radius);
}

void Switch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QCheckBox::keyPressEvent(event);
}

} // namespace ui
