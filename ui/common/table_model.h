#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>
#include <QString>
#include <QVariant>

#include <algorithm>

namespace ui {

/// A table whose bounds and indexes are checked here, once: a concrete model says how many rows and columns
/// there are, and what is in a cell. DisplayRole gives the formatted text, SortRole the raw value (invalid =
/// unknown).
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int SortRole = Qt::UserRole;
    /// What identifies the row across refreshes; the same for every column.
    static constexpr int IdRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : rows(); }
    int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : columns(); }

    QVariant data(const QModelIndex &index, int role) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(index.row(), index.column(), role);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns())
            return {};
        return header(section, role);
    }

protected:
    virtual int rows() const = 0;
    virtual int columns() const = 0;
    virtual QVariant header(int column, int role) const = 0;
    virtual QVariant cell(int row, int column, int role) const = 0;
};

/// A table of values that are replaced by a fresh list now and then. Rows keep their identity by idOf(), so
/// that selection, current row and scroll position survive.
template<typename Row>
class ListTableModel : public TableModel
{
public:
    using TableModel::TableModel;

    const QList<Row> &list() const { return m_list; }

    void setList(const QList<Row> &fresh)
    {
        QSet<QString> kept;
        for (const Row &row : fresh)
            kept.insert(idOf(row));
        for (int row = rows() - 1; row >= 0; --row) {
            if (!kept.contains(idOf(m_list.at(row))))
                removeAt(row);
        }
        for (int row = 0; row < fresh.size(); ++row)
            place(fresh.at(row), row);
        while (rows() > fresh.size())
            removeAt(rows() - 1);
        if (!m_list.isEmpty())
            emit dataChanged(index(0, 0), index(rows() - 1, columns() - 1));
    }

protected:
    virtual QString idOf(const Row &row) const = 0;
    int rows() const final { return static_cast<int>(m_list.size()); }

private:
    void removeAt(int row)
    {
        beginRemoveRows({}, row, row);
        m_list.removeAt(row);
        endRemoveRows();
    }

    /// Everything above `row` is in place already.
    void place(const Row &fresh, int row)
    {
        const auto same = [this, id = idOf(fresh)](const Row &other) { return idOf(other) == id; };
        const auto found = std::find_if(m_list.cbegin() + row, m_list.cend(), same);
        const int from = static_cast<int>(found - m_list.cbegin());
        if (found == m_list.cend()) {
            beginInsertRows({}, row, row);
            m_list.insert(row, fresh);
            endInsertRows();
            return;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_list.move(from, row);
            endMoveRows();
        }
        m_list[row] = fresh;
    }

    QList<Row> m_list;
};

} // namespace ui
