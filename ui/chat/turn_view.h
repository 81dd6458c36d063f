#pragma once

#include "core/conversation/conversation_tree.h"
#include "ui/common/theme.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class MarkdownView;

/// One question and its answer on screen. Told of each change, it shows only what is new.
class TurnView : public QWidget
{
    Q_OBJECT

public:
    /// `columnModel` is whose column this is; an answer of another model says so.
    TurnView(const core::Turn &turn, const QString &columnModel, const Theme &theme,
             QWidget *parent = nullptr);

    void showTurn(const core::Turn &turn);
    /// Only the newest answer of a column bears the name that scripts and screen readers look for.
    void setNewest(bool newest);

signals:
    void retryRequested();

private:
    void createReasoning();
    void showReasoning(const core::Turn &turn);
    void showToolCalls(const core::Turn &turn);
    void showState(const core::Turn &turn);

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QLabel *m_status;
    QToolButton *m_reasoningButton = nullptr;
    QFrame *m_reasoningFrame = nullptr;
    MarkdownView *m_reasoning = nullptr;
    MarkdownView *m_answer;
    QVBoxLayout *m_tools;
    QList<MarkdownView *> m_toolViews;
    QStringList m_shownArguments;
    QFrame *m_errorCard;
    QLabel *m_error;
    QPushButton *m_retry;
    qsizetype m_shownAnswer = 0;
    qsizetype m_shownReasoning = 0;
};

} // namespace ui
