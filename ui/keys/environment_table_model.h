#pragma once

#include "core/engine/engine.h"
#include "ui/common/table_model.h"

#include <QSet>
#include <QStringList>

namespace ui {

/// Variables that hold keys, with a check box for those that can be imported. Knows nothing of their values.
class EnvironmentTableModel : public ListTableModel<core::EnvironmentKey>
{
    Q_OBJECT

public:
    enum Column { Variable, Provider, Host, Use, ColumnCount };

    using ListTableModel::ListTableModel;

    /// Checks what is in use nowhere yet, but for variables that more than one provider may have meant: such
    /// a key must not go to the wrong one.
    void checkUnused();
    /// As `PROVIDER/VARIABLE`, in the order of the rows.
    QStringList checked() const;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void checkedChanged();

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::EnvironmentKey &key) const override
    {
        return key.provider + QLatin1Char('/') + key.variable;
    }

private:
    QSet<QString> m_checked; ///< Ids of rows.
};

} // namespace ui
