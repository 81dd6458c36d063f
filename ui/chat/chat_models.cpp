#include "ui/chat/chat_models.h"

#include "ui/chat/model_list_model.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ChatModels)
};

constexpr int kDefaultColumns = 3;

} // namespace

void ChatModels::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_index.reset();
}

const std::shared_ptr<const core::ModelIndex> &ChatModels::index()
{
    if (!m_index)
        m_index = std::make_shared<const core::ModelIndex>(m_catalog);
    return m_index;
}

ColumnModel ChatModels::columnModel(const core::ColumnSettings &settings)
{
    const QString &id = settings.model;
    const core::ModelInfo *model = m_catalog->findModel(id);
    if (!model)
        return {id, id, Text::tr("This model is not in the catalog."), settings.endpoint};
    ColumnModel result {id, model->name};
    if (!settings.endpoint.isEmpty()) {
        const core::ProviderInfo *provider = m_catalog->findProvider(settings.endpoint.section(u'/', 0, 0));
        result.provider = provider && !provider->name.isEmpty() ? provider->name : settings.endpoint;
        result.name = Text::tr("%1 at %2", "a model, its provider").arg(model->name, result.provider);
    }
    for (const core::ModelSummary &summary : index()->summaries()) {
        if (&m_catalog->models().at(summary.index) == model)
            result.about = aboutModel(*model, summary).replace(QStringLiteral(" · "), QStringLiteral("\n"));
    }
    return result;
}

std::optional<TokenPrices> ChatModels::prices(const core::CallProgress::Attempt &attempt) const
{
    const core::ModelInfo *model = m_catalog->findModel(attempt.model);
    if (!model)
        return std::nullopt;
    for (const core::EndpointInfo &endpoint : model->endpoints) {
        if (core::endpointSlug(endpoint) != attempt.endpoint || !endpoint.pricing.isKnown())
            continue;
        const core::PriceRow &prices = endpoint.pricing.base;
        return TokenPrices {*prices.prompt, *prices.completion, attempt.simulated};
    }
    return std::nullopt;
}

QStringList ChatModels::defaults() const
{
    QStringList ids;
    for (const core::ModelInfo &model : m_catalog->models()) {
        const bool simulated = std::any_of(
            model.endpoints.begin(), model.endpoints.end(), [this](const core::EndpointInfo &endpoint) {
                const auto *provider = m_catalog->findProvider(endpoint.providerId);
                return provider && provider->isSimulator();
            });
        if (simulated && model.type == QLatin1String("chat") && ids.size() < kDefaultColumns)
            ids.append(model.id);
    }
    return ids;
}

QStringList ChatModels::withoutSight(const QList<core::ColumnSettings> &columns) const
{
    QStringList names;
    for (const core::ColumnSettings &column : columns) {
        const core::ModelInfo *model = m_catalog->findModel(column.model);
        const bool isKnown = model && !model->inputModalities.isEmpty();
        if (column.takesPart && isKnown && !model->inputModalities.contains(QLatin1String("image"))
            && !names.contains(model->name))
            names << model->name;
    }
    return names;
}

} // namespace ui
