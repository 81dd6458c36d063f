#pragma once

#include "core/model/budget.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace ui {

// Budgets in words, as table, dialog and notices use them. Moments are told in local time, as seen from
// `now`.

/// Whole per mille of the limit, rounded down, at most 9,990: 1,000 and more only where the limit is reached.
/// Of a limit of nothing every amount is all.
int permilleOf(core::Money amount, core::Money limit);
/// The share of the limit in whole percent, rounded down; what is not nothing is not shown as such: `47%`,
/// `<1%`.
QString percentText(core::Money amount, core::Money limit);
/// What is neither spent nor set aside; never below zero.
core::Money amountLeft(const core::BudgetStatus &status);

/// What a budget counts, one text for each part: `key editor`, `model anthropic/*`; `everything` where there
/// are none.
QStringList scopeParts(const core::BudgetScope &scope);
/// `a day`, `a month`, `in any 30 days`, `in all`.
QString periodText(const core::Budget &budget);
/// `today at 18:00`, `tomorrow at 00:00`, `on Monday at 00:00`, `on 1 December at 00:00`.
QString momentText(const QDateTime &moment, const QDateTime &now);
/// When a budget has room again: `starts again tomorrow at 00:00`, `never starts again`.
QString renewalText(const core::Budget &budget, const QDateTime &resetsAt, const QDateTime &now);

/// What happens at the limit: `Refuses requests`.
QString actionText(const core::Budget &budget);
/// `tells at 50% and 80%`.
QString warningText(const core::Budget &budget);
/// What an action means, for whoever has to choose one.
QString actionNote(core::BudgetAction action);
/// What happens next to requests, now that a threshold was reached.
QString whatComesNext(core::BudgetAction action, bool spent);
/// What the budget will do, in a few sentences.
QString budgetStory(const core::Budget &budget);

} // namespace ui
