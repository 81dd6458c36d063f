#include "ui/common/markdown_renderer.h"

#include "ui/common/cmark_tree.h"
#include "ui/common/code_highlighter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Markdown)
};

QString literal(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

QColor halfway(const QColor &a, const QColor &b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

/// Walks the tree once and fills text documents. Blocks that need a frame of their own (code, tables, rules)
/// close the running text; what follows begins a new one.
class Renderer
{
public:
    Renderer(const MarkdownBlock &block, const MarkdownStyle &style)
        : m_block(block)
        , m_style(style)
        , m_gutter(qRound(style.fontSize * 1.75))
    {
        QTextCharFormat plain;
        plain.setForeground(style.colors.text);
        m_formats.append(plain);
    }

    std::vector<MarkdownSegment> run(cmark_node *root);
    std::vector<MarkdownSegment> runPlain();

private:
    void enter(cmark_node *node);
    void leave(cmark_node *node);
    bool enterBlock(cmark_node *node);
    void enterInline(cmark_node *node);
    void enterItem(cmark_node *item);
    void enterTable(cmark_node *table);
    void enterCell(cmark_node *cell);
    void addCode(const QString &text, const QString &language);
    void addHtml(const QString &html);
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
    const int m_gutter;
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
};

std::vector<MarkdownSegment> Renderer::run(cmark_node *root)
{
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(walk); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk)) {
        if (event == CMARK_EVENT_ENTER)
            enter(cmark_iter_get_node(walk));
        else
            leave(cmark_iter_get_node(walk));
    }
    cmark_iter_free(walk);
    return std::move(m_segments);
}

std::vector<MarkdownSegment> Renderer::runPlain()
{
    beginText(0);
    QString lines = m_block.source;
    lines.replace(u'\n', QChar(QChar::LineSeparator));
    m_cursor.insertText(lines, m_formats.last());
    return std::move(m_segments);
}

void Renderer::enter(cmark_node *node)
{
    if (!enterBlock(node))
        enterInline(node);
}

bool Renderer::enterBlock(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    const int size = m_style.fontSize;
    if (type == CMARK_NODE_PARAGRAPH) {
        beginText(takeSpace(qRound(size * 0.7)));
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
        m_left += size;
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
        addCode(text, QString::fromUtf8(cmark_node_get_fence_info(node)));
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

void Renderer::enterItem(cmark_node *item)
{
    static const QStringList bullets = {QStringLiteral("•"), QStringLiteral("–"), QStringLiteral("•")};
    int &ordinal = m_ordinals.last();
    const int depth = int(m_ordinals.size()) - 1;
    if (qstrcmp(cmark_node_get_type_string(item), "tasklist") == 0)
        m_marker =
            cmark_gfm_extensions_get_tasklist_item_checked(item) ? QStringLiteral("✓") : QStringLiteral("□");
    else
        m_marker = ordinal >= 0 ? QString::number(ordinal) + u'.' : bullets.at(std::min(depth, 2));
    if (ordinal >= 0)
        ++ordinal;
    m_lefts.append(m_left);
    m_left += std::max(m_gutter,
                       m_marker.size() > 3 ? qRound(m_style.fontSize * 0.62 * double(m_marker.size())) : 0);
    m_tight = true;
}

void Renderer::enterTable(cmark_node *table)
{
    int rows = 0;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row))
        ++rows;
    const int columns = std::max<int>(1, cmark_gfm_extensions_get_table_columns(table));
    MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Table, takeSpace(m_style.fontSize));
    segment.columns = columns;
    segment.document = newDocument();
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(m_style.fontSize * 0.5);
    QTextCursor cursor(segment.document.get());
    m_table = cursor.insertTable(std::max(rows, 1), columns, format);
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

void Renderer::enterCell(cmark_node *)
{
    ++m_column;
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

void Renderer::enterInline(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    QTextCharFormat format = m_formats.last();
    if (type == CMARK_NODE_TEXT) {
        m_cursor.insertText(literal(node), format);
    } else if (type == CMARK_NODE_SOFTBREAK) {
        m_cursor.insertText(QStringLiteral(" "), format);
    } else if (type == CMARK_NODE_LINEBREAK) {
        m_cursor.insertText(QString(QChar::LineSeparator), format);
    } else if (type == CMARK_NODE_CODE) {
        format.setFontFamilies({m_style.codeFamily});
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.fontSize * 0.93));
        format.setBackground(m_style.colors.raised);
        m_cursor.insertText(literal(node), format);
    } else if (type == CMARK_NODE_HTML_INLINE) {
        inlineHtml(literal(node));
    } else if (type == CMARK_NODE_EMPH) {
        format.setFontItalic(true);
        pushFormat(format);
    } else if (type == CMARK_NODE_STRONG) {
        format.setFontWeight(QFont::DemiBold);
        pushFormat(format);
    } else if (type == CMARK_NODE_STRIKETHROUGH) {
        format.setFontStrikeOut(true);
        pushFormat(format);
    } else if (type == CMARK_NODE_LINK) {
        pushFormat(linkFormat(QString::fromUtf8(cmark_node_get_url(node))));
    } else if (type == CMARK_NODE_IMAGE) {
        pushFormat(linkFormat(QString::fromUtf8(cmark_node_get_url(node))));
        m_cursor.insertText(Text::tr("Image:") + QChar(QChar::Nbsp), m_formats.last());
        if (!cmark_node_first_child(node))
            m_cursor.insertText(QUrl(QString::fromUtf8(cmark_node_get_url(node))).fileName(),
                                m_formats.last());
    }
}

void Renderer::leave(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING || type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG
        || type == CMARK_NODE_STRIKETHROUGH || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        popFormat();
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

void Renderer::popFormat()
{
    if (m_formats.size() > 1)
        m_formats.removeLast();
}

void Renderer::addCode(const QString &text, const QString &language)
{
    MarkdownSegment &segment =
        addSegment(MarkdownSegment::Kind::Code, takeSpace(qRound(m_style.fontSize * 0.8)));
    segment.language = language.section(u' ', 0, 0);
    segment.document = newDocument();
    QFont font(m_style.codeFamily);
    font.setPixelSize(qRound(m_style.fontSize * 0.93));
    font.setHintingPreference(QFont::PreferNoHinting);
    segment.document->setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * 4);
    segment.document->setDefaultTextOption(option);
    if (const CodeLanguage *known = findCodeLanguage(language))
        new CodeHighlighter(segment.document.get(), *known, m_style.colors);
    QTextCursor cursor(segment.document.get());
    QTextCharFormat plain;
    plain.setForeground(m_style.colors.text);
    cursor.insertText(text, plain);
}

void Renderer::addHtml(const QString &html)
{
    beginText(takeSpace(qRound(m_style.fontSize * 0.7)));
    QTextCharFormat format = m_formats.last();
    format.setFontFamilies({m_style.codeFamily});
    format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.fontSize * 0.93));
    format.setForeground(m_style.colors.textMuted);
    QString lines = html;
    lines.replace(u'\n', QChar(QChar::LineSeparator));
    m_cursor.insertText(lines, format);
}

/// Three tags that models use for want of Markdown work; all others are shown as they stand.
void Renderer::inlineHtml(const QString &html)
{
    const QString tag = html.toLower().remove(u' ');
    if (tag == QLatin1String("<br>") || tag == QLatin1String("<br/>")) {
        m_cursor.insertText(QString(QChar::LineSeparator), m_formats.last());
    } else if (tag == QLatin1String("<sub>") || tag == QLatin1String("<sup>")) {
        m_formats.last().setVerticalAlignment(tag == QLatin1String("<sub>")
                                                  ? QTextCharFormat::AlignSubScript
                                                  : QTextCharFormat::AlignSuperScript);
    } else if (tag == QLatin1String("</sub>") || tag == QLatin1String("</sup>")) {
        m_formats.last().setVerticalAlignment(QTextCharFormat::AlignNormal);
    } else {
        QTextCharFormat format = m_formats.last();
        format.setForeground(m_style.colors.textMuted);
        m_cursor.insertText(html, format);
    }
}

void Renderer::beginText(int spaceBefore)
{
    m_formats.last().setVerticalAlignment(QTextCharFormat::AlignNormal);
    const bool fresh = !m_textOpen;
    if (fresh) {
        MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Text, spaceBefore);
        segment.document = newDocument();
        segment.indent = 0;
        m_cursor = QTextCursor(segment.document.get());
        m_textOpen = true;
    }
    QTextBlockFormat format;
    format.setLeftMargin(m_left);
    format.setTopMargin(fresh ? 0 : spaceBefore);
    format.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
    if (!m_marker.isEmpty())
        format.setProperty(kMarkerProperty, m_marker);
    if (!m_quotes.isEmpty()) {
        QVariantList bars;
        for (const int x : m_quotes)
            bars.append(x);
        format.setProperty(kQuoteProperty, bars);
    }
    m_segments.back().decorated |= !m_marker.isEmpty() || !m_quotes.isEmpty();
    m_marker.clear();
    if (fresh)
        m_cursor.setBlockFormat(format);
    else
        m_cursor.insertBlock(format);
}

MarkdownSegment &Renderer::addSegment(MarkdownSegment::Kind kind, int spaceBefore)
{
    // Code or a table as the first thing of an item: its mark needs a line of its own.
    if (kind != MarkdownSegment::Kind::Text && !m_marker.isEmpty()) {
        beginText(spaceBefore);
        spaceBefore = 4;
    }
    m_segments.push_back({});
    m_textOpen = false;
    MarkdownSegment &segment = m_segments.back();
    segment.kind = kind;
    segment.indent = m_left;
    segment.spaceBefore = spaceBefore;
    return segment;
}

std::unique_ptr<QTextDocument> Renderer::newDocument() const
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    QFont font(m_style.family);
    font.setPixelSize(m_style.fontSize);
    font.setHintingPreference(QFont::PreferNoHinting);
    document->setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    return document;
}

QTextCharFormat Renderer::linkFormat(const QString &address) const
{
    QTextCharFormat format = m_formats.last();
    if (!isSafeLink(address))
        return format;
    format.setAnchor(true);
    format.setAnchorHref(address);
    format.setForeground(m_style.colors.link);
    format.setFontUnderline(true);
    return format;
}

/// Items of one list, and an item's mark and its text, stand close.
int Renderer::takeSpace(int wanted)
{
    const bool tight = m_tight;
    m_tight = false;
    return tight ? qRound(m_style.fontSize * 0.3) : wanted;
}

} // namespace

std::vector<MarkdownSegment> renderMarkdown(const MarkdownBlock &block, const MarkdownStyle &style,
                                            const QString &definitions)
{
    if (block.plain)
        return Renderer(block, style).runPlain();
    const QString source = definitions.isEmpty() ? block.source : definitions + u'\n' + block.source;
    const CmarkTree tree = parseMarkdown(source.toUtf8());
    return Renderer(block, style).run(tree.get());
}

QString codeText(const QTextDocument &document)
{
    return document.toPlainText();
}

QString segmentText(const MarkdownSegment &segment)
{
    return segment.document ? segmentText(segment, 0, segment.document->characterCount())
                            : QStringLiteral("———");
}

QString segmentText(const MarkdownSegment &segment, int from, int to)
{
    if (!segment.document)
        return {};
    QString text;
    const QTextTable *table = nullptr;
    for (QTextBlock block = segment.document->findBlock(from); block.isValid() && block.position() < to;
         block = block.next()) {
        const int start = std::max(0, from - block.position());
        const QString line = block.text().mid(start, to - block.position() - start);
        QTextCursor cursor(block);
        const QTextTable *inTable = cursor.currentTable();
        if (segment.kind == MarkdownSegment::Kind::Table && !inTable)
            continue;
        if (!text.isEmpty()) {
            const bool sameRow = inTable && inTable == table && inTable->cellAt(cursor).column() > 0;
            text += sameRow ? u'\t' : u'\n';
        }
        table = inTable;
        const QString marker = block.blockFormat().property(kMarkerProperty).toString();
        if (!marker.isEmpty() && start == 0)
            text += marker + u' ';
        text += line;
    }
    text.replace(QChar(QChar::LineSeparator), u'\n');
    text.replace(QChar(QChar::Nbsp), u' ');
    return text;
}

bool isSafeLink(const QString &address)
{
    const QString scheme = QUrl(address).scheme().toLower();
    return scheme == QLatin1String("https") || scheme == QLatin1String("http")
           || scheme == QLatin1String("mailto");
}

} // namespace ui
