#pragma once

#include "ui/chat/parameter_support.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QSlider;
class QToolButton;

namespace ui {

class Theme;

/// A parameter that is a number, or not sent at all: typed into a field, or chosen with a slider.
class NumberRow : public QWidget
{
    Q_OBJECT

public:
    NumberRow(const NumberParameter &parameter, const Theme &theme, QWidget *parent = nullptr);

    const NumberParameter &parameter() const { return m_parameter; }
    std::optional<double> value() const { return m_value; }
    /// Without a signal.
    void setValue(std::optional<double> value);
    /// Why the value has no effect; empty: it has.
    void setWarning(const QString &warning);

signals:
    /// The user chose it.
    void valueChanged(std::optional<double> value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeTyped(bool finished);
    void take(std::optional<double> value);
    void showValue(bool withText);
    void showNote();
    QString text(double value) const;

    NumberParameter m_parameter;
    std::optional<double> m_value;
    QString m_warning;
    QString m_problem;
    QSlider *m_slider;
    QLineEdit *m_field;
    QToolButton *m_clear;
    QLabel *m_note;
};

} // namespace ui
