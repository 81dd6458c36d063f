#include "ui/routing/choice_card.h"

#include "ui/routing/model_name_edit.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

namespace {

void addField(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *caption = new QLabel(label);
    caption->setBuddy(field);
    field->ensurePolished();
    caption->setMinimumHeight(field->sizeHint().height()); // else the text stands above the field's middle
    field->setAccessibleName(label);
    form->addRow(caption, field);
}

template<typename Choice>
Choice chosen(const QComboBox &box)
{
    return static_cast<Choice>(box.currentData().toInt());
}

template<typename Choice>
void choose(QComboBox &box, Choice choice)
{
    box.setCurrentIndex(box.findData(static_cast<int>(choice)));
}

} // namespace

ChoiceCard::ChoiceCard(QWidget *parent)
    : RoutingCard(tr("Strategy"), parent)
{
    using core::KeyBalance;
    using core::SortBy;
    m_priceWeighted = addStrategy(tr("Price-weighted"),
                                  tr("Mostly the cheapest: at half the price an endpoint is drawn four times "
                                     "as often. Those that have just failed come last."));
    m_balanced = addStrategy(tr("Balanced"),
                             tr("Weighs price, speed and failures as your own traffic shows them, and gives "
                                "every good endpoint a share."));
    body()->addSpacing(8);

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    body()->addLayout(form);
    m_sort = addChoice(form, tr("Sort"),
                       {{tr("By strategy"), int(SortBy::Default)},
                        {tr("Price"), int(SortBy::Price)},
                        {tr("Throughput"), int(SortBy::Throughput)},
                        {tr("Latency"), int(SortBy::Latency)},
                        {tr("Tool quality"), int(SortBy::Exacto)}});
    m_sort->setToolTip(tr("Anything but “By strategy” goes before the strategy"));
    m_keys = addChoice(form, tr("Several keys of one provider"),
                       {{tr("By weight"), int(KeyBalance::Weighted)},
                        {tr("Round-robin"), int(KeyBalance::RoundRobin)},
                        {tr("Least loaded"), int(KeyBalance::LeastLoaded)}});
    m_defaultModel = new ModelNameEdit;
    m_defaultModel->setPlaceholderText(tr("none"));
    m_defaultModel->setToolTip(tr("Asked where a request names no model"));
    addField(form, tr("Default model"), m_defaultModel);
    body()->addStretch();
    connect(m_defaultModel, &ModelNameEdit::nameChanged, this, &ChoiceCard::edited);
}

QRadioButton *ChoiceCard::addStrategy(const QString &name, const QString &about)
{
    auto *button = new QRadioButton(name, this);
    button->setAccessibleName(name);
    body()->addWidget(button);
    addNote(about, button);
    // One goes off when the other comes on; that is one change.
    connect(button, &QRadioButton::toggled, this, [this](bool on) {
        if (on)
            emit edited();
    });
    return button;
}

QComboBox *ChoiceCard::addChoice(QFormLayout *form, const QString &label,
                                 const QList<QPair<QString, int>> &entries)
{
    auto *box = new QComboBox;
    for (const auto &[text, value] : entries)
        box->addItem(text, value);
    addField(form, label, box);
    scrollPast(box);
    connect(box, &QComboBox::currentIndexChanged, this, &ChoiceCard::edited);
    return box;
}

void ChoiceCard::setProposals(const QStringList &names)
{
    m_defaultModel->setProposals(names);
}

void ChoiceCard::showValues(const RoutingValues &values)
{
    const bool balanced = values.settings.strategy == core::RoutingStrategy::Balanced;
    (balanced ? m_balanced : m_priceWeighted)->setChecked(true);
    choose(*m_sort, values.preferences.sort);
    choose(*m_keys, values.settings.keyBalance);
    m_defaultModel->setName(values.settings.defaultModel);
}

void ChoiceCard::applyTo(RoutingValues &values) const
{
    values.settings.strategy =
        m_balanced->isChecked() ? core::RoutingStrategy::Balanced : core::RoutingStrategy::PriceWeighted;
    values.preferences.sort = chosen<core::SortBy>(*m_sort);
    values.settings.keyBalance = chosen<core::KeyBalance>(*m_keys);
    values.settings.defaultModel = m_defaultModel->name();
}

} // namespace ui
