#include "ui/common/markdown_walk.h"

#include <QCoreApplication>
#include <QTextBlock>

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Markdown)
};

constexpr qsizetype kMaxPlain = 200'000;

} // namespace

std::vector<MarkdownSegment> MarkdownWalk::run(cmark_node *root, const QByteArray &source, bool cut)
{
    m_source = source;
    m_cut = cut;
    cmark_iter *walk = cmark_iter_new(root);
    m_walk = walk;
    for (cmark_event_type event = cmark_iter_next(walk); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk)) {
        if (m_written > kMaxText)
            break;
        if (event == CMARK_EVENT_ENTER)
            enter(cmark_iter_get_node(walk));
        else
            leave(cmark_iter_get_node(walk));
    }
    cmark_iter_free(walk);
    if (m_written > kMaxText || m_cut)
        addNotice(
            Text::tr("This part is too long to be shown in full. “Copy all as Markdown” has all of it."));
    endEdits();
    for (MarkdownSegment &segment : m_segments) {
        if (segment.kind == MarkdownSegment::Kind::Text)
            mirror(*segment.document);
        if (segment.formulas)
            installMathObject(*segment.document);
    }
    return std::move(m_segments);
}

/// Text that is written from the right has its bullets and bars there too.
void MarkdownWalk::mirror(QTextDocument &document) const
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.leftMargin() <= 0 || block.textDirection() != Qt::RightToLeft)
            continue;
        format.setRightMargin(format.leftMargin());
        format.setLeftMargin(0);
        QTextCursor(block).setBlockFormat(format);
    }
}

/// Within an edit block a cursor does not look for its place in the line after each word.
void MarkdownWalk::beginEdit(QTextDocument &document)
{
    QTextCursor(&document).beginEditBlock();
    m_edited.push_back(&document);
}

void MarkdownWalk::endEdits()
{
    for (QTextDocument *document : m_edited)
        QTextCursor(document).endEditBlock();
    m_edited.clear();
}

std::vector<MarkdownSegment> MarkdownWalk::runPlain()
{
    beginText(0);
    m_cursor.insertText(harmlessMarkdown(m_block.source.left(kMaxPlain)), m_formats.last());
    if (m_block.source.size() > kMaxPlain)
        addNotice(
            Text::tr("This text is too long to be shown in full. “Copy all as Markdown” has all of it."));
    endEdits();
    return std::move(m_segments);
}

void MarkdownWalk::enter(cmark_node *node)
{
    if (!enterBlock(node))
        enterInline(node);
}

bool MarkdownWalk::enterBlock(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    const int size = m_style.fontSize;
    if (type == CMARK_NODE_PARAGRAPH) {
        m_paragraph = true;
        m_paragraphSpace = takeSpace(qRound(size * 0.7));
    } else if (type == CMARK_NODE_HEADING) {
        static constexpr double kScale[] = {1.5, 1.3, 1.15, 1.05, 1, 1};
        const int level = std::clamp(cmark_node_get_heading_level(node), 1, 6);
        QTextCharFormat format = m_formats.last();
        format.setProperty(QTextFormat::FontPixelSize, qRound(size * kScale[level - 1]));
        format.setFontWeight(QFont::DemiBold);
        pushFormat(format);
        beginText(takeSpace(qRound(size * 1.25)));
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        m_quotes.append(m_left);
        m_left += m_quotes.size() + m_lefts.size() <= kMaxIndents ? size : 0;
        QTextCharFormat format = m_formats.last();
        format.setForeground(m_style.colors.textMuted);
        pushFormat(format);
    } else if (type == CMARK_NODE_LIST) {
        int start =
            cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(node) : -1;
        if (m_ordinals.isEmpty() && m_block.listItem && start >= 0)
            start = m_block.ordinal;
        m_ordinals.append(start);
    } else if (type == CMARK_NODE_ITEM) {
        enterItem(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        QString text = literal(node);
        if (text.endsWith(u'\n'))
            text.chop(1);
        const QString info = m_math.restored(QString::fromUtf8(cmark_node_get_fence_info(node)));
        const bool math = info.trimmed() == QLatin1String("math") && isClosedFence(node);
        if (!math || !addDisplay({text, QStringLiteral("```math\n"), QStringLiteral("\n```"), true, true}))
            addCode(text, info);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        addHtml(literal(node).trimmed());
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        addSegment(MarkdownSegment::Kind::Rule, takeSpace(size));
    } else if (type == CMARK_NODE_TABLE) {
        enterTable(node);
    } else if (type == CMARK_NODE_TABLE_ROW) {
        ++m_row;
        m_column = -1;
    } else if (type == CMARK_NODE_TABLE_CELL) {
        enterCell(node);
    } else {
        return type == CMARK_NODE_DOCUMENT;
    }
    return true;
}

void MarkdownWalk::enterItem(cmark_node *item)
{
    static const QStringList bullets = {QStringLiteral("•"), QStringLiteral("–"), QStringLiteral("•")};
    int &ordinal = m_ordinals.last();
    const int depth = int(m_ordinals.size()) - 1;
    if (qstrcmp(cmark_node_get_type_string(item), "tasklist") == 0)
        m_marker = cmark_gfm_extensions_get_tasklist_item_checked(item) ? kTaskDone : kTaskOpen;
    else
        m_marker = ordinal >= 0 ? QString::number(ordinal) + u'.' : bullets.at(std::min(depth, 2));
    if (ordinal >= 0)
        ++ordinal;
    m_lefts.append(m_left);
    if (m_quotes.size() + m_lefts.size() <= kMaxIndents)
        m_left += std::max(
            m_gutter, m_marker.size() > 3 ? qRound(m_style.fontSize * 0.62 * double(m_marker.size())) : 0);
    m_tight = true;
}

void MarkdownWalk::leave(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING || type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG
        || type == CMARK_NODE_STRIKETHROUGH || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        popFormat();
        if (type == CMARK_NODE_HEADING)
            m_softBreak.reset();
    } else if (type == CMARK_NODE_PARAGRAPH) {
        m_paragraph = false;
        m_paragraphSpace.reset();
        m_softBreak.reset();
    } else if (type == CMARK_NODE_TABLE_CELL) {
        popFormat();
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        popFormat();
        m_left = m_quotes.takeLast();
    } else if (type == CMARK_NODE_LIST) {
        m_ordinals.removeLast();
        m_tight = false;
    } else if (type == CMARK_NODE_ITEM) {
        // An item without any text still shows its mark.
        if (!m_marker.isEmpty())
            beginText(takeSpace(0));
        m_left = m_lefts.takeLast();
    } else if (type == CMARK_NODE_TABLE) {
        m_table = nullptr;
        m_textOpen = false;
    }
}

} // namespace ui
