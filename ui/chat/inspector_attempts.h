#pragma once

#include "core/conversation/turn.h"
#include "ui/common/theme.h"

#include <QListWidget>

namespace ui {

/// The attempts at one answer, in order: to whom, with what success, and how long each took.
class InspectorAttempts : public QListWidget
{
    Q_OBJECT

public:
    explicit InspectorAttempts(const Theme &theme, QWidget *parent = nullptr);

    /// Signals nothing. The current attempt stays it; at first that is the last one, which gave the answer or
    /// the final word.
    void showAttempts(const core::Turn &turn);
    /// Of the current attempt; 0: there is none.
    int ordinal() const;

private:
    const Theme &m_theme;
};

} // namespace ui
