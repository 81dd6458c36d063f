#include "ui/common/tex_reader.h"

#include <utility>

namespace ui {

namespace {

constexpr qsizetype kMaxSource = 20'000;

} // namespace

std::optional<TexNode> TexReader::run()
{
    if (m_source.size() > kMaxSource)
        return std::nullopt;
    // Lines without an environment around them: `a \\ b`.
    Nodes rows;
    do {
        rows.push_back(row(Until::End));
        if (lookingAt(u"\\\\"))
            m_at += 2;
        else if (lookingAt(u"&"))
            ++m_at;
    } while (!m_failed && m_at < m_source.size() && m_source.at(m_at) != u'}');
    if (m_failed || m_at < m_source.size())
        return std::nullopt;
    if (rows.size() == 1)
        return std::move(rows.front());
    TexNode lines = parent(Kind::Array, std::move(rows));
    lines.columns = 1;
    lines.alignments = "c";
    return parent(Kind::Row, {std::move(lines)});
}

TexNode TexReader::symbol(const QString &text, TexClass type)
{
    TexNode node;
    node.kind = Kind::Symbol;
    node.type = type;
    node.text = text;
    return node;
}

TexNode TexReader::space(double em)
{
    TexNode node;
    node.kind = Kind::Space;
    node.amount = em;
    return node;
}

TexNode TexReader::parent(Kind kind, Nodes children)
{
    TexNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

void TexReader::skipSpace()
{
    while (m_at < m_source.size()) {
        if (m_source.at(m_at).isSpace()) {
            ++m_at;
        } else if (m_source.at(m_at) == u'%') {
            const qsizetype end = m_source.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_source.size() : end + 1;
        } else {
            return;
        }
    }
}

bool TexReader::lookingAtCommand(QStringView text) const
{
    const qsizetype end = m_at + text.size();
    return lookingAt(text) && (end >= m_source.size() || !m_source.at(end).isLetter());
}

bool TexReader::atEnd(Until until) const
{
    if (m_failed || m_at >= m_source.size())
        return true;
    const QChar c = m_source.at(m_at);
    if (c == u'}' || (until == Until::Bracket && c == u']'))
        return true;
    if (until == Until::Brace || until == Until::Bracket)
        return false;
    return c == u'&' || lookingAt(u"\\\\") || lookingAtCommand(u"\\cr") || lookingAtCommand(u"\\end")
           || (until == Until::Right && lookingAtCommand(u"\\right"));
}

TexNode TexReader::row(Until until)
{
    TexNode result;
    if (++m_depth > kMaxDepth)
        m_failed = true;
    const TexFont font = m_font;
    for (skipSpace(); !atEnd(until); skipSpace()) {
        if (++m_nodes > kMaxNodes) {
            m_failed = true;
            break;
        }
        parseInto(result.children, until);
    }
    m_font = font;
    --m_depth;
    return result;
}

void TexReader::parseInto(Nodes &nodes, Until until)
{
    const qsizetype start = m_at;
    const size_t before = nodes.size();
    const QChar c = m_source.at(m_at);
    if (c == u'^' || c == u'_' || c == u'\'') {
        scripts(nodes);
        return;
    }
    if (c == u'\\') {
        const QString name = commandName();
        if (name == QLatin1String("begin"))
            environment(nodes, start);
        else
            command(name, nodes, until);
    } else if (c == u'{') {
        nodes.push_back(argument());
    } else if (c == u'~') {
        ++m_at;
        nodes.push_back(space(0.25));
    } else if (c == u'&') {
        // Only where no cell is open; it means nothing there.
        ++m_at;
    } else {
        nodes.push_back(letter());
    }
    for (size_t i = before; i < nodes.size(); ++i)
        nodes[i].start = start;
}

TexNode TexReader::letter()
{
    char32_t c = m_source.at(m_at).unicode();
    if (m_source.at(m_at).isHighSurrogate() && m_at + 1 < m_source.size()) {
        c = QChar::surrogateToUcs4(m_source.at(m_at), m_source.at(m_at + 1));
        ++m_at;
    }
    ++m_at;
    if (c == u'-')
        c = u'−';
    else if (c == u'*')
        c = u'∗';
    else if (c == u'`')
        c = u'‘';
    TexClass type = texClassOf(c == u'∗' ? u'*' : c);
    // A number is one thing: `1,000` has no space behind its comma.
    if (c < 128 && QChar(char16_t(c)).isDigit()) {
        QString number = texLetter(c, m_font);
        while (m_at < m_source.size()
               && (m_source.at(m_at).isDigit()
                   || ((m_source.at(m_at) == u'.' || m_source.at(m_at) == u',') && m_at + 1 < m_source.size()
                       && m_source.at(m_at + 1).isDigit())))
            number += texLetter(m_source.at(m_at++).unicode(), m_font);
        return symbol(number, TexClass::Ordinary);
    }
    return symbol(texLetter(c, m_font), type);
}

/// After `\`: letters, or one other character.
QString TexReader::commandName()
{
    ++m_at;
    const qsizetype start = m_at;
    while (m_at < m_source.size() && m_source.at(m_at).unicode() < 128 && m_source.at(m_at).isLetter())
        ++m_at;
    if (m_at == start && m_at < m_source.size())
        ++m_at;
    return m_source.mid(start, m_at - start).toString();
}

TexNode TexReader::argument()
{
    skipSpace();
    if (m_at >= m_source.size())
        return {};
    const QChar c = m_source.at(m_at);
    if (c == u'{') {
        ++m_at;
        TexNode content = row(Until::Brace);
        if (m_at >= m_source.size() || m_source.at(m_at) != u'}')
            m_failed = true;
        ++m_at;
        return content;
    }
    if (c == u'}' || c == u'&')
        return {};
    if (++m_depth > kMaxDepth) {
        m_failed = true;
        return {};
    }
    Nodes one;
    if (c == u'\\') {
        const qsizetype start = m_at;
        const QString name = commandName();
        // What ends a row is no argument: `x^\right)`.
        if (name == QLatin1String("right") || name == QLatin1String("end") || name == QLatin1String("\\")) {
            m_at = start;
        } else if (name == QLatin1String("begin")) {
            environment(one, start);
        } else {
            command(name, one, Until::Brace);
        }
    } else {
        // Of `x^12` only the 1 is raised.
        const qsizetype length = c.isHighSurrogate() ? 2 : 1;
        const QStringView rest = std::exchange(m_source, m_source.left(m_at + length));
        one.push_back(letter());
        m_source = rest;
    }
    --m_depth;
    return parent(Kind::Row, std::move(one));
}

QString TexReader::rawArgument()
{
    skipSpace();
    if (m_at >= m_source.size())
        return {};
    if (m_source.at(m_at) != u'{')
        return m_source.at(m_at) == u'\\' ? QString() : QString(m_source.at(m_at++));
    const qsizetype start = ++m_at;
    for (int open = 1; m_at < m_source.size(); ++m_at) {
        const QChar c = m_source.at(m_at);
        if (c == u'\\')
            ++m_at;
        else if (c == u'{')
            ++open;
        else if (c == u'}' && --open == 0)
            return m_source.mid(start, m_at++ - start).toString();
    }
    m_failed = true;
    return {};
}

QString TexReader::optionalArgument()
{
    if (!lookingAt(u"["))
        return {};
    const qsizetype end = m_source.indexOf(u']', m_at);
    if (end < 0)
        return {};
    const QString text = m_source.mid(m_at + 1, end - m_at - 1).toString();
    m_at = end + 1;
    return text;
}

QString TexReader::delimiter()
{
    skipSpace();
    if (m_at >= m_source.size())
        return {};
    const QChar c = m_source.at(m_at);
    if (c != u'\\') {
        ++m_at;
        if (c == u'.')
            return {};
        if (c == u'<')
            return QStringLiteral("⟨");
        return c == u'>' ? QStringLiteral("⟩") : QString(c);
    }
    const QString name = commandName();
    if (name == QLatin1String("|"))
        return QStringLiteral("‖");
    if (name == QLatin1String("{") || name == QLatin1String("}"))
        return name;
    const TexSymbol *found = findTexSymbol(name);
    return found ? QString(QChar(found->code)) : QString();
}

TexNode TexReader::unknown(const QString &name) const
{
    TexNode node;
    node.kind = Kind::Unknown;
    node.text = u'\\' + name;
    return node;
}

void TexReader::scripts(Nodes &nodes)
{
    TexNode base;
    if (!nodes.empty()) {
        base = std::move(nodes.back());
        nodes.pop_back();
    }
    const qsizetype start = base.start;
    TexNode above;
    TexNode below;
    bool hasAbove = false;
    bool hasBelow = false;
    for (skipSpace(); m_at < m_source.size(); skipSpace()) {
        const QChar c = m_source.at(m_at);
        if (c == u'\'') {
            ++m_at;
            above.children.push_back(symbol(QStringLiteral("′"), TexClass::Ordinary));
        } else if (c == u'^' && !hasAbove) {
            ++m_at;
            hasAbove = true;
            above.children.push_back(argument());
        } else if (c == u'_' && !hasBelow) {
            ++m_at;
            hasBelow = true;
            below.children.push_back(argument());
        } else {
            break;
        }
    }
    // A third script on one base is an error of TeX; it stands on an empty one.
    if (above.children.empty() && below.children.empty())
        ++m_at;
    TexNode node = parent(Kind::Scripts, {});
    node.type = base.type;
    node.children.push_back(std::move(base));
    node.children.push_back(std::move(above));
    node.children.push_back(std::move(below));
    node.start = start;
    nodes.push_back(std::move(node));
}

void TexReader::fence(Nodes &nodes)
{
    TexNode node = parent(Kind::Fence, {});
    node.type = TexClass::Inner;
    node.text = delimiter();
    node.children.push_back(row(Until::Right));
    if (lookingAtCommand(u"\\right")) {
        commandName();
        node.close = delimiter();
    } else {
        m_failed = true;
    }
    nodes.push_back(std::move(node));
}

} // namespace ui
