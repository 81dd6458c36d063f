#include "core/routing/route_words.h"

#include "core/catalog/catalog.h"
#include "core/routing/error_words.h"

#include <QCoreApplication>
#include <QPair>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Router)
};

QString reasonInWords(ExclusionReason reason, int count)
{
    switch (reason) {
    case ExclusionReason::NoKey:
        return Text::tr("%n without a usable key", nullptr, count);
    case ExclusionReason::ProtocolNotSpoken:
        return Text::tr("%n with a protocol that is not supported yet", nullptr, count);
    case ExclusionReason::NoAddress:
        return Text::tr("%n without a known address", nullptr, count);
    case ExclusionReason::NotDirect:
        return Text::tr("%n that cannot be called with a key of one's own", nullptr, count);
    case ExclusionReason::OtherRegion:
        return Text::tr("%n in another region than the key is for", nullptr, count);
    case ExclusionReason::NotForChat:
        return Text::tr("%n not for chat", nullptr, count);
    case ExclusionReason::NotInOnly:
        return Text::tr("%n not among the allowed providers (`only`)", nullptr, count);
    case ExclusionReason::Ignored:
        return Text::tr("%n ignored", nullptr, count);
    case ExclusionReason::DataCollection:
        return Text::tr("%n that may collect data", nullptr, count);
    case ExclusionReason::ZeroDataRetention:
        return Text::tr("%n that may keep prompts", nullptr, count);
    case ExclusionReason::MaxPrice:
        return Text::tr("%n above the highest allowed price", nullptr, count);
    case ExclusionReason::Quantization:
        return Text::tr("%n of another quantization", nullptr, count);
    case ExclusionReason::ContextLength:
        return Text::tr("%n with too short a context", nullptr, count);
    case ExclusionReason::OutputLength:
        return Text::tr("%n with too short answers", nullptr, count);
    case ExclusionReason::InputModality:
        return Text::tr("%n that cannot read what the prompt holds", nullptr, count);
    case ExclusionReason::NotAllowedForKey:
        return Text::tr("%n not allowed for the key that was used", nullptr, count);
    case ExclusionReason::FallbacksOff:
        return Text::tr("%n left out because fallbacks are off", nullptr, count);
    case ExclusionReason::UnknownModel:
        return Text::tr("%n of an unknown name", nullptr, count);
    case ExclusionReason::Training:
        return Text::tr("%n that may train on prompts", nullptr, count);
    case ExclusionReason::Region:
        return Text::tr("%n outside of the allowed regions", nullptr, count);
    case ExclusionReason::Distillable:
        return Text::tr("%n whose answers others may not learn from", nullptr, count);
    case ExclusionReason::ModelNotAllowed:
        return Text::tr("%n left out by the settings", nullptr, count);
    case ExclusionReason::RequireParameters:
        return Text::tr("%n that do not take all parameters", nullptr, count);
    case ExclusionReason::BetterFit:
        return Text::tr("%n that fit less well", nullptr, count);
    case ExclusionReason::ServiceTier:
        return Text::tr("%n of another service tier", nullptr, count);
    case ExclusionReason::Variant:
        return Text::tr("%n of another variant", nullptr, count);
    case ExclusionReason::FreeQuota:
        return Text::tr("%n whose free requests are used up", nullptr, count);
    case ExclusionReason::KeyLimit:
        return Text::tr("%n whose key has reached its limit", nullptr, count);
    case ExclusionReason::KeyHost:
        return Text::tr("%n at hosts that the key is not bound to", nullptr, count);
    case ExclusionReason::Budget:
        return Text::tr("%n too dear for a budget", nullptr, count);
    case ExclusionReason::ProviderNotAllowed:
        return Text::tr("%n at providers that the key may not use", nullptr, count);
    }
    Q_UNREACHABLE();
}

QString ruleInWords(const Place &place)
{
    const QString price = priceInWords(place.prices);
    constexpr int kPercent = 100;
    switch (place.rule) {
    case PlaceRule::Sticky:
        return Text::tr("answered this conversation before, so its cache is warm: %1").arg(price);
    case PlaceRule::Order:
        return Text::tr("named by `order` (%1): %2").arg(place.named, price);
    case PlaceRule::Throughput:
        return place.measured ? Text::tr("number %1 of %2 by throughput: %3 tokens/s, measured")
                                    .arg(place.number)
                                    .arg(place.of)
                                    .arg(place.figure, 0, 'f', 0)
                              : Text::tr("number %1 of %2 by throughput: %3 tokens/s, guessed from its peers")
                                    .arg(place.number)
                                    .arg(place.of)
                                    .arg(place.figure, 0, 'f', 0);
    case PlaceRule::Latency:
        return place.measured
                   ? Text::tr("number %1 of %2 by latency: first token after %3 s, measured")
                         .arg(place.number)
                         .arg(place.of)
                         .arg(place.figure, 0, 'f', 2)
                   : Text::tr("number %1 of %2 by latency: first token after %3 s, guessed from its "
                              "peers")
                         .arg(place.number)
                         .arg(place.of)
                         .arg(place.figure, 0, 'f', 2);
    case PlaceRule::Share:
        return Text::tr("balanced, with a share of %1 % of the traffic: %2")
            .arg(place.figure * kPercent, 0, 'f', 0)
            .arg(price);
    case PlaceRule::UnknownPrice:
        return Text::tr("after those with a known price");
    case PlaceRule::PriceDraw:
    case PlaceRule::Price:
        break;
    }
    if (place.of == 1)
        return Text::tr("the only healthy endpoint: %1").arg(price);
    const QString rank =
        place.number == 1 ? Text::tr("cheapest of %n healthy endpoint(s): %1", nullptr, place.of).arg(price)
                          : Text::tr("number %1 by price of %n healthy endpoint(s): %2", nullptr, place.of)
                                .arg(place.number)
                                .arg(price);
    if (place.rule == PlaceRule::Price)
        return rank;
    return Text::tr("%1; drawn as the first with a chance of %2 %")
        .arg(rank)
        .arg(place.figure * kPercent, 0, 'f', 0);
}

QString pauseInWords(const Place &place)
{
    if (place.pauseLeft <= Milliseconds(0))
        return Text::tr("set back (%1): another request is just trying it again").arg(place.healthWhy);
    return Text::tr("set back for another %1 (%2)").arg(waitInWords(place.pauseLeft), place.healthWhy);
}

} // namespace

QString whyInWords(const RouteCandidate &candidate)
{
    const Place &place = candidate.place;
    QStringList why;
    if (!candidate.modelWhy.isEmpty())
        why << candidate.modelWhy;
    else if (place.fallbackModel)
        why << Text::tr("fallback model %1").arg(candidate.modelId);
    why << (place.setBack ? pauseInWords(place) : ruleInWords(place));
    if (place.probe)
        why << Text::tr("tried again after a pause (%1)").arg(place.healthWhy);
    if (place.missedGoal)
        why << Text::tr("misses the wished throughput or latency");
    if (place.trouble)
        why << Text::tr(
            "in trouble: it failed within the last half minute, or does far worse than its peers");
    if (place.shortened)
        why << Text::tr("the prompt loses its middle to fit");
    if (place.atCap)
        why << Text::tr("took no more requests a minute than it has just got");
    if (place.weakTools)
        why << Text::tr("its tool calls or its speed fall behind its peers'");
    if (place.deprecated)
        why << Text::tr("marked as deprecated");
    if (place.oneOfSeveralKeys)
        why << Text::tr("key '%1'").arg(candidate.keyName);
    return why.join(QLatin1String("; "));
}

QString priceInWords(const PriceRow &prices)
{
    constexpr qint64 kMillion = 1'000'000;
    if (!prices.prompt || !prices.completion)
        return Text::tr("price unknown");
    if (prices.prompt->isZero() && prices.completion->isZero())
        return Text::tr("free of charge");
    return Text::tr("$%1/M in, $%2/M out")
        .arg((*prices.prompt * kMillion).toDecimal(), (*prices.completion * kMillion).toDecimal());
}

Error unknownModel(const QString &name, const Catalog &catalog)
{
    const QStringList nearest = catalog.nearestModels(name);
    Error error {.kind = ErrorKind::UnknownModel,
                 .message = Text::tr("There is no model '%1'.").arg(name),
                 .parameter = QStringLiteral("model")};
    if (!nearest.isEmpty())
        error.message += u' ' + Text::tr("Did you mean: %1?").arg(nearest.join(QLatin1String(", ")));
    return error;
}

Error noRoute(const QString &model, const QList<Exclusion> &exclusions, const Catalog &catalog)
{
    Error error {.kind = ErrorKind::NoRoute, .message = {}};
    if (exclusions.isEmpty()) {
        error.message = Text::tr("The catalog knows no endpoint of %1.").arg(model);
        return error;
    }
    if (exclusions.size() == 1 && exclusions.first().endpoint.isEmpty()) {
        error.message = Text::tr("%1 cannot be asked: %2.").arg(model, exclusions.first().text);
        return error;
    }
    QList<QPair<ExclusionReason, int>> counts;
    QStringList wantKey;
    for (const Exclusion &exclusion : exclusions) {
        const auto known = std::find_if(counts.begin(), counts.end(),
                                        [&](const auto &count) { return count.first == exclusion.reason; });
        if (known == counts.end())
            counts << qMakePair(exclusion.reason, 1);
        else
            ++known->second;
        const ProviderInfo *provider = catalog.findProvider(exclusion.providerId);
        if (exclusion.reason == ExclusionReason::NoKey && provider)
            wantKey << (provider->name.isEmpty() ? provider->id : provider->name);
    }
    QStringList words;
    for (const auto &[reason, count] : std::as_const(counts))
        words << reasonInWords(reason, count);
    error.message =
        Text::tr("No endpoint can take this request for %1: %2.").arg(model, words.join(QLatin1String(", ")));
    wantKey.removeDuplicates();
    if (wantKey.size() == 1)
        error.message += u' ' + Text::tr("Add a key for %1 under Keys.").arg(wantKey.first());
    else if (!wantKey.isEmpty())
        error.message += u' '
                         + Text::tr("Add a key under Keys, for instance for %1.")
                               .arg(wantKey.mid(0, 3).join(QLatin1String(", ")));
    // A limit of the user's own passes, and clients know that by the status for it.
    const auto limited = std::find_if(exclusions.cbegin(), exclusions.cend(), [](const Exclusion &exclusion) {
        return exclusion.reason == ExclusionReason::KeyLimit
               || exclusion.reason == ExclusionReason::FreeQuota;
    });
    if (limited != exclusions.cend()) {
        error.kind = ErrorKind::RateLimited;
        error.message += u' '
                         + Text::tr("%1: %2.", "endpoint: how far its limit is used up")
                               .arg(limited->endpoint, limited->text);
    }
    return error;
}

} // namespace core
