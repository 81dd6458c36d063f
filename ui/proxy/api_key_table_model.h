#pragma once

#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"
#include "ui/common/table_model.h"

#include <QHash>

namespace ui {

/// The keys with which programs use the local API, what they may do and what they spent.
class ApiKeyTableModel : public ListTableModel<core::ApiKeyInfo>
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Label,
        State,
        Spent,
        Rules,
        Expires,
        LastUsed,
        Member,
        App,
        Created,
        Storage,
        ColumnCount
    };

    using ListTableModel::ListTableModel;

    void setSpend(const QList<core::OwnKeySpend> &spend);
    /// Texts such as “5 min ago” grow old, and keys expire.
    void refreshTimes();

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::ApiKeyInfo &key) const override { return key.id.isEmpty() ? key.name : key.id; }

private:
    QString text(const core::ApiKeyInfo &key, int column) const;
    QString details(const core::ApiKeyInfo &key, int column) const;
    QVariant sortValue(const core::ApiKeyInfo &key, int column) const;
    std::optional<core::OwnKeySpend> spendOf(const core::ApiKeyInfo &key) const;
    /// As the key itself, or what it spent, tells; whichever is later.
    QDateTime lastUsed(const core::ApiKeyInfo &key) const;

    QHash<QString, core::OwnKeySpend> m_spend; ///< By id of the key.
};

} // namespace ui
