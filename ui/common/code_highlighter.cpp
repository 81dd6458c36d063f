#include "ui/common/code_highlighter.h"

#include "ui/common/code_languages.h"

namespace ui {

namespace {

// States between lines: nothing open, a block comment, or the long string with index state - kLongString.
constexpr int kNone = -1;
constexpr int kComment = 0;
constexpr int kLongString = 1;

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c == u'@';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

} // namespace

const CodeLanguage *findCodeLanguage(const QString &name)
{
    // A fence may carry more than the name: `python title="x"`, `js{1,3}`, `.cpp`.
    QString plain = name.toLower().trimmed();
    if (plain.startsWith(u'.'))
        plain.remove(0, 1);
    qsizetype end = 0;
    while (end < plain.size() && (isWordPart(plain.at(end)) || QStringView(u"+#-").contains(plain.at(end))))
        ++end;
    plain.truncate(end);
    for (const CodeLanguage &language : codeLanguages()) {
        if (language.names.contains(plain))
            return &language;
    }
    return nullptr;
}

CodeHighlighter::CodeHighlighter(QTextDocument *document, const CodeLanguage &language, const Colors &colors)
    : QSyntaxHighlighter(document)
    , m_language(language)
{
    m_keyword.setForeground(colors.series.value(3, colors.accent));
    m_string.setForeground(colors.success);
    m_number.setForeground(colors.series.value(2, colors.warning));
    m_comment.setForeground(colors.textMuted);
    m_comment.setFontItalic(true);
    m_function.setForeground(colors.link);
}

void CodeHighlighter::highlightBlock(const QString &line)
{
    qsizetype at = continueOpen(line);
    while (at < line.size()) {
        const QStringView rest = QStringView(line).mid(at);
        if (!m_language.commentOpen.isEmpty() && rest.startsWith(m_language.commentOpen)) {
            const qsizetype inside = at + m_language.commentOpen.size();
            const qsizetype close = line.indexOf(m_language.commentClose, inside);
            const qsizetype end = close < 0 ? line.size() : close + m_language.commentClose.size();
            setFormat(int(at), int(end - at), m_comment);
            if (close < 0)
                setCurrentBlockState(kComment);
            at = end;
            continue;
        }
        bool comment = false;
        for (const QString &mark : m_language.lineComments)
            comment |= rest.startsWith(mark);
        // `#` inside a word is no comment (`$#`, `a#b`, an address with an anchor).
        if (comment && (at == 0 || !isWordPart(line.at(at - 1)))) {
            setFormat(int(at), int(line.size() - at), m_comment);
            return;
        }
        if (const qsizetype end = paintString(line, at); end > at) {
            at = end;
            continue;
        }
        const QChar c = line.at(at);
        if (c.isDigit()) {
            qsizetype end = at + 1;
            while (end < line.size() && (isWordPart(line.at(end)) || line.at(end) == u'.'))
                ++end;
            setFormat(int(at), int(end - at), m_number);
            at = end;
        } else if (isWordStart(c)) {
            qsizetype end = at + 1;
            while (end < line.size() && isWordPart(line.at(end)))
                ++end;
            paintWord(line, at, end);
            at = end;
        } else {
            ++at;
        }
    }
}

qsizetype CodeHighlighter::continueOpen(const QString &line)
{
    const int state = previousBlockState();
    setCurrentBlockState(kNone);
    if (state == kNone)
        return 0;
    const bool comment = state == kComment;
    const QString mark = comment ? m_language.commentClose : m_language.longQuotes.value(state - kLongString);
    const qsizetype close = line.indexOf(mark);
    const qsizetype end = close < 0 ? line.size() : close + mark.size();
    setFormat(0, int(end), comment ? m_comment : m_string);
    if (close < 0)
        setCurrentBlockState(state);
    return end;
}

qsizetype CodeHighlighter::paintString(const QString &line, qsizetype at)
{
    for (qsizetype i = 0; i < m_language.longQuotes.size(); ++i) {
        const QString &mark = m_language.longQuotes.at(i);
        if (!QStringView(line).mid(at).startsWith(mark))
            continue;
        const qsizetype close = line.indexOf(mark, at + mark.size());
        const qsizetype end = close < 0 ? line.size() : close + mark.size();
        setFormat(int(at), int(end - at), m_string);
        if (close < 0)
            setCurrentBlockState(int(kLongString + i));
        return end;
    }
    const QChar quote = line.at(at);
    if (!m_language.quotes.contains(quote))
        return at;
    qsizetype end = at + 1;
    while (end < line.size() && line.at(end) != quote)
        end += line.at(end) == u'\\' ? 2 : 1;
    end = qMin(end + 1, line.size());
    setFormat(int(at), int(end - at), m_string);
    return end;
}

void CodeHighlighter::paintWord(const QString &line, qsizetype at, qsizetype end)
{
    const QString word = line.mid(at, end - at);
    const bool tag =
        m_language.tags && at > 0
        && (line.at(at - 1) == u'<' || (line.at(at - 1) == u'/' && at > 1 && line.at(at - 2) == u'<'));
    if (tag || m_language.keywords.contains(m_language.ignoreCase ? word.toLower() : word))
        setFormat(int(at), int(end - at), m_keyword);
    else if (end < line.size() && line.at(end) == u'(')
        setFormat(int(at), int(end - at), m_function);
}

} // namespace ui
