#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace ui {

/// A piece of Markdown that is rendered on its own: a top-level block, or one item of a top-level list.
struct MarkdownBlock {
    QString source;
    bool listItem = false;
    int ordinal = 0; ///< Of an item of a numbered list; such a list may go over many pieces.
    bool table = false;
    bool plain = false; ///< No Markdown at all: shown letter by letter.
    bool openFormula = false; ///< Ends within a formula that is still growing.
    bool operator==(const MarkdownBlock &) const = default;
};

/// Cuts a growing Markdown text into pieces, so that a streaming answer never has to be rendered twice.
///
/// A piece is final once a later block began behind it: nothing that follows can change it any more
/// (CommonMark's parsers only ever add to the last open block). The boundary is looked for in whole lines
/// only, since an unfinished line may still become something else. Pieces do not depend on how the text was
/// cut into chunks. A formula stays in one piece, also with blank lines in it (math_spans.h).
class MarkdownBlocks
{
public:
    /// Adds text and returns the pieces that became final.
    QList<MarkdownBlock> append(const QString &text);
    /// No more text comes: what is left is final.
    QList<MarkdownBlock> finish();

    /// What is not final yet, as it would be cut if the text ended here. Without a last line that is only a
    /// mark so far (`-`, `1.`, `` ` ``, …): shown at once it would flicker as something that it will not be.
    QList<MarkdownBlock> open() const;

    /// Bytes of what is not final yet.
    qsizetype openSize() const { return m_tail.size(); }

    /// The link reference definitions seen so far (`[label]: address`), to be put before a piece that uses
    /// them.
    const QString &definitions() const { return m_definitions; }

private:
    struct Cut;
    Cut cut(const QByteArray &text, bool growing) const;
    QList<MarkdownBlock> takeFinal(Cut cut, bool everything);
    void collectDefinitions(const QString &text);

    QByteArray m_tail; ///< UTF-8; what is not final.
    qsizetype m_searchFrom = 0; ///< Size of the tail when boundaries were last looked for.
    bool m_inList = false; ///< The tail begins with a further item of a list …
    int m_nextOrdinal = 0; ///< … that has this number, 0 for bullets.
    QString m_definitions;
};

} // namespace ui
