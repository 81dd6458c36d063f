#include "ui/keys/balance_list.h"

#include "core/async/after.h"
#include "ui/common/format.h"
#include "ui/common/typed_values.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// Decimal text in the language's own form, with all its digits and at least two decimals.
QString localDecimal(QString amount)
{
    constexpr qsizetype kCents = 2;
    if (!amount.contains(QLatin1Char('.')))
        amount += QLatin1Char('.');
    const qsizetype decimals = amount.size() - amount.indexOf(QLatin1Char('.')) - 1;
    amount += QString(std::max<qsizetype>(kCents - decimals, 0), QLatin1Char('0'));
    return amount.replace(QLatin1String("."), QLocale().decimalPoint());
}

} // namespace

BalanceList::BalanceList(core::Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{ }

void BalanceList::ask(const QList<core::KeyStatus> &keys)
{
    QList<core::KeyStatus> fresh;
    for (const core::KeyStatus &key : keys) {
        if (!std::exchange(m_balances[idOf(key)].asking, true))
            fresh << key;
    }
    m_waiting += static_cast<int>(fresh.size());
    emit changed();
    for (const core::KeyStatus &key : std::as_const(fresh)) {
        const QString id = idOf(key);
        core::after(m_engine.providerBalance(key.provider, key.name), this,
                    [this, id, round = m_round](const core::Result<core::ProviderBalance> &answer) {
                        take(id, round, answer);
                    });
    }
}

void BalanceList::take(const QString &id, int round, const core::Result<core::ProviderBalance> &answer)
{
    if (round != m_round)
        return;
    --m_waiting;
    KeyBalance &balance = m_balances[id];
    balance.asking = false;
    balance.problem = answer.ok() ? QString() : answer.error().message;
    if (answer.ok()) {
        balance.balance = *answer;
        balance.asked = QDateTime::currentDateTimeUtc();
    }
    emit changed();
}

void BalanceList::cancel()
{
    ++m_round;
    m_waiting = 0;
    for (KeyBalance &balance : m_balances)
        balance.asking = false;
    emit changed();
}

BalanceReport BalanceList::report(const QList<core::KeyStatus> &keys) const
{
    BalanceReport report;
    QStringList lines;
    for (const core::KeyStatus &key : keys) {
        const KeyBalance balance = m_balances.value(idOf(key));
        if (balance.problem.isEmpty() && !balance.asked.isValid())
            continue; // cancelled
        report.failed = report.failed || !balance.problem.isEmpty();
        lines << tr("%1 – %2: %3", "provider, key, what came")
                     .arg(key.providerName, key.name,
                          balance.problem.isEmpty() ? balanceDetails(balance) : balance.problem);
    }
    report.known = !lines.isEmpty();
    report.text = lines.isEmpty() ? tr("No balance is known yet.") : lines.join(QLatin1Char('\n'));
    return report;
}

QString BalanceList::idOf(const core::KeyStatus &key)
{
    return key.provider + QLatin1Char('/') + key.name;
}

QString balanceText(const core::ProviderBalance &balance)
{
    if (balance.amount.isEmpty())
        return BalanceList::tr("%1 %2 used", "amount and currency")
            .arg(localDecimal(balance.used), balance.currency);
    return BalanceList::tr("%1 %2", "amount and currency")
        .arg(localDecimal(balance.amount), balance.currency);
}

QString balanceDetails(const KeyBalance &balance)
{
    const bool leftIsKnown = !balance.balance.amount.isEmpty();
    const QString text = balanceText(balance.balance);
    QStringList parts {leftIsKnown ? BalanceList::tr("%1 left").arg(text) : text};
    if (leftIsKnown && !balance.balance.used.isEmpty())
        parts << BalanceList::tr("%1 used").arg(localDecimal(balance.balance.used));
    if (!balance.balance.limit.isEmpty())
        parts << BalanceList::tr("limit %1").arg(localDecimal(balance.balance.limit));
    parts << BalanceList::tr("asked %1", "date and time").arg(formatDateTime(balance.asked));
    return parts.join(QLatin1String(", "));
}

} // namespace ui
