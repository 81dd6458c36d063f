#include "ui/shell/main_window.h"

#include "core/async/after.h"
#include "core/catalog/catalog_link.h"
#include "core/history/conversation_store.h"
#include "core/settings/column_set_store.h"
#include "core/settings/prompt_library.h"
#include "ui/budgets/budgets_page.h"
#include "ui/catalog/catalog_desk.h"
#include "ui/chat/compare_page.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/keys/keys_page.h"
#include "ui/proxy/proxy_page.h"
#include "ui/routing/routing_page.h"
#include "ui/shell/budget_notices.h"
#include "ui/shell/info_dialogs.h"
#include "ui/shell/notice_area.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/sidebar.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallest(760, 520);
constexpr int kNarrowBelow = 1000; ///< Width of the window from which on the sidebar has room for names.

const QString kCatalog = QStringLiteral("catalog");
const QString kCompare = QStringLiteral("compare");
const QString kDashboard = QStringLiteral("dashboard");
const QString kKeys = QStringLiteral("keys");
const QString kBudgets = QStringLiteral("budgets");
const QString kRouting = QStringLiteral("routing");
const QString kProxy = QStringLiteral("proxy");

} // namespace

MainWindow::MainWindow(const Parts &parts, core::CatalogPtr catalog)
    : m_engine(parts.engine)
    , m_proxy(parts.proxy)
    , m_updater(parts.updater)
    , m_marks(parts.marks)
    , m_conversations(parts.conversations)
    , m_columnSets(parts.columnSets)
    , m_prompts(parts.prompts)
    , m_catalog(std::move(catalog))
    , m_theme(parts.theme)
    , m_prompter(parts.prompter)
    , m_preferences(parts.preferences)
    , m_sidebar(new Sidebar(parts.theme))
    , m_notices(new NoticeArea(parts.theme))
    , m_stack(new QStackedWidget)
{
    setWindowTitle(QStringLiteral("Switchyard"));
    setMinimumSize(kSmallest);
    definePages();
    createLayout();
    createStatusBar();
    createShortcuts();
    resize(kFirstSize);
    restoreGeometry(m_preferences.bytes(core::Preference::WindowGeometry));
    watchEngine();
    const int last = pageIndex(m_preferences.text(core::Preference::CurrentPage));
    goTo(last >= 0 ? last : pageIndex(kCompare));
}

MainWindow::~MainWindow() = default;

void MainWindow::definePages()
{
    const auto keys = [](int number) { return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)); };
    // 3 is kept for a page that comes later.
    m_pages = {
        {kCatalog, tr("Catalog"), QStringLiteral("library"), keys(1), [this] { return createCatalogPage(); }},
        {kCompare, tr("Compare"), QStringLiteral("columns-3"), keys(2),
         [this] { return createComparePage(); }},
        {kDashboard, tr("Dashboard"), QStringLiteral("chart-column"), keys(4),
         [this] { return new DashboardPage(m_engine, m_theme); }},
        {kKeys, tr("Keys"), QStringLiteral("key-round"), keys(5),
         [this] { return new KeysPage(m_engine, m_catalog, m_theme, m_prompter); }},
        {kBudgets, tr("Budgets"), QStringLiteral("wallet"), keys(6),
         [this] { return new BudgetsPage(m_engine, m_proxy, m_catalog, m_theme, m_prompter); }},
        {kRouting, tr("Routing"), QStringLiteral("route"), keys(7),
         [this] { return new RoutingPage(m_engine, m_catalog); }},
        {kProxy, tr("Proxy"), QStringLiteral("network"), keys(8),
         [this] { return new ProxyPage(m_engine, m_proxy, m_catalog, m_theme, m_prompter); }},
    };
}

void MainWindow::createLayout()
{
    for (const Page &page : std::as_const(m_pages)) {
        m_sidebar->addPage(page.name, page.icon, page.shortcut);
        m_stack->addWidget(new QWidget);
    }
    connect(m_sidebar, &Sidebar::pageChosen, this, &MainWindow::goTo);
    connect(m_sidebar, &Sidebar::settingsRequested, this, &MainWindow::openSettings);
    connect(m_sidebar, &Sidebar::aboutRequested, this, [this] { openAbout(this, *m_catalog); });

    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_stack, 1);
    row->addLayout(column, 1);
    setCentralWidget(central);
}

void MainWindow::createStatusBar()
{
    m_proxyState = new QPushButton;
    setRole(m_proxyState, "link");
    connect(m_proxyState, &QPushButton::clicked, this, [this] { goTo(pageIndex(kProxy)); });
    statusBar()->addWidget(m_proxyState);
    statusBar()->setSizeGripEnabled(false);
    showProxyState({});
}

void MainWindow::createShortcuts()
{
    const auto add = [this](const QString &what, const QKeySequence &keys, auto run) {
        auto *action = new QAction(what, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_shortcuts.append({what, keys});
    };
    for (int i = 0; i < m_pages.size(); ++i)
        add(tr("Go to %1").arg(m_pages.at(i).name), m_pages.at(i).shortcut, [this, i] { goTo(i); });
    add(tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { openSettings(); });
    add(tr("Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Slash),
        [this] { openShortcuts(this, m_shortcuts); });
    add(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::watchEngine()
{
    connect(&m_engine, &core::Engine::catalogChanged, this, &MainWindow::takeCatalog);
    connect(&m_engine, &core::Engine::keysChanged, this, &MainWindow::takeKeys);
    connect(&m_engine, &core::Engine::configRejected, this, &MainWindow::showConfigProblem);
    connect(&m_engine, &core::Engine::configChanged, this,
            [this] { m_notices->clear(QStringLiteral("config")); });
    connect(&m_engine, &core::Engine::historyStateChanged, this, &MainWindow::showHistoryState);
    connect(&m_conversations, &core::ConversationStore::stateChanged, this,
            &MainWindow::showConversationsState);
    connect(&m_proxy, &core::ProxyServer::stateChanged, this, &MainWindow::showProxyState);
    auto *budgetNotices = new BudgetNotices(m_engine, *m_notices, m_preferences, this);
    connect(budgetNotices, &BudgetNotices::budgetsRequested, this, [this] {
        goTo(pageIndex(kBudgets));
        bringToFront();
    });
    core::after(m_engine.providerKeys(), this,
                [this](const QList<core::KeyStatus> &keys) { takeKeys(keys); });
    core::after(m_engine.historyState(), this,
                [this](const core::HistoryState &state) { showHistoryState(state); });
    core::after(m_proxy.state(), this, [this](const core::ProxyState &state) { showProxyState(state); });
}

/// The engine tries the key store out while it starts, and tells of the keys when it knows.
void MainWindow::checkKeyStore()
{
    core::after(m_engine.keyStoreState(), this, [this](const core::KeyStoreState &state) {
        if (state.available || state.message.isEmpty()) {
            m_notices->clear(QStringLiteral("keystore"));
            return;
        }
        // The Keys page says the rest.
        m_notices->post(
            QStringLiteral("keystore"),
            {tr("There is no key store to keep your keys in"),
             tr("Until there is, keys come from environment variables or files, or last for this session."),
             tr("Open Keys"), [this] {
                 goTo(pageIndex(kKeys));
                 m_notices->dismiss(QStringLiteral("keystore"));
             }});
    });
}

int MainWindow::pageIndex(const QString &key) const
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages.at(i).key == key)
            return i;
    }
    return -1;
}

/// The page if it was built already, else null.
template<typename Widget>
Widget *MainWindow::page(const QString &key)
{
    return qobject_cast<Widget *>(m_pages.at(pageIndex(key)).widget);
}

void MainWindow::goTo(int index)
{
    Page &page = m_pages[index];
    if (!page.widget) {
        page.widget = page.create();
        page.widget->setAccessibleName(page.name);
        delete m_stack->widget(index);
        m_stack->insertWidget(index, page.widget);
    }
    m_stack->setCurrentIndex(index);
    m_sidebar->setCurrent(index);
    m_preferences.setText(core::Preference::CurrentPage, page.key);
}

QWidget *MainWindow::createComparePage()
{
    auto *compare = new ComparePage(
        {m_engine, m_conversations, m_columnSets, m_prompts, m_preferences, m_theme, m_prompter}, m_catalog);
    compare->setUsableProviders(m_keyedProviders);
    compare->setMarks(m_marks.marks());
    connect(&m_marks, &core::ModelMarksStore::marksChanged, compare,
            [this, compare] { compare->setMarks(m_marks.marks()); });
    compare->restore();
    m_shortcuts += compare->shortcuts();
    return compare;
}

QWidget *MainWindow::createCatalogPage()
{
    auto *catalog =
        new CatalogDesk({m_engine, m_updater, m_marks, m_preferences, m_theme, m_prompter}, m_catalog);
    catalog->setUsableProviders(m_keyedProviders);
    connect(catalog, &CatalogDesk::compareRequested, this, [this](const QStringList &models) {
        goTo(pageIndex(kCompare));
        page<ComparePage>(kCompare)->compare(models);
    });
    return catalog;
}

void MainWindow::takeCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    if (auto *built = page<CatalogDesk>(kCatalog))
        built->setCatalog(catalog);
    if (auto *built = page<ComparePage>(kCompare))
        built->setCatalog(catalog);
    if (auto *built = page<KeysPage>(kKeys))
        built->setCatalog(catalog);
    if (auto *built = page<BudgetsPage>(kBudgets))
        built->setCatalog(catalog);
    if (auto *built = page<RoutingPage>(kRouting))
        built->setCatalog(catalog);
    if (auto *built = page<ProxyPage>(kProxy))
        built->setCatalog(catalog);
}

void MainWindow::takeKeys(const QList<core::KeyStatus> &keys)
{
    m_keyedProviders.clear();
    for (const core::KeyStatus &key : keys) {
        if (key.usable)
            m_keyedProviders.insert(key.provider);
    }
    for (const core::ProviderInfo &provider : m_catalog->providers()) {
        if (!provider.needsKey())
            m_keyedProviders.insert(provider.id);
    }
    if (auto *built = page<CatalogDesk>(kCatalog))
        built->setUsableProviders(m_keyedProviders);
    if (auto *built = page<ComparePage>(kCompare))
        built->setUsableProviders(m_keyedProviders);
    checkKeyStore();
}

void MainWindow::openLink(const QString &link)
{
    const core::Result<core::CatalogLink> view = core::catalogLinkFrom(link);
    if (!view) {
        m_prompter.showError(this, tr("The link cannot be opened"), view.error().message);
        return;
    }
    goTo(pageIndex(kCatalog));
    page<CatalogDesk>(kCatalog)->showLink(*view);
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showConfigProblem(const core::Error &error)
{
    m_notices->post(QStringLiteral("config"), {tr("The configuration cannot be used"), error.message});
}

void MainWindow::showHistoryState(const core::HistoryState &state)
{
    if (state.mode == core::HistoryState::Mode::ReadWrite || state.message.isEmpty()) {
        m_notices->clear(QStringLiteral("history"));
        return;
    }
    m_notices->post(QStringLiteral("history"), {tr("The history is not being written"), state.message});
}

void MainWindow::showConversationsState(const core::HistoryState &state)
{
    if (state.mode == core::HistoryState::Mode::ReadWrite || state.message.isEmpty()) {
        m_notices->clear(QStringLiteral("conversations"));
        return;
    }
    m_notices->post(QStringLiteral("conversations"), {tr("Conversations are not being kept"), state.message});
}

void MainWindow::showProxyState(const core::ProxyState &state)
{
    m_proxyState->setText(state.running ? tr("Local API on %1").arg(state.address) : tr("Local API off"));
    m_proxyState->setToolTip(tr("Go to the Proxy page"));
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_preferences, m_theme, this);
    dialog->open();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setNarrow(width() < kNarrowBelow);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_preferences.setBytes(core::Preference::WindowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace ui
