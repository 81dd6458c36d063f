#include "core/protocol/responses/responses_response.h"

#include <QJsonArray>

#include <utility>

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kText("text");

/// The client's value, or what stands where it sent none.
QJsonValue echoed(const QJsonObject &body, QLatin1String name, const QJsonValue &otherwise = QJsonValue::Null)
{
    const QJsonValue value = body.value(name);
    return value.isUndefined() || value.isNull() ? otherwise : value;
}

QJsonArray echoedTools(const QJsonObject &body)
{
    QJsonArray tools;
    for (const QJsonValue &value : body.value(QLatin1String("tools")).toArray()) {
        QJsonObject tool = value.toObject();
        if (tool.value(kType) == QLatin1String("function")) {
            for (const QLatin1String name : {QLatin1String("parameters"), QLatin1String("strict")}) {
                if (!tool.contains(name))
                    tool.insert(name, QJsonValue::Null);
            }
        }
        tools.append(tool);
    }
    return tools;
}

QJsonObject echoedText(const QJsonObject &body)
{
    QJsonObject text = body.value(kText).toObject();
    const QLatin1String format("format");
    if (!text.value(format).isObject())
        text.insert(format, QJsonObject {{kType, kText}});
    return text;
}

QJsonObject echoedReasoning(const QJsonObject &body)
{
    QJsonObject reasoning = body.value(QLatin1String("reasoning")).toObject();
    for (const QLatin1String name : {QLatin1String("effort"), QLatin1String("summary")}) {
        if (!reasoning.contains(name))
            reasoning.insert(name, QJsonValue::Null);
    }
    return reasoning;
}

} // namespace

QJsonObject responseInProgress(const QJsonObject &requestBody, const ReplyFacts &facts)
{
    QString id = facts.id;
    if (id.startsWith(QLatin1String("gen-")))
        id.remove(0, 4);
    QJsonObject json {{QLatin1String("id"), QStringLiteral("resp_") + id},
                      {QLatin1String("object"), QLatin1String("response")},
                      {QLatin1String("created_at"), facts.created},
                      {QLatin1String("completed_at"), QJsonValue::Null},
                      {QLatin1String("status"), QLatin1String("in_progress")},
                      {QLatin1String("model"), facts.model},
                      {QLatin1String("output"), QJsonArray()},
                      {QLatin1String("error"), QJsonValue::Null},
                      {QLatin1String("incomplete_details"), QJsonValue::Null},
                      {QLatin1String("usage"), QJsonValue::Null},
                      {QLatin1String("background"), false},
                      {QLatin1String("store"), false},
                      {QLatin1String("previous_response_id"), QJsonValue::Null},
                      {QLatin1String("tools"), echoedTools(requestBody)},
                      {kText, echoedText(requestBody)},
                      {QLatin1String("reasoning"), echoedReasoning(requestBody)}};
    const std::pair<QLatin1String, QJsonValue> echoes[] = {
        {QLatin1String("instructions"), QJsonValue::Null},
        {QLatin1String("max_output_tokens"), QJsonValue::Null},
        {QLatin1String("max_tool_calls"), QJsonValue::Null},
        {QLatin1String("temperature"), QJsonValue::Null},
        {QLatin1String("top_p"), QJsonValue::Null},
        {QLatin1String("frequency_penalty"), QJsonValue::Null},
        {QLatin1String("presence_penalty"), QJsonValue::Null},
        {QLatin1String("prompt_cache_key"), QJsonValue::Null},
        {QLatin1String("safety_identifier"), QJsonValue::Null},
        {QLatin1String("user"), QJsonValue::Null},
        {QLatin1String("service_tier"), QLatin1String("auto")},
        {QLatin1String("top_logprobs"), 0},
        {QLatin1String("truncation"), QLatin1String("disabled")},
        {QLatin1String("tool_choice"), QLatin1String("auto")},
        {QLatin1String("parallel_tool_calls"), true},
        {QLatin1String("metadata"), QJsonObject()}};
    for (const auto &[name, otherwise] : echoes)
        json.insert(name, echoed(requestBody, name, otherwise));
    if (!facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), facts.provider);
    return json;
}

QJsonObject usageToResponses(const Usage &usage, std::optional<Money> cost)
{
    const QLatin1String inputDetails("input_tokens_details");
    const QLatin1String outputDetails("output_tokens_details");
    const QLatin1String cacheWrites("cache_write_tokens");
    QJsonObject json;
    if (usage.native.contains(inputDetails)) // Anthropic has an `input_tokens` of another meaning, without it
        json = usage.native;
    json.insert(QLatin1String("input_tokens"), usage.promptTokens);
    json.insert(QLatin1String("output_tokens"), usage.completionTokens);
    json.insert(QLatin1String("total_tokens"), usage.totalTokens());
    QJsonObject input = json.value(inputDetails).toObject();
    input.insert(QLatin1String("cached_tokens"), usage.cachedTokens);
    input.insert(cacheWrites, usage.cacheWriteTokens);
    json.insert(inputDetails, input);
    QJsonObject output = json.value(outputDetails).toObject();
    output.insert(QLatin1String("reasoning_tokens"), usage.reasoningTokens);
    json.insert(outputDetails, output);
    if (cost)
        json.insert(QLatin1String("cost"), cost->toDollars());
    else
        json.remove(QLatin1String("cost"));
    return json;
}

} // namespace core
