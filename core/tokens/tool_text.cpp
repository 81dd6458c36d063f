#include "core/tokens/tool_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

namespace {

/// Schemas come from anybody; nobody means one that is nested deeper.
constexpr int kDeepest = 32;

QByteArray scalar(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QByteArray typeOf(const QJsonObject &schema, int depth);

QByteArray joined(const QJsonArray &values, QByteArray (*word)(const QJsonValue &))
{
    QByteArray all;
    for (const QJsonValue &value : values)
        all += (all.isEmpty() ? "" : " | ") + word(value);
    return all;
}

QByteArray comment(const QJsonValue &text)
{
    QByteArray lines;
    for (const QByteArray &line : text.toString().toUtf8().split('\n')) {
        if (!line.isEmpty() || !lines.isEmpty())
            lines += "// " + line + '\n';
    }
    return lines;
}

QByteArray objectType(const QJsonObject &schema, int depth)
{
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    const QJsonArray required = schema.value(QLatin1String("required")).toArray();
    QByteArray text = "{\n";
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it->toObject();
        text += comment(property.value(QLatin1String("description")));
        text += it.key().toUtf8() + (required.contains(it.key()) ? ": " : "?: ") + typeOf(property, depth + 1)
                + ',';
        const QJsonValue standard = property.value(QLatin1String("default"));
        if (!standard.isUndefined())
            text += " // default: " + scalar(standard);
        text += '\n';
    }
    return text + '}';
}

QByteArray namedType(const QString &name, const QJsonObject &schema, int depth)
{
    if (name == QLatin1String("object"))
        return objectType(schema, depth);
    if (name == QLatin1String("array"))
        return typeOf(schema.value(QLatin1String("items")).toObject(), depth + 1) + "[]";
    if (name == QLatin1String("integer"))
        return "number";
    return name.isEmpty() ? QByteArray("any") : name.toUtf8();
}

QByteArray typeOf(const QJsonObject &schema, int depth)
{
    if (depth > kDeepest)
        return "any";
    const QJsonArray values = schema.value(QLatin1String("enum")).toArray();
    if (!values.isEmpty())
        return joined(values, scalar);
    for (const QLatin1String name : {QLatin1String("anyOf"), QLatin1String("oneOf")}) {
        QByteArray all;
        for (const QJsonValue &choice : schema.value(name).toArray())
            all += (all.isEmpty() ? "" : " | ") + typeOf(choice.toObject(), depth + 1);
        if (!all.isEmpty())
            return all;
    }
    const QJsonValue type = schema.value(QLatin1String("type"));
    if (!type.isArray())
        return namedType(type.toString(), schema, depth);
    QByteArray all;
    for (const QJsonValue &name : type.toArray())
        all += (all.isEmpty() ? "" : " | ") + namedType(name.toString(), schema, depth + 1);
    return all;
}

} // namespace

QByteArray toolsAsTypeScript(const QList<ToolDefinition> &tools)
{
    QByteArray text = "# Tools\n\n## functions\n\nnamespace functions {\n\n";
    for (const ToolDefinition &tool : tools) {
        if (!tool.isFunction)
            continue;
        text += comment(tool.description) + "type " + tool.name.toUtf8();
        const QJsonObject schema = tool.parameters.value_or(QJsonObject());
        const bool plain = schema.value(QLatin1String("properties")).toObject().isEmpty();
        text += plain ? QByteArray(" = () => any;\n\n") : " = (_: " + objectType(schema, 0) + ") => any;\n\n";
    }
    return text + "} // namespace functions";
}

QByteArray toolAsJson(const ToolDefinition &tool)
{
    if (!tool.isFunction)
        return QJsonDocument(tool.extra).toJson(QJsonDocument::Compact);
    QJsonObject json {{QStringLiteral("name"), tool.name}};
    if (!tool.description.isEmpty())
        json.insert(QStringLiteral("description"), tool.description);
    if (tool.parameters)
        json.insert(QStringLiteral("parameters"), *tool.parameters);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace core
