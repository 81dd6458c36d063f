#include "ui/common/markdown_renderer.h"

#include "ui/common/cmark_tree.h"
#include "ui/common/markdown_walk.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

/// More of one piece is not read.
constexpr qsizetype kMaxSource = 1'000'000;

} // namespace

std::vector<MarkdownSegment> renderMarkdown(const MarkdownBlock &block, const MarkdownStyle &style,
                                            const QString &definitions, MathCache *formulas)
{
    MathCache own;
    MathCache &cache = formulas ? *formulas : own;
    if (block.plain)
        return MarkdownWalk(block, style, {}, {}, cache).runPlain();
    TakenMath math;
    TakenImages images;
    QString text = images.takeOut(block.source);
    const bool tooLong = text.size() > kMaxSource;
    text.truncate(kMaxSource);
    QByteArray source = math.takeOut(text.toUtf8(), block.openFormula);
    if (!definitions.isEmpty())
        source.prepend(definitions.toUtf8() + '\n');
    const CmarkTree tree = parseMarkdown(source);
    cmark_consolidate_text_nodes(tree.get());
    return MarkdownWalk(block, style, std::move(math), std::move(images), cache)
        .run(tree.get(), source, tooLong);
}

QString harmlessMarkdown(const QString &text)
{
    const auto harm = [](QChar c) {
        const char16_t code = c.unicode();
        return (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7f && code <= 0x9f)
               || code == 0x202d || code == 0x202e || code == 0x2029 || code == 0xfdd0 || code == 0xfdd1
               || code == QChar::ObjectReplacementCharacter;
    };
    if (std::none_of(text.begin(), text.end(), harm))
        return text;
    QString clean = text;
    for (QChar &c : clean)
        c = harm(c) ? QChar(QChar::ReplacementCharacter) : c;
    return clean;
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
        const QString line = textWithMath(block, start, to - block.position() - start);
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
