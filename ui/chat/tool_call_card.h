#pragma once

#include "core/model/chat.h"

#include <QFrame>

namespace ui {

class MarkdownView;
class Theme;

/// A call that the model wants to be made: its name and its arguments, which may still be coming in.
class ToolCallCard : public QFrame
{
    Q_OBJECT

public:
    explicit ToolCallCard(const Theme &theme, QWidget *parent = nullptr);

    /// Arguments that are complete are shown indented; until then as they come.
    void showCall(const core::ToolCall &call, bool growing);
    void setTextScale(double scale);
    MarkdownView *text() const { return m_text; }

private:
    MarkdownView *m_text;
    core::ToolCall m_shown;
    bool m_growing = false;
};

} // namespace ui
