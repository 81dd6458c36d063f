#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/engine/engine.h"
#include "ui/common/sort_proxy.h"
#include "ui/common/table_model.h"

#include <optional>

namespace ui {

/// What refreshes of the catalog brought, newest first, with what each change of a price means for the user.
class ChangeTableModel : public TableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Model, Provider, Prices, Effect, ColumnCount };
    /// The change's kind as a number.
    static constexpr int KindRole = IdRole + 1;
    /// All that a search looks at.
    static constexpr int SearchRole = IdRole + 2;

    using TableModel::TableModel;

    void setChanges(const QList<core::CatalogChange> &changes);
    /// For the names of providers.
    void setCatalog(const core::CatalogPtr &catalog);
    /// The last thirty days.
    void setRecords(const QList<core::EndpointRecord> &records);

    const core::CatalogChange &at(int row) const { return m_changes.at(row); }
    core::Money effect(int row) const { return m_effects.at(row); }

protected:
    int rows() const override { return int(m_changes.size()); }
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    QString text(int row, int column) const;
    QVariant raw(int row, int column) const;
    QString providerName(const QString &id) const;
    void computeEffects();

    QList<core::CatalogChange> m_changes;
    QList<core::Money> m_effects; ///< As m_changes.
    QList<core::EndpointRecord> m_records;
    core::CatalogPtr m_catalog;
};

/// Only what the filter of the dialog asks for.
class ChangeFilter : public SortProxy
{
    Q_OBJECT

public:
    using SortProxy::SortProxy;

    /// Absent: all.
    void setKind(std::optional<core::CatalogChange::Kind> kind);
    /// Words that must all be in the names of model and provider.
    void setSearch(const QString &words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::optional<core::CatalogChange::Kind> m_kind;
    QStringList m_words;
};

/// `New model`, `Price`, …
QString changeKindName(core::CatalogChange::Kind kind);
/// What is different, such as `in $3 → $2.50, out $15 → $12`; prices per million tokens.
QString priceChangeText(const core::CatalogChange &change);
/// `+$1.23`, `−$0.40`; empty for nothing.
QString effectText(core::Money effect);

} // namespace ui
