#include "core/protocol/openai/openai_reply.h"

#include "core/base/json_text.h"
#include "core/protocol/answer_pieces.h"
#include "core/protocol/openai/openai_envelope.h"
#include "core/protocol/openai/openai_usage.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Extras that stand beside the choices, and beside the message within a choice; all others stand in the
/// message.
constexpr QLatin1String kTopLevel[] = {QLatin1String("citations"), QLatin1String("search_results"),
                                       QLatin1String("related_questions")};
/// What the provider says of the whole answer, and clients want to know.
constexpr QLatin1String kPassedOn[] = {QLatin1String("system_fingerprint"), QLatin1String("service_tier")};
constexpr QLatin1String kLogprobs("logprobs");
constexpr QLatin1String kChoices("choices");
constexpr QLatin1String kProvider("provider");
/// Fields of a whole answer that wholeText() writes itself, beside the provider.
constexpr QLatin1String kWrittenAsText[] = {kChoices, QLatin1String("created"), QLatin1String("id"),
                                            QLatin1String("model"), QLatin1String("object")};
/// Fields that only one vendor's protocol has, but that its model needs back: clients of a chat send a
/// message as they got it, and the reader of their requests keeps them.
constexpr QLatin1String kWantedBack[] = {QLatin1String("anthropic_blocks"), QLatin1String("bedrock_content"),
                                         QLatin1String("google_parts"), QLatin1String("phase")};
/// What only clients of OpenAI's Responses can use.
constexpr QLatin1String kOfResponses[] = {QLatin1String("output_items"), QLatin1String("response")};

template<std::size_t Size>
bool contains(const QLatin1String (&names)[Size], const QString &name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

QJsonArray publicDetails(const QJsonArray &details)
{
    QJsonArray list;
    for (const QJsonValue &detail : details)
        list.append(publicDetail(detail.toObject()));
    return list;
}

void addFacts(QJsonObject &json, const ReplyInfo &info)
{
    for (const QLatin1String name : kPassedOn) {
        if (info.extra.contains(name))
            json.insert(name, info.extra.value(name));
    }
    mergeMissing(json, info.extra.value(kOpenAiFields).toObject());
}

bool isTopLevel(const QString &name)
{
    return contains(kTopLevel, name);
}

/// The fields of a message that clients of a chat can use.
QJsonObject forChat(const QJsonObject &fields)
{
    QJsonObject kept;
    for (auto it = fields.constBegin(); it != fields.constEnd(); ++it) {
        const bool foreign = isVendorField(it.key()) && !contains(kWantedBack, it.key());
        if (!foreign && !contains(kOfResponses, it.key()))
            kept.insert(it.key(), it.value());
    }
    return kept;
}

/// OpenAI's word; the legacy one where the legacy form of a call was used.
QString finishWord(const Finished &finished)
{
    const bool legacy = finished.native == QLatin1String("function_call");
    return legacy ? finished.native : finishReasonName(finished.reason);
}

QJsonObject toolCallJson(const ToolCallDelta &delta)
{
    // Identity only in the first fragment: the helper of openai-node throws if it sees it change.
    const bool first = !delta.id.isEmpty() || !delta.name.isEmpty();
    const bool custom = delta.extra.value(QLatin1String("type")) == QLatin1String("custom");
    const QLatin1String type = custom ? QLatin1String("custom") : QLatin1String("function");
    QJsonObject body {{custom ? QLatin1String("input") : QLatin1String("arguments"), delta.arguments}};
    QJsonObject json {{QLatin1String("index"), delta.index}};
    if (first) {
        body.insert(QLatin1String("name"), delta.name);
        json.insert(QLatin1String("id"), delta.id);
        json.insert(QLatin1String("type"), type);
    }
    json.insert(type, body);
    mergeMissing(json, delta.extra);
    return json;
}

QJsonObject wholeToolCallJson(const ToolCallDelta &call)
{
    QJsonObject json = toolCallJson(call);
    json.remove(QLatin1String("index")); // a thing of streams
    return json;
}

QJsonObject finishJson(const Finished &finished)
{
    QJsonObject json {{QLatin1String("finish_reason"), finishWord(finished)}};
    if (!finished.native.isEmpty())
        json.insert(QLatin1String("native_finish_reason"), finished.native);
    return json;
}

QJsonObject choiceJson(const WholeChoice &choice, int index, bool excludeReasoning)
{
    const bool silent = !choice.hasText && !choice.calls.isEmpty();
    QJsonObject message {
        {QLatin1String("role"), QLatin1String("assistant")},
        {QLatin1String("content"), silent ? QJsonValue() : QJsonValue(choice.text)},
        {QLatin1String("refusal"), choice.refusal.isEmpty() ? QJsonValue() : QJsonValue(choice.refusal)}};
    if (!excludeReasoning && !choice.reasoning.isEmpty())
        message.insert(QLatin1String("reasoning"), choice.reasoning);
    if (!excludeReasoning && !choice.details.isEmpty())
        message.insert(QLatin1String("reasoning_details"), publicDetails(choice.details));
    QJsonArray toolCalls;
    for (const ToolCallDelta &call : choice.calls)
        toolCalls.append(wholeToolCallJson(call));
    if (!toolCalls.isEmpty())
        message.insert(QLatin1String("tool_calls"), toolCalls);
    QJsonObject extra = forChat(choice.extra);
    for (const QLatin1String name : kTopLevel)
        extra.remove(name);
    mergeMissing(message, extra);

    QJsonObject json = choice.finished ? finishJson(*choice.finished) : QJsonObject();
    if (!choice.finished)
        json.insert(QLatin1String("finish_reason"), QJsonValue::Null);
    json.insert(QLatin1String("index"), index);
    json.insert(QLatin1String("message"), message);
    json.insert(kLogprobs, choice.logprobs);
    mergeMissing(json, choice.extra.value(kOpenAiChoiceFields).toObject());
    return json;
}

bool isPlainText(const WholeChoice &choice)
{
    return choice.hasText && choice.finished && choice.calls.isEmpty() && choice.reasoning.isEmpty()
           && choice.details.isEmpty() && choice.refusal.isEmpty() && choice.extra.isEmpty()
           && choice.logprobs.isNull();
}

QJsonObject usageJson(const Usage &usage, std::optional<Money> cost, bool simulated)
{
    QJsonObject json = usageToOpenAi(usage, cost);
    if (simulated)
        json.insert(QLatin1String("cost_is_simulated"), true);
    return json;
}

} // namespace

/// Turns content events into deltas.
struct OpenAiReplyWriter::DeltaWriter {
    OpenAiReplyWriter &writer;

    QByteArray operator()(const ReplyInfo &event) const
    {
        writer.m_info = event;
        writer.m_envelopeEnd.clear();
        return {};
    }
    QByteArray operator()(const TextDelta &event) const { return writer.textChunk(event.choice, event.text); }
    QByteArray operator()(const ReasoningDelta &event) const
    {
        if (writer.m_excludeReasoning)
            return {};
        QJsonObject delta {{QLatin1String("reasoning"), event.text}};
        if (!event.details.isEmpty())
            delta.insert(QLatin1String("reasoning_details"), publicDetails(event.details));
        return writer.chunk(event.choice, delta, {});
    }
    QByteArray operator()(const RefusalDelta &event) const
    {
        return writer.chunk(event.choice, {{QLatin1String("refusal"), event.text}}, {});
    }
    QByteArray operator()(const ToolCallDelta &event) const
    {
        return writer.chunk(event.choice, {{QLatin1String("tool_calls"), QJsonArray {toolCallJson(event)}}},
                            {});
    }
    QByteArray operator()(const ExtraDelta &event) const
    {
        QJsonObject delta = forChat(event.fields);
        QJsonObject beside = event.fields.value(kOpenAiChoiceFields).toObject();
        if (delta.isEmpty() && beside.isEmpty())
            return {};
        for (const QString &name : delta.keys()) {
            if (isTopLevel(name))
                beside.insert(name, delta.take(name));
        }
        return writer.chunk(event.choice, delta, beside);
    }
    QByteArray operator()(const RawBytes &) const { return {}; } // no part of a conversation
    QByteArray operator()(const UsageReport &event) const
    {
        writer.m_usage = event.usage;
        return {};
    }
    QByteArray operator()(const Finished &event) const
    {
        writer.m_choices[event.choice].finished = event;
        return {};
    }
    QByteArray operator()(const Error &event) const { return writer.errorChunk(event); }
};

OpenAiReplyWriter::OpenAiReplyWriter(ReplyFacts facts, bool excludeReasoning)
    : m_facts(std::move(facts))
    , m_excludeReasoning(excludeReasoning)
{ }

QByteArray OpenAiReplyWriter::write(const QList<ChatEvent> &events)
{
    QByteArray bytes;
    for (const ChatEvent &event : events) {
        if (!m_over)
            bytes += std::visit(DeltaWriter {*this}, event);
    }
    return bytes;
}

QByteArray OpenAiReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    QByteArray bytes;
    for (const auto &[index, choice] : m_choices) {
        if (choice.finished)
            bytes += chunk(index, {}, finishJson(*choice.finished));
    }
    if (m_usage || !lastFields().isEmpty()) {
        QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
        json.insert(kChoices, QJsonArray());
        if (m_usage)
            json.insert(QLatin1String("usage"), usageJson(*m_usage, cost, m_facts.simulated));
        mergeMissing(json, lastFields());
        bytes += sseEvent({}, json);
    }
    m_over = true;
    return bytes + "data: [DONE]\n\n";
}

QJsonObject OpenAiReplyWriter::envelope(QLatin1String object) const
{
    QJsonObject json {{QLatin1String("id"), m_facts.id},
                      {QLatin1String("object"), object},
                      {QLatin1String("created"), m_facts.created},
                      {QLatin1String("model"), m_facts.model}};
    if (!m_facts.provider.isEmpty())
        json.insert(kProvider, m_facts.provider);
    addFacts(json, m_info);
    return json;
}

/// Nearly all chunks are of this kind, so only the text is written anew; the same as chunk() would.
QByteArray OpenAiReplyWriter::textChunk(int index, const QString &text)
{
    if (!m_choices[index].roleSent)
        return chunk(index, {{QLatin1String("content"), text}}, {});
    if (m_envelopeEnd.isEmpty()) {
        const QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
        m_envelopeEnd = QJsonDocument(json).toJson(QJsonDocument::Compact).replace(0, 1, ",") + "\n\n";
    }
    const QByteArray content = jsonString(text);
    QByteArray bytes;
    bytes.reserve(content.size() + m_envelopeEnd.size() + 128);
    bytes += R"(data: {"choices":[{"delta":{"content":)";
    bytes += content;
    bytes += R"(},"finish_reason":null,"index":)";
    bytes += QByteArray::number(index);
    bytes += R"(,"logprobs":null}])";
    bytes += m_envelopeEnd;
    return bytes;
}

/// `beside`: fields of the choice (logprobs, the finish reason) and, by their name, of the envelope.
QByteArray OpenAiReplyWriter::chunk(int index, QJsonObject delta, const QJsonObject &beside)
{
    QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
    QJsonObject choice {{QLatin1String("index"), index}, {QLatin1String("finish_reason"), QJsonValue::Null}};
    for (auto it = beside.constBegin(); it != beside.constEnd(); ++it) {
        if (isTopLevel(it.key()))
            json.insert(it.key(), it.value());
        else
            choice.insert(it.key(), it.value());
    }
    choice.insert(kLogprobs, delta.contains(kLogprobs) ? delta.take(kLogprobs) : QJsonValue());
    Choice &state = m_choices[index];
    if (!state.roleSent) {
        state.roleSent = true;
        delta.insert(QLatin1String("role"), QLatin1String("assistant"));
        if (!delta.contains(QLatin1String("content")))
            delta.insert(QLatin1String("content"), QString());
    }
    choice.insert(QLatin1String("delta"), delta);
    json.insert(kChoices, QJsonArray {choice});
    return sseEvent({}, json);
}

QByteArray OpenAiReplyWriter::errorChunk(const Error &error)
{
    m_over = true;
    QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
    const QJsonObject body = openAiErrorBody(error, m_facts.provider);
    json.insert(QLatin1String("error"), body.value(QLatin1String("error")));
    json.insert(kChoices, QJsonArray {QJsonObject {
                              {QLatin1String("index"), 0},
                              {QLatin1String("delta"), QJsonObject {{QLatin1String("content"), QString()}}},
                              {QLatin1String("finish_reason"), QLatin1String("error")},
                              {QLatin1String("native_finish_reason"), QLatin1String("error")}}});
    // Once more alone, for clients to which everything with choices is a good chunk (@ai-sdk/openai).
    return sseEvent({}, json) + sseEvent({}, body);
}

QJsonObject OpenAiReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    WholeAnswer answer = wholeAnswerOf(events);

    QJsonObject json = envelope(QLatin1String("chat.completion"));
    json.insert(QLatin1String("system_fingerprint"), QJsonValue::Null);
    addFacts(json, answer.info);
    if (answer.error)
        answer.choices[0].finished = Finished {FinishReason::Error, QStringLiteral("error"), 0};
    QJsonArray choices;
    for (const auto &[index, choice] : answer.choices) {
        choices.append(choiceJson(choice, index, m_excludeReasoning));
        for (const QLatin1String name : kTopLevel) {
            if (choice.extra.contains(name))
                json.insert(name, choice.extra.value(name));
        }
    }
    if (answer.error) {
        QJsonObject first = choices.first().toObject();
        first.insert(QLatin1String("error"),
                     openAiErrorBody(*answer.error, m_facts.provider).value(QLatin1String("error")));
        choices[0] = first;
    }
    json.insert(kChoices, choices);
    if (answer.usage)
        json.insert(QLatin1String("usage"), usageJson(*answer.usage, cost, m_facts.simulated));
    return json;
}

/// Most answers are one text. Only what differs between providers is put together as an object then.
QByteArray OpenAiReplyWriter::wholeText(const QList<ChatEvent> &events, std::optional<Money> cost,
                                        const QJsonObject &fields) const
{
    const WholeAnswer answer = wholeAnswerOf(events);
    if (answer.error || answer.choices.size() != 1 || !isPlainText(answer.choices.begin()->second))
        return ReplyWriter::wholeText(events, cost, fields);
    const auto &[index, choice] = *answer.choices.begin();

    QJsonObject rest {{QLatin1String("system_fingerprint"), QJsonValue::Null}};
    addFacts(rest, m_info);
    addFacts(rest, answer.info);
    if (answer.usage)
        rest.insert(QLatin1String("usage"), usageJson(*answer.usage, cost, m_facts.simulated));
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field)
        rest.insert(field.key(), field.value());
    for (const QLatin1String name : kWrittenAsText)
        rest.remove(name);
    if (!m_facts.provider.isEmpty())
        rest.remove(kProvider);
    const QByteArray restText = QJsonDocument(rest).toJson(QJsonDocument::Compact);

    const QByteArray content = jsonString(choice.text);
    QByteArray text;
    text.reserve(content.size() + restText.size() + 512);
    text += R"({"choices":[{"finish_reason":)" + jsonString(finishWord(*choice.finished));
    text += R"(,"index":)" + QByteArray::number(index) + R"(,"logprobs":null,"message":{"content":)";
    text += content;
    text += R"(,"refusal":null,"role":"assistant"})";
    if (!choice.finished->native.isEmpty())
        text += R"(,"native_finish_reason":)" + jsonString(choice.finished->native);
    text += R"(}],"created":)" + QByteArray::number(m_facts.created) + R"(,"id":)" + jsonString(m_facts.id);
    text += R"(,"model":)" + jsonString(m_facts.model) + R"(,"object":"chat.completion",)";
    if (!m_facts.provider.isEmpty())
        text += R"("provider":)" + jsonString(m_facts.provider) + ',';
    return text.append(QByteArrayView(restText).sliced(1));
}

} // namespace core
