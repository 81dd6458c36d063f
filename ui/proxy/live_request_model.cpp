#include "ui/proxy/live_request_model.h"

#include "ui/common/format.h"

#include <algorithm>

namespace ui {

namespace {

bool isRunning(const core::LiveRequest &request)
{
    return request.status == 0 && request.error.isEmpty();
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

QString statusText(const core::LiveRequest &request)
{
    if (isRunning(request))
        return LiveRequestModel::tr("running");
    const QString status = QString::number(request.status);
    if (request.attempts > 1)
        return LiveRequestModel::tr("%1, %n tries", "HTTP status", request.attempts).arg(status);
    return status;
}

QString costText(const core::LiveRequest &request)
{
    if (request.cost.isEmpty())
        return QStringLiteral("—");
    const QString text = formatMoney(core::Money::fromDecimal(request.cost));
    return request.simulated ? LiveRequestModel::tr("%1 sim.", "a simulated cost").arg(text) : text;
}

} // namespace

bool LiveRequestModel::advance(const QDateTime &now)
{
    m_now = now;
    bool running = false;
    for (int row = 0; row < rows(); ++row) {
        if (!isRunning(list().at(row)))
            continue;
        running = true;
        emit dataChanged(index(row, Duration), index(row, Duration));
    }
    return running;
}

QVariant LiveRequestModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column >= Tokens ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Client:
        return tr("Client");
    case Model:
        return tr("Model");
    case Provider:
        return tr("Provider");
    case Status:
        return tr("Status");
    case Tokens:
        return tr("Tokens");
    case Cost:
        return tr("Cost");
    case FirstToken:
        return tr("First token");
    case Duration:
        return tr("Duration");
    }
    return {};
}

QVariant LiveRequestModel::cell(int row, int column, int role) const
{
    const core::LiveRequest &request = list().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(request, column);
    case IdRole:
        return request.id;
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::ToolTipRole:
        if (!request.error.isEmpty())
            return request.error;
        if (column == Client)
            return tr("%1, in the shape of %2", "client, protocol")
                .arg(orDash(request.client), orDash(request.shape));
        return text(request, column);
    case Qt::AccessibleTextRole:
        if (column == Status && !request.error.isEmpty())
            return tr("%1: %2", "HTTP status, what went wrong").arg(text(request, Status), request.error);
        return text(request, column);
    default:
        return {};
    }
}

QString LiveRequestModel::text(const core::LiveRequest &request, int column) const
{
    switch (column) {
    case Time:
        return formatTime(request.time);
    case Client:
        return orDash(request.client);
    case Model:
        return orDash(request.model);
    case Provider:
        return orDash(request.provider);
    case Status:
        return statusText(request);
    case Tokens:
        return tr("%1 → %2", "tokens in, tokens out")
            .arg(formatTokens(request.promptTokens), formatTokens(request.completionTokens));
    case Cost:
        return costText(request);
    case FirstToken:
        return formatDuration(request.ttftMs);
    case Duration:
        return formatDuration(duration(request));
    }
    return {};
}

qint64 LiveRequestModel::duration(const core::LiveRequest &request) const
{
    if (!isRunning(request) || !m_now.isValid())
        return request.durationMs;
    return std::max(request.durationMs, request.time.msecsTo(m_now));
}

} // namespace ui
