#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// JSON is written here as text: thousands of objects a second of Qt's JSON classes would cost more than the
// requests that they tell of.

/// Nanoseconds since 1970 as OTLP writes them, without quotes. An invalid moment is 0, which OTLP takes for
/// unknown.
QByteArray otlpTime(const QDateTime &moment);

/// Attributes of OpenTelemetry in the JSON form of OTLP, in the order in which they were added. That form is
/// proto3's own for JSON: whole numbers of 64 bits are text, because a JSON reader may take them for doubles.
class OtlpAttributes
{
public:
    /// Nothing is added for an empty text. A longer text than kMostText is cut.
    void add(QLatin1String key, const QString &text);
    void add(QLatin1String key, qint64 number);
    void add(QLatin1String key, std::optional<qint64> number);
    /// Nothing is added for what is no number.
    void addFraction(QLatin1String key, double number);
    void addFlag(QLatin1String key, bool flag);
    /// Nothing is added for an empty list.
    void add(QLatin1String key, const QStringList &texts);

    /// As a list.
    QByteArray json() const { return '[' + m_json + ']'; }

    /// In UTF-16 code units. Some of these texts are a client's own, and no figure or name is longer.
    static constexpr qsizetype kMostText = 256;

private:
    void insert(QLatin1String key, const QByteArray &value);
    QByteArray m_json; ///< Without the brackets around it.
};

} // namespace core
