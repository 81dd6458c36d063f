#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace ui {

/// What a part of a formula is to its neighbours; decides the space between them.
enum class TexClass { Ordinary, Operator, Binary, Relation, Open, Close, Punctuation, Inner };

/// A part of a formula. A small tree of values: what a field means depends on `kind`.
struct TexNode {
    enum class Kind {
        Row, ///< children one after the other
        Symbol, ///< text, already in the letters of its alphabet
        Text, ///< text in the font of the words around the formula
        Unknown, ///< text is a command that nothing is known of, as it was written
        Fraction, ///< children: above, below; flag: with a line; text, close: what embraces it
        Root, ///< children: what is under it, and the degree if there is one
        Scripts, ///< children: base, above, below; a script may be an empty row
        Fence, ///< children: content; text, close: delimiters as tall as it, empty for none
        Delimiter, ///< text, amount: height in em; or, in a fence, as tall as the fence if amount is 0
        Array, ///< children: cells row by row; columns; text, close: delimiters
        Accent, ///< children: base; text: the mark, or a name such as `overline`
        Space, ///< amount in em
        Box, ///< children: content
        Cancel, ///< children: content; text: `/`, `\` or `x`
        Style, ///< children: content; amount: 0 display, 1 text, 2 script, 3 script of a script
    };
    Kind kind = Kind::Row;
    TexClass type = TexClass::Ordinary;
    QString text = {};
    QString close = {};
    double amount = 0;
    bool flag = false;
    bool limits = false; ///< Scripts go above and below: always for scripts, in display style for symbols,
                         ///< and for symbols with flag always.
    bool large = false; ///< Of a symbol: taller in display style.
    int columns = 0;
    QByteArray alignments = {}; ///< Of an array: `l`, `c` or `r` a column; `|` for lines between.
    std::vector<TexNode> children = {};
    qsizetype start = 0; ///< Where it stands in the source; only kept for what stands at top level.
};

/// Reads the TeX between the delimiters of a formula. Nothing of it is ever run: there are no definitions,
/// loops or files. An unknown command becomes a node of its own and the rest is read as ever. Nothing if the
/// source is longer than 20,000 characters, is nested more than 60 deep or has more than 5,000 parts, or a
/// brace does not match; it should then be shown as it is written.
std::optional<TexNode> parseTex(QStringView source);

} // namespace ui
