#include "core/protocol/anthropic/anthropic_ingress_messages.h"

#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_seal.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicIngress)
};

using Problem = std::optional<Error>;

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("text");
constexpr QLatin1String kSource("source");
constexpr QLatin1String kContent("content");
constexpr QLatin1String kData("data");
constexpr QLatin1String kUrl("url");
constexpr QLatin1String kMediaType("media_type");
constexpr QLatin1String kExtraContent("extra_content");

QString demandText(FieldReader &reader, QLatin1String name)
{
    const auto text = reader.text(name);
    if (!text)
        reader.complain(name, Text::tr("a string"));
    return text.value_or(QString());
}

/// Address or data URL of a `source`; empty for a kind that has neither.
QString sourceUrl(FieldReader &source)
{
    const QString type = source.rest().value(kType).toString();
    if (type == QLatin1String("base64"))
        return makeDataUrl(demandText(source, kMediaType), demandText(source, kData));
    if (type == kUrl)
        return demandText(source, kUrl);
    if (type == kText) {
        const QByteArray text = demandText(source, kData).toUtf8();
        return makeDataUrl(QStringLiteral("text/plain"), QString::fromLatin1(text.toBase64()));
    }
    return {};
}

ContentPart readImage(FieldReader &reader, const QJsonObject &json, FieldReader &source)
{
    ImagePart part {.url = sourceUrl(source)};
    if (part.url.isEmpty())
        return OpaquePart {json};
    part.extra = anthropicExtra(reader.rest());
    return part;
}

ContentPart readDocument(FieldReader &reader, const QJsonObject &json, FieldReader &source)
{
    FilePart part;
    if (source.rest().value(kType) == QLatin1String("file"))
        part.fileId = demandText(source, QLatin1String("file_id"));
    else
        part.data = sourceUrl(source);
    if (part.data.isEmpty() && part.fileId.isEmpty())
        return OpaquePart {json};
    part.filename = reader.text(QLatin1String("title")).value_or(QString());
    part.extra = anthropicExtra(reader.rest());
    return part;
}

ContentPart readPart(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    const QString type = demandText(reader, kType);
    if (type == kText) {
        TextPart part {.text = demandText(reader, kText)};
        part.extra = anthropicExtra(reader.rest());
        return part;
    }
    const bool image = type == QLatin1String("image");
    if (!image && type != QLatin1String("document"))
        return OpaquePart {json};
    const auto object = reader.object(kSource);
    if (!object)
        reader.complain(kSource, Text::tr("an object"));
    FieldReader source(object.value_or(QJsonObject()), reader.pathOf(kSource), problem);
    return image ? readImage(reader, json, source) : readDocument(reader, json, source);
}

/// Calls `take` with each block of a list of blocks; a string counts as one text.
template<typename Take>
bool readBlocks(FieldReader &reader, QLatin1String name, const Take &take)
{
    const QJsonValue value = reader.take(name);
    if (value.isString()) {
        take(QJsonObject {{kType, kText}, {kText, value}}, reader.pathOf(name));
        return true;
    }
    if (!value.isArray()) {
        reader.complain(name, Text::tr("a string or a list of blocks"));
        return false;
    }
    const QJsonArray blocks = value.toArray();
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (blocks.at(i).isObject())
            take(blocks.at(i).toObject(), entryPath(reader.pathOf(name), i));
        else
            reader.complain(entryPath(name, i), Text::tr("an object"));
    }
    return false;
}

Message readToolResult(const QJsonObject &json, const QString &path, Problem &problem)
{
    FieldReader reader(json, path, problem);
    Message message {.role = Role::Tool};
    reader.take(kType);
    message.toolCallId = originalToolCallId(demandText(reader, QLatin1String("tool_use_id")));
    if (reader.rest().contains(kContent) && !reader.rest().value(kContent).isNull())
        message.contentIsString =
            readBlocks(reader, kContent, [&](const QJsonObject &block, const QString &place) {
                message.content.append(readPart(block, place, problem));
            });
    message.extra = anthropicExtra(reader.rest());
    return message;
}

QList<Message> readUser(FieldReader &reader, Problem &problem)
{
    QList<Message> messages;
    const bool isString = readBlocks(reader, kContent, [&](const QJsonObject &block, const QString &place) {
        if (block.value(kType) == QLatin1String("tool_result")) {
            messages.append(readToolResult(block, place, problem));
            return;
        }
        if (messages.isEmpty() || messages.last().role != Role::User)
            messages.append({.role = Role::User, .contentIsString = false});
        messages.last().content.append(readPart(block, place, problem));
    });
    if (isString)
        messages.last().contentIsString = true;
    return messages;
}

/// Sorts the blocks of an assistant message into what the neutral form has for them.
class AssistantReader
{
public:
    AssistantReader(Message &message, Problem &problem)
        : m_message(message)
        , m_problem(problem)
    { }

    void take(const QJsonObject &block, const QString &path)
    {
        FieldReader reader(block, path, m_problem);
        const QString type = demandText(reader, kType);
        if (type == kText) {
            m_message.content.append(readPart(block, path, m_problem));
            m_order.append(kContent);
        } else if (type == QLatin1String("thinking")) {
            takeThinking(reader);
        } else if (type == QLatin1String("redacted_thinking")) {
            takeRedacted(demandText(reader, kData));
        } else if (type == QLatin1String("tool_use")) {
            takeToolUse(reader);
        } else {
            m_opaque.append(block);
            m_order.append(QLatin1String("block"));
        }
    }

    void finish()
    {
        for (ToolCall &call : m_message.toolCalls)
            mergeMissing(call.extra, m_callContents.take(call.id));
        if (!m_opaque.isEmpty())
            m_message.extra.insert(kAnthropicBlocks, m_opaque);
        const auto rank = [](const QJsonValue &name) {
            constexpr QLatin1String usual[] = {QLatin1String("thinking"), QLatin1String("block"), kContent,
                                               QLatin1String("tool_call")};
            return std::find(std::begin(usual), std::end(usual), name.toString()) - std::begin(usual);
        };
        const bool usual =
            std::is_sorted(m_order.begin(), m_order.end(),
                           [&](const QJsonValue &a, const QJsonValue &b) { return rank(a) < rank(b); });
        if (!usual)
            m_message.extra.insert(kAnthropicOrder, m_order);
    }

private:
    /// The order is that of Claude's blocks; others do not go to Anthropic.
    void addThought(const QJsonObject &detail)
    {
        m_message.reasoningDetails.append(detail);
        m_order.append(QLatin1String("thinking"));
    }

    void takeThinking(FieldReader &reader)
    {
        QString text = demandText(reader, QLatin1String("thinking"));
        const QString signature = reader.text(QLatin1String("signature")).value_or(QString());
        std::optional<QJsonObject> detail = unsealed(signature);
        if (!detail) {
            m_message.reasoning += text;
            addThought(textDetail(text, signature, kClaudeReasoning, int(m_message.reasoningDetails.size())));
            return;
        }
        const bool summary = detail->value(kType) == QLatin1String("reasoning.summary");
        const QLatin1String name = summary ? QLatin1String("summary") : kText;
        if (text.isEmpty())
            text = detail->value(name).toString(); // the client did not want to see it
        m_message.reasoning += text;
        if (!detail->contains(kType))
            return; // came as text alone
        detail->insert(name, text);
        m_message.reasoningDetails.append(*detail);
    }

    void takeRedacted(const QString &data)
    {
        const std::optional<QJsonObject> content = unsealed(data);
        if (!content)
            addThought(encryptedDetail(data, {}, kClaudeReasoning, int(m_message.reasoningDetails.size())));
        else if (content->contains(QLatin1String("call")))
            m_callContents.insert(content->value(QLatin1String("call")).toString(),
                                  {{kExtraContent, content->value(kExtraContent)}});
        else if (!content->isEmpty())
            m_message.reasoningDetails.append(*content);
    }

    void takeToolUse(FieldReader &reader)
    {
        ToolCall call;
        call.id = originalToolCallId(demandText(reader, QLatin1String("id")));
        call.name = demandText(reader, QLatin1String("name"));
        const auto input = reader.object(QLatin1String("input"));
        if (!input)
            reader.complain(QLatin1String("input"), Text::tr("an object"));
        call.arguments = compactJson(input.value_or(QJsonObject()));
        call.extra = anthropicExtra(reader.rest());
        m_message.toolCalls.append(call);
        m_order.append(QLatin1String("tool_call"));
    }

    Message &m_message;
    Problem &m_problem;
    QJsonArray m_opaque;
    QJsonArray m_order;
    QHash<QString, QJsonObject> m_callContents; ///< Extra fields of calls, by their ids.
};

Message readAssistant(FieldReader &reader, Problem &problem)
{
    Message message {.role = Role::Assistant};
    AssistantReader blocks(message, problem);
    message.contentIsString = readBlocks(
        reader, kContent, [&](const QJsonObject &block, const QString &place) { blocks.take(block, place); });
    blocks.finish();
    return message;
}

Message readSystem(FieldReader &reader, QLatin1String name, Problem &problem)
{
    Message message {.role = Role::System};
    message.contentIsString = readBlocks(reader, name, [&](const QJsonObject &block, const QString &place) {
        message.content.append(readPart(block, place, problem));
    });
    return message;
}

} // namespace

QJsonObject anthropicExtra(QJsonObject rest)
{
    QJsonObject extra;
    if (const QJsonValue mark = rest.take(kCacheControl); mark.isObject())
        extra.insert(kCacheControl, mark);
    for (const QString &name : rest.keys()) {
        if (rest.value(name).isNull())
            rest.remove(name);
    }
    if (!rest.isEmpty())
        extra.insert(kAnthropicFields, rest);
    return extra;
}

std::optional<Message> systemFromAnthropic(FieldReader &reader, std::optional<Error> &problem)
{
    const QLatin1String name("system");
    if (reader.rest().value(name).isUndefined() || reader.rest().value(name).isNull())
        return std::nullopt;
    const Message message = readSystem(reader, name, problem);
    if (message.content.isEmpty())
        return std::nullopt;
    return message;
}

QList<Message> messagesFromAnthropic(const QJsonObject &json, const QString &path,
                                     std::optional<Error> &problem)
{
    FieldReader reader(json, path, problem);
    const QLatin1String roleName("role");
    const QString role = reader.text(roleName).value_or(QString());
    if (role == QLatin1String("user"))
        return readUser(reader, problem);
    if (role == QLatin1String("assistant"))
        return {readAssistant(reader, problem)};
    if (role != QLatin1String("system"))
        reader.complain(roleName, Text::tr("one of %1").arg(QStringLiteral("user, assistant, system")));
    Message message = readSystem(reader, kContent, problem);
    // Says that it stood here, among the others, in a request of this shape.
    message.extra.insert(kAnthropicFields, QJsonObject());
    return {message};
}

} // namespace core
