#include "core/base/money.h"

#include <QLocale>

#include <limits>

namespace core {

namespace {

constexpr qint64 kPicoPerDollar = 1'000'000'000'000;
constexpr int kDecimals = 12;

// Portable saturating arithmetic: the operands are checked before they are combined.
qint64 saturatingAdd(qint64 a, qint64 b)
{
    constexpr qint64 top = std::numeric_limits<qint64>::max();
    constexpr qint64 bottom = std::numeric_limits<qint64>::min();
    if (b > 0 && a > top - b)
        return top;
    if (b < 0 && a < bottom - b)
        return bottom;
    return a + b;
}

qint64 saturatingMultiply(qint64 a, qint64 b)
{
    constexpr qint64 top = std::numeric_limits<qint64>::max();
    constexpr qint64 bottom = std::numeric_limits<qint64>::min();
    if (a == 0 || b == 0)
        return 0;
    const bool negative = (a < 0) != (b < 0);
    // Magnitudes as unsigned, so that the smallest value has one too.
    const quint64 ua = a < 0 ? quint64(0) - quint64(a) : quint64(a);
    const quint64 ub = b < 0 ? quint64(0) - quint64(b) : quint64(b);
    const quint64 limit = negative ? quint64(top) + 1 : quint64(top);
    if (ua > limit / ub)
        return negative ? bottom : top;
    const quint64 product = ua * ub;
    return negative ? qint64(quint64(0) - product) : qint64(product);
}

} // namespace

std::optional<Money> Money::fromDecimal(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.mid(1);

    qint64 exponent = 0;
    if (const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive); e >= 0) {
        bool ok = false;
        exponent = text.mid(e + 1).toInt(&ok);
        if (!ok || exponent < -400 || exponent > 400)
            return std::nullopt;
        text = text.left(e);
    }

    QString digits;
    qsizetype pointAt = -1;
    for (const QChar c : text) {
        if (c == u'.' && pointAt < 0)
            pointAt = digits.size();
        else if (c >= u'0' && c <= u'9')
            digits += c;
        else
            return std::nullopt;
    }
    if (digits.isEmpty())
        return std::nullopt;
    if (pointAt < 0)
        pointAt = digits.size();

    // Position of the last kept digit: 12 places after the (shifted) decimal point.
    const qint64 keep = pointAt + exponent + kDecimals;
    quint64 pico = 0;
    constexpr quint64 top = quint64(std::numeric_limits<qint64>::max());
    for (qint64 i = 0; i < keep; ++i) {
        const quint64 digit = i < digits.size() ? quint64(digits.at(i).unicode() - u'0') : 0;
        if (pico > (top - digit) / 10)
            return std::nullopt;
        pico = pico * 10 + digit;
    }
    if (keep >= 0 && keep < digits.size() && digits.at(keep) >= u'5' && pico < top)
        ++pico;
    return Money(negative ? -qint64(pico) : qint64(pico));
}

std::optional<Money> Money::fromJsonNumber(double value)
{
    return fromDecimal(QString::number(value, 'g', QLocale::FloatingPointShortest));
}

QString Money::toDecimal() const
{
    const quint64 magnitude = m_pico < 0 ? quint64(0) - quint64(m_pico) : quint64(m_pico);
    QString text = QString::number(magnitude / quint64(kPicoPerDollar));
    QString fraction =
        QString::number(magnitude % quint64(kPicoPerDollar)).rightJustified(kDecimals, QLatin1Char('0'));
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        text += u'.' + fraction;
    return m_pico < 0 ? u'-' + text : text;
}

double Money::toDollars() const
{
    return toDecimal().toDouble();
}

Money Money::operator+(Money other) const
{
    return Money(saturatingAdd(m_pico, other.m_pico));
}

Money Money::operator-(Money other) const
{
    if (other.m_pico == std::numeric_limits<qint64>::min())
        return *this + max() + Money(1); // its magnitude is one more than the top
    return Money(saturatingAdd(m_pico, -other.m_pico));
}

Money Money::operator*(qint64 units) const
{
    return Money(saturatingMultiply(m_pico, units));
}

} // namespace core
