#include "ui/chat/compare_page.h"

#include "core/history/conversation_store.h"
#include "core/settings/column_set_store.h"
#include "core/settings/preferences.h"
#include "ui/chat/columns_view.h"
#include "ui/chat/compare_toolbar.h"
#include "ui/chat/comparison_session.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversations_panel.h"
#include "ui/chat/layout_menu.h"
#include "ui/chat/sets_menu.h"
#include "ui/chat/suggestions.h"
#include "ui/chat/system_prompt_editor.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kDraftPauseMs = 1000;
constexpr int kPanelWidth = 260;
constexpr int kPanelBelow = 1000; ///< Narrower, the page has no room for the list beside the columns.
constexpr double kLeastScale = 0.7;
constexpr double kMostScale = 2;

} // namespace

ComparePage::ComparePage(const Parts &parts, core::CatalogPtr catalog, QWidget *parent)
    : QWidget(parent)
    , m_engine(parts.engine)
    , m_conversations(parts.conversations)
    , m_sets(parts.sets)
    , m_prompts(parts.prompts)
    , m_preferences(parts.preferences)
    , m_theme(parts.theme)
    , m_prompter(parts.prompter)
    , m_models(std::move(catalog))
    , m_opening(parts.preferences.text(core::Preference::CompareConversation))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_view(new ColumnsView(m_models, parts.conversations, parts.theme))
{
    setRole(this, "page");
    setAcceptDrops(true);
    m_session = makeSession(freshComparison({}), false);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);
    createPanel();
    auto *main = new QWidget;
    m_splitter->addWidget(main);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(main);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    m_toolbar = new CompareToolbar(m_theme);
    connect(m_toolbar, &CompareToolbar::panelToggled, this, &ComparePage::togglePanel);
    connect(m_toolbar, &CompareToolbar::sendToAllRequested, this, &ComparePage::sendToAll);
    connect(m_toolbar, &CompareToolbar::newRequested, this, [this] { startNew(m_session->isTemporary()); });
    connect(m_toolbar, &CompareToolbar::addModelRequested, this,
            [this] { m_view->chooseModel(m_toolbar->addModelButton()); });
    layout->addWidget(m_toolbar);
    createMenus();
    layout->addWidget(m_view, 1);
    m_suggestions = new Suggestions;
    connect(m_suggestions, &Suggestions::chosen, this, [this](const QString &prompt) {
        m_composer->setQuestion({prompt});
        send();
    });
    layout->addWidget(m_suggestions);
    createComposer();
    layout->addWidget(m_composer);
    createShortcuts();

    connect(m_view, &ColumnsView::columnsChanged, this, [this] {
        updateControls();
        remember();
    });
    connect(m_view, &ColumnsView::promptWanted, m_composer, &Composer::focusPrompt);
    connect(m_view, &ColumnsView::copyToPromptRequested, this, [this](const core::Question &question) {
        m_composer->setQuestion(question);
        m_composer->focusPrompt();
    });
    connect(m_view, &ColumnsView::textScaleRequested, this, [this](double scale) {
        m_preferences.setNumber(core::Preference::CompareTextScale,
                                std::clamp(scale, kLeastScale, kMostScale));
        m_view->setTextScale(m_preferences.number(core::Preference::CompareTextScale));
    });
    m_view->setTextScale(m_preferences.number(core::Preference::CompareTextScale));
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftPauseMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &ComparePage::saveDraft);
    enterSession();
}

ComparePage::~ComparePage()
{
    saveDraft();
    // Parts that go tell of it.
    m_view->disconnect(this);
    m_composer->disconnect(this);
    m_view->setSession(nullptr);
    m_session->disconnect(this);
    for (const auto &session : m_background)
        session->disconnect(this);
}

void ComparePage::createPanel()
{
    m_panel = new ConversationsPanel(conversationSource(m_conversations), m_theme, m_prompter);
    connect(&m_conversations, &core::ConversationStore::listChanged, m_panel, &ConversationsPanel::reload);
    connect(&m_conversations, &core::ConversationStore::stateChanged, m_panel, &ConversationsPanel::setState);
    m_panel->layout()->setContentsMargins(14, 16, 0, 16);
    m_splitter->addWidget(m_panel);
    connect(m_panel, &ConversationsPanel::openRequested, this, &ComparePage::open);
    connect(m_panel, &ConversationsPanel::newRequested, this, &ComparePage::startNew);
    connect(m_panel, &ConversationsPanel::removed, this, &ComparePage::forget);
    connect(m_panel, &ConversationsPanel::restored, this, [this](const QStringList &ids) {
        if (ids.contains(m_forgotten) && m_session->isEmpty())
            open(m_forgotten);
    });
    connect(m_panel, &ConversationsPanel::infoChanged, this, [this](const core::ComparisonInfo &info) {
        m_session->takeInfo(info);
        for (const auto &session : m_background)
            session->takeInfo(info);
    });
}

void ComparePage::createMenus()
{
    m_layoutMenu = new LayoutMenu(m_theme);
    connect(m_layoutMenu, &LayoutMenu::layoutChanged, this, [this](const core::ComparisonLayout &layout) {
        m_session->setLayout(layout);
        remember();
    });
    connect(m_layoutMenu, &LayoutMenu::policyChanged, this, [this](const core::ComparisonPolicy &policy) {
        m_session->setPolicy(policy);
        updateControls();
    });
    m_toolbar->addMenu(m_layoutMenu);
    m_setsMenu = new SetsMenu([this] { return currentSet(); }, m_theme, m_prompter);
    m_setsMenu->setSets(m_sets.sets());
    connect(m_setsMenu, &SetsMenu::setChosen, this, &ComparePage::openSet);
    connect(m_setsMenu, &SetsMenu::saveRequested, &m_sets, &core::ColumnSetStore::saveSet);
    connect(m_setsMenu, &SetsMenu::removeRequested, &m_sets, &core::ColumnSetStore::removeSet);
    connect(&m_sets, &core::ColumnSetStore::setsChanged, m_setsMenu,
            [this] { m_setsMenu->setSets(m_sets.sets()); });
    m_toolbar->addMenu(m_setsMenu);
}

void ComparePage::createComposer()
{
    m_composer = new Composer(m_engine, m_prompts, m_theme, m_prompter);
    m_composer->setPreviewSource([this] {
        QList<CostPreview::Question> questions;
        if (m_composer->question().isEmpty())
            return questions;
        const core::Message question = m_composer->previewMessage();
        for (ColumnSession *column : m_session->targets())
            questions << CostPreview::Question {column->modelName(),
                                                m_session->estimateRequest(*column, question)};
        return questions;
    });
    connect(m_composer, &Composer::sendRequested, this, &ComparePage::send);
    connect(m_composer, &Composer::stopRequested, this, &ComparePage::stopAll);
    connect(m_composer, &Composer::systemPromptRequested, this, &ComparePage::editSystemPrompt);
    connect(m_composer, &Composer::questionChanged, this, [this] {
        m_draftTimer.start();
        showProblem();
    });
}

void ComparePage::createShortcuts()
{
    const auto add = [this](const QString &what, const QKeySequence &keys, auto run, bool listed = true) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
        if (listed)
            m_shortcuts.append({what, keys});
    };
    add(tr("New conversation"), QKeySequence(Qt::CTRL | Qt::Key_N), [this] { startNew(false); });
    add(tr("New temporary conversation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        [this] { startNew(true); });
    add(tr("Show or hide the conversations"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { togglePanel(); });
    add(tr("Search conversations"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] {
        if (m_panel->isHidden())
            togglePanel();
        m_panel->focusSearch();
    });
    add(tr("Write a prompt"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_composer->focusPrompt(); });
    add(tr("Stop all answers"), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { stopAll(); });
    constexpr int kNumbers = 9;
    for (int number = 1; number <= kNumbers; ++number) {
        const auto key = Qt::Key(Qt::Key_0 + number);
        // Two lines stand for all of them.
        add(
            tr("Go to the first column, the second, …"), QKeySequence(Qt::ALT | key),
            [this, number] { m_view->focusColumn(number); }, number == 1);
        add(
            tr("Pick the first column, the second, …"), QKeySequence(Qt::ALT | Qt::SHIFT | key),
            [this, number] { m_view->pickColumn(number); }, number == 1);
    }
}

QStringList ComparePage::models() const
{
    QStringList keys;
    for (const ColumnSession *column : m_session->columns())
        keys << column->settings().key();
    return keys;
}

void ComparePage::setCatalog(const core::CatalogPtr &catalog)
{
    m_models.setCatalog(catalog);
    if (std::exchange(m_wantsDefaults, false)) {
        m_wantsDefaults = m_models.defaults().isEmpty();
        chooseDefaults();
    }
    m_view->modelsChanged();
    updateControls();
}

void ComparePage::setUsableProviders(const QSet<QString> &providers)
{
    m_models.usable = providers;
}

void ComparePage::setMarks(const core::ModelMarks &marks)
{
    m_models.marks = marks;
}

void ComparePage::send()
{
    const QList<ColumnSession *> targets = m_session->targets();
    if (m_composer->isReading() || m_composer->question().isEmpty() || targets.isEmpty())
        return;
    const bool first = m_session->isEmpty();
    m_session->send(m_composer->takeQuestion(), targets);
    m_session->save();
    m_draftTimer.stop();
    if (first)
        m_conversations.saveDraft({}, {});
    saveDraft();
    m_panel->setCurrent(m_session->isTemporary() ? QString() : m_session->info().id);
    updateControls();
    remember();
}

void ComparePage::stopAll()
{
    m_session->stopAll();
}

void ComparePage::editSystemPrompt()
{
    const QList<ColumnSession *> &columns = m_session->columns();
    if (columns.isEmpty())
        return;
    const core::ColumnSettings &first = columns.first()->settings();
    SystemPromptDialog::open(this, m_engine, m_prompts, m_theme, {.model = first.model}, first.systemPrompt,
                             [this](const QString &text) {
                                 for (ColumnSession *column : m_session->columns()) {
                                     core::ColumnSettings settings = column->settings();
                                     settings.systemPrompt = text;
                                     column->setSettings(settings);
                                 }
                             });
}

void ComparePage::sendToAll()
{
    for (ColumnSession *column : m_session->columns()) {
        core::ColumnSettings settings = column->settings();
        settings.takesPart = true;
        column->setSettings(settings);
    }
    m_composer->focusPrompt();
}

void ComparePage::togglePanel()
{
    m_preferences.setFlag(core::Preference::ComparePanel, m_panel->isHidden());
    m_panel->setVisible(m_panel->isHidden());
    m_toolbar->setPanelShown(!m_panel->isHidden());
}

void ComparePage::applyPanel()
{
    const bool wanted = m_preferences.flag(core::Preference::ComparePanel) && width() >= kPanelBelow;
    m_panel->setVisible(wanted);
    m_toolbar->setPanelShown(wanted);
    if (wanted && m_splitter->sizes().value(0) == 0)
        m_splitter->setSizes({kPanelWidth, width() - kPanelWidth});
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    const bool wasNarrow = event->oldSize().width() < kPanelBelow;
    QWidget::resizeEvent(event);
    if (wasNarrow != (width() < kPanelBelow))
        applyPanel();
}

void ComparePage::updateControls()
{
    const QList<ColumnSession *> &columns = m_session->columns();
    m_toolbar->showSession(*m_session);
    m_composer->setTargets(int(m_session->targets().size()), int(columns.size()));
    m_composer->setRunning(m_session->isRunning());
    m_composer->setHasSystemPrompt(
        std::any_of(columns.begin(), columns.end(), [](const ColumnSession *column) {
            return !column->settings().systemPrompt.trimmed().isEmpty();
        }));
    m_composer->refreshPreview();
    showProblem();
    m_suggestions->setVisible(!columns.isEmpty() && m_session->isEmpty());
    QSet<QString> running;
    for (const auto &session : m_background)
        running << session->info().id;
    if (m_session->isRunning())
        running << m_session->info().id;
    m_panel->setRunning(running);
}

void ComparePage::showProblem()
{
    const QList<core::Attachment> attachments = m_composer->attachments();
    const bool anyImage =
        std::any_of(attachments.begin(), attachments.end(), [](const core::Attachment &attachment) {
            return attachment.kind == core::Attachment::Kind::Image;
        });
    const QStringList blind = anyImage ? m_models.withoutSight(columnSettings()) : QStringList();
    m_composer->setProblem(blind.isEmpty()
                               ? QString()
                               : tr("Cannot see images: %1", "names of models").arg(blind.join(tr(", "))));
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_composer->focusPrompt();
}

void ComparePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void ComparePage::dropEvent(QDropEvent *event)
{
    if (m_composer->takeMime(event->mimeData()))
        event->acceptProposedAction();
}

} // namespace ui
