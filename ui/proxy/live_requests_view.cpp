#include "ui/proxy/live_requests_view.h"

#include "ui/common/empty_state.h"
#include "ui/common/table_setup.h"
#include "ui/proxy/live_request_model.h"

#include <QDateTime>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

LiveRequestsView::LiveRequestsView(core::ProxyServer &proxy, QWidget *parent)
    : QWidget(parent)
    , m_requests(new LiveRequestModel(this))
    , m_stack(new QStackedWidget(this))
    , m_clock(new QTimer(this))
{
    constexpr int kTickMs = 200;
    m_clock->setInterval(kTickMs);
    auto *table = new QTableView(m_stack);
    table->setModel(m_requests);
    table->setAccessibleName(tr("Live requests"));
    table->setObjectName(QStringLiteral("liveRequests"));
    setUpTable(table, {84, 100, 210, 110, 110, 110, 120, 96, 70});
    auto *empty = new EmptyState(m_stack);
    empty->setContent(tr("No requests yet"),
                      tr("Requests of programs that use the local API are listed here as they come in."));
    m_stack->addWidget(empty);
    m_stack->addWidget(table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(m_stack);
    connect(m_clock, &QTimer::timeout, this, &LiveRequestsView::advance);
    connect(&proxy, &core::ProxyServer::liveRequestsChanged, this, &LiveRequestsView::receive);
}

void LiveRequestsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    apply();
}

void LiveRequestsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
}

void LiveRequestsView::receive(const QList<core::LiveRequest> &requests)
{
    m_latest = requests;
    if (isVisible())
        apply();
}

void LiveRequestsView::apply()
{
    m_requests->setList(m_latest);
    m_stack->setCurrentIndex(m_latest.isEmpty() ? 0 : 1);
    m_clock->start();
    advance();
}

void LiveRequestsView::advance()
{
    if (!m_requests->advance(QDateTime::currentDateTimeUtc()))
        m_clock->stop();
}

} // namespace ui
