#include "ui/chat/column_board.h"

#include "ui/chat/chat_column.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kGap = 8;
constexpr int kLowestRow = 300;

/// How many of that width stand beside each other.
int fitting(int room, int narrowest)
{
    return std::max(1, (room + kGap) / (narrowest + kGap));
}

} // namespace

ColumnBoard::ColumnBoard(QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_canvas);
}

void ColumnBoard::setColumns(const QList<ChatColumn *> &columns)
{
    m_columns = columns;
    if (!m_columns.contains(m_maximised))
        m_maximised = nullptr;
    QList<ChatColumn *> standing = m_canvas->findChildren<ChatColumn *>(Qt::FindDirectChildrenOnly);
    standing.removeIf([this](ChatColumn *column) { return !m_columns.contains(column); });
    // Tab goes through children in the order in which they came.
    if (standing != m_columns.mid(0, standing.size())) {
        for (ChatColumn *column : std::as_const(standing))
            column->setParent(nullptr);
    }
    for (ChatColumn *column : std::as_const(m_columns)) {
        if (column->parentWidget() != m_canvas)
            column->setParent(m_canvas);
    }
    place();
}

void ColumnBoard::setColumnLayout(const core::ComparisonLayout &layout)
{
    m_layout = layout;
    place();
}

void ColumnBoard::setMaximised(ChatColumn *column)
{
    m_maximised = column;
    place();
}

void ColumnBoard::reveal(ChatColumn *column)
{
    ensureWidgetVisible(column, 0, 0);
}

void ColumnBoard::place()
{
    for (ChatColumn *column : std::as_const(m_columns)) {
        column->setMaximised(column == m_maximised);
        column->setVisible(!m_maximised || column == m_maximised);
    }
    if (ChatColumn *alone = m_maximised) {
        m_canvas->resize(viewport()->size());
        alone->setGeometry(m_canvas->rect());
    } else if (m_layout.arrangement == core::ComparisonLayout::Arrangement::Grid) {
        placeGrid(m_columns);
    } else {
        placeRow(m_columns);
    }
}

void ColumnBoard::placeRow(const QList<ChatColumn *> &columns)
{
    const int collapsed = int(std::count_if(columns.begin(), columns.end(),
                                            [](const ChatColumn *column) { return column->isCollapsed(); }));
    const int open = std::max(1, int(columns.size()) - collapsed);
    const int room = viewport()->width() - collapsed * (ChatColumn::kCollapsedWidth + kGap);
    int inView = m_layout.inView;
    if (inView == 0)
        inView = std::min(fitting(room, ChatColumn::kNarrowest), core::ComparisonLayout::kMostInView);
    inView = std::clamp(inView, 1, open);
    const int width = std::max((room - (inView - 1) * kGap) / inView, ChatColumn::kNarrowest);
    const int total =
        open * width + collapsed * ChatColumn::kCollapsedWidth + (int(columns.size()) - 1) * kGap;
    // The bar takes its height from the columns only where there is one.
    const bool scrolls = total > viewport()->width();
    const int height =
        maximumViewportSize().height() - (scrolls ? horizontalScrollBar()->sizeHint().height() : 0);
    m_canvas->resize(std::max(total, viewport()->width()), height);
    int x = 0;
    for (ChatColumn *column : columns) {
        const int own = column->isCollapsed() ? ChatColumn::kCollapsedWidth : width;
        column->setGeometry(x, 0, own, height);
        x += own + kGap;
    }
}

void ColumnBoard::placeGrid(const QList<ChatColumn *> &columns)
{
    const int count = std::max(1, int(columns.size()));
    int across = m_layout.inView;
    if (across == 0)
        across =
            std::min(fitting(viewport()->width(), ChatColumn::kNarrowest), int(std::ceil(std::sqrt(count))));
    across = std::clamp(across, 1, count);
    const int rows = (count + across - 1) / across;
    const QSize most = maximumViewportSize();
    const int height = std::max((most.height() - (rows - 1) * kGap) / rows, kLowestRow);
    const int total = rows * height + (rows - 1) * kGap;
    const int room = most.width() - (total > most.height() ? verticalScrollBar()->sizeHint().width() : 0);
    const int width = std::max((room - (across - 1) * kGap) / across, ChatColumn::kNarrowest);
    m_canvas->resize(across * width + (across - 1) * kGap, total);
    for (int i = 0; i < columns.size(); ++i) {
        const QPoint corner((i % across) * (width + kGap), (i / across) * (height + kGap));
        const int own = columns.at(i)->isCollapsed() ? ChatColumn::kCollapsedWidth : width;
        columns.at(i)->setGeometry(QRect(corner, QSize(own, height)));
    }
}

void ColumnBoard::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place();
}

} // namespace ui
