#include "core/protocol/responses/responses_answer_reader.h"

#include "core/protocol/billed_fields.h"
#include "core/protocol/openai/openai_usage.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

const QLatin1String kResponse("response");
const QLatin1String kStatus("status");
const QLatin1String kError("error");

/// Fields of a response that repeat the request, or that the events tell in another way.
bool isKnown(const QString &name)
{
    constexpr QLatin1String known[] = {QLatin1String("background"),
                                       QLatin1String("completed_at"),
                                       QLatin1String("context_management"),
                                       QLatin1String("conversation"),
                                       QLatin1String("created_at"),
                                       QLatin1String("error"),
                                       QLatin1String("frequency_penalty"),
                                       QLatin1String("id"),
                                       QLatin1String("incomplete_details"),
                                       QLatin1String("instructions"),
                                       QLatin1String("max_output_tokens"),
                                       QLatin1String("max_tool_calls"),
                                       QLatin1String("metadata"),
                                       QLatin1String("model"),
                                       QLatin1String("object"),
                                       QLatin1String("output"),
                                       QLatin1String("output_text"),
                                       QLatin1String("parallel_tool_calls"),
                                       QLatin1String("presence_penalty"),
                                       QLatin1String("previous_response_id"),
                                       QLatin1String("prompt"),
                                       QLatin1String("prompt_cache_key"),
                                       QLatin1String("prompt_cache_retention"),
                                       QLatin1String("provider"),
                                       QLatin1String("reasoning"),
                                       QLatin1String("safety_identifier"),
                                       QLatin1String("status"),
                                       QLatin1String("store"),
                                       QLatin1String("temperature"),
                                       QLatin1String("text"),
                                       QLatin1String("tool_choice"),
                                       QLatin1String("tools"),
                                       QLatin1String("top_logprobs"),
                                       QLatin1String("top_p"),
                                       QLatin1String("truncation"),
                                       QLatin1String("usage"),
                                       QLatin1String("user")};
    return std::any_of(std::begin(known), std::end(known),
                       [&](QLatin1String entry) { return name == entry; });
}

QJsonObject factsOf(const QJsonObject &response)
{
    QJsonObject facts = withoutVoid(response, {});
    for (const QString &name : facts.keys()) {
        if (isKnown(name))
            facts.remove(name);
    }
    return facts;
}

bool hasFailed(const QJsonObject &response)
{
    const QJsonValue status = response.value(kStatus);
    return status == QLatin1String("failed") || status == QLatin1String("cancelled")
           || !isVoid(response.value(kError));
}

/// An error for a response that failed, in the one shape that has a place for all of it.
QJsonObject failureOf(const QJsonObject &response)
{
    const QJsonValue error = response.value(kError);
    if (isVoid(error))
        return {{QLatin1String("code"), response.value(kStatus).toString(QStringLiteral("failed"))}};
    QJsonObject failure {{kError, error}};
    if (const QJsonValue type = response.value(QLatin1String("error_type")); type.isString())
        failure.insert(QLatin1String("error_type"), type);
    return failure;
}

} // namespace

ResponsesAnswerReader::ResponsesAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
    , m_output(m_target.quirks.reasoningFormat)
{ }

void ResponsesAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    if (json.value(QLatin1String("object")) == kResponse) { // a server that sends the whole as one event
        readWhole(json, out);
        return;
    }
    const QString type = json.value(QLatin1String("type")).toString(QString::fromUtf8(name));
    const QJsonObject response = json.value(kResponse).toObject();
    if (type == QLatin1String("response.completed") || type == QLatin1String("response.incomplete")) {
        readEnd(response, type.section(u'.', 1), out);
    } else if (!response.isEmpty()) {
        giveInfo(response, out);
    } else {
        QList<ChatEvent> events;
        m_output.readEvent(type, json, events);
        if (!events.isEmpty())
            giveInfo({}, out);
        out += events;
    }
}

void ResponsesAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (json.value(QLatin1String("object")) == kResponse || json.value(QLatin1String("output")).isArray())
        readEnd(json, QStringLiteral("completed"), out);
}

bool ResponsesAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    const QJsonObject object = json.toObject();
    const QString type = object.value(QLatin1String("type")).toString(QString::fromUtf8(name));
    const bool isResponse = object.value(QLatin1String("object")) == kResponse;
    QJsonObject response = isResponse ? object : object.value(kResponse).toObject();
    if (type == QLatin1String("response.failed") || (!response.isEmpty() && hasFailed(response))) {
        giveInfo(response, out);
        readUsage(response, out);
        out.append(errorInAnswer(failureOf(response), m_target));
        return true;
    }
    if (isResponse || type.startsWith(QLatin1String("response.")))
        return false;
    if (type != kError && !isErrorAnswer(json))
        return false;
    out.append(errorInAnswer(json, m_target));
    return true;
}

void ResponsesAnswerReader::finish(QList<ChatEvent> &out)
{
    m_output.finish(out);
    FinishReason reason = m_output.hasCalls() ? FinishReason::ToolCalls : FinishReason::Stop;
    if (m_status == QLatin1String("incomplete:content_filter"))
        reason = FinishReason::ContentFilter;
    else if (m_status.startsWith(QLatin1String("incomplete")))
        reason = FinishReason::Length;
    Finished finished;
    finished.reason = reason;
    finished.native = m_status;
    out.append(finished);
}

/// A stream's first event repeats the request and knows the id. Without it the answer has none.
void ResponsesAnswerReader::giveInfo(const QJsonObject &response, QList<ChatEvent> &out)
{
    if (m_infoGiven)
        return;
    m_infoGiven = true;
    ReplyInfo info;
    info.id = response.value(QLatin1String("id")).toString();
    info.model = response.value(QLatin1String("model")).toString();
    info.created = qint64(response.value(QLatin1String("created_at")).toDouble());
    info.provider = response.value(QLatin1String("provider")).toString();
    info.extra = m_facts = factsOf(response);
    m_output.beginAnswer(info.id);
    out.append(info);
}

/// `word`: the status where the response does not say.
void ResponsesAnswerReader::readEnd(const QJsonObject &response, const QString &word, QList<ChatEvent> &out)
{
    giveInfo(response, out);
    m_output.readWhole(response.value(QLatin1String("output")).toArray(), out);

    QJsonObject late;
    const QJsonObject facts = factsOf(response);
    for (auto it = facts.constBegin(); it != facts.constEnd(); ++it) {
        if (m_facts.value(it.key()) != it.value())
            late.insert(it.key(), it.value());
    }
    if (!late.isEmpty())
        out.append(ExtraDelta {{{kResponse, late}}});
    readUsage(response, out);

    m_status = response.value(kStatus).toString(word);
    const QString reason = response.value(QLatin1String("incomplete_details"))
                               .toObject()
                               .value(QLatin1String("reason"))
                               .toString();
    if (m_status == QLatin1String("incomplete") && !reason.isEmpty())
        m_status += u':' + reason;
    m_ended = true;
}

void ResponsesAnswerReader::readUsage(const QJsonObject &response, QList<ChatEvent> &out)
{
    const QJsonObject usage = response.value(QLatin1String("usage")).toObject();
    if (usage.isEmpty())
        return;
    Usage read = usageFromOpenAi(usage, m_target.quirks);
    if (const QString tier = serviceTierIn(response); !tier.isEmpty())
        read.serviceTier = tier;
    if (read.webSearches == 0)
        read.webSearches = webSearchesInResponse(response);
    out.append(UsageReport {read});
}

} // namespace core
