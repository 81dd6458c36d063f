#include "core/telemetry/otlp_values.h"

#include "core/base/json_text.h"

#include <QLocale>

#include <cmath>

namespace core {

namespace {

QByteArray textValue(const QString &text)
{
    return "{\"stringValue\":" + jsonString(text.left(OtlpAttributes::kMostText)) + '}';
}

} // namespace

QByteArray otlpTime(const QDateTime &moment)
{
    constexpr qint64 kNanosecondsInMillisecond = 1'000'000;
    return QByteArray::number(moment.isValid() ? moment.toMSecsSinceEpoch() * kNanosecondsInMillisecond : 0);
}

void OtlpAttributes::add(QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        insert(key, textValue(text));
}

void OtlpAttributes::add(QLatin1String key, qint64 number)
{
    insert(key, "{\"intValue\":\"" + QByteArray::number(number) + "\"}");
}

void OtlpAttributes::add(QLatin1String key, std::optional<qint64> number)
{
    if (number)
        add(key, *number);
}

void OtlpAttributes::addFraction(QLatin1String key, double number)
{
    if (std::isfinite(number))
        insert(key,
               "{\"doubleValue\":" + QByteArray::number(number, 'g', QLocale::FloatingPointShortest) + '}');
}

void OtlpAttributes::addFlag(QLatin1String key, bool flag)
{
    insert(key, flag ? "{\"boolValue\":true}" : "{\"boolValue\":false}");
}

void OtlpAttributes::add(QLatin1String key, const QStringList &texts)
{
    QByteArray values;
    for (const QString &text : texts)
        values += (values.isEmpty() ? "" : ",") + textValue(text);
    if (!values.isEmpty())
        insert(key, "{\"arrayValue\":{\"values\":[" + values + "]}}");
}

void OtlpAttributes::insert(QLatin1String key, const QByteArray &value)
{
    if (!m_json.isEmpty())
        m_json += ',';
    m_json += "{\"key\":\"";
    m_json.append(key.data(), key.size());
    m_json += "\",\"value\":" + value + '}';
}

} // namespace core
