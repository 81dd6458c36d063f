#pragma once

#include "core/engine/engine.h"
#include "ui/common/table_model.h"
#include "ui/keys/balance_list.h"

#include <QHash>

namespace ui {

/// How a key stands, the most important first.
enum class KeyState { Disabled, NotUsable, LimitReached, Ready };
KeyState stateOf(const core::KeyStatus &key);

/// The user's provider keys, what they may do, and whether they work. Never holds a key.
class KeyTableModel : public ListTableModel<core::KeyStatus>
{
    Q_OBJECT

public:
    enum Column {
        Provider,
        Name,
        State,
        Order,
        Month,
        Balance,
        LastUsed,
        LastError,
        Host,
        Storage,
        ColumnCount
    };

    using ListTableModel::ListTableModel;

    void setBalances(const QHash<QString, KeyBalance> &balances);
    /// Texts such as “5 min ago” grow old.
    void refreshTimes();

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::KeyStatus &key) const override { return BalanceList::idOf(key); }

private:
    QString text(const core::KeyStatus &key, int column) const;
    QString details(const core::KeyStatus &key, int column) const;
    QVariant sortValue(const core::KeyStatus &key, int column) const;
    QString balanceCell(const core::KeyStatus &key) const;

    QHash<QString, KeyBalance> m_balances;
};

} // namespace ui
