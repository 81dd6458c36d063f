#include "core/protocol/anthropic/anthropic_reply.h"

#include "core/protocol/anthropic/anthropic_envelope.h"
#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_usage.h"
#include "core/protocol/openai_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <iterator>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicReply)
};

constexpr QLatin1String kType("type");
constexpr QLatin1String kUsage("usage");
constexpr QLatin1String kStopReason("stop_reason");
constexpr QLatin1String kStopSequence("stop_sequence");
constexpr QLatin1String kStopDetails("stop_details");

/// Fields of the end that stand in `delta`; all others stand beside it.
constexpr QLatin1String kDeltaFields[] = {kStopSequence, kStopDetails, QLatin1String("container")};
/// What other shapes say of a whole answer, under names that mean nothing here.
constexpr QLatin1String kForeignFacts[] = {QLatin1String("system_fingerprint"),
                                           QLatin1String("service_tier")};

struct StopWord {
    const char *word;
    FinishReason reason;
};
/// The API's words; the first for a reason is the usual one.
constexpr StopWord kStopWords[] = {
    {"end_turn", FinishReason::Stop},      {"max_tokens", FinishReason::Length},
    {"tool_use", FinishReason::ToolCalls}, {"refusal", FinishReason::ContentFilter},
    {"stop_sequence", FinishReason::Stop}, {"pause_turn", FinishReason::Stop},
    {"compaction", FinishReason::Stop},    {"model_context_window_exceeded", FinishReason::Length},
};

/// The provider's own word where it is one of the API's and means the same.
QString stopWord(const Finished &finished)
{
    const auto own = std::find_if(std::begin(kStopWords), std::end(kStopWords), [&](const StopWord &entry) {
        return finished.native == QLatin1String(entry.word) && finished.reason == entry.reason;
    });
    if (own != std::end(kStopWords))
        return finished.native;
    const auto usual = std::find_if(std::begin(kStopWords), std::end(kStopWords),
                                    [&](const StopWord &entry) { return finished.reason == entry.reason; });
    return QString::fromLatin1(usual != std::end(kStopWords) ? usual->word : kStopWords[0].word);
}

bool isOneOf(const QString &name, const QLatin1String *begin, const QLatin1String *end)
{
    return std::any_of(begin, end, [&](QLatin1String other) { return name == other; });
}

/// The provider ended its answer with an error, of which it said one word at most.
std::optional<Error> errorOf(const std::optional<Finished> &finished)
{
    if (!finished || finished->reason != FinishReason::Error)
        return std::nullopt;
    Error error;
    error.kind = ErrorKind::BadReply;
    error.code = finished->native;
    error.message = Text::tr("The model's answer ended in an error (%1). Try again, or choose another model.")
                        .arg(finished->native.isEmpty() ? Text::tr("no code given") : finished->native);
    return error;
}

} // namespace

struct AnthropicReplyWriter::FactsReader {
    Answer &answer;

    void operator()(const ReplyInfo &event) const { answer.info = event; }
    void operator()(const UsageReport &event) const { answer.usage = event.usage; }
    void operator()(const Finished &event) const
    {
        if (event.choice == 0)
            answer.finished = event;
    }
    void operator()(const RefusalDelta &event) const
    {
        if (event.choice == 0)
            answer.refusal += event.text;
    }
    void operator()(const ExtraDelta &event) const
    {
        if (event.choice != 0)
            return;
        const QJsonObject fields = event.fields.value(kAnthropicFields).toObject();
        for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
            answer.fields.insert(it.key(), it.value());
    }
    void operator()(const Error &event) const { answer.error = event; }
    template<typename Content>
    void operator()(const Content &) const
    { }
};

AnthropicReplyWriter::AnthropicReplyWriter(ReplyFacts facts, const ChatRequest &request)
    : m_facts(std::move(facts))
    , m_thoughts(request.reasoning && request.reasoning->exclude ? AnthropicBlockStream::Thoughts::Omitted
                                                                 : AnthropicBlockStream::Thoughts::Shown)
    , m_onlyStop(request.sampling.stop.size() == 1 ? request.sampling.stop.first() : QString())
    , m_blocks(blockStream())
{ }

void AnthropicReplyWriter::note(Answer &answer, const ChatEvent &event)
{
    std::visit(FactsReader {answer}, event);
}

AnthropicBlockStream AnthropicReplyWriter::blockStream() const
{
    return AnthropicBlockStream(m_thoughts, m_facts.id);
}

QByteArray AnthropicReplyWriter::write(const QList<ChatEvent> &events)
{
    QByteArray bytes;
    for (const ChatEvent &event : events) {
        if (m_over)
            break;
        note(m_answer, event);
        if (m_answer.error)
            return bytes + fail(*m_answer.error);
        bytes += blockEvents(m_blocks.add(event));
        // The counts of the prompt belong into the first event, so it waits for them or for content.
        if (m_answer.usage)
            bytes += begin();
    }
    return bytes;
}

QByteArray AnthropicReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    QByteArray bytes = blockEvents(m_blocks.finish());
    if (const std::optional<Error> error = errorOf(m_answer.finished))
        return bytes + fail(*error);
    bytes += begin();
    QJsonObject json {{kType, QLatin1String("message_delta")}, {kUsage, usageJson(m_answer, cost)}};
    QJsonObject delta;
    const QJsonObject stop = stopJson(m_answer);
    for (auto it = stop.constBegin(); it != stop.constEnd(); ++it) {
        const bool inside =
            it.key() == kStopReason || isOneOf(it.key(), std::begin(kDeltaFields), std::end(kDeltaFields));
        (inside ? delta : json).insert(it.key(), it.value());
    }
    json.insert(QLatin1String("delta"), delta);
    m_over = true;
    return bytes + sseEvent("message_delta", json)
           + sseEvent("message_stop", {{kType, QLatin1String("message_stop")}});
}

QByteArray AnthropicReplyWriter::begin()
{
    if (std::exchange(m_begun, true))
        return {};
    QJsonObject message = messageJson(m_answer);
    message.insert(kUsage, usageToAnthropic(m_answer.usage.value_or(Usage())));
    return sseEvent("message_start",
                    {{kType, QLatin1String("message_start")}, {QLatin1String("message"), message}});
}

QByteArray AnthropicReplyWriter::blockEvents(const QList<QJsonObject> &events)
{
    QByteArray bytes;
    for (const QJsonObject &event : events) {
        bytes += begin();
        bytes += sseEvent(event.value(kType).toString().toLatin1(), event);
        // As the API has it; some clients take it for the sign that the answer runs.
        if (!std::exchange(m_pinged, true))
            bytes += anthropicPing();
    }
    return bytes;
}

QByteArray AnthropicReplyWriter::fail(const Error &error)
{
    m_over = true;
    return sseEvent("error", anthropicErrorBody(error, m_facts.provider, m_facts.id));
}

QJsonObject AnthropicReplyWriter::messageJson(const Answer &answer) const
{
    QJsonObject json {{QLatin1String("id"), m_facts.id},
                      {kType, QLatin1String("message")},
                      {QLatin1String("role"), QLatin1String("assistant")},
                      {QLatin1String("model"), m_facts.model},
                      {QLatin1String("content"), QJsonArray()},
                      {kStopReason, QJsonValue::Null},
                      {kStopSequence, QJsonValue::Null},
                      {kStopDetails, QJsonValue::Null}};
    if (!m_facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), m_facts.provider);
    QJsonObject own = answer.info.extra;
    for (const QLatin1String name : kForeignFacts)
        own.remove(name);
    mergeCommon(json, own);
    return json;
}

/// `stop_reason` and what comes with it.
QJsonObject AnthropicReplyWriter::stopJson(const Answer &answer) const
{
    Finished finished = answer.finished.value_or(Finished());
    if (!answer.refusal.isEmpty() && finished.reason == FinishReason::Stop)
        finished.reason = FinishReason::ContentFilter;
    const QString word = stopWord(finished);
    QJsonObject json {
        {kStopReason, word}, {kStopSequence, QJsonValue::Null}, {kStopDetails, QJsonValue::Null}};
    if (word == kStopSequence && !m_onlyStop.isEmpty())
        json.insert(kStopSequence, m_onlyStop);
    if (!answer.refusal.isEmpty())
        json.insert(kStopDetails, QJsonObject {{kType, QLatin1String("refusal")},
                                               {QLatin1String("category"), QJsonValue::Null},
                                               {QLatin1String("explanation"), answer.refusal}});
    for (auto it = answer.fields.constBegin(); it != answer.fields.constEnd(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject AnthropicReplyWriter::usageJson(const Answer &answer, std::optional<Money> cost) const
{
    QJsonObject json = usageToAnthropic(answer.usage.value_or(Usage()), cost);
    if (m_facts.simulated)
        json.insert(QLatin1String("cost_is_simulated"), true);
    return json;
}

QJsonObject AnthropicReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    Answer answer;
    AnthropicBlockStream blocks = blockStream();
    QList<QJsonObject> pieces;
    for (const ChatEvent &event : events) {
        note(answer, event);
        pieces += blocks.add(event);
    }
    pieces += blocks.finish();

    QJsonObject json = messageJson(answer);
    json.insert(QLatin1String("content"), contentOfBlocks(pieces));
    json.insert(kUsage, usageJson(answer, cost));
    const std::optional<Error> error = answer.error ? answer.error : errorOf(answer.finished);
    if (error) {
        // No reason to stop: nobody is to take it for a complete answer.
        json.insert(QLatin1String("error"),
                    anthropicErrorBody(*error, m_facts.provider, m_facts.id).value(QLatin1String("error")));
        return json;
    }
    const QJsonObject stop = stopJson(answer);
    for (auto it = stop.constBegin(); it != stop.constEnd(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QByteArray anthropicPing()
{
    return sseEvent("ping", {{kType, QLatin1String("ping")}});
}

} // namespace core
