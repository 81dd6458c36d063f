// Environments of a formula: matrices, cases, aligned lines.

#include "ui/common/tex_reader.h"

#include <QByteArrayView>

#include <algorithm>

namespace ui {

struct TexEnvironment {
    QStringView name;
    QStringView open;
    QStringView close;
    QByteArrayView alignments; ///< Repeated for further columns; empty: read from the source.
};

namespace {

constexpr TexEnvironment kEnvironments[] = {
    {u"matrix", u"", u"", "c"},     {u"smallmatrix", u"", u"", "c"}, {u"pmatrix", u"(", u")", "c"},
    {u"bmatrix", u"[", u"]", "c"},  {u"Bmatrix", u"{", u"}", "c"},   {u"vmatrix", u"|", u"|", "c"},
    {u"Vmatrix", u"‖", u"‖", "c"},  {u"cases", u"{", u"", "l"},      {u"dcases", u"{", u"", "l"},
    {u"rcases", u"", u"}", "l"},    {u"aligned", u"", u"", "rl"},    {u"align", u"", u"", "rl"},
    {u"alignedat", u"", u"", "rl"}, {u"alignat", u"", u"", "rl"},    {u"split", u"", u"", "rl"},
    {u"eqnarray", u"", u"", "rcl"}, {u"gathered", u"", u"", "c"},    {u"gather", u"", u"", "c"},
    {u"equation", u"", u"", "c"},   {u"multline", u"", u"", "c"},    {u"array", u"", u"", ""},
    {u"subarray", u"", u"", ""},    {u"substack", u"", u"", "c"},
};

const TexEnvironment *findEnvironment(QStringView name)
{
    if (name.endsWith(u'*'))
        name.chop(1);
    for (const TexEnvironment &environment : kEnvironments) {
        if (environment.name == name)
            return &environment;
    }
    return nullptr;
}

} // namespace

/// Lines above each other, as under a sum.
void TexReader::substack(Nodes &nodes)
{
    skipSpace();
    if (!lookingAt(u"{"))
        return;
    ++m_at;
    nodes.push_back(cells(*findEnvironment(u"substack"), {}));
    if (lookingAt(u"}"))
        ++m_at;
    else
        m_failed = true;
}

void TexReader::environment(Nodes &nodes, qsizetype start)
{
    const QString name = rawArgument();
    const TexEnvironment *known = findEnvironment(name);
    if (!known) {
        // Its `\end` would end the row around it: the whole is shown as it is written.
        const QString end = QStringLiteral("\\end{%1}").arg(name);
        const qsizetype found = m_source.indexOf(end, m_at);
        m_at = found < 0 ? m_source.size() : found + end.size();
        TexNode node;
        node.kind = Kind::Unknown;
        node.text = m_source.mid(start, m_at - start).toString().simplified();
        nodes.push_back(std::move(node));
        return;
    }
    nodes.push_back(cells(*known, name));
}

/// The cells of an environment. Without a name: up to a closing brace, which stays.
TexNode TexReader::cells(const TexEnvironment &environment, const QString &name)
{
    TexNode node = parent(Kind::Array, {});
    node.type = environment.open.isEmpty() ? TexClass::Ordinary : TexClass::Inner;
    node.text = environment.open.toString();
    node.close = environment.close.toString();
    node.alignments = environment.alignments.toByteArray();
    // Aligned formulas are displayed, a matrix is text.
    node.flag = node.alignments.startsWith('r') || name.startsWith(QLatin1String("gather"))
                || name.startsWith(QLatin1String("dcases")) || name.startsWith(QLatin1String("equation"))
                || name.startsWith(QLatin1String("multline"));
    node.limits =
        name.startsWith(QLatin1String("small")) || name.startsWith(QLatin1String("sub")) || name.isEmpty();
    if (environment.name.startsWith(u"alignat") || environment.name == u"alignedat")
        rawArgument();
    if (node.alignments.isEmpty()) {
        optionalArgument();
        for (const QChar c : rawArgument()) {
            if (QStringView(u"lcr|").contains(c))
                node.alignments += char(c.toLatin1());
        }
        if (node.alignments.isEmpty())
            node.alignments = "c";
    }
    std::vector<Nodes> rows(1);
    const QString end = QStringLiteral("\\end{%1}").arg(name);
    while (!m_failed) {
        rows.back().push_back(row(Until::Cell));
        if (lookingAt(u"&")) {
            ++m_at;
        } else if (lookingAt(u"\\\\") || lookingAtCommand(u"\\cr")) {
            m_at += lookingAt(u"\\\\") ? 2 : 3;
            optionalArgument();
            rows.emplace_back();
        } else if (name.isEmpty() && lookingAt(u"}")) {
            break;
        } else if (!name.isEmpty() && lookingAt(end)) {
            m_at += end.size();
            break;
        } else {
            m_failed = true;
        }
    }
    // A last `\\` begins no row.
    if (rows.size() > 1 && rows.back().size() <= 1
        && (rows.back().empty() || rows.back().front().children.empty()))
        rows.pop_back();
    for (const Nodes &cellsOfRow : rows)
        node.columns = std::max(node.columns, int(cellsOfRow.size()));
    if (node.columns * int(rows.size()) > kMaxNodes)
        m_failed = true;
    for (Nodes &cellsOfRow : rows) {
        cellsOfRow.resize(size_t(node.columns));
        for (TexNode &cell : cellsOfRow)
            node.children.push_back(std::move(cell));
        if (m_failed)
            break;
    }
    return node;
}

} // namespace ui
