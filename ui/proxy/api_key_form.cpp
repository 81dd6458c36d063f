#include "ui/proxy/api_key_form.h"

#include "ui/common/disclosure.h"
#include "ui/common/field_rows.h"
#include "ui/common/key_limits_fields.h"
#include "ui/common/typed_values.h"
#include "ui/common/value_edit.h"
#include "ui/proxy/api_key_words.h"
#include "ui/proxy/expiry_field.h"
#include "ui/proxy/model_limits_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <utility>

namespace ui {

namespace {

/// Whether something is set that the folded part shows.
bool saysMore(const core::ApiKeyRules &rules)
{
    return !rules.member.isEmpty() || !rules.app.isEmpty() || !rules.limits.isEmpty()
           || !rules.modelLimits.isEmpty() || !rules.models.isEmpty() || !rules.providers.isEmpty()
           || rules.loopbackOnly || rules.management;
}

QCheckBox *createOption(const QString &text, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return box;
}

} // namespace

ApiKeyForm::ApiKeyForm(core::CatalogPtr catalog, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
{
    createFields(theme);
    layOut();
}

void ApiKeyForm::createFields(const Theme &theme)
{
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("editor"));
    m_limit = new MoneyEdit(this);
    m_period = new QComboBox(this);
    m_period->setAccessibleName(tr("Period of the limit"));
    for (const core::BudgetPeriod period : {core::BudgetPeriod::Total, core::BudgetPeriod::Day,
                                            core::BudgetPeriod::Week, core::BudgetPeriod::Month})
        m_period->addItem(periodText(period), int(period));
    m_expiry = new ExpiryField(this);
    m_more = new Disclosure(tr("More limits and options"), theme, this);
    connect(m_more, &Disclosure::toggled, this, &ApiKeyForm::heightChanged);
    m_member = new QLineEdit(this);
    m_app = new QLineEdit(this);
    m_app->setPlaceholderText(tr("what the program calls itself"));
    m_models = new QLineEdit(this);
    m_models->setPlaceholderText(tr("all models"));
    m_providers = new QLineEdit(this);
    m_providers->setPlaceholderText(tr("all providers"));
    m_limits = new KeyLimitsFields(this);
    m_modelLimits = new ModelLimitsEditor(this);
    m_loopbackOnly = createOption(tr("From this &machine only"), this);
    m_management = createOption(tr("Mana&gement key"), this);
}

void ApiKeyForm::layOut()
{
    m_name->setAccessibleName(tr("Name of the new key"));
    auto *limit = new QHBoxLayout;
    limit->setSpacing(16);
    limit->addLayout(createField(tr("&Limit in dollars"), m_limit), 1);
    limit->addLayout(createField(tr("P&eriod"), m_period), 1);
    layOutMore(m_more->body());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addLayout(createField(tr("&Name"), m_name));
    layout->addLayout(limit);
    layout->addLayout(createField(tr("E&xpires"), m_expiry));
    layout->addWidget(m_more);
}

void ApiKeyForm::layOutMore(QVBoxLayout *more)
{
    auto *whose = new QHBoxLayout;
    whose->setSpacing(16);
    whose->addLayout(createField(tr("Mem&ber"), m_member), 1);
    whose->addLayout(createField(tr("&App"), m_app), 1);
    more->addLayout(whose);
    more->addWidget(createNote(tr("Whom the key is given to, and which program it is for. Budgets can be set "
                                  "for either.")));
    more->addLayout(createField(tr("Mo&dels"), m_models,
                                tr("Names or patterns such as openai/* with commas between. Empty: all.")));
    more->addLayout(createField(tr("&Providers"), m_providers,
                                tr("Where its requests may go, with commas between. Empty: anywhere.")));
    more->addWidget(m_limits);
    auto *caption = new QLabel(tr("Limits by model"), this);
    more->addWidget(caption);
    more->addWidget(m_modelLimits);
    more->addWidget(m_loopbackOnly);
    more->addWidget(m_management);
    more->addWidget(createNote(tr("A management key makes and changes keys (/v1/keys) and sees what all of "
                                  "them spent, but cannot ask models."),
                               m_management));
}

void ApiKeyForm::setKey(const QString &name, const core::ApiKeyRules &rules)
{
    const QLatin1String comma(", ");
    m_given = rules;
    m_name->setAccessibleName(tr("Name of the key"));
    m_name->setText(name);
    m_limit->setAmount(rules.limit);
    if (m_period->findData(int(rules.limitPeriod)) < 0)
        m_period->addItem(periodText(rules.limitPeriod), int(rules.limitPeriod));
    m_period->setCurrentIndex(m_period->findData(int(rules.limitPeriod)));
    m_expiry->setExpires(rules.expires);
    m_member->setText(rules.member);
    m_app->setText(rules.app);
    m_models->setText(rules.models.join(comma));
    m_providers->setText(rules.providers.join(comma));
    m_limits->setLimits(rules.limits);
    m_modelLimits->setLimits(rules.modelLimits);
    m_loopbackOnly->setChecked(rules.loopbackOnly);
    m_management->setChecked(rules.management);
    m_more->setOpen(saysMore(rules));
}

QString ApiKeyForm::name() const
{
    return m_name->text().trimmed();
}

core::ApiKeyRules ApiKeyForm::rules() const
{
    core::ApiKeyRules rules = m_given;
    rules.limit = m_limit->amount();
    rules.limitPeriod = static_cast<core::BudgetPeriod>(m_period->currentData().toInt());
    rules.expires = m_expiry->expires(QDateTime::currentDateTimeUtc());
    rules.member = m_member->text().trimmed();
    rules.app = m_app->text().trimmed();
    rules.models = listFromTyped(m_models->text());
    rules.providers = providerIds();
    rules.limits = m_limits->limits();
    rules.modelLimits = m_modelLimits->limits();
    rules.loopbackOnly = m_loopbackOnly->isChecked();
    rules.management = m_management->isChecked();
    return rules;
}

QStringList ApiKeyForm::providerIds() const
{
    QStringList ids;
    for (const QString &part : m_providers->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString typed = part.trimmed();
        QString id = typed;
        for (const core::ProviderInfo &provider : m_catalog->providers()) {
            if (provider.id.compare(typed, Qt::CaseInsensitive) == 0
                || provider.name.compare(typed, Qt::CaseInsensitive) == 0)
                id = provider.id;
        }
        if (!id.isEmpty() && !ids.contains(id))
            ids << id;
    }
    return ids;
}

QString ApiKeyForm::problem() const
{
    if (name().isEmpty())
        return tr("Give the key a name, such as “editor”.");
    for (const QString &problem : {m_limit->problem(), m_limits->problem(), m_modelLimits->problem()}) {
        if (!problem.isEmpty())
            return problem;
    }
    for (const QString &id : providerIds()) {
        if (!m_catalog->findProvider(id) && !m_given.providers.contains(id))
            return tr("There is no provider “%1”. The Catalog page has their names.").arg(id);
    }
    return {};
}

} // namespace ui
