#pragma once

#include "ui/routing/routing_card.h"

class QCheckBox;
class QLineEdit;

namespace ui {

/// `eu, US-east-1,,eu` as `eu`, `us-east-1`.
QStringList regionsFrom(const QString &text);

/// Where prompts may go.
class PrivacyCard : public RoutingCard
{
    Q_OBJECT

public:
    explicit PrivacyCard(QWidget *parent = nullptr);

    void applyTo(RoutingValues &values) const override;

protected:
    void showValues(const RoutingValues &values) override;

private:
    QCheckBox *m_denyCollection;
    QCheckBox *m_denyTraining;
    QCheckBox *m_zeroRetention;
    QLineEdit *m_regionText;
    QStringList m_regions; ///< As entered last; not what is just being typed.
};

} // namespace ui
