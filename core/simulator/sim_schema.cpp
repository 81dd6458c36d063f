#include "core/simulator/sim_schema.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// Deeper schemas, and those that refer to themselves, end here.
constexpr int kDepth = 8;

QString firstMatch(const QString &text, const QRegularExpression &pattern)
{
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()) : QString();
}

/// "… in San Francisco tomorrow" → "San Francisco"; else the first capitalised word that does not begin a
/// sentence.
QString placeIn(const QString &text)
{
    static const QRegularExpression afterPreposition(
        QStringLiteral("\\b(?:in|at|for|from|near|to)\\s+((?:\\p{Lu}[\\p{L}'-]+\\s?)+)"));
    static const QRegularExpression capitalised(QStringLiteral("(?<!^)(?<![.!?]\\s)\\b(\\p{Lu}[\\p{L}'-]+)"));
    const QString place = firstMatch(text, afterPreposition).trimmed();
    return place.isEmpty() ? firstMatch(text, capitalised) : place;
}

QString pathIn(const QString &text)
{
    static const QRegularExpression path(
        QStringLiteral("((?:[\\w.~-]*/)+[\\w.-]+|\\b[\\w-]+\\.[A-Za-z]{1,5}\\b)"));
    return firstMatch(text, path);
}

QString addressIn(const QString &text)
{
    static const QRegularExpression address(QStringLiteral("(https?://[^\\s<>\"')]+)"));
    return firstMatch(text, address);
}

std::optional<double> numberIn(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("(-?\\d+(?:\\.\\d+)?)"));
    const QString found = firstMatch(text, number);
    return found.isEmpty() ? std::nullopt : std::optional<double>(found.toDouble());
}

bool nameHas(const QString &name, std::initializer_list<QLatin1String> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&name](QLatin1String word) { return name.contains(word); });
}

QString orElse(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

class Filler
{
public:
    Filler(const QJsonObject &root, const QString &question)
        : m_root(root)
        , m_question(question.simplified())
    { }

    QJsonValue fill(const QJsonObject &schema, const QString &name, int depth) const
    {
        if (depth > kDepth)
            return QJsonValue::Null;
        for (const QLatin1String key : {QLatin1String("const"), QLatin1String("default")}) {
            if (schema.contains(key))
                return schema.value(key);
        }
        if (schema.contains(QLatin1String("enum")))
            return choice(schema.value(QLatin1String("enum")).toArray());
        if (schema.contains(QLatin1String("$ref")))
            return fill(resolve(schema.value(QLatin1String("$ref")).toString()), name, depth + 1);
        for (const QLatin1String key :
             {QLatin1String("anyOf"), QLatin1String("oneOf"), QLatin1String("allOf")}) {
            if (schema.contains(key))
                return fill(schema.value(key)[0].toObject(), name, depth + 1);
        }

        const QString type = typeOf(schema);
        if (type == QLatin1String("object"))
            return object(schema, depth);
        if (type == QLatin1String("array"))
            return array(schema, name, depth);
        if (type == QLatin1String("integer"))
            return qint64(std::llround(number(schema)));
        if (type == QLatin1String("number"))
            return number(schema);
        if (type == QLatin1String("boolean"))
            return true;
        if (type == QLatin1String("null"))
            return QJsonValue::Null;
        return string(schema, name);
    }

private:
    QString typeOf(const QJsonObject &schema) const
    {
        const QJsonValue type = schema.value(QLatin1String("type"));
        if (type.isString())
            return type.toString();
        const QJsonArray types = type.toArray();
        for (const QJsonValue &one : types) {
            if (one != QLatin1String("null"))
                return one.toString();
        }
        return schema.contains(QLatin1String("properties")) ? QStringLiteral("object")
                                                            : QStringLiteral("string");
    }

    QJsonObject resolve(const QString &reference) const
    {
        QJsonValue value = m_root;
        const QStringList steps = reference.split(u'/', Qt::SkipEmptyParts);
        for (qsizetype i = 1; i < steps.size(); ++i)
            value = value[steps.at(i)];
        return value.toObject();
    }

    QJsonValue choice(const QJsonArray &choices) const
    {
        for (const QJsonValue &value : choices) {
            if (value.isString() && m_question.contains(value.toString(), Qt::CaseInsensitive))
                return value;
        }
        return choices.isEmpty() ? QJsonValue() : choices.first();
    }

    QJsonObject object(const QJsonObject &schema, int depth) const
    {
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        const QJsonArray required = schema.value(QLatin1String("required")).toArray();
        QJsonObject filled;
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (required.isEmpty() || required.contains(it.key()))
                filled.insert(it.key(), fill(it.value().toObject(), it.key(), depth + 1));
        }
        return filled;
    }

    QJsonArray array(const QJsonObject &schema, const QString &name, int depth) const
    {
        const int count = std::clamp(schema.value(QLatin1String("minItems")).toInt(1), 1, 20);
        QJsonArray filled;
        for (int i = 0; i < count; ++i)
            filled.append(fill(schema.value(QLatin1String("items")).toObject(), name, depth + 1));
        return filled;
    }

    double number(const QJsonObject &schema) const
    {
        const double low = schema.value(QLatin1String("minimum"))
                               .toDouble(schema.value(QLatin1String("exclusiveMinimum")).toDouble(-1e9) + 1);
        const double high = schema.value(QLatin1String("maximum"))
                                .toDouble(schema.value(QLatin1String("exclusiveMaximum")).toDouble(1e9) - 1);
        return std::clamp(numberIn(m_question).value_or(1), low, std::max(low, high));
    }

    QString string(const QJsonObject &schema, const QString &name) const
    {
        QString filled = byFormat(schema.value(QLatin1String("format")).toString());
        if (filled.isEmpty())
            filled = byName(name.toLower());
        const int shortest = schema.value(QLatin1String("minLength")).toInt();
        const int longest = schema.value(QLatin1String("maxLength")).toInt(2000);
        return filled.leftJustified(std::min(shortest, longest), u'.').left(longest);
    }

    QString byFormat(const QString &format) const
    {
        struct Example {
            const char *format;
            const char *value;
        };
        constexpr std::array examples {
            Example {"date", "2025-06-01"},
            Example {"date-time", "2025-06-01T12:00:00Z"},
            Example {"time", "12:00:00Z"},
            Example {"email", "someone@example.com"},
            Example {"uuid", "00000000-0000-4000-8000-000000000001"},
            Example {"ipv4", "192.0.2.1"},
        };
        for (const Example &example : examples) {
            if (format == QLatin1String(example.format))
                return QLatin1String(example.value);
        }
        if (format == QLatin1String("uri") || format == QLatin1String("url"))
            return orElse(addressIn(m_question), QStringLiteral("https://example.com/"));
        return {};
    }

    QString byName(const QString &name) const
    {
        using L1 = QLatin1String;
        if (nameHas(name, {L1("url"), L1("uri"), L1("link")}))
            return orElse(addressIn(m_question), QStringLiteral("https://example.com/"));
        if (nameHas(name, {L1("path"), L1("file"), L1("directory"), L1("folder")}))
            return orElse(pathIn(m_question), QStringLiteral("README.md"));
        if (nameHas(name,
                    {L1("city"), L1("location"), L1("place"), L1("country"), L1("address"), L1("region")}))
            return orElse(placeIn(m_question), QStringLiteral("Berlin"));
        if (nameHas(name, {L1("date"), L1("day")}))
            return QStringLiteral("2025-06-01");
        if (nameHas(name, {L1("email")}))
            return QStringLiteral("someone@example.com");
        if (nameHas(name, {L1("name"), L1("title"), L1("subject"), L1("symbol"), L1("id")}))
            return orElse(placeIn(m_question), m_question.left(40));
        return orElse(m_question.left(200), QStringLiteral("simulated"));
    }

    QJsonObject m_root;
    QString m_question;
};

} // namespace

QJsonValue simFillSchema(const QJsonObject &schema, const QString &question)
{
    if (schema.isEmpty())
        return QJsonObject {{QStringLiteral("question"), question.simplified()},
                            {QStringLiteral("simulated"), true}};
    return Filler(schema, question).fill(schema, {}, 0);
}

} // namespace core
