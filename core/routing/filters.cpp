#include "core/routing/filters.h"

#include "core/catalog/catalog.h"

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

std::optional<Refusal> refuseByPolicy(const DataPolicy &policy, const RoutingPreferences &preferences)
{
    const QString retention =
        policy.retentionDays ? Text::tr("keeps prompts for %n day(s)", nullptr, *policy.retentionDays)
                             : (policy.retainsPrompts ? Text::tr("keeps prompts")
                                                      : Text::tr("does not say whether it keeps prompts"));
    if (preferences.denyDataCollection) {
        if (policy.allowsTraining())
            return Refusal {ExclusionReason::DataCollection,
                            policy.trainsOnData ? Text::tr("trains on prompts; data collection is denied")
                                                : Text::tr("does not say whether it trains on prompts; data "
                                                           "collection is denied")};
        if (policy.retains())
            return Refusal {ExclusionReason::DataCollection,
                            Text::tr("%1; data collection is denied").arg(retention)};
    }
    if (preferences.zeroDataRetention && policy.retains())
        return Refusal {ExclusionReason::ZeroDataRetention,
                        Text::tr("%1; zero data retention is asked for").arg(retention)};
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

std::optional<Refusal> refuseByLength(const EndpointInfo &endpoint, const ModelInfo &model,
                                      const RequestFacts &facts)
{
    const qint64 context = endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
    const qint64 output = facts.maxTokens.value_or(0);
    // Subtracted rather than added: a client may send any number as max_tokens.
    if (context > 0 && (facts.prompt.tokens > context || output > context - facts.prompt.tokens))
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
    const auto tooHigh = [](const QString &what, std::optional<Money> price, std::optional<Money> limit,
                            qint64 units) -> std::optional<Refusal> {
        if (!limit || (price && *price <= *limit))
            return std::nullopt;
        if (!price)
            return Refusal {
                ExclusionReason::MaxPrice,
                Text::tr("%1: price unknown, at most $%2 allowed").arg(what, (*limit * units).toDecimal())};
        return Refusal {ExclusionReason::MaxPrice,
                        Text::tr("%1: $%2, at most $%3 allowed")
                            .arg(what, (*price * units).toDecimal(), (*limit * units).toDecimal())};
    };
    if (auto refusal =
            tooHigh(Text::tr("a million prompt tokens"), prices.prompt, preferences.maxPromptPrice, kMillion))
        return refusal;
    // A vector has no tokens, and hardly any row a price for them.
    if (facts.task != Task::Embeddings) {
        if (auto refusal = tooHigh(Text::tr("a million answer tokens"), prices.completion,
                                   preferences.maxCompletionPrice, kMillion))
            return refusal;
    }
    // Hardly anybody charges by the request: no such price means none.
    return tooHigh(Text::tr("a request"), prices.request.value_or(Money()), preferences.maxRequestPrice, 1);
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

} // namespace

RequestFacts requestFacts(const RoutingInput &input)
{
    RequestFacts facts {.preferences = input.settings.restrictedBy(input.request.routing),
                        .maxTokens = input.request.maxTokens};
    const auto note = [&](const QString &modality) {
        if (!facts.modalities.contains(modality))
            facts.modalities << modality;
    };
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
    facts.task = input.request.raw ? input.request.raw->task : Task::Chat;
    // The Responses show thoughts and take tools while the model thinks; for all else the request passes
    // with the least change as what it mostly came as.
    facts.prefersChat = !input.request.reasoning || usesChatCompletions(input.request);
    return facts;
}

std::optional<Refusal> refuseModel(const ModelInfo &model, Task task, const QStringList &allowedModels)
{
    // A model that the user defined in the configuration has no type: it was added to be asked.
    if (!model.type.isEmpty() && model.type != modelTypeFor(task))
        return Refusal {ExclusionReason::NotForChat,
                        task == Task::Chat
                            ? Text::tr("%1 is not a chat model but one for: %2").arg(model.id, model.type)
                            : Text::tr("%1 is a model for: %2; asked for: %3")
                                  .arg(model.id, model.type, modelTypeFor(task))};
    const bool allowed =
        allowedModels.isEmpty()
        || std::any_of(allowedModels.cbegin(), allowedModels.cend(),
                       [&](const QString &pattern) { return matchesModelPattern(pattern, model.id); });
    if (!allowed)
        return Refusal {
            ExclusionReason::NotAllowedForKey,
            Text::tr("the key that was used may only ask %1").arg(allowedModels.join(QLatin1String(", ")))};
    return std::nullopt;
}

std::optional<Refusal> refuseEndpoint(const EndpointInfo &endpoint, const ModelInfo &model,
                                      const DataPolicy &policy, const PriceRow &prices,
                                      const RequestFacts &facts)
{
    const RoutingPreferences &preferences = facts.preferences;
    if (auto refusal = refuseByName(endpoint, preferences))
        return refusal;
    if (auto refusal = refuseByPolicy(policy, preferences))
        return refusal;
    if (auto refusal = refuseByPrice(prices, facts))
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

bool namesEndpoint(const QString &entry, const EndpointInfo &endpoint)
{
    if (entry.isEmpty())
        return false;
    const QString slug = endpointSlug(endpoint);
    return slug.startsWith(entry, Qt::CaseInsensitive)
           && (slug.size() == entry.size() || slug.at(entry.size()) == u'/');
}

} // namespace core
