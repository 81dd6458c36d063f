#include "ui/catalog/offer_table_model.h"

#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"

#include <QLocale>

#include <cmath>

namespace ui {

namespace {

QString dash()
{
    return QStringLiteral("—");
}

std::optional<qint64> wholeMs(std::optional<double> milliseconds)
{
    return milliseconds ? std::optional(qint64(std::llround(*milliseconds))) : std::nullopt;
}

QString percent(std::optional<double> share)
{
    if (!share)
        return dash();
    return OfferTableModel::tr("%1 %", "a percentage").arg(QLocale().toString(*share * 100, 'f', 1));
}

std::optional<double> share(qint64 part, qint64 whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

std::optional<double> errorShare(const core::EndpointRecord *record)
{
    return record ? share(record->failures, record->requests) : std::nullopt;
}

std::optional<double> cacheShare(const core::EndpointRecord *record)
{
    return record ? share(record->cachedTokens, record->promptTokens) : std::nullopt;
}

QVariant number(std::optional<double> figure)
{
    return figure ? QVariant(*figure) : QVariant();
}

/// What a token came to, prompts and answers taken together.
std::optional<core::Money> paidPerToken(const core::EndpointRecord *record)
{
    const qint64 tokens = record ? record->promptTokens + record->completionTokens : 0;
    if (tokens <= 0)
        return std::nullopt;
    return core::Money::fromPicoDollars(record->cost.picoDollars() / tokens);
}

QVariant rawPrice(const std::optional<core::Money> &price)
{
    return price ? QVariant(price->picoDollars()) : QVariant();
}

bool isOwnFigure(int column)
{
    return column >= OfferTableModel::FirstToken && column <= OfferTableModel::Paid;
}

bool isPublicFigure(int column)
{
    return column >= OfferTableModel::PublicFirstToken && column <= OfferTableModel::Uptime;
}

} // namespace

QString keyStateText(const core::Catalog &catalog, const core::EndpointInfo &endpoint,
                     const QSet<QString> &usableProviders)
{
    if (!endpoint.direct)
        return OfferTableModel::tr("only via aggregator");
    if (!usableProviders.contains(endpoint.providerId))
        return OfferTableModel::tr("no key");
    const core::ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    return provider && !provider->needsKey() ? OfferTableModel::tr("needs no key")
                                             : OfferTableModel::tr("your key");
}

void OfferTableModel::setUsableProviders(const QSet<QString> &providers)
{
    m_usable = providers;
    figuresChanged(Key, Key);
}

void OfferTableModel::setRecords(const QList<core::EndpointRecord> &records)
{
    m_records.clear();
    for (const core::EndpointRecord &record : records) {
        if (shownModel() && record.model == shownModel()->id)
            m_records.insert(record.endpoint.isEmpty() ? record.provider : record.endpoint, record);
    }
    figuresChanged(FirstToken, Paid);
}

void OfferTableModel::setPublicFigures(const core::PublicFiguresList &figures)
{
    m_public.clear();
    m_publicTaken = figures.taken;
    for (const core::PublicFigures &one : figures.endpoints)
        m_public.insert(one.endpoint, one);
    figuresChanged(PublicFirstToken, Uptime);
}

const core::PublicFigures *OfferTableModel::publicFiguresOf(const core::EndpointInfo &endpoint) const
{
    const auto found = m_public.constFind(core::endpointSlug(endpoint));
    return found == m_public.cend() ? nullptr : &*found;
}

void OfferTableModel::figuresChanged(int from, int to)
{
    if (rowCount() > 0)
        emit dataChanged(index(0, from), index(rowCount() - 1, to));
}

const core::EndpointRecord *OfferTableModel::recordOf(const core::EndpointInfo &endpoint) const
{
    const auto found = m_records.constFind(core::endpointSlug(endpoint));
    return found == m_records.cend() ? nullptr : &*found;
}

QVariant OfferTableModel::header(int column, int role) const
{
    if (column < Key)
        return EndpointTableModel::header(column, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column == Key ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole)
        return isOwnFigure(column)      ? QVariant(tr("Out of your own requests"))
               : isPublicFigure(column) ? QVariant(tr("Of everybody's requests at OpenRouter, once the "
                                                      "endpoints were refreshed from there"))
                                        : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Key:
        return tr("Key");
    case CacheWrite:
        return tr("Cache write/M");
    case Parameters:
        return tr("Parameters");
    case FirstToken:
        return tr("First token");
    case Speed:
        return tr("Speed");
    case Errors:
        return tr("Failed");
    case CacheShare:
        return tr("From cache");
    case Requests:
        return tr("Requests");
    case Paid:
        return tr("Paid/M");
    case PublicFirstToken:
        return tr("Public TTFT");
    case PublicSpeed:
        return tr("Public speed");
    case Uptime:
        return tr("Uptime");
    }
    return {};
}

QVariant OfferTableModel::cell(int row, int column, int role) const
{
    if (column < Key)
        return EndpointTableModel::cell(row, column, role);
    const core::EndpointInfo &endpoint = shownModel()->endpoints.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return ownText(endpoint, column);
    case SortRole:
        return ownRaw(endpoint, column);
    case IdRole:
        return core::endpointSlug(endpoint);
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::ToolTipRole:
        return plainToolTip(ownToolTip(endpoint, column));
    default:
        return {};
    }
}

QString OfferTableModel::ownText(const core::EndpointInfo &endpoint, int column) const
{
    const core::EndpointRecord *record = recordOf(endpoint);
    const core::PublicFigures *others = publicFiguresOf(endpoint);
    switch (column) {
    case Key:
        return keyStateText(*catalog(), endpoint, m_usable);
    case CacheWrite:
        return formatPricePerMillion(endpoint.pricing.base.cacheWrite);
    case Parameters:
        return endpoint.supportedParameters.isEmpty()
                   ? dash()
                   : QLocale().toString(endpoint.supportedParameters.size());
    case FirstToken:
        return formatDuration(record ? wholeMs(record->ttftMs) : std::nullopt);
    case Speed:
        return formatSpeed(record ? record->throughput : std::nullopt);
    case Errors:
        return percent(errorShare(record));
    case CacheShare:
        return percent(cacheShare(record));
    case Requests:
        return record ? QLocale().toString(record->requests) : dash();
    case Paid:
        return formatPricePerMillion(paidPerToken(record));
    case PublicFirstToken:
        return formatDuration(others ? wholeMs(others->ttftMs) : std::nullopt);
    case PublicSpeed:
        return formatSpeed(others ? others->throughput : std::nullopt);
    case Uptime:
        return percent(others && others->uptime ? std::optional(*others->uptime / 100) : std::nullopt);
    }
    return {};
}

QVariant OfferTableModel::ownRaw(const core::EndpointInfo &endpoint, int column) const
{
    const core::EndpointRecord *record = recordOf(endpoint);
    const core::PublicFigures *others = publicFiguresOf(endpoint);
    switch (column) {
    case CacheWrite:
        return rawPrice(endpoint.pricing.base.cacheWrite);
    case Parameters:
        return endpoint.supportedParameters.isEmpty() ? QVariant()
                                                      : QVariant(endpoint.supportedParameters.size());
    case FirstToken:
        return record ? number(record->ttftMs) : QVariant();
    case Speed:
        return record ? number(record->throughput) : QVariant();
    case Errors:
        return number(errorShare(record));
    case CacheShare:
        return number(cacheShare(record));
    case Requests:
        return record ? QVariant(record->requests) : QVariant();
    case Paid:
        return rawPrice(paidPerToken(record));
    case PublicFirstToken:
        return others ? number(others->ttftMs) : QVariant();
    case PublicSpeed:
        return others ? number(others->throughput) : QVariant();
    case Uptime:
        return others ? number(others->uptime) : QVariant();
    default:
        return ownText(endpoint, column);
    }
}

QString OfferTableModel::ownToolTip(const core::EndpointInfo &endpoint, int column) const
{
    if (column == Parameters && !endpoint.supportedParameters.isEmpty())
        return endpoint.supportedParameters.join(QLatin1String(", "));
    const core::EndpointRecord *record = recordOf(endpoint);
    if (isOwnFigure(column) && !record)
        return tr("You have not used this endpoint yet");
    if (isPublicFigure(column) && m_publicTaken.isValid())
        return tr("In the 30 minutes before %1").arg(formatDateTime(m_publicTaken));
    switch (column) {
    case FirstToken:
        return record->ttftMs && record->ttftP90Ms
                   ? tr("Half of your answers began within %1, nine of ten within %2")
                         .arg(formatDuration(wholeMs(record->ttftMs)),
                              formatDuration(wholeMs(record->ttftP90Ms)))
                   : tr("None of your answers from here came as a stream");
    case Speed:
        return record->throughput && record->throughputP10
                   ? tr("Half of your answers were faster than %1, nine of ten faster than %2")
                         .arg(formatSpeed(record->throughput), formatSpeed(record->throughputP10))
                   : ownText(endpoint, column);
    case Errors:
        return tr("%1 of %n request(s) failed", nullptr, int(record->requests))
            .arg(QLocale().toString(record->failures));
    case CacheShare:
        return tr("%1 of %2 prompt tokens came from its cache")
            .arg(formatTokens(record->cachedTokens), formatTokens(record->promptTokens));
    case Requests:
        return tr("Last used %1; answers cost %2 together")
            .arg(formatDateTime(record->lastUsed), formatMoney(record->cost));
    case Paid:
        return tr("%1 for %2 tokens of prompts and answers")
            .arg(formatMoney(record->cost), formatTokens(record->promptTokens + record->completionTokens));
    default:
        return ownText(endpoint, column);
    }
}

} // namespace ui
