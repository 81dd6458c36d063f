// What the commands of a formula become.

#include "ui/common/tex_reader.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace ui {

namespace {

const QHash<QString, double> &spaces()
{
    static const QHash<QString, double> widths = {
        {QStringLiteral(","), 1 / 6.0},
        {QStringLiteral("thinspace"), 1 / 6.0},
        {QStringLiteral(":"), 2 / 9.0},
        {QStringLiteral(">"), 2 / 9.0},
        {QStringLiteral("medspace"), 2 / 9.0},
        {QStringLiteral(";"), 5 / 18.0},
        {QStringLiteral("thickspace"), 5 / 18.0},
        {QStringLiteral("!"), -1 / 6.0},
        {QStringLiteral("negthinspace"), -1 / 6.0},
        {QStringLiteral(" "), 0.25},
        {QStringLiteral("\n"), 0.25},
        {QStringLiteral("enspace"), 0.5},
        {QStringLiteral("quad"), 1},
        {QStringLiteral("qquad"), 2},
        {QStringLiteral("hfill"), 1},
        {QStringLiteral("hfil"), 1},
    };
    return widths;
}

const QHash<QString, TexFont> &fonts()
{
    static const QHash<QString, TexFont> names = {
        {QStringLiteral("mathrm"), TexFont::Roman},
        {QStringLiteral("rm"), TexFont::Roman},
        {QStringLiteral("mathup"), TexFont::Roman},
        {QStringLiteral("mathnormal"), TexFont::Italic},
        {QStringLiteral("mathit"), TexFont::Italic},
        {QStringLiteral("it"), TexFont::Italic},
        {QStringLiteral("mathbf"), TexFont::Bold},
        {QStringLiteral("bf"), TexFont::Bold},
        {QStringLiteral("boldsymbol"), TexFont::BoldItalic},
        {QStringLiteral("bm"), TexFont::BoldItalic},
        {QStringLiteral("mathbb"), TexFont::Blackboard},
        {QStringLiteral("Bbb"), TexFont::Blackboard},
        {QStringLiteral("mathcal"), TexFont::Script},
        {QStringLiteral("mathscr"), TexFont::Script},
        {QStringLiteral("cal"), TexFont::Script},
        {QStringLiteral("mathfrak"), TexFont::Fraktur},
        {QStringLiteral("frak"), TexFont::Fraktur},
        {QStringLiteral("mathsf"), TexFont::Sans},
        {QStringLiteral("sf"), TexFont::Sans},
        {QStringLiteral("mathtt"), TexFont::Typewriter},
        {QStringLiteral("tt"), TexFont::Typewriter},
    };
    return names;
}

/// Marks above or below, and what is drawn for them: a character, or the name of a line or brace.
const QHash<QString, QString> &accents()
{
    static const QHash<QString, QString> marks = [] {
        QHash<QString, QString> result = {
            {QStringLiteral("hat"), QStringLiteral("ˆ")},      {QStringLiteral("tilde"), QStringLiteral("˜")},
            {QStringLiteral("dot"), QStringLiteral("˙")},      {QStringLiteral("ddot"), QStringLiteral("¨")},
            {QStringLiteral("check"), QStringLiteral("ˇ")},    {QStringLiteral("breve"), QStringLiteral("˘")},
            {QStringLiteral("acute"), QStringLiteral("´")},    {QStringLiteral("grave"), QStringLiteral("`")},
            {QStringLiteral("mathring"), QStringLiteral("˚")}, {QStringLiteral("dddot"), QStringLiteral("⋯")},
        };
        for (const char *name : {"bar", "vec", "widehat", "widetilde", "overline", "underline", "overbrace",
                                 "underbrace", "overrightarrow", "overleftarrow", "underbar"})
            result.insert(QString::fromLatin1(name), QString::fromLatin1(name));
        return result;
    }();
    return marks;
}

} // namespace

void TexReader::command(const QString &name, Nodes &nodes, Until until)
{
    if (const auto width = spaces().constFind(name); width != spaces().constEnd()) {
        nodes.push_back(space(*width));
        return;
    }
    if (name == QLatin1String("left")) {
        fence(nodes);
        return;
    }
    if (name == QLatin1String("limits") || name == QLatin1String("nolimits")) {
        if (!nodes.empty()) {
            nodes.back().limits = name == QLatin1String("limits");
            nodes.back().flag = true;
        }
        return;
    }
    if (fraction(name, nodes) || styleSwitch(name, nodes, until) || words(name, nodes) || stacked(name, nodes)
        || ignored(name) || modulo(name, nodes))
        return;
    if (name == QLatin1String("sqrt")) {
        skipSpace();
        TexNode degree;
        if (lookingAt(u"[")) {
            ++m_at;
            degree = row(Until::Bracket);
            if (lookingAt(u"]"))
                ++m_at;
        }
        TexNode content = argument();
        Nodes parts;
        parts.push_back(std::move(content));
        if (!degree.children.empty())
            parts.push_back(std::move(degree));
        nodes.push_back(parent(Kind::Root, std::move(parts)));
        return;
    }
    if (const auto mark = accents().constFind(name); mark != accents().constEnd()) {
        TexNode node = parent(Kind::Accent, {});
        node.children.push_back(argument());
        node.text = *mark;
        node.limits = name.endsWith(QLatin1String("brace"));
        nodes.push_back(std::move(node));
        return;
    }
    bool limits = false;
    if (const QString function = texFunction(name, limits); !function.isEmpty()) {
        TexNode node = symbol(function, TexClass::Operator);
        node.limits = limits;
        nodes.push_back(std::move(node));
        return;
    }
    if (const TexSymbol *found = findTexSymbol(name)) {
        TexNode node =
            symbol(texLetter(found->code,
                             found->code >= 0x3b1 && m_font == TexFont::Roman ? TexFont::Italic : m_font),
                   found->type);
        node.large = found->large;
        node.limits = found->limits;
        nodes.push_back(std::move(node));
        return;
    }
    if (name.size() == 1 && QStringView(u"{}").contains(name.front())) {
        nodes.push_back(symbol(name, name == QLatin1String("{") ? TexClass::Open : TexClass::Close));
    } else if (name.size() == 1 && QStringView(u"$%#&_").contains(name.front())) {
        nodes.push_back(symbol(name, TexClass::Ordinary));
    } else if (name == QLatin1String("|")) {
        nodes.push_back(symbol(QStringLiteral("‖"), TexClass::Ordinary));
    } else {
        nodes.push_back(unknown(name));
    }
}

bool TexReader::fraction(const QString &name, Nodes &nodes)
{
    static const QHash<QString, double> styles = {
        {QStringLiteral("frac"), -1},  {QStringLiteral("dfrac"), 0},  {QStringLiteral("cfrac"), 0},
        {QStringLiteral("tfrac"), 1},  {QStringLiteral("binom"), -1}, {QStringLiteral("dbinom"), 0},
        {QStringLiteral("tbinom"), 1},
    };
    const bool infix =
        name == QLatin1String("over") || name == QLatin1String("choose") || name == QLatin1String("atop");
    if (!infix && !styles.contains(name))
        return false;
    TexNode node = parent(Kind::Fraction, {});
    if (infix) {
        node.children.push_back(parent(Kind::Row, std::exchange(nodes, {})));
        node.children.push_back(row(Until::Brace));
    } else {
        node.children.push_back(argument());
        node.children.push_back(argument());
    }
    const bool binomial = name.endsWith(QLatin1String("binom")) || name == QLatin1String("choose");
    node.flag = !binomial && name != QLatin1String("atop");
    node.type = TexClass::Inner;
    if (binomial) {
        node.text = QStringLiteral("(");
        node.close = QStringLiteral(")");
    }
    node.amount = styles.value(name, -1);
    nodes.push_back(std::move(node));
    return true;
}

/// What changes the look of all that follows in the row, or of an argument.
bool TexReader::styleSwitch(const QString &name, Nodes &nodes, Until until)
{
    static const QHash<QString, double> levels = {
        {QStringLiteral("displaystyle"), 0},
        {QStringLiteral("textstyle"), 1},
        {QStringLiteral("scriptstyle"), 2},
        {QStringLiteral("scriptscriptstyle"), 3},
    };
    if (const auto level = levels.constFind(name); level != levels.constEnd()) {
        TexNode node = parent(Kind::Style, {});
        node.children.push_back(row(until));
        node.amount = *level;
        nodes.push_back(std::move(node));
        return true;
    }
    const auto font = fonts().constFind(name);
    if (font == fonts().constEnd())
        return false;
    const TexFont before = std::exchange(m_font, *font);
    if (name.size() <= 4 && name != QLatin1String("Bbb"))
        nodes.push_back(row(until));
    else
        nodes.push_back(argument());
    m_font = before;
    return true;
}

bool TexReader::words(const QString &name, Nodes &nodes)
{
    static const QStringList kText = {
        QStringLiteral("text"),   QStringLiteral("textrm"), QStringLiteral("textbf"),
        QStringLiteral("textit"), QStringLiteral("textsf"), QStringLiteral("texttt"),
        QStringLiteral("mbox"),   QStringLiteral("hbox"),   QStringLiteral("textnormal"),
    };
    if (name.startsWith(QLatin1String("operatorname"))) {
        const bool limits = lookingAt(u"*");
        m_at += limits ? 1 : 0;
        const TexFont before = std::exchange(m_font, TexFont::Roman);
        TexNode node = argument();
        m_font = before;
        node.type = TexClass::Operator;
        node.limits = limits;
        nodes.push_back(std::move(node));
        return true;
    }
    if (!kText.contains(name))
        return false;
    TexNode node;
    node.kind = Kind::Text;
    node.text = rawArgument();
    // Formulas inside of words are rare; their dollars are left out at least.
    node.text.remove(u'$').remove(QLatin1String("\\")).replace(u'~', u' ');
    node.flag = name == QLatin1String("textbf");
    nodes.push_back(std::move(node));
    return true;
}

bool TexReader::stacked(const QString &name, Nodes &nodes)
{
    const bool over = name == QLatin1String("overset") || name == QLatin1String("stackrel");
    if (over || name == QLatin1String("underset")) {
        TexNode script = argument();
        TexNode base = argument();
        TexNode node = parent(Kind::Scripts, {});
        node.type = name == QLatin1String("stackrel") ? TexClass::Relation
                    : base.children.size() == 1       ? base.children.front().type
                                                      : TexClass::Ordinary;
        node.limits = true;
        node.children.push_back(std::move(base));
        node.children.push_back(over ? std::move(script) : TexNode());
        node.children.push_back(over ? TexNode() : std::move(script));
        nodes.push_back(std::move(node));
        return true;
    }
    if (name == QLatin1String("xrightarrow") || name == QLatin1String("xleftarrow")) {
        TexNode below;
        skipSpace();
        if (lookingAt(u"[")) {
            ++m_at;
            below = row(Until::Bracket);
            if (lookingAt(u"]"))
                ++m_at;
        }
        TexNode node = parent(Kind::Scripts, {});
        node.type = TexClass::Relation;
        node.limits = true;
        node.children.push_back(
            symbol(name.at(1) == u'r' ? QStringLiteral("⟶") : QStringLiteral("⟵"), TexClass::Relation));
        TexNode above = argument();
        node.children.push_back(std::move(above));
        node.children.push_back(std::move(below));
        nodes.push_back(std::move(node));
        return true;
    }
    if (name == QLatin1String("substack")) {
        substack(nodes);
        return true;
    }
    static const QHash<QString, QString> marks = {
        {QStringLiteral("cancel"), QStringLiteral("/")},
        {QStringLiteral("bcancel"), QStringLiteral("\\")},
        {QStringLiteral("xcancel"), QStringLiteral("x")},
        {QStringLiteral("not"), QStringLiteral("/")},
        {QStringLiteral("boxed"), QString()},
        {QStringLiteral("fbox"), QString()},
    };
    const auto mark = marks.constFind(name);
    if (mark == marks.constEnd())
        return false;
    TexNode node = parent(mark->isEmpty() ? Kind::Box : Kind::Cancel, {});
    node.children.push_back(argument());
    node.text = *mark;
    if (name == QLatin1String("not"))
        node.type = TexClass::Relation;
    nodes.push_back(std::move(node));
    return true;
}

/// Commands that say nothing about what is to be seen here.
bool TexReader::ignored(const QString &name)
{
    static const QHash<QString, int> arguments = {
        {QStringLiteral("color"), 1},     {QStringLiteral("textcolor"), 1},
        {QStringLiteral("label"), 1},     {QStringLiteral("nonumber"), 0},
        {QStringLiteral("notag"), 0},     {QStringLiteral("hline"), 0},
        {QStringLiteral("hspace"), 1},    {QStringLiteral("vspace"), 1},
        {QStringLiteral("phantom"), 1},   {QStringLiteral("mathstrut"), 0},
        {QStringLiteral("strut"), 0},     {QStringLiteral("allowbreak"), 0},
        {QStringLiteral("mathop"), 0},    {QStringLiteral("mathbin"), 0},
        {QStringLiteral("mathrel"), 0},   {QStringLiteral("mathord"), 0},
        {QStringLiteral("mathopen"), 0},  {QStringLiteral("mathclose"), 0},
        {QStringLiteral("mathinner"), 0}, {QStringLiteral("ensuremath"), 0},
        {QStringLiteral("/"), 0},         {QStringLiteral("-"), 0},
    };
    const auto count = arguments.constFind(name);
    if (count == arguments.constEnd())
        return false;
    if (*count == 1)
        rawArgument();
    return true;
}

bool TexReader::modulo(const QString &name, Nodes &nodes)
{
    const auto word = [&nodes](const QString &text) { nodes.push_back(symbol(text, TexClass::Ordinary)); };
    if (name == QLatin1String("bmod")) {
        nodes.push_back(symbol(QStringLiteral("mod"), TexClass::Binary));
    } else if (name == QLatin1String("mod") || name == QLatin1String("pmod")
               || name == QLatin1String("pod")) {
        nodes.push_back(space(0.8));
        const bool embraced = name != QLatin1String("mod");
        if (embraced)
            word(QStringLiteral("("));
        if (name != QLatin1String("pod")) {
            word(QStringLiteral("mod"));
            nodes.push_back(space(0.33));
        }
        if (embraced) {
            nodes.push_back(argument());
            word(QStringLiteral(")"));
        }
    } else if (name == QLatin1String("tag")) {
        if (lookingAt(u"*"))
            ++m_at;
        nodes.push_back(space(2));
        TexNode text;
        text.kind = Kind::Text;
        text.text = u'(' + rawArgument() + u')';
        nodes.push_back(std::move(text));
    } else if (name == QLatin1String("middle")) {
        TexNode node;
        node.kind = Kind::Delimiter;
        node.text = delimiter();
        node.type = TexClass::Relation;
        nodes.push_back(std::move(node));
    } else {
        static const QHash<QString, double> sizes = {
            {QStringLiteral("big"), 1.2},
            {QStringLiteral("Big"), 1.8},
            {QStringLiteral("bigg"), 2.4},
            {QStringLiteral("Bigg"), 3.0},
        };
        QString plain = name;
        TexClass type = TexClass::Ordinary;
        if (plain.endsWith(u'l') || plain.endsWith(u'r') || plain.endsWith(u'm')) {
            type = plain.endsWith(u'l')   ? TexClass::Open
                   : plain.endsWith(u'r') ? TexClass::Close
                                          : TexClass::Relation;
            plain.chop(1);
        }
        const auto size = sizes.constFind(plain);
        if (size == sizes.constEnd())
            return false;
        TexNode node;
        node.kind = Kind::Delimiter;
        node.text = delimiter();
        node.amount = *size;
        node.type = type;
        nodes.push_back(std::move(node));
    }
    return true;
}

} // namespace ui
