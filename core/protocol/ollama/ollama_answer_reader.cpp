#include "core/protocol/ollama/ollama_answer_reader.h"

#include "core/protocol/ollama/ollama_fields.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"

#include <QDateTime>
#include <QJsonArray>

#include <utility>

namespace core {

namespace {

constexpr QLatin1String kUsageFields[] = {
    QLatin1String("prompt_eval_count"),    QLatin1String("eval_count"),
    QLatin1String("total_duration"),       QLatin1String("load_duration"),
    QLatin1String("prompt_eval_duration"), QLatin1String("eval_duration")};

/// The counts stand between the other fields of the last line. A prompt that was all in the cache has no
/// count.
std::optional<Usage> usageIn(const QJsonObject &json)
{
    Usage usage;
    for (const QLatin1String name : kUsageFields) {
        if (json.contains(name))
            usage.native.insert(name, json.value(name));
    }
    if (usage.native.isEmpty())
        return std::nullopt;
    usage.promptTokens = json.value(QLatin1String("prompt_eval_count")).toInteger();
    usage.completionTokens = json.value(QLatin1String("eval_count")).toInteger();
    return usage;
}

QJsonObject unknownFields(QJsonObject json)
{
    for (const char *known :
         {"model", "created_at", "message", "done", "done_reason", "logprobs", "remote_model", "remote_host",
          "total_duration", "load_duration", "prompt_eval_count", "prompt_eval_duration", "eval_count",
          "eval_duration", "error"})
        json.remove(QLatin1String(known));
    return json;
}

} // namespace

OllamaAnswerReader::OllamaAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
{ }

void OllamaAnswerReader::begin(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (m_calls)
        return;
    const QString created = json.value(QLatin1String("created_at")).toString();
    ReplyInfo info;
    info.model = json.value(QLatin1String("model")).toString();
    if (const QDateTime time = QDateTime::fromString(created, Qt::ISODate); time.isValid())
        info.created = time.toSecsSinceEpoch();
    for (const QLatin1String name : {QLatin1String("remote_model"), QLatin1String("remote_host")}) {
        if (json.contains(name))
            info.extra.insert(name, json.value(name));
    }
    if (const QJsonObject others = unknownFields(json); !others.isEmpty())
        info.extra.insert(kOllamaFields, others);
    // The time to the nanosecond makes the ids of calls without one differ from answer to answer.
    m_calls.emplace(0, info.model + created);
    out.append(info);
}

void OllamaAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    Q_UNUSED(name)
    if (!json.contains(QLatin1String("message")) && !json.contains(QLatin1String("done")))
        return;
    begin(json, out);
    readMessage(json.value(QLatin1String("message")).toObject(), out);
    if (const QJsonArray logprobs = json.value(QLatin1String("logprobs")).toArray(); !logprobs.isEmpty())
        out.append(ExtraDelta {
            QJsonObject {{QLatin1String("logprobs"), QJsonObject {{QLatin1String("content"), logprobs}}}},
            0});
    if (!json.value(QLatin1String("done")).toBool())
        return;
    m_done = true;
    m_doneReason = json.value(QLatin1String("done_reason")).toString();
    if (const std::optional<Usage> usage = usageIn(json))
        out.append(UsageReport {*usage});
}

void OllamaAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    readEvent({}, json, out);
}

bool OllamaAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    Q_UNUSED(name)
    if (!isErrorAnswer(json))
        return false;
    out.append(errorInAnswer(json, m_target));
    return true;
}

void OllamaAnswerReader::readMessage(const QJsonObject &message, QList<ChatEvent> &out)
{
    if (const QString thoughts = message.value(QLatin1String("thinking")).toString(); !thoughts.isEmpty())
        out.append(ReasoningDelta {thoughts, {}, 0});
    if (const QString text = message.value(QLatin1String("content")).toString(); !text.isEmpty())
        out.append(TextDelta {text, 0});
    for (const QJsonValue &call : message.value(QLatin1String("tool_calls")).toArray())
        m_calls->add(call.toObject(), true, out);
    const QJsonObject extra = withoutVoid(message, {QLatin1String("role"), QLatin1String("content"),
                                                    QLatin1String("thinking"), QLatin1String("tool_calls")});
    if (!extra.isEmpty())
        out.append(ExtraDelta {extra, 0});
}

void OllamaAnswerReader::finish(QList<ChatEvent> &out)
{
    m_calls->finish(out);
    // A call ends with `stop` too; `load` and `unload` answer requests without messages.
    const FinishReason reason = m_doneReason == QLatin1String("length") ? FinishReason::Length
                                : m_calls->isEmpty()                    ? FinishReason::Stop
                                                                        : FinishReason::ToolCalls;
    out.append(Finished {reason, m_doneReason, 0});
}

} // namespace core
