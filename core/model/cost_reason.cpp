#include "core/model/cost_reason.h"

#include "core/model/cost_breakdown.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CostReason)
};

struct Row {
    CostReason reason;
    const char *code;
    const char *words;
};

constexpr std::array kRows = {
    Row {CostReason::Provider, "provider",
         QT_TRANSLATE_NOOP("core::CostReason", "The provider reported this cost.")},
    Row {CostReason::Usage, "usage",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The tokens that the provider reported, at the prices of the catalog.")},
    Row {CostReason::UsageTier, "usage_tier",
         QT_TRANSLATE_NOOP(
             "core::CostReason",
             "The tokens that the provider reported, at the prices for prompts of that length.")},
    Row {CostReason::UsageWindow, "usage_window",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The tokens that the provider reported, at the prices of that time of day.")},
    Row {CostReason::UsageServiceTier, "usage_service_tier",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The tokens that the provider reported, at the prices of the service tier that "
                           "it used.")},
    Row {CostReason::EstimatedTokens, "estimated_tokens",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The provider reported no tokens. They were counted here, so the cost is an "
                           "estimate.")},
    Row {CostReason::PriceUnknown, "price_unknown",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The cost is unknown, because the catalog lacks a price. You can set one in the "
                           "configuration.")},
    Row {CostReason::PricePartlyUnknown, "price_partly_unknown",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "Only the tokens are counted: the catalog lacks the price of something else, such "
                           "as a web search. You can set one in the configuration.")},
    Row {CostReason::Simulated, "simulated",
         QT_TRANSLATE_NOOP("core::CostReason", "The simulator answered. This is no real money.")},
    Row {CostReason::RaceLostIncluded, "race_lost_included",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "Includes an estimate of what the provider charges that was asked too, but was "
                           "slower.")},
    Row {CostReason::Interrupted, "interrupted",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The answer was interrupted. What had arrived until then is counted.")},
    Row {CostReason::CachedAnswer, "cached_answer",
         QT_TRANSLATE_NOOP("core::CostReason",
                           "The answer came from the cache of this program, so it cost nothing.")},
    Row {CostReason::NotAnswered, "not_answered",
         QT_TRANSLATE_NOOP("core::CostReason", "No provider answered, so there is no cost.")},
};

const Row *rowOf(QStringView code)
{
    const auto *row = std::find_if(kRows.begin(), kRows.end(),
                                   [&](const Row &one) { return code == QLatin1String(one.code); });
    return row == kRows.end() ? nullptr : row;
}

/// Which prices a computed cost is at. Where several replace the base ones, the last that Pricing::at() lays
/// over them.
CostReason computedReason(const Usage &usage, const Pricing &pricing, int minuteOfDayUtc)
{
    if (pricing.tierFor(usage.promptTokens))
        return CostReason::UsageTier;
    if (pricing.windowFor(minuteOfDayUtc))
        return CostReason::UsageWindow;
    return pricing.serviceTierFor(usage.serviceTier) ? CostReason::UsageServiceTier : CostReason::Usage;
}

bool isBesideTheTokens(CostUnit unit)
{
    return unit == CostUnit::WebSearch;
}

} // namespace

QString costReasonName(CostReason reason)
{
    const auto *row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row &one) { return one.reason == reason; });
    Q_ASSERT(row != kRows.end()); // the table has them all
    return QLatin1String(row->code);
}

QString costReasonWords(const QString &code)
{
    const Row *row = rowOf(code);
    return row ? Text::tr(row->words) : code;
}

Charge chargeFor(const Usage &usage, const Pricing &pricing, const ChargeFacts &facts)
{
    Charge charge;
    charge.prices = pricing.at(usage.promptTokens, facts.minuteOfDayUtc, usage.serviceTier);
    const CostBreakdown breakdown = costBreakdownOf(usage, charge.prices);
    charge.computed = breakdown.total();

    if (facts.simulated) {
        charge.cost = charge.computed;
        charge.source = CostSource::Simulated;
        charge.reason = charge.cost ? CostReason::Simulated : CostReason::PriceUnknown;
    } else if (usage.reportedCost) {
        charge.cost = usage.reportedCost;
        charge.source = CostSource::Reported;
        charge.reason = CostReason::Provider;
    } else if (charge.computed) {
        charge.cost = charge.computed;
        charge.source = facts.estimated ? CostSource::Estimated : CostSource::Computed;
        charge.reason = facts.estimated ? CostReason::EstimatedTokens
                                        : computedReason(usage, pricing, facts.minuteOfDayUtc);
    } else {
        const QList<CostUnit> unknown = breakdown.unknown();
        if (breakdown.parts.size() > unknown.size()
            && std::all_of(unknown.cbegin(), unknown.cend(), isBesideTheTokens)) {
            charge.cost = breakdown.known;
            charge.source = CostSource::Estimated;
            charge.reason = CostReason::PricePartlyUnknown;
        }
    }
    return charge;
}

std::optional<qint64> costDifferencePerMille(Money reported, Money computed)
{
    if (reported == computed)
        return 0;
    if (reported <= Money())
        return std::nullopt;
    const bool less = computed < reported;
    const Money gap = less ? reported - computed : computed - reported;
    auto whole = quint64(reported.picoDollars());
    auto rest = quint64(gap.picoDollars());
    // Room for one more decimal digit; what is lost is far below a thousandth.
    constexpr quint64 room = std::numeric_limits<quint64>::max() / 10;
    while (whole > room) {
        whole /= 2;
        rest /= 2;
    }
    quint64 perMille = rest / whole;
    if (perMille > quint64(std::numeric_limits<qint64>::max()) / 1000 - 1)
        perMille = quint64(std::numeric_limits<qint64>::max()) / 1000 - 1;
    rest %= whole;
    for (int digit = 0; digit < 3; ++digit) {
        rest *= 10;
        perMille = perMille * 10 + rest / whole;
        rest %= whole;
    }
    if (rest >= whole - rest)
        ++perMille;
    return less ? -qint64(perMille) : qint64(perMille);
}

} // namespace core
