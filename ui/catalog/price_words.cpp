#include "ui/catalog/price_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTime>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::PriceWords)
};

/// What a row leaves out costs as usual, so that it is not repeated.
QString words(const core::PriceRow &prices)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, const std::optional<core::Money> &price) {
        if (price)
            parts << text.arg(formatPricePerMillion(price));
    };
    add(Text::tr("%1 in"), prices.prompt);
    add(Text::tr("%1 out"), prices.completion);
    add(Text::tr("%1 from the cache"), prices.cacheRead);
    add(Text::tr("%1 into the cache"), prices.cacheWrite);
    add(Text::tr("%1 for reasoning"), prices.reasoning);
    return parts.join(QLatin1String(", "));
}

QString clock(int minuteOfDay)
{
    constexpr int kMinutesPerHour = 60;
    constexpr int kHoursPerDay = 24;
    return QLocale().toString(
        QTime(minuteOfDay / kMinutesPerHour % kHoursPerDay, minuteOfDay % kMinutesPerHour),
        QLocale::ShortFormat);
}

} // namespace

QString priceWords(const core::Pricing &pricing, const QString &source)
{
    const QString usual = words(pricing.base);
    QStringList lines {usual.isEmpty() ? Text::tr("No price is known") : usual};
    for (const core::PriceTier &tier : pricing.tiers)
        lines << Text::tr("Prompts of more than %1 tokens: %2")
                     .arg(formatTokens(tier.minPromptTokens), words(tier.prices));
    for (const core::PriceWindow &window : pricing.windows)
        lines << Text::tr("From %1 to %2 UTC: %3")
                     .arg(clock(window.startMinute), clock(window.endMinute), words(window.prices));
    for (const core::ServiceTierPrices &tier : pricing.serviceTiers)
        lines << Text::tr("Service tier %1: %2").arg(tier.tier, words(tier.prices));
    if (pricing.base.request && !pricing.base.request->isZero())
        lines << Text::tr("And %1 for each request").arg(formatMoney(pricing.base.request));
    if (!source.isEmpty())
        lines << Text::tr("As listed by %1").arg(source);
    return lines.join(u'\n');
}

} // namespace ui
