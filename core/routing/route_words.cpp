#include "core/routing/route_words.h"

#include "core/catalog/catalog.h"

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
    }
    Q_UNREACHABLE();
}

} // namespace

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
    return error;
}

} // namespace core
