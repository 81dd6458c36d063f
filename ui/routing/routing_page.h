#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"

#include <QWidget>

class QTabWidget;

namespace ui {

class ExplainView;
class RoutingSettingsView;

/// How endpoints are chosen, and why one is.
class RoutingPage : public QWidget
{
    Q_OBJECT

public:
    RoutingPage(core::Engine &engine, core::CatalogPtr catalog, QWidget *parent = nullptr);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);

private:
    QWidget *createHeader();
    void takeConfig(const core::Config &config);
    void showProposals();

    core::CatalogPtr m_catalog;
    core::Config m_config;
    RoutingSettingsView *m_settings;
    ExplainView *m_explain;
};

} // namespace ui
