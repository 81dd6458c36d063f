#pragma once

#include <QByteArray>
#include <QList>

namespace ui {

/// A formula in Markdown. Positions in bytes.
struct MathSpan {
    qsizetype start = 0; ///< Of the opening delimiter.
    qsizetype contentStart = 0;
    qsizetype contentEnd = 0;
    qsizetype end = 0; ///< Behind the closing delimiter.
    bool display = false;
    bool closed = true; ///< False: the text ends within it.
};

/// Finds what stands between `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, but not in code. A dollar opens where no
/// blank, letter or digit touches its outer or inner side wrongly, as GitHub and Pandoc have it, so that `$5
/// and $10` are sums of money. A `$$` or `\[` alone on its line may have blank lines behind it, up to 16 KB;
/// all others end with their paragraph.
///
/// `growing`: the text may go on. A formula that was opened by anything but a single dollar and still may be
/// closed is then reported, as the last one.
QList<MathSpan> findMath(const QByteArray &markdown, bool growing);

/// The Markdown with its formulas filled by letters that mean nothing, line by line, so that they do not
/// take part in how it is read. Lines stay where they are; positions in them do not.
QByteArray maskMath(const QByteArray &markdown, const QList<MathSpan> &spans);

/// The content of a formula, without the marks of a quote that its lines begin with.
QByteArray mathContent(const QByteArray &markdown, const MathSpan &span);

} // namespace ui
