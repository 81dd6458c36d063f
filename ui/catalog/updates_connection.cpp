#include "core/async/after.h"
#include "ui/catalog/updates_dialog.h"

namespace ui {

namespace {

constexpr int kMostChanges = 5000;

void loadChanges(UpdatesDialog &dialog, core::CatalogUpdater &updater)
{
    core::after(updater.changes(kMostChanges), &dialog,
                [&dialog](const QList<core::CatalogChange> &changes) { dialog.showChanges(changes); });
}

void loadSpend(UpdatesDialog &dialog, core::Engine &engine)
{
    const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-core::kDaysOfRecords);
    core::after(engine.endpointRecords({.from = from, .includeSimulated = false}), &dialog,
                [&dialog](const core::Result<QList<core::EndpointRecord>> &records) {
                    if (records)
                        dialog.showSpend(*records);
                });
}

} // namespace

void connectUpdates(UpdatesDialog &dialog, core::Engine &engine, core::CatalogUpdater &updater)
{
    QObject::connect(&updater, &core::CatalogUpdater::stateChanged, &dialog, &UpdatesDialog::showState);
    QObject::connect(&updater, &core::CatalogUpdater::refreshed, &dialog, [&dialog, &engine, &updater] {
        loadChanges(dialog, updater);
        loadSpend(dialog, engine);
    });
    QObject::connect(&engine, &core::Engine::catalogChanged, &dialog, &UpdatesDialog::setCatalog);
    QObject::connect(&dialog, &UpdatesDialog::refreshRequested, &dialog, [&dialog, &updater] {
        core::after(updater.refresh(), &dialog, [&dialog](const auto &result) { dialog.showResult(result); });
    });
    QObject::connect(&dialog, &UpdatesDialog::cancelRequested, &dialog, [&updater] { updater.cancel(); });
    QObject::connect(
        &dialog, &UpdatesDialog::dailyChanged, &dialog, [&dialog, &engine, &updater](bool daily) {
            core::after(engine.config(), &dialog,
                        [&dialog, &engine, &updater, daily](const core::Config &config) {
                            core::CatalogSettings settings = config.catalog;
                            settings.daily = daily;
                            core::after(engine.changeCatalogSettings(settings), &dialog,
                                        [&dialog, &updater](const core::Status &status) {
                                            dialog.showProblem(status ? QString() : status.error().message);
                                            // The box shows what is written, not what was wished.
                                            core::after(updater.state(), &dialog,
                                                        [&dialog](const core::CatalogUpdateState &state) {
                                                            dialog.showState(state);
                                                        });
                                        });
                        });
        });
    core::after(engine.catalog(), &dialog,
                [&dialog](const core::CatalogPtr &catalog) { dialog.setCatalog(catalog); });
    core::after(updater.state(), &dialog, [&dialog](const auto &state) { dialog.showState(state); });
    loadChanges(dialog, updater);
    loadSpend(dialog, engine);
}

} // namespace ui
