#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Format)
};

QString unknown()
{
    return QStringLiteral("—");
}

/// Three significant digits, but never fewer than two decimals nor more than `mostDecimals`.
QString dollars(double amount, int mostDecimals)
{
    const double size = std::abs(amount);
    int decimals = 2;
    if (size > 0 && size < 1)
        decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 2, mostDecimals);
    QString digits = QLocale().toString(size, 'f', decimals);
    const QString zero = QLocale().zeroDigit();
    for (int left = decimals; left > 2 && digits.endsWith(zero); --left)
        digits.chop(zero.size());
    const QString text = Text::tr("$%1", "an amount of US dollars").arg(digits);
    return amount < 0 ? QLocale().negativeSign() + text : text;
}

/// At most `decimals` decimals, without trailing zeros.
QString shortNumber(double value, int decimals)
{
    return QLocale().toString(std::round(value * std::pow(10, decimals)) / std::pow(10, decimals), 'g', 6);
}

} // namespace

QString formatMoney(const std::optional<core::Money> &amount)
{
    if (!amount)
        return unknown();
    constexpr qint64 kSmallest = 1'000'000; // a millionth of a dollar
    const qint64 pico = amount->picoDollars();
    if (pico > 0 && pico < kSmallest)
        return QLatin1Char('<') + dollars(1e-6, 6);
    return dollars(amount->toDollars(), 6);
}

QString formatPricePerMillion(const std::optional<core::Money> &perToken)
{
    if (!perToken)
        return unknown();
    if (perToken->isZero())
        return Text::tr("free");
    return dollars(perToken->toDollars() * 1e6, 6);
}

QString formatTokens(qint64 tokens)
{
    // The edges lie where the shorter unit would round up to a thousand of itself.
    if (tokens < 1'000)
        return QLocale().toString(tokens);
    const double count = static_cast<double>(tokens);
    if (tokens < 999'500)
        return Text::tr("%1K", "thousands of tokens").arg(shortNumber(count / 1e3, tokens < 9'950 ? 1 : 0));
    if (tokens < 999'995'000)
        return Text::tr("%1M", "millions of tokens").arg(shortNumber(count / 1e6, 2));
    return Text::tr("%1B", "billions of tokens").arg(shortNumber(count / 1e9, 2));
}

QString formatDuration(std::optional<qint64> milliseconds)
{
    if (!milliseconds)
        return unknown();
    const qint64 ms = *milliseconds;
    if (ms < 1'000)
        return Text::tr("%1 ms").arg(QLocale().toString(ms));
    // 59.95 s would round to "60.0 s".
    if (ms < 59'950)
        return Text::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1e3, 'f', 1));
    const qint64 seconds = (ms + 500) / 1'000;
    if (seconds < 3'600)
        return Text::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return Text::tr("%1 h %2 min").arg(seconds / 3'600).arg(seconds % 3'600 / 60);
}

QString formatSpeed(std::optional<double> tokensPerSecond)
{
    if (!tokensPerSecond)
        return unknown();
    return Text::tr("%1 tok/s")
        .arg(QLocale().toString(*tokensPerSecond, 'f', *tokensPerSecond < 9.95 ? 1 : 0));
}

QString formatTime(const QDateTime &time)
{
    if (!time.isValid())
        return unknown();
    const QDateTime local = time.toLocalTime();
    if (local.date() == QDate::currentDate())
        return local.time().toString(QStringLiteral("HH:mm:ss"));
    return formatDateTime(time);
}

QString formatAgo(const QDateTime &time, const QDateTime &now)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    if (!time.isValid())
        return unknown();
    const qint64 seconds = time.secsTo(now);
    if (seconds < kMinute)
        return Text::tr("just now");
    if (seconds < kHour)
        return Text::tr("%1 min ago").arg(seconds / kMinute);
    if (seconds < kDay)
        return Text::tr("%1 h ago").arg(seconds / kHour);
    if (seconds < 7 * kDay)
        return Text::tr("%n day(s) ago", nullptr, static_cast<int>(seconds / kDay));
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

QString formatDateTime(const QDateTime &time)
{
    if (!time.isValid())
        return unknown();
    const QDateTime local = time.toLocalTime();
    return Text::tr("%1 %2", "date and time")
        .arg(QLocale().toString(local.date(), QLocale::ShortFormat),
             local.time().toString(QStringLiteral("HH:mm:ss")));
}

} // namespace ui
