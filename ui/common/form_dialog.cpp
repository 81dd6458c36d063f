#include "ui/common/form_dialog.h"

#include "ui/common/role.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kSideMargin = 24;
constexpr int kDialogWidth = 640;
constexpr int kBarRoom = 12; ///< For the scroll bar, so that it covers no field.

} // namespace

FormDialog::FormDialog(const QString &title, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_form(new QWidget(this))
    , m_scroll(new QScrollArea(m_form))
    , m_problem(new QLabel(m_form))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, m_form))
{
    setWindowTitle(title);
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    m_body = new QVBoxLayout(canvas);
    m_body->setContentsMargins(0, 0, kBarRoom, 0);
    m_body->setSpacing(14);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and scroll it along
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(canvas);
    setRole(m_problem, "error");
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    m_action = m_buttons->addButton(action, QDialogButtonBox::AcceptRole);
    m_action->setDefault(true);
    setTabOrder(m_action, m_buttons->button(QDialogButtonBox::Cancel));
    setRole(m_action, "primary");

    auto *inside = new QVBoxLayout(m_form);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    inside->addWidget(m_scroll, 1);
    inside->addWidget(m_problem);
    inside->addWidget(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSideMargin, 20, kSideMargin, 20);
    layout->addWidget(m_form);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] { submit(); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
}

QPushButton *FormDialog::addButton(const QString &text)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::ResetRole);
    button->setAutoDefault(false);
    return button;
}

void FormDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_action->setEnabled(true);
}

void FormDialog::fitToContent()
{
    constexpr int kLeastHeight = 240;
    constexpr int kAround = 150; // margins and buttons
    constexpr int kUsualMost = 640;
    QWidget *canvas = m_scroll->widget();
    canvas->ensurePolished();
    const int inner = kDialogWidth - 2 * kSideMargin;
    const int wanted = canvas->layout()->hasHeightForWidth() ? canvas->layout()->heightForWidth(inner)
                                                             : canvas->sizeHint().height();
    const int most =
        parentWidget() ? std::max(kLeastHeight, parentWidget()->window()->height() - 40) : kUsualMost;
    // Grows with what is unfolded, but takes nothing back that the user made larger.
    const QSize now = isVisible() ? size() : QSize();
    resize(std::max(now.width(), kDialogWidth),
           std::clamp(std::max(now.height(), wanted + kAround), kLeastHeight, std::max(most, now.height())));
}

void FormDialog::focusFirstField()
{
    const QWidget *canvas = m_scroll->widget();
    for (QWidget *field = nextInFocusChain(); field != this; field = field->nextInFocusChain()) {
        if (canvas->isAncestorOf(field) && (field->focusPolicy() & Qt::TabFocus) && field->isEnabled()) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void FormDialog::focusField(QWidget *field)
{
    field->setFocus(Qt::OtherFocusReason);
    m_scroll->ensureWidgetVisible(field);
}

void FormDialog::waitForAnswer()
{
    showProblem({});
    m_action->setEnabled(false);
}

void FormDialog::replaceFields(QWidget *result)
{
    m_form->hide();
    layout()->addWidget(result);
    resize(std::max(width(), kDialogWidth), result->sizeHint().height() + 40);
}

} // namespace ui
