#include "ui/catalog/facet_list.h"

#include "ui/common/role.h"

#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMargin = 6;
constexpr int kLineSpace = 8;

/// A tick box, a label, and the count at the end of the line.
class FacetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {60, option.fontMetrics.height() + kLineSpace};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const int count = index.data(FacetListModel::CountRole).toInt();
        const QString number = QLocale().toString(count);
        const int width = item.fontMetrics.horizontalAdvance(number) + kMargin;
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        const QString label = item.text;
        item.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

        const bool possible = count > 0 || item.checkState == Qt::Checked;
        const QColor muted = item.palette.color(QPalette::PlaceholderText);
        const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
        const QRect line(area.left() + kMargin, item.rect.top(),
                         item.rect.right() - area.left() - 2 * kMargin, item.rect.height());
        painter->save();
        painter->setPen(possible ? item.palette.color(QPalette::Text) : muted);
        painter->drawText(
            line.adjusted(0, 0, -width, 0), Qt::AlignVCenter | Qt::AlignLeft,
            item.fontMetrics.elidedText(label, Qt::ElideRight, std::max(0, line.width() - width)));
        painter->setPen(muted);
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, number);
        painter->restore();
    }
};

} // namespace

FacetList::FacetList(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_model(new FacetListModel(this))
    , m_name(name)
    , m_view(new QListView(this))
{
    m_view->setAccessibleName(name);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FacetDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    setRole(m_view, "plain");

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_view);

    connect(m_model, &FacetListModel::chosen, this, &FacetList::chosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FacetList::fit);
    fit();
}

/// Most lists are short and need neither.
void FacetList::addSearch()
{
    m_search = new QLineEdit(this);
    m_search->setAccessibleName(tr("Search in %1").arg(m_name));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_more = new QPushButton(this);
    setRole(m_more, "link");
    auto *lines = qobject_cast<QVBoxLayout *>(layout());
    lines->insertWidget(0, m_search);
    lines->addWidget(m_more, 0, Qt::AlignLeft);
    setTabOrder(m_search, m_view);
    connect(m_search, &QLineEdit::textChanged, m_model, &FacetListModel::setSearch);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_model->setOpen(!m_model->isOpen());
        fit();
    });
}

void FacetList::setEntries(const QList<FacetListModel::Entry> &entries)
{
    m_model->setEntries(entries);
}

void FacetList::setState(const core::ModelQuery &query, const core::FacetCounts &counts)
{
    m_model->setState(query, counts);
}

void FacetList::fit()
{
    const int line = m_view->fontMetrics().height() + kLineSpace;
    m_view->setFixedHeight(line * m_model->rowCount() + 2);
    m_view->setVisible(m_model->rowCount() > 0);
    if (m_model->isLong() && !m_search)
        addSearch();
    if (!m_search)
        return;
    m_more->setVisible(m_model->isLong() && m_search->text().isEmpty());
    m_more->setText(m_model->isOpen() ? tr("Show fewer") : tr("Show all %1").arg(m_model->total()));
    m_search->setVisible(m_model->isLong());
}

void FacetList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

/// A click anywhere on the line ticks it, not only one on the box.
bool FacetList::eventFilter(QObject *watched, QEvent *event)
{
    // Where the keyboard is not, no line stands out.
    if (watched == m_view && event->type() == QEvent::FocusOut)
        m_view->clearSelection();
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex line = m_view->indexAt(mouse->position().toPoint());
        if (line.isValid() && mouse->button() == Qt::LeftButton) {
            const bool ticked = line.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_model->setData(line, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
