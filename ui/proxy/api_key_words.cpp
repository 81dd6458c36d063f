#include "ui/proxy/api_key_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ApiKeyWords)
};

/// What was spent, and of what, in the words of the period.
QString ofLimit(const QString &spent, const QString &limit, core::BudgetPeriod period)
{
    switch (period) {
    case core::BudgetPeriod::Day:
        return Text::tr("%1 of %2 today", "spent, limit").arg(spent, limit);
    case core::BudgetPeriod::Week:
        return Text::tr("%1 of %2 this week", "spent, limit").arg(spent, limit);
    case core::BudgetPeriod::Month:
        return Text::tr("%1 of %2 this month", "spent, limit").arg(spent, limit);
    case core::BudgetPeriod::Rolling:
        return Text::tr("limit %1 in 30 days").arg(limit);
    case core::BudgetPeriod::Total:
        return Text::tr("%1 of %2 in all", "spent, limit").arg(spent, limit);
    }
    Q_UNREACHABLE();
}

} // namespace

ApiKeyState stateOf(const core::ApiKeyInfo &key, const std::optional<core::OwnKeySpend> &spend,
                    const QDateTime &now)
{
    if (key.rules.disabled)
        return ApiKeyState::Disabled;
    if (key.rules.expires.isValid() && key.rules.expires <= now)
        return ApiKeyState::Expired;
    const std::optional<core::Money> spent =
        spend ? spentInPeriod(*spend, key.rules.limitPeriod) : std::optional<core::Money>();
    if (key.rules.limit && spent && *spent >= *key.rules.limit)
        return ApiKeyState::LimitReached;
    return ApiKeyState::Ready;
}

QString stateText(ApiKeyState state)
{
    switch (state) {
    case ApiKeyState::Disabled:
        return Text::tr("Disabled", "of a key");
    case ApiKeyState::Expired:
        return Text::tr("Expired", "of a key");
    case ApiKeyState::LimitReached:
        return Text::tr("Limit reached", "of a key");
    case ApiKeyState::Ready:
        return Text::tr("Enabled", "of a key");
    }
    Q_UNREACHABLE();
}

std::optional<core::Money> spentInPeriod(const core::OwnKeySpend &spend, core::BudgetPeriod period)
{
    switch (period) {
    case core::BudgetPeriod::Day:
        return spend.day;
    case core::BudgetPeriod::Week:
        return spend.week;
    case core::BudgetPeriod::Month:
        return spend.month;
    case core::BudgetPeriod::Rolling:
        return {};
    case core::BudgetPeriod::Total:
        return spend.total;
    }
    Q_UNREACHABLE();
}

QString spentText(const core::ApiKeyRules &rules, const std::optional<core::OwnKeySpend> &spend)
{
    const core::OwnKeySpend known = spend.value_or(core::OwnKeySpend());
    if (!rules.limit)
        return formatMoney(known.total);
    return ofLimit(formatMoney(spentInPeriod(known, rules.limitPeriod)), formatMoney(rules.limit),
                   rules.limitPeriod);
}

QString ratesText(const core::KeyLimits &limits)
{
    QStringList parts;
    if (limits.requestsPerMinute)
        parts << Text::tr("%1 req/min").arg(formatTokens(*limits.requestsPerMinute));
    if (limits.requestsPerDay)
        parts << Text::tr("%1 req/day").arg(formatTokens(*limits.requestsPerDay));
    if (limits.tokensPerMinute)
        parts << Text::tr("%1 tok/min").arg(formatTokens(*limits.tokensPerMinute));
    if (limits.tokensPerDay)
        parts << Text::tr("%1 tok/day").arg(formatTokens(*limits.tokensPerDay));
    if (limits.concurrent)
        parts << Text::tr("%1 at once", "requests").arg(formatTokens(*limits.concurrent));
    return parts.join(QLatin1String(", "));
}

QString rulesText(const core::ApiKeyRules &rules)
{
    const QLatin1String comma(", ");
    QStringList lines;
    if (rules.management)
        lines << Text::tr("Manages keys, and does nothing else.");
    if (const QString rates = ratesText(rules.limits); !rates.isEmpty())
        lines << rates;
    for (const core::ModelLimits &model : rules.modelLimits)
        lines << Text::tr("%1: %2", "model, its limits").arg(model.model, ratesText(model.limits));
    if (!rules.models.isEmpty())
        lines << Text::tr("Models: %1").arg(rules.models.join(comma));
    if (!rules.providers.isEmpty())
        lines << Text::tr("Providers: %1").arg(rules.providers.join(comma));
    if (rules.loopbackOnly)
        lines << Text::tr("From this machine only.");
    return lines.join(QLatin1Char('\n'));
}

QString periodText(core::BudgetPeriod period)
{
    switch (period) {
    case core::BudgetPeriod::Day:
        return Text::tr("each day");
    case core::BudgetPeriod::Week:
        return Text::tr("each week");
    case core::BudgetPeriod::Month:
        return Text::tr("each month");
    case core::BudgetPeriod::Rolling:
        return Text::tr("in any 30 days");
    case core::BudgetPeriod::Total:
        return Text::tr("in all");
    }
    Q_UNREACHABLE();
}

} // namespace ui
