#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_link.h"
#include "core/engine/catalog_updater.h"
#include "core/model/endpoint_record.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace core {
class Engine;
class ModelMarksStore;
class Preferences;
} // namespace core

class QStackedWidget;

namespace ui {

class CatalogPage;
class ComparisonView;
class ModelPage;
class Prompter;
class Theme;

/// Everything about models in one place: the table of all, the page of one, several side by side, and the
/// dialogs that change what is known of them. Knows where the user's marks, figures and edits are kept, which
/// the pages themselves do not.
class CatalogDesk : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        core::Engine &engine;
        core::CatalogUpdater &updater;
        core::ModelMarksStore &marks;
        core::Preferences &preferences;
        const Theme &theme;
        Prompter &prompter;
    };

    CatalogDesk(const Parts &parts, core::CatalogPtr catalog, QWidget *parent = nullptr);

    void showLink(const core::CatalogLink &link);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);

signals:
    void compareRequested(const QStringList &modelIds);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectPage();
    void createModelPage();
    void createComparison();
    void waitForNews(const QFuture<core::Result<core::CatalogRefreshReport>> &news, const QString &meanwhile);
    void keepMarks();
    void showMarks();
    void askForTags(const QString &modelId);
    void askForViewName(const QString &link);
    void openUpdates();
    void takeConfig(const core::Config &config);
    void editOwnModel(const QString &providerId, const QString &providerModelId);
    void removeOwnModel(const QString &providerId, const QString &providerModelId);
    void openModel(const QString &modelId);
    void openComparison(const QStringList &modelIds);
    void filterBy(const QString &keyValue);
    void goBack();
    void readRecords();
    void readRecordsOf(const QString &modelId);
    void readChanges();
    void readPublicFigures();

    Parts m_parts;
    core::CatalogPtr m_catalog;
    QSet<QString> m_usable;
    QList<core::EndpointRecord> m_records;
    /// Ids of the models that the user has added, by provider and name there (see OffersView).
    QHash<QString, QString> m_own;
    QElapsedTimer m_recordsRead; ///< Since they were asked for; invalid: never.
    QStackedWidget *m_stack;
    CatalogPage *m_page;
    ModelPage *m_model = nullptr; ///< Made when it is first wanted; likewise.
    ComparisonView *m_comparison = nullptr;
    /// How to get to what was shown before, the last at the end; behind its first stands the table.
    QList<std::function<void()>> m_before;
};

} // namespace ui
