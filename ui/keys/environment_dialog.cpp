#include "ui/keys/environment_dialog.h"

#include "ui/common/table_setup.h"
#include "ui/keys/environment_table_model.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

EnvironmentDialog::EnvironmentDialog(QWidget *parent)
    : FormDialog(tr("Import from environment"), tr("Import"), parent)
    , m_keys(new EnvironmentTableModel(this))
    , m_table(new QTableView(this))
    , m_nothing(new QLabel(this))
{
    auto *about = new QLabel(tr("These variables of the environment hold keys of providers. Only their names "
                                "are kept; the keys are read from there each time Switchyard starts."),
                             this);
    about->setWordWrap(true);
    m_table->setModel(m_keys);
    m_table->setAccessibleName(tr("Variables with keys"));
    constexpr int kLeastHeight = 220;
    m_table->setMinimumHeight(kLeastHeight);
    setUpTable(m_table, {195, 120, 135});
    m_nothing->setText(tr("No variable holds a key. Switchyard sees the variables that were set where it was "
                          "started; set them there, and start it again."));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    body()->addWidget(about);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_nothing);
    connect(m_keys, &EnvironmentTableModel::checkedChanged, this, &EnvironmentDialog::showCount);
    actionButton()->setEnabled(false);
    actionButton()->setAccessibleName(tr("Import"));
    fitToContent();
}

void EnvironmentDialog::showKeys(const QList<core::EnvironmentKey> &keys)
{
    m_keys->setList(keys);
    m_keys->checkUnused();
    m_table->setVisible(!keys.isEmpty());
    m_nothing->setVisible(keys.isEmpty());
    if (!keys.isEmpty() && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_keys->index(0, EnvironmentTableModel::Variable));
    m_table->setFocus(Qt::OtherFocusReason);
}

void EnvironmentDialog::showCount()
{
    const int count = static_cast<int>(m_keys->checked().size());
    actionButton()->setEnabled(count > 0);
    actionButton()->setText(count > 0 ? tr("Import %n key(s)", nullptr, count) : tr("Import"));
}

void EnvironmentDialog::submit()
{
    waitForAnswer();
    emit submitted(m_keys->checked());
}

} // namespace ui
