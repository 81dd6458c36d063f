#pragma once

#include "ui/common/tex_parser.h"

#include <QString>
#include <QStringView>

namespace ui {

/// The alphabets of mathematics.
enum class TexFont { Italic, Roman, Bold, BoldItalic, Blackboard, Script, Fraktur, Sans, Typewriter };

struct TexSymbol {
    char16_t code = 0;
    TexClass type = TexClass::Ordinary;
    bool large = false; ///< Taller in display style.
    bool limits = false; ///< Scripts go above and below in display style.
};

/// The symbol that a command without its backslash stands for; null if there is none.
const TexSymbol *findTexSymbol(QStringView command);

/// What a character that needs no command is. Letters and digits are ordinary.
TexClass texClassOf(char32_t character);

/// The words that stand upright: `sin`, `lim`, …; empty if the command is none. `limits` tells whether
/// scripts go above and below.
QString texFunction(QStringView command, bool &limits);

/// A letter or digit in an alphabet. What the alphabet does not have stays.
QString texLetter(char32_t character, TexFont font);

} // namespace ui
