#include "ui/dashboard/dashboard_page.h"

#include "core/async/after.h"
#include "ui/common/elided_label.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/switch.h"
#include "ui/common/table_setup.h"
#include "ui/dashboard/request_table_model.h"
#include "ui/dashboard/spend_chart.h"
#include "ui/dashboard/spend_table_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QTimeZone>

namespace ui {

namespace {

constexpr int kListedRequests = 50;

} // namespace

DashboardPage::DashboardPage(core::Engine &engine, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_spend(new SpendTableModel(this))
    , m_requests(new RequestTableModel(this))
{
    auto *content = new QWidget(this);
    setRole(content, "canvas");
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader(theme));
    createWarning();
    layout->addWidget(m_warning);
    layout->addWidget(createCards());
    layout->addWidget(createSpend(theme), 3);
    layout->addWidget(createRequests(), 2);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_range, &QComboBox::currentIndexChanged, this, &DashboardPage::refresh);
    connect(m_simulated, &Switch::toggled, this, &DashboardPage::refresh);
    connect(m_asTable, &QPushButton::toggled, this, &DashboardPage::showSpendView);
    connect(m_noSpend, &EmptyState::actionTriggered, m_simulated, [this] { m_simulated->setChecked(true); });
    connect(&engine, &core::Engine::historyGrew, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&engine, &core::Engine::historyStateChanged, this, &DashboardPage::showHistoryState);
    showSpend({});
    core::after(engine.historyState(), this,
                [this](const core::HistoryState &state) { showHistoryState(state); });
}

QWidget *DashboardPage::createHeader(const Theme &theme)
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Dashboard"), header);
    setRole(title, "title");
    m_simulated = new Switch(theme, header);
    m_simulated->setAccessibleName(tr("Include simulated"));
    auto *label = new QLabel(tr("Include &simulated"), header);
    label->setBuddy(m_simulated);
    m_simulated->setToolTip(
        tr("Requests to the built-in simulator cost no real money and are left out otherwise"));
    m_range = new QComboBox(header);
    m_range->setAccessibleName(tr("Days shown"));
    for (const int days : {7, 30, 90})
        m_range->addItem(tr("Last %n day(s)", nullptr, days), days);
    m_range->setCurrentIndex(1);

    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(title, 1);
    layout->addWidget(label);
    layout->addWidget(m_simulated);
    layout->addSpacing(8);
    layout->addWidget(m_range);
    return header;
}

void DashboardPage::createWarning()
{
    m_warning = new QFrame(this);
    setRole(m_warning, "warning-card");
    m_warningText = new QLabel(m_warning);
    m_warningText->setWordWrap(true);
    auto *layout = new QHBoxLayout(m_warning);
    layout->addWidget(m_warningText);
    m_warning->hide();
}

QWidget *DashboardPage::createCards()
{
    auto *cards = new QWidget(this);
    auto *layout = new QHBoxLayout(cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_cost = addCard(layout, tr("Spent"));
    m_requestCount = addCard(layout, tr("Requests"));
    m_tokens = addCard(layout, tr("Tokens"));
    m_mostUsed = addCard(layout, tr("Most used model"));
    return cards;
}

QLabel *DashboardPage::addCard(QHBoxLayout *cards, const QString &title)
{
    auto *card = new QFrame(this);
    setRole(card, "card");
    auto *name = new QLabel(title, card);
    setRole(name, "small");
    auto *figure = new ElidedLabel(card);
    setRole(figure, "figure");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(2);
    layout->addWidget(name);
    layout->addWidget(figure);
    cards->addWidget(card, 1);
    return figure;
}

QWidget *DashboardPage::createSpend(const Theme &theme)
{
    auto *card = new QFrame(this);
    setRole(card, "card");
    auto *title = new QLabel(tr("Spend per day by model"), card);
    setRole(title, "subheading");
    m_asTable = new QPushButton(tr("Show as table"), card);
    m_asTable->setAccessibleName(tr("Show as table"));
    m_asTable->setCheckable(true);
    setRole(m_asTable, "link");
    m_chart = new SpendChart(theme, card);
    m_spendTable = new QTableView(card);
    m_spendTable->setModel(m_spend);
    m_spendTable->setAccessibleName(tr("Spend as table"));
    setUpTable(m_spendTable, {});
    constexpr int kModelColumn = 165;
    m_spendTable->horizontalHeader()->setDefaultSectionSize(kModelColumn);
    m_noSpend = new EmptyState(card);
    m_spendViews = new QStackedWidget(card);
    for (QWidget *view : {static_cast<QWidget *>(m_chart), static_cast<QWidget *>(m_spendTable),
                          static_cast<QWidget *>(m_noSpend)})
        m_spendViews->addWidget(view);
    m_spendViews->setMinimumHeight(240);

    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_asTable);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 8, 14, 12);
    layout->addLayout(head);
    layout->addWidget(m_spendViews, 1);
    return card;
}

QWidget *DashboardPage::createRequests()
{
    auto *section = new QWidget(this);
    auto *title = new QLabel(tr("Last requests"), section);
    setRole(title, "subheading");
    m_requestTable = new QTableView(section);
    m_requestTable->setModel(m_requests);
    m_requestTable->setAccessibleName(tr("Last requests"));
    setUpTable(m_requestTable, {96, 190, 100, 112, 110, 100, 84, 130, 90});
    m_noRequests = new EmptyState(section);
    m_noRequests->setContent(tr("No requests yet"), tr("Each question that you ask, here or through the "
                                                       "local API, is listed with its tokens and its cost."));
    m_requestViews = new QStackedWidget(section);
    m_requestViews->addWidget(m_requestTable);
    m_requestViews->addWidget(m_noRequests);
    m_requestViews->setMinimumHeight(200);
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_requestViews, 1);
    return section;
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void DashboardPage::refresh()
{
    if (!isVisible())
        return;
    core::SpendQuery query;
    query.to = QDateTime::currentDateTime().toTimeZone(query.zone).date();
    query.from = query.to.addDays(1 - m_range->currentData().toInt());
    query.includeSimulated = m_simulated->isChecked();
    const int asked = ++m_asked;
    core::after(m_engine.spendPerDay(query), this,
                [this, query, asked](const core::Result<QList<core::DailySpend>> &rows) {
                    if (asked != m_asked)
                        return;
                    showProblem(rows.ok() ? m_historyProblem : rows.error().message);
                    if (rows.ok())
                        showSpend(summarize(*rows, query.from, query.to));
                });
    core::after(m_engine.lastRequests(kListedRequests), this,
                [this](const core::Result<QList<core::RequestRow>> &rows) {
                    if (rows.ok())
                        m_requests->setList(*rows);
                    m_requestViews->setCurrentWidget(
                        m_requests->list().isEmpty() ? static_cast<QWidget *>(m_noRequests) : m_requestTable);
                });
}

void DashboardPage::showSpend(const SpendSummary &summary)
{
    m_spend->setSummary(summary);
    m_chart->setSummary(summary);
    m_cost->setText(formatMoney(summary.total));
    m_requestCount->setText(QLocale().toString(summary.requests));
    m_tokens->setText(formatTokens(summary.promptTokens + summary.completionTokens));
    m_tokens->setToolTip(
        tr("%1 in, %2 out").arg(formatTokens(summary.promptTokens), formatTokens(summary.completionTokens)));
    m_mostUsed->setText(summary.mostUsed.isEmpty() ? QStringLiteral("—")
                                                   : summary.mostUsed.section(u'/', -1));
    m_mostUsed->setToolTip(summary.mostUsed);
    const QString hint = m_simulated->isChecked() ? QString() : tr("Include simulated");
    m_noSpend->setContent(tr("No requests in these days"),
                          m_simulated->isChecked()
                              ? tr("Ask something under Compare, or switch the local API on under Proxy.")
                              : tr("Requests to the simulator are left out, as they cost no real money."),
                          hint);
    showSpendView();
}

void DashboardPage::showSpendView()
{
    const bool empty = m_spend->summary().requests == 0;
    m_asTable->setEnabled(!empty);
    m_asTable->setText(m_asTable->isChecked() ? tr("Show as chart") : tr("Show as table"));
    if (empty)
        m_spendViews->setCurrentWidget(m_noSpend);
    else
        m_spendViews->setCurrentWidget(m_asTable->isChecked() ? static_cast<QWidget *>(m_spendTable)
                                                              : m_chart);
}

void DashboardPage::showHistoryState(const core::HistoryState &state)
{
    m_historyProblem = state.mode == core::HistoryState::Mode::ReadWrite ? QString() : state.message;
    showProblem(m_historyProblem);
}

void DashboardPage::showProblem(const QString &problem)
{
    m_warningText->setText(problem);
    m_warning->setVisible(!problem.isEmpty());
}

} // namespace ui
