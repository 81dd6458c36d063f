#include "ui/catalog/model_page.h"

#include "ui/catalog/alternatives_view.h"
#include "ui/catalog/changes_view.h"
#include "ui/catalog/model_header.h"
#include "ui/catalog/offers_view.h"
#include "ui/catalog/task_price_view.h"
#include "ui/common/empty_state.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

/// A card with its title, which is left out where the content has one of its own.
QFrame *createCard(const QString &title, QWidget *content)
{
    auto *card = new QFrame;
    setRole(card, "card");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(8);
    if (!title.isEmpty()) {
        auto *heading = new QLabel(title, card);
        setRole(heading, "subheading");
        layout->addWidget(heading);
    }
    layout->addWidget(content);
    return card;
}

} // namespace

ModelPage::ModelPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_header(new ModelHeader(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_gone(new EmptyState(m_stack))
    , m_scroll(new QScrollArea(m_stack))
    , m_offers(new OffersView(theme))
    , m_task(new TaskPriceView)
    , m_alternatives(new AlternativesView)
    , m_parameters(new QLabel)
    , m_changes(new ChangesView(theme))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and scroll it along
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(createSections());
    m_gone->setContent(tr("The catalog does not have this model"),
                       tr("It may have been retired, or come back with the next refresh. Your marks and "
                          "history of it are kept."),
                       tr("Back to the models"));
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_gone);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);

    connectHeader();
    connectSections();
    connect(m_gone, &EmptyState::actionTriggered, this, &ModelPage::backRequested);
    for (const QKeySequence &keys : {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Escape)}) {
        auto *back = new QShortcut(keys, this);
        back->setContext(Qt::WidgetWithChildrenShortcut);
        connect(back, &QShortcut::activated, this, &ModelPage::backRequested);
    }
    // So that the keys reach the page as soon as it is focused.
    setFocusProxy(m_header);
}

QWidget *ModelPage::createSections()
{
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    m_parameters->setTextFormat(Qt::PlainText);
    m_parameters->setWordWrap(true);
    m_parameters->setMinimumWidth(1);
    m_parameters->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_parameters->setObjectName(QStringLiteral("parameters"));

    auto *layout = new QVBoxLayout(canvas);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(12);
    layout->addWidget(createCard({}, m_offers));
    layout->addWidget(createCard(tr("What a task costs"), m_task));
    layout->addWidget(createCard(tr("Alternatives"), m_alternatives));
    layout->addWidget(createCard(tr("Supported parameters"), m_parameters));
    layout->addWidget(createCard(tr("What changed"), m_changes));
    layout->addStretch();
    return canvas;
}

void ModelPage::connectHeader()
{
    connect(m_header, &ModelHeader::backRequested, this, &ModelPage::backRequested);
    connect(m_header, &ModelHeader::chatRequested, this, [this] { emit compareRequested({m_modelId}); });
    connect(m_header, &ModelHeader::tickToggled, this,
            [this](bool ticked) { emit tickToggled(m_modelId, ticked); });
    connect(m_header, &ModelHeader::favouriteToggled, this,
            [this](bool favourite) { emit favouriteToggled(m_modelId, favourite); });
    connect(m_header, &ModelHeader::hiddenToggled, this,
            [this](bool hidden) { emit hiddenToggled(m_modelId, hidden); });
    connect(m_header, &ModelHeader::tagsEdited, this,
            [this](const QString &modelId, const QStringList &tags) { emit tagsEdited(modelId, tags); });
    connect(m_header, &ModelHeader::authorRequested, this,
            [this](const QString &author) { emit filterRequested(QStringLiteral("author=") + author); });
}

void ModelPage::connectSections()
{
    connect(m_offers, &OffersView::columnsChanged, this, &ModelPage::columnsChanged);
    connect(m_offers, &OffersView::priceEditRequested, this,
            [this](const QString &slug) { emit priceEditRequested(m_modelId, slug); });
    connect(m_offers, &OffersView::providerRequested, this,
            [this](const QString &id) { emit filterRequested(QStringLiteral("provider=") + id); });
    connect(m_offers, &OffersView::chatRequested, this,
            [this](const QString &slug) { emit compareRequested({m_modelId + u'@' + slug}); });
    connect(m_offers, &OffersView::refreshRequested, this, [this] { emit refreshRequested(m_modelId); });
    connect(m_offers, &OffersView::editRequested, this, &ModelPage::editRequested);
    connect(m_offers, &OffersView::removeRequested, this, &ModelPage::removeRequested);
    connect(m_offers, &OffersView::listRequested, this, &ModelPage::listRequested);
    connect(m_alternatives, &AlternativesView::modelRequested, this, &ModelPage::modelRequested);
    connect(m_alternatives, &AlternativesView::tableRequested, this, &ModelPage::tableRequested);
    connect(m_task, &TaskPriceView::taskChanged, this, [this] {
        fitAlternatives();
        emit taskChanged();
    });
    fitAlternatives();
}

void ModelPage::fitAlternatives()
{
    const core::TaskSize task = m_task->task();
    m_alternatives->setNeededContext(task.promptTokens + task.completionTokens());
}

void ModelPage::showModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    const bool isOther = modelId != m_modelId;
    m_catalog = catalog;
    m_modelId = modelId;
    const core::ModelInfo *model = catalog->findModel(modelId);
    m_header->showModel(model, modelId);
    m_stack->setCurrentWidget(model ? static_cast<QWidget *>(m_scroll) : m_gone);
    if (isOther) {
        m_header->setTicked(false);
        m_offers->setRecords({});
        m_offers->setPublicFigures({});
        m_offers->showOutcome({});
        m_changes->setChanges({});
        m_scroll->verticalScrollBar()->setValue(0);
        m_needsRecords = true;
    }
    if (!model)
        return;
    m_offers->showModel(catalog, modelId);
    m_task->showModel(catalog, modelId);
    m_alternatives->showModel(catalog, modelId);
    m_changes->showModel(*model);
    showParameters(*model);
    if (isVisible())
        askForRecords();
}

void ModelPage::setPublicFigures(const core::PublicFiguresList &figures)
{
    m_offers->setPublicFigures(figures);
}

void ModelPage::setOwnModels(const QSet<QString> &own)
{
    m_offers->setOwnModels(own);
}

void ModelPage::showOutcome(const QString &text)
{
    m_offers->showOutcome(text);
}

void ModelPage::showParameters(const core::ModelInfo &model)
{
    QStringList parameters = model.supportedParameters;
    for (const core::EndpointInfo &endpoint : model.endpoints)
        parameters += endpoint.supportedParameters;
    parameters.removeDuplicates();
    parameters.sort(Qt::CaseInsensitive);
    m_parameters->setText(parameters.isEmpty() ? tr("The catalog does not say which parameters it takes.")
                                               : parameters.join(QStringLiteral(" · ")));
}

void ModelPage::askForRecords()
{
    if (!m_needsRecords || m_modelId.isEmpty())
        return;
    m_needsRecords = false;
    emit recordsRequested(m_modelId);
}

void ModelPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askForRecords();
}

void ModelPage::setUsableProviders(const QSet<QString> &providers)
{
    m_offers->setUsableProviders(providers);
    m_task->setUsableProviders(providers);
    m_alternatives->setUsableProviders(providers);
}

void ModelPage::setRecords(const QList<core::EndpointRecord> &records)
{
    m_offers->setRecords(records);
}

void ModelPage::setChanges(const QList<core::CatalogChange> &changes)
{
    m_changes->setChanges(changes);
}

void ModelPage::setMarks(const core::ModelMarks &marks)
{
    m_header->setMarks(marks);
    m_alternatives->setHidden(marks.hidden);
}

void ModelPage::setTicked(bool ticked)
{
    m_header->setTicked(ticked);
}

QByteArray ModelPage::columns() const
{
    return m_offers->columns();
}

void ModelPage::restoreColumns(const QByteArray &state)
{
    m_offers->restoreColumns(state);
}

QByteArray ModelPage::taskState() const
{
    return m_task->state();
}

void ModelPage::restoreTask(const QByteArray &state)
{
    m_task->restore(state);
}

} // namespace ui
