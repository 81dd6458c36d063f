#pragma once

#include "core/engine/engine.h"
#include "ui/common/form_dialog.h"

class QTableView;
class QLabel;

namespace ui {

class EnvironmentTableModel;

/// Shows which variables of the environment hold keys, and imports the chosen ones.
class EnvironmentDialog : public FormDialog
{
    Q_OBJECT

public:
    explicit EnvironmentDialog(QWidget *parent = nullptr);

    void showKeys(const QList<core::EnvironmentKey> &keys);

signals:
    void submitted(const QStringList &variables);

private:
    void showCount();
    void submit() override;

    EnvironmentTableModel *m_keys;
    QTableView *m_table;
    QLabel *m_nothing;
};

} // namespace ui
