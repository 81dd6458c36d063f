#pragma once

#include "core/model/budget.h"

#include <QString>

constexpr qint64 kDollar = 1'000'000'000'000; ///< In pico-dollars.

inline core::Money dollars(qint64 whole)
{
    return core::Money::fromPicoDollars(whole * kDollar);
}

inline core::Budget budgetNamed(const char *name, qint64 limit = 20)
{
    core::Budget budget;
    budget.name = QString::fromLatin1(name);
    budget.limit = dollars(limit);
    return budget;
}
