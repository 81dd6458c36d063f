#include "ui/chat/compare_page.h"

#include "ui/chat/model_chooser.h"
#include "ui/chat/model_list_model.h"
#include "ui/chat/prompt_editor.h"
#include "ui/common/elided_label.h"
#include "ui/common/frame_clock.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kDefaultColumns = 3;

} // namespace

ComparePage::ComparePage(core::Engine &engine, core::CatalogPtr catalog, const Theme &theme,
                         Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_clock(new FrameClock(this))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    setRole(this, "page");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader());
    auto *columns = new QScrollArea;
    columns->setWidgetResizable(true);
    columns->setFrameShape(QFrame::NoFrame);
    columns->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    columns->setFocusPolicy(Qt::NoFocus);
    m_splitter->setChildrenCollapsible(false);
    columns->setWidget(m_splitter);
    layout->addWidget(columns, 1);
    m_suggestions = createSuggestions();
    layout->addWidget(m_suggestions);
    layout->addWidget(createUndoBar());
    layout->addWidget(createComposer());
    updateControls();
}

ComparePage::~ComparePage()
{
    // Columns talk to this page when they stop.
    for (ChatColumn *column : std::as_const(m_columns))
        column->disconnect(this);
}

QWidget *ComparePage::createHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto *title = new QLabel(tr("Compare"));
    setRole(title, "title");
    row->addWidget(title);
    m_count = new QLabel;
    setRole(m_count, "badge");
    row->addWidget(m_count, 0, Qt::AlignVCenter);
    row->addStretch();
    m_startOver = new QPushButton(tr("Start over"));
    m_startOver->setIcon(m_theme.icon(QStringLiteral("message-square")));
    m_startOver->setToolTip(tr("Begin a new conversation in every column"));
    connect(m_startOver, &QPushButton::clicked, this, &ComparePage::startOver);
    row->addWidget(m_startOver);
    m_addModel = new QPushButton(tr("Add model"));
    m_addModel->setIcon(m_theme.icon(QStringLiteral("plus")));
    connect(m_addModel, &QPushButton::clicked, this, [this] { openChooser(m_addModel, nullptr); });
    row->addWidget(m_addModel);
    return header;
}

QWidget *ComparePage::createSuggestions()
{
    auto *suggestions = new QWidget;
    auto *row = new QHBoxLayout(suggestions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    const QStringList prompts = {
        tr("Explain how a heat pump works to a curious ten-year-old."),
        tr("Write a Python function that finds duplicate files in a folder."),
        tr("Compare three ways to learn a language, as a table."),
    };
    for (const QString &prompt : prompts) {
        auto *button = new QPushButton;
        setRole(button, "suggestion");
        button->setAccessibleName(prompt);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        auto *inside = new QHBoxLayout(button);
        inside->setContentsMargins(14, 10, 14, 10);
        auto *text = new QLabel(prompt);
        text->setWordWrap(true);
        text->setAttribute(Qt::WA_TransparentForMouseEvents);
        inside->addWidget(text);
        button->setMinimumHeight(button->fontMetrics().lineSpacing() * 2 + 26);
        connect(button, &QPushButton::clicked, this, [this, prompt] {
            m_prompt->setPrompt(prompt);
            send();
        });
        row->addWidget(button, 1);
    }
    return suggestions;
}

QWidget *ComparePage::createUndoBar()
{
    m_undoBar = new QFrame;
    setRole(m_undoBar, "inset");
    auto *row = new QHBoxLayout(m_undoBar);
    row->setContentsMargins(14, 6, 8, 6);
    m_undoText = new QLabel;
    row->addWidget(m_undoText, 1);
    auto *undo = new QPushButton(tr("Undo"));
    setRole(undo, "link");
    undo->setAccessibleName(tr("Undo removing the column"));
    connect(undo, &QPushButton::clicked, this, &ComparePage::undoRemove);
    row->addWidget(undo);
    m_undoBar->hide();
    return m_undoBar;
}

QWidget *ComparePage::createComposer()
{
    m_composer = new QFrame;
    setRole(m_composer, "composer");
    auto *layout = new QVBoxLayout(m_composer);
    layout->setContentsMargins(14, 8, 10, 8);
    layout->setSpacing(4);
    m_prompt = new PromptEditor;
    setRole(m_prompt, "bare");
    m_prompt->setAccessibleName(tr("Prompt"));
    layout->addWidget(m_prompt);
    auto *row = new QHBoxLayout;
    m_hint = new ElidedLabel;
    m_hint->setText(tr("Enter sends · Shift+Enter adds a line · ↑ earlier prompts"));
    setRole(m_hint, "small");
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_hint, 1);
    m_preview = new CostPreview(m_engine, [this] { return questions(); });
    constexpr int gap = 8; // else the figures look like part of their neighbours
    row->addSpacing(gap);
    row->addWidget(m_preview);
    row->addSpacing(gap);
    m_stopAll = new QPushButton(tr("Stop all"));
    m_stopAll->setIcon(m_theme.icon(QStringLiteral("circle-stop")));
    connect(m_stopAll, &QPushButton::clicked, this, &ComparePage::stopAll);
    row->addWidget(m_stopAll);
    m_send = new QPushButton(tr("Send"));
    setRole(m_send, "primary");
    m_send->setIcon(m_theme.icon(QStringLiteral("send"), m_theme.colors().accentText));
    connect(m_send, &QPushButton::clicked, this, &ComparePage::send);
    row->addWidget(m_send);
    layout->addLayout(row);

    connect(m_prompt, &PromptEditor::sendRequested, this, &ComparePage::send);
    connect(m_prompt, &PromptEditor::textChanged, this, &ComparePage::updateControls);
    connect(m_prompt, &PromptEditor::focusChanged, this, [this](bool focused) {
        m_composer->setProperty("active", focused);
        m_composer->style()->unpolish(m_composer);
        m_composer->style()->polish(m_composer);
    });
    return m_composer;
}

QStringList ComparePage::models() const
{
    QStringList ids;
    for (const ChatColumn *column : m_columns)
        ids.append(column->model().key());
    return ids;
}

void ComparePage::compare(const QStringList &modelIds)
{
    const bool loses = std::any_of(m_columns.begin(), m_columns.end(), [&](const ChatColumn *column) {
        return !column->conversation().isEmpty() && !modelIds.contains(column->model().key());
    });
    if (!loses) {
        showModels(modelIds);
        return;
    }
    m_prompter.confirm(this, tr("Replace the columns?"),
                       tr("Conversations with models that are not among the chosen ones will be lost."),
                       tr("Replace"), [page = QPointer(this), modelIds](bool confirmed) {
                           if (confirmed && page)
                               page->showModels(modelIds);
                       });
}

void ComparePage::restoreModels(const QStringList &modelIds)
{
    m_wantsDefaults = modelIds.isEmpty();
    if (m_wantsDefaults)
        chooseDefaults();
    else
        showModels(modelIds);
}

void ComparePage::showModels(const QStringList &modelIds)
{
    m_wantsDefaults = false;
    QStringList wanted = modelIds.mid(0, kMostColumns);
    for (const QList<ChatColumn *> before = m_columns; ChatColumn * column : before) {
        if (wanted.removeOne(column->model().key()))
            continue;
        m_columns.removeOne(column);
        column->disconnect(this);
        column->hide();
        column->deleteLater();
    }
    for (const QString &id : std::as_const(wanted))
        addColumn(id);
    updateControls();
    emit modelsChanged(models());
}

void ComparePage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_index.reset();
    if (m_wantsDefaults)
        chooseDefaults();
    for (ChatColumn *column : std::as_const(m_columns))
        column->setModel(columnModel(column->model().key()));
    updateControls();
}

void ComparePage::setUsableProviders(const QSet<QString> &providers)
{
    m_usable = providers;
}

void ComparePage::setMarks(const core::ModelMarks &marks)
{
    m_marks = marks;
}

const std::shared_ptr<const core::ModelIndex> &ComparePage::index()
{
    if (!m_index)
        m_index = std::make_shared<const core::ModelIndex>(m_catalog);
    return m_index;
}

ColumnModel ComparePage::columnModel(const QString &key)
{
    const qsizetype at = key.lastIndexOf(u'@');
    const QString id = at > 0 ? key.left(at) : key;
    const QString endpoint = at > 0 ? key.mid(at + 1) : QString();
    const core::ModelInfo *model = m_catalog->findModel(id);
    if (!model)
        return {id, id, tr("This model is not in the catalog."), endpoint};
    ColumnModel result {id, model->name, {}, endpoint};
    if (!endpoint.isEmpty()) {
        const core::ProviderInfo *provider = m_catalog->findProvider(endpoint);
        result.name =
            tr("%1 at %2", "a model, its provider")
                .arg(model->name, provider && !provider->name.isEmpty() ? provider->name : endpoint);
    }
    for (const core::ModelSummary &summary : index()->summaries()) {
        if (&m_catalog->models().at(summary.index) == model)
            result.about = aboutModel(*model, summary).replace(QStringLiteral(" · "), QStringLiteral("\n"));
    }
    return result;
}

/// Three models that need no key, so that a new user can ask at once.
void ComparePage::chooseDefaults()
{
    QStringList ids;
    for (const core::ModelInfo &model : m_catalog->models()) {
        const bool simulated = std::any_of(
            model.endpoints.begin(), model.endpoints.end(), [this](const core::EndpointInfo &endpoint) {
                const auto *provider = m_catalog->findProvider(endpoint.providerId);
                return provider && provider->isSimulator();
            });
        if (simulated && model.type == QLatin1String("chat") && ids.size() < kDefaultColumns)
            ids.append(model.id);
    }
    if (!ids.isEmpty())
        showModels(ids);
}

CallStarter ComparePage::callStarter()
{
    return [this](const core::ChatRequest &request, std::function<void(const core::CallProgress &)> news) {
        std::unique_ptr<core::CallHandle> call = m_engine.call(request, {});
        connect(call.get(), &core::CallHandle::progressed, call.get(), std::move(news));
        return call;
    };
}

ChatColumn *ComparePage::addColumn(const QString &modelId)
{
    auto *column = new ChatColumn(columnModel(modelId), callStarter(), m_theme, *m_clock);
    m_columns.append(column);
    m_splitter->addWidget(column);
    m_splitter->setStretchFactor(m_splitter->count() - 1, 1);
    connect(column, &ChatColumn::runningChanged, this, &ComparePage::updateControls);
    connect(column, &ChatColumn::removeRequested, this, [this, column] { removeColumn(column); });
    connect(column, &ChatColumn::pickRequested, this, [this, column] { pick(column); });
    connect(column, &ChatColumn::modelChangeRequested, this, [this, column] { openChooser(column, column); });
    return column;
}

void ComparePage::removeColumn(ChatColumn *column)
{
    if (m_columns.size() <= 1)
        return;
    column->stop();
    if (m_removed)
        m_removed->deleteLater();
    m_removed = column;
    m_removedAt = int(m_columns.indexOf(column));
    m_columns.removeOne(column);
    column->hide();
    m_undoText->setText(tr("%1 was removed.").arg(column->model().name));
    m_undoBar->show();
    updateControls();
    m_prompt->setFocus();
    emit modelsChanged(models());
}

void ComparePage::undoRemove()
{
    if (!m_removed || m_columns.size() >= kMostColumns)
        return;
    m_columns.insert(std::min<qsizetype>(m_removedAt, m_columns.size()), m_removed);
    m_removed->show();
    m_removed = nullptr;
    m_undoBar->hide();
    updateControls();
    emit modelsChanged(models());
}

void ComparePage::pick(ChatColumn *column)
{
    const bool picked = !column->isPicked();
    for (ChatColumn *each : std::as_const(m_columns))
        each->setPicked(each == column && picked);
    updateControls();
}

void ComparePage::startOver()
{
    for (ChatColumn *column : std::as_const(m_columns)) {
        column->setPicked(false);
        column->setConversation({});
    }
    updateControls();
    m_prompt->setFocus();
}

void ComparePage::send()
{
    if (m_prompt->toPlainText().trimmed().isEmpty() || m_columns.isEmpty())
        return;
    if (m_removed) {
        m_removed->deleteLater();
        m_removed = nullptr;
        m_undoBar->hide();
    }
    const QString question = m_prompt->takePrompt();
    const ChatColumn *winner = pickedColumn();
    for (ChatColumn *column : std::as_const(m_columns)) {
        if (winner && column != winner)
            column->setConversation(winner->conversation());
    }
    for (ChatColumn *column : std::as_const(m_columns)) {
        column->setPicked(false);
        column->ask(question);
    }
    updateControls();
}

void ComparePage::stopAll()
{
    for (ChatColumn *column : std::as_const(m_columns))
        column->stop();
}

void ComparePage::openChooser(QWidget *anchor, ChatColumn *column)
{
    if (!m_chooser) {
        m_chooser = new ModelChooser(m_theme, this);
        connect(m_chooser, &ModelChooser::chosen, this, &ComparePage::takeChoice);
    }
    m_choosingFor = column;
    m_chooser->setMarks(m_marks);
    m_chooser->setCatalog(index(), m_usable);
    m_chooser->openAt(anchor);
}

void ComparePage::takeChoice(const QString &modelId)
{
    if (m_choosingFor && m_columns.contains(m_choosingFor))
        m_choosingFor->setModel(columnModel(modelId));
    else if (m_columns.size() < kMostColumns)
        addColumn(modelId);
    updateControls();
    m_prompt->setFocus();
    emit modelsChanged(models());
}

bool ComparePage::anyConversation() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const ChatColumn *column) { return !column->conversation().isEmpty(); });
}

const ChatColumn *ComparePage::pickedColumn() const
{
    const auto picked = std::find_if(m_columns.begin(), m_columns.end(),
                                     [](const ChatColumn *column) { return column->isPicked(); });
    return picked == m_columns.end() ? nullptr : *picked;
}

QList<CostPreview::Question> ComparePage::questions() const
{
    const QString text = m_prompt->toPlainText();
    if (text.trimmed().isEmpty())
        return {};
    const ChatColumn *winner = pickedColumn();
    QList<CostPreview::Question> all;
    for (const ChatColumn *column : m_columns) {
        core::ConversationTree conversation = winner ? winner->conversation() : column->conversation();
        conversation.ask({text}, {});
        core::ChatRequest request = column->model().request();
        request.messages = conversation.messages();
        all << CostPreview::Question {column->model().name, request};
    }
    return all;
}

void ComparePage::updateControls()
{
    if (m_prompt->toPlainText().trimmed().isEmpty())
        m_preview->clearPreview();
    else
        m_preview->refresh();
    const bool running = std::any_of(m_columns.begin(), m_columns.end(),
                                     [](const ChatColumn *column) { return column->isRunning(); });
    for (ChatColumn *column : std::as_const(m_columns))
        column->setRemovable(m_columns.size() > 1);
    m_stopAll->setEnabled(running);
    m_send->setEnabled(!m_columns.isEmpty() && !m_prompt->toPlainText().trimmed().isEmpty());
    m_addModel->setEnabled(m_columns.size() < kMostColumns);
    m_startOver->setEnabled(anyConversation());
    m_suggestions->setVisible(!m_columns.isEmpty() && !anyConversation());
    m_count->setText(tr("%n model(s)", nullptr, int(m_columns.size())));
    m_prompt->setPlaceholderText(tr("Ask %n model(s)…", nullptr, int(m_columns.size())));
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_prompt->setFocus();
}

} // namespace ui
