#pragma once

#include "core/catalog/catalog.h"
#include "core/config/config.h"

#include <QLineEdit>
#include <QStringList>

class QStringListModel;

namespace ui {

/// Every name that a request may ask for a model by, for a list of proposals: router models, sets, presets,
/// then the chat models of the catalog. Suffixes such as `:floor` come on top.
QStringList requestableNames(const core::Catalog &catalog, const core::Config &config);

/// Takes the name of a model, and proposes those that hold what was typed. Any other name is taken too.
class ModelNameEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ModelNameEdit(QWidget *parent = nullptr);

    void setProposals(const QStringList &names);
    /// The name that was entered last; not what is just being typed.
    const QString &name() const { return m_name; }
    /// Does not disturb the user, who may be typing another one.
    void setName(const QString &name);
    /// Takes what stands in the field as the name.
    void commit();

signals:
    /// The user entered another name.
    void nameChanged();

private:
    QStringListModel *m_proposals;
    QString m_name;
};

} // namespace ui
