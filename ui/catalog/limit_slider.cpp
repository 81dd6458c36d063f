#include "ui/catalog/limit_slider.h"

#include "ui/common/role.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cstdlib>

namespace ui {

LimitSlider::LimitSlider(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_text(new QLabel(this))
{
    m_slider->setAccessibleName(name);
    m_slider->setPageStep(1);
    setRole(m_text, "small");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_text);
    layout->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        showStep(step);
        emit chosen(m_steps.at(step).limit);
    });
}

void LimitSlider::setSteps(const QList<Step> &steps)
{
    const QSignalBlocker blocker(m_slider);
    m_steps = steps;
    m_slider->setRange(0, static_cast<int>(steps.size()) - 1);
}

void LimitSlider::setLimit(std::optional<qint64> limit, const QString &text)
{
    const QSignalBlocker blocker(m_slider);
    const int step = stepFor(limit);
    m_slider->setValue(step);
    showStep(step);
    if (limit && m_steps.at(step).limit != limit)
        m_text->setText(text);
}

int LimitSlider::stepFor(std::optional<qint64> limit) const
{
    int nearest = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        const std::optional<qint64> &one = m_steps.at(step).limit;
        if (one == limit)
            return step;
        const std::optional<qint64> &best = m_steps.at(nearest).limit;
        if (limit && one && (!best || std::abs(*one - *limit) < std::abs(*best - *limit)))
            nearest = step;
    }
    return nearest;
}

void LimitSlider::showStep(int step)
{
    m_text->setText(m_steps.at(step).text);
    m_slider->setAccessibleDescription(m_steps.at(step).text);
}

} // namespace ui
