#include "ui/routing/routing_settings_view.h"

#include "core/async/after.h"
#include "ui/common/role.h"
#include "ui/routing/choice_card.h"
#include "ui/routing/patience_card.h"
#include "ui/routing/privacy_card.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int kTwoColumnsFrom = 860; ///< Width from which on the cards stand side by side.

} // namespace

RoutingSettingsView::RoutingSettingsView(core::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_choice(new ChoiceCard)
    , m_canvas(new QWidget)
    , m_problem(new QFrame(this))
    , m_problemText(new QLabel(m_problem))
{
    createCards();
    setRole(m_problem, "error-card");
    m_problemText->setObjectName(QStringLiteral("routingProblem"));
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    (new QVBoxLayout(m_problem))->addWidget(m_problemText);
    m_problem->hide();

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and scroll it along
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_canvas);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_problem);
    layout->addWidget(scroll, 1);
}

void RoutingSettingsView::createCards()
{
    setRole(m_canvas, "canvas");
    m_canvas->setEnabled(false); // until there are values; a change would overwrite them with the defaults
    auto *patience = new PatienceCard;
    auto *privacy = new PrivacyCard;
    m_cards = {m_choice, patience, privacy};
    for (const RoutingCard *card : std::as_const(m_cards))
        connect(card, &RoutingCard::edited, this, &RoutingSettingsView::save);

    auto *left = new QVBoxLayout;
    left->addWidget(m_choice);
    left->addStretch();
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(patience);
    right->addWidget(privacy);
    right->addStretch();
    m_columns = new QHBoxLayout(m_canvas);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addLayout(left, 1);
    m_columns->addLayout(right, 1);
}

void RoutingSettingsView::setConfig(const core::Config &config)
{
    // What is just being written is newer; the file is looked at again after that.
    if (m_sending)
        return;
    m_values = {config.routing, config.routingSettings};
    for (RoutingCard *card : std::as_const(m_cards))
        card->setValues(m_values);
    m_canvas->setEnabled(true);
}

void RoutingSettingsView::setProposals(const QStringList &names)
{
    m_choice->setProposals(names);
}

void RoutingSettingsView::save()
{
    RoutingValues values = m_values;
    for (const RoutingCard *card : std::as_const(m_cards))
        card->applyTo(values);
    if (values == m_values)
        return;
    m_values = values;
    if (m_sending)
        m_sendAgain = true;
    else
        send();
}

void RoutingSettingsView::send()
{
    m_sending = true;
    m_sendAgain = false;
    core::after(m_engine.changeRouting(m_values.preferences, m_values.settings), this,
                [this](const core::Status &status) { takeResult(status); });
}

void RoutingSettingsView::takeResult(const core::Status &status)
{
    m_sending = false;
    showProblem(status ? QString() : tr("The change was not saved. %1").arg(status.error().message));
    if (status && m_sendAgain) {
        send();
        return;
    }
    // Shows what is in force: after a failure that is what was there before.
    core::after(m_engine.config(), this, [this](const core::Config &config) { setConfig(config); });
}

void RoutingSettingsView::showProblem(const QString &text)
{
    m_problemText->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void RoutingSettingsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->setDirection(event->size().width() < kTwoColumnsFrom ? QBoxLayout::TopToBottom
                                                                    : QBoxLayout::LeftToRight);
}

} // namespace ui
