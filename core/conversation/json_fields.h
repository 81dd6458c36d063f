#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

// Fields of JSON that is kept. What is empty, false, 0 or absent is left out when it is written, and what is
// left out or of another type is just that when it is read.

inline void putField(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(name), text);
}

inline void putField(QJsonObject &json, const char *name, qint64 number)
{
    if (number != 0)
        json.insert(QLatin1String(name), number);
}

inline void putField(QJsonObject &json, const char *name, bool value)
{
    if (value)
        json.insert(QLatin1String(name), true);
}

inline void putField(QJsonObject &json, const char *name, const QJsonValue &value)
{
    if (!(value.isObject() && value.toObject().isEmpty()) && !(value.isArray() && value.toArray().isEmpty()))
        json.insert(QLatin1String(name), value);
}

inline void putField(QJsonObject &json, const char *name, const QDateTime &time)
{
    if (time.isValid())
        json.insert(QLatin1String(name), time.toUTC().toString(Qt::ISODateWithMs));
}

template<typename Number>
void putField(QJsonObject &json, const char *name, const std::optional<Number> &number)
{
    if (number)
        json.insert(QLatin1String(name), *number);
}

inline void putField(QJsonObject &json, const char *name, const std::optional<Money> &money)
{
    if (money)
        json.insert(QLatin1String(name), money->picoDollars());
}

inline QString textField(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

inline qint64 numberField(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toInteger();
}

inline std::optional<qint64> numberIfAny(const QJsonObject &json, const char *name)
{
    const QJsonValue value = json.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

inline std::optional<Money> moneyIfAny(const QJsonObject &json, const char *name)
{
    const std::optional<qint64> pico = numberIfAny(json, name);
    return pico ? std::optional(Money::fromPicoDollars(*pico)) : std::nullopt;
}

/// UTC.
inline QDateTime timeField(const QJsonObject &json, const char *name)
{
    const QString text = textField(json, name);
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace core
