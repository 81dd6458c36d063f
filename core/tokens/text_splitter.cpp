#include "core/tokens/text_splitter.h"

#include <QChar>

#include <array>

// The expressions, as tiktoken has them (tiktoken_ext/openai_public.py):
//
// cl100k_base  (?i:'s|'t|'re|'ve|'m|'ll|'d)
//              [^\r\n\p{L}\p{N}]?\p{L}+
//              \p{N}{1,3}
//               ?[^\s\p{L}\p{N}]+[\r\n]*
//              \s*[\r\n]+
//              \s+(?!\S)
//              \s+
//
// o200k_base   [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|…|'d)?
//              [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|…|'d)?
//              \p{N}{1,3}
//               ?[^\s\p{L}\p{N}]+[\r\n/]*
//              \s*[\r\n]+
//              \s+(?!\S)
//              \s+

namespace core {

namespace {

/// What the expressions tell apart; bits, so that sets of them are numbers too.
enum Class : quint8 {
    Upper = 1, ///< Lu, Lt
    Lower = 2, ///< Ll
    Caseless = 4, ///< Lm, Lo
    Mark = 8, ///< M
    Number = 16, ///< N
    Space = 32, ///< \s but for those of Newline
    Newline = 64, ///< \r and \n
    Other = 128,
};
constexpr quint8 kLetter = Upper | Lower | Caseless;
constexpr quint8 kUpperPart = Upper | Caseless | Mark;
constexpr quint8 kLowerPart = Lower | Caseless | Mark;
/// One of these may lead a word.
constexpr quint8 kLead = Mark | Space | Other;
constexpr quint8 kPunctuation = Mark | Other;

constexpr std::array<quint8, 128> asciiClasses()
{
    std::array<quint8, 128> classes {};
    for (int i = 0; i < 128; ++i) {
        const bool upper = i >= 'A' && i <= 'Z';
        const bool lower = i >= 'a' && i <= 'z';
        const bool digit = i >= '0' && i <= '9';
        const bool newline = i == '\n' || i == '\r';
        const bool space = i == ' ' || (i >= '\t' && i <= '\r');
        classes[size_t(i)] = quint8(upper     ? Upper
                                    : lower   ? Lower
                                    : digit   ? Number
                                    : newline ? Newline
                                    : space   ? Space
                                              : Other);
    }
    return classes;
}
constexpr std::array<quint8, 128> kAscii = asciiClasses();

quint8 classOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Titlecase:
        return Upper;
    case QChar::Letter_Lowercase:
        return Lower;
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return Caseless;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return Mark;
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return Number;
    default:
        return QChar::isSpace(character) ? Space : Other;
    }
}

struct Character {
    quint8 kind;
    quint8 size; ///< In bytes.
};

bool continues(const char *at, const char *end)
{
    return at < end && (quint8(*at) & 0xc0) == 0x80;
}

/// A character beyond ASCII.
Character wideCharacterAt(const char *at, const char *end)
{
    constexpr Character kInvalid {Other, 1};
    const auto low = [at](int i) { return char32_t(quint8(at[i]) & 0x3f); };
    const quint8 first = quint8(*at);
    if (first < 0xc2 || first > 0xf4 || !continues(at + 1, end))
        return kInvalid;
    if (first < 0xe0)
        return {classOf(char32_t(first & 0x1f) << 6 | low(1)), 2};
    if (!continues(at + 2, end))
        return kInvalid;
    if (first < 0xf0) {
        const char32_t character = char32_t(first & 0x0f) << 12 | low(1) << 6 | low(2);
        const bool valid = character >= 0x800 && !QChar::isSurrogate(character);
        return valid ? Character {classOf(character), 3} : kInvalid;
    }
    if (!continues(at + 3, end))
        return kInvalid;
    const char32_t character = char32_t(first & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3);
    const bool valid = character >= 0x10000 && character <= QChar::LastValidCodePoint;
    return valid ? Character {classOf(character), 4} : kInvalid;
}

/// `at` is before `end`.
inline Character characterAt(const char *at, const char *end)
{
    const quint8 first = quint8(*at);
    return first < 0x80 ? Character {kAscii[first], 1} : wideCharacterAt(at, end);
}

/// The end of the run of characters of these classes.
inline const char *skip(const char *at, const char *end, quint8 classes)
{
    while (at < end) {
        const Character character = characterAt(at, end);
        if ((character.kind & classes) == 0)
            break;
        at += character.size;
    }
    return at;
}

/// The end of `(?i:'s|'t|'re|'ve|'m|'ll|'d)`; `at` itself where there is none.
const char *endOfContraction(const char *at, const char *end)
{
    if (end - at < 2 || *at != '\'')
        return at;
    const auto lower = [at, end](int i) { return end - at > i ? char(at[i] | 0x20) : '\0'; };
    switch (lower(1)) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return at + 2;
    case 'r':
    case 'v':
        return lower(2) == 'e' ? at + 3 : at;
    case 'l':
        return lower(2) == 'l' ? at + 3 : at;
    default:
        break;
    }
    // Without regard to case, ſ is an s too.
    const bool longS = end - at > 2 && quint8(at[1]) == 0xc5 && quint8(at[2]) == 0xbf;
    return longS ? at + 3 : at;
}

/// The end of o200k's words, both alternatives; `begin` itself where no word begins.
///
/// Capitals (and what has no case) come before small letters (and what has no case), so a word ends before
/// the next capital that follows a small letter: `camel|Case`. Where no small letter follows the capitals,
/// the first alternative goes back to the last character among them that has no case; only where there is
/// none does the second alternative take the capitals alone.
const char *endOfCasedWord(const char *begin, const char *end, Character first)
{
    const bool leads = (first.kind & kLead) != 0;
    const char *at = leads ? begin + first.size : begin;
    const char *const word = at;
    const char *afterCaseless = nullptr;
    while (at < end) {
        const Character character = characterAt(at, end);
        if ((character.kind & kUpperPart) == 0) {
            if (character.kind == Lower)
                return endOfContraction(skip(at, end, kLowerPart), end);
            break;
        }
        at += character.size;
        if (character.kind != Upper)
            afterCaseless = at;
    }
    if (afterCaseless)
        return endOfContraction(afterCaseless, end);
    if (first.kind == Mark)
        return endOfContraction(begin + first.size, end); // the mark was no lead but the whole word
    return at > word ? endOfContraction(at, end) : begin;
}

/// The end of cl100k's contractions and words; `begin` itself where none begins.
const char *endOfPlainWord(const char *begin, const char *end, Character first)
{
    if (const char *after = endOfContraction(begin, end); after != begin)
        return after;
    const char *word = (first.kind & kLead) != 0 ? begin + first.size : begin;
    const char *after = skip(word, end, kLetter);
    return after > word ? after : begin;
}

const char *endOfNumber(const char *begin, const char *end)
{
    constexpr int kMostDigits = 3;
    const char *at = begin;
    for (int digits = 0; digits < kMostDigits && at < end; ++digits) {
        const Character character = characterAt(at, end);
        if (character.kind != Number)
            break;
        at += character.size;
    }
    return at;
}

/// White space: to its last line break; else all of it, but for the last character where text follows.
const char *endOfSpace(const char *begin, const char *end)
{
    const char *at = begin;
    const char *last = begin;
    const char *afterNewline = nullptr;
    while (at < end) {
        const Character character = characterAt(at, end);
        if ((character.kind & (Space | Newline)) == 0)
            break;
        last = at;
        at += character.size;
        if (character.kind == Newline)
            afterNewline = at;
    }
    if (afterNewline)
        return afterNewline;
    return at == end || last == begin ? at : last;
}

} // namespace

const char *endOfPiece(SplitPattern pattern, const char *begin, const char *end)
{
    const bool cased = pattern == SplitPattern::O200k;
    const Character first = characterAt(begin, end);
    if ((first.kind & (Number | Newline)) == 0) {
        const char *after = cased ? endOfCasedWord(begin, end, first) : endOfPlainWord(begin, end, first);
        if (after != begin)
            return after;
    }
    if (first.kind == Number)
        return endOfNumber(begin, end);
    const char *const punctuation = *begin == ' ' ? begin + 1 : begin;
    const char *at = skip(punctuation, end, kPunctuation);
    if (at > punctuation) {
        while (at < end && (*at == '\r' || *at == '\n' || (cased && *at == '/')))
            ++at;
        return at;
    }
    return endOfSpace(begin, end);
}

} // namespace core
