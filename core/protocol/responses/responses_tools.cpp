#include "core/protocol/responses/responses_tools.h"

#include "core/protocol/openai_json.h"

#include <QJsonArray>

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kFunction("function");
const QLatin1String kCustom("custom");
const QLatin1String kAllowedTools("allowed_tools");
const QLatin1String kTools("tools");
const QLatin1String kFormat("format");
const QLatin1String kGrammar("grammar");

/// `{"type":T,T:{…}}` with the inner fields beside the type.
QJsonObject unwrapped(const QJsonObject &json)
{
    const QString type = json.value(kType).toString();
    const QJsonValue inner = json.value(type);
    if (!inner.isObject())
        return json;
    QJsonObject flat = json;
    flat.remove(type);
    mergeMissing(flat, inner.toObject());
    return flat;
}

QJsonObject wrapped(const QJsonObject &flat)
{
    const QString type = flat.value(kType).toString();
    QJsonObject inner = flat;
    inner.remove(kType);
    return {{kType, type}, {type, inner}};
}

/// Applies to every entry of a list.
template<typename Change>
void changeAll(QJsonObject &json, QLatin1String name, Change change)
{
    QJsonArray list;
    for (const QJsonValue &entry : json.value(name).toArray())
        list.append(change(entry.toObject()));
    if (json.contains(name))
        json.insert(name, list);
}

QJsonObject flattened(const QJsonObject &json)
{
    QJsonObject flat = unwrapped(json);
    if (flat.value(kType) == kCustom && flat.value(kFormat).isObject())
        flat.insert(kFormat, unwrapped(flat.value(kFormat).toObject()));
    if (flat.value(kType) == kAllowedTools)
        changeAll(flat, kTools, [](const QJsonObject &tool) { return unwrapped(tool); });
    return flat;
}

void putText(QJsonObject &json, QLatin1String name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

} // namespace

QJsonObject responsesTool(const ToolDefinition &tool)
{
    if (!tool.isFunction)
        return flattened(tool.extra);
    QJsonObject json {{kType, kFunction}, {QLatin1String("name"), tool.name}};
    putText(json, QLatin1String("description"), tool.description);
    // Both must be said: without parameters the tool is refused, and without `strict` the schema is made
    // strict, which it is nowhere else.
    json.insert(QLatin1String("parameters"),
                tool.parameters.value_or(QJsonObject {{kType, QLatin1String("object")},
                                                      {QLatin1String("properties"), QJsonObject()}}));
    json.insert(QLatin1String("strict"), tool.strict.value_or(false));
    QJsonObject extra = tool.extra;
    const QJsonObject inFunction = extra.take(kFunction).toObject();
    mergeMissing(json, inFunction);
    mergeMissing(json, extra);
    return json;
}

QJsonValue responsesToolChoice(const ToolChoice &choice)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return QLatin1String("auto");
    case ToolChoice::Mode::None:
        return QLatin1String("none");
    case ToolChoice::Mode::Required:
        return QLatin1String("required");
    case ToolChoice::Mode::Function:
        return QJsonObject {{kType, kFunction}, {QLatin1String("name"), choice.function}};
    case ToolChoice::Mode::Opaque:
        return flattened(choice.json);
    }
    Q_UNREACHABLE();
}

QJsonObject responsesFormat(const ResponseFormat &format)
{
    switch (format.kind) {
    case ResponseFormat::Kind::Text:
        return {{kType, QLatin1String("text")}};
    case ResponseFormat::Kind::JsonObject:
        return {{kType, QLatin1String("json_object")}};
    case ResponseFormat::Kind::JsonSchema: {
        const QString name = format.name.isEmpty() ? QStringLiteral("response") : format.name;
        QJsonObject json {{kType, QLatin1String("json_schema")}, {QLatin1String("name"), name}};
        putText(json, QLatin1String("description"), format.description);
        if (format.schema)
            json.insert(QLatin1String("schema"), *format.schema);
        if (format.strict)
            json.insert(QLatin1String("strict"), *format.strict);
        return json;
    }
    case ResponseFormat::Kind::Opaque:
        return flattened(format.json);
    }
    Q_UNREACHABLE();
}

QJsonObject nestedForChat(const QJsonObject &flat)
{
    QJsonObject json = flat;
    const QString type = flat.value(kType).toString();
    if (type == kCustom) {
        const QJsonObject format = flat.value(kFormat).toObject();
        if (format.value(kType) == kGrammar)
            json.insert(kFormat, wrapped(format));
        return wrapped(json);
    }
    if (type == kAllowedTools) {
        changeAll(json, kTools, [](const QJsonObject &tool) {
            const QString kind = tool.value(kType).toString();
            return kind == kFunction || kind == kCustom ? wrapped(tool) : tool;
        });
        return wrapped(json);
    }
    return json;
}

} // namespace core
