#include "core/protocol/responses/responses_reply.h"

#include "core/protocol/openai_json.h"
#include "core/protocol/responses/responses_envelope.h"
#include "core/protocol/responses/responses_response.h"
#include "core/protocol/responses/responses_server_item.h"

#include <utility>

namespace core {

namespace {

const QLatin1String kResponse("response");
const QLatin1String kStatus("status");
const QLatin1String kOutput("output");
const QLatin1String kMessage("message");
const QLatin1String kCode("code");
const QLatin1String kUsage("usage");
const QLatin1String kCompleted("completed");
const QLatin1String kIncomplete("incomplete");

/// Facts of an answer that are no fields of this API.
bool isForeignFact(const QString &name)
{
    return isVendorField(name) || name == QLatin1String("system_fingerprint")
           || name.startsWith(QLatin1String("x_"));
}

/// For the ids of items.
QString seedOf(const ReplyFacts &facts)
{
    QString seed = facts.id;
    if (seed.startsWith(QLatin1String("gen-")))
        seed.remove(0, 4);
    return seed;
}

} // namespace

struct ResponsesReplyWriter::EventWriter {
    ResponsesReplyWriter &writer;

    void operator()(const ReplyInfo &info) const
    {
        for (auto it = info.extra.constBegin(); it != info.extra.constEnd(); ++it) {
            const bool tier =
                it.key() == QLatin1String("service_tier"); // the one that is used, not asked for
            if (tier || (!isForeignFact(it.key()) && !writer.m_response.contains(it.key())))
                writer.m_response.insert(it.key(), it.value());
        }
        writer.begin();
    }
    void operator()(const TextDelta &delta) const
    {
        if (delta.choice == 0)
            writer.addText(delta.text);
    }
    void operator()(const ReasoningDelta &delta) const
    {
        if (delta.choice != 0 || writer.m_setup.excludeReasoning)
            return;
        writer.flushText();
        writer.m_output.addReasoning(delta);
    }
    void operator()(const RefusalDelta &delta) const
    {
        if (delta.choice != 0)
            return;
        writer.flushText();
        writer.m_output.addRefusal(delta.text);
    }
    void operator()(const ToolCallDelta &delta) const
    {
        if (delta.choice != 0)
            return;
        writer.flushText();
        writer.m_output.addCall(delta);
    }
    void operator()(const ExtraDelta &delta) const
    {
        if (delta.choice == 0)
            writer.addExtra(delta.fields);
    }
    void operator()(const RawBytes &) const { } // no part of a conversation
    void operator()(const UsageReport &report) const { writer.m_usage = report.usage; }
    void operator()(const Finished &finished) const
    {
        if (finished.choice == 0)
            writer.m_finished = finished;
    }
    void operator()(const Error &error) const { writer.m_last = writer.fail(error); }
};

ResponsesReplyWriter::ResponsesReplyWriter(const Setup &setup)
    : m_setup(setup)
    , m_response(responseInProgress(setup.requestBody, setup.facts))
    , m_events(seedOf(setup.facts))
    , m_output(m_events)
{
    m_setup.requestBody = {}; // can be large
}

QByteArray ResponsesReplyWriter::write(const QList<ChatEvent> &events)
{
    for (const ChatEvent &event : events) {
        if (m_over)
            break;
        if (!std::holds_alternative<ReplyInfo>(event))
            begin();
        std::visit(EventWriter {*this}, event);
    }
    return m_events.take();
}

QByteArray ResponsesReplyWriter::end(std::optional<Money> cost)
{
    if (!m_over)
        m_last = finish(cost);
    return m_events.take();
}

QJsonObject ResponsesReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    Setup setup = m_setup;
    ResponsesReplyWriter writer(setup);
    writer.m_response = m_response;
    writer.write(events);
    writer.end(cost);
    QJsonObject response = writer.m_last;
    writer.addUsage(response, cost);
    return response;
}

void ResponsesReplyWriter::begin()
{
    if (m_begun)
        return;
    m_begun = true;
    const QJsonObject fields {{kResponse, m_response}};
    m_events.add(QStringLiteral("response.created"), fields);
    m_events.add(QStringLiteral("response.in_progress"), fields);
}

void ResponsesReplyWriter::addText(const QString &text)
{
    flushText();
    m_heldText = text;
    if (!m_setup.logprobs || !m_logprobs.isEmpty())
        flushText();
}

void ResponsesReplyWriter::flushText()
{
    if (m_heldText)
        m_output.addText(*m_heldText, std::exchange(m_logprobs, QJsonArray()));
    m_heldText.reset();
}

void ResponsesReplyWriter::addExtra(QJsonObject fields)
{
    const QJsonObject logprobs = fields.take(QLatin1String("logprobs")).toObject();
    for (const QJsonValue &entry : logprobs.value(QLatin1String("content")).toArray())
        m_logprobs.append(entry);
    const bool wait = m_setup.logprobs && !m_heldText && fields.isEmpty(); // they came before their text
    if (wait)
        return;
    flushText();
    m_output.addLogprobs(std::exchange(m_logprobs, QJsonArray()));
    if (const QJsonValue phase = fields.value(QLatin1String("phase")); phase.isString())
        m_output.beginPhase(phase);
    m_output.addAnnotations(fields.value(QLatin1String("annotations")).toArray());
    for (const QJsonValue &item : serverItemsOf(fields))
        m_output.addServerItem(item.toObject());
    mergeMissing(m_late, fields.value(kResponse).toObject());
}

void ResponsesReplyWriter::addUsage(QJsonObject &response, std::optional<Money> cost) const
{
    if (!m_usage)
        return;
    QJsonObject usage = usageToResponses(*m_usage, cost);
    if (m_setup.facts.simulated)
        usage.insert(QLatin1String("cost_is_simulated"), true);
    response.insert(kUsage, usage);
}

QJsonObject ResponsesReplyWriter::finish(std::optional<Money> cost)
{
    m_over = true;
    begin();
    flushText();
    m_output.addLogprobs(std::exchange(m_logprobs, QJsonArray()));
    QString reason;
    if (m_finished && m_finished->reason == FinishReason::Length)
        reason = QStringLiteral("max_output_tokens");
    else if (m_finished && m_finished->reason == FinishReason::ContentFilter)
        reason = QStringLiteral("content_filter");
    const QLatin1String status = reason.isEmpty() ? kCompleted : kIncomplete;
    m_output.end(status);

    QJsonObject response = m_response;
    for (auto it = m_late.constBegin(); it != m_late.constEnd(); ++it)
        response.insert(it.key(), it.value());
    response.insert(kStatus, status);
    if (!reason.isEmpty())
        response.insert(QLatin1String("incomplete_details"), QJsonObject {{QLatin1String("reason"), reason}});
    response.insert(kOutput, m_events.output());
    if (m_setup.facts.keepItems)
        m_setup.facts.keepItems(m_events.output());
    addUsage(response, cost);
    m_events.add(QStringLiteral("response.") + status, {{kResponse, response}});
    return response;
}

/// Both forms of an `error` event that clients know, the documented flat one and the nested one of the real
/// service, in one; then the response that failed.
QJsonObject ResponsesReplyWriter::fail(const Error &error)
{
    flushText();
    if (isLengthError(error)) {
        m_finished = Finished {FinishReason::Length, error.code, 0};
        return finish(std::nullopt);
    }
    m_over = true;
    m_output.abandon();
    const QString code = responseFailureCode(error);
    QJsonObject details = responsesErrorBody(error, m_setup.facts.provider, ErrorDialect::OpenAi)
                              .value(QLatin1String("error"))
                              .toObject();
    details.insert(kCode, code);
    QJsonObject event {{QLatin1String("error"), details}};
    for (const QLatin1String name : {kCode, kMessage, QLatin1String("param")})
        event.insert(name, details.value(name));
    m_events.add(QStringLiteral("error"), event);

    QJsonObject response = m_response;
    response.insert(kStatus, QLatin1String("failed"));
    response.insert(QLatin1String("error"), QJsonObject {{kCode, code}, {kMessage, error.message}});
    response.insert(QLatin1String("error_type"), errorTypeFor(error));
    response.insert(kOutput, m_events.output());
    addUsage(response, std::nullopt);
    m_events.add(QStringLiteral("response.failed"), {{kResponse, response}});
    return response;
}

} // namespace core
