#pragma once

#include "ui/common/math_box.h"
#include "ui/common/tex_parser.h"

#include <QString>

#include <vector>

namespace ui {

/// How large a part of a formula is: on its own line, within a line, in a script, in a script of a script.
enum class MathLevel { Display, Text, Script, ScriptScript };

/// Typesets a formula after the rules of TeX, somewhat simplified. `size` is that of the letters in pixels,
/// `codeFamily` the font that unknown commands are shown in.
MathBox layOutMath(const TexNode &root, int size, MathLevel level, const MathFonts &fonts,
                   const QString &codeFamily);

/// A part of a formula that a line may end behind, and where it begins in the formula's source.
struct MathPiece {
    MathBox box;
    qsizetype start = 0;
};

/// The same for a formula within a line: a long one comes in pieces, cut behind relations and operators that
/// stand in no braces.
std::vector<MathPiece> layOutInlineMath(const TexNode &root, int size, const MathFonts &fonts,
                                        const QString &codeFamily);

} // namespace ui
