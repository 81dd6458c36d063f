#include "ui/catalog/task_price_model.h"

#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"

#include <QFont>

#include <algorithm>

namespace ui {

void TaskPriceModel::setModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    beginResetModel();
    m_catalog = catalog;
    m_model = catalog ? catalog->findModel(modelId) : nullptr;
    recount();
    endResetModel();
}

void TaskPriceModel::setTask(const core::TaskSize &task, int minuteOfDayUtc)
{
    beginResetModel();
    m_task = task;
    m_minute = minuteOfDayUtc;
    recount();
    endResetModel();
}

void TaskPriceModel::setUsableProviders(const QSet<QString> &providers)
{
    beginResetModel();
    m_usable = providers;
    recount();
    endResetModel();
}

void TaskPriceModel::recount()
{
    m_prices = m_model ? core::taskPrices(*m_model, m_task, m_minute) : QList<core::PricedEndpoint>();
    const auto cheapest =
        std::find_if(m_prices.cbegin(), m_prices.cend(), [this](const core::PricedEndpoint &row) {
            return row.price && row.fit == core::TaskFit::Fits && isUsable(row);
        });
    m_cheapestUsable = cheapest == m_prices.cend() ? -1 : int(cheapest - m_prices.cbegin());
}

const core::EndpointInfo &TaskPriceModel::endpointAt(const core::PricedEndpoint &row) const
{
    return m_model->endpoints.at(row.index);
}

bool TaskPriceModel::isUsable(const core::PricedEndpoint &row) const
{
    const core::EndpointInfo &endpoint = endpointAt(row);
    return endpoint.direct && m_usable.contains(endpoint.providerId);
}

QVariant TaskPriceModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column == Price ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Endpoint:
        return tr("Endpoint");
    case Price:
        return tr("Price");
    case Note:
        return tr("Note");
    }
    return {};
}

QVariant TaskPriceModel::cell(int row, int column, int role) const
{
    const core::PricedEndpoint &priced = m_prices.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(text(row, column));
    case SortRole:
        if (column == Price)
            return priced.price ? QVariant(priced.price->picoDollars()) : QVariant();
        return text(row, column);
    case IdRole:
        return core::endpointSlug(endpointAt(priced));
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::FontRole:
        if (row == m_cheapestUsable) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QString TaskPriceModel::text(int row, int column) const
{
    const core::PricedEndpoint &priced = m_prices.at(row);
    if (column == Price)
        return formatMoney(priced.price);
    if (column == Note)
        return note(row);
    const core::EndpointInfo &endpoint = endpointAt(priced);
    const core::ProviderInfo *provider = m_catalog->findProvider(endpoint.providerId);
    const QString slug = core::endpointSlug(endpoint);
    const QString name = provider && !provider->name.isEmpty() ? provider->name : endpoint.providerId;
    return slug == endpoint.providerId ? name : tr("%1 (%2)", "provider, endpoint").arg(name, slug);
}

QString TaskPriceModel::note(int row) const
{
    const core::PricedEndpoint &priced = m_prices.at(row);
    if (priced.fit == core::TaskFit::TooLong)
        return tr("too long for it");
    if (priced.fit == core::TaskFit::AnswerTooLong)
        return tr("answer too long for it");
    if (!priced.price)
        return tr("price not known");
    if (row == m_cheapestUsable)
        return row == 0 ? tr("cheapest, and with your key") : tr("cheapest with your key");
    if (isUsable(priced))
        return tr("your key");
    if (!endpointAt(priced).direct)
        return tr("only via aggregator");
    return row == 0 ? tr("cheapest; no key") : tr("no key");
}

} // namespace ui
