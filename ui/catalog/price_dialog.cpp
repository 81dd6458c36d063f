#include "ui/catalog/price_dialog.h"

#include "core/async/after.h"
#include "ui/catalog/price_fields.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"

#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QString dayText(const QString &isoDay)
{
    const QDate day = QDate::fromString(isoDay, Qt::ISODate);
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : isoDay;
}

} // namespace

QString priceSourceText(const core::EndpointInfo &endpoint, const QString &dataAsOf)
{
    const QString &source = endpoint.pricingSource;
    if (source == QLatin1String("you") || source.startsWith(QLatin1String("you, "))) {
        const QString day = source.mid(QLatin1String("you, ").size());
        return day.isEmpty() ? PriceDialog::tr("Your own price.")
                             : PriceDialog::tr("Your own price, of %1.").arg(dayText(day));
    }
    if (!endpoint.pricing.isKnown() && source.isEmpty())
        return PriceDialog::tr("No price is known here.");
    if (source.isEmpty())
        return PriceDialog::tr("The source of the price is not stated.");
    if (source == QLatin1String("config.json") || dataAsOf.isEmpty())
        return PriceDialog::tr("From %1.").arg(source);
    return PriceDialog::tr("From %1, as of %2.").arg(source, dayText(dataAsOf));
}

PriceDialog::PriceDialog(core::Engine &engine, const core::CatalogPtr &catalog, const QString &modelId,
                         const QString &endpointSlug, QWidget *parent)
    : FormDialog(tr("Your own price"), tr("Save"), parent)
    , m_engine(engine)
    , m_catalog(catalog)
    , m_edit({.model = modelId, .endpoint = endpointSlug})
    , m_source(new QLabel(this))
    , m_prices(new PriceFields(this))
    , m_note(new QLineEdit(this))
    , m_special(createNote({}))
    , m_reset(addButton(tr("Use the catalog's price")))
{
    const core::ModelInfo *model = catalog->findModel(modelId);
    const core::ProviderInfo *provider = catalog->findProvider(endpointSlug.section(u'/', 0, 0));
    const QString providerName = provider && !provider->name.isEmpty() ? provider->name : endpointSlug;
    auto *title = new QLabel(
        tr("%1 at %2", "a model at a provider").arg(model ? model->name : modelId, providerName), this);
    setRole(title, "heading");
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *about = new QLabel(tr("For a contract of your own, or where the catalog is wrong. Costs, budgets "
                                "and the choice of endpoints follow your price from now on, and no refresh "
                                "of the catalog changes it. Where a field stays empty, the catalog's price "
                                "stays."),
                             this);
    about->setWordWrap(true);
    setRole(about, "muted");
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setWordWrap(true);
    m_source->setTextFormat(Qt::PlainText);
    m_special->setObjectName(QStringLiteral("special"));
    m_special->hide();
    m_note->setMaxLength(500);
    m_note->setPlaceholderText(tr("such as: contract of May"));
    m_reset->setEnabled(false);
    body()->addWidget(title);
    body()->addWidget(about);
    body()->addWidget(m_source);
    body()->addWidget(m_prices);
    body()->addWidget(m_special);
    body()->addLayout(createField(tr("&Note"), m_note));
    body()->addStretch();
    connect(m_prices, &PriceFields::edited, this, [this] { showProblem({}); });
    connect(m_reset, &QPushButton::clicked, this, &PriceDialog::reset);
    actionButton()->setEnabled(false); // until it is known what is in force
    fitToContent();
    focusFirstField();
    load();
}

void PriceDialog::load()
{
    core::after(m_engine.endpointAsListed(m_edit.model, m_edit.endpoint), this,
                [this](const std::optional<core::EndpointInfo> &listed) {
                    if (listed)
                        showListed(*listed);
                });
    core::after(m_engine.config(), this, [this](const core::Config &config) {
        // Whoever wrote it into the file may have used another name of the model.
        const core::ModelInfo *model = m_catalog->findModel(m_edit.model);
        const auto isMeant = [&](const core::PriceEdit &edit) {
            return edit.endpoint == m_edit.endpoint
                   && (edit.model == m_edit.model || (model && m_catalog->findModel(edit.model) == model));
        };
        const auto own = std::find_if(config.prices.cbegin(), config.prices.cend(), isMeant);
        if (own != config.prices.cend())
            showOwn(*own);
        actionButton()->setEnabled(true);
    });
}

void PriceDialog::showListed(const core::EndpointInfo &listed)
{
    m_prices->showListed(listed.pricing.base);
    m_listedSource = priceSourceText(listed, m_catalog->dataAsOf());
    showSource();
    const core::Pricing &pricing = listed.pricing;
    const bool isSpecial =
        !pricing.tiers.isEmpty() || !pricing.windows.isEmpty() || !pricing.serviceTiers.isEmpty();
    m_special->setText(tr("The catalog has further prices here, for long prompts, certain hours or faster "
                          "service. What you enter above holds in all of these cases."));
    m_special->setVisible(isSpecial);
    fitToContent();
}

void PriceDialog::showOwn(const core::PriceEdit &edit)
{
    m_edit = edit;
    m_prices->setPrices(edit.prices);
    m_note->setText(edit.note);
    m_reset->setEnabled(true);
    showSource();
}

void PriceDialog::showSource()
{
    QStringList lines;
    if (m_edit.prices != core::PriceRow())
        lines << (m_edit.changed.isEmpty() ? tr("The price in force is yours.")
                                           : tr("You set this price on %1.").arg(dayText(m_edit.changed)));
    if (!m_listedSource.isEmpty())
        lines << (lines.isEmpty() ? m_listedSource : tr("Catalog: %1").arg(m_listedSource));
    m_source->setText(lines.join(u'\n'));
    m_source->setVisible(!lines.isEmpty());
}

void PriceDialog::submit()
{
    if (const QString problem = m_prices->problem(); !problem.isEmpty()) {
        showProblem(problem);
        focusField(m_prices->problemField());
        return;
    }
    core::PriceEdit edit = m_edit;
    edit.prices = m_prices->prices(m_edit.prices);
    edit.note = m_note->text().trimmed();
    edit.changed.clear(); // today
    if (edit.prices == core::PriceRow()) {
        showProblem(m_reset->isEnabled() ? tr("Enter at least one price, or press “Use the catalog's price”.")
                                         : tr("Enter at least one price."));
        focusFirstField();
        return;
    }
    waitForAnswer();
    closeAfter(m_engine.savePrice(edit));
}

void PriceDialog::reset()
{
    waitForAnswer();
    m_reset->setEnabled(false);
    closeAfter(m_engine.removePrice(m_edit.model, m_edit.endpoint));
}

void PriceDialog::closeAfter(const QFuture<core::Status> &done)
{
    core::after(done, this, [this](const core::Status &status) {
        if (status) {
            accept();
            return;
        }
        m_reset->setEnabled(!m_edit.endpoint.isEmpty() && m_edit.prices != core::PriceRow());
        showProblem(status.error().message);
    });
}

} // namespace ui
