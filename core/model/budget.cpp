#include "core/model/budget.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Part {
    const char *name;
    QString BudgetScope::*member;
};

constexpr std::array kParts = {
    Part {"member", &BudgetScope::member},
    Part {"key", &BudgetScope::key},
    Part {"provider-key", &BudgetScope::providerKey},
    Part {"provider", &BudgetScope::provider},
    Part {"model", &BudgetScope::model},
    Part {"app", &BudgetScope::app},
};

constexpr std::array kPeriods = {"day", "week", "month", "rolling", "total"};
constexpr std::array kActions = {"warn", "block", "downgrade"};

template<typename Value, std::size_t Size>
std::optional<Value> valueNamed(const std::array<const char *, Size> &names, QStringView name)
{
    for (std::size_t i = 0; i < Size; ++i) {
        if (name == QLatin1String(names[i]))
            return Value(i);
    }
    return std::nullopt;
}

} // namespace

QList<int> usualWarnings()
{
    return {50, 80, 100};
}

QStringList budgetScopeWords(const BudgetScope &scope)
{
    QStringList words;
    for (const Part &part : kParts) {
        if (const QString &value = scope.*part.member; !value.isEmpty())
            words << QLatin1String(part.name) + u':' + value;
    }
    return words.isEmpty() ? QStringList {QStringLiteral("workspace")} : words;
}

std::optional<BudgetScope> budgetScopeFrom(const QStringList &words)
{
    BudgetScope scope;
    for (const QString &word : words) {
        if (word == QLatin1String("workspace"))
            continue;
        const qsizetype colon = word.indexOf(u':');
        const QString value = word.mid(colon + 1).trimmed();
        const auto part = std::find_if(kParts.begin(), kParts.end(), [&](const Part &one) {
            return colon > 0 && word.left(colon) == QLatin1String(one.name);
        });
        if (part == kParts.end() || value.isEmpty() || !(scope.*part->member).isEmpty())
            return std::nullopt;
        scope.*part->member = value;
    }
    return words.isEmpty() ? std::nullopt : std::optional(scope);
}

QString budgetPeriodName(BudgetPeriod period)
{
    return QLatin1String(kPeriods.at(std::size_t(period)));
}

std::optional<BudgetPeriod> budgetPeriodFrom(QStringView name)
{
    return valueNamed<BudgetPeriod>(kPeriods, name);
}

QString budgetActionName(BudgetAction action)
{
    return QLatin1String(kActions.at(std::size_t(action)));
}

std::optional<BudgetAction> budgetActionFrom(QStringView name)
{
    return valueNamed<BudgetAction>(kActions, name);
}

} // namespace core
