#include "ui/keys/key_table_model.h"

#include "ui/common/format.h"
#include "ui/keys/key_rules.h"

namespace ui {

namespace {

const QString kNothing = QStringLiteral("—");

QString stateText(const core::KeyStatus &key)
{
    switch (stateOf(key)) {
    case KeyState::Disabled:
        return KeyTableModel::tr("Switched off");
    case KeyState::NotUsable:
        return KeyTableModel::tr("Not usable");
    case KeyState::LimitReached:
        return KeyTableModel::tr("Limit reached");
    case KeyState::Ready:
        return KeyTableModel::tr("Ready");
    }
    Q_UNREACHABLE();
}

QString stateDetails(const core::KeyStatus &key)
{
    switch (stateOf(key)) {
    case KeyState::Disabled:
        return KeyTableModel::tr("No request is sent with this key until it is switched on again.");
    case KeyState::NotUsable:
        return key.problem;
    case KeyState::LimitReached:
        return KeyTableModel::tr(
            "What was set as this key's limit for the month is spent. It is used again on the first.");
    case KeyState::Ready:
        return key.problem;
    }
    Q_UNREACHABLE();
}

QString monthText(const core::KeyStatus &key)
{
    const QString spent = formatMoney(key.spentThisMonth);
    if (!key.settings.limitPerMonth)
        return spent;
    return KeyTableModel::tr("%1 of %2", "spent, limit").arg(spent, formatMoney(key.settings.limitPerMonth));
}

} // namespace

KeyState stateOf(const core::KeyStatus &key)
{
    if (key.settings.disabled)
        return KeyState::Disabled;
    const std::optional<core::Money> &limit = key.settings.limitPerMonth;
    if (limit && key.spentThisMonth >= *limit)
        return KeyState::LimitReached;
    return key.usable ? KeyState::Ready : KeyState::NotUsable;
}

QVariant KeyTableModel::header(int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Order)
        return tr("Priority and weight: the lowest priority goes first, equal ones share by weight");
    if (role != Qt::DisplayRole)
        return role == Qt::TextAlignmentRole
                   ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
                   : QVariant();
    switch (column) {
    case Provider:
        return tr("Provider");
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Order:
        return tr("Order");
    case Month:
        return tr("Spent this month");
    case Balance:
        return tr("Balance");
    case LastUsed:
        return tr("Last used");
    case LastError:
        return tr("Last error");
    case Host:
        return tr("Sent to");
    case Storage:
        return tr("Kept in");
    }
    return {};
}

QVariant KeyTableModel::cell(int row, int column, int role) const
{
    const core::KeyStatus &key = list().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(key, column);
    case Qt::ToolTipRole: {
        const QString more = details(key, column);
        return more.isEmpty() ? text(key, column) : more;
    }
    case Qt::AccessibleTextRole: {
        const QString more = details(key, column);
        return more.isEmpty() ? text(key, column)
                              : tr("%1: %2", "state of a key: why").arg(text(key, column), more);
    }
    case SortRole:
        return sortValue(key, column);
    case IdRole:
        return idOf(key);
    default:
        return {};
    }
}

QVariant KeyTableModel::sortValue(const core::KeyStatus &key, int column) const
{
    switch (column) {
    case LastUsed:
        return key.lastUsed.isValid() ? QVariant(key.lastUsed) : QVariant();
    case Month:
        return key.spentThisMonth.picoDollars();
    case Order:
        return key.settings.priority;
    default:
        return text(key, column);
    }
}

QString KeyTableModel::text(const core::KeyStatus &key, int column) const
{
    switch (column) {
    case Provider:
        return key.providerName.isEmpty() ? key.provider : key.providerName;
    case Name:
        return key.name;
    case State:
        return stateText(key);
    case Order:
        return tr("%1 · weight %2", "priority and weight of a key")
            .arg(key.settings.priority)
            .arg(key.settings.weight);
    case Month:
        return monthText(key);
    case Balance:
        return balanceCell(key);
    case LastUsed:
        return key.lastUsed.isValid() ? formatAgo(key.lastUsed, QDateTime::currentDateTimeUtc())
                                      : tr("never");
    case LastError:
        return key.lastError.isEmpty() ? kNothing : key.lastError;
    case Host:
        return key.host.isEmpty() ? kNothing : key.host;
    case Storage:
        return storageText(key.storage);
    }
    return {};
}

QString KeyTableModel::details(const core::KeyStatus &key, int column) const
{
    switch (column) {
    case State:
        return stateDetails(key);
    case Order:
        return tr("Priority %1, weight %2: the lowest priority goes first, equal ones share by weight.")
            .arg(key.settings.priority)
            .arg(key.settings.weight);
    case Balance: {
        const KeyBalance balance = m_balances.value(idOf(key));
        if (!balance.problem.isEmpty())
            return balance.problem;
        return balance.asked.isValid() ? balanceDetails(balance) : QString();
    }
    case LastUsed:
        return key.lastUsed.isValid() ? formatDateTime(key.lastUsed) : QString();
    case Host:
        return key.hosts.isEmpty() ? QString()
                                   : tr("May be sent to: %1").arg(key.hosts.join(QLatin1String(", ")));
    default:
        return {};
    }
}

QString KeyTableModel::balanceCell(const core::KeyStatus &key) const
{
    const KeyBalance balance = m_balances.value(idOf(key));
    if (balance.asking)
        return tr("asking …");
    if (!balance.problem.isEmpty())
        return tr("failed");
    if (balance.asked.isValid())
        return balanceText(balance.balance);
    return key.hasBalance ? tr("not asked yet") : kNothing;
}

void KeyTableModel::setBalances(const QHash<QString, KeyBalance> &balances)
{
    m_balances = balances;
    if (rowCount() > 0)
        emit dataChanged(index(0, Balance), index(rowCount() - 1, Balance));
}

void KeyTableModel::refreshTimes()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, LastUsed), index(rowCount() - 1, LastUsed));
}

} // namespace ui
