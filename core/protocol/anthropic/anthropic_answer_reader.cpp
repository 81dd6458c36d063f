#include "core/protocol/anthropic/anthropic_answer_reader.h"

#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_usage.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicAnswerReader)
};

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("text");
constexpr QLatin1String kThinking("thinking");
constexpr QLatin1String kRedactedThinking("redacted_thinking");
constexpr QLatin1String kToolUse("tool_use");

/// Words that the API's reference lists; any other counts as stop.
FinishReason finishReason(const QString &word, bool callsWait)
{
    if (word == QLatin1String("max_tokens") || word == QLatin1String("model_context_window_exceeded"))
        return FinishReason::Length;
    if (word == QLatin1String("refusal"))
        return FinishReason::ContentFilter;
    // Servers that speak this shape do not all say "tool_use".
    return word == kToolUse || callsWait ? FinishReason::ToolCalls : FinishReason::Stop;
}

QJsonObject without(QJsonObject object, std::initializer_list<QLatin1String> names)
{
    for (const QLatin1String name : names)
        object.remove(name);
    return object;
}

QJsonObject annotationOf(const QJsonObject &citation, qint64 start, qint64 end)
{
    QJsonObject source {{QLatin1String("url"), citation.value(QLatin1String("url"))},
                        {QLatin1String("start_index"), start},
                        {QLatin1String("end_index"), end}};
    if (const QJsonValue title = citation.value(QLatin1String("title")); title.isString())
        source.insert(QLatin1String("title"), title);
    if (const QJsonValue quote = citation.value(QLatin1String("cited_text")); quote.isString())
        source.insert(QLatin1String("content"), quote);
    return {{kType, QLatin1String("url_citation")}, {QLatin1String("url_citation"), source}};
}

/// The type of block that a delta belongs to, for servers that forget to begin blocks.
QString blockTypeFor(const QString &deltaType)
{
    if (deltaType == QLatin1String("text_delta") || deltaType == QLatin1String("citations_delta"))
        return kText;
    if (deltaType == QLatin1String("thinking_delta") || deltaType == QLatin1String("signature_delta"))
        return kThinking;
    return {};
}

} // namespace

AnthropicAnswerReader::AnthropicAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
{ }

void AnthropicAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    if (json.value(QLatin1String("bytes")).isString()) {
        readChunk(json, out);
        return;
    }
    const QString type = json.value(kType).toString(QString::fromLatin1(name.data(), name.size()));
    const int index = json.value(QLatin1String("index")).toInt();
    if (type == QLatin1String("message_start")) {
        readMessageStart(json.value(QLatin1String("message")).toObject(), out);
    } else if (type == QLatin1String("content_block_start")) {
        beginBlock(index, json.value(QLatin1String("content_block")).toObject(), out);
    } else if (type == QLatin1String("content_block_delta")) {
        readDelta(index, json.value(QLatin1String("delta")).toObject(), out);
    } else if (type == QLatin1String("content_block_stop")) {
        const auto found = m_blocks.find(index);
        if (found == m_blocks.end())
            return;
        endBlock(found->second, out);
        m_blocks.erase(found);
    } else if (type == QLatin1String("message_delta")) {
        readMessageEnd(json.value(QLatin1String("delta")).toObject(),
                       without(json, {kType, QLatin1String("delta")}), out);
    } else if (type == QLatin1String("message_stop")) {
        m_terminated = m_infoGiven;
    } else if (type == QLatin1String("completion")) {
        readCompletion(json, out);
    }
}

void AnthropicAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (json.value(kType) == QLatin1String("completion")) {
        readCompletion(json, out);
        return;
    }
    const QJsonValue content = json.value(QLatin1String("content"));
    if (!content.isArray() && !content.isString())
        return;
    readMessageStart(json, out);
    addText(content.toString(), out);
    const QJsonArray blocks = content.toArray();
    for (int i = 0; i < blocks.size(); ++i) {
        beginBlock(i, blocks.at(i).toObject(), out);
        endBlock(m_blocks.at(i), out);
    }
    m_blocks.clear();
    QJsonObject end;
    for (const QLatin1String name :
         {QLatin1String("stop_reason"), QLatin1String("stop_sequence"), QLatin1String("stop_details")})
        end.insert(name, json.value(name));
    readMessageEnd(end, {}, out);
}

bool AnthropicAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    if (name != "error" && !isErrorAnswer(json))
        return false;
    out.append(errorInAnswer(json, m_target));
    return true;
}

void AnthropicAnswerReader::finish(QList<ChatEvent> &out)
{
    for (const auto &[index, block] : std::exchange(m_blocks, {}))
        endBlock(block, out);
    out.append(Finished {finishReason(m_stopReason, m_callsWait), m_stopReason});
}

/// Amazon's `{"bytes": "…", "p": "…"}`: one event in base64, and padding.
void AnthropicAnswerReader::readChunk(const QJsonObject &json, QList<ChatEvent> &out)
{
    const QByteArray bytes = QByteArray::fromBase64(json.value(QLatin1String("bytes")).toString().toLatin1());
    const QJsonObject event = QJsonDocument::fromJson(bytes).object();
    if (event.isEmpty())
        out.append(badReply(m_target, Text::tr("sent an event that is not JSON."), bytes));
    else if (!readError({}, event, out) && !event.contains(QLatin1String("bytes")))
        readEvent({}, event, out);
}

void AnthropicAnswerReader::readMessageStart(const QJsonObject &message, QList<ChatEvent> &out)
{
    if (!m_infoGiven) {
        m_info.id = message.value(QLatin1String("id")).toString();
        m_info.model = message.value(QLatin1String("model")).toString();
        m_info.provider = message.value(QLatin1String("provider")).toString();
        m_info.extra = withoutVoid(
            message, {QLatin1String("id"), QLatin1String("model"), QLatin1String("provider"), kType,
                      QLatin1String("role"), QLatin1String("content"), QLatin1String("stop_reason"),
                      QLatin1String("stop_sequence"), QLatin1String("stop_details"), QLatin1String("usage")});
    }
    giveInfo(out);
    readUsage(message.value(QLatin1String("usage")).toObject(), out);
}

void AnthropicAnswerReader::readMessageEnd(const QJsonObject &delta, const QJsonObject &beside,
                                           QList<ChatEvent> &out)
{
    giveInfo(out);
    if (const QString reason = delta.value(QLatin1String("stop_reason")).toString(); !reason.isEmpty())
        m_stopReason = reason;
    const QString refusal =
        delta.value(QLatin1String("stop_details")).toObject().value(QLatin1String("explanation")).toString();
    if (m_stopReason == QLatin1String("refusal") && !refusal.isEmpty())
        out.append(RefusalDelta {refusal});
    QJsonObject fields = withoutVoid(delta, {QLatin1String("stop_reason")});
    mergeMissing(fields, withoutVoid(beside, {QLatin1String("usage")}));
    if (!fields.isEmpty())
        out.append(ExtraDelta {QJsonObject {{kAnthropicFields, fields}}});
    readUsage(beside.value(QLatin1String("usage")).toObject(), out);
}

/// What the first Claude models at Amazon answer, which know no messages.
void AnthropicAnswerReader::readCompletion(const QJsonObject &json, QList<ChatEvent> &out)
{
    giveInfo(out);
    addText(json.value(QLatin1String("completion")).toString(), out);
    if (const QString reason = json.value(QLatin1String("stop_reason")).toString(); !reason.isEmpty())
        m_stopReason = reason;
}

/// The counts at the end are sums, not differences, and older servers repeat only some of them there.
void AnthropicAnswerReader::readUsage(const QJsonObject &usage, QList<ChatEvent> &out)
{
    QJsonObject merged = m_usage;
    for (auto it = usage.constBegin(); it != usage.constEnd(); ++it) {
        if (!it.value().isNull() || !merged.contains(it.key()))
            merged.insert(it.key(), it.value());
    }
    if (merged == m_usage)
        return;
    m_usage = merged;
    out.append(UsageReport {usageFromAnthropic(m_usage)});
}

void AnthropicAnswerReader::giveInfo(QList<ChatEvent> &out)
{
    if (!std::exchange(m_infoGiven, true))
        out.append(m_info);
}

void AnthropicAnswerReader::beginBlock(int index, const QJsonObject &json, QList<ChatEvent> &out)
{
    giveInfo(out);
    Block block {.type = json.value(kType).toString(), .json = json, .textStart = m_characters};
    const bool afterText = std::exchange(m_afterText, false);
    if (block.type == kText) {
        if (afterText)
            out.append(ExtraDelta {QJsonObject {{kAnthropicTextBlocks, QJsonArray {m_characters}}}});
        block.citations = json.value(QLatin1String("citations")).toArray();
        addText(json.value(kText).toString(), out);
    } else if (block.type == kThinking) {
        block.number = m_thoughts++;
        block.signature = json.value(QLatin1String("signature")).toString();
        addThought(block, json.value(kThinking).toString(), out);
    } else if (block.type == kRedactedThinking) {
        const QString data = json.value(QLatin1String("data")).toString();
        out.append(ReasoningDelta {{}, {encryptedDetail(data, {}, kClaudeReasoning, m_thoughts++)}});
    } else if (block.type == kToolUse) {
        beginToolCall(block, out);
    }
    m_blocks.insert_or_assign(index, block);
}

void AnthropicAnswerReader::beginToolCall(Block &block, QList<ChatEvent> &out)
{
    block.number = m_toolCalls++;
    ToolCallDelta call {.index = block.number,
                        .id = block.json.value(QLatin1String("id")).toString(),
                        .name = block.json.value(QLatin1String("name")).toString()};
    if (call.id.isEmpty())
        call.id = QStringLiteral("toolu_%1_%2").arg(m_info.id).arg(block.number);
    const QJsonObject fields =
        without(block.json, {kType, QLatin1String("id"), QLatin1String("name"), QLatin1String("input")});
    if (!fields.isEmpty())
        call.extra.insert(kAnthropicFields, fields);
    // What a program of the server called has its answer already when the turn ends.
    const QString caller =
        fields.value(QLatin1String("caller")).toObject().value(kType).toString(QStringLiteral("direct"));
    m_callsWait = m_callsWait || caller == QLatin1String("direct");
    out.append(call);
}

void AnthropicAnswerReader::readDelta(int index, const QJsonObject &delta, QList<ChatEvent> &out)
{
    const QString type = delta.value(kType).toString();
    if (m_blocks.find(index) == m_blocks.end()) {
        const QString blockType = blockTypeFor(type);
        if (blockType.isEmpty())
            return;
        beginBlock(index, {{kType, blockType}}, out);
    }
    Block &block = m_blocks.at(index);
    if (type == QLatin1String("text_delta")) {
        addText(delta.value(kText).toString(), out);
    } else if (type == QLatin1String("thinking_delta")) {
        addThought(block, delta.value(kThinking).toString(), out);
    } else if (type == QLatin1String("signature_delta")) {
        block.signature = delta.value(QLatin1String("signature")).toString();
    } else if (type == QLatin1String("citations_delta")) {
        block.citations.append(delta.value(QLatin1String("citation")));
    } else if (type == QLatin1String("input_json_delta")) {
        readInput(block, delta.value(QLatin1String("partial_json")).toString(), out);
    } else {
        // For instance `compaction_delta`, which holds the fields that its block began without.
        for (auto it = delta.constBegin(); it != delta.constEnd(); ++it) {
            if (it.key() != kType && !it.value().isNull())
                block.json.insert(it.key(), it.value());
        }
    }
}

void AnthropicAnswerReader::readInput(Block &block, const QString &json, QList<ChatEvent> &out)
{
    block.input += json;
    if (block.type == kToolUse && !json.isEmpty())
        out.append(ToolCallDelta {.index = block.number, .arguments = json});
}

void AnthropicAnswerReader::endBlock(const Block &block, QList<ChatEvent> &out)
{
    if (block.type == kText) {
        m_afterText = block.citations.isEmpty();
        giveCitations(block, out);
    } else if (block.type == kThinking) {
        if (!block.signature.isEmpty())
            out.append(
                ReasoningDelta {{}, {textDetail({}, block.signature, kClaudeReasoning, block.number)}});
    } else if (block.type == kToolUse) {
        // Arguments that did not come in pieces stand in the block, or there are none.
        if (block.input.isEmpty()) {
            const QJsonObject input = block.json.value(QLatin1String("input")).toObject();
            out.append(ToolCallDelta {.index = block.number, .arguments = compactJson(input)});
        }
    } else if (block.type != kRedactedThinking) {
        QJsonObject json = block.json;
        if (!block.input.isEmpty())
            json.insert(QLatin1String("input"), argumentsObject(block.input));
        out.append(ExtraDelta {QJsonObject {{kAnthropicBlocks, QJsonArray {json}}}});
    }
}

void AnthropicAnswerReader::addText(const QString &text, QList<ChatEvent> &out)
{
    if (text.isEmpty())
        return;
    giveInfo(out);
    passText(text);
    out.append(TextDelta {text});
}

bool AnthropicAnswerReader::passText(const QString &text)
{
    m_characters += std::count_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isLowSurrogate(); });
    return true;
}

void AnthropicAnswerReader::addThought(const Block &block, const QString &text, QList<ChatEvent> &out)
{
    if (!text.isEmpty())
        out.append(ReasoningDelta {text, {textDetail(text, {}, kClaudeReasoning, block.number)}});
}

void AnthropicAnswerReader::giveCitations(const Block &block, QList<ChatEvent> &out)
{
    if (block.citations.isEmpty())
        return;
    QJsonArray annotations;
    for (const QJsonValue &entry : block.citations) {
        const QJsonObject citation = entry.toObject();
        if (citation.value(QLatin1String("url")).isString())
            annotations.append(annotationOf(citation, block.textStart, m_characters));
    }
    const QJsonObject raw {{QLatin1String("start_index"), block.textStart},
                           {QLatin1String("end_index"), m_characters},
                           {QLatin1String("citations"), block.citations}};
    QJsonObject fields {{kAnthropicCitations, QJsonArray {raw}}};
    if (!annotations.isEmpty())
        fields.insert(QLatin1String("annotations"), annotations);
    out.append(ExtraDelta {fields});
}

} // namespace core
