#include "ui/proxy/proxy_page.h"

#include "core/async/after.h"
#include "ui/common/copy_button.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/switch.h"
#include "ui/common/theme.h"
#include "ui/proxy/api_keys_view.h"
#include "ui/proxy/client_snippets.h"
#include "ui/proxy/live_requests_view.h"
#include "ui/proxy/snippet_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

const QString kUsualAddress = QStringLiteral("127.0.0.1:8484");
/// How long running requests may go on after the switch is off, in milliseconds.
constexpr int kGrace = 5'000;

} // namespace

ProxyPage::ProxyPage(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog,
                     const Theme &theme, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_proxy(proxy)
    , m_catalog(std::move(catalog))
    , m_tabs(new QTabWidget(this))
    , m_keys(new ApiKeysView(engine, proxy, m_catalog, theme, prompter, this))
    , m_snippet(new SnippetView(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader());
    layout->addWidget(createServerCard(theme));
    layout->addWidget(m_tabs, 1);
    auto *connectTab = new QWidget(this);
    auto *connectLayout = new QVBoxLayout(connectTab);
    connectLayout->setContentsMargins(0, 10, 0, 0);
    connectLayout->addWidget(m_snippet);
    m_tabs->addTab(new LiveRequestsView(proxy, this), tr("Live requests"));
    m_tabs->addTab(m_keys, tr("Keys"));
    m_tabs->addTab(connectTab, tr("Connect a program"));

    connect(m_switch, &Switch::toggled, this, &ProxyPage::switchTo);
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_wantedAddress = text.trimmed();
        showSnippet();
    });
    connect(m_address, &QLineEdit::returnPressed, this, [this] { m_switch->setChecked(true); });
    connect(&proxy, &core::ProxyServer::stateChanged, this, &ProxyPage::showState);
    showState({});
    core::after(proxy.state(), this, [this](const core::ProxyState &state) { showState(state); });
}

QWidget *ProxyPage::createHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Proxy"), header);
    setRole(title, "title");
    auto *about =
        new QLabel(tr("Programs on this machine can use all your models through one address."), header);
    setRole(about, "muted");
    about->setWordWrap(true);
    auto *newKey = new QPushButton(tr("New key"), header);
    newKey->setAccessibleName(tr("New key"));
    newKey->setToolTip(tr("Makes a key with which a program may use the local API"));
    connect(newKey, &QPushButton::clicked, m_keys, &ApiKeysView::addKey);

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(title);
    titles->addWidget(about);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(titles, 1);
    layout->addWidget(newKey);
    return header;
}

QWidget *ProxyPage::createServerCard(const Theme &theme)
{
    auto *card = new QFrame(this);
    setRole(card, "card");
    m_switch = new Switch(theme, card);
    m_switch->setAccessibleName(tr("Local API"));
    auto *name = new QLabel(tr("Local &API"), card);
    setRole(name, "subheading");
    name->setBuddy(m_switch);
    m_status = new QLabel(card);
    m_status->setObjectName(QStringLiteral("proxyStatus"));
    m_address = new QLineEdit(card);
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(kUsualAddress);
    m_address->setMaximumWidth(320);
    m_copy = new CopyButton(theme, card);
    m_copy->setAccessibleName(tr("Copy address"));
    m_copy->setSource([this] { return address() + QLatin1String("/v1"); });
    m_copy->setToolTip(tr("Copies the base URL for clients"));
    m_problem = new QFrame(card);
    setRole(m_problem, "error-card");
    m_problemText = new QLabel(m_problem);
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    (new QHBoxLayout(m_problem))->addWidget(m_problemText);

    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_switch);
    row->addWidget(name);
    row->addWidget(m_status);
    row->addStretch(1);
    row->addWidget(m_address, 2);
    row->addWidget(m_copy);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    return card;
}

void ProxyPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_keys->setCatalog(catalog);
    showSnippet();
}

void ProxyPage::switchTo(bool on)
{
    if (on == m_state.running)
        return;
    // Its own news of the change follow; until then a second click would only race with the first.
    m_refocusSwitch = m_switch->hasFocus();
    m_switch->setEnabled(false);
    if (!on) {
        core::after(m_proxy.stop(kGrace), this, [this](core::Done) { enableSwitch(); });
        return;
    }
    core::after(m_proxy.start(m_wantedAddress), this, [this](const core::Result<core::ProxyState> &state) {
        showState(state.ok() ? *state : core::ProxyState {false, {}, state.error().message});
    });
}

void ProxyPage::enableSwitch()
{
    m_switch->setEnabled(true);
    if (std::exchange(m_refocusSwitch, false))
        m_switch->setFocus();
}

void ProxyPage::showState(const core::ProxyState &state)
{
    m_state = state;
    enableSwitch();
    m_switch->setChecked(state.running);
    m_status->setText(state.running ? tr("running") : tr("off"));
    setRole(m_status, state.running ? "success" : "muted");
    m_address->setReadOnly(state.running);
    if (const QString text = state.running ? state.address : m_wantedAddress; text != m_address->text())
        m_address->setText(text);
    m_address->setToolTip(state.running
                              ? tr("Switch the local API off to change the address")
                              : tr("HOST:PORT; empty for the one in config.json. Port 0 takes a free one."));
    m_copy->setVisible(state.running);
    m_problemText->setText(state.error);
    m_problem->setVisible(!state.error.isEmpty());
    style()->unpolish(m_address);
    style()->polish(m_address);
    showSnippet();
}

void ProxyPage::showSnippet()
{
    m_snippet->setFacts(address(), keyPlaceholder(), exampleModel());
    m_keys->setClientFacts({address(), exampleModel()});
}

QString ProxyPage::address() const
{
    if (m_state.running)
        return m_state.address;
    return QStringLiteral("http://%1").arg(m_wantedAddress.isEmpty() ? kUsualAddress : m_wantedAddress);
}

QString ProxyPage::exampleModel() const
{
    // A model of the simulator answers without any provider key.
    const QList<core::ModelInfo> &models = m_catalog->models();
    const auto isChat = [](const core::ModelInfo &model) { return model.type == QLatin1String("chat"); };
    const auto isSimulated = [this](const core::ModelInfo &model) {
        return std::any_of(
            model.endpoints.cbegin(), model.endpoints.cend(), [this](const core::EndpointInfo &endpoint) {
                const core::ProviderInfo *provider = m_catalog->findProvider(endpoint.providerId);
                return provider && provider->isSimulator();
            });
    };
    auto found = std::find_if(models.cbegin(), models.cend(), isSimulated);
    if (found == models.cend())
        found = std::find_if(models.cbegin(), models.cend(), isChat);
    return found == models.cend() ? QStringLiteral("author/model") : found->id;
}

} // namespace ui
