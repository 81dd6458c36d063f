#pragma once

#include "ui/chat/wire_text_view.h"

#include <QWidget>

class QLabel;

namespace ui {

class EmptyState;

/// One tab of the inspector: a long text, what has to be said about it, or why there is none.
class InspectorPage : public QWidget
{
    Q_OBJECT

public:
    /// `name` is what assistive tools call the text.
    InspectorPage(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    /// `note`: what is missing in it; may be empty. For the rest see WireTextView::load().
    void showText(std::function<QString()> make, WireTextView::Colouring colouring, const QString &note);
    void showNothing(const QString &title, const QString &why);
    bool hasText() const { return m_hasText; }
    WireTextView *view() const { return m_view; }

private:
    QLabel *m_note;
    WireTextView *m_view;
    EmptyState *m_nothing;
    bool m_hasText = false;
};

} // namespace ui
