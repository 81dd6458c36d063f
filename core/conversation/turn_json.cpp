#include "core/conversation/turn_json.h"

#include "core/base/secret.h"
#include "core/conversation/json_fields.h"
#include "core/conversation/record_json.h"

#include <array>
#include <utility>

namespace core {

namespace {

using State = Turn::State;

constexpr std::array<std::pair<State, const char *>, 6> kStates {{{State::Waiting, "waiting"},
                                                                  {State::Streaming, "streaming"},
                                                                  {State::Done, "done"},
                                                                  {State::Stopped, "stopped"},
                                                                  {State::Failed, "failed"},
                                                                  {State::Interrupted, "interrupted"}}};

QJsonObject toolCallJson(const ToolCall &call)
{
    QJsonObject json;
    putField(json, "id", call.id);
    putField(json, "name", call.name);
    putField(json, "arguments", call.arguments);
    putField(json, "extra", QJsonValue(call.extra));
    return json;
}

ToolCall toolCallFrom(const QJsonObject &json)
{
    return {textField(json, "id"), textField(json, "name"), textField(json, "arguments"),
            json.value(QLatin1String("extra")).toObject()};
}

QJsonObject attemptJson(const CallProgress::Attempt &attempt)
{
    QJsonObject json;
    json.insert(QStringLiteral("ordinal"), attempt.ordinal);
    putField(json, "model", attempt.model);
    putField(json, "provider", attempt.providerId);
    putField(json, "provider_name", attempt.provider);
    putField(json, "endpoint", attempt.endpoint);
    putField(json, "why", redact(attempt.why));
    putField(json, "simulated", attempt.simulated);
    return json;
}

CallProgress::Attempt attemptFrom(const QJsonObject &json)
{
    CallProgress::Attempt attempt;
    attempt.ordinal = json.value(QLatin1String("ordinal")).toInt(1);
    attempt.model = textField(json, "model");
    attempt.providerId = textField(json, "provider");
    attempt.provider = textField(json, "provider_name");
    attempt.endpoint = textField(json, "endpoint");
    attempt.why = textField(json, "why");
    attempt.simulated = json.value(QLatin1String("simulated")).toBool();
    return attempt;
}

template<typename List, typename Write>
void putList(QJsonObject &json, const char *name, const List &list, Write write)
{
    QJsonArray array;
    for (const auto &one : list)
        array.append(write(one));
    putField(json, name, QJsonValue(array));
}

} // namespace

QString turnStateName(Turn::State state)
{
    for (const auto &[known, name] : kStates) {
        if (known == state)
            return QLatin1String(name);
    }
    return {};
}

Turn::State turnStateFrom(const QString &name)
{
    for (const auto &[state, known] : kStates) {
        if (name == QLatin1String(known))
            return state;
    }
    return State::Interrupted;
}

QJsonObject turnFactsJson(const Turn &turn)
{
    QJsonObject json;
    putField(json, "reasoning_details", QJsonValue(turn.reasoningDetails));
    putField(json, "refusal", turn.refusal);
    putList(json, "tool_calls", turn.toolCalls, toolCallJson);
    putField(json, "images", QJsonValue(QJsonArray::fromStringList(turn.images)));
    if (turn.error)
        json.insert(QStringLiteral("error"), errorJson(*turn.error));
    putList(json, "attempts", turn.attempts, attemptJson);
    if (turn.record)
        json.insert(QStringLiteral("record"), recordJson(*turn.record));
    putField(json, "model_name", turn.modelName);
    putField(json, "model_key", turn.modelKey);
    putField(json, "asked_at", turn.askedAt);
    putField(json, "first_token_ms", turn.firstTokenMs);
    putField(json, "reasoning_ms", turn.reasoningMs);
    putField(json, "reasoning_from_ms", turn.reasoningFromMs);
    putField(json, "last_token_ms", turn.lastTokenMs);
    putField(json, "cost_before_picodollars", turn.costBefore.picoDollars());
    return json;
}

void takeTurnFacts(const QJsonObject &json, Turn &turn)
{
    turn.reasoningDetails = json.value(QLatin1String("reasoning_details")).toArray();
    turn.refusal = textField(json, "refusal");
    turn.toolCalls.clear();
    for (const QJsonValue &call : json.value(QLatin1String("tool_calls")).toArray())
        turn.toolCalls << toolCallFrom(call.toObject());
    turn.images.clear();
    for (const QJsonValue &image : json.value(QLatin1String("images")).toArray()) {
        if (!image.toString().isEmpty())
            turn.images << image.toString();
    }
    turn.error = errorFrom(json.value(QLatin1String("error")).toObject());
    turn.attempts.clear();
    for (const QJsonValue &attempt : json.value(QLatin1String("attempts")).toArray())
        turn.attempts << attemptFrom(attempt.toObject());
    turn.record.reset();
    if (const QJsonValue record = json.value(QLatin1String("record")); record.isObject())
        turn.record = recordFrom(record.toObject());
    turn.modelName = textField(json, "model_name");
    turn.modelKey = textField(json, "model_key");
    turn.askedAt = timeField(json, "asked_at");
    turn.firstTokenMs = numberIfAny(json, "first_token_ms");
    turn.reasoningMs = numberIfAny(json, "reasoning_ms");
    turn.reasoningFromMs = numberIfAny(json, "reasoning_from_ms");
    turn.lastTokenMs = numberField(json, "last_token_ms");
    turn.costBefore = Money::fromPicoDollars(numberField(json, "cost_before_picodollars"));
}

} // namespace core
