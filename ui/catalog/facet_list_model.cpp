#include "ui/catalog/facet_list_model.h"

#include <QLocale>

#include <algorithm>

namespace ui {

void FacetListModel::setEntries(const QList<Entry> &entries)
{
    QList<Row> rows;
    for (const Entry &entry : entries) {
        const auto known =
            std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.entry == entry; });
        rows.append(known == m_rows.cend() ? Row {entry} : *known);
    }
    beginResetModel();
    m_rows = rows;
    m_shown = rowsToShow();
    endResetModel();
}

void FacetListModel::setState(const core::ModelQuery &query, const core::FacetCounts &counts)
{
    for (Row &row : m_rows) {
        row.count = counts[size_t(row.entry.facet)].value(row.entry.value);
        row.chosen = core::isChosen(query, row.entry.facet, row.entry.value);
    }
    refresh();
    if (!m_shown.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_shown.size()) - 1));
}

void FacetListModel::setOpen(bool open)
{
    m_open = open;
    refresh();
}

void FacetListModel::setSearch(const QString &text)
{
    m_search = text.trimmed();
    refresh();
}

bool FacetListModel::anyChosen() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.chosen; });
}

QList<int> FacetListModel::rowsToShow() const
{
    QList<int> shown;
    int unasked = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        if (!m_search.isEmpty()) {
            if (row.entry.label.contains(m_search, Qt::CaseInsensitive)
                || row.entry.value.contains(m_search, Qt::CaseInsensitive))
                shown.append(i);
            continue;
        }
        // A row that was ticked stays in sight.
        if (m_open || !isLong() || row.chosen || unasked < kShort)
            shown.append(i);
        ++unasked;
    }
    return shown;
}

void FacetListModel::refresh()
{
    const QList<int> shown = rowsToShow();
    if (shown == m_shown)
        return;
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

int FacetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant FacetListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return row.entry.label;
    case Qt::CheckStateRole:
        return row.chosen ? Qt::Checked : Qt::Unchecked;
    case CountRole:
        return row.count;
    case Qt::ToolTipRole:
        return row.entry.hint.isEmpty() ? row.entry.label : row.entry.hint;
    case Qt::AccessibleTextRole:
        return tr("%1, %n model(s)", nullptr, row.count).arg(row.entry.label);
    default:
        return {};
    }
}

bool FacetListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    // The owner answers with a new state.
    const Entry entry = m_rows.at(m_shown.at(index.row())).entry;
    emit chosen(entry.facet, entry.value, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags FacetListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace ui
