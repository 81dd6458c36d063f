#pragma once

#include "core/engine/engine.h"
#include "ui/common/form_dialog.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class CountEdit;
class KeyLimitsFields;
class MoneyEdit;

/// Changes what is set about a provider key: when it is used, how much, for what, and where it may go.
class KeySettingsDialog : public FormDialog
{
    Q_OBJECT

public:
    explicit KeySettingsDialog(const core::KeyStatus &key, QWidget *parent = nullptr);

    core::ProviderKeySettings settings() const;

signals:
    void submitted(const core::ProviderKeySettings &settings);

private:
    void createFields(const core::KeyStatus &key);
    void layOut(const core::KeyStatus &key);
    void showSettings(const core::ProviderKeySettings &settings);
    QString problem() const;
    void submit() override;

    QCheckBox *m_enabled;
    QSpinBox *m_priority;
    QSpinBox *m_weight;
    MoneyEdit *m_limit;
    KeyLimitsFields *m_limits;
    CountEdit *m_freeRequests;
    QLineEdit *m_models;
    QLineEdit *m_hosts;
};

} // namespace ui
