#include "ui/budgets/budget_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace ui {

namespace {

constexpr int kWhole = 1000; ///< Per mille.
constexpr int kMostPermille = 9990;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::BudgetWords)
};

QString percents(const QList<int> &thresholds)
{
    QStringList texts;
    for (const int percent : thresholds)
        texts << Text::tr("%1%", "percentage").arg(QLocale().toString(percent));
    return QLocale().createSeparatedList(texts);
}

QString limitSentence(const core::Budget &budget)
{
    const QString amount = formatMoney(budget.limit);
    switch (budget.period) {
    case core::BudgetPeriod::Day:
        return Text::tr("The limit is %1 a day, counted from midnight.").arg(amount);
    case core::BudgetPeriod::Week:
        return Text::tr("The limit is %1 a week, counted from Monday.").arg(amount);
    case core::BudgetPeriod::Month:
        return Text::tr("The limit is %1 a month, counted from the first.").arg(amount);
    case core::BudgetPeriod::Rolling:
        return Text::tr("The limit is %1 in any %n day(s).", nullptr, budget.rollingDays).arg(amount);
    case core::BudgetPeriod::Total:
        return Text::tr("The limit is %1 in all; it never starts again.").arg(amount);
    }
    return {};
}

QString actionSentence(const core::Budget &budget)
{
    switch (budget.action) {
    case core::BudgetAction::Warn:
        return Text::tr("Beyond it you are told, and nothing is held up.");
    case core::BudgetAction::Block:
        return Text::tr("A request that may cost more than what is left is refused.");
    case core::BudgetAction::Downgrade:
        return budget.downgradeTo.isEmpty()
                   ? Text::tr("A request that may cost more than what is left goes to a cheaper model.")
                   : Text::tr("A request that may cost more than what is left goes to %1.")
                         .arg(budget.downgradeTo);
    }
    return {};
}

QString unknownPriceSentence(const core::Budget &budget)
{
    if (budget.action == core::BudgetAction::Warn)
        return {};
    if (budget.allowUnknownPrices)
        return Text::tr("Models of unknown price are let through.");
    return budget.action == core::BudgetAction::Block ? Text::tr("So is one whose price is unknown.")
                                                      : Text::tr("So does one whose price is unknown.");
}

} // namespace

int permilleOf(core::Money amount, core::Money limit)
{
    qint64 part = std::max<qint64>(0, amount.picoDollars());
    qint64 whole = limit.picoDollars();
    if (whole <= 0)
        return kWhole;
    const bool reached = part >= whole;
    // Halving both keeps the ratio, and the product below in range.
    while (part > std::numeric_limits<qint64>::max() / kWhole) {
        part /= 2;
        whole = std::max<qint64>(1, whole / 2);
    }
    const qint64 share = part * kWhole / whole;
    return static_cast<int>(reached ? std::clamp<qint64>(share, kWhole, kMostPermille)
                                    : std::min<qint64>(share, kWhole - 1));
}

QString percentText(core::Money amount, core::Money limit)
{
    constexpr int kPermillePerPercent = 10;
    const int permille = permilleOf(amount, limit);
    if (amount > core::Money() && permille < kPermillePerPercent)
        return Text::tr("<1%", "less than one percent");
    return Text::tr("%1%", "percentage").arg(QLocale().toString(permille / kPermillePerPercent));
}

core::Money amountLeft(const core::BudgetStatus &status)
{
    return std::max(core::Money(), status.budget.limit - status.spent - status.reserved);
}

QStringList scopeParts(const core::BudgetScope &scope)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, const QString &value) {
        if (!value.isEmpty())
            parts << text.arg(value);
    };
    add(Text::tr("member %1"), scope.member);
    add(Text::tr("key %1"), scope.key);
    add(Text::tr("app %1"), scope.app);
    add(Text::tr("provider %1"), scope.provider);
    add(Text::tr("provider key %1"), scope.providerKey);
    add(Text::tr("model %1"), scope.model);
    return parts.isEmpty() ? QStringList {Text::tr("everything")} : parts;
}

QString periodText(const core::Budget &budget)
{
    switch (budget.period) {
    case core::BudgetPeriod::Day:
        return Text::tr("a day");
    case core::BudgetPeriod::Week:
        return Text::tr("a week");
    case core::BudgetPeriod::Month:
        return Text::tr("a month");
    case core::BudgetPeriod::Rolling:
        return Text::tr("in any %n day(s)", nullptr, budget.rollingDays);
    case core::BudgetPeriod::Total:
        return Text::tr("in all");
    }
    return {};
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    constexpr int kDaysOfAWeek = 7;
    const QDateTime local = moment.toLocalTime();
    const QString clock = local.time().toString(QStringLiteral("HH:mm"));
    const qint64 days = now.toLocalTime().date().daysTo(local.date());
    if (days == 0)
        return Text::tr("today at %1").arg(clock);
    if (days == 1)
        return Text::tr("tomorrow at %1").arg(clock);
    if (days > 1 && days < kDaysOfAWeek)
        return Text::tr("on %1 at %2", "day of the week, time")
            .arg(QLocale().dayName(local.date().dayOfWeek()), clock);
    return Text::tr("on %1 at %2", "date, time")
        .arg(QLocale().toString(local.date(), Text::tr("d MMMM", "format of a day and a month")), clock);
}

QString renewalText(const core::Budget &budget, const QDateTime &resetsAt, const QDateTime &now)
{
    if (budget.period == core::BudgetPeriod::Rolling)
        return Text::tr("what is older no longer counts");
    if (budget.period == core::BudgetPeriod::Total)
        return Text::tr("never starts again");
    return resetsAt.isValid() ? Text::tr("starts again %1", "today at 18:00").arg(momentText(resetsAt, now))
                              : QString();
}

QString actionText(const core::Budget &budget)
{
    switch (budget.action) {
    case core::BudgetAction::Warn:
        return Text::tr("Only tells");
    case core::BudgetAction::Block:
        return Text::tr("Refuses requests");
    case core::BudgetAction::Downgrade:
        return Text::tr("Asks %1 instead").arg(budget.downgradeTo);
    }
    return {};
}

QString warningText(const core::Budget &budget)
{
    return budget.warnAt.isEmpty() ? Text::tr("tells nothing before")
                                   : Text::tr("tells at %1", "percentages").arg(percents(budget.warnAt));
}

QString actionNote(core::BudgetAction action)
{
    switch (action) {
    case core::BudgetAction::Warn:
        return Text::tr("You are told, and every request goes through.");
    case core::BudgetAction::Block:
        return Text::tr("What a request may cost at most is set aside before it is sent; where that is more "
                        "than what is left, it is refused. An answer under way is never cut off.");
    case core::BudgetAction::Downgrade:
        return Text::tr("Such a request goes to the model or set below, and is told so.");
    }
    return {};
}

QString whatComesNext(core::BudgetAction action, bool spent)
{
    switch (action) {
    case core::BudgetAction::Warn:
        return Text::tr("Nothing is held up.");
    case core::BudgetAction::Block:
        return spent ? Text::tr("Requests that cost anything are refused now.")
                     : Text::tr("When it is spent, requests are refused.");
    case core::BudgetAction::Downgrade:
        return spent ? Text::tr("Requests go to the cheaper model now.")
                     : Text::tr("When it is spent, requests go to the cheaper model.");
    }
    return {};
}

QString budgetStory(const core::Budget &budget)
{
    QStringList sentences;
    if (budget.disabled)
        sentences << Text::tr("Switched off, it does nothing.");
    const QStringList parts = scopeParts(budget.scope);
    if (budget.scope.isWorkspace())
        sentences << Text::tr("Counts every request.");
    else
        sentences << Text::tr("Counts only requests with %1.", "key editor and model anthropic/*")
                         .arg(QLocale().createSeparatedList(parts));
    if (budget.simulated)
        sentences << Text::tr("Only the simulator's play money counts; real requests are never held up.");
    sentences << limitSentence(budget);
    const bool nothing = budget.limit.isZero() && budget.action != core::BudgetAction::Warn;
    if (nothing)
        sentences << Text::tr("Only what costs nothing fits into it.");
    sentences << actionSentence(budget) << unknownPriceSentence(budget);
    sentences
        << (budget.warnAt.isEmpty()
                ? Text::tr("You are told nothing before.")
                : Text::tr("You are told at %1, once each.", "percentages").arg(percents(budget.warnAt)));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace ui
