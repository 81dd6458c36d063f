#pragma once

#include "core/catalog/task_price.h"

#include <QSet>
#include <QWidget>

class QSpinBox;
class QTableView;

namespace ui {

class TaskPriceModel;

/// Asks for the size of a task in tokens, and shows what it costs at each endpoint of the model.
class TaskPriceView : public QWidget
{
    Q_OBJECT

public:
    explicit TaskPriceView(QWidget *parent = nullptr);

    void showModel(const core::CatalogPtr &catalog, const QString &modelId);
    void setUsableProviders(const QSet<QString> &providers);

    core::TaskSize task() const;
    void setTask(const core::TaskSize &task);
    /// The task, for restore().
    QByteArray state() const;
    /// What state() has not written changes nothing.
    void restore(const QByteArray &state);

signals:
    void taskChanged();

private:
    QSpinBox *createField(class FlowLayout *row, const QString &caption, int most,
                          const QString &suffix = {});
    void addPreset(class FlowLayout *row, const QString &name, const core::TaskSize &task);
    void recount();

    TaskPriceModel *m_model;
    QTableView *m_table;
    QSpinBox *m_prompt;
    QSpinBox *m_cached;
    QSpinBox *m_answer;
    QSpinBox *m_reasoning;
    QSpinBox *m_runs;
};

} // namespace ui
