#include "ui/budgets/budget_draft.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostPercent = 100;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::BudgetDraft)
};

/// Without what only helps to read: the currency, spaces, and signs that part thousands.
QString withoutOrnaments(QString typed, const QLocale &locale)
{
    typed.remove(u'$');
    static const QRegularExpression spaces(QStringLiteral("\\s"));
    typed.remove(spaces);
    const QString group = QRegularExpression::escape(locale.groupSeparator());
    const QString point = QRegularExpression::escape(locale.decimalPoint());
    const QRegularExpression grouped(QStringLiteral("^\\d{1,3}(%1\\d{3})+(%2\\d*)?$").arg(group, point));
    if (grouped.match(typed).hasMatch())
        typed.remove(locale.groupSeparator());
    return typed.replace(locale.decimalPoint(), QLatin1String("."));
}

} // namespace

std::optional<core::Money> amountFrom(const QString &typed, const QLocale &locale)
{
    const QString plain = withoutOrnaments(typed, locale);
    static const QRegularExpression decimal(QStringLiteral("^(\\d+\\.?\\d*|\\.\\d+)$"));
    if (!decimal.match(plain).hasMatch())
        return std::nullopt;
    return core::Money::fromDecimal(plain.startsWith(u'.') ? u'0' + plain : plain);
}

QString typedAmount(core::Money amount, const QLocale &locale)
{
    return amount.toDecimal().replace(u'.', locale.decimalPoint());
}

std::optional<QList<int>> thresholdsFrom(const QString &typed)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;%]+"));
    QSet<int> percents;
    for (const QString &word : typed.split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int percent = word.toInt(&isNumber);
        if (!isNumber || percent < 1 || percent > kMostPercent)
            return std::nullopt;
        percents.insert(percent);
    }
    QList<int> sorted(percents.cbegin(), percents.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QString typedThresholds(const QList<int> &percents)
{
    QStringList words;
    for (const int percent : percents)
        words << QString::number(percent);
    return words.join(QLatin1String(", "));
}

std::optional<core::Budget> budgetOf(const BudgetDraft &draft, const QLocale &locale)
{
    const auto limit = amountFrom(draft.limit, locale);
    const auto thresholds = thresholdsFrom(draft.thresholds);
    if (!limit || !thresholds)
        return std::nullopt;
    core::Budget budget = draft.budget;
    budget.limit = *limit;
    budget.warnAt = *thresholds;
    if (budget.action != core::BudgetAction::Downgrade)
        budget.downgradeTo.clear();
    return budget;
}

QString problemOf(const BudgetDraft &draft, const QStringList &taken, const QLocale &locale)
{
    if (draft.budget.name.isEmpty())
        return Text::tr("Give the budget a name.");
    if (taken.contains(draft.budget.name))
        return Text::tr("There is a budget “%1” already. Choose another name.").arg(draft.budget.name);
    if (draft.limit.trimmed().isEmpty())
        return Text::tr("Say how much may be spent.");
    if (!amountFrom(draft.limit, locale))
        return Text::tr("“%1” is no amount of dollars. Write it like %2.")
            .arg(draft.limit.trimmed(), locale.toString(20.5, 'f', 2));
    if (draft.scopeUnfinished)
        return Text::tr("A condition says nothing yet. Choose a value for it, or remove it.");
    if (draft.budget.action == core::BudgetAction::Downgrade && draft.budget.downgradeTo.isEmpty())
        return Text::tr("Say which model or set is asked instead.");
    if (!thresholdsFrom(draft.thresholds))
        return Text::tr("The percentages must be whole numbers from 1 to 100, such as 50, 80, 100.");
    return {};
}

QString freeBudgetName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1-%2").arg(wanted).arg(number);
    return name;
}

} // namespace ui
