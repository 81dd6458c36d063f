#include "ui/proxy/api_key_table_model.h"

#include "ui/common/format.h"
#include "ui/proxy/api_key_words.h"

namespace ui {

namespace {

const QString kNothing = QStringLiteral("—");

QString orNothing(const QString &text)
{
    return text.isEmpty() ? kNothing : text;
}

QVariant timeOrUnknown(const QDateTime &time)
{
    return time.isValid() ? QVariant(time) : QVariant();
}

} // namespace

QVariant ApiKeyTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case Label:
        return tr("Key");
    case State:
        return tr("State");
    case Spent:
        return tr("Spent");
    case Rules:
        return tr("Limits");
    case Expires:
        return tr("Expires");
    case LastUsed:
        return tr("Last used");
    case Member:
        return tr("Member");
    case App:
        return tr("App");
    case Created:
        return tr("Made");
    case Storage:
        return tr("Defined in");
    }
    return {};
}

QVariant ApiKeyTableModel::cell(int row, int column, int role) const
{
    const core::ApiKeyInfo &key = list().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(key, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString more = details(key, column);
        return more.isEmpty() ? text(key, column) : more;
    }
    case SortRole:
        return sortValue(key, column);
    case IdRole:
        return idOf(key);
    default:
        return {};
    }
}

QVariant ApiKeyTableModel::sortValue(const core::ApiKeyInfo &key, int column) const
{
    switch (column) {
    case Created:
        return timeOrUnknown(key.created);
    case LastUsed:
        return timeOrUnknown(lastUsed(key));
    case Expires:
        return timeOrUnknown(key.rules.expires);
    case Spent:
        return spendOf(key).value_or(core::OwnKeySpend()).total.picoDollars();
    default:
        return text(key, column);
    }
}

QString ApiKeyTableModel::text(const core::ApiKeyInfo &key, int column) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case Name:
        return key.name;
    case Label:
        return orNothing(key.label);
    case State:
        return stateText(stateOf(key, spendOf(key), now));
    case Spent:
        return spentText(key.rules, spendOf(key));
    case Rules:
        return orNothing(rulesText(key.rules).replace(QLatin1Char('\n'), QLatin1String("; ")));
    case Expires:
        return key.rules.expires.isValid()
                   ? QLocale().toString(key.rules.expires.toLocalTime().date(), QLocale::ShortFormat)
                   : tr("never");
    case LastUsed:
        return lastUsed(key).isValid() ? formatAgo(lastUsed(key), now) : tr("never");
    case Member:
        return orNothing(key.rules.member);
    case App:
        return orNothing(key.rules.app);
    case Created:
        return formatTime(key.created);
    case Storage:
        return key.inConfig ? tr("config.json (%1)").arg(key.storage) : tr("this profile");
    }
    return {};
}

/// Empty where the cell says everything.
QString ApiKeyTableModel::details(const core::ApiKeyInfo &key, int column) const
{
    switch (column) {
    case State:
        return key.oldSecretUntil > QDateTime::currentDateTimeUtc()
                   ? tr("%1. Its secret before the last rotation works until %2.", "state of a key")
                         .arg(text(key, State), formatDateTime(key.oldSecretUntil))
                   : QString();
    case Spent: {
        const core::OwnKeySpend spend = spendOf(key).value_or(core::OwnKeySpend());
        return tr("%1; today %2, this week %3, this month %4, in all %5")
            .arg(text(key, Spent), formatMoney(spend.day), formatMoney(spend.week), formatMoney(spend.month),
                 formatMoney(spend.total));
    }
    case Rules:
        return rulesText(key.rules);
    case Expires:
        return key.rules.expires.isValid() ? formatDateTime(key.rules.expires) : QString();
    case LastUsed:
        return lastUsed(key).isValid() ? formatDateTime(lastUsed(key)) : QString();
    default:
        return {};
    }
}

std::optional<core::OwnKeySpend> ApiKeyTableModel::spendOf(const core::ApiKeyInfo &key) const
{
    const auto found = m_spend.constFind(key.id);
    return found == m_spend.cend() ? std::nullopt : std::optional(*found);
}

QDateTime ApiKeyTableModel::lastUsed(const core::ApiKeyInfo &key) const
{
    const QDateTime spent = spendOf(key).value_or(core::OwnKeySpend()).lastUsed;
    if (!key.lastUsed.isValid())
        return spent;
    return spent.isValid() ? std::max(spent, key.lastUsed) : key.lastUsed;
}

void ApiKeyTableModel::setSpend(const QList<core::OwnKeySpend> &spend)
{
    m_spend.clear();
    for (const core::OwnKeySpend &key : spend)
        m_spend.insert(key.keyId, key);
    refreshTimes();
}

void ApiKeyTableModel::refreshTimes()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace ui
