#include "core/conversation/saved_prompt.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::SavedPrompt)
};

constexpr QLatin1String kOpen("{{");
constexpr QLatin1String kClose("}}");

/// A stretch of a template: plain text, or a mention of a variable.
struct Piece {
    QString text; ///< As it stands there; of plain text without the signs that escape.
    bool isMention = false;
    PromptVariable variable = {};
    bool saysMore = false; ///< The mention has a type or a default.
};

bool isName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar sign) {
        // Letters beyond the first plane come as two halves.
        return sign.isLetterOrNumber() || sign.isMark() || sign.isSurrogate() || sign == u' ' || sign == u'_'
               || sign == u'-';
    });
}

PromptVariable::Type typeNamed(const QString &word)
{
    using Type = PromptVariable::Type;
    QString plain = word.toLower();
    plain.remove(u' ').remove(u'-').remove(u'_');
    if (plain == QLatin1String("longtext"))
        return Type::LongText;
    if (plain == QLatin1String("number"))
        return Type::Number;
    if (plain == QLatin1String("choice"))
        return Type::Choice;
    return plain == QLatin1String("date") ? Type::Date : Type::Text;
}

/// What stands between the braces: `name`, `name: type`, `name = default`, `name: type = default`. No mention
/// where it is nothing like that.
Piece mention(QStringView inside)
{
    const qsizetype colon = inside.indexOf(u':');
    const qsizetype equals = inside.indexOf(u'=');
    const bool hasType = colon >= 0 && (equals < 0 || colon < equals);
    const qsizetype nameEnd = hasType ? colon : equals;
    Piece piece;
    PromptVariable &variable = piece.variable;
    variable.name = inside.left(nameEnd < 0 ? inside.size() : nameEnd).toString();
    if (variable.name.contains(u'\n'))
        return piece;
    variable.name = variable.name.simplified();
    if (!isName(variable.name))
        return piece;
    if (hasType) {
        const qsizetype typeEnd = equals < 0 ? inside.size() : equals;
        variable.type = typeNamed(inside.sliced(colon + 1, typeEnd - colon - 1).trimmed().toString());
    }
    if (equals >= 0)
        variable.initial = inside.sliced(equals + 1).trimmed().toString();
    if (variable.type == PromptVariable::Type::Choice) {
        for (const QString &choice : variable.initial.split(u'|')) {
            const QString plain = choice.trimmed();
            if (!plain.isEmpty() && !variable.choices.contains(plain))
                variable.choices << plain;
        }
        variable.initial = variable.choices.value(0);
        // With nothing to choose from, anything will do.
        if (variable.choices.isEmpty())
            variable.type = PromptVariable::Type::Text;
    }
    piece.isMention = true;
    piece.saysMore = nameEnd >= 0;
    return piece;
}

QList<Piece> piecesOf(const QString &text)
{
    QList<Piece> pieces;
    QString plain;
    const auto endPlain = [&] {
        if (plain.isEmpty())
            return;
        Piece piece;
        piece.text = plain;
        pieces << piece;
        plain.clear();
    };
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(kOpen, at);
        if (open < 0)
            break;
        if (open > at && text.at(open - 1) == u'\\') {
            plain += QStringView(text).sliced(at, open - 1 - at);
            plain += kOpen;
            at = open + kOpen.size();
            continue;
        }
        const qsizetype inside = open + kOpen.size();
        const qsizetype close = text.indexOf(kClose, inside);
        if (close < 0)
            break; // no mention can end any more, but what is escaped is still to be found
        const QStringView content = QStringView(text).sliced(inside, close - inside);
        Piece found = content.contains(kOpen) ? Piece() : mention(content);
        if (!found.isMention) {
            // The second brace may open a variable: `{{{name}}}`.
            plain += QStringView(text).sliced(at, open + 1 - at);
            at = open + 1;
            continue;
        }
        plain += QStringView(text).sliced(at, open - at);
        endPlain();
        found.text = text.mid(open, close + kClose.size() - open);
        pieces << found;
        at = close + kClose.size();
    }
    plain += text.mid(at).replace(QLatin1String("\\{{"), kOpen);
    endPlain();
    return pieces;
}

bool isNumber(const QString &value)
{
    bool ok = false;
    const QString plain = value.trimmed();
    plain.toDouble(&ok);
    if (!ok)
        QLocale().toDouble(plain, &ok);
    return ok;
}

} // namespace

QList<PromptVariable> promptVariables(const QString &text)
{
    QList<PromptVariable> variables;
    QStringList described;
    for (const Piece &piece : piecesOf(text)) {
        if (!piece.isMention)
            continue;
        const QString name = piece.variable.name;
        const auto same = std::find_if(variables.begin(), variables.end(),
                                       [&](const PromptVariable &other) { return other.name == name; });
        const bool isFirst = same == variables.end();
        if (isFirst)
            variables << piece.variable;
        else if (piece.saysMore && !described.contains(name))
            *same = piece.variable; // its type may be told anywhere
        if (piece.saysMore)
            described << name;
    }
    return variables;
}

std::optional<QString> variableProblem(const PromptVariable &variable, const QString &value)
{
    switch (variable.type) {
    case PromptVariable::Type::Text:
    case PromptVariable::Type::LongText:
        return std::nullopt;
    case PromptVariable::Type::Number:
        if (isNumber(value))
            return std::nullopt;
        return value.trimmed().isEmpty()
                   ? Text::tr("“%1” needs a number.").arg(variable.name)
                   : Text::tr("“%1” needs a number; “%2” is none.").arg(variable.name, value.trimmed());
    case PromptVariable::Type::Choice:
        if (variable.choices.contains(value))
            return std::nullopt;
        return Text::tr("“%1” must be one of: %2.")
            .arg(variable.name, variable.choices.join(QLatin1String(", ")));
    case PromptVariable::Type::Date:
        if (QDate::fromString(value.trimmed(), Qt::ISODate).isValid())
            return std::nullopt;
        return Text::tr("“%1” needs a date such as 2026-03-31.").arg(variable.name);
    }
    return std::nullopt;
}

QString filledPrompt(const QString &text, const QHash<QString, QString> &values)
{
    QString filled;
    for (const Piece &piece : piecesOf(text)) {
        const auto value = piece.isMention ? values.constFind(piece.variable.name) : values.cend();
        filled += value == values.cend() ? piece.text : *value;
    }
    return filled;
}

} // namespace core
