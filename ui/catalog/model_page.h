#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/catalog/model_marks.h"
#include "core/catalog/public_figures.h"
#include "core/model/endpoint_record.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace ui {

class AlternativesView;
class ChangesView;
class EmptyState;
class ModelHeader;
class OffersView;
class TaskPriceView;
class Theme;

/// Everything about one model: facts, the user's marks, its endpoints with the user's own figures, what a
/// task costs, what may do in its place, and what changed. It asks nobody; values come in, wishes go out.
class ModelPage : public QWidget
{
    Q_OBJECT

public:
    explicit ModelPage(const Theme &theme, QWidget *parent = nullptr);

    /// Another model comes without records and changes of the former one, from its top; the same one of a
    /// newer catalog stays where it is.
    void showModel(const core::CatalogPtr &catalog, const QString &modelId);
    const QString &modelId() const { return m_modelId; }
    void setUsableProviders(const QSet<QString> &providers);
    /// Out of the history; those of other models are passed over.
    void setRecords(const QList<core::EndpointRecord> &records);
    /// Likewise.
    void setChanges(const QList<core::CatalogChange> &changes);
    /// How the endpoints do for others; of the model that is shown.
    void setPublicFigures(const core::PublicFiguresList &figures);
    void setMarks(const core::ModelMarks &marks);
    /// Whether the model is ticked for a comparison.
    void setTicked(bool ticked);
    /// See OffersView.
    void setOwnModels(const QSet<QString> &own);
    /// What refreshRequested() or listRequested() brought.
    void showOutcome(const QString &text);

    /// Columns and order of the table of endpoints.
    QByteArray columns() const;
    void restoreColumns(const QByteArray &state);
    /// The numbers of the price calculator.
    QByteArray taskState() const;
    void restoreTask(const QByteArray &state);

signals:
    void backRequested();
    void modelRequested(const QString &modelId);
    /// Open in a chat; with `@ENDPOINT` behind its id a model is asked there alone.
    void compareRequested(const QStringList &modelIds);
    /// Open in the table of attributes.
    void tableRequested(const QStringList &modelIds);
    void tickToggled(const QString &modelId, bool ticked);
    /// The page shows a model whose records it has not got. setRecords() is the answer.
    void recordsRequested(const QString &modelId);
    void priceEditRequested(const QString &modelId, const QString &endpointSlug);
    void favouriteToggled(const QString &modelId, bool favourite);
    void hiddenToggled(const QString &modelId, bool hidden);
    void tagsEdited(const QString &modelId, const QStringList &tags);
    /// `KEY=VALUE` of core::addFilter().
    void filterRequested(const QString &keyValue);
    /// Of an endpoint that the user has added.
    void editRequested(const QString &providerId, const QString &providerModelId);
    void removeRequested(const QString &providerId, const QString &providerModelId);
    /// Ask OpenRouter to whom it routes the model.
    void refreshRequested(const QString &modelId);
    /// Ask the provider for its own list of models.
    void listRequested(const QString &providerId);
    void columnsChanged();
    void taskChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createSections();
    void connectHeader();
    void connectSections();
    void showParameters(const core::ModelInfo &model);
    void askForRecords();
    void fitAlternatives();

    core::CatalogPtr m_catalog;
    QString m_modelId;
    bool m_needsRecords = false;
    ModelHeader *m_header;
    QStackedWidget *m_stack;
    EmptyState *m_gone;
    QScrollArea *m_scroll;
    OffersView *m_offers;
    TaskPriceView *m_task;
    AlternativesView *m_alternatives;
    QLabel *m_parameters;
    ChangesView *m_changes;
};

} // namespace ui
