#include "ui/chat/attempts_popup.h"

#include "ui/common/popup_place.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 440;
constexpr int kMargin = 14;
constexpr int kIcon = 18;

QLabel *createText(const QString &text, const char *role = nullptr)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    if (role)
        setRole(label, role);
    return label;
}

QPixmap iconOf(AttemptStep::State state, const Theme &theme)
{
    const Colors &colors = theme.colors();
    switch (state) {
    case AttemptStep::State::Asked:
        return theme.icon(QStringLiteral("clock"), colors.textMuted).pixmap(kIcon);
    case AttemptStep::State::Answering:
        return theme.icon(QStringLiteral("circle-dot"), colors.accent).pixmap(kIcon);
    case AttemptStep::State::Answered:
        return theme.icon(QStringLiteral("circle-check"), colors.success).pixmap(kIcon);
    case AttemptStep::State::Failed:
        return theme.icon(QStringLiteral("circle-x"), colors.danger).pixmap(kIcon);
    case AttemptStep::State::GivenUp:
        return theme.icon(QStringLiteral("circle-stop"), colors.textMuted).pixmap(kIcon);
    }
    return {};
}

} // namespace

AttemptsPopup::AttemptsPopup(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_summary(createText({}, "subheading"))
    , m_scroll(new QScrollArea)
    , m_exchanges(new QPushButton(tr("Request and response…")))
{
    setRole(this, "popup");
    setAccessibleName(tr("Who was asked"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Attempts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_scroll, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_exchanges);
    layout->addLayout(buttons);
    connect(m_exchanges, &QPushButton::clicked, this, [this] {
        const qint64 turn = m_turn;
        close();
        emit exchangesRequested(turn);
    });
}

void AttemptsPopup::open(QWidget *anchor, const core::Turn &turn)
{
    m_anchor = anchor;
    showTurn(turn);
    show();
    m_exchanges->setFocus(Qt::PopupFocusReason);
}

void AttemptsPopup::setTurn(const core::Turn &turn)
{
    if (isVisible() && turn.id == m_turn)
        showTurn(turn);
}

void AttemptsPopup::showTurn(const core::Turn &turn)
{
    const QList<AttemptStep> steps = attemptSteps(turn);
    const bool same = m_list && turn.id == m_turn && steps == m_steps;
    m_turn = turn.id;
    m_summary->setText(attemptsSummary(turn));
    m_exchanges->setVisible(!steps.isEmpty());
    m_exchanges->setEnabled(!turn.running());
    if (!same) {
        m_steps = steps;
        m_list = new QWidget;
        setRole(m_list, "canvas");
        auto *list = new QVBoxLayout(m_list);
        list->setContentsMargins(0, 0, 0, 0);
        list->setSpacing(8);
        for (int i = 0; i < steps.size(); ++i)
            list->addWidget(createStep(steps.at(i), i + 1));
        list->addStretch();
        m_scroll->setWidget(m_list);
        m_scroll->setVisible(!steps.isEmpty());
    }
    fit();
}

QWidget *AttemptsPopup::createStep(const AttemptStep &step, int number)
{
    auto *card = new QFrame;
    setRole(card, "card");
    card->setAccessibleName(tr("Attempt %1: %2, %3").arg(number).arg(step.who, step.outcome));
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(12, 9, 12, 9);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    auto *icon = new QLabel;
    icon->setPixmap(iconOf(step.state, m_theme));
    icon->setFixedSize(kIcon, kIcon);
    grid->addWidget(icon, 0, 0, Qt::AlignTop);
    grid->addWidget(createText(step.who, "subheading"), 0, 1);
    int row = 1;
    grid->addWidget(createText(step.outcome, "muted"), row++, 1);
    if (!step.why.isEmpty())
        grid->addWidget(createText(tr("Why: %1").arg(step.why), "small"), row++, 1);
    if (!step.said.isEmpty())
        grid->addWidget(createText(step.said, step.state == AttemptStep::State::Failed ? "error" : "small"),
                        row++, 1);
    if (!step.changes.isEmpty())
        grid->addWidget(
            createText(tr("Sent differently: %1").arg(step.changes.join(QLatin1String(", "))), "warning"),
            row++, 1);
    return card;
}

void AttemptsPopup::fit()
{
    if (!m_anchor)
        return;
    const int inner = kWidth - 2 * kMargin - 2;
    int needed = 2 * kMargin + 2 + m_summary->heightForWidth(inner);
    if (!m_steps.isEmpty()) {
        m_list->layout()->activate();
        needed += m_list->layout()->totalHeightForWidth(inner) + m_exchanges->sizeHint().height()
                  + 2 * layout()->spacing();
    }
    setFixedSize(kWidth, std::min(needed, roomForPopup(m_anchor)));
    placePopup(this, m_anchor);
}

} // namespace ui
