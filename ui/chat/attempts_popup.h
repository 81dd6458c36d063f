#pragma once

#include "core/conversation/turn.h"
#include "ui/chat/attempt_words.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;

namespace ui {

class Theme;

/// Why an answer came from where it came from: who was asked, why, what each of them said, what they did not
/// get as it was asked, and who answered.
class AttemptsPopup : public QFrame
{
    Q_OBJECT

public:
    explicit AttemptsPopup(const Theme &theme, QWidget *parent = nullptr);

    /// Opens below the widget.
    void open(QWidget *anchor, const core::Turn &turn);
    /// News of the turn that is on show; nothing while the popup is closed, or for another turn.
    void setTurn(const core::Turn &turn);

signals:
    /// The reader wants to see what went over the wire for that turn.
    void exchangesRequested(qint64 turn);

private:
    void showTurn(const core::Turn &turn);
    QWidget *createStep(const AttemptStep &step, int number);
    void fit();

    const Theme &m_theme;
    QPointer<QWidget> m_anchor; ///< May go while the popup is open.
    qint64 m_turn = 0;
    QList<AttemptStep> m_steps;
    QLabel *m_summary;
    QScrollArea *m_scroll;
    QWidget *m_list = nullptr;
    QPushButton *m_exchanges;
};

} // namespace ui
