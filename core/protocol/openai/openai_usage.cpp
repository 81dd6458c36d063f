#include "core/protocol/openai/openai_usage.h"

#include "core/protocol/billed_fields.h"
#include "core/protocol/wire_support.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace core {

namespace {

/// The count under the first of these names that is a number; never negative.
qint64 countOf(const QJsonObject &json, std::initializer_list<QLatin1String> names)
{
    for (const QLatin1String name : names) {
        const QJsonValue value = json.value(name);
        if (value.isDouble())
            return std::max<qint64>(0,
                                    value.toInteger(std::llround(std::clamp(value.toDouble(), 0.0, 9e15))));
    }
    return 0;
}

/// Under its name in the chat form, else under the one that OpenAI's Responses give it.
QJsonObject detailsOf(const QJsonObject &json, QLatin1String name, QLatin1String otherName)
{
    return json.value(json.contains(name) ? name : otherName).toObject();
}

/// The provider's details without the nulls, which OpenRouter's SDK refuses.
QJsonObject withoutNulls(QJsonObject details)
{
    for (const QString &name : details.keys()) {
        if (details.value(name).isNull())
            details.remove(name);
    }
    return details;
}

/// Overlays a count on an object; a zero is written only where the provider wrote the field itself.
void put(QJsonObject &object, QLatin1String name, qint64 count)
{
    if (count != 0 || object.contains(name))
        object.insert(name, count);
}

} // namespace

Usage usageFromOpenAi(const QJsonObject &json, const Quirks &quirks)
{
    const QJsonObject promptDetails =
        detailsOf(json, QLatin1String("prompt_tokens_details"), QLatin1String("input_tokens_details"));
    const QJsonObject completionDetails =
        detailsOf(json, QLatin1String("completion_tokens_details"), QLatin1String("output_tokens_details"));

    Usage usage;
    usage.native = json;
    usage.reportedCost = reportedCostIn(json);
    usage.webSearches = webSearchesIn(json);
    usage.serviceTier = serviceTierIn(json); // Mistral; others name it beside the usage
    usage.promptTokens = countOf(json, {QLatin1String("prompt_tokens"), QLatin1String("input_tokens")});
    usage.completionTokens =
        countOf(json, {QLatin1String("completion_tokens"), QLatin1String("output_tokens")});
    usage.audioPromptTokens = countOf(promptDetails, {QLatin1String("audio_tokens")});
    usage.audioCompletionTokens = countOf(completionDetails, {QLatin1String("audio_tokens")});
    usage.imageCompletionTokens = countOf(completionDetails, {QLatin1String("image_tokens")});

    const QLatin1String cached("cached_tokens");
    usage.cachedTokens = promptDetails.value(cached).isDouble()
                             ? countOf(promptDetails, {cached})
                             : countOf(json, {QLatin1String("prompt_cache_hit_tokens"), cached,
                                              QLatin1String("num_cached_tokens")});
    usage.cacheWriteTokens =
        countOf(promptDetails, {QLatin1String("cache_write_tokens"), QLatin1String("cache_creation_tokens")});
    const QLatin1String reasoning("reasoning_tokens");
    usage.reasoningTokens = completionDetails.value(reasoning).isDouble()
                                ? countOf(completionDetails, {reasoning})
                                : countOf(json, {reasoning});
    if (!json.contains(QLatin1String("prompt_tokens")) && usage.promptTokens == 0) {
        usage.promptTokens = countOf(json, {QLatin1String("prompt_cache_hit_tokens")})
                             + countOf(json, {QLatin1String("prompt_cache_miss_tokens")});
    }

    // What the total holds beyond the sum was left out of one of the two counts: reasoning out of the
    // completion (xAI; Gemini without saying so) or audio out of the prompt (Mistral). Where the total equals
    // the sum, nothing was left out, whatever the provider row says.
    const qint64 sum = usage.promptTokens + usage.completionTokens;
    const qint64 total = countOf(json, {QLatin1String("total_tokens")});
    const qint64 beyond = total - sum;
    if (total == 0) {
        if (quirks.completionExcludesReasoning)
            usage.completionTokens += usage.reasoningTokens;
    } else if (beyond > 0 && beyond == usage.reasoningTokens) {
        usage.completionTokens += usage.reasoningTokens;
    } else if (beyond > 0 && beyond == usage.audioPromptTokens) {
        usage.promptTokens += usage.audioPromptTokens;
    } else if (beyond > 0 && quirks.completionExcludesReasoning) {
        usage.completionTokens += beyond;
        usage.reasoningTokens = std::max(usage.reasoningTokens, beyond);
    }

    // Hidden prompts and gateways report parts that are larger than the whole.
    clampParts(usage);
    return usage;
}

QJsonObject usageToOpenAi(const Usage &usage, std::optional<Money> cost)
{
    const QLatin1String promptDetailsKey("prompt_tokens_details");
    const QLatin1String completionDetailsKey("completion_tokens_details");

    QJsonObject json;
    if (usage.native.contains(QLatin1String("prompt_tokens")))
        json = usage.native;
    json.insert(QLatin1String("prompt_tokens"), usage.promptTokens);
    json.insert(QLatin1String("completion_tokens"), usage.completionTokens);
    json.insert(QLatin1String("total_tokens"), usage.totalTokens());

    QJsonObject promptDetails = withoutNulls(json.value(promptDetailsKey).toObject());
    promptDetails.insert(QLatin1String("cached_tokens"), usage.cachedTokens);
    put(promptDetails, QLatin1String("cache_write_tokens"), usage.cacheWriteTokens);
    put(promptDetails, QLatin1String("audio_tokens"), usage.audioPromptTokens);
    json.insert(promptDetailsKey, promptDetails);

    QJsonObject completionDetails = withoutNulls(json.value(completionDetailsKey).toObject());
    completionDetails.insert(QLatin1String("reasoning_tokens"), usage.reasoningTokens);
    put(completionDetails, QLatin1String("audio_tokens"), usage.audioCompletionTokens);
    put(completionDetails, QLatin1String("image_tokens"), usage.imageCompletionTokens);
    json.insert(completionDetailsKey, completionDetails);

    if (cost)
        json.insert(QLatin1String("cost"), cost->toDollars());
    else
        json.remove(QLatin1String("cost"));
    return json;
}

} // namespace core
