#include "ui/routing/patience_card.h"

#include "ui/routing/seconds_box.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

// What config.json takes.
constexpr core::Milliseconds kLeastHedge(100);
constexpr core::Milliseconds kUsualHedge(5'000);
constexpr core::Milliseconds kMostHedge(600'000);
constexpr core::Milliseconds kLeastDeadline(1'000);
constexpr core::Milliseconds kUsualDeadline(120'000);
constexpr core::Milliseconds kMostDeadline(86'400'000);

} // namespace

std::optional<core::Milliseconds> PatienceCard::TimedOption::time() const
{
    return on->isChecked() ? std::optional(seconds->time()) : std::nullopt;
}

void PatienceCard::TimedOption::setTime(const std::optional<core::Milliseconds> &time) const
{
    on->setChecked(time.has_value());
    // What stood there comes back when it is switched on again.
    if (time)
        seconds->setTime(*time);
}

PatienceCard::PatienceCard(QWidget *parent)
    : RoutingCard(tr("When an endpoint fails or is slow"), parent)
    , m_fallbacks(addOption(tr("Try the next endpoint when one fails"),
                            tr("Only before the first token; what has begun to answer is never replaced.")))
    , m_hedge(addTimedOption(tr("Ask a second endpoint when the first token is late"),
                             tr("The first to answer is taken. Both may have to be paid for."),
                             new SecondsBox(kLeastHedge, kMostHedge, kUsualHedge)))
    , m_deadline(addTimedOption(tr("Start no new attempt after"),
                                tr("Without it every endpoint is tried in turn, however long that takes."),
                                new SecondsBox(kLeastDeadline, kMostDeadline, kUsualDeadline)))
{
    m_hedge.seconds->setAccessibleName(tr("Seconds until a second endpoint is asked"));
    m_deadline.seconds->setAccessibleName(tr("Deadline in seconds"));
    body()->addStretch();
}

PatienceCard::TimedOption PatienceCard::addTimedOption(const QString &text, const QString &note,
                                                       SecondsBox *seconds)
{
    auto *on = new QCheckBox(text, this);
    on->setAccessibleName(text);
    on->setAccessibleDescription(note);
    seconds->setEnabled(false);
    scrollPast(seconds);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(on, 1);
    row->addWidget(seconds);
    body()->addLayout(row);
    addNote(note, on);
    connect(on, &QCheckBox::toggled, seconds, &QWidget::setEnabled);
    connect(on, &QCheckBox::toggled, this, &PatienceCard::edited);
    connect(seconds, &QDoubleSpinBox::valueChanged, this, &PatienceCard::edited);
    return {on, seconds};
}

void PatienceCard::showValues(const RoutingValues &values)
{
    m_fallbacks->setChecked(values.preferences.allowFallbacks);
    m_hedge.setTime(values.settings.hedgeAfter);
    m_deadline.setTime(values.settings.deadline);
}

void PatienceCard::applyTo(RoutingValues &values) const
{
    values.preferences.allowFallbacks = m_fallbacks->isChecked();
    values.settings.hedgeAfter = m_hedge.time();
    values.settings.deadline = m_deadline.time();
}

} // namespace ui
