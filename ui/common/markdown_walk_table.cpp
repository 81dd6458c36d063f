// Tables of a piece of Markdown.

#include "ui/common/markdown_walk.h"

#include <QTextTable>

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

namespace ui {

namespace {

/// A table shows no more than this.
constexpr int kMaxColumns = 50;
constexpr int kMaxCells = 4'000;

QColor halfway(const QColor &a, const QColor &b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

} // namespace

void MarkdownWalk::enterTable(cmark_node *table)
{
    int rows = 0;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row))
        ++rows;
    const int columns = std::max<int>(1, cmark_gfm_extensions_get_table_columns(table));
    MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Table, takeSpace(m_style.fontSize));
    const int shown = std::min(columns, kMaxColumns);
    segment.columns = shown;
    segment.document = newDocument();
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(m_style.fontSize * 0.5);
    QTextCursor cursor(segment.document.get());
    beginEdit(*segment.document);
    m_table = cursor.insertTable(std::clamp(kMaxCells / shown, 1, std::max(rows, 1)), shown, format);
    m_cut |= m_table->rows() < rows || shown < columns;
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    m_alignments =
        alignments ? QByteArray(reinterpret_cast<const char *>(alignments), columns) : QByteArray();
    // The block that Qt keeps behind a table takes no room.
    QTextCursor end(segment.document.get());
    end.movePosition(QTextCursor::End);
    QTextBlockFormat flat;
    flat.setLineHeight(0, QTextBlockFormat::FixedHeight);
    end.setBlockFormat(flat);
    m_row = -1;
}

void MarkdownWalk::enterCell(cmark_node *)
{
    ++m_column;
    if (m_row >= m_table->rows() || m_column >= m_table->columns()) {
        pushFormat(m_formats.last());
        return;
    }
    QTextTableCell cell = m_table->cellAt(m_row, m_column);
    QTextTableCellFormat format = cell.format().toTableCellFormat();
    QTextCharFormat text = m_formats.last();
    if (m_row == 0) {
        format.setBackground(m_style.colors.raised);
        text.setFontWeight(QFont::DemiBold);
    } else if (m_row % 2 == 0) {
        format.setBackground(halfway(m_style.colors.raised, m_style.colors.surface));
    }
    cell.setFormat(format);
    pushFormat(text);
    m_cursor = cell.firstCursorPosition();
    const char alignment = m_column < m_alignments.size() ? m_alignments.at(m_column) : '\0';
    if (alignment == 'r' || alignment == 'c') {
        QTextBlockFormat aligned;
        aligned.setAlignment(alignment == 'r' ? Qt::AlignRight : Qt::AlignHCenter);
        m_cursor.setBlockFormat(aligned);
    }
}

} // namespace ui
