#include "ui/routing/seconds_box.h"

#include <QtMath>

namespace ui {

namespace {

constexpr double kPerSecond = 1000;

double secondsOf(core::Milliseconds time)
{
    return double(time.count()) / kPerSecond;
}

} // namespace

SecondsBox::SecondsBox(core::Milliseconds least, core::Milliseconds most, core::Milliseconds initial,
                       QWidget *parent)
    : QDoubleSpinBox(parent)
{
    constexpr int kDecimals = 3;
    setDecimals(kDecimals);
    setRange(secondsOf(least), secondsOf(most));
    setSuffix(tr(" s", "seconds"));
    setKeyboardTracking(false);
    setTime(initial);
}

core::Milliseconds SecondsBox::time() const
{
    return core::Milliseconds(qRound64(value() * kPerSecond));
}

void SecondsBox::setTime(core::Milliseconds time)
{
    setValue(secondsOf(time));
}

QString SecondsBox::textFromValue(double seconds) const
{
    QLocale plain = locale();
    plain.setNumberOptions(plain.numberOptions() | QLocale::OmitGroupSeparator);
    return plain.toString(seconds, 'f', QLocale::FloatingPointShortest);
}

} // namespace ui
