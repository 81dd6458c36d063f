#include "ui/common/markdown_blocks.h"

#include "ui/common/cmark_tree.h"
#include "ui/common/math_spans.h"

#include <QRegularExpression>

#include <cmark-gfm-core-extensions.h>

namespace ui {

namespace {

/// From this size on, an open block is looked at only after it grew by a sixteenth.
constexpr qsizetype kLargeTail = qsizetype(4) * 1024;

QList<qsizetype> lineStarts(const QByteArray &text)
{
    QList<qsizetype> starts = {0};
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.append(at + 1);
    return starts;
}

} // namespace

/// Where the pieces of a text begin.
struct MarkdownBlocks::Cut {
    struct Piece {
        qsizetype start = 0;
        MarkdownBlock block; ///< Without its source.
        bool inLastNode = false;
    };
    QList<Piece> pieces;
    QList<MathSpan> formulas;
};

MarkdownBlocks::Cut MarkdownBlocks::cut(const QByteArray &text, bool growing) const
{
    Cut result;
    result.formulas = findMath(text, growing);
    const CmarkTree tree = parseMarkdown(maskMath(text, result.formulas));
    const QList<qsizetype> starts = lineStarts(text);
    const auto add = [&](cmark_node *node, MarkdownBlock block, bool last) {
        const qsizetype line = cmark_node_get_start_line(node) - 1;
        const qsizetype start = result.pieces.isEmpty() ? 0 : starts.value(line, text.size());
        // A table right below a paragraph claims the paragraph's lines too: the two stay one piece.
        if (!result.pieces.isEmpty() && start <= result.pieces.last().start) {
            result.pieces.last().block.table |= block.table;
            result.pieces.last().inLastNode |= last;
            return;
        }
        result.pieces.append({start, block, last});
    };
    bool continues = m_inList;
    for (cmark_node *node = cmark_node_first_child(tree.get()); node; node = cmark_node_next(node)) {
        const bool last = !cmark_node_next(node);
        if (cmark_node_get_type(node) != CMARK_NODE_LIST) {
            MarkdownBlock block;
            block.table = cmark_node_get_type(node) == CMARK_NODE_TABLE;
            add(node, block, last);
            continues = false;
            continue;
        }
        const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        int ordinal = continues ? m_nextOrdinal : cmark_node_get_list_start(node);
        continues = false;
        for (cmark_node *item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
            MarkdownBlock block;
            block.listItem = true;
            block.ordinal = ordered ? ordinal++ : 0;
            add(item, block, last && !cmark_node_next(item));
        }
    }
    return result;
}

QList<MarkdownBlock> MarkdownBlocks::append(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('\r', "");
    const bool newLine = bytes.contains('\n');
    m_tail += bytes;
    if (!newLine)
        return {};
    if (m_tail.size() > kLargeTail && m_tail.size() - m_searchFrom < m_tail.size() / 16)
        return {};
    m_searchFrom = m_tail.size();
    QList<MarkdownBlock> blocks = takeFinal(cut(m_tail.left(m_tail.lastIndexOf('\n') + 1), true), false);
    if (!blocks.isEmpty())
        m_searchFrom = m_tail.size();
    return blocks;
}

QList<MarkdownBlock> MarkdownBlocks::finish()
{
    // Large open blocks may be behind; with the same cuts as before the pieces stay the same.
    QList<MarkdownBlock> blocks = takeFinal(cut(m_tail, false), true);
    m_tail.clear();
    m_searchFrom = 0;
    m_inList = false;
    m_nextOrdinal = 0;
    return blocks;
}

QList<MarkdownBlock> MarkdownBlocks::takeFinal(Cut cut, bool everything)
{
    QList<MarkdownBlock> blocks;
    qsizetype done = 0;
    for (qsizetype i = 0; i < cut.pieces.size(); ++i) {
        Cut::Piece &piece = cut.pieces[i];
        if (piece.inLastNode && !everything) {
            m_inList = piece.block.listItem && (i > 0 || m_inList);
            m_nextOrdinal = piece.block.ordinal;
            break;
        }
        const qsizetype end = i + 1 < cut.pieces.size() ? cut.pieces.at(i + 1).start : m_tail.size();
        piece.block.source = QString::fromUtf8(m_tail.constData() + piece.start, end - piece.start);
        done = end;
        blocks.append(piece.block);
    }
    if (everything)
        done = m_tail.size();
    collectDefinitions(QString::fromUtf8(m_tail.constData(), done));
    m_tail.remove(0, done);
    return blocks;
}

void MarkdownBlocks::collectDefinitions(const QString &text)
{
    if (!text.contains(QLatin1String("]:")))
        return;
    static const QRegularExpression definition(
        QStringLiteral("^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*(?:\\n[ \\t]+)?\\S.*$"),
        QRegularExpression::MultilineOption);
    for (auto match = definition.globalMatch(text); match.hasNext();) {
        const QString found = match.next().captured() + u'\n';
        // A definition leaves nothing to be shown; what only looks like one (`[^1]: A note.`) is text.
        if (!cmark_node_first_child(parseMarkdown(found.toUtf8()).get()))
            m_definitions += found;
    }
}

QList<MarkdownBlock> MarkdownBlocks::open() const
{
    QByteArray text = m_tail;
    const qsizetype lineStart = text.lastIndexOf('\n') + 1;
    static const QRegularExpression onlyMarks(
        QStringLiteral("^\\s*(?:[-=*_+#>|:~`$\\\\\\s]*|\\d{1,9}[.)]?\\s*)$"));
    if (lineStart < text.size() && onlyMarks.match(QString::fromUtf8(text.mid(lineStart))).hasMatch()) {
        // In a formula nothing is a mark, and what closes one shows at once.
        const QList<MathSpan> formulas = findMath(text, true);
        if (formulas.isEmpty() || formulas.last().start >= lineStart || formulas.last().end <= lineStart)
            text.truncate(lineStart);
    }

    // A picture in its own address is many thousand letters that nobody reads.
    if (const qsizetype data = text.lastIndexOf("](data:image/"); data >= 0 && text.indexOf(')', data) < 0) {
        const qsizetype image = text.lastIndexOf("![", data);
        text.truncate(image >= 0 ? image : data);
    }

    QList<MarkdownBlock> blocks;
    Cut found = cut(text, true);
    for (qsizetype i = 0; i < found.pieces.size(); ++i) {
        Cut::Piece &piece = found.pieces[i];
        const qsizetype end = i + 1 < found.pieces.size() ? found.pieces.at(i + 1).start : text.size();
        piece.block.source = QString::fromUtf8(text.constData() + piece.start, end - piece.start);
        // A row of a table shows when it is whole.
        if (piece.block.table && piece.inLastNode && !text.endsWith('\n')
            && text.lastIndexOf('\n') >= piece.start)
            piece.block.source.truncate(piece.block.source.lastIndexOf(u'\n') + 1);
        piece.block.openFormula =
            i + 1 == found.pieces.size() && !found.formulas.isEmpty() && !found.formulas.last().closed;
        blocks.append(piece.block);
    }
    return blocks;
}

} // namespace ui
