#pragma once

#include "core/proxy/proxy_server.h"
#include "ui/common/table_model.h"

#include <QDateTime>

namespace ui {

/// Requests of clients, newest first: those under way, and the last ones that ended.
class LiveRequestModel : public ListTableModel<core::LiveRequest>
{
    Q_OBJECT

public:
    enum Column { Time, Client, Model, Provider, Status, Tokens, Cost, FirstToken, Duration, ColumnCount };

    using ListTableModel::ListTableModel;

    /// Lets the time of running requests go on. False if none is running.
    bool advance(const QDateTime &now);

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::LiveRequest &request) const override { return request.id; }

private:
    QString text(const core::LiveRequest &request, int column) const;
    qint64 duration(const core::LiveRequest &request) const;

    QDateTime m_now;
};

} // namespace ui
