#include "ui/common/json_layout.h"

#include <QStringView>

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr qsizetype kLineWidth = 80;
constexpr int kIndent = 2;
// Deeper than anybody reads, blanks would only fill memory.
constexpr int kDeepestIndent = 20;
constexpr std::size_t kDeepest = 200;
/// Times the length of the text; what is laid out to more is nothing but brackets.
constexpr qsizetype kMostGrowth = 4;

struct Token {
    qsizetype at = 0;
    qsizetype size = 0;
    char16_t kind = 0; ///< The letter of a mark, `"` of a string, 0 of anything else.
    qsizetype close = -1; ///< Index of the token that closes what this one opens.
};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
}

bool isMark(QChar c)
{
    return QStringView(u"{}[],:").contains(c);
}

qsizetype stringEnd(const QString &json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json.at(at) == u'\\')
            ++at;
        else if (json.at(at) == u'"')
            return at + 1;
    }
    return json.size();
}

/// Whether JSON has such a word; the last one of a text may be broken off.
bool isJsonWord(QStringView word, bool last)
{
    if (word.front().isDigit() || word.front() == u'-')
        return true;
    for (const QStringView known : {u"true", u"false", u"null"}) {
        if (word == known || (last && known.startsWith(word)))
            return true;
    }
    return false;
}

/// Nothing for what is no JSON, and for what is nested too deep to be read by anybody.
std::vector<Token> tokensOf(const QString &json)
{
    std::vector<Token> tokens;
    std::vector<std::size_t> open;
    qsizetype at = 0;
    bool afterValue = false;
    while (at < json.size()) {
        const QChar c = json.at(at);
        if (isBlank(c)) {
            ++at;
            continue;
        }
        Token token {at, 1, 0, -1};
        if (c == u'"') {
            token.kind = u'"';
            token.size = stringEnd(json, at) - at;
        } else if (isMark(c)) {
            token.kind = c.unicode();
        } else {
            qsizetype end = at + 1;
            while (end < json.size() && !isBlank(json.at(end)) && !isMark(json.at(end))
                   && json.at(end) != u'"')
                ++end;
            token.size = end - at;
            if (!isJsonWord(QStringView(json).sliced(at, token.size), end == json.size()))
                return {};
        }
        // Without a mark between them they are words of a text. At the top one value may follow the other.
        const bool startsValue =
            token.kind == 0 || token.kind == u'"' || token.kind == u'{' || token.kind == u'[';
        if (startsValue && afterValue && !open.empty())
            return {};
        afterValue = token.kind == 0 || token.kind == u'"' || token.kind == u'}' || token.kind == u']';
        if (token.kind == u'{' || token.kind == u'[') {
            open.push_back(tokens.size());
            if (open.size() > kDeepest)
                return {};
        } else if (token.kind == u'}' || token.kind == u']') {
            const char16_t opening = token.kind == u'}' ? u'{' : u'[';
            if (!open.empty() && tokens[open.back()].kind == opening) {
                tokens[open.back()].close = qsizetype(tokens.size());
                open.pop_back();
            }
        }
        tokens.push_back(token);
        at += token.size;
    }
    return tokens;
}

class Layout
{
public:
    explicit Layout(const QString &json)
        : m_json(json)
        , m_tokens(tokensOf(json))
    {
        m_widths.reserve(m_tokens.size() + 1);
        m_widths.push_back(0);
        for (const Token &token : m_tokens)
            m_widths.push_back(m_widths.back() + token.size
                               + (token.kind == u',' || token.kind == u':' ? 1 : 0));
        m_out.reserve(json.size() + json.size() / 4);
    }

    /// Empty where it is not worth it.
    QString run()
    {
        const qsizetype most = kMostGrowth * (m_json.size() + kLineWidth);
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (m_out.size() > most)
                return {};
            const Token &token = m_tokens[i];
            const bool closes = token.kind == u'}' || token.kind == u']';
            if (m_open.empty() && i > 0 && m_ended)
                breakLine();
            m_ended = false;
            if ((token.kind == u'{' || token.kind == u'[') && !isShort(i)) {
                put(token);
                m_open.push_back(token.kind);
                breakLine();
            } else if (token.kind == u'{' || token.kind == u'[') {
                for (; i < std::size_t(token.close); ++i)
                    putSpaced(m_tokens[i]);
                put(m_tokens[i]);
                m_ended = true;
            } else if (closes && !m_open.empty()) {
                m_open.pop_back();
                breakLine();
                put(token);
                m_ended = true;
            } else if (token.kind == u',' && !m_open.empty()) {
                put(token);
                // Long lists of numbers would be a number a line.
                if (m_open.back() == u'[' && i + 1 < m_tokens.size() && m_tokens[i + 1].kind == 0
                    && m_column + m_tokens[i + 1].size + 2 <= kLineWidth)
                    append(u' ');
                else
                    breakLine();
            } else {
                putSpaced(token);
                m_ended = token.kind != u',' && token.kind != u':';
            }
        }
        return std::move(m_out);
    }

private:
    /// Whether all from the opening token to its close fits into this line.
    bool isShort(std::size_t i) const
    {
        const qsizetype close = m_tokens[i].close;
        if (close < 0)
            return false;
        const qsizetype width = m_widths[std::size_t(close) + 1] - m_widths[i];
        return close == qsizetype(i) + 1 || m_column + width <= kLineWidth;
    }

    void put(const Token &token)
    {
        m_out += QStringView(m_json).sliced(token.at, token.size);
        m_column += token.size;
    }

    void putSpaced(const Token &token)
    {
        put(token);
        if (token.kind == u',' || token.kind == u':')
            append(u' ');
    }

    void append(QChar c)
    {
        m_out += c;
        ++m_column;
    }

    void breakLine()
    {
        m_column = kIndent * std::min(int(m_open.size()), kDeepestIndent);
        m_out += u'\n';
        m_out += QString(m_column, u' ');
    }

    const QString &m_json;
    std::vector<Token> m_tokens;
    std::vector<qsizetype> m_widths; ///< Of all tokens before that one, on one line.
    std::vector<char16_t> m_open;
    QString m_out;
    qsizetype m_column = 0;
    bool m_ended = false; ///< A value stands complete before this token.
};

} // namespace

QString laidOutJson(const QString &json)
{
    const QString text = Layout(json).run();
    return text.isEmpty() ? json : text;
}

} // namespace ui
