#include "core/protocol/cohere/cohere_answer_reader.h"

#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/part_support.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QJsonArray>

#include <utility>

namespace core {

namespace {

FinishReason finishReason(const QString &word, bool hasCalls)
{
    if (word == QLatin1String("MAX_TOKENS"))
        return FinishReason::Length;
    if (word == QLatin1String("ERROR_TOXIC"))
        return FinishReason::ContentFilter;
    return hasCalls || word == QLatin1String("TOOL_CALL") ? FinishReason::ToolCalls : FinishReason::Stop;
}

bool isFailure(const QString &word)
{
    return word == QLatin1String("ERROR") || word == QLatin1String("TIMEOUT")
           || word == QLatin1String("ERROR_LIMIT");
}

/// `tokens` is what the model read and wrote; `billed_units` leaves out what Cohere puts in itself (preamble,
/// marks of its own), and stands in where there is nothing else.
Usage usageOf(const QJsonObject &native)
{
    const QJsonObject billed = native.value(QLatin1String("billed_units")).toObject();
    QJsonObject tokens = native.value(QLatin1String("tokens")).toObject();
    if (tokens.isEmpty())
        tokens = billed;
    Usage usage;
    usage.native = native;
    usage.promptTokens = tokens.value(QLatin1String("input_tokens")).toInteger();
    usage.completionTokens = tokens.value(QLatin1String("output_tokens")).toInteger();
    usage.reasoningTokens = tokens.value(QLatin1String("reasoning_tokens")).toInteger();
    usage.cachedTokens = native.value(QLatin1String("cached_tokens")).toInteger();
    const auto unbilled = [&](QLatin1String name, qint64 all) {
        return billed.contains(name) ? all - billed.value(name).toInteger() : 0;
    };
    usage.unbilledPromptTokens = unbilled(QLatin1String("input_tokens"), usage.promptTokens);
    usage.unbilledCompletionTokens = unbilled(QLatin1String("output_tokens"), usage.completionTokens);
    clampParts(usage);
    return usage;
}

/// What a source says about itself: the document that was sent, or what a tool returned.
QJsonObject recordOf(const QJsonObject &source)
{
    const QJsonObject output = source.value(QLatin1String("tool_output")).toObject();
    return output.isEmpty() ? source.value(QLatin1String("document")).toObject() : output;
}

QJsonArray annotationsOf(const QJsonObject &citation)
{
    QJsonArray annotations;
    for (const QJsonValue &entry : citation.value(QLatin1String("sources")).toArray()) {
        const QJsonObject source = entry.toObject();
        const QJsonObject record = recordOf(source);
        QString url = record.value(QLatin1String("url")).toString();
        if (url.isEmpty() && isWebAddress(source.value(QLatin1String("id")).toString()))
            url = source.value(QLatin1String("id")).toString();
        if (url.isEmpty())
            continue;
        const QJsonObject named {{QLatin1String("url"), url},
                                 {QLatin1String("title"), record.value(QLatin1String("title")).toString()},
                                 {QLatin1String("start_index"), citation.value(QLatin1String("start"))},
                                 {QLatin1String("end_index"), citation.value(QLatin1String("end"))}};
        annotations.append(QJsonObject {{QLatin1String("type"), QLatin1String("url_citation")},
                                        {QLatin1String("url_citation"), named}});
    }
    return annotations;
}

} // namespace

CohereAnswerReader::CohereAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
{ }

void CohereAnswerReader::begin(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (m_calls)
        return;
    ReplyInfo info;
    info.id = json.value(QLatin1String("id")).toString();
    m_calls.emplace(0, info.id);
    out.append(info);
}

void CohereAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    QString type = json.value(QLatin1String("type")).toString();
    if (type.isEmpty())
        type = QString::fromUtf8(name.toByteArray());
    const QJsonObject delta = json.value(QLatin1String("delta")).toObject();
    const QJsonObject message = delta.value(QLatin1String("message")).toObject();
    const QJsonValue index = json.value(QLatin1String("index"));
    begin(json, out);
    if (type == QLatin1String("content-start") || type == QLatin1String("content-delta")) {
        readContent(message.value(QLatin1String("content")).toObject(), index.toInt(), out);
        if (const QJsonValue logprobs = delta.value(QLatin1String("logprobs")); !isVoid(logprobs))
            out.append(
                ExtraDelta {QJsonObject {{QLatin1String("cohere_logprobs"), QJsonArray {logprobs}}}, 0});
    } else if (type == QLatin1String("tool-plan-delta")) {
        readPlan(message.value(QLatin1String("tool_plan")), out);
    } else if (type == QLatin1String("tool-call-start") || type == QLatin1String("tool-call-delta")) {
        readCall(message.value(QLatin1String("tool_calls")).toObject(), index, out);
    } else if (type == QLatin1String("citation-start")) {
        readCitation(message.value(QLatin1String("citations")).toObject(), out);
    } else if (type == QLatin1String("message-end")) {
        readEnd(delta, out);
    }
}

bool CohereAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    if (name != "error" && !isErrorAnswer(json))
        return false;
    out.append(errorInAnswer(json, m_target));
    return true;
}

void CohereAnswerReader::readContent(const QJsonObject &part, int index, QList<ChatEvent> &out)
{
    if (const QString text = part.value(QLatin1String("text")).toString(); !text.isEmpty())
        out.append(TextDelta {text, 0});
    const QString thoughts = part.value(QLatin1String("thinking")).toString();
    if (!thoughts.isEmpty())
        out.append(ReasoningDelta {thoughts, {textDetail(thoughts, {}, kCohereThinking, index)}, 0});
}

void CohereAnswerReader::readPlan(const QJsonValue &plan, QList<ChatEvent> &out)
{
    const QString text = plan.toString();
    if (!text.isEmpty())
        out.append(ReasoningDelta {text, {textDetail(text, {}, kCohereToolPlan, 0)}, 0});
}

void CohereAnswerReader::readCall(QJsonObject call, const QJsonValue &index, QList<ChatEvent> &out)
{
    if (index.isDouble())
        call.insert(QLatin1String("index"), index);
    m_calls->add(call, !index.isDouble(), out);
}

void CohereAnswerReader::readCitation(const QJsonObject &citation, QList<ChatEvent> &out)
{
    if (citation.isEmpty())
        return;
    QJsonObject fields {{QLatin1String("cohere_citations"), QJsonArray {citation}}};
    if (const QJsonArray annotations = annotationsOf(citation); !annotations.isEmpty())
        fields.insert(QLatin1String("annotations"), annotations);
    out.append(ExtraDelta {fields, 0});
}

void CohereAnswerReader::readEnd(const QJsonObject &end, QList<ChatEvent> &out)
{
    m_ended = true;
    m_finish = end.value(QLatin1String("finish_reason")).toString();
    m_error = {{QLatin1String("message"), end.value(QLatin1String("error")).toString()},
               {QLatin1String("code"), end.value(QLatin1String("error_type")).toString(m_finish)}};
    if (const QJsonObject usage = end.value(QLatin1String("usage")).toObject(); !usage.isEmpty())
        out.append(UsageReport {usageOf(usage)});
}

void CohereAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonObject message = json.value(QLatin1String("message")).toObject();
    if (message.isEmpty())
        return;
    begin(json, out);
    readPlan(message.value(QLatin1String("tool_plan")), out);
    const QJsonArray content = message.value(QLatin1String("content")).toArray();
    for (int i = 0; i < content.size(); ++i)
        readContent(content.at(i).toObject(), i, out);
    for (const QJsonValue &call : message.value(QLatin1String("tool_calls")).toArray())
        readCall(call.toObject(), QJsonValue::Undefined, out);
    for (const QJsonValue &citation : message.value(QLatin1String("citations")).toArray())
        readCitation(citation.toObject(), out);
    if (const QJsonArray logprobs = json.value(QLatin1String("logprobs")).toArray(); !logprobs.isEmpty())
        out.append(ExtraDelta {QJsonObject {{QLatin1String("cohere_logprobs"), logprobs}}, 0});
    readEnd(json, out);
}

void CohereAnswerReader::finish(QList<ChatEvent> &out)
{
    m_calls->finish(out);
    if (isFailure(m_finish))
        out.append(errorInAnswer(QJsonObject {{QLatin1String("error"), m_error}}, m_target));
    else
        out.append(Finished {finishReason(m_finish, !m_calls->isEmpty()), m_finish, 0});
}

} // namespace core
