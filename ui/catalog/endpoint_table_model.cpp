#include "ui/catalog/endpoint_table_model.h"

#include "ui/catalog/price_words.h"
#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"

#include <QStringList>

namespace ui {

namespace {

QString dash()
{
    return QStringLiteral("—");
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

QVariant rawPrice(const std::optional<core::Money> &price)
{
    return price ? QVariant(price->picoDollars()) : QVariant();
}

QVariant rawTokens(qint64 tokens)
{
    return tokens > 0 ? QVariant(tokens) : QVariant();
}

QString offerText(const core::EndpointInfo &endpoint)
{
    QStringList parts {endpoint.tag, endpoint.region, endpoint.variant};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QLatin1String(", "));
}

} // namespace

QString dataPolicyText(const core::DataPolicy &policy)
{
    QStringList parts;
    if (policy.trainsOnData)
        parts << (*policy.trainsOnData ? EndpointTableModel::tr("may train on prompts")
                                       : EndpointTableModel::tr("no training"));
    if (policy.retainsPrompts && !*policy.retainsPrompts)
        parts << EndpointTableModel::tr("prompts not kept");
    else if (policy.retentionDays)
        parts << EndpointTableModel::tr("kept for %n day(s)", nullptr, *policy.retentionDays);
    else if (policy.retainsPrompts)
        parts << EndpointTableModel::tr("prompts kept");
    return parts.isEmpty() ? EndpointTableModel::tr("not known") : parts.join(QLatin1String(", "));
}

void EndpointTableModel::setModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    beginResetModel();
    m_catalog = catalog;
    m_model = catalog ? catalog->findModel(modelId) : nullptr;
    endResetModel();
}

int EndpointTableModel::rows() const
{
    return m_model ? static_cast<int>(m_model->endpoints.size()) : 0;
}

QVariant EndpointTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = column >= PriceIn && column <= MaxOutput;
        return QVariant::fromValue(
            Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Provider:
        return tr("Provider");
    case PriceIn:
        return tr("In/M");
    case PriceOut:
        return tr("Out/M");
    case CacheRead:
        return tr("Cached/M");
    case Context:
        return tr("Context");
    case MaxOutput:
        return tr("Max output");
    case Quantization:
        return tr("Precision");
    case Data:
        return tr("Your data");
    case Offer:
        return tr("Offer");
    case State:
        return tr("Status");
    case Access:
        return tr("Access");
    }
    return {};
}

QVariant EndpointTableModel::cell(int row, int column, int role) const
{
    const core::EndpointInfo &endpoint = m_model->endpoints.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case SortRole:
        return raw(row, column);
    case IdRole:
        return core::endpointSlug(endpoint);
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::ToolTipRole:
        if (column == Provider)
            return plainToolTip(
                tr("%1: sent as “%2”").arg(text(row, Provider).toString(), endpoint.providerModelId));
        if (column == Data) {
            const core::DataPolicy policy = m_catalog->dataPolicyOf(endpoint);
            if (!policy.source.isEmpty())
                return plainToolTip(tr("%1 (as listed by %2)").arg(dataPolicyText(policy), policy.source));
        }
        if (column >= PriceIn && column <= CacheRead)
            return plainToolTip(priceWords(endpoint.pricing, endpoint.pricingSource));
        if (column == Access && !endpoint.direct)
            return tr("This offer cannot be called with a key of your own");
        return plainToolTip(text(row, column).toString());
    default:
        return {};
    }
}

QVariant EndpointTableModel::text(int row, int column) const
{
    const core::EndpointInfo &endpoint = m_model->endpoints.at(row);
    const core::PriceRow &prices = endpoint.pricing.base;
    switch (column) {
    case Provider: {
        const core::ProviderInfo *provider = m_catalog->findProvider(endpoint.providerId);
        return provider && !provider->name.isEmpty() ? provider->name : endpoint.providerId;
    }
    case PriceIn:
        return formatPricePerMillion(prices.prompt);
    case PriceOut:
        return formatPricePerMillion(prices.completion);
    case CacheRead:
        return formatPricePerMillion(prices.cacheRead);
    case Context:
        return endpoint.contextLength > 0 ? formatTokens(endpoint.contextLength) : dash();
    case MaxOutput:
        return endpoint.maxOutputTokens > 0 ? formatTokens(endpoint.maxOutputTokens) : dash();
    case Quantization:
        return orDash(endpoint.quantization);
    case Data:
        return dataPolicyText(m_catalog->dataPolicyOf(endpoint));
    case Offer:
        return orDash(offerText(endpoint));
    case State:
        if (endpoint.status == QLatin1String("deprecated"))
            return endpoint.deprecationDate.isEmpty()
                       ? tr("deprecated")
                       : tr("deprecated, ends %1").arg(endpoint.deprecationDate);
        return endpoint.status.isEmpty() ? tr("in service") : endpoint.status;
    case Access:
        return endpoint.direct ? tr("with your key") : tr("only via aggregator");
    }
    return {};
}

QVariant EndpointTableModel::raw(int row, int column) const
{
    const core::EndpointInfo &endpoint = m_model->endpoints.at(row);
    const core::PriceRow &prices = endpoint.pricing.base;
    switch (column) {
    case PriceIn:
        return rawPrice(prices.prompt);
    case PriceOut:
        return rawPrice(prices.completion);
    case CacheRead:
        return rawPrice(prices.cacheRead);
    case Context:
        return rawTokens(endpoint.contextLength);
    case MaxOutput:
        return rawTokens(endpoint.maxOutputTokens);
    case Quantization:
        return endpoint.quantization.isEmpty() ? QVariant() : QVariant(endpoint.quantization);
    case Offer:
        return offerText(endpoint).isEmpty() ? QVariant() : QVariant(offerText(endpoint));
    default:
        return text(row, column);
    }
}

} // namespace ui
