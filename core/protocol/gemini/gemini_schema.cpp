#include "core/protocol/gemini/gemini_schema.h"

#include "core/protocol/gemini/gemini_support.h"

#include <QJsonArray>
#include <QString>

#include <algorithm>

namespace core {

namespace {

/// The enum Type of the API.
constexpr QLatin1String kTypes[] = {
    QLatin1String(),          QLatin1String("string"), QLatin1String("number"), QLatin1String("integer"),
    QLatin1String("boolean"), QLatin1String("array"),  QLatin1String("object"), QLatin1String("null")};

QJsonValue typeName(const QJsonValue &type)
{
    if (type.isDouble()) {
        const int number = type.toInt();
        return number > 0 && number < int(std::size(kTypes)) ? QJsonValue(kTypes[number])
                                                             : QJsonValue(QJsonValue::Undefined);
    }
    if (!type.isString())
        return type;
    const QString name = type.toString().toLower();
    return name == QLatin1String("type_unspecified") ? QJsonValue(QJsonValue::Undefined) : QJsonValue(name);
}

bool isCount(const QString &name)
{
    constexpr QLatin1String counts[] = {QLatin1String("minItems"),      QLatin1String("maxItems"),
                                        QLatin1String("minLength"),     QLatin1String("maxLength"),
                                        QLatin1String("minProperties"), QLatin1String("maxProperties")};
    return std::find(std::begin(counts), std::end(counts), name) != std::end(counts);
}

QJsonValue converted(const QString &name, const QJsonValue &value)
{
    if (name == QLatin1String("type"))
        return typeName(value);
    if (isCount(name) && value.isString())
        return value.toString().toLongLong();
    if (name == QLatin1String("properties") || name == QLatin1String("$defs")
        || name == QLatin1String("defs")) {
        QJsonObject members = value.toObject();
        for (QJsonValueRef member : members)
            member = jsonSchemaFromGemini(member.toObject());
        return members;
    }
    if (name == QLatin1String("anyOf") || name == QLatin1String("prefixItems")) {
        QJsonArray choices;
        for (const QJsonValue &choice : value.toArray())
            choices.append(jsonSchemaFromGemini(choice.toObject()));
        return choices;
    }
    const bool schema = name == QLatin1String("items") || name == QLatin1String("additionalProperties");
    return schema && value.isObject() ? QJsonValue(jsonSchemaFromGemini(value.toObject())) : value;
}

} // namespace

QJsonObject jsonSchemaFromGemini(const QJsonObject &schema)
{
    const QJsonObject named = withCamelNames(schema);
    QJsonObject plain;
    for (auto it = named.constBegin(); it != named.constEnd(); ++it) {
        const QJsonValue value = converted(it.key(), it.value());
        if (!value.isUndefined() && !value.isNull())
            plain.insert(it.key(), value);
    }
    const bool nullable = plain.take(QLatin1String("nullable")).toBool();
    const QJsonValue type = plain.value(QLatin1String("type"));
    if (nullable && type.isString())
        plain.insert(QLatin1String("type"), QJsonArray {type, QLatin1String("null")});
    return plain;
}

} // namespace core
