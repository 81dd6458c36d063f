#include "ui/budgets/budget_table_model.h"

#include "ui/budgets/budget_words.h"
#include "ui/common/format.h"

#include <QDateTime>

namespace ui {

namespace {

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

Qt::ItemFlags BudgetTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ListTableModel::flags(index);
    return index.isValid() && index.column() == Enabled ? flags | Qt::ItemIsUserCheckable : flags;
}

bool BudgetTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Enabled || role != Qt::CheckStateRole)
        return false;
    emit enableRequested(list().at(index.row()).budget, value.toInt() == Qt::Checked);
    return true;
}

QVariant BudgetTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return role == Qt::TextAlignmentRole
                   ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
                   : QVariant();
    switch (column) {
    case Name:
        return tr("Name");
    case Scope:
        return tr("Counts");
    case Limit:
        return tr("Limit");
    case Spent:
        return tr("Spent");
    case Left:
        return tr("Left");
    case Period:
        return tr("Period");
    case Action:
        return tr("At the limit");
    case Enabled:
        return tr("Enabled");
    }
    return {};
}

QVariant BudgetTableModel::cell(int row, int column, int role) const
{
    const core::BudgetStatus &status = list().at(row);
    const bool hasBar = column == Spent && status.loaded;
    switch (role) {
    case Qt::DisplayRole:
        return text(status, column);
    case DetailRole:
        return detail(status, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return spoken(status, column);
    case Qt::CheckStateRole:
        return column == Enabled ? QVariant(status.budget.disabled ? Qt::Unchecked : Qt::Checked)
                                 : QVariant();
    case SpentRole:
        return hasBar ? QVariant(permilleOf(status.spent, status.budget.limit)) : QVariant();
    case ReservedRole:
        return hasBar ? QVariant(permilleOf(status.spent + status.reserved, status.budget.limit)
                                 - permilleOf(status.spent, status.budget.limit))
                      : QVariant();
    case ActiveRole:
        return !status.budget.disabled;
    case IdRole:
        return idOf(status);
    default:
        return {};
    }
}

QString BudgetTableModel::idOf(const core::BudgetStatus &status) const
{
    return status.budget.name;
}

QString BudgetTableModel::text(const core::BudgetStatus &status, int column) const
{
    switch (column) {
    case Name:
        return status.budget.name;
    case Scope:
        return capitalized(scopeParts(status.budget.scope).constFirst());
    case Limit:
        return formatMoney(status.budget.limit);
    case Spent:
        return status.loaded ? formatMoney(status.spent) : tr("not known yet");
    case Left:
        return status.loaded ? formatMoney(amountLeft(status)) : QStringLiteral("—");
    case Period:
        return capitalized(periodText(status.budget));
    case Action:
        return actionText(status.budget);
    case Enabled:
        return {};
    }
    return {};
}

QString BudgetTableModel::detail(const core::BudgetStatus &status, int column) const
{
    switch (column) {
    case Name:
        return status.budget.simulated ? tr("play money") : QString();
    case Scope:
        return scopeParts(status.budget.scope).mid(1).join(QLatin1String(", "));
    case Spent:
        return status.loaded ? percentText(status.spent, status.budget.limit) : QString();
    case Period:
        return renewalText(status.budget, status.resetsAt, QDateTime::currentDateTime());
    case Action:
        return warningText(status.budget);
    default:
        return {};
    }
}

/// All of a cell in words, for tool tips and for those who do not see the bar.
QString BudgetTableModel::spoken(const core::BudgetStatus &status, int column) const
{
    if (column == Enabled)
        return status.budget.disabled ? tr("Off") : tr("On");
    if (column == Spent && status.loaded) {
        const QString share = percentText(status.spent, status.budget.limit);
        return status.reserved.isZero()
                   ? tr("%1, %2 of the limit", "amount, percentage").arg(formatMoney(status.spent), share)
                   : tr("%1, %2 of the limit, and %3 set aside for requests under way",
                        "amount, percentage, amount")
                         .arg(formatMoney(status.spent), share, formatMoney(status.reserved));
    }
    const QString more = detail(status, column);
    const QString shown = text(status, column);
    return more.isEmpty() ? shown : tr("%1, %2", "a text, more about it").arg(shown, more);
}

const core::BudgetStatus *nearestToItsLimit(const QList<core::BudgetStatus> &budgets)
{
    const core::BudgetStatus *nearest = nullptr;
    int most = -1;
    for (const core::BudgetStatus &status : budgets) {
        const int share = permilleOf(status.spent, status.budget.limit);
        if (status.budget.disabled || !status.loaded || share <= most)
            continue;
        nearest = &status;
        most = share;
    }
    return nearest;
}

} // namespace ui
