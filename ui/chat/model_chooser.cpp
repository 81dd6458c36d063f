#include "ui/chat/model_chooser.h"

#include "ui/chat/model_list_model.h"
#include "ui/common/popup_place.h"
#include "ui/common/role.h"
#include "ui/common/two_line_delegate.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize kSize(440, 420);

/// Name above, figures below, and at the right whether the model can be asked.
class ModelDelegate : public TwoLineDelegate
{
public:
    ModelDelegate(const Theme &theme, QObject *parent)
        : TwoLineDelegate(theme, ModelListModel::AboutRole, {12, 8}, parent)
    { }

protected:
    Lines lines(const QModelIndex &index) const override
    {
        Lines lines = TwoLineDelegate::lines(index);
        lines.dimmed = !index.data(ModelListModel::UsableRole).toBool();
        if (index.data(ModelListModel::FavouriteRole).toBool())
            lines.title.prepend(QStringLiteral("★ "));
        if (index.data(ModelListModel::SimulatedRole).toBool())
            lines.mark = QCoreApplication::translate("ui::ModelChooser", "simulator");
        else if (lines.dimmed)
            lines.mark = QCoreApplication::translate("ui::ModelChooser", "no key");
        return lines;
    }
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
    placePopup(this, anchor);
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
