#pragma once

#include "core/catalog/public_figures.h"
#include "core/model/endpoint_record.h"
#include "ui/catalog/endpoint_table_model.h"

#include <QHash>
#include <QSet>

namespace ui {

/// The endpoints of a model with everything that tells them apart: besides what EndpointTableModel has, what
/// they take, whether the user can call them, and how they did in the user's own requests.
class OfferTableModel : public EndpointTableModel
{
    Q_OBJECT

public:
    enum OfferColumn {
        Key = ColumnCount,
        CacheWrite,
        Parameters,
        FirstToken,
        Speed,
        Errors,
        CacheShare,
        Requests,
        Paid,
        PublicFirstToken,
        PublicSpeed,
        Uptime,
        OfferColumnCount
    };

    using EndpointTableModel::EndpointTableModel;

    void setUsableProviders(const QSet<QString> &providers);
    /// Those of other models are passed over.
    void setRecords(const QList<core::EndpointRecord> &records);
    /// How the endpoints do for others.
    void setPublicFigures(const core::PublicFiguresList &figures);
    /// Null where the row has none.
    const core::EndpointRecord *recordOf(const core::EndpointInfo &endpoint) const;

protected:
    int columns() const override { return OfferColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    QString ownText(const core::EndpointInfo &endpoint, int column) const;
    QVariant ownRaw(const core::EndpointInfo &endpoint, int column) const;
    QString ownToolTip(const core::EndpointInfo &endpoint, int column) const;
    void figuresChanged(int from, int to);

    QSet<QString> m_usable;
    const core::PublicFigures *publicFiguresOf(const core::EndpointInfo &endpoint) const;

    QHash<QString, core::EndpointRecord> m_records; ///< By endpointSlug(); likewise.
    QHash<QString, core::PublicFigures> m_public;
    QDateTime m_publicTaken;
};

/// Whether the user can call the endpoint, in a few words: "your key", "no key", ….
QString keyStateText(const core::Catalog &catalog, const core::EndpointInfo &endpoint,
                     const QSet<QString> &usableProviders);

} // namespace ui
