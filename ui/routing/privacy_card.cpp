#include "ui/routing/privacy_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

QStringList regionsFrom(const QString &text)
{
    QStringList regions;
    for (const QString &part : text.toLower().split(QLatin1Char(','))) {
        if (const QString region = part.trimmed(); !region.isEmpty() && !regions.contains(region))
            regions << region;
    }
    return regions;
}

PrivacyCard::PrivacyCard(QWidget *parent)
    : RoutingCard(tr("Where data may go"), parent)
    , m_denyCollection(
          addOption(tr("Deny data collection"), tr("No endpoint that may train on prompts or keep them.")))
    , m_denyTraining(addOption(tr("Deny training"), tr("No endpoint that may train on prompts.")))
    , m_zeroRetention(addOption(tr("Zero retention only"), tr("No endpoint that may keep prompts.")))
    , m_regionText(new QLineEdit(this))
{
    m_regionText->setAccessibleName(tr("Regions"));
    m_regionText->setPlaceholderText(tr("anywhere"));
    m_regionText->setToolTip(tr("Separated by commas, for instance: %1").arg(QLatin1String("eu, us-east-1")));
    auto *caption = new QLabel(tr("Regions"), this);
    caption->setBuddy(m_regionText);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(caption);
    row->addWidget(m_regionText, 1);
    body()->addSpacing(2);
    body()->addLayout(row);
    body()->addSpacing(4);
    addNote(tr("An endpoint that does not say counts as one that may. A request can be stricter than this, "
               "never looser."));
    body()->addStretch();
    connect(m_regionText, &QLineEdit::editingFinished, this, [this] {
        m_regionText->setModified(false);
        const QStringList regions = regionsFrom(m_regionText->text());
        if (regions == regionsFrom(m_regions.join(QLatin1Char(','))))
            return; // The file may have them in other letters.
        m_regions = regions;
        emit edited();
    });
}

void PrivacyCard::showValues(const RoutingValues &values)
{
    m_denyCollection->setChecked(values.preferences.denyDataCollection);
    m_denyTraining->setChecked(values.preferences.denyTraining);
    m_zeroRetention->setChecked(values.preferences.zeroDataRetention);
    m_regions = values.preferences.regions;
    if (!m_regionText->isModified() || !m_regionText->hasFocus())
        m_regionText->setText(m_regions.join(QLatin1String(", ")));
}

void PrivacyCard::applyTo(RoutingValues &values) const
{
    values.preferences.denyDataCollection = m_denyCollection->isChecked();
    values.preferences.denyTraining = m_denyTraining->isChecked();
    values.preferences.zeroDataRetention = m_zeroRetention->isChecked();
    values.preferences.regions = m_regions;
}

} // namespace ui
