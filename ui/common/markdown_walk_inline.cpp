// What stands within the lines of a piece of Markdown: words, links, formulas, and some HTML.

#include "ui/common/markdown_walk.h"

#include <QCoreApplication>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Markdown)
};

/// A paragraph of many looks costs more than its letters.
constexpr qsizetype kLookCost = 16;

} // namespace

void MarkdownWalk::enterInline(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    QTextCharFormat format = m_formats.last();
    if (type == CMARK_NODE_TEXT) {
        insert(rawLiteral(node));
    } else if (type == CMARK_NODE_SOFTBREAK) {
        m_softBreak = format;
    } else if (type == CMARK_NODE_LINEBREAK) {
        insertPlain(QString(QChar::LineSeparator), format);
    } else if (type == CMARK_NODE_CODE) {
        format.setFontFamilies({m_style.codeFamily});
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.fontSize * 0.93));
        format.setBackground(m_style.colors.raised);
        insertPlain(literal(node), format);
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
        pushFormat(linkFormat(addressOf(node)));
    } else if (type == CMARK_NODE_IMAGE) {
        if (addImage(node))
            return;
        pushFormat(linkFormat(addressOf(node)));
        insertPlain(Text::tr("Image:") + QChar(QChar::Nbsp), m_formats.last());
        if (!cmark_node_first_child(node))
            insertPlain(QUrl(addressOf(node)).fileName(), m_formats.last());
    }
}

/// All text comes through here.
void MarkdownWalk::write(const QString &text, const QTextCharFormat &format)
{
    if (m_table && (m_row >= m_table->rows() || m_column >= m_table->columns()))
        return;
    const qsizetype room = kMaxText - m_written;
    m_written += text.size() + (m_table ? 1 : kLookCost);
    m_cursor.insertText(text.size() > room ? text.left(std::max<qsizetype>(0, room)) : text, format);
}

void MarkdownWalk::popFormat()
{
    if (m_formats.size() > 1)
        m_formats.removeLast();
}

/// Text that may have formulas in it.
void MarkdownWalk::insert(const QString &text)
{
    qsizetype done = 0;
    qsizetype index = 0;
    qsizetype end = 0;
    for (qsizetype at = m_math.nextMark(text, 0, index, end); at >= 0;
         at = m_math.nextMark(text, done, index, end)) {
        if (m_written > kMaxText)
            return;
        if (at > done)
            insertPlain(harmlessMarkdown(text.mid(done, at - done)), m_formats.last());
        const TakenMath::Formula &formula = m_math.at(index);
        done = end;
        if (formula.display && m_paragraph && !m_table && addDisplay(formula)) {
            m_paragraphSpace = qRound(m_style.fontSize * 0.7);
            m_softBreak.reset();
            while (done < text.size() && text.at(done).isSpace())
                ++done;
            continue;
        }
        insertFormula(formula);
    }
    if (done < text.size())
        insertPlain(harmlessMarkdown(text.mid(done)), m_formats.last());
}

/// A paragraph begins with its first word: one that is all formula has none.
void MarkdownWalk::beginParagraph()
{
    if (!m_paragraphSpace)
        return;
    beginText(*m_paragraphSpace);
    m_paragraphSpace.reset();
    m_softBreak.reset();
}

void MarkdownWalk::insertPlain(const QString &text, const QTextCharFormat &format)
{
    beginParagraph();
    if (m_softBreak)
        write(QStringLiteral(" "), *m_softBreak);
    m_softBreak.reset();
    write(text, format);
}

MathFormulas MarkdownWalk::formulasOf(const TakenMath::Formula &formula, bool display)
{
    MathQuery query;
    query.tex = formula.tex;
    query.open = formula.open;
    query.close = formula.close;
    query.display = display;
    query.size = m_formats.last().hasProperty(QTextFormat::FontPixelSize)
                     ? m_formats.last().intProperty(QTextFormat::FontPixelSize)
                     : m_style.fontSize;
    query.family = m_style.family;
    query.codeFamily = m_style.codeFamily;
    return m_formulas.formula(query);
}

/// A formula within a line. One that cannot be read, or is not complete, is shown as it is written.
void MarkdownWalk::insertFormula(const TakenMath::Formula &formula)
{
    const MathFormulas parts = formula.closed ? formulasOf(formula, false) : MathFormulas();
    if (parts.empty()) {
        QTextCharFormat format = m_formats.last();
        format.setFontFamilies({m_style.codeFamily});
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.fontSize * 0.93));
        format.setForeground(m_style.colors.textMuted);
        QString source = harmlessMarkdown(formula.open + formula.tex + formula.close);
        source.replace(u'\n', QChar(QChar::LineSeparator));
        insertPlain(source, format);
        return;
    }
    // A line may end beside an object, but not between a formula and the comma or bracket that it touches.
    // The joiners also make a line that is all formula as tall as one of words.
    const QString joiner(QChar(0x2060));
    if (m_table && (m_row >= m_table->rows() || m_column >= m_table->columns()))
        return;
    beginParagraph();
    const QChar before =
        m_softBreak ? QChar(u' ') : m_cursor.document()->characterAt(m_cursor.position() - 1);
    if (m_cursor.atBlockStart() || !before.isSpace())
        insertPlain(joiner, m_formats.last());
    for (const auto &part : parts)
        insertPlain(QString(QChar(QChar::ObjectReplacementCharacter)),
                    mathFormat(part, m_formats.last(), m_style.family));
    insertPlain(joiner, m_formats.last());
    m_segments.back().formulas = true;
}

/// Three tags that models use for want of Markdown work; all others are shown as they stand.
void MarkdownWalk::inlineHtml(const QString &html)
{
    const QString tag = html.toLower().remove(u' ');
    if (tag == QLatin1String("<br>") || tag == QLatin1String("<br/>")) {
        insertPlain(QString(QChar::LineSeparator), m_formats.last());
    } else if (tag == QLatin1String("<sub>") || tag == QLatin1String("<sup>")) {
        beginParagraph();
        m_formats.last().setVerticalAlignment(tag == QLatin1String("<sub>")
                                                  ? QTextCharFormat::AlignSubScript
                                                  : QTextCharFormat::AlignSuperScript);
    } else if (tag == QLatin1String("</sub>") || tag == QLatin1String("</sup>")) {
        m_formats.last().setVerticalAlignment(QTextCharFormat::AlignNormal);
    } else {
        QTextCharFormat format = m_formats.last();
        format.setForeground(m_style.colors.textMuted);
        insertPlain(html, format);
    }
}

QTextCharFormat MarkdownWalk::linkFormat(const QString &address) const
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

} // namespace ui
