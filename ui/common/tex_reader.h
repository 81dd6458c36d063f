#pragma once

#include "ui/common/tex_parser.h"
#include "ui/common/tex_symbols.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace ui {

struct TexEnvironment;

/// Reads one formula, from its beginning to its end, into a tree. What keeps it from going on for ever, or
/// too deep, is counted here.
class TexReader
{
public:
    explicit TexReader(QStringView source)
        : m_source(source)
    { }

    /// The formula; nothing under the conditions that parseTex() names. To be called once.
    std::optional<TexNode> run();

private:
    using Kind = TexNode::Kind;
    using Nodes = std::vector<TexNode>;
    /// What ends a row.
    enum class Until { End, Brace, Bracket, Right, Cell };

    static constexpr int kMaxDepth = 60;
    static constexpr int kMaxNodes = 5'000;

    static TexNode symbol(const QString &text, TexClass type);
    static TexNode space(double em);
    static TexNode parent(Kind kind, Nodes children);
    TexNode row(Until until);
    bool atEnd(Until until) const;
    void parseInto(Nodes &nodes, Until until);
    void command(const QString &name, Nodes &nodes, Until until);
    bool fraction(const QString &name, Nodes &nodes);
    bool styleSwitch(const QString &name, Nodes &nodes, Until until);
    bool words(const QString &name, Nodes &nodes);
    bool stacked(const QString &name, Nodes &nodes);
    void substack(Nodes &nodes);
    bool ignored(const QString &name);
    bool modulo(const QString &name, Nodes &nodes);
    void scripts(Nodes &nodes);
    void fence(Nodes &nodes);
    void environment(Nodes &nodes, qsizetype start);
    TexNode cells(const TexEnvironment &environment, const QString &end);
    TexNode argument();
    TexNode letter();
    QString rawArgument();
    QString optionalArgument();
    QString commandName();
    QString delimiter();
    void skipSpace();
    bool lookingAt(QStringView text) const { return m_source.mid(m_at).startsWith(text); }
    bool lookingAtCommand(QStringView text) const;
    TexNode unknown(const QString &name) const;

    QStringView m_source;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_nodes = 0;
    bool m_failed = false;
    TexFont m_font = TexFont::Italic;
};

} // namespace ui
