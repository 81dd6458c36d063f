#include "ui/catalog/changes_view.h"

#include "ui/catalog/price_chart.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype kMostLines = 50;

} // namespace

ChangesView::ChangesView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new QLabel(this))
    , m_chartPart(new QWidget(this))
    , m_chartLayout(new QVBoxLayout(m_chartPart))
    , m_endpoint(new QComboBox(m_chartPart))
{
    m_list->setObjectName(QStringLiteral("changes"));
    m_list->setTextFormat(Qt::PlainText);
    m_list->setWordWrap(true);
    m_list->setMinimumWidth(1); // a word without an end would push the page apart
    m_list->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_endpoint->setAccessibleName(tr("Endpoint of the price chart"));
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_endpoint->setMinimumContentsLength(24);
    m_chartLayout->setContentsMargins(0, 0, 0, 0);
    m_chartLayout->addWidget(m_endpoint, 0, Qt::AlignLeft);
    m_chartPart->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_chartPart);
    layout->addWidget(m_list);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &ChangesView::showChart);
}

void ChangesView::showModel(const core::ModelInfo &model)
{
    m_modelId = model.id;
    m_released = model.released;
    m_retires = model.expirationDate;
    fill();
}

void ChangesView::setChanges(const QList<core::CatalogChange> &changes)
{
    m_changes = changes;
    fill();
}

void ChangesView::fill()
{
    QList<core::CatalogChange> own;
    std::copy_if(m_changes.begin(), m_changes.end(), std::back_inserter(own),
                 [this](const core::CatalogChange &change) { return change.model == m_modelId; });
    std::stable_sort(own.begin(), own.end(),
                     [](const core::CatalogChange &left, const core::CatalogChange &right) {
                         return left.time > right.time;
                     });
    QStringList lines;
    if (!m_retires.isEmpty())
        lines << tr("%1   It retires", "day, what happens").arg(m_retires);
    for (const core::CatalogChange &change : own.mid(0, kMostLines))
        lines << tr("%1   %2", "day, what changed")
                     .arg(QLocale().toString(change.time.toLocalTime().date(), QLocale::ShortFormat),
                          changeText(change));
    if (own.size() > kMostLines)
        lines << tr("and %n earlier one(s)", nullptr, int(own.size() - kMostLines));
    if (own.isEmpty())
        lines << tr("No change has been seen yet. New prices and providers will stand here once a refresh of "
                    "the catalog brings them.");
    if (!m_released.isEmpty())
        lines << tr("%1   Released", "day, what happened").arg(m_released);
    m_list->setText(lines.join(u'\n'));

    m_histories = priceHistories(own, m_modelId);
    const QSignalBlocker blocker(m_endpoint);
    m_endpoint->clear();
    for (const PriceHistory &history : std::as_const(m_histories))
        m_endpoint->addItem(history.endpoint);
    showChart();
}

void ChangesView::showChart()
{
    const int chosen = m_endpoint->currentIndex();
    m_chartPart->setVisible(chosen >= 0);
    if (chosen < 0)
        return;
    if (!m_chart) {
        m_chart = new PriceChart(m_theme, m_chartPart);
        m_chartLayout->addWidget(m_chart);
        m_chart->show();
    }
    m_chart->setHistory(m_histories.at(chosen));
}

} // namespace ui
