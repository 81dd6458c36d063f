#include "core/protocol/transform/loose_json.h"

#include <algorithm>

namespace core {

namespace {

constexpr int kDeepest = 128;

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c == u'-' || c == u'.';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QChar closingQuote(QChar opening)
{
    return opening == u'“' ? QChar(u'”') : opening;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'“';
}

void writeEscaped(QString &out, QChar c)
{
    constexpr char16_t firstPlain = 0x20;
    constexpr int digits = 4;
    constexpr int hexadecimal = 16;
    if (c == u'"' || c == u'\\')
        out += u'\\';
    if (c == u'\n')
        out += QLatin1String("\\n");
    else if (c == u'\t')
        out += QLatin1String("\\t");
    else if (c == u'\r')
        out += QLatin1String("\\r");
    else if (c.unicode() < firstPlain || c.isSurrogate())
        // Half of a surrogate pair stays what it is only so.
        out += QStringLiteral("\\u%1").arg(ushort(c.unicode()), digits, hexadecimal, QLatin1Char('0'));
    else
        out += c;
}

/// What models write for the three words of JSON, and for what JSON has no word for.
QString wordValue(const QString &word)
{
    struct Word {
        QLatin1String written;
        QLatin1String meant;
    };
    static const Word words[] = {
        {QLatin1String("true"), QLatin1String("true")},      {QLatin1String("false"), QLatin1String("false")},
        {QLatin1String("null"), QLatin1String("null")},      {QLatin1String("none"), QLatin1String("null")},
        {QLatin1String("undefined"), QLatin1String("null")}, {QLatin1String("nan"), QLatin1String("null")},
    };
    for (const Word &known : words) {
        if (word.compare(known.written, Qt::CaseInsensitive) == 0)
            return known.meant;
    }
    return {};
}

/// Reads by descent. Every function leaves m_at behind what it took; what one gives up on, its caller gives
/// up on too, unless a list or object may end before it.
class Reader
{
public:
    Reader(const QString &text, qsizetype start)
        : m_text(text)
        , m_at(start)
        , m_lastCloser(std::max(text.lastIndexOf(u'}'), text.lastIndexOf(u']')))
        , m_budget(kStepsPerLetter * (text.size() - start) + kStepsPerLetter)
    { }

    bool readContainer(QString &out);
    qsizetype position() const { return m_at; }

private:
    /// Looking ahead and starting again cost a few readings of each letter; whoever needs more is hostile.
    static constexpr qsizetype kStepsPerLetter = 32;

    enum class Place { Key, Value };

    QChar at(qsizetype i) const { return i < m_text.size() ? m_text.at(i) : QChar(); }
    bool atEnd() const
    {
        return m_at >= m_text.size() || QStringView(m_text).sliced(m_at).startsWith(QLatin1String("```"));
    }
    bool spend(qsizetype steps)
    {
        m_budget -= steps;
        return m_budget > 0;
    }
    void skipBlanks();
    bool skipComment();
    bool readMember(QString &out, QChar closer);
    bool readKey(QString &out);
    bool readValue(QString &out);
    bool readString(QString &out, Place place);
    bool readNumber(QString &out);
    /// `content`: behind its last letter; `next`: where reading goes on.
    struct StringEnd {
        qsizetype content;
        qsizetype next;
    };
    std::optional<StringEnd> stringEnd(QChar opening, Place place);
    void copyEscape(QString &out, qsizetype end);
    bool beginsMember(qsizetype from) const;
    bool endsHere(qsizetype quote, Place place) const;
    qsizetype forgottenEnd(qsizetype quote) const;
    bool startsKey(qsizetype quote) const;
    bool isClosing(QChar closer);
    qsizetype nextInk(qsizetype from) const;

    const QString &m_text;
    qsizetype m_at;
    qsizetype m_lastCloser;
    qsizetype m_budget;
    QString m_open; ///< The closing brackets that are due, innermost last.
};

qsizetype Reader::nextInk(qsizetype from) const
{
    while (from < m_text.size() && m_text.at(from).isSpace())
        ++from;
    return from;
}

bool Reader::skipComment()
{
    const QChar first = at(m_at);
    const QChar second = at(m_at + 1);
    const bool line = first == u'#' || (first == u'/' && second == u'/');
    if (!line && !(first == u'/' && second == u'*'))
        return false;
    constexpr int marks = 2;
    const qsizetype end =
        line ? m_text.indexOf(u'\n', m_at) : m_text.indexOf(QLatin1String("*/"), m_at + marks);
    m_at = end < 0 ? m_text.size() : end + (line ? 1 : marks);
    return true;
}

void Reader::skipBlanks()
{
    const qsizetype before = m_at;
    do
        m_at = nextInk(m_at);
    while (!atEnd() && skipComment());
    m_budget -= m_at - before;
}

bool Reader::isClosing(QChar closer)
{
    skipBlanks();
    if (atEnd())
        return true; // the bracket is missing
    const QChar c = at(m_at);
    if (c != u'}' && c != u']')
        return false;
    // A bracket of another kind closes what is around us, and so us too; one that nothing waits for is ours,
    // only mistyped.
    if (c == closer || !m_open.chopped(1).contains(c))
        ++m_at;
    return true;
}

bool Reader::readContainer(QString &out)
{
    const QChar opener = at(m_at);
    const QChar closer = opener == u'{' ? u'}' : u']';
    if (m_open.size() >= kDeepest)
        return false;
    m_open += closer;
    ++m_at;
    out += opener;
    bool any = false;
    while (!isClosing(closer)) {
        if (!spend(1))
            return false;
        if (at(m_at) == u',') {
            ++m_at;
            continue;
        }
        const qsizetype before = m_at;
        QString member;
        if (!readMember(member, closer)) {
            // Prose behind JSON whose brackets were forgotten; with brackets still to come it is none.
            m_at = before;
            if (!any || m_at <= m_lastCloser)
                return false;
            break;
        }
        if (any)
            out += u',';
        out += member;
        any = true;
    }
    out += closer;
    m_open.chop(1);
    return true;
}

bool Reader::readMember(QString &out, QChar closer)
{
    if (closer == u']')
        return readValue(out);
    if (!readKey(out))
        return false;
    skipBlanks();
    if (at(m_at) != u':')
        return false;
    ++m_at;
    out += u':';
    skipBlanks();
    return readValue(out);
}

bool Reader::readKey(QString &out)
{
    if (isQuote(at(m_at)))
        return readString(out, Place::Key);
    const qsizetype start = m_at;
    while (isWordPart(at(m_at)))
        ++m_at;
    if (m_at == start || !spend(m_at - start))
        return false;
    out += u'"' + m_text.mid(start, m_at - start) + u'"';
    if (isQuote(at(m_at))) // its other quote was forgotten
        ++m_at;
    return true;
}

bool Reader::readValue(QString &out)
{
    if (atEnd() || !spend(1))
        return false;
    const QChar c = at(m_at);
    if (c == u'{' || c == u'[') {
        const QString open = m_open;
        const bool read = readContainer(out);
        m_open = open;
        return read;
    }
    if (isQuote(c))
        return readString(out, Place::Value);
    if (isDigit(c) || c == u'-' || c == u'+' || c == u'.')
        return readNumber(out);
    const qsizetype start = m_at;
    while (isWordPart(at(m_at)))
        ++m_at;
    const QString value = wordValue(m_text.mid(start, m_at - start));
    out += value;
    return !value.isEmpty() && spend(m_at - start);
}

bool Reader::readNumber(QString &out)
{
    const auto digits = [this] {
        QString digits;
        for (; isDigit(at(m_at)) || (at(m_at) == u'_' && isDigit(at(m_at + 1)) && !digits.isEmpty());
             ++m_at) {
            if (at(m_at) != u'_')
                digits += at(m_at);
        }
        return digits;
    };
    const qsizetype start = m_at;
    QString number;
    if (at(m_at) == u'-' || at(m_at) == u'+')
        number += m_text.at(m_at++) == u'-' ? QLatin1String("-") : QLatin1String();
    QString whole = digits();
    QString fraction;
    if (at(m_at) == u'.') {
        ++m_at;
        fraction = digits();
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return false;
    while (whole.size() > 1 && whole.startsWith(u'0'))
        whole.remove(0, 1);
    number += whole.isEmpty() ? QStringLiteral("0") : whole;
    if (!fraction.isEmpty())
        number += u'.' + fraction;
    if (at(m_at) == u'e' || at(m_at) == u'E') {
        ++m_at;
        QString sign;
        if (at(m_at) == u'-' || at(m_at) == u'+')
            sign = m_text.at(m_at++);
        const QString exponent = digits();
        if (exponent.isEmpty())
            return false;
        number += u'e' + sign + exponent;
    }
    out += number;
    // Letters behind it make it something else: a date, a unit, a version.
    return spend(m_at - start) && !isWordPart(at(m_at)) && at(m_at) != u':';
}

void Reader::copyEscape(QString &out, qsizetype end)
{
    constexpr qsizetype pair = 2;
    constexpr qsizetype withCode = 6;
    const QStringView rest = QStringView(m_text).sliced(m_at, end - m_at);
    const QChar c = rest.size() < pair ? QChar() : rest.at(1);
    const auto isHex = [](QChar digit) {
        return isDigit(digit) || (digit.toLower() >= u'a' && digit.toLower() <= u'f');
    };
    const bool isCode = c == u'u' && rest.size() >= withCode
                        && std::all_of(rest.begin() + pair, rest.begin() + withCode, isHex);
    if (isCode || (!c.isNull() && QStringLiteral("\"\\/bfnrt").contains(c))) {
        const qsizetype length = isCode ? withCode : pair;
        out += rest.first(length);
        m_at += length;
    } else if (c == u'\'' || c == u'“' || c == u'”') {
        out += c; // JSON has no such escape
        m_at += pair;
    } else {
        out += QLatin1String("\\\\"); // a backslash that was meant as such
        ++m_at;
    }
}

bool Reader::startsKey(qsizetype quote) const
{
    const qsizetype end = m_text.indexOf(closingQuote(at(quote)), quote + 1);
    constexpr qsizetype longestKey = 64;
    return end > quote + 1 && end - quote <= longestKey && at(nextInk(end + 1)) == u':';
}

/// Whether what stands there can be the next key or entry, or nothing more comes.
bool Reader::beginsMember(qsizetype from) const
{
    const qsizetype start = nextInk(from);
    const QChar c = at(start);
    if (start >= m_text.size() || isQuote(c) || c == u'}' || c == u']' || c == u',' || c == u'/' || c == u'#')
        return true;
    const bool inList = m_open.endsWith(u']');
    if (inList && (c == u'{' || c == u'[' || isDigit(c) || c == u'-'))
        return true;
    constexpr qsizetype longestWord = 64;
    qsizetype end = start;
    while (end - start < longestWord && isWordPart(at(end)))
        ++end;
    const QString word = m_text.mid(start, end - start);
    return inList ? !wordValue(word).isEmpty() : !word.isEmpty() && at(nextInk(end)) == u':';
}

/// Whether the quote is the end of the string, and none within it that should have been escaped.
bool Reader::endsHere(qsizetype quote, Place place) const
{
    const qsizetype next = nextInk(quote + 1);
    const QChar c = at(next);
    if (place == Place::Key)
        return c == u':';
    if (next == m_text.size() || c == u'}' || c == u']')
        return true;
    if (c == u',')
        return beginsMember(next + 1);
    if (c == u'/' && (at(next + 1) == u'/' || at(next + 1) == u'*'))
        return true;
    // A forgotten comma: on the next line, or before another entry.
    const bool onNextLine = QStringView(m_text).sliced(quote, next - quote).contains(u'\n');
    return onNextLine || isQuote(c) || (m_open.endsWith(u']') && (c == u'{' || c == u'['));
}

/// Where a string ended whose closing quote was forgotten, if this quote opens the next key: before the comma
/// or the line break. -1 if it does not.
qsizetype Reader::forgottenEnd(qsizetype quote) const
{
    if (!m_open.endsWith(u'}') || !startsKey(quote))
        return -1;
    qsizetype ink = quote - 1;
    while (ink > m_at && at(ink).isSpace())
        --ink;
    if (at(ink) == u',')
        return ink;
    const bool onNewLine = QStringView(m_text).sliced(ink, quote - ink).contains(u'\n');
    return onNewLine ? ink + 1 : -1;
}

std::optional<Reader::StringEnd> Reader::stringEnd(QChar opening, Place place)
{
    const QChar quote = closingQuote(opening);
    for (qsizetype i = m_at; i < m_text.size(); ++i) {
        const QChar c = m_text.at(i);
        if (!spend(1))
            return std::nullopt;
        if (c == u'\\') {
            ++i;
            continue;
        }
        if (c != quote && !(opening == u'“' && c == u'"'))
            continue;
        if (endsHere(i, place))
            return StringEnd {i, i + 1};
        const qsizetype forgotten = place == Place::Value ? forgottenEnd(i) : -1;
        if (forgotten >= 0)
            return StringEnd {forgotten, forgotten};
    }
    if (place == Place::Key)
        return std::nullopt;
    // Never closed: brackets at the very end are no part of it.
    const qsizetype fence = m_text.indexOf(QLatin1String("\n```"), m_at);
    qsizetype end = fence < 0 ? m_text.size() : fence;
    for (qsizetype due = m_open.size(); due >= 0; --due) {
        while (end > m_at && m_text.at(end - 1).isSpace())
            --end;
        if (due == 0 || end == m_at || (m_text.at(end - 1) != u'}' && m_text.at(end - 1) != u']'))
            break;
        --end;
    }
    return StringEnd {end, end};
}

bool Reader::readString(QString &out, Place place)
{
    const QChar opening = at(m_at);
    ++m_at;
    const std::optional<StringEnd> end = stringEnd(opening, place);
    if (!end)
        return false;
    out += u'"';
    while (m_at < end->content) {
        const QChar c = m_text.at(m_at);
        if (c == u'\\') {
            copyEscape(out, end->content);
        } else if (c.isHighSurrogate() && m_at + 1 < end->content && m_text.at(m_at + 1).isLowSurrogate()) {
            out += c;
            out += m_text.at(m_at + 1);
            m_at += 2;
        } else {
            writeEscaped(out, c);
            ++m_at;
        }
    }
    out += u'"';
    m_at = end->next;
    return true;
}

} // namespace

std::optional<LooseJson> readLooseJson(const QString &text, qsizetype start)
{
    Reader reader(text, start);
    LooseJson read;
    if (!reader.readContainer(read.json))
        return std::nullopt;
    read.end = reader.position();
    return read;
}

} // namespace core
