#include "ui/chat/model_chooser.h"

#include "ui/chat/model_list_model.h"
#include "ui/common/role.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr QSize kSize(440, 420);

/// Name above, figures below, and at the right whether the model can be asked.
class ModelDelegate : public QStyledItemDelegate
{
public:
    ModelDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, option.fontMetrics.height() * 2 + 18};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors &colors = m_theme.colors();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? colors.selection : colors.raised);
            painter->drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 7, 7);
        }
        const bool usable = index.data(ModelListModel::UsableRole).toBool();
        QString mark = usable ? QString() : QCoreApplication::translate("ui::ModelChooser", "no key");
        if (index.data(ModelListModel::SimulatedRole).toBool())
            mark = QCoreApplication::translate("ui::ModelChooser", "simulator");
        const QRect area = option.rect.adjusted(12, 8, -12, -8);
        QFont small = option.font;
        small.setPixelSize(std::max(9, option.font.pixelSize() - 1));
        const int markWidth = QFontMetrics(small).horizontalAdvance(mark) + 8;

        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(usable ? colors.text : colors.textMuted);
        const QString star =
            index.data(ModelListModel::FavouriteRole).toBool() ? QStringLiteral("★ ") : QString();
        const QString name = star + index.data().toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(bold).elidedText(name, Qt::ElideRight, area.width() - markWidth));
        painter->setFont(small);
        painter->setPen(colors.textMuted);
        painter->drawText(area, Qt::AlignRight | Qt::AlignTop, mark);
        const QString about = index.data(ModelListModel::AboutRole).toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom,
                          QFontMetrics(small).elidedText(about, Qt::ElideRight, area.width()));
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

ModelChooser::ModelChooser(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_models(new ModelListModel(this))
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QLabel(tr("No model has all of these words in its name.")))
{
    setRole(this, "popup");
    setAccessibleName(tr("Choose a model"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    m_search->setPlaceholderText(tr("Find a model"));
    m_search->setAccessibleName(tr("Find a model"));
    m_search->addAction(theme.icon(QStringLiteral("search"), theme.colors().textMuted),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    m_list->setModel(m_models);
    m_list->setItemDelegate(new ModelDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Models to choose from"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    layout->addWidget(m_list, 1);
    setRole(m_nothing, "muted");
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    setFixedSize(kSize);

    connect(m_search, &QLineEdit::textChanged, this, &ModelChooser::search);
    connect(m_list, &QListView::clicked, this, &ModelChooser::take);
    connect(m_list, &QListView::activated, this, &ModelChooser::take);
}

void ModelChooser::setCatalog(std::shared_ptr<const core::ModelIndex> index,
                              const QSet<QString> &usableProviders)
{
    m_models->setCatalog(std::move(index), usableProviders);
}

void ModelChooser::setMarks(const core::ModelMarks &marks)
{
    m_models->setMarks(marks);
}

void ModelChooser::openAt(QWidget *anchor)
{
    m_search->clear();
    search({});
    const QRect screen = anchor->screen()->availableGeometry();
    const QRect button(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    int y = button.bottom() + 4;
    if (y + height() > screen.bottom())
        y = std::max(screen.top(), button.top() - height() - 4);
    const int x = std::clamp(button.left(), screen.left(), std::max(screen.left(), screen.right() - width()));
    move(x, y);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void ModelChooser::search(const QString &text)
{
    m_models->setSearch(text);
    const bool any = m_models->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_models->index(0));
    m_list->scrollToTop();
}

bool ModelChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentIndex());
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void ModelChooser::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString id = index.data(ModelListModel::IdRole).toString();
    close();
    emit chosen(id);
}

} // namespace ui
