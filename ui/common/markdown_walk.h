#pragma once

#include "ui/common/cmark_tree.h"
#include "ui/common/markdown_images.h"
#include "ui/common/markdown_math.h"
#include "ui/common/markdown_renderer.h"

#include <QByteArray>
#include <QList>
#include <QTextCharFormat>
#include <QTextCursor>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QTextTable;

namespace ui {

/// Makes the segments of one piece: walks its tree once and fills text documents. Blocks that need a frame of
/// their own (code, tables, rules) close the running text; what follows begins a new one. To be run once.
class MarkdownWalk
{
public:
    MarkdownWalk(const MarkdownBlock &block, const MarkdownStyle &style, TakenMath math, TakenImages images,
                 MathCache &formulas)
        : m_block(block)
        , m_style(style)
        , m_math(std::move(math))
        , m_images(std::move(images))
        , m_formulas(formulas)
        , m_gutter(qRound(style.fontSize * 1.75))
    {
        QTextCharFormat plain;
        plain.setForeground(style.colors.text);
        m_formats.append(plain);
    }

    /// The segments of the piece that was parsed from `source`. `cut`: its end was left out before.
    std::vector<MarkdownSegment> run(cmark_node *root, const QByteArray &source, bool cut);
    /// The same of a piece that is no Markdown.
    std::vector<MarkdownSegment> runPlain();

private:
    /// A piece shows no more text than this. No answer of a model comes near; a hostile one must not stop the
    /// program.
    static constexpr qsizetype kMaxText = 40'000;
    /// Quotes and lists further inside are not indented any more.
    static constexpr int kMaxIndents = 12;

    void enter(cmark_node *node);
    void leave(cmark_node *node);
    bool enterBlock(cmark_node *node);
    void enterInline(cmark_node *node);
    void enterItem(cmark_node *item);
    void enterTable(cmark_node *table);
    void enterCell(cmark_node *cell);
    void addCode(const QString &text, const QString &language);
    bool isClosedFence(cmark_node *code) const;
    void beginParagraph();
    void insert(const QString &text);
    void insertPlain(const QString &text, const QTextCharFormat &format);
    void insertFormula(const TakenMath::Formula &formula);
    void mirror(QTextDocument &document) const;
    void beginEdit(QTextDocument &document);
    void endEdits();
    bool addDisplay(const TakenMath::Formula &formula);
    MathFormulas formulasOf(const TakenMath::Formula &formula, bool display);
    QString addressOf(cmark_node *link) const
    {
        return m_images.restored(m_math.restored(QString::fromUtf8(cmark_node_get_url(link))));
    }
    static QString rawLiteral(cmark_node *node) { return QString::fromUtf8(cmark_node_get_literal(node)); }
    QString literal(cmark_node *node) const
    {
        return harmlessMarkdown(m_images.restored(m_math.restored(rawLiteral(node))));
    }
    void addHtml(const QString &html);
    bool addImage(cmark_node *image);
    void addNotice(const QString &text);
    void write(const QString &text, const QTextCharFormat &format);
    void inlineHtml(const QString &html);
    void beginText(int spaceBefore);
    MarkdownSegment &addSegment(MarkdownSegment::Kind kind, int spaceBefore);
    std::unique_ptr<QTextDocument> newDocument() const;
    void pushFormat(const QTextCharFormat &format) { m_formats.append(format); }
    void popFormat();
    QTextCharFormat linkFormat(const QString &address) const;
    int takeSpace(int wanted);

    const MarkdownBlock &m_block;
    const MarkdownStyle &m_style;
    TakenMath m_math;
    TakenImages m_images;
    MathCache &m_formulas;
    QByteArray m_source; ///< As cmark saw it.
    const int m_gutter;
    bool m_paragraph = false; ///< Within a paragraph, whose formulas may stand on lines of their own.
    std::optional<int> m_paragraphSpace; ///< Of a paragraph that nothing was written into yet.
    std::optional<QTextCharFormat> m_softBreak; ///< Of a space to be written before what follows.
    std::vector<MarkdownSegment> m_segments;
    QTextCursor m_cursor;
    bool m_textOpen = false; ///< The last segment is running text that may go on.
    QList<QTextCharFormat> m_formats;
    int m_left = 0;
    QList<int> m_lefts; ///< What m_left was before each open item.
    QList<int> m_quotes;
    QString m_marker; ///< To stand beside the next text block.
    QList<int> m_ordinals; ///< Next number of each open list, 0 for bullets.
    bool m_tight = false; ///< The next block follows its list's previous item or its own marker closely.
    QTextTable *m_table = nullptr;
    QByteArray m_alignments; ///< Of the table's columns: `l`, `c`, `r` or 0.
    int m_row = -1;
    int m_column = -1;
    std::vector<QTextDocument *> m_edited;
    cmark_iter *m_walk = nullptr;
    qsizetype m_written = 0;
    bool m_cut = false; ///< Something is not shown.
};

} // namespace ui
