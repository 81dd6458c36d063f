#pragma once

#include "ui/common/markdown_blocks.h"
#include "ui/common/markdown_renderer.h"
#include "ui/common/theme.h"

#include <QTextCursor>
#include <QWidget>

#include <memory>
#include <vector>

class QScrollBar;
class QToolButton;

namespace ui {

/// Shows one Markdown text that may still be growing, as tall as it needs to be at its width.
///
/// Text that is appended shows at the next flush(), which the owner calls once a frame. A flush renders only
/// the pieces that are not final yet (MarkdownBlocks); a code block that grew is extended in place. The
/// widget paints all of it itself, so that a selection can go over the whole text; code and wide tables
/// scroll sideways on their own. Nothing is ever loaded from a file or the network, and only http, https and
/// mailto links open.
class MarkdownView : public QWidget
{
    Q_OBJECT

public:
    explicit MarkdownView(const Theme &theme, QWidget *parent = nullptr);
    ~MarkdownView() override;

    /// Adds text at the end. It shows after the next flush().
    void appendMarkdown(const QString &text);
    /// Shows what was appended; cheap if nothing was.
    void flush();
    /// No more text comes; flushes.
    void finish();
    /// Replaces everything by a finished text.
    void setMarkdown(const QString &text);
    /// Likewise, with a text that is no Markdown.
    void setPlainText(const QString &text);

    const QString &markdown() const { return m_markdown; }
    /// What is shown, as plain text.
    QString plainText() const;
    QString selectedText() const;
    void selectAll();
    void copy();
    /// Links that can be followed, in reading order.
    QStringList links() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    /// A segment in its place.
    struct Item {
        MarkdownSegment segment;
        QRect frame; ///< All of it.
        QRect content; ///< Where its document shows.
        int scroll = 0;
        std::unique_ptr<QToolButton> copyButton;
        std::unique_ptr<QScrollBar> bar;
    };
    struct Piece {
        MarkdownBlock block;
        qsizetype firstItem = 0;
    };
    struct Place {
        qsizetype item = 0;
        int offset = 0;
        auto operator<=>(const Place &) const = default;
    };
    struct Link {
        Place from;
        int to = 0;
        QString address;
    };

    void clear();
    MarkdownStyle currentStyle() const;
    void restyle();
    void replaceOpen(const QList<MarkdownBlock> &blocks, qsizetype finals);
    void renderPiece(const MarkdownBlock &block, std::vector<Item> &old, const QString &definitions = {});
    bool extendCode(Item &item, const MarkdownSegment &segment);
    void layOut(qsizetype fromPiece);
    void placeItem(Item &item, int y, int width);
    void addControls(Item &item);
    void paintItem(QPainter &painter, const Item &item, qsizetype index, const QRect &exposed) const;
    void paintDecorations(QPainter &painter, const Item &item) const;
    void paintLinkFocus(QPainter &painter) const;
    Place placeAt(const QPoint &position) const;
    QString linkAt(const QPoint &position) const;
    const Item *itemAt(const QPoint &position) const;
    std::vector<Link> allLinks() const;
    void setSelection(Place anchor, Place end);
    bool hasSelection() const { return m_anchor != m_end; }
    void openLink(const QString &address) const;

    const Theme &m_theme;
    MarkdownStyle m_style;
    MarkdownBlocks m_blocks;
    QString m_markdown;
    QString m_pending;
    bool m_finished = false;
    std::vector<Piece> m_pieces;
    qsizetype m_finalPieces = 0;
    std::vector<Item> m_items;
    int m_layoutWidth = -1;
    int m_height = 0;
    Place m_anchor;
    Place m_end;
    bool m_selecting = false;
    qsizetype m_focusedLink = -1;
};

} // namespace ui
