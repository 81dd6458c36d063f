#include "ui/catalog/change_table_model.h"

#include "core/catalog/price_effect.h"
#include "ui/common/format.h"

#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

using Kind = core::CatalogChange::Kind;

struct PartName {
    std::optional<core::Money> core::PriceRow::*member;
    bool perMillion;
    QString name;
};

QList<PartName> partNames()
{
    using Row = core::PriceRow;
    return {
        {&Row::prompt, true, ChangeTableModel::tr("in", "price of the prompt")},
        {&Row::completion, true, ChangeTableModel::tr("out", "price of the answer")},
        {&Row::cacheRead, true, ChangeTableModel::tr("cached", "price of cached tokens")},
        {&Row::cacheWrite, true, ChangeTableModel::tr("cache write")},
        {&Row::cacheWrite1h, true, ChangeTableModel::tr("cache write, 1 h")},
        {&Row::reasoning, true, ChangeTableModel::tr("reasoning")},
        {&Row::audioInput, true, ChangeTableModel::tr("audio in")},
        {&Row::audioOutput, true, ChangeTableModel::tr("audio out")},
        {&Row::imageOutputToken, true, ChangeTableModel::tr("image tokens out")},
        {&Row::image, false, ChangeTableModel::tr("per image")},
        {&Row::request, false, ChangeTableModel::tr("per request")},
        {&Row::webSearch, false, ChangeTableModel::tr("per search")},
    };
}

/// The time for today, else the day: the rest is in the tool tip.
QString dayOrTime(const QDateTime &time)
{
    const QDate day = time.toLocalTime().date();
    return day == QDate::currentDate() ? formatTime(time) : QLocale().toString(day, QLocale::ShortFormat);
}

QString priceText(const std::optional<core::Money> &price, bool perMillion)
{
    return perMillion ? formatPricePerMillion(price) : formatMoney(price);
}

} // namespace

QString changeKindName(Kind kind)
{
    switch (kind) {
    case Kind::NewModel:
        return ChangeTableModel::tr("New model");
    case Kind::RetiredModel:
        return ChangeTableModel::tr("Model retired");
    case Kind::NewEndpoint:
        return ChangeTableModel::tr("New provider");
    case Kind::RetiredEndpoint:
        return ChangeTableModel::tr("Provider gone");
    case Kind::Repriced:
        return ChangeTableModel::tr("Price");
    }
    return {};
}

QString priceChangeText(const core::CatalogChange &change)
{
    QStringList parts;
    for (const PartName &part : partNames()) {
        const std::optional<core::Money> &before = change.before.*part.member;
        const std::optional<core::Money> &after = change.after.*part.member;
        if (change.kind == Kind::Repriced && before != after)
            parts << ChangeTableModel::tr("%1 %2 → %3", "in $3 → $2.50")
                         .arg(part.name, priceText(before, part.perMillion),
                              priceText(after, part.perMillion));
        const bool isMain =
            part.member == &core::PriceRow::prompt || part.member == &core::PriceRow::completion;
        const std::optional<core::Money> &only = change.kind == Kind::RetiredEndpoint ? before : after;
        if (change.kind != Kind::Repriced && isMain && only)
            parts << ChangeTableModel::tr("%1 %2", "in $3").arg(part.name, priceText(only, part.perMillion));
    }
    return parts.join(ChangeTableModel::tr(", ", "between prices"));
}

QString effectText(core::Money effect)
{
    if (effect.isZero())
        return {};
    const bool less = effect < core::Money();
    return (less ? QStringLiteral("−") : QStringLiteral("+"))
           + formatMoney(less ? core::Money() - effect : effect);
}

void ChangeTableModel::setChanges(const QList<core::CatalogChange> &changes)
{
    if (m_changes == changes)
        return;
    beginResetModel();
    m_changes = changes;
    computeEffects();
    endResetModel();
}

void ChangeTableModel::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    if (rows() > 0)
        emit dataChanged(index(0, Provider), index(rows() - 1, Provider));
}

void ChangeTableModel::setRecords(const QList<core::EndpointRecord> &records)
{
    m_records = records;
    computeEffects();
    if (rows() > 0)
        emit dataChanged(index(0, Effect), index(rows() - 1, Effect));
}

void ChangeTableModel::computeEffects()
{
    m_effects.clear();
    for (const core::CatalogChange &change : std::as_const(m_changes))
        m_effects << core::effectOf(change, m_records);
}

QString ChangeTableModel::providerName(const QString &id) const
{
    const core::ProviderInfo *provider = m_catalog ? m_catalog->findProvider(id) : nullptr;
    return provider && !provider->name.isEmpty() ? provider->name : id;
}

QVariant ChangeTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column == Effect ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && column == Effect)
        return tr("What this change of a price would have meant for your requests of the last 30 days");
    if (role == Qt::ToolTipRole && column == Prices)
        return tr("Prices are for a million tokens");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Model:
        return tr("Model");
    case Provider:
        return tr("Provider");
    case Prices:
        return tr("Before → after");
    case Effect:
        return tr("On last month");
    }
    return {};
}

QVariant ChangeTableModel::cell(int row, int column, int role) const
{
    const core::CatalogChange &change = m_changes.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == When    ? formatDateTime(change.time)
               : column == Model ? change.model
                                 : text(row, column);
    case SortRole:
        return raw(row, column);
    case IdRole:
        return change.model;
    case KindRole:
        return int(change.kind);
    case SearchRole:
        return QString(change.model + u' ' + change.modelName + u' ' + change.provider + u' '
                       + providerName(change.provider) + u' ' + changeKindName(change.kind));
    case Qt::TextAlignmentRole:
        return header(column, role);
    default:
        return {};
    }
}

QString ChangeTableModel::text(int row, int column) const
{
    const core::CatalogChange &change = m_changes.at(row);
    switch (column) {
    case When:
        return dayOrTime(change.time);
    case What:
        return changeKindName(change.kind);
    case Model:
        return change.modelName.isEmpty() ? change.model : change.modelName;
    case Provider: {
        const QString name = providerName(change.provider);
        const QString offer = change.endpoint.mid(change.provider.size() + 1);
        return offer.isEmpty() ? name : tr("%1 · %2", "provider, which of its offers").arg(name, offer);
    }
    case Prices:
        return priceChangeText(change);
    case Effect:
        return effectText(m_effects.at(row));
    }
    return {};
}

QVariant ChangeTableModel::raw(int row, int column) const
{
    const core::CatalogChange &change = m_changes.at(row);
    if (column == When)
        return change.time;
    if (column == Effect)
        return change.kind == Kind::Repriced ? QVariant(m_effects.at(row).picoDollars()) : QVariant();
    if (column == Prices && change.kind == Kind::Repriced && change.before.prompt && change.after.prompt)
        return (*change.after.prompt - *change.before.prompt).picoDollars();
    return column == Prices ? QVariant() : QVariant(text(row, column).toCaseFolded());
}

void ChangeFilter::setKind(std::optional<Kind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

void ChangeFilter::setSearch(const QString &words)
{
    m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ChangeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_kind && index.data(ChangeTableModel::KindRole).toInt() != int(*m_kind))
        return false;
    const QString text = index.data(ChangeTableModel::SearchRole).toString().toCaseFolded();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

} // namespace ui
