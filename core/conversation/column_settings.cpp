#include "core/conversation/column_settings.h"

#include <QJsonArray>

namespace core {

namespace {

template<typename Number>
void put(QJsonObject &json, const char *name, const std::optional<Number> &value)
{
    if (value)
        json.insert(QLatin1String(name), *value);
}

void put(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(name), text);
}

void take(const QJsonObject &json, const char *name, std::optional<double> &value)
{
    if (const QJsonValue given = json.value(QLatin1String(name)); given.isDouble())
        value = given.toDouble();
}

template<typename Integer>
void take(const QJsonObject &json, const char *name, std::optional<Integer> &value)
{
    if (const QJsonValue given = json.value(QLatin1String(name)); given.isDouble())
        value = Integer(given.toInteger());
}

} // namespace

ColumnSettings ColumnSettings::fromKey(const QString &key)
{
    const qsizetype at = key.lastIndexOf(u'@');
    ColumnSettings settings;
    settings.model = at > 0 ? key.left(at) : key;
    settings.endpoint = at > 0 ? key.mid(at + 1) : QString();
    return settings;
}

ChatRequest ColumnSettings::request() const
{
    ChatRequest request;
    request.model = model;
    request.stream = true;
    request.sampling = sampling;
    request.maxTokens = maxTokens;
    if (!reasoningEffort.isEmpty())
        request.reasoning = ReasoningRequest {.effort = reasoningEffort};
    if (!endpoint.isEmpty())
        request.routing.only = QStringList {endpoint};
    return request;
}

bool ColumnSettings::hasOwnParameters() const
{
    return sampling != Sampling() || maxTokens || !reasoningEffort.isEmpty() || earlierTurns
           || !systemPrompt.isEmpty();
}

QJsonObject columnSettingsJson(const ColumnSettings &settings)
{
    QJsonObject json;
    put(json, "model", settings.model);
    put(json, "endpoint", settings.endpoint);
    put(json, "system_prompt", settings.systemPrompt);
    put(json, "temperature", settings.sampling.temperature);
    put(json, "top_p", settings.sampling.topP);
    put(json, "top_k", settings.sampling.topK);
    put(json, "min_p", settings.sampling.minP);
    put(json, "top_a", settings.sampling.topA);
    put(json, "frequency_penalty", settings.sampling.frequencyPenalty);
    put(json, "presence_penalty", settings.sampling.presencePenalty);
    put(json, "repetition_penalty", settings.sampling.repetitionPenalty);
    put(json, "seed", settings.sampling.seed);
    if (!settings.sampling.stop.isEmpty())
        json.insert(QStringLiteral("stop"), QJsonArray::fromStringList(settings.sampling.stop));
    put(json, "max_tokens", settings.maxTokens);
    put(json, "reasoning_effort", settings.reasoningEffort);
    put(json, "earlier_turns", settings.earlierTurns);
    if (!settings.takesPart)
        json.insert(QStringLiteral("takes_part"), false);
    return json;
}

ColumnSettings columnSettingsFrom(const QJsonObject &json)
{
    ColumnSettings settings;
    settings.model = json.value(QLatin1String("model")).toString();
    settings.endpoint = json.value(QLatin1String("endpoint")).toString();
    settings.systemPrompt = json.value(QLatin1String("system_prompt")).toString();
    take(json, "temperature", settings.sampling.temperature);
    take(json, "top_p", settings.sampling.topP);
    take(json, "top_k", settings.sampling.topK);
    take(json, "min_p", settings.sampling.minP);
    take(json, "top_a", settings.sampling.topA);
    take(json, "frequency_penalty", settings.sampling.frequencyPenalty);
    take(json, "presence_penalty", settings.sampling.presencePenalty);
    take(json, "repetition_penalty", settings.sampling.repetitionPenalty);
    take(json, "seed", settings.sampling.seed);
    for (const QJsonValue &word : json.value(QLatin1String("stop")).toArray()) {
        if (!word.toString().isEmpty())
            settings.sampling.stop << word.toString();
    }
    take(json, "max_tokens", settings.maxTokens);
    settings.reasoningEffort = json.value(QLatin1String("reasoning_effort")).toString();
    take(json, "earlier_turns", settings.earlierTurns);
    settings.takesPart = json.value(QLatin1String("takes_part")).toBool(true);
    return settings;
}

} // namespace core
