#include "ui/chat/number_row.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kLabelWidth = 128;
constexpr int kFieldWidth = 84;
constexpr int kFieldMargins = 30;

std::optional<double> numberFrom(const QString &text)
{
    bool ok = false;
    double value = QLocale().toDouble(text, &ok);
    // Whoever copies a value from elsewhere has it with a point.
    if (!ok)
        value = QLocale::c().toDouble(text, &ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

NumberRow::NumberRow(const NumberParameter &parameter, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_parameter(parameter)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_field(new QLineEdit(this))
    , m_clear(new QToolButton(this))
    , m_note(new QLabel(this))
{
    auto *label = new QLabel(parameter.label, this);
    label->setBuddy(m_field);
    label->setMinimumWidth(kLabelWidth);
    label->setToolTip(parameter.about);
    m_slider->setAccessibleName(tr("%1, slider", "name of a parameter").arg(parameter.label));
    m_slider->setAccessibleDescription(parameter.about);
    m_slider->setRange(0, int(std::lround((parameter.most - parameter.least) / parameter.step)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_slider->installEventFilter(this);
    m_field->setAccessibleName(parameter.label);
    m_field->setAccessibleDescription(parameter.about);
    m_field->setToolTip(parameter.about);
    m_field->setPlaceholderText(tr("not sent"));
    const int placeholder = m_field->fontMetrics().horizontalAdvance(m_field->placeholderText());
    m_field->setFixedWidth(std::max(kFieldWidth, placeholder + kFieldMargins));
    m_field->setAlignment(Qt::AlignRight);
    m_clear->setIcon(theme.icon(QStringLiteral("x")));
    m_clear->setAccessibleName(tr("Do not send %1", "name of a parameter").arg(parameter.label));
    m_clear->setToolTip(m_clear->accessibleName());
    QSizePolicy keeps = m_clear->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_clear->setSizePolicy(keeps);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_field, 0, 2);
    grid->addWidget(m_clear, 0, 3);
    grid->addWidget(m_note, 1, 0, 1, 4);
    grid->setColumnStretch(1, 1);

    connect(m_slider, &QSlider::valueChanged, this,
            [this](int step) { take(m_parameter.least + step * m_parameter.step); });
    connect(m_field, &QLineEdit::textEdited, this, [this] { takeTyped(false); });
    connect(m_field, &QLineEdit::editingFinished, this, [this] { takeTyped(true); });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_field->setFocus();
        take({});
    });
    showValue(true);
}

void NumberRow::setValue(std::optional<double> value)
{
    m_value = value;
    m_problem.clear();
    showValue(true);
}

void NumberRow::setWarning(const QString &warning)
{
    m_warning = warning;
    showNote();
}

QString NumberRow::text(double value) const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return m_parameter.whole ? locale.toString(value, 'f', 0)
                             : locale.toString(value, 'g', QLocale::FloatingPointShortest);
}

void NumberRow::takeTyped(bool finished)
{
    const QString typed = m_field->text().trimmed();
    std::optional<double> value = numberFrom(typed);
    if (value && m_parameter.whole && *value != std::floor(*value))
        value.reset();
    // The slider ends where values stop being of use; the interface of Top K does not.
    const bool fits =
        value && *value >= m_parameter.least && (m_parameter.whole || *value <= m_parameter.most);
    constexpr double kLargest = 1e9;
    m_problem.clear();
    if (!typed.isEmpty() && (!fits || *value > kLargest)) {
        m_problem = m_parameter.whole
                        ? tr("Write a whole number from %1 on, or nothing.").arg(text(m_parameter.least))
                        : tr("Write a number from %1 to %2, or nothing.")
                              .arg(text(m_parameter.least), text(m_parameter.most));
    }
    // Half a number is no mistake yet.
    if (!m_problem.isEmpty()) {
        if (finished)
            showNote();
        return;
    }
    showNote();
    if (m_value == value)
        return;
    m_value = value;
    showValue(false);
    emit valueChanged(m_value);
}

void NumberRow::take(std::optional<double> value)
{
    if (value) {
        // Steps add up to what nobody would type.
        constexpr double kFine = 1e6;
        value = std::round(*value * kFine) / kFine;
    }
    m_problem.clear();
    const bool changed = m_value != value;
    m_value = value;
    showValue(true);
    if (changed)
        emit valueChanged(m_value);
}

void NumberRow::showValue(bool withText)
{
    const QSignalBlocker blocker(m_slider);
    const double shown = std::clamp(m_value.value_or(m_parameter.usual), m_parameter.least, m_parameter.most);
    m_slider->setValue(int(std::lround((shown - m_parameter.least) / m_parameter.step)));
    if (withText)
        m_field->setText(m_value ? text(*m_value) : QString());
    setRole(m_slider, m_value ? "set" : "unset");
    m_clear->setVisible(m_value.has_value());
    showNote();
}

void NumberRow::showNote()
{
    setRole(m_note, m_problem.isEmpty() ? "warning" : "error");
    m_note->setText(m_problem.isEmpty() ? m_warning : m_problem);
    m_note->setVisible(!m_note->text().isEmpty());
}

/// Whoever scrolls past a slider does not mean to change it.
bool NumberRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && watched == m_slider && !m_slider->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
