#pragma once

#include "core/catalog/facet.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace ui {

/// Values to tick, each with the number of models that a tick would leave. A long list shows its first ones
/// until it is opened or searched.
class FacetListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole + 1 };
    static constexpr int kShort = 7; ///< Rows of a list that is not open.

    struct Entry {
        core::Facet facet;
        QString value = {}; ///< Empty for a flag.
        QString label = {};
        QString hint = {};
        bool operator==(const Entry &) const = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// In the order in which they are to stand.
    void setEntries(const QList<Entry> &entries);
    void setState(const core::ModelQuery &query, const core::FacetCounts &counts);
    void setOpen(bool open);
    void setSearch(const QString &text);

    int total() const { return static_cast<int>(m_rows.size()); }
    bool isOpen() const { return m_open; }
    /// Whether opening would show more.
    bool isLong() const { return total() > kShort + 1; }
    bool anyChosen() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosen(core::Facet facet, const QString &value, bool chosen);

private:
    struct Row {
        Entry entry;
        int count = 0;
        bool chosen = false;
    };
    QList<int> rowsToShow() const;
    void refresh();

    QList<Row> m_rows;
    QList<int> m_shown; ///< In m_rows.
    QString m_search;
    bool m_open = false;
};

} // namespace ui
