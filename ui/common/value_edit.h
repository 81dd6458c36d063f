#pragma once

#include "core/base/money.h"

#include <QLineEdit>

#include <optional>

namespace ui {

/// Takes an amount of dollars, or nothing.
class MoneyEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    /// Absent where the field is empty or wrong.
    std::optional<core::Money> amount() const;
    void setAmount(const std::optional<core::Money> &amount);
    /// Why what stands in the field is no amount, for people; empty if it is one or nothing.
    QString problem() const;
};

/// Takes a whole number, or nothing.
class CountEdit : public QLineEdit
{
    Q_OBJECT

public:
    CountEdit(qint64 least, qint64 most, QWidget *parent = nullptr);

    /// Absent where the field is empty or wrong.
    std::optional<qint64> count() const;
    void setCount(const std::optional<qint64> &count);
    /// As MoneyEdit::problem(); names the field.
    QString problem() const;

private:
    qint64 m_least;
    qint64 m_most;
};

} // namespace ui
