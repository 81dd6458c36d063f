#pragma once

#include "core/model/budget.h"

#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui {

/// Reads an amount of dollars as people of that language write it: `20`, `1,250.50`, `0,5`. Empty for
/// anything else, for amounts below zero and for those that Money cannot hold.
std::optional<core::Money> amountFrom(const QString &typed, const QLocale &locale);
/// The amount as amountFrom() reads it back, exactly.
QString typedAmount(core::Money amount, const QLocale &locale);

/// Reads `50, 80, 100` with or without percent signs: ascending, each once. Nothing is an empty list; empty
/// for what is no percentage from 1 to 100.
std::optional<QList<int>> thresholdsFrom(const QString &typed);
QString typedThresholds(const QList<int> &percents);

/// What stands in the dialog of a budget.
struct BudgetDraft {
    core::Budget budget = {}; ///< But for what is only text so far:
    QString limit = {};
    QString thresholds = {};
    bool scopeUnfinished = false; ///< A condition was begun and says nothing yet.
};

/// Why the draft cannot be saved, for people; empty if it can. `taken` are the names of the other budgets.
QString problemOf(const BudgetDraft &draft, const QStringList &taken, const QLocale &locale);
/// The budget that the draft stands for; absent where its limit or thresholds cannot be read.
std::optional<core::Budget> budgetOf(const BudgetDraft &draft, const QLocale &locale);

/// `budget`, or the first free one of `budget-2`, `budget-3`, ….
QString freeBudgetName(const QString &wanted, const QStringList &taken);

} // namespace ui
