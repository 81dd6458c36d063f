#include "ui/catalog/updates_dialog.h"

#include "ui/catalog/change_table_model.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

using Kind = core::CatalogChange::Kind;
using Phase = core::CatalogUpdateState::Phase;

QString sourceName(const QString &source)
{
    return source == QLatin1String("openrouter") ? QStringLiteral("OpenRouter") : source;
}

QString sourceLine(const core::CatalogUpdateState::Source &source)
{
    const QString name = sourceName(source.name);
    const QString when = source.lastRefresh.isValid()
                             ? UpdatesDialog::tr("%1: refreshed %2", "source, how long ago")
                                   .arg(name, formatAgo(source.lastRefresh, QDateTime::currentDateTimeUtc()))
                             : UpdatesDialog::tr("%1: never asked", "a source of the catalog").arg(name);
    return source.lastError.isEmpty()
               ? when
               : UpdatesDialog::tr("%1. The last try failed: %2").arg(when, source.lastError);
}

QLabel *paragraph(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

UpdatesDialog::UpdatesDialog(QWidget *parent)
    : QDialog(parent)
    , m_changes(new ChangeTableModel(this))
    , m_shown(new ChangeFilter(this))
{
    setWindowTitle(tr("Catalog updates"));
    m_shown->setSourceModel(m_changes);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(createHead());
    layout->addWidget(createFilters());
    layout->addWidget(createFeed(), 1);
    m_summary = paragraph(this);
    m_summary->setAccessibleName(tr("Effect on last month"));
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    // Enter belongs to the table and the search field.
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    constexpr int kWidth = 980;
    constexpr int kHeight = 640;
    resize(kWidth, kHeight);
    setMinimumSize(420, 360);
    showState({});
    showEmptiness();
    showSummary();
    m_refresh->setFocus(Qt::OtherFocusReason);
}

QWidget *UpdatesDialog::createHead()
{
    auto *head = new QWidget(this);
    auto *about = paragraph(head);
    about->setText(
        tr("Models and prices come with the program and age. A refresh asks OpenRouter and models.dev for "
           "their public lists; none of your keys, requests or settings go there. What you set yourself "
           "stays as it is."));
    setRole(about, "muted");
    m_refresh = new QPushButton(tr("Refresh now"), head);
    m_refresh->setAccessibleName(tr("Refresh now"));
    setRole(m_refresh, "primary");
    m_cancel = new QPushButton(tr("Cancel"), head);
    m_cancel->setAccessibleName(tr("Cancel the refresh"));
    m_daily = new QCheckBox(tr("Refresh daily"), head);
    m_daily->setAccessibleName(tr("Refresh daily"));
    m_progress = new QProgressBar(head);
    m_progress->setAccessibleName(tr("Progress of the refresh"));
    m_progress->setMinimumWidth(80);
    m_progress->setTextVisible(false);
    m_phase = new QLabel(head);
    m_phase->setAccessibleName(tr("What the refresh does"));
    setRole(m_phase, "muted");
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_refresh);
    actions->addWidget(m_cancel);
    actions->addWidget(m_phase);
    actions->addWidget(m_progress, 1);
    actions->addStretch(0);
    actions->addWidget(m_daily);
    m_sources = paragraph(head);
    m_sources->setAccessibleName(tr("Sources"));
    setRole(m_sources, "small");
    m_result = paragraph(head);
    m_result->setAccessibleName(tr("Result of the refresh"));
    m_result->hide();
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(about);
    layout->addLayout(actions);
    layout->addWidget(m_sources);
    layout->addWidget(m_result);
    connect(m_refresh, &QPushButton::clicked, this, &UpdatesDialog::refreshRequested);
    connect(m_cancel, &QPushButton::clicked, this, &UpdatesDialog::cancelRequested);
    connect(m_daily, &QCheckBox::clicked, this, &UpdatesDialog::dailyChanged);
    return head;
}

QWidget *UpdatesDialog::createFilters()
{
    auto *filters = new QWidget(this);
    m_filters = filters;
    m_kind = new QComboBox(filters);
    m_kind->setAccessibleName(tr("Kind of change"));
    m_kind->addItem(tr("All changes"));
    for (const Kind kind :
         {Kind::Repriced, Kind::NewModel, Kind::RetiredModel, Kind::NewEndpoint, Kind::RetiredEndpoint})
        m_kind->addItem(changeKindName(kind), int(kind));
    m_search = new QLineEdit(filters);
    m_search->setAccessibleName(tr("Search changes"));
    m_search->setPlaceholderText(tr("Search models and providers"));
    m_search->setClearButtonEnabled(true);
    auto *layout = new QHBoxLayout(filters);
    layout->setContentsMargins({});
    layout->addWidget(m_kind);
    layout->addWidget(m_search, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant kind = m_kind->currentData();
        m_shown->setKind(kind.isValid() ? std::optional(Kind(kind.toInt())) : std::nullopt);
        showEmptiness();
        showSummary();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_shown->setSearch(words);
        showEmptiness();
        showSummary();
    });
    return filters;
}

QWidget *UpdatesDialog::createFeed()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_shown);
    m_table->setAccessibleName(tr("Changes of the catalog"));
    setUpTable(m_table, {95, 120, 180, 150, 285, 100});
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ChangeTableModel::When, Qt::DescendingOrder);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    connect(m_table, &QTableView::clicked, this, &UpdatesDialog::openRow);
    connect(m_table, &QTableView::activated, this, &UpdatesDialog::openRow);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_changes->rowCount() == 0) {
            emit refreshRequested();
            return;
        }
        m_search->clear();
        m_kind->setCurrentIndex(0);
        m_search->setFocus();
    });
    return m_stack;
}

void UpdatesDialog::openRow(const QModelIndex &index)
{
    const QString model = index.data(TableModel::IdRole).toString();
    if (!model.isEmpty())
        emit modelRequested(model);
}

void UpdatesDialog::showState(const core::CatalogUpdateState &state)
{
    const bool focusWasHere = m_refresh->hasFocus() || m_cancel->hasFocus();
    m_state = state;
    const bool running = state.isRunning();
    m_refresh->setVisible(!running);
    m_cancel->setVisible(running);
    m_cancel->setEnabled(state.phase == Phase::Asking);
    m_progress->setVisible(running);
    m_phase->setVisible(running);
    // Merging is the last step, and how much a source will send is not known before.
    m_progress->setRange(0, 2 * state.asked + 1);
    m_progress->setValue(state.phase == Phase::Merging ? 2 * state.asked : 2 * state.answered);
    m_phase->setText(
        state.phase == Phase::Merging
            ? tr("Merging…")
            : tr("%1 of %2 sources, %3", "how many answered, bytes so far")
                  .arg(state.answered)
                  .arg(state.asked)
                  .arg(QLocale().formattedDataSize(state.received, 1, QLocale::DataSizeTraditionalFormat)));
    m_daily->setChecked(state.daily);
    QStringList lines;
    if (!state.dataAsOf.isEmpty())
        lines << tr("The catalog is of %1.")
                     .arg(QLocale().toString(QDate::fromString(state.dataAsOf, Qt::ISODate),
                                             QLocale::ShortFormat));
    for (const core::CatalogUpdateState::Source &source : state.sources)
        lines << sourceLine(source);
    m_sources->setText(lines.join(u'\n'));
    if (focusWasHere)
        (running ? m_cancel : m_refresh)->setFocus();
    showEmptiness();
}

void UpdatesDialog::showChanges(const QList<core::CatalogChange> &changes)
{
    m_changes->setChanges(changes);
    showEmptiness();
    showSummary();
}

void UpdatesDialog::showSpend(const QList<core::EndpointRecord> &records)
{
    m_spent = {};
    for (const core::EndpointRecord &record : records)
        m_spent += record.cost;
    m_changes->setRecords(records);
    showSummary();
}

void UpdatesDialog::setCatalog(const core::CatalogPtr &catalog)
{
    m_changes->setCatalog(catalog);
}

void UpdatesDialog::showProblem(const QString &problem)
{
    setRole(m_result, "error");
    m_result->setText(problem);
    m_result->setVisible(!problem.isEmpty());
}

QString countsText(const core::CatalogRefreshReport &report)
{
    QStringList parts;
    if (report.repriced > 0)
        parts << UpdatesDialog::tr("%n price(s) changed", nullptr, report.repriced);
    if (report.newModels > 0)
        parts << UpdatesDialog::tr("%n new model(s)", nullptr, report.newModels);
    if (report.retiredModels > 0)
        parts << UpdatesDialog::tr("%n model(s) retired", nullptr, report.retiredModels);
    if (report.newEndpoints > 0)
        parts << UpdatesDialog::tr("%n new provider(s) of known models", nullptr, report.newEndpoints);
    if (report.retiredEndpoints > 0)
        parts << UpdatesDialog::tr("%n provider(s) gone", nullptr, report.retiredEndpoints);
    return parts.isEmpty() ? UpdatesDialog::tr("Nothing has changed since the last refresh.")
                           : UpdatesDialog::tr("Refreshed: %1.")
                                 .arg(parts.join(UpdatesDialog::tr(", ", "between counts")));
}

void UpdatesDialog::showResult(const core::Result<core::CatalogRefreshReport> &result)
{
    if (!result) {
        if (result.error().kind == core::ErrorKind::Cancelled) {
            setRole(m_result, "muted");
            m_result->setText(tr("Called off. The catalog is as it was."));
            m_result->show();
        } else {
            showProblem(result.error().message);
        }
        return;
    }
    const core::CatalogRefreshReport &report = *result;
    QStringList lines {countsText(report)};
    for (const core::CatalogRefreshReport::Failure &failure : report.failures)
        lines << failure.error.message;
    lines += report.warnings;
    setRole(m_result, report.failures.isEmpty() && report.warnings.isEmpty() ? "success" : "warning");
    m_result->setText(lines.join(u'\n'));
    m_result->show();
}

void UpdatesDialog::showEmptiness()
{
    const bool any = m_shown->rowCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    m_filters->setVisible(m_changes->rowCount() > 0);
    if (any)
        return;
    if (m_changes->rowCount() > 0)
        m_empty->setContent(tr("No such change"),
                            tr("The feed has changes, but none that fits search and filter."),
                            tr("Show all"));
    else
        m_empty->setContent(tr("No changes yet"),
                            tr("After a refresh this shows new and retired models, changed prices, and what "
                               "they would have meant "
                               "for what you spent in the last 30 days."),
                            m_state.isRunning() ? QString() : tr("Refresh now"));
}

void UpdatesDialog::showSummary()
{
    core::Money effect;
    int prices = 0;
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const int source = m_shown->mapToSource(m_shown->index(row, 0)).row();
        prices += m_changes->at(source).kind == Kind::Repriced ? 1 : 0;
        effect += m_changes->effect(source);
    }
    m_summary->setVisible(prices > 0);
    if (effect.isZero())
        m_summary->setText(tr("None of these changes of price concerns what you used in the last 30 days."));
    else
        m_summary->setText(tr("Together these changes would have meant %1 on last month's %2.")
                               .arg(effectText(effect), formatMoney(m_spent)));
}

} // namespace ui
