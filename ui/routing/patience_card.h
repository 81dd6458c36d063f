#pragma once

#include "core/base/time.h"
#include "ui/routing/routing_card.h"

#include <optional>

class QCheckBox;

namespace ui {

class SecondsBox;

/// What happens when an endpoint fails or is slow.
class PatienceCard : public RoutingCard
{
    Q_OBJECT

public:
    explicit PatienceCard(QWidget *parent = nullptr);

    void applyTo(RoutingValues &values) const override;

protected:
    void showValues(const RoutingValues &values) override;

private:
    /// A switch with a time: absent where it is off.
    struct TimedOption {
        QCheckBox *on;
        SecondsBox *seconds;
        std::optional<core::Milliseconds> time() const;
        void setTime(const std::optional<core::Milliseconds> &time) const;
    };
    TimedOption addTimedOption(const QString &text, const QString &note, SecondsBox *seconds);

    QCheckBox *m_fallbacks;
    TimedOption m_hedge;
    TimedOption m_deadline;
};

} // namespace ui
