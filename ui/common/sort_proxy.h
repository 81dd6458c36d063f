#pragma once

#include <QSortFilterProxyModel>

namespace ui {

/// Sorts a TableModel by the raw values of its SortRole. What is unknown comes last in either direction.
class SortProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SortProxy(QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace ui
