#pragma once

#include "core/conversation/comparison.h"

#include <QList>
#include <QScrollArea>

namespace ui {

class ChatColumn;

/// Where the columns stand: beside each other or in a grid, as many in view as the layout says; the rest is a
/// scroll away.
class ColumnBoard : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnBoard(QWidget *parent = nullptr);

    /// In this order; they become children. Those that were there and are not now are left alone.
    void setColumns(const QList<ChatColumn *> &columns);
    void setColumnLayout(const core::ComparisonLayout &layout);
    /// This one alone; null: all of them.
    void setMaximised(ChatColumn *column);
    ChatColumn *maximised() const { return m_maximised; }
    /// Scrolls it into view.
    void reveal(ChatColumn *column);
    /// Columns collapse or expand.
    void place();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeRow(const QList<ChatColumn *> &columns);
    void placeGrid(const QList<ChatColumn *> &columns);

    QList<ChatColumn *> m_columns;
    core::ComparisonLayout m_layout;
    ChatColumn *m_maximised = nullptr;
    QWidget *m_canvas;
};

} // namespace ui
