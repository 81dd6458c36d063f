#include "core/protocol/bedrock/bedrock_answer_reader.h"

#include "core/protocol/bedrock/bedrock_reasoning.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr QLatin1String kToolUse("toolUse");
constexpr QLatin1String kToolResult("toolResult");
constexpr QLatin1String kReasoning("reasoningContent");
constexpr QLatin1String kCitations("citationsContent");

FinishReason finishReason(const QString &word, bool hasCalls)
{
    if (word == QLatin1String("max_tokens") || word == QLatin1String("model_context_window_exceeded"))
        return FinishReason::Length;
    if (word == QLatin1String("guardrail_intervened") || word == QLatin1String("content_filtered"))
        return FinishReason::ContentFilter;
    return hasCalls || word == QLatin1String("tool_use") ? FinishReason::ToolCalls : FinishReason::Stop;
}

/// The input count leaves out what was read from the cache or written to it.
Usage usageOf(const QJsonObject &native)
{
    const auto count = [&](QLatin1String name) { return native.value(name).toInteger(); };
    Usage usage;
    usage.native = native;
    usage.cachedTokens = count(QLatin1String("cacheReadInputTokens"));
    usage.cacheWriteTokens = count(QLatin1String("cacheWriteInputTokens"));
    usage.promptTokens = count(QLatin1String("inputTokens")) + usage.cachedTokens + usage.cacheWriteTokens;
    usage.completionTokens = count(QLatin1String("outputTokens"));
    for (const QJsonValue &entry : native.value(QLatin1String("cacheDetails")).toArray()) {
        const QJsonObject detail = entry.toObject();
        if (detail.value(QLatin1String("ttl")) == QLatin1String("1h"))
            usage.cacheWrite1hTokens += detail.value(QLatin1String("inputTokens")).toInteger();
    }
    clampParts(usage);
    return usage;
}

bool isServerTool(const QJsonObject &toolUse)
{
    return toolUse.value(QLatin1String("type")) == QLatin1String("server_tool_use");
}

void giveExtra(QLatin1String name, const QJsonValue &value, QList<ChatEvent> &out)
{
    out.append(ExtraDelta {QJsonObject {{name, value}}, 0});
}

void giveBlock(QLatin1String name, const QJsonObject &block, QList<ChatEvent> &out)
{
    giveExtra(QLatin1String("bedrock_content"), QJsonArray {QJsonObject {{name, block}}}, out);
}

} // namespace

BedrockAnswerReader::BedrockAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
    , m_calls(0, {})
{ }

void BedrockAnswerReader::begin(QList<ChatEvent> &out)
{
    if (std::exchange(m_begun, true))
        return;
    out.append(ReplyInfo {});
}

void BedrockAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    const int index = json.value(QLatin1String("contentBlockIndex")).toInt();
    if (name == "messageStart") {
        begin(out);
    } else if (name == "contentBlockStart") {
        begin(out);
        startBlock(index, json.value(QLatin1String("start")).toObject(), out);
    } else if (name == "contentBlockDelta") {
        begin(out);
        readDelta(index, json.value(QLatin1String("delta")).toObject(), out);
    } else if (name == "contentBlockStop") {
        endBlock(index, out);
    } else if (name == "messageStop") {
        begin(out);
        m_stopReason = json.value(QLatin1String("stopReason")).toString();
        readMetadata(json, out);
    } else if (name == "metadata") {
        begin(out);
        m_sawMetadata = true;
        readMetadata(json, out);
    }
}

bool BedrockAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    if (!name.endsWith("Exception") && !isErrorAnswer(json))
        return false;
    out.append(errorInAnswer(json, m_target));
    return true;
}

void BedrockAnswerReader::startBlock(int index, const QJsonObject &start, QList<ChatEvent> &out)
{
    Block &block = m_blocks[index];
    const QJsonObject use = start.value(kToolUse).toObject();
    const QJsonObject result = start.value(kToolResult).toObject();
    if (isServerTool(use) || !result.isEmpty()) {
        block.server = start;
    } else if (!use.isEmpty()) {
        block.isCall = true;
        m_calls.add({{QLatin1String("index"), index},
                     {QLatin1String("id"), use.value(QLatin1String("toolUseId"))},
                     {QLatin1String("function"),
                      QJsonObject {{QLatin1String("name"), use.value(QLatin1String("name"))}}}},
                    false, out);
    }
}

void BedrockAnswerReader::readDelta(int index, const QJsonObject &delta, QList<ChatEvent> &out)
{
    Block &block = m_blocks[index];
    giveText(index, delta.value(QLatin1String("text")).toString(), out);
    const QString input = delta.value(kToolUse).toObject().value(QLatin1String("input")).toString();
    if (!input.isEmpty() && !block.server.isEmpty()) {
        block.serverInput += input;
    } else if (!input.isEmpty()) {
        block.isCall = true;
        block.hasArguments = true;
        m_calls.add({{QLatin1String("index"), index},
                     {QLatin1String("function"), QJsonObject {{QLatin1String("arguments"), input}}}},
                    false, out);
    }
    if (const QJsonArray result = delta.value(kToolResult).toArray(); !result.isEmpty()) {
        QJsonObject whole = block.server.value(kToolResult).toObject();
        QJsonArray content = whole.value(QLatin1String("content")).toArray();
        for (const QJsonValue &piece : result)
            content.append(piece);
        whole.insert(QLatin1String("content"), content);
        block.server.insert(kToolResult, whole);
    }
    if (const QJsonObject reasoning = delta.value(kReasoning).toObject(); !reasoning.isEmpty())
        readReasoning(index, reasoning, out);
    if (const QJsonObject citation = delta.value(QLatin1String("citation")).toObject(); !citation.isEmpty())
        readCitation(citation, out);
}

void BedrockAnswerReader::giveText(int index, const QString &text, QList<ChatEvent> &out)
{
    if (text.isEmpty())
        return;
    if (std::exchange(m_textBlock, index) != index)
        m_textBegin = m_textLength;
    m_textLength += text.size();
    out.append(TextDelta {text, 0});
}

/// Signature and encrypted data are held until the block ends, so that they are given whole.
void BedrockAnswerReader::readReasoning(int index, const QJsonObject &reasoning, QList<ChatEvent> &out)
{
    Block &block = m_blocks[index];
    block.signature += reasoning.value(QLatin1String("signature")).toString();
    block.redacted += reasoning.value(QLatin1String("redactedContent")).toString();
    if (const QString text = reasoning.value(QLatin1String("text")).toString(); !text.isEmpty())
        out.append(ReasoningDelta {text, {textDetail(text, {}, kClaudeReasoning, index)}, 0});
}

void BedrockAnswerReader::readCitation(const QJsonObject &citation, QList<ChatEvent> &out)
{
    giveExtra(QLatin1String("bedrock_citations"), QJsonArray {citation}, out);
    const QJsonObject location = citation.value(QLatin1String("location")).toObject();
    const QJsonObject web = location.value(QLatin1String("web")).toObject();
    const QString url = web.value(QLatin1String("url")).toString();
    if (url.isEmpty())
        return;
    QString title = citation.value(QLatin1String("title")).toString();
    if (title.isEmpty())
        title = web.value(QLatin1String("domain")).toString();
    const QJsonObject named {{QLatin1String("url"), url},
                             {QLatin1String("title"), title},
                             {QLatin1String("start_index"), m_textBegin},
                             {QLatin1String("end_index"), m_textLength}};
    const QJsonObject annotation {{QLatin1String("type"), QLatin1String("url_citation")},
                                  {QLatin1String("url_citation"), named}};
    giveExtra(QLatin1String("annotations"), QJsonArray {annotation}, out);
}

void BedrockAnswerReader::endBlock(int index, QList<ChatEvent> &out)
{
    const auto found = m_blocks.find(index);
    if (found == m_blocks.end())
        return;
    const Block block = found->second;
    m_blocks.erase(found);
    if (!block.signature.isEmpty())
        out.append(ReasoningDelta {{}, {textDetail({}, block.signature, kClaudeReasoning, index)}, 0});
    if (!block.redacted.isEmpty())
        out.append(ReasoningDelta {{}, {bedrockRedactedDetail(block.redacted, index)}, 0});
    // A call without arguments has no delta at all.
    if (block.isCall && !block.hasArguments)
        m_calls.add(
            {{QLatin1String("index"), index},
             {QLatin1String("function"), QJsonObject {{QLatin1String("arguments"), QLatin1String("{}")}}}},
            false, out);
    if (block.server.contains(kToolResult)) {
        giveBlock(kToolResult, block.server.value(kToolResult).toObject(), out);
    } else if (block.server.contains(kToolUse)) {
        QJsonObject use = block.server.value(kToolUse).toObject();
        use.insert(QLatin1String("input"), argumentsObject(block.serverInput));
        giveBlock(kToolUse, use, out);
    }
}

void BedrockAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonObject message =
        json.value(QLatin1String("output")).toObject().value(QLatin1String("message")).toObject();
    m_stopReason = json.value(QLatin1String("stopReason")).toString();
    if (message.isEmpty() && m_stopReason.isEmpty())
        return;
    begin(out);
    const QJsonArray content = message.value(QLatin1String("content")).toArray();
    for (int i = 0; i < content.size(); ++i)
        readWholeBlock(i, content.at(i).toObject(), out);
    readMetadata(json, out);
}

void BedrockAnswerReader::readWholeBlock(int index, const QJsonObject &block, QList<ChatEvent> &out)
{
    giveText(index, block.value(QLatin1String("text")).toString(), out);
    const QJsonObject use = block.value(kToolUse).toObject();
    if (isServerTool(use)) {
        giveBlock(kToolUse, use, out);
    } else if (!use.isEmpty()) {
        m_calls.add(
            {{QLatin1String("id"), use.value(QLatin1String("toolUseId"))},
             {QLatin1String("function"),
              QJsonObject {{QLatin1String("name"), use.value(QLatin1String("name"))},
                           {QLatin1String("arguments"), use.value(QLatin1String("input")).toObject()}}}},
            true, out);
    }
    if (const QJsonObject result = block.value(kToolResult).toObject(); !result.isEmpty())
        giveBlock(kToolResult, result, out);
    if (const QJsonObject reasoning = block.value(kReasoning).toObject(); !reasoning.isEmpty()) {
        readReasoning(index, reasoning.value(QLatin1String("reasoningText")).toObject(), out);
        readReasoning(index,
                      {{QLatin1String("redactedContent"), reasoning.value(QLatin1String("redactedContent"))}},
                      out);
        endBlock(index, out);
    }
    const QJsonObject cited = block.value(kCitations).toObject();
    for (const QJsonValue &piece : cited.value(QLatin1String("content")).toArray())
        giveText(index, piece.toObject().value(QLatin1String("text")).toString(), out);
    for (const QJsonValue &citation : cited.value(QLatin1String("citations")).toArray())
        readCitation(citation.toObject(), out);
}

void BedrockAnswerReader::readMetadata(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (const QJsonObject usage = json.value(QLatin1String("usage")).toObject(); !usage.isEmpty()) {
        Usage read = usageOf(usage);
        read.serviceTier = json.value(QLatin1String("serviceTier"))
                               .toObject()
                               .value(QLatin1String("type"))
                               .toString()
                               .toLower();
        out.append(UsageReport {read});
    }
    const QJsonObject rest =
        withoutVoid(json, {QLatin1String("output"), QLatin1String("stopReason"), QLatin1String("usage"),
                           QLatin1String("metrics"), QLatin1String("p")});
    if (!rest.isEmpty())
        giveExtra(QLatin1String("bedrock_metadata"), rest, out);
}

void BedrockAnswerReader::finish(QList<ChatEvent> &out)
{
    m_calls.finish(out);
    if (m_stopReason.startsWith(QLatin1String("malformed_"))) {
        const QJsonObject error {{QLatin1String("code"), m_stopReason}};
        out.append(errorInAnswer(QJsonObject {{QLatin1String("error"), error}}, m_target));
        return;
    }
    out.append(Finished {finishReason(m_stopReason, !m_calls.isEmpty()), m_stopReason, 0});
}

} // namespace core
