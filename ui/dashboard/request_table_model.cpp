#include "ui/dashboard/request_table_model.h"

#include "ui/common/format.h"

namespace ui {

namespace {

QString dash()
{
    return QStringLiteral("—");
}

QString statusText(const core::RequestRow &row)
{
    if (row.errorKind.isEmpty())
        return RequestTableModel::tr("done");
    QString kind = row.errorKind;
    kind.replace(u'_', u' ');
    return row.status > 0
               ? RequestTableModel::tr("%1 (%2)", "what went wrong, HTTP status").arg(kind).arg(row.status)
               : kind;
}

} // namespace

QString costText(const std::optional<core::Money> &cost, const QString &source)
{
    const QString text = formatMoney(cost);
    if (cost && source == QLatin1String("estimated"))
        return RequestTableModel::tr("≈ %1", "an estimated cost").arg(text);
    if (cost && source == QLatin1String("simulated"))
        return RequestTableModel::tr("%1 sim.", "a simulated cost").arg(text);
    return text;
}

QVariant RequestTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = column >= Tokens && column <= Duration;
        return QVariant::fromValue(
            Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Model:
        return tr("Model");
    case Provider:
        return tr("Provider");
    case Tokens:
        return tr("Tokens");
    case Cost:
        return tr("Cost");
    case FirstToken:
        return tr("First token");
    case Duration:
        return tr("Duration");
    case Status:
        return tr("Status");
    case Attempts:
        return tr("Attempts");
    }
    return {};
}

QVariant RequestTableModel::cell(int row, int column, int role) const
{
    const core::RequestRow &request = list().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(request, column);
    case SortRole:
        return raw(request, column);
    case IdRole:
        return request.id;
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::ToolTipRole:
        if (column == Tokens)
            return tr("%1 in, %2 out")
                .arg(formatTokens(request.promptTokens), formatTokens(request.completionTokens));
        if (column == Model && request.modelAsked != request.model)
            return tr("Asked for %1").arg(request.modelAsked);
        return text(request, column);
    default:
        return {};
    }
}

QString RequestTableModel::text(const core::RequestRow &row, int column) const
{
    switch (column) {
    case Time:
        return formatTime(row.time);
    case Model:
        return row.model.isEmpty() ? row.modelAsked : row.model;
    case Provider:
        return row.provider.isEmpty() ? dash() : row.provider;
    case Tokens:
        return tr("%1 → %2", "tokens in, tokens out")
            .arg(formatTokens(row.promptTokens), formatTokens(row.completionTokens));
    case Cost:
        return costText(row.cost, row.costSource);
    case FirstToken:
        return formatDuration(row.ttftMs);
    case Duration:
        return formatDuration(row.durationMs);
    case Status:
        return statusText(row);
    case Attempts:
        return row.attempts > 1 ? tr("%1, fallback").arg(row.attempts) : QString::number(row.attempts);
    }
    return {};
}

QVariant RequestTableModel::raw(const core::RequestRow &row, int column) const
{
    switch (column) {
    case Time:
        return row.time;
    case Tokens:
        return row.promptTokens + row.completionTokens;
    case Cost:
        return row.cost ? QVariant(row.cost->picoDollars()) : QVariant();
    case FirstToken:
        return row.ttftMs ? QVariant(*row.ttftMs) : QVariant();
    case Duration:
        return row.durationMs;
    case Attempts:
        return row.attempts;
    default:
        return text(row, column);
    }
}

} // namespace ui
