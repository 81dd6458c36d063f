#include "core/protocol/anthropic/anthropic_block_stream.h"

#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_seal.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QLatin1String>

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("text");
constexpr QLatin1String kSummary("summary");
constexpr QLatin1String kThinking("thinking");
constexpr QLatin1String kSignature("signature");
constexpr QLatin1String kData("data");
constexpr QLatin1String kInput("input");
constexpr QLatin1String kCitations("citations");
constexpr QLatin1String kExtraContent("extra_content");
constexpr QLatin1String kCompaction("compaction");

bool isTextual(const QJsonObject &detail)
{
    const QString type = detail.value(kType).toString();
    return type == QLatin1String("reasoning.text") || type == QLatin1String("reasoning.summary");
}

QString textOf(const QJsonObject &detail)
{
    return detail.value(kText).toString() + detail.value(kSummary).toString();
}

QJsonObject withoutText(QJsonObject detail)
{
    detail.remove(kText);
    detail.remove(kSummary);
    return detail;
}

/// Whether a block of the API says all of it. Only aggregators give Claude's thoughts an id.
bool isClaudes(const QJsonObject &detail)
{
    return detail.value(QLatin1String("format")).toString(QString(kClaudeReasoning)) == kClaudeReasoning
           && detail.value(QLatin1String("id")).toString().isEmpty();
}

/// The signature of a block of thoughts. Every block gets one, because clients send back no other.
QString signatureFor(const QJsonObject &detail)
{
    const QString own = detail.value(kSignature).toString();
    return isClaudes(detail) && !own.isEmpty() ? own : sealed(detail);
}

QString dataFor(const QJsonObject &detail)
{
    const QString own = detail.value(kData).toString();
    const bool redacted = detail.value(kType) == QLatin1String("reasoning.encrypted");
    return isClaudes(detail) && redacted && !own.isEmpty() ? own : sealed(detail);
}

QJsonObject redactedBlock(const QString &data)
{
    return {{kType, QLatin1String("redacted_thinking")}, {kData, data}};
}

/// A source with an address, as the API cites what its web search found.
QJsonObject citationOf(const QJsonObject &annotation)
{
    const QJsonObject source = annotation.value(QLatin1String("url_citation")).toObject();
    const QJsonValue title = source.value(QLatin1String("title"));
    return {{kType, QLatin1String("web_search_result_location")},
            {QLatin1String("url"), source.value(QLatin1String("url")).toString()},
            {QLatin1String("title"), title.isString() ? title : QJsonValue()},
            {QLatin1String("cited_text"), source.value(QLatin1String("content")).toString()},
            {QLatin1String("encrypted_index"), QString()}};
}

} // namespace

struct AnthropicBlockStream::Visitor {
    AnthropicBlockStream &stream;

    void operator()(const TextDelta &event) const
    {
        if (!event.text.isEmpty())
            stream.addText(event.text);
    }
    void operator()(const ReasoningDelta &event) const
    {
        bool told = false;
        for (const QJsonValue &detail : event.details)
            told = told || !textOf(detail.toObject()).isEmpty();
        if (!told && !event.text.isEmpty())
            stream.addPlainThought(event.text);
        for (const QJsonValue &entry : event.details) {
            const QJsonObject detail = entry.toObject();
            if (isTextual(detail))
                stream.addThought(detail);
            else
                stream.addHiddenThought(detail);
        }
    }
    void operator()(const ToolCallDelta &event) const { stream.addCall(event); }
    void operator()(const ExtraDelta &event) const { stream.addExtra(event.fields); }
    template<typename Other>
    void operator()(const Other &) const
    { }
};

void AnthropicBlockStream::JsonDepth::add(const QString &text)
{
    for (const QChar c : text) {
        if (inString) {
            if (escaped)
                escaped = false;
            else if (c == u'\\')
                escaped = true;
            else if (c == u'"')
                inString = false;
        } else if (c == u'"') {
            inString = true;
        } else if (c == u'{' || c == u'[') {
            begun = true;
            ++depth;
        } else if (c == u'}' || c == u']') {
            --depth;
        }
    }
}

AnthropicBlockStream::AnthropicBlockStream(Thoughts thoughts, QString seed)
    : m_omitThoughts(thoughts == Thoughts::Omitted)
    , m_seed(std::move(seed))
{ }

QList<QJsonObject> AnthropicBlockStream::add(const ChatEvent &event)
{
    handle(event);
    return std::exchange(m_out, {});
}

QList<QJsonObject> AnthropicBlockStream::finish()
{
    close();
    while (!m_waiting.isEmpty()) {
        // Each round writes at least the first, as nothing is open.
        for (const ChatEvent &event : std::exchange(m_waiting, {}))
            handle(event);
        close();
    }
    return std::exchange(m_out, {});
}

void AnthropicBlockStream::handle(const ChatEvent &event)
{
    const int choice = std::visit(
        [](const auto &part) {
            if constexpr (requires { part.choice; })
                return part.choice;
            else
                return 0;
        },
        event);
    if (choice != 0)
        return;
    if (mustWait(event)) {
        m_waiting.append(event);
        return;
    }
    std::visit(Visitor {*this}, event);
    const bool ended = m_open == Open::Call && m_arguments.complete();
    if (!ended || m_waiting.isEmpty())
        return;
    for (const ChatEvent &waiting : std::exchange(m_waiting, {}))
        handle(waiting);
}

bool AnthropicBlockStream::mustWait(const ChatEvent &event) const
{
    if (m_open != Open::Call || m_arguments.complete() || !isContent(event))
        return false;
    const auto *call = std::get_if<ToolCallDelta>(&event);
    return !call || call->index != m_call;
}

void AnthropicBlockStream::addText(const QString &text)
{
    if (m_open != Open::Text)
        begin(Open::Text, {{kType, kText}, {kText, QString()}});
    delta({{kType, QLatin1String("text_delta")}, {kText, text}});
}

void AnthropicBlockStream::addPlainThought(const QString &text)
{
    if (m_open != Open::Thought || m_detail.contains(kType)) {
        begin(Open::Thought, {{kType, kThinking}, {kThinking, QString()}, {kSignature, QString()}});
        m_detail = {};
    }
    if (m_omitThoughts)
        m_detail.insert(kText, m_detail.value(kText).toString() + text);
    else
        delta({{kType, QLatin1String("thinking_delta")}, {kThinking, text}});
}

void AnthropicBlockStream::addThought(const QJsonObject &detail)
{
    const QString text = textOf(detail);
    const QJsonObject kept = m_omitThoughts ? detail : withoutText(detail);
    const bool open = m_open == Open::Thought && m_detail.contains(kType);
    const QJsonArray merged = open ? mergedReasoningDetails({m_detail, kept}) : QJsonArray {kept};
    if (!open || merged.size() > 1)
        begin(Open::Thought, {{kType, kThinking}, {kThinking, QString()}, {kSignature, QString()}});
    // Joining leaves behind an empty text.
    m_detail = m_omitThoughts ? merged.last().toObject() : withoutText(merged.last().toObject());
    if (!m_omitThoughts && !text.isEmpty())
        delta({{kType, QLatin1String("thinking_delta")}, {kThinking, text}});
}

void AnthropicBlockStream::addHiddenThought(const QJsonObject &detail)
{
    // What belongs to the call need not be said twice.
    if (m_open == Open::Call && detail.value(QLatin1String("id")) == m_callId)
        m_callContent = {};
    whole(redactedBlock(dataFor(detail)));
}

void AnthropicBlockStream::addCall(const ToolCallDelta &call)
{
    if (call.index > m_call) {
        const QString id =
            call.id.isEmpty() ? QStringLiteral("toolu_%1_%2").arg(m_seed).arg(call.index) : call.id;
        QJsonObject block {{kType, QLatin1String("tool_use")},
                           {QLatin1String("id"), clientToolCallId(id)},
                           {QLatin1String("name"), call.name},
                           {kInput, QJsonObject()}};
        mergeMissing(block, call.extra.value(kAnthropicFields).toObject());
        begin(Open::Call, block); // ends the call before, which still is that of the members
        m_call = call.index;
        m_callId = id;
        m_arguments = {};
        m_callContent = {};
    } else if (m_open != Open::Call || call.index != m_call) {
        return; // a call that is at its end: nothing but white space can come
    }
    mergeMissing(m_callContent, call.extra.value(kExtraContent).toObject());
    m_arguments.add(call.arguments);
    if (!call.arguments.isEmpty())
        delta({{kType, QLatin1String("input_json_delta")}, {QLatin1String("partial_json"), call.arguments}});
}

void AnthropicBlockStream::addExtra(const QJsonObject &fields)
{
    for (const QJsonValue &block : fields.value(kAnthropicBlocks).toArray())
        addBlock(block.toObject());
    if (m_open == Open::Text && fields.contains(kAnthropicTextBlocks))
        close();
    const QJsonArray cited = fields.value(kAnthropicCitations).toArray();
    for (const QJsonValue &entry : cited)
        addCitations(entry.toObject().value(kCitations).toArray());
    if (!cited.isEmpty()) {
        if (m_open == Open::Text)
            close(); // they are told at the end of their block
        return;
    }
    QJsonArray citations;
    for (const QJsonValue &annotation : fields.value(QLatin1String("annotations")).toArray()) {
        if (annotation.toObject().value(kType) == QLatin1String("url_citation"))
            citations.append(citationOf(annotation.toObject()));
    }
    addCitations(citations);
}

void AnthropicBlockStream::addCitations(const QJsonArray &citations)
{
    for (const QJsonValue &citation : citations) {
        if (m_open == Open::Text)
            delta({{kType, QLatin1String("citations_delta")}, {QLatin1String("citation"), citation}});
    }
}

/// A block that nobody models. Clients put the input of tools and a compaction together from deltas.
void AnthropicBlockStream::addBlock(const QJsonObject &block)
{
    QJsonObject start = block;
    QJsonObject rest;
    if (const QJsonObject input = block.value(kInput).toObject(); !input.isEmpty()) {
        start.insert(kInput, QJsonObject());
        rest = {{kType, QLatin1String("input_json_delta")},
                {QLatin1String("partial_json"), compactJson(input)}};
    } else if (block.value(kType) == kCompaction) {
        rest = block;
        rest.insert(kType, QLatin1String("compaction_delta"));
        for (const QString &name : block.keys()) {
            if (name != kType)
                start.insert(name, QJsonValue::Null);
        }
    }
    begin(Open::Nothing, start);
    if (!rest.isEmpty())
        delta(rest);
    m_out.append({{kType, QLatin1String("content_block_stop")}, {QLatin1String("index"), m_index++}});
}

void AnthropicBlockStream::whole(const QJsonObject &block)
{
    begin(Open::Nothing, block);
    m_out.append({{kType, QLatin1String("content_block_stop")}, {QLatin1String("index"), m_index++}});
}

void AnthropicBlockStream::begin(Open open, const QJsonObject &block)
{
    close();
    m_open = open;
    m_out.append({{kType, QLatin1String("content_block_start")},
                  {QLatin1String("index"), m_index},
                  {QLatin1String("content_block"), block}});
}

void AnthropicBlockStream::delta(const QJsonObject &delta)
{
    m_out.append({{kType, QLatin1String("content_block_delta")},
                  {QLatin1String("index"), m_index},
                  {QLatin1String("delta"), delta}});
}

void AnthropicBlockStream::close()
{
    const Open open = std::exchange(m_open, Open::Nothing);
    if (open == Open::Nothing)
        return;
    // Once and whole: libraries replace what they have of a signature.
    if (open == Open::Thought)
        delta({{kType, QLatin1String("signature_delta")}, {kSignature, signatureFor(m_detail)}});
    m_out.append({{kType, QLatin1String("content_block_stop")}, {QLatin1String("index"), m_index++}});
    if (open == Open::Call && !m_callContent.isEmpty())
        whole(redactedBlock(
            sealed({{QLatin1String("call"), m_callId}, {kExtraContent, std::exchange(m_callContent, {})}})));
}

QJsonArray contentOfBlocks(const QList<QJsonObject> &events)
{
    QJsonArray content;
    QJsonObject block;
    QJsonArray citations;
    QString text;
    QString input;
    for (const QJsonObject &event : events) {
        const QString type = event.value(kType).toString();
        const QJsonObject delta = event.value(QLatin1String("delta")).toObject();
        if (type == QLatin1String("content_block_start")) {
            block = event.value(QLatin1String("content_block")).toObject();
            citations = {};
            text.clear();
            input.clear();
        } else if (type == QLatin1String("content_block_delta")) {
            // A block has deltas of one kind, and a signature or citations.
            text += delta.value(kText).toString() + delta.value(kThinking).toString();
            input += delta.value(QLatin1String("partial_json")).toString();
            if (delta.contains(QLatin1String("citation")))
                citations.append(delta.value(QLatin1String("citation")));
            else if (delta.contains(kSignature))
                block.insert(kSignature, delta.value(kSignature));
            else if (delta.value(kType) == QLatin1String("compaction_delta"))
                block = delta;
        } else if (type == QLatin1String("content_block_stop")) {
            const QString own = block.value(kType).toString();
            if (own == kText || own == kThinking)
                block.insert(own, text);
            if (own == QLatin1String("compaction_delta"))
                block.insert(kType, kCompaction);
            if (!input.isEmpty())
                block.insert(kInput, argumentsObject(input));
            if (!citations.isEmpty())
                block.insert(kCitations, citations);
            content.append(block);
        }
    }
    return content;
}

} // namespace core
