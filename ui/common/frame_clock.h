#pragma once

#include <QObject>
#include <QTimer>

namespace ui {

/// The one timer that all columns of a page paint by. Each subscriber belongs to a phase, so that the work of
/// eight columns is spread over a frame instead of falling on one moment. Runs only while somebody asks for
/// frames.
class FrameClock : public QObject
{
    Q_OBJECT

public:
    static constexpr int kFrameMs = 33;
    static constexpr int kPhases = 4;

    explicit FrameClock(QObject *parent = nullptr);

    /// The phase for a new subscriber; they are dealt out in turn.
    int takePhase() { return m_nextPhase++ % kPhases; }
    /// There is something to paint: each phase comes at least once more.
    void request();

signals:
    void frame(int phase);

private:
    void tick();

    QTimer m_timer;
    int m_phase = 0;
    int m_nextPhase = 0;
    int m_ticksLeft = 0;
};

} // namespace ui
