// The segments of a piece of Markdown: each is begun here, and what has a frame of its own is filled.

#include "ui/common/code_highlighter.h"
#include "ui/common/image_decoder.h"
#include "ui/common/markdown_walk.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Markdown)
};

constexpr qsizetype kMaxCode = 200'000;
constexpr qsizetype kMaxCodeLine = 20'000;

/// How much of a listing is shown.
qsizetype shownCode(const QString &text)
{
    qsizetype line = 0;
    while (line < text.size()) {
        qsizetype end = text.indexOf(u'\n', line);
        end = end < 0 ? text.size() : end;
        if (end - line > kMaxCodeLine)
            return line + kMaxCodeLine;
        if (end > kMaxCode)
            return line;
        line = end + 1;
    }
    return text.size();
}

} // namespace

/// A picture with a place of its own: one that the address holds, or one on the web that is all of its
/// paragraph.
bool MarkdownWalk::addImage(cmark_node *image)
{
    const QString address = addressOf(image);
    const bool alone = cmark_node_get_type(cmark_node_parent(image)) == CMARK_NODE_PARAGRAPH
                       && !cmark_node_next(image) && !cmark_node_previous(image);
    const QString scheme = address.left(6).toLower();
    const bool web = scheme == QLatin1String("https:") || scheme == QLatin1String("http:/");
    if (!m_paragraph || m_table || !(isImageData(address) || (web && alone)))
        return false;
    QString description;
    for (cmark_event_type event = cmark_iter_next(m_walk);
         event != CMARK_EVENT_EXIT || cmark_iter_get_node(m_walk) != image; event = cmark_iter_next(m_walk)) {
        if (event == CMARK_EVENT_ENTER)
            description += literal(cmark_iter_get_node(m_walk));
    }
    const int space = m_paragraphSpace ? *m_paragraphSpace : qRound(m_style.fontSize * 0.7);
    m_softBreak.reset();
    MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Image, space);
    segment.address = address;
    segment.description = description;
    segment.document = newDocument();
    QTextCursor(segment.document.get())
        .insertText(Text::tr("Image:") + QChar(QChar::Nbsp)
                    + (description.isEmpty() && web ? QUrl(address).fileName() : description));
    m_paragraphSpace = qRound(m_style.fontSize * 0.7);
    return true;
}

void MarkdownWalk::addNotice(const QString &text)
{
    m_table = nullptr;
    m_textOpen = false;
    m_marker.clear();
    m_quotes.clear();
    m_left = 0;
    m_written = 0;
    beginText(qRound(m_style.fontSize * 0.6));
    QTextCharFormat format = m_formats.front();
    format.setForeground(m_style.colors.textMuted);
    format.setFontItalic(true);
    write(text, format);
}

/// Whether the block ends with its fence: until then it may still grow.
bool MarkdownWalk::isClosedFence(cmark_node *code) const
{
    qsizetype start = 0;
    for (int line = cmark_node_get_end_line(code); line > 1 && start >= 0; --line) {
        start = m_source.indexOf('\n', start);
        start += start < 0 ? 0 : 1;
    }
    if (start < 0 || cmark_node_get_end_line(code) <= cmark_node_get_start_line(code))
        return false;
    QByteArray last = m_source.mid(start, std::max<qsizetype>(0, m_source.indexOf('\n', start) - start));
    if (m_source.indexOf('\n', start) < 0)
        last = m_source.mid(start);
    last = last.trimmed();
    while (last.startsWith('>'))
        last = last.mid(1).trimmed();
    return last.size() >= 3 && (last.count('`') == last.size() || last.count('~') == last.size());
}

/// A formula on lines of its own. Nothing if it cannot be read, or is not complete.
bool MarkdownWalk::addDisplay(const TakenMath::Formula &formula)
{
    const MathFormulas parts = formula.closed ? formulasOf(formula, true) : MathFormulas();
    if (parts.empty())
        return false;
    const int space = m_paragraphSpace ? *m_paragraphSpace : takeSpace(qRound(m_style.fontSize * 0.8));
    m_paragraphSpace.reset();
    MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Math, space);
    segment.document = newDocument();
    segment.formulas = true;
    QTextOption option = segment.document->defaultTextOption();
    option.setWrapMode(QTextOption::NoWrap);
    segment.document->setDefaultTextOption(option);
    QTextCursor cursor(segment.document.get());
    QTextBlockFormat centred;
    centred.setAlignment(Qt::AlignHCenter);
    cursor.setBlockFormat(centred);
    cursor.insertText(QString(QChar(QChar::ObjectReplacementCharacter)),
                      mathFormat(parts.front(), m_formats.front(), m_style.family));
    segment.width = parts.front()->width();
    return true;
}

void MarkdownWalk::addCode(const QString &text, const QString &language)
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
    const qsizetype shown = shownCode(text);
    cursor.insertText(text.left(shown), plain);
    segment.rest = text.mid(shown);
    if (!segment.rest.isEmpty())
        addNotice(Text::tr("This code is too long to be shown in full. Its copy button has all of it."));
}

void MarkdownWalk::addHtml(const QString &html)
{
    beginText(takeSpace(qRound(m_style.fontSize * 0.7)));
    QTextCharFormat format = m_formats.last();
    format.setFontFamilies({m_style.codeFamily});
    format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.fontSize * 0.93));
    format.setForeground(m_style.colors.textMuted);
    QString lines = html;
    lines.replace(u'\n', QChar(QChar::LineSeparator));
    write(lines, format);
}

void MarkdownWalk::beginText(int spaceBefore)
{
    m_written += 20;
    m_formats.last().setVerticalAlignment(QTextCharFormat::AlignNormal);
    const bool fresh = !m_textOpen;
    if (fresh) {
        MarkdownSegment &segment = addSegment(MarkdownSegment::Kind::Text, spaceBefore);
        segment.document = newDocument();
        segment.indent = 0;
        m_cursor = QTextCursor(segment.document.get());
        beginEdit(*segment.document);
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
        for (const int x : m_quotes.first(std::min<qsizetype>(m_quotes.size(), kMaxIndents)))
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

MarkdownSegment &MarkdownWalk::addSegment(MarkdownSegment::Kind kind, int spaceBefore)
{
    // Code or a table as the first thing of an item: its mark needs a line of its own.
    if (kind != MarkdownSegment::Kind::Text && !m_marker.isEmpty()) {
        beginText(spaceBefore);
        spaceBefore = 4;
    }
    m_segments.push_back({});
    m_written += 40;
    m_textOpen = false;
    MarkdownSegment &segment = m_segments.back();
    segment.kind = kind;
    segment.indent = m_left;
    segment.spaceBefore = spaceBefore;
    segment.quotes = m_quotes.first(std::min<qsizetype>(m_quotes.size(), kMaxIndents));
    return segment;
}

std::unique_ptr<QTextDocument> MarkdownWalk::newDocument() const
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

/// Items of one list, and an item's mark and its text, stand close.
int MarkdownWalk::takeSpace(int wanted)
{
    const bool tight = m_tight;
    m_tight = false;
    return tight ? qRound(m_style.fontSize * 0.3) : wanted;
}

} // namespace ui
