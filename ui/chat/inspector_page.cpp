#include "ui/chat/inspector_page.h"

#include "ui/common/empty_state.h"
#include "ui/common/role.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

InspectorPage::InspectorPage(const QString &name, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel)
    , m_view(new WireTextView(theme))
    , m_nothing(new EmptyState)
{
    setRole(m_note, "warning");
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_view->setAccessibleName(name);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_nothing, 1);
}

void InspectorPage::showText(std::function<QString()> make, WireTextView::Colouring colouring,
                             const QString &note)
{
    m_hasText = true;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_nothing->hide();
    m_view->show();
    m_view->load(std::move(make), colouring);
}

void InspectorPage::showNothing(const QString &title, const QString &why)
{
    m_hasText = false;
    m_note->hide();
    m_view->hide();
    m_view->load([] { return QString(); }, WireTextView::Colouring::None);
    m_nothing->setContent(title, why);
    m_nothing->show();
}

} // namespace ui
