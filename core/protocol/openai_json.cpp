#include "core/protocol/openai_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace core {

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

bool isVoid(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Double:
        return value.toDouble() == 0;
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), [](const QJsonValue &entry) { return isVoid(entry); });
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(),
                           [](const QJsonValue &entry) { return isVoid(entry); });
    }
    default:
        return true;
    }
}

QJsonObject withoutVoid(const QJsonObject &object, std::initializer_list<QLatin1String> except)
{
    QJsonObject kept;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const bool excepted =
            std::any_of(except.begin(), except.end(), [&](QLatin1String name) { return it.key() == name; });
        if (!excepted && !isVoid(it.value()))
            kept.insert(it.key(), it.value());
    }
    return kept;
}

void mergeMissing(QJsonObject &object, const QJsonObject &extra)
{
    for (auto it = extra.constBegin(); it != extra.constEnd(); ++it) {
        const QJsonValue present = object.value(it.key());
        if (present.isUndefined()) {
            object.insert(it.key(), it.value());
        } else if (present.isObject() && it.value().isObject()) {
            QJsonObject inner = present.toObject();
            mergeMissing(inner, it.value().toObject());
            object.insert(it.key(), inner);
        }
    }
}

bool isVendorField(const QString &name)
{
    constexpr QLatin1String prefixes[] = {QLatin1String("anthropic_"), QLatin1String("google_"),
                                          QLatin1String("bedrock_"),   QLatin1String("cohere_"),
                                          QLatin1String("ollama_"),    QLatin1String("openai_")};
    constexpr QLatin1String names[] = {QLatin1String("google"), QLatin1String("responses"),
                                       QLatin1String("phase")};
    return std::find(std::begin(names), std::end(names), name) != std::end(names)
           || std::any_of(std::begin(prefixes), std::end(prefixes),
                          [&](QLatin1String prefix) { return name.startsWith(prefix); });
}

void mergeCommon(QJsonObject &object, QJsonObject extra)
{
    for (const QString &name : extra.keys()) {
        if (isVendorField(name))
            extra.remove(name);
    }
    mergeMissing(object, extra);
}

bool endsInsideJson(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    for (const char c : text) {
        if (inString) {
            if (escaped)
                escaped = false;
            else if (c == '\\')
                escaped = true;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return inString || depth > 0;
}

} // namespace core
