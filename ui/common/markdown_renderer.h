#pragma once

#include "ui/common/markdown_blocks.h"
#include "ui/common/theme.h"

#include <QString>
#include <QTextDocument>
#include <QTextFormat>

#include <memory>
#include <vector>

namespace ui {

/// How rendered Markdown looks. Sizes in pixels.
struct MarkdownStyle {
    Colors colors;
    QString family;
    QString codeFamily;
    int fontSize = 14;
    bool operator==(const MarkdownStyle &other) const
    {
        return colors.text == other.colors.text && family == other.family && codeFamily == other.codeFamily
               && fontSize == other.fontSize;
    }
};

/// A part of a rendered piece: running text, or something with a frame of its own.
struct MarkdownSegment {
    enum class Kind { Text, Code, Table, Rule, Math, Image };
    Kind kind = Kind::Text;
    std::unique_ptr<QTextDocument> document = {}; ///< Null for a rule.
    QString language = {}; ///< Of code, as the fence names it.
    int indent = 0; ///< Left of it, for what stands inside a list.
    int spaceBefore = 0;
    bool formulas = false; ///< Its text has some.
    bool decorated = false; ///< Has blocks with kMarkerProperty or kQuoteProperty.
    int columns = 0; ///< Of a table.
    double width = 0; ///< Of a formula.
    QString address = {}; ///< Of an image; its document has its name.
    QString description = {};
    QString rest = {}; ///< Of code that is too long to be shown: what is missing.
    QList<int> quotes = {}; ///< The x positions of the bars of the quotes that it stands in.
};

/// On a text block: the bullet or number to draw left of it.
constexpr int kMarkerProperty = QTextFormat::UserProperty + 1;
/// Two marks that are drawn as boxes.
constexpr QChar kTaskOpen = u'□';
constexpr QChar kTaskDone = u'✓';
/// On a text block: a list of the x positions of the bars of the quotes that it stands in.
constexpr int kQuoteProperty = QTextFormat::UserProperty + 2;

class MathCache;

/// Renders a piece. Of one that is too large to be shown at once the beginning, and a line that says so.
/// Formulas are typeset, with the help of those that `formulas` kept if it is given. HTML is
/// shown as text, images that
/// their address holds, or that stand alone, become segments, others links to them, and only http, https and
/// mailto links work: nothing is ever loaded or run. `definitions` are link reference definitions from
/// elsewhere in the text.
std::vector<MarkdownSegment> renderMarkdown(const MarkdownBlock &block, const MarkdownStyle &style,
                                            const QString &definitions = {}, MathCache *formulas = nullptr);

/// The text without what would make it look other than it is, or be taken for our own: control characters,
/// overrides of the writing direction, and signs that text documents use inside.
QString harmlessMarkdown(const QString &text);

/// Code as a segment holds it; kept apart so that code which only grew can be extended in place.
QString codeText(const QTextDocument &document);

/// The text of a part of a segment's document, bullets and numbers included, formulas as they are written;
/// table cells are separated by tabs.
QString segmentText(const MarkdownSegment &segment, int from, int to);
QString segmentText(const MarkdownSegment &segment);

/// Whether a click may open the address.
bool isSafeLink(const QString &address);

} // namespace ui
