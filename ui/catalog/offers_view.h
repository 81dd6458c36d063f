#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/public_figures.h"
#include "core/model/endpoint_record.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace ui {

class ColumnChooser;
class OfferTableModel;
class Theme;

/// Where a model can be had: the table of its endpoints with the columns that the user chose.
class OffersView : public QWidget
{
    Q_OBJECT

public:
    explicit OffersView(const Theme &theme, QWidget *parent = nullptr);

    void showModel(const core::CatalogPtr &catalog, const QString &modelId);
    void setUsableProviders(const QSet<QString> &providers);
    void setRecords(const QList<core::EndpointRecord> &records);
    void setPublicFigures(const core::PublicFiguresList &figures);
    QByteArray columns() const;
    void restoreColumns(const QByteArray &state);
    /// Endpoints that the user has added, as `PROVIDER` and the model's name there with a line break between.
    void setOwnModels(const QSet<QString> &own) { m_own = own; }
    /// What asking somebody brought; empty: says nothing.
    void showOutcome(const QString &text);

signals:
    void columnsChanged();
    void priceEditRequested(const QString &endpointSlug);
    /// Open a chat that asks this endpoint alone.
    void chatRequested(const QString &endpointSlug);
    void providerRequested(const QString &providerId);
    /// Of the user's own endpoints.
    void editRequested(const QString &providerId, const QString &providerModelId);
    void removeRequested(const QString &providerId, const QString &providerModelId);
    /// Ask OpenRouter to whom it routes the model.
    void refreshRequested();
    /// Ask the provider for its own list of models.
    void listRequested(const QString &providerId);

private:
    void createTable();
    void openContextMenu(const QPoint &position);

    core::CatalogPtr m_catalog;
    QString m_modelId;
    QSet<QString> m_own;
    OfferTableModel *m_model;
    QLabel *m_title;
    QToolButton *m_refresh;
    QToolButton *m_columnsButton;
    QTableView *m_table;
    ColumnChooser *m_columns;
    QLabel *m_outcome;
    QLabel *m_note;
};

/// Makes the table as high as its rows need, up to `most` of them; the others are scrolled to.
void fitToRows(QTableView *table, int most);

} // namespace ui
