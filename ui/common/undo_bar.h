#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class Theme;

/// Says what was done, and takes it back: stands at the edge of a list until it is dismissed.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(const Theme &theme, QWidget *parent = nullptr);

    /// `action` is what the button does, for assistive tools: "Undo deleting".
    void offer(const QString &what, const QString &action);
    /// As the button; nothing if there is nothing to undo.
    void undo();

signals:
    void undoRequested();

private:
    QLabel *m_text;
    QPushButton *m_undo;
};

} // namespace ui
