#pragma once

#include "ui/routing/routing_card.h"

#include <QStringList>

class QComboBox;
class QFormLayout;
class QRadioButton;

namespace ui {

class ModelNameEdit;

/// How endpoints are put in order, and which model is asked where none is named.
class ChoiceCard : public RoutingCard
{
    Q_OBJECT

public:
    explicit ChoiceCard(QWidget *parent = nullptr);

    void applyTo(RoutingValues &values) const override;
    /// Names that the default model is proposed from.
    void setProposals(const QStringList &names);

protected:
    void showValues(const RoutingValues &values) override;

private:
    QRadioButton *addStrategy(const QString &name, const QString &about);
    QComboBox *addChoice(QFormLayout *form, const QString &label, const QList<QPair<QString, int>> &entries);

    QRadioButton *m_priceWeighted;
    QRadioButton *m_balanced;
    QComboBox *m_sort;
    QComboBox *m_keys;
    ModelNameEdit *m_defaultModel;
};

} // namespace ui
