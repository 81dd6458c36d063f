#pragma once

#include "ui/common/markdown_blocks.h"
#include "ui/common/markdown_renderer.h"
#include "ui/common/math_formula.h"
#include "ui/common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QTextCursor>
#include <QWidget>

#include <memory>
#include <vector>

class QMenu;
class QScrollBar;
class QToolButton;

namespace ui {

class AnswerImage;

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
    bool isFinished() const { return m_finished; }
    /// Takes everything away, for another text to grow.
    void restart();
    /// Brings it up to date with a text that grows while `growing` and is finished then; what is shown of it
    /// already is not rendered again.
    void showMarkdown(const QString &text, bool growing);
    /// Replaces everything by a finished text.
    void setMarkdown(const QString &text);
    /// Likewise, with a text that is no Markdown.
    void setPlainText(const QString &text);

    /// Enlarges or shrinks all of it: 0.7 to 2, 1 is the theme's own size.
    void setTextScale(double scale);
    double textScale() const { return m_textScale; }

    const QString &markdown() const { return m_markdown; }
    /// What is shown, as plain text; formulas as they are written.
    QString plainText() const;
    /// A part of it that has a frame of its own, or runs of text between such.
    struct Part {
        MarkdownSegment::Kind kind = MarkdownSegment::Kind::Text;
        QString text;
        bool operator==(const Part &) const = default;
    };
    QList<Part> parts() const;
    QString selectedText() const;
    void selectAll();
    void copy();
    /// Links that can be followed, in reading order.
    QStringList links() const;

    /// Marks each place where the words stand, upper and lower case alike, and among them the place `current`
    /// (from 0) more than the others. No words: no marks.
    void markWords(const QString &words, int current = -1);
    /// How many places are marked.
    int markCount() const { return int(m_marks.size()); }
    /// Where a marked place begins; an empty rectangle if there is no such place.
    QRect markRect(int index) const;

    QSize sizeHint() const override;

signals:
    /// The context menu is about to open; the owner may add to it.
    void menuAboutToShow(QMenu *menu);

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
        Item();
        Item(Item &&) noexcept;
        Item &operator=(Item &&) noexcept;
        ~Item();

        MarkdownSegment segment;
        QRect frame; ///< All of it.
        QRect content; ///< Where its document shows.
        bool firstOfPiece = false;
        std::unique_ptr<QToolButton> copyButton;
        std::unique_ptr<QScrollBar> bar;
        std::unique_ptr<AnswerImage> image;
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
    struct Mark {
        Place from;
        int to = 0;
    };

    void clear();
    MarkdownStyle currentStyle() const;
    void restyle();
    void replaceOpen(const QList<MarkdownBlock> &blocks, qsizetype finals);
    void renderPiece(const MarkdownBlock &block, std::vector<Item> &old, const QString &definitions = {});
    bool growCode(Piece &piece, const MarkdownBlock &block);
    bool keepImage(Item &item, const MarkdownSegment &segment);
    bool extendCode(Item &item, const MarkdownSegment &segment);
    void layOut(qsizetype fromPiece);
    void placeItem(Item &item, int y, int width);
    void addControls(Item &item);
    void placeBar(Item &item, int range, int page);
    void paintItem(QPainter &painter, const Item &item, qsizetype index, const QRect &exposed) const;
    void paintDecorations(QPainter &painter, const Item &item) const;
    void paintTaskBox(QPainter &painter, const QRectF &box, bool done) const;
    void paintQuotes(QPainter &painter, qsizetype index) const;
    void paintLinkFocus(QPainter &painter) const;
    Place placeAt(const QPoint &position) const;
    QString linkAt(const QPoint &position) const;
    const Item *itemAt(const QPoint &position) const;
    std::vector<Link> allLinks() const;
    void setSelection(Place anchor, Place end);
    void findMarks();
    void paintMarks(QList<QAbstractTextDocumentLayout::Selection> &selections, qsizetype item) const;
    bool hasSelection() const { return m_anchor != m_end; }
    void openLink(const QString &address) const;

    const Theme &m_theme;
    double m_textScale = 1; ///< Before the style, which is made with it.
    MarkdownStyle m_style;
    MarkdownBlocks m_blocks;
    MathCache m_formulas;
    QString m_markdown;
    QString m_pending;
    qsizetype m_shownOpen = 0; ///< Characters of open text that were shown last.
    bool m_finished = false;
    bool m_plain = false;
    std::vector<Piece> m_pieces;
    qsizetype m_finalPieces = 0;
    std::vector<Item> m_items;
    int m_layoutWidth = -1;
    int m_height = 0;
    Place m_anchor;
    Place m_end;
    bool m_selecting = false;
    qsizetype m_focusedLink = -1;
    QString m_markedWords;
    int m_currentMark = -1;
    std::vector<Mark> m_marks;
};

} // namespace ui
