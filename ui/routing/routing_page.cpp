#include "ui/routing/routing_page.h"

#include "core/async/after.h"
#include "ui/common/role.h"
#include "ui/routing/explain_view.h"
#include "ui/routing/model_name_edit.h"
#include "ui/routing/routing_settings_view.h"

#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

RoutingPage::RoutingPage(core::Engine &engine, core::CatalogPtr catalog, QWidget *parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_settings(new RoutingSettingsView(engine))
    , m_explain(new ExplainView(engine))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader());
    auto *tabs = new QTabWidget(this);
    tabs->addTab(m_settings, tr("How endpoints are chosen"));
    tabs->addTab(m_explain, tr("Why this endpoint?"));
    layout->addWidget(tabs, 1);

    connect(&engine, &core::Engine::configChanged, this, &RoutingPage::takeConfig);
    connect(&engine, &core::Engine::keysChanged, m_explain, &ExplainView::refresh);
    showProposals();
    core::after(engine.config(), this, [this](const core::Config &config) { takeConfig(config); });
}

QWidget *RoutingPage::createHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Routing"), header);
    setRole(title, "title");
    auto *about = new QLabel(tr("Which endpoint answers a request, and why."), header);
    setRole(about, "muted");
    about->setWordWrap(true);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(title);
    layout->addWidget(about);
    return header;
}

void RoutingPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    showProposals();
    m_explain->refresh();
}

void RoutingPage::takeConfig(const core::Config &config)
{
    m_config = config;
    m_settings->setConfig(config);
    showProposals();
    m_explain->refresh();
}

void RoutingPage::showProposals()
{
    const QStringList names = requestableNames(*m_catalog, m_config);
    m_settings->setProposals(names);
    m_explain->setProposals(names);
}

} // namespace ui
