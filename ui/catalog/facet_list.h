#pragma once

#include "ui/catalog/facet_list_model.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;

namespace ui {

/// A facet, or several that belong together, as lines to tick: as high as it has lines, without a scroll bar
/// of its own. A long list has a search field and "Show all".
class FacetList : public QWidget
{
    Q_OBJECT

public:
    /// `name`: of what is ticked, for those who cannot see it.
    explicit FacetList(const QString &name, QWidget *parent = nullptr);

    void setEntries(const QList<FacetListModel::Entry> &entries);
    void setState(const core::ModelQuery &query, const core::FacetCounts &counts);
    const FacetListModel &model() const { return *m_model; }

signals:
    void chosen(core::Facet facet, const QString &value, bool chosen);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    void addSearch();

    FacetListModel *m_model;
    QString m_name;
    QLineEdit *m_search = nullptr; ///< Of a long list; likewise.
    QListView *m_view;
    QPushButton *m_more = nullptr;
};

} // namespace ui
