#pragma once

#include "core/conversation/turn.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLayout;
class QPushButton;

namespace ui {

class Theme;

/// How an answer is coming along or how it ended, where that is not plain to see; and the way on.
class AnswerState : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerState(const Theme &theme, QWidget *parent = nullptr);

    /// Only the newest answer offers to retry and to continue.
    void showTurn(const core::Turn &turn, bool newest);

signals:
    void retryRequested();
    void continueRequested();

private:
    void placeRetry(bool inCard);

    QLabel *m_status;
    QFrame *m_errorCard;
    QLabel *m_error;
    QPushButton *m_retry;
    QPushButton *m_continue;
    QLayout *m_buttons;
    bool m_retryInCard = true;
};

/// One line on a turn's state; empty if there is nothing to say.
QString answerStatus(const core::Turn &turn);

} // namespace ui
