#include "ui/common/value_edit.h"

#include "ui/common/typed_values.h"

namespace ui {

MoneyEdit::MoneyEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("no limit"));
}

std::optional<core::Money> MoneyEdit::amount() const
{
    return moneyFromTyped(text());
}

void MoneyEdit::setAmount(const std::optional<core::Money> &amount)
{
    setText(amount ? moneyForField(*amount) : QString());
}

QString MoneyEdit::problem() const
{
    if (text().trimmed().isEmpty() || amount())
        return {};
    return tr("“%1” is no amount of dollars. Write it like %2.")
        .arg(text().trimmed(), moneyForField(core::Money::fromPicoDollars(12'500'000'000'000)));
}

CountEdit::CountEdit(qint64 least, qint64 most, QWidget *parent)
    : QLineEdit(parent)
    , m_least(least)
    , m_most(most)
{
    setPlaceholderText(tr("no limit"));
}

std::optional<qint64> CountEdit::count() const
{
    const std::optional<qint64> typed = countFromTyped(text());
    return typed && *typed >= m_least && *typed <= m_most ? typed : std::nullopt;
}

void CountEdit::setCount(const std::optional<qint64> &count)
{
    setText(count ? QLocale().toString(*count) : QString());
}

QString CountEdit::problem() const
{
    if (text().trimmed().isEmpty() || count())
        return {};
    return tr("%1: write a whole number from %2 to %3, or nothing.", "name of a field")
        .arg(accessibleName(), QLocale().toString(m_least), QLocale().toString(m_most));
}

} // namespace ui
