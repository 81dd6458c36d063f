#pragma once

#include "core/catalog/catalog.h"
#include "core/model/api_key_rules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace ui {

class Disclosure;
class ExpiryField;
class KeyLimitsFields;
class ModelLimitsEditor;
class MoneyEdit;
class Theme;

/// Fields for the name of a local API's key and for what it may do; what few need is folded away.
class ApiKeyForm : public QWidget
{
    Q_OBJECT

public:
    ApiKeyForm(core::CatalogPtr catalog, const Theme &theme, QWidget *parent = nullptr);

    void setKey(const QString &name, const core::ApiKeyRules &rules);
    QString name() const;
    core::ApiKeyRules rules() const;
    /// Why the entries cannot be taken, for people; empty if they can.
    QString problem() const;

signals:
    /// What few need was unfolded, or folded away.
    void heightChanged();

private:
    void createFields(const Theme &theme);
    void layOut();
    void layOutMore(QVBoxLayout *more);
    /// Ids of the providers that were named by id or name; what is neither stays as it was typed.
    QStringList providerIds() const;

    core::CatalogPtr m_catalog;
    core::ApiKeyRules m_given; ///< Keeps what the form has no field for.
    QLineEdit *m_name;
    MoneyEdit *m_limit;
    QComboBox *m_period;
    ExpiryField *m_expiry;
    Disclosure *m_more;
    QLineEdit *m_member;
    QLineEdit *m_app;
    QLineEdit *m_models;
    QLineEdit *m_providers;
    KeyLimitsFields *m_limits;
    ModelLimitsEditor *m_modelLimits;
    QCheckBox *m_loopbackOnly;
    QCheckBox *m_management;
};

} // namespace ui
