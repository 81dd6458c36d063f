#include "ui/proxy/model_limits_editor.h"

#include "ui/common/table_setup.h"
#include "ui/proxy/model_limits_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace ui {

ModelLimitsEditor::ModelLimitsEditor(QWidget *parent)
    : QWidget(parent)
    , m_rows(new ModelLimitsModel(this))
    , m_table(new QTableView(this))
    , m_add(new QPushButton(tr("Add model"), this))
    , m_remove(new QPushButton(tr("Remove model"), this))
{
    constexpr int kHeight = 150;
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Limits by model"));
    setUpTable(m_table, {120, 92, 92, 92, 92, 80});
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                             | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setFixedHeight(kHeight);
    m_add->setAccessibleName(tr("Add model"));
    m_remove->setAccessibleName(tr("Remove model"));
    m_add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &ModelLimitsEditor::addModel);
    connect(m_remove, &QPushButton::clicked, this, &ModelLimitsEditor::removeModel);
    showRows();
}

QList<core::ModelLimits> ModelLimitsEditor::limits() const
{
    return m_rows->limits();
}

void ModelLimitsEditor::setLimits(const QList<core::ModelLimits> &limits)
{
    m_rows->setLimits(limits);
    showRows();
}

QString ModelLimitsEditor::problem() const
{
    return m_rows->problem();
}

void ModelLimitsEditor::addModel()
{
    const QModelIndex model = m_rows->index(m_rows->addRow(), ModelLimitsModel::Model);
    showRows();
    m_table->setCurrentIndex(model);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(model);
}

void ModelLimitsEditor::removeModel()
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        m_rows->removeRow(current.row());
    showRows();
}

void ModelLimitsEditor::showRows()
{
    const bool any = m_rows->rowCount() > 0;
    m_table->setVisible(any);
    m_remove->setVisible(any);
    if (any && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_rows->index(0, ModelLimitsModel::Model));
}

} // namespace ui
