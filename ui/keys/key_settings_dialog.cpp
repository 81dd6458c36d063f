#include "ui/keys/key_settings_dialog.h"

#include "ui/common/field_rows.h"
#include "ui/common/format.h"
#include "ui/common/key_limits_fields.h"
#include "ui/common/role.h"
#include "ui/common/typed_values.h"
#include "ui/common/value_edit.h"
#include "ui/keys/key_rules.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace ui {

namespace {

// What config.json takes.
constexpr int kMostPriority = 1000;
constexpr int kMostWeight = 1000;
constexpr qint64 kMostFreeRequests = 1'000'000'000;

QSpinBox *createNumber(int most, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    return box;
}

QLabel *createSubheading(const QString &text)
{
    auto *label = new QLabel(text);
    setRole(label, "subheading");
    return label;
}

} // namespace

KeySettingsDialog::KeySettingsDialog(const core::KeyStatus &key, QWidget *parent)
    : FormDialog(tr("Edit key"), tr("Save"), parent)
{
    createFields(key);
    layOut(key);
    showSettings(key.settings);
    fitToContent();
    focusFirstField();
}

void KeySettingsDialog::createFields(const core::KeyStatus &key)
{
    m_enabled = new QCheckBox(tr("&Use this key"), this);
    m_enabled->setAccessibleName(tr("Use this key"));
    m_priority = createNumber(kMostPriority, this);
    m_weight = createNumber(kMostWeight, this);
    m_limit = new MoneyEdit(this);
    m_limits = new KeyLimitsFields(this);
    m_freeRequests = new CountEdit(0, kMostFreeRequests, this);
    m_freeRequests->setPlaceholderText(QStringLiteral("50"));
    m_models = new QLineEdit(this);
    m_models->setPlaceholderText(tr("all models"));
    m_hosts = new QLineEdit(this);
    m_hosts->setPlaceholderText(key.hosts.isEmpty() ? key.host : key.hosts.join(QLatin1String(", ")));
}

void KeySettingsDialog::layOut(const core::KeyStatus &key)
{
    auto *heading =
        new QLabel(tr("%1 – %2", "provider, name of its key").arg(key.providerName, key.name), this);
    setRole(heading, "heading");
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    body()->addWidget(heading);
    body()->addWidget(createNote(tr("Kept in: %1", "where a key is").arg(storageText(key.storage))));
    body()->addWidget(m_enabled);

    auto *order = new QHBoxLayout;
    order->setSpacing(16);
    order->addLayout(createField(tr("&Priority"), m_priority), 1);
    order->addLayout(createField(tr("&Weight"), m_weight), 1);
    body()->addLayout(order);
    body()->addWidget(createNote(tr("Of several keys, those with the lowest priority number are tried first. "
                                    "Keys of the same priority share the requests by weight.")));

    body()->addWidget(createSubheading(tr("Limits")));
    body()->addLayout(createField(tr("&Dollars per month"), m_limit,
                                  tr("Spent this month: %1.").arg(formatMoney(key.spentThisMonth))));
    body()->addWidget(m_limits);
    body()->addLayout(createField(tr("&Free requests per day"), m_freeRequests,
                                  tr("How many requests to models with “:free” the provider grants this "
                                     "account; 50 unless you have bought credit.")));

    body()->addWidget(createSubheading(tr("Where it is used")));
    body()->addLayout(createField(tr("&Models"), m_models,
                                  tr("Names or patterns such as openai/* with commas between. Empty: all.")));
    body()->addLayout(createField(tr("&Hosts"), m_hosts,
                                  tr("The key is never sent to any other host, whatever address the "
                                     "configuration has and wherever a provider redirects to. *.example.com "
                                     "stands for all hosts below example.com. Empty: the provider's own.")));
    body()->addStretch();
}

void KeySettingsDialog::showSettings(const core::ProviderKeySettings &settings)
{
    const QLatin1String comma(", ");
    m_enabled->setChecked(!settings.disabled);
    m_priority->setValue(settings.priority);
    m_weight->setValue(settings.weight);
    m_limit->setAmount(settings.limitPerMonth);
    m_limits->setLimits(settings.limits);
    m_freeRequests->setCount(settings.freeRequestsPerDay);
    m_models->setText(settings.models.join(comma));
    m_hosts->setText(settings.hosts.join(comma));
}

core::ProviderKeySettings KeySettingsDialog::settings() const
{
    core::ProviderKeySettings settings;
    settings.disabled = !m_enabled->isChecked();
    settings.priority = m_priority->value();
    settings.weight = m_weight->value();
    settings.limitPerMonth = m_limit->amount();
    settings.limits = m_limits->limits();
    settings.freeRequestsPerDay = m_freeRequests->count();
    settings.models = listFromTyped(m_models->text());
    settings.hosts = hostsFromTyped(m_hosts->text());
    return settings;
}

QString KeySettingsDialog::problem() const
{
    for (const QString &problem : {m_limit->problem(), m_limits->problem(), m_freeRequests->problem()}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

void KeySettingsDialog::submit()
{
    if (const QString wrong = problem(); !wrong.isEmpty()) {
        showProblem(wrong);
        return;
    }
    waitForAnswer();
    emit submitted(settings());
}

} // namespace ui
