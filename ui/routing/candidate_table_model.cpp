#include "ui/routing/candidate_table_model.h"

#include "core/engine/engine.h"
#include "ui/common/format.h"

namespace ui {

namespace {

const QString kNothing = QStringLiteral("—");

QString costInWords(const core::RouteCandidate &candidate)
{
    const QString amount = formatMoney(candidate.estimatedCost);
    return candidate.simulated && candidate.estimatedCost
               ? CandidateTableModel::tr("%1 simulated", "an amount of money").arg(amount)
               : amount;
}

} // namespace

QVariant CandidateTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column == Cost ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Number:
        return tr("#", "number in a list");
    case Endpoint:
        return tr("Endpoint");
    case Model:
        return tr("Model");
    case Key:
        return tr("Key");
    case Cost:
        return tr("Estimated cost");
    case Reason:
        return tr("Reason");
    }
    return {};
}

QVariant CandidateTableModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return header(column, role);
    case IdRole:
        return idOf(list().at(row));
    default:
        return {};
    }
}

QVariant CandidateTableModel::text(int row, int column) const
{
    const core::RouteCandidate &candidate = list().at(row);
    switch (column) {
    case Number:
        return row + 1;
    case Endpoint:
        return candidate.endpoint;
    case Model:
        return candidate.modelId;
    case Key:
        return candidate.keyName.isEmpty() ? kNothing : candidate.keyName;
    case Cost:
        return costInWords(candidate);
    case Reason:
        return core::routeReason(candidate);
    }
    return {};
}

QString CandidateTableModel::toolTip(int row, int column) const
{
    const core::RouteCandidate &candidate = list().at(row);
    switch (column) {
    case Endpoint:
        return tr("%1 at %2", "a provider, its address")
            .arg(candidate.target.providerName, candidate.target.baseUrl);
    case Model:
        return candidate.modelWhy.isEmpty()
                   ? candidate.modelId
                   : tr("%1: %2", "a model, why it is asked").arg(candidate.modelId, candidate.modelWhy);
    case Cost:
        return tr("For an answer of %n token(s), unless the request sets a limit. At most %1.", nullptr,
                  int(core::kAssumedAnswerTokens))
            .arg(formatMoney(candidate.worstCost));
    default:
        return text(row, column).toString();
    }
}

} // namespace ui
