#include "ui/common/math_spans.h"

#include <QHash>

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype kMaxBlock = qsizetype(16) * 1024;
constexpr qsizetype kMaxInline = 2'000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Scanner
{
public:
    Scanner(const QByteArray &text, bool growing)
        : m_text(text)
        , m_growing(growing)
    { }

    QList<MathSpan> run();

private:
    char at(qsizetype position) const
    {
        return position >= 0 && position < m_text.size() ? m_text.at(position) : '\n';
    }
    qsizetype lineEnd(qsizetype from) const;
    qsizetype skipPrefix(qsizetype from) const;
    qsizetype skipFence(qsizetype content);
    qsizetype skipCode(qsizetype from);
    qsizetype paragraphEnd(qsizetype from);
    bool endsParagraph(qsizetype lineStart) const;
    qsizetype tryDollar(qsizetype from);
    qsizetype tryBlock(qsizetype from, const char *close, bool display);
    qsizetype findClose(qsizetype from, qsizetype limit, const char *close) const;
    bool isMoney(qsizetype from, qsizetype to) const;
    bool isTableRow() const { return at(m_lineContent) == '|'; }

    const QByteArray &m_text;
    bool m_growing;
    QList<MathSpan> m_spans;
    qsizetype m_lineStart = 0;
    qsizetype m_lineContent = 0; ///< Behind blanks, quote marks and list marks.
    qsizetype m_paragraphEnd = -1;
    QHash<char, qsizetype> m_noClose; ///< By the second character of a closing delimiter.
    QHash<qsizetype, qsizetype> m_noTicks; ///< Runs of so many back-ticks find no partner before there.
};

qsizetype Scanner::lineEnd(qsizetype from) const
{
    const qsizetype end = m_text.indexOf('\n', from);
    return end < 0 ? m_text.size() : end;
}

qsizetype Scanner::skipPrefix(qsizetype from) const
{
    while (from < m_text.size()) {
        const char c = at(from);
        if (c == ' ' || c == '\t' || c == '>') {
            ++from;
        } else if ((c == '-' || c == '*' || c == '+') && at(from + 1) == ' ') {
            from += 2;
        } else if (isDigit(c)) {
            qsizetype end = from;
            while (isDigit(at(end)) && end < from + 9)
                ++end;
            if ((at(end) != '.' && at(end) != ')') || at(end + 1) != ' ')
                return from;
            from = end + 2;
        } else {
            return from;
        }
    }
    return from;
}

/// Behind a fenced block that begins here; the same place if none does.
qsizetype Scanner::skipFence(qsizetype content)
{
    const char mark = at(content);
    if (mark != '`' && mark != '~')
        return content;
    qsizetype length = 0;
    while (at(content + length) == mark)
        ++length;
    const qsizetype end = lineEnd(content);
    if (length < 3 || (mark == '`' && m_text.mid(content + length, end - content - length).contains('`')))
        return content;
    for (qsizetype line = end + 1; line < m_text.size(); line = lineEnd(line) + 1) {
        qsizetype from = line;
        while (at(from) == ' ' || at(from) == '\t' || at(from) == '>')
            ++from;
        qsizetype count = 0;
        while (at(from + count) == mark)
            ++count;
        if (count >= length && m_text.mid(from + count, lineEnd(from) - from - count).trimmed().isEmpty())
            return lineEnd(line);
    }
    return m_text.size();
}

bool Scanner::endsParagraph(qsizetype lineStart) const
{
    qsizetype from = lineStart;
    while (from < m_text.size() && (at(from) == ' ' || at(from) == '\t' || at(from) == '>'))
        ++from;
    const char c = at(from);
    if (c == '\n' || c == '|' || m_text.mid(from, 3) == "```" || m_text.mid(from, 3) == "~~~")
        return true;
    return (c == '#' && (at(from + 1) == '#' || at(from + 1) == ' ')) || skipPrefix(from) != from;
}

qsizetype Scanner::paragraphEnd(qsizetype from)
{
    if (from < m_paragraphEnd)
        return m_paragraphEnd;
    qsizetype end = lineEnd(from);
    while (end < m_text.size() && (end + 1 == m_text.size() || !endsParagraph(end + 1)))
        end = end + 1 >= m_text.size() ? m_text.size() : lineEnd(end + 1);
    m_paragraphEnd = end;
    m_noTicks.clear();
    return end;
}

/// Behind a code span, or behind back-ticks that open none.
qsizetype Scanner::skipCode(qsizetype from)
{
    qsizetype length = 0;
    while (at(from + length) == '`')
        ++length;
    const qsizetype limit = paragraphEnd(from);
    if (m_noTicks.value(length, -1) > from)
        return from + length;
    for (qsizetype next = from + length; next < limit;) {
        next = m_text.indexOf('`', next);
        if (next < 0 || next >= limit)
            break;
        qsizetype count = 0;
        while (at(next + count) == '`')
            ++count;
        if (count == length)
            return next + count;
        next += count;
    }
    m_noTicks.insert(length, limit);
    return from + length;
}

/// Where `close` stands, not behind a backslash of its own; -1 if it does not.
qsizetype Scanner::findClose(qsizetype from, qsizetype limit, const char *close) const
{
    for (qsizetype i = from; i + 2 <= limit; ++i) {
        if (at(i) == close[0] && at(i + 1) == close[1])
            return i;
        if (at(i) == '\\')
            ++i;
    }
    return -1;
}

/// `$$`, `\[` and `\(`: opened by what means nothing else.
qsizetype Scanner::tryBlock(qsizetype from, const char *close, bool display)
{
    const qsizetype inside = from + 2;
    const bool alone =
        display && from == m_lineContent && m_text.mid(inside, lineEnd(inside) - inside).trimmed().isEmpty();
    const qsizetype limit = alone ? std::min(m_text.size(), inside + kMaxBlock)
                                  : std::min(paragraphEnd(from), inside + kMaxBlock);
    // Where an earlier one found no end, this one need not look.
    qsizetype &searched = m_noClose[close[1]];
    const qsizetype end = findClose(std::max(inside, searched), limit, close);
    if (end < 0)
        searched = std::max(searched, limit - 1);
    if (end >= 0) {
        if (m_text.mid(inside, end - inside).trimmed().isEmpty())
            return inside;
        m_spans.append({from, inside, end, end + 2, display, true});
        return end + 2;
    }
    if (!m_growing || limit < m_text.size())
        return inside;
    m_spans.append({from, inside, m_text.size(), m_text.size(), display, false});
    return m_text.size();
}

/// `$5 for you and 10$`: a number and then words.
bool Scanner::isMoney(qsizetype from, qsizetype to) const
{
    qsizetype i = from;
    while (i < to && (isDigit(at(i)) || at(i) == '.' || at(i) == ','))
        ++i;
    if (i == from || !isBlank(at(i)))
        return false;
    while (i < to && isBlank(at(i)))
        ++i;
    return isLetter(at(i)) && isLetter(at(i + 1));
}

qsizetype Scanner::tryDollar(qsizetype from)
{
    const char before = from > 0 ? at(from - 1) : ' ';
    if (isBlank(at(from + 1)) || isLetter(before) || isDigit(before))
        return from + 1;
    const qsizetype limit = std::min(paragraphEnd(from), from + kMaxInline);
    int bars = 0;
    for (qsizetype i = from + 1; i < limit; ++i) {
        const char c = at(i);
        if (c == '\\') {
            ++i;
        } else if (c == '`') {
            return from + 1;
        } else if (c == '|') {
            ++bars;
        } else if (c == '$') {
            if (isBlank(at(i - 1)) || isDigit(at(i + 1)))
                return from + 1;
            // In a row of a table a lone bar is the end of a cell.
            if ((isTableRow() && bars % 2 == 1) || isMoney(from + 1, i))
                return from + 1;
            m_spans.append({from, from + 1, i, i + 1, false, true});
            return i + 1;
        }
    }
    return from + 1;
}

QList<MathSpan> Scanner::run()
{
    if (!m_text.contains('$') && !m_text.contains('\\'))
        return {};
    bool newLine = true;
    for (qsizetype i = 0; i < m_text.size();) {
        if (newLine) {
            newLine = false;
            m_lineStart = i;
            m_lineContent = skipPrefix(i);
            const qsizetype behind = skipFence(m_lineContent);
            if (behind != m_lineContent) {
                i = behind;
                continue;
            }
        }
        const char c = at(i);
        if (c == '\n') {
            newLine = true;
            ++i;
        } else if (c == '`') {
            i = skipCode(i);
        } else if (c == '\\' && at(i + 1) == '(') {
            i = tryBlock(i, "\\)", false);
        } else if (c == '\\' && at(i + 1) == '[') {
            i = tryBlock(i, "\\]", true);
        } else if (c == '\\') {
            i += at(i + 1) == '\n' ? 1 : 2;
        } else if (c == '$' && at(i + 1) == '$') {
            i = tryBlock(i, "$$", true);
            while (at(i) == '$')
                ++i;
        } else if (c == '$') {
            i = tryDollar(i);
        } else {
            ++i;
        }
    }
    return m_spans;
}

} // namespace

QList<MathSpan> findMath(const QByteArray &markdown, bool growing)
{
    return Scanner(markdown, growing).run();
}

QByteArray maskMath(const QByteArray &markdown, const QList<MathSpan> &spans)
{
    if (spans.isEmpty())
        return markdown;
    QByteArray masked;
    masked.reserve(markdown.size() + 64);
    qsizetype done = 0;
    qsizetype line = 0;
    for (const MathSpan &span : spans) {
        masked += markdown.mid(done, span.start - done);
        for (qsizetype next = done; next < span.start; ++next)
            line = markdown.at(next) == '\n' ? next + 1 : line;
        const bool quoted = markdown.mid(line, 16).trimmed().startsWith('>');
        bool lineBegins = false;
        bool anything = false;
        for (qsizetype i = span.start; i < span.end; ++i) {
            const char c = markdown.at(i);
            if (c == '\n') {
                // A blank line would end the paragraph that this is to be.
                if (!anything)
                    masked += 'x';
                masked += c;
                lineBegins = true;
                anything = false;
            } else if (lineBegins && (c == ' ' || c == '\t' || (quoted && c == '>'))) {
                masked += c;
            } else {
                masked += 'x';
                lineBegins = false;
                anything = true;
            }
        }
        done = span.end;
    }
    return masked + markdown.mid(done);
}

QByteArray mathContent(const QByteArray &markdown, const MathSpan &span)
{
    const QByteArray content = markdown.mid(span.contentStart, span.contentEnd - span.contentStart);
    if (!content.contains('\n'))
        return content;
    const qsizetype line = markdown.lastIndexOf('\n', span.start) + 1;
    if (!markdown.mid(line, std::min<qsizetype>(16, span.start - line)).trimmed().startsWith('>'))
        return content;
    QByteArrayList lines = content.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        qsizetype from = 0;
        while (from < lines.at(i).size() && (isBlank(lines.at(i).at(from)) || lines.at(i).at(from) == '>'))
            ++from;
        lines[i].remove(0, from);
    }
    return lines.join('\n');
}

} // namespace ui
