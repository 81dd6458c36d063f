#pragma once

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace core {

/// An amount in pico-dollars (1e-12 USD) as a 64-bit integer: exact, and good for ±9.2 million dollars.
///
/// Sums and products saturate at the ends of that range instead of wrapping, so an absurd token count
/// shows as an absurd cost and never as a small or negative one.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromPicoDollars(qint64 pico) { return Money(pico); }
    static constexpr Money max() { return Money(INT64_MAX); }

    /// Parses `12.5`, `0.00000015`, `1e-7`. Digits past 1e-12 are rounded half away from zero.
    /// Empty for anything else, and for amounts out of range.
    static std::optional<Money> fromDecimal(QStringView text);
    /// For JSON numbers, by way of the shortest decimal text that means the same double.
    static std::optional<Money> fromJsonNumber(double value);

    constexpr qint64 picoDollars() const { return m_pico; }
    constexpr bool isZero() const { return m_pico == 0; }

    /// Plain decimal in dollars without exponent or trailing zeros: `0.0000015`, `12`, `-0.5`.
    QString toDecimal() const;
    /// For JSON numbers at the edge. Exact up to the 15 significant digits of a double.
    double toDollars() const;

    Money operator+(Money other) const;
    Money operator-(Money other) const;
    Money &operator+=(Money other) { return *this = *this + other; }
    /// A price per unit times a number of units.
    Money operator*(qint64 units) const;

    constexpr auto operator<=>(const Money &) const = default;

private:
    constexpr explicit Money(qint64 pico)
        : m_pico(pico)
    { }
    qint64 m_pico = 0;
};

} // namespace core

Q_DECLARE_METATYPE(core::Money)
