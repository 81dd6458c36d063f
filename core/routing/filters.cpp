#include "core/routing/filters.h"

#include "core/catalog/catalog.h"
#include "core/model/regions.h"
#include "core/routing/model_pattern.h"
#include "core/routing/model_resolution.h"
#include "core/routing/parameters.h"
#include "core/routing/router.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::RoutingFilters)
};

/// `fp8` stands for mxfp8 too, `fp4` for mxfp4 and nvfp4 (openrouter-spec §2.3).
bool isQuantization(const QString &wanted, const QString &actual)
{
    if (wanted.compare(actual, Qt::CaseInsensitive) == 0)
        return true;
    if (wanted.compare(u"fp8", Qt::CaseInsensitive) == 0)
        return actual.compare(u"mxfp8", Qt::CaseInsensitive) == 0;
    return wanted.compare(u"fp4", Qt::CaseInsensitive) == 0
           && (actual.compare(u"mxfp4", Qt::CaseInsensitive) == 0
               || actual.compare(u"nvfp4", Qt::CaseInsensitive) == 0);
}

bool anyNames(const QStringList &entries, const EndpointInfo &endpoint)
{
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&](const QString &entry) { return namesEndpoint(entry, endpoint); });
}

std::optional<Refusal> refuseByName(const EndpointInfo &endpoint, const RoutingPreferences &preferences)
{
    if (!preferences.only.isEmpty() && !anyNames(preferences.only, endpoint)) {
        QStringList only = preferences.only;
        only.removeAll(QString());
        if (only.isEmpty())
            return Refusal {
                ExclusionReason::NotInOnly,
                Text::tr("`only` of the settings and `only` of the request have nothing in common")};
        return Refusal {ExclusionReason::NotInOnly,
                        Text::tr("only %1 may be used").arg(only.join(QLatin1String(", ")))};
    }
    if (anyNames(preferences.ignore, endpoint))
        return Refusal {ExclusionReason::Ignored, Text::tr("it is on the list of ignored providers")};
    return std::nullopt;
}

QString retentionInWords(const DataPolicy &policy)
{
    if (policy.retentionDays)
        return Text::tr("keeps prompts for %n day(s)", nullptr, *policy.retentionDays);
    return policy.retainsPrompts ? Text::tr("keeps prompts")
                                 : Text::tr("does not say whether it keeps prompts");
}

std::optional<Refusal> refuseByPolicy(const DataPolicy &policy, const RoutingPreferences &preferences)
{
    if (preferences.denyDataCollection) {
        if (policy.allowsTraining())
            return Refusal {ExclusionReason::DataCollection,
                            policy.trainsOnData ? Text::tr("trains on prompts; data collection is denied")
                                                : Text::tr("does not say whether it trains on prompts; data "
                                                           "collection is denied")};
        if (policy.retains())
            return Refusal {ExclusionReason::DataCollection,
                            Text::tr("%1; data collection is denied").arg(retentionInWords(policy))};
    }
    if (preferences.denyTraining && policy.allowsTraining())
        return Refusal {ExclusionReason::Training,
                        policy.trainsOnData ? Text::tr("trains on prompts, which the settings forbid")
                                            : Text::tr("does not say whether it trains on prompts, which the "
                                                       "settings forbid")};
    if (preferences.zeroDataRetention && policy.retains())
        return Refusal {ExclusionReason::ZeroDataRetention,
                        Text::tr("%1; zero data retention is asked for").arg(retentionInWords(policy))};
    return std::nullopt;
}

std::optional<Refusal> refuseByRegion(const Offer &offer, const QStringList &regions)
{
    if (regions.isEmpty())
        return std::nullopt;
    const QString &region = offer.endpoint.region;
    if (isPlaceWithin(region, offer.providerCountries, regions))
        return std::nullopt;
    const QString place = !region.isEmpty() ? Text::tr("is in %1").arg(region)
                          : offer.providerCountries.isEmpty()
                              ? Text::tr("does not say where it is")
                              : Text::tr("is in %1").arg(offer.providerCountries.join(QLatin1String(", ")));
    return Refusal {ExclusionReason::Region,
                    Text::tr("%1, data may go to %2 only").arg(place, regions.join(QLatin1String(", ")))};
}

std::optional<Refusal> refuseByTier(const Offer &offer, const RequestFacts &facts)
{
    const QString &tier = offer.serviceTier;
    if (tier.isEmpty())
        return std::nullopt;
    const bool named =
        anyNames(facts.preferences.only, offer.endpoint) || anyNames(facts.preferences.order, offer.endpoint);
    const bool flex = tier == QLatin1String("flex");
    const bool asked = facts.tier == (flex ? TierWish::Flex : TierWish::Priority);
    const bool admitted = flex ? facts.admitFlex : facts.admitPriority;
    if (named || asked || admitted)
        return std::nullopt;
    return Refusal {ExclusionReason::ServiceTier,
                    Text::tr("of the service tier %1, which was not asked for").arg(tier)};
}

std::optional<Refusal> refuseByParameters(const EndpointInfo &endpoint, const ModelInfo &model,
                                          const RequestFacts &facts)
{
    if (!facts.preferences.requireParameters)
        return std::nullopt;
    for (const QString &parameter : facts.parameters) {
        switch (supportOf(parameter, endpoint, model)) {
        case Support::Yes:
            break;
        case Support::No:
            return Refusal {ExclusionReason::RequireParameters,
                            Text::tr("does not take %1, and all parameters are required").arg(parameter)};
        case Support::Unknown:
            return Refusal {
                ExclusionReason::RequireParameters,
                Text::tr("does not say whether it takes %1, and all parameters are required").arg(parameter)};
        }
    }
    return std::nullopt;
}

std::optional<Refusal> refuseByModality(const EndpointInfo &endpoint, const ModelInfo &model,
                                        const QStringList &modalities)
{
    const QStringList &taken =
        endpoint.inputModalities.isEmpty() ? model.inputModalities : endpoint.inputModalities;
    if (taken.isEmpty())
        return std::nullopt; // unknown: the endpoint itself will say
    for (const QString &modality : modalities) {
        // The catalog calls documents `pdf`, OpenRouter's lists call them `file`.
        const bool takes = taken.contains(modality)
                           || (modality == QLatin1String("file") && taken.contains(QStringLiteral("pdf")));
        if (!takes)
            return Refusal {
                ExclusionReason::InputModality,
                Text::tr("takes %1, the prompt holds: %2").arg(taken.join(QLatin1String(", ")), modality)};
    }
    return std::nullopt;
}

qint64 contextOf(const EndpointInfo &endpoint, const ModelInfo &model)
{
    return endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
}

std::optional<Refusal> refuseByLength(const EndpointInfo &endpoint, const ModelInfo &model,
                                      const RequestFacts &facts)
{
    const qint64 context = contextOf(endpoint, model);
    const qint64 output = facts.maxTokens.value_or(0);
    const bool canCompress = facts.canCompress && facts.canCompress(context, facts.prompt.tokens, output);
    if (isTooLong(endpoint, model, facts) && !canCompress)
        return Refusal {
            ExclusionReason::ContextLength,
            Text::tr("context of %L1 tokens, needed: about %L2 for the prompt and %L3 for the answer")
                .arg(context)
                .arg(facts.prompt.tokens)
                .arg(output)};
    if (endpoint.maxPromptTokens > 0 && facts.prompt.tokens > endpoint.maxPromptTokens)
        return Refusal {ExclusionReason::ContextLength,
                        Text::tr("prompts of at most %L1 tokens, this one has about %L2")
                            .arg(endpoint.maxPromptTokens)
                            .arg(facts.prompt.tokens)};
    const qint64 longest = endpoint.maxOutputTokens > 0 ? endpoint.maxOutputTokens : model.maxOutputTokens;
    if (longest > 0 && output > longest)
        return Refusal {
            ExclusionReason::OutputLength,
            Text::tr("answers of at most %L1 tokens, %L2 are asked for").arg(longest).arg(output)};
    return std::nullopt;
}

/// A price that is not known cannot be promised to be low enough. `units` of it are shown in the text.
std::optional<Refusal> refuseByPrice(const PriceRow &prices, const RequestFacts &facts)
{
    const RoutingPreferences &preferences = facts.preferences;
    constexpr qint64 kMillion = 1'000'000;
    // Words only for those that are refused: this is asked of every endpoint, and nearly none is.
    const auto tooHigh = [](const char *source, std::optional<Money> price, std::optional<Money> limit,
                            qint64 units) -> std::optional<Refusal> {
        if (!limit || (price && *price <= *limit))
            return std::nullopt;
        const QString what = Text::tr(source);
        if (!price)
            return Refusal {
                ExclusionReason::MaxPrice,
                Text::tr("%1: price unknown, at most $%2 allowed").arg(what, (*limit * units).toDecimal())};
        return Refusal {ExclusionReason::MaxPrice,
                        Text::tr("%1: $%2, at most $%3 allowed")
                            .arg(what, (*price * units).toDecimal(), (*limit * units).toDecimal())};
    };
    if (auto refusal = tooHigh(QT_TRANSLATE_NOOP("core::RoutingFilters", "a million prompt tokens"),
                               prices.prompt, preferences.maxPromptPrice, kMillion))
        return refusal;
    // A vector has no tokens, and hardly any row a price for them.
    if (facts.task != Task::Embeddings) {
        if (auto refusal = tooHigh(QT_TRANSLATE_NOOP("core::RoutingFilters", "a million answer tokens"),
                                   prices.completion, preferences.maxCompletionPrice, kMillion))
            return refusal;
    }
    // Hardly anybody charges by the request: no such price means none. Likewise for what the prompt has not.
    if (auto refusal = tooHigh(QT_TRANSLATE_NOOP("core::RoutingFilters", "a request"),
                               prices.request.value_or(Money()), preferences.maxRequestPrice, 1))
        return refusal;
    if (preferences.maxImagePrice && facts.modalities.contains(QStringLiteral("image"))) {
        if (auto refusal = tooHigh(QT_TRANSLATE_NOOP("core::RoutingFilters", "an image"),
                                   prices.image.value_or(Money()), preferences.maxImagePrice, 1))
            return refusal;
    }
    if (!preferences.maxAudioPrice || !facts.modalities.contains(QStringLiteral("audio")))
        return std::nullopt;
    return tooHigh(QT_TRANSLATE_NOOP("core::RoutingFilters", "an audio token"),
                   prices.audioInput ? prices.audioInput : prices.prompt, preferences.maxAudioPrice, 1);
}

/// What the Responses have no place for. (Thinking models refuse most of it anyway.)
bool usesChatCompletions(const ChatRequest &request)
{
    const Sampling &sampling = request.sampling;
    if (!sampling.stop.isEmpty() || sampling.seed || sampling.logitBias || sampling.frequencyPenalty
        || sampling.presencePenalty)
        return true;
    for (const QLatin1String name : {QLatin1String("n"), QLatin1String("audio"), QLatin1String("modalities"),
                                     QLatin1String("prediction"), QLatin1String("web_search_options")}) {
        if (request.extra.contains(name))
            return true;
    }
    return std::any_of(request.messages.cbegin(), request.messages.cend(), [](const Message &message) {
        return std::any_of(message.content.cbegin(), message.content.cend(),
                           [](const ContentPart &part) { return std::holds_alternative<AudioPart>(part); });
    });
}

TierWish tierWish(const ChatRequest &request)
{
    const QString tier = request.extra.value(QLatin1String("service_tier")).toString();
    // Anthropic's own word for it.
    const QString speed = request.extra.value(QLatin1String("speed")).toString();
    if (tier == QLatin1String("flex"))
        return TierWish::Flex;
    if (tier == QLatin1String("priority") || tier == QLatin1String("fast") || speed == QLatin1String("fast"))
        return TierWish::Priority;
    return TierWish::Usual;
}

/// Parameters that only those endpoints are asked for that take them, if any does.
constexpr QLatin1String kPreferred[] = {QLatin1String("tools"), QLatin1String("response_format"),
                                        QLatin1String("structured_outputs"), QLatin1String("verbosity")};

} // namespace

RequestFacts requestFacts(const RoutingInput &input)
{
    constexpr qint64 kMostChoices = 1000;
    RequestFacts facts {.preferences = input.settings.restrictedBy(input.request.routing),
                        .maxTokens = input.request.maxTokens};
    const auto note = [&](const QString &modality) {
        if (!facts.modalities.contains(modality))
            facts.modalities << modality;
    };
    facts.images = imagesIn(input.request);
    facts.choices =
        std::clamp<qint64>(input.request.extra.value(QLatin1String("n")).toInteger(1), 1, kMostChoices);
    facts.serviceTier = input.request.extra.value(QLatin1String("service_tier")).toString();
    for (const Message &message : input.request.messages) {
        for (const ContentPart &part : message.content) {
            if (std::holds_alternative<ImagePart>(part))
                note(QStringLiteral("image"));
            else if (std::holds_alternative<AudioPart>(part))
                note(QStringLiteral("audio"));
            else if (std::holds_alternative<FilePart>(part))
                note(QStringLiteral("file"));
        }
    }
    facts.parameters = parametersOf(input.request);
    facts.tier = tierWish(input.request);
    facts.canCompress = input.canCompress;
    facts.allowedProviders = input.allowedProviders;
    facts.task = input.request.raw ? input.request.raw->task : Task::Chat;
    // The Responses show thoughts and take tools while the model thinks; for all else the request passes
    // with the least change as what it mostly came as.
    facts.prefersChat = !input.request.reasoning || usesChatCompletions(input.request);
    return facts;
}

std::optional<Refusal> refuseModel(const ModelInfo &model, const RequestFacts &facts,
                                   const QStringList &allowedModels)
{
    const RoutingPreferences &preferences = facts.preferences;
    // A model that the user defined in the configuration has no type: it was added to be asked.
    if (!model.type.isEmpty() && model.type != modelTypeFor(facts.task))
        return Refusal {ExclusionReason::NotForChat,
                        facts.task == Task::Chat
                            ? Text::tr("%1 is not a chat model but one for: %2").arg(model.id, model.type)
                            : Text::tr("%1 is a model for: %2; asked for: %3")
                                  .arg(model.id, model.type, modelTypeFor(facts.task))};
    if (!allowedModels.isEmpty() && !matchesAnyPattern(allowedModels, model.id))
        return Refusal {
            ExclusionReason::NotAllowedForKey,
            Text::tr("the key that was used may only ask %1").arg(allowedModels.join(QLatin1String(", ")))};
    if (!preferences.onlyModels.isEmpty() && !matchesAnyPattern(preferences.onlyModels, model.id))
        return Refusal {
            ExclusionReason::ModelNotAllowed,
            Text::tr("the settings allow only %1").arg(preferences.onlyModels.join(QLatin1String(", ")))};
    if (matchesAnyPattern(preferences.ignoredModels, model.id))
        return Refusal {ExclusionReason::ModelNotAllowed,
                        Text::tr("the settings leave %1 out").arg(model.id)};
    // The catalog knows no author's terms. Whoever gives the weights away lets others learn from the answers
    // as a rule; of everybody else the contrary is assumed.
    if (preferences.distillableOnly && !model.openWeights.value_or(false))
        return Refusal {
            ExclusionReason::Distillable,
            Text::tr("its author is not known to allow that other models learn from its answers")};
    return std::nullopt;
}

std::optional<Refusal> refuseOffer(const Offer &offer, const ModelInfo &model, const PriceRow &prices,
                                   const RequestFacts &facts)
{
    const EndpointInfo &endpoint = offer.endpoint;
    const RoutingPreferences &preferences = facts.preferences;
    if (!isOffer(endpoint, facts.variant))
        return Refusal {ExclusionReason::Variant,
                        endpoint.variant.isEmpty()
                            ? Text::tr("is not the variant :%1").arg(facts.variant)
                            : Text::tr("is the variant :%1, which was not asked for").arg(endpoint.variant)};
    if (facts.freeOnly && !endpoint.pricing.isFree())
        return Refusal {ExclusionReason::MaxPrice, Text::tr("costs money; a free model was asked for")};
    if (!facts.allowedProviders.isEmpty() && !facts.allowedProviders.contains(endpoint.providerId))
        return Refusal {ExclusionReason::ProviderNotAllowed,
                        Text::tr("the key that was used may only ask %1")
                            .arg(facts.allowedProviders.join(QLatin1String(", ")))};
    if (auto refusal = refuseByRegion(offer, preferences.regions))
        return refusal;
    if (auto refusal = refuseByName(endpoint, preferences))
        return refusal;
    if (auto refusal = refuseByTier(offer, facts))
        return refusal;
    if (auto refusal = refuseByPolicy(offer.policy, preferences))
        return refusal;
    if (auto refusal = refuseByPrice(prices, facts))
        return refusal;
    if (auto refusal = refuseByParameters(endpoint, model, facts))
        return refusal;
    if (!preferences.quantizations.isEmpty()) {
        const QString actual =
            endpoint.quantization.isEmpty() ? QStringLiteral("unknown") : endpoint.quantization;
        const bool wanted = std::any_of(preferences.quantizations.cbegin(), preferences.quantizations.cend(),
                                        [&](const QString &one) { return isQuantization(one, actual); });
        if (!wanted)
            return Refusal {ExclusionReason::Quantization,
                            Text::tr("quantization %1, asked for: %2")
                                .arg(actual, preferences.quantizations.join(QLatin1String(", ")))};
    }
    // What is no conversation may hold many prompts, each with the whole context for itself.
    if (facts.task == Task::Chat) {
        if (auto refusal = refuseByLength(endpoint, model, facts))
            return refusal;
    }
    return refuseByModality(endpoint, model, facts.modalities);
}

QList<std::optional<Refusal>> refuseByPeers(const QList<const Offer *> &offers, const ModelInfo &model,
                                            const RequestFacts &facts)
{
    QList<std::optional<Refusal>> refusals(offers.size());
    // The tier first, which was asked for by name: whoever asks for flex is never sent to the usual price
    // because that endpoint takes a parameter more.
    const auto isFlex = [](const Offer *offer) { return offer->serviceTier == QLatin1String("flex"); };
    if (facts.tier == TierWish::Flex && std::any_of(offers.cbegin(), offers.cend(), isFlex)) {
        for (qsizetype i = 0; i < offers.size(); ++i) {
            if (!isFlex(offers.at(i)))
                refusals[i] = Refusal {ExclusionReason::ServiceTier,
                                       Text::tr("is not of the service tier flex, which was asked for")};
        }
    }
    for (const QLatin1String name : kPreferred) {
        if (!facts.parameters.contains(name))
            continue;
        // Only among those that are left, so that two wishes that nobody meets at once leave somebody.
        QList<Support> supports;
        supports.reserve(offers.size());
        for (qsizetype i = 0; i < offers.size(); ++i)
            supports << (refusals.at(i) ? Support::Unknown : supportOf(name, offers.at(i)->endpoint, model));
        if (!supports.contains(Support::Yes))
            continue;
        for (qsizetype i = 0; i < offers.size(); ++i) {
            if (supports.at(i) == Support::No)
                refusals[i] = Refusal {ExclusionReason::BetterFit,
                                       Text::tr("does not take %1, others do").arg(QString(name))};
        }
    }
    return refusals;
}

bool isTooLong(const EndpointInfo &endpoint, const ModelInfo &model, const RequestFacts &facts)
{
    const qint64 context = contextOf(endpoint, model);
    // Subtracted rather than added: a client may send any number as max_tokens.
    return context > 0
           && (facts.prompt.tokens > context || facts.maxTokens.value_or(0) > context - facts.prompt.tokens);
}

bool namesEndpoint(const QString &entry, const EndpointInfo &endpoint)
{
    if (entry.isEmpty())
        return false;
    const QString slug = endpointSlug(endpoint);
    if (!serviceTierOf(endpoint).isEmpty())
        return slug.compare(entry, Qt::CaseInsensitive) == 0;
    return slug.startsWith(entry, Qt::CaseInsensitive)
           && (slug.size() == entry.size() || slug.at(entry.size()) == u'/');
}

} // namespace core
