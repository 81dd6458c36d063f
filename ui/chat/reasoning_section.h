#pragma once

#include "core/conversation/turn.h"

#include <QWidget>

class QFrame;
class QToolButton;

namespace ui {

class MarkdownView;
class Theme;

/// What the model thought, folded behind a line that says for how long. Folded it costs nothing: it is
/// rendered when it is opened.
class ReasoningSection : public QWidget
{
    Q_OBJECT

public:
    explicit ReasoningSection(const Theme &theme, QWidget *parent = nullptr);

    void showTurn(const core::Turn &turn);
    bool isOpen() const;
    void setOpen(bool open);
    void setTextScale(double scale);
    MarkdownView *text() const { return m_text; }

signals:
    void toggled(bool open);

private:
    void render();

    const Theme &m_theme;
    QToolButton *m_button;
    QFrame *m_frame;
    MarkdownView *m_text;
    QString m_reasoning;
    bool m_running = false;
};

} // namespace ui
