#include "ui/common/typed_values.h"

#include <QRegularExpression>
#include <QUrl>

#include <limits>

namespace ui {

namespace {

/// Digits with the separators of the language are rewritten as plain decimal text; empty if it is not clear
/// what a separator means.
QString plainDecimal(const QString &text, const QLocale &locale)
{
    if (locale.decimalPoint() != QLatin1String(","))
        return text.contains(QLatin1Char(',')) ? QString() : text;
    if (text.contains(QLatin1Char(',')))
        return text.contains(QLatin1Char('.')) ? QString() : QString(text).replace(u',', u'.');
    static const QRegularExpression grouped(QStringLiteral("^\\d{1,3}(\\.\\d{3})+$"));
    return grouped.match(text).hasMatch() ? QString() : text;
}

} // namespace

std::optional<core::Money> moneyFromTyped(const QString &text, const QLocale &locale)
{
    QString digits = text.trimmed();
    if (digits.startsWith(QLatin1Char('$')))
        digits = digits.mid(1).trimmed();
    else if (digits.endsWith(QLatin1Char('$')))
        digits = digits.chopped(1).trimmed();
    // No exponents and no signs: nobody types them on purpose.
    static const QRegularExpression number(QStringLiteral("^[0-9]*[.,]?[0-9]+$|^[0-9]+[.,]$"));
    if (!number.match(digits).hasMatch())
        return {};
    digits = plainDecimal(digits, locale);
    if (digits.endsWith(QLatin1Char('.')))
        digits.chop(1);
    if (digits.startsWith(QLatin1Char('.')))
        digits.prepend(QLatin1Char('0'));
    return core::Money::fromDecimal(digits);
}

QString moneyForField(const core::Money &amount, const QLocale &locale)
{
    return amount.toDecimal().replace(QLatin1String("."), locale.decimalPoint());
}

std::optional<qint64> countFromTyped(const QString &text, const QLocale &locale)
{
    QString digits = text.simplified().remove(QLatin1Char(' ')).toUpper();
    qint64 unit = 1;
    if (digits.endsWith(QLatin1Char('K')))
        unit = 1'000;
    else if (digits.endsWith(QLatin1Char('M')))
        unit = 1'000'000;
    if (unit > 1)
        digits.chop(1);
    bool ok = false;
    qint64 count = locale.toLongLong(digits, &ok);
    if (!ok)
        count = QLocale::c().toLongLong(digits, &ok);
    if (!ok || count < 0 || count > std::numeric_limits<qint64>::max() / unit)
        return {};
    return count * unit;
}

QStringList listFromTyped(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[,;\\s]+"));
    QStringList parts = text.split(separator, Qt::SkipEmptyParts);
    parts.removeDuplicates();
    return parts;
}

QStringList hostsFromTyped(const QString &text)
{
    QStringList hosts = listFromTyped(text);
    for (QString &host : hosts) {
        if (!host.contains(QLatin1String("://")))
            continue;
        const QUrl url(host);
        host = url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
    }
    hosts.removeAll(QString());
    hosts.removeDuplicates();
    return hosts;
}

} // namespace ui
