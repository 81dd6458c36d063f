#include "ui/routing/routing_card.h"

#include "ui/common/role.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kBelowIndicator = 29; ///< Where the text of a check box or radio button begins.

} // namespace

RoutingCard::RoutingCard(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setRole(this, "card");
    m_body->setContentsMargins(16, 14, 16, 14);
    m_body->setSpacing(4);
    auto *heading = new QLabel(title, this);
    setRole(heading, "subheading");
    m_body->addWidget(heading);
    m_body->addSpacing(4);
}

void RoutingCard::setValues(const RoutingValues &values)
{
    const QSignalBlocker quiet(this);
    showValues(values);
}

QCheckBox *RoutingCard::addOption(const QString &text, const QString &note)
{
    auto *box = new QCheckBox(text, this);
    box->setAccessibleName(text);
    m_body->addWidget(box);
    addNote(note, box);
    connect(box, &QCheckBox::toggled, this, &RoutingCard::edited);
    return box;
}

QLabel *RoutingCard::addNote(const QString &text, QWidget *owner)
{
    auto *note = new QLabel(text, this);
    setRole(note, "small");
    note->setWordWrap(true);
    if (owner) {
        note->setContentsMargins(kBelowIndicator, 0, 0, 4);
        owner->setAccessibleDescription(text);
    }
    m_body->addWidget(note);
    return note;
}

void RoutingCard::scrollPast(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    field->installEventFilter(this);
}

bool RoutingCard::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<const QWidget *>(watched);
    if (event->type() != QEvent::Wheel || !field || field->hasFocus())
        return QFrame::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace ui
