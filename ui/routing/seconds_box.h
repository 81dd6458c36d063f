#pragma once

#include "core/base/time.h"

#include <QDoubleSpinBox>

namespace ui {

/// A time in seconds, exact to the millisecond, shown with no more digits than it has.
class SecondsBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    SecondsBox(core::Milliseconds least, core::Milliseconds most, core::Milliseconds initial,
               QWidget *parent = nullptr);

    core::Milliseconds time() const;
    void setTime(core::Milliseconds time);

protected:
    QString textFromValue(double seconds) const override;
};

} // namespace ui
