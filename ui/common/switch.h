#pragma once

#include "ui/common/theme.h"

#include <QCheckBox>

namespace ui {

/// An on/off switch. It is a check box in all but looks, to assistive tools too; its owner gives it its name.
class Switch : public QCheckBox
{
    Q_OBJECT
    Q_PROPERTY(qreal knob READ knob WRITE setKnob)

public:
    explicit Switch(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }

private:
    qreal knob() const { return m_knob; }
    void setKnob(qreal position);

    const Theme &m_theme;
    qreal m_knob = 0; ///< 0 = off, 1 = on; in between while it slides.
};

} // namespace ui
