#include "ui/common/frame_clock.h"

namespace ui {

FrameClock::FrameClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kFrameMs / kPhases);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::request()
{
    m_ticksLeft = kPhases;
    if (!m_timer.isActive())
        m_timer.start();
}

void FrameClock::tick()
{
    if (--m_ticksLeft <= 0)
        m_timer.stop();
    emit frame(m_phase);
    m_phase = (m_phase + 1) % kPhases;
}

} // namespace ui
