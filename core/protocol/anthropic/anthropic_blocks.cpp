#include "core/protocol/anthropic/anthropic_blocks.h"

#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicMessages)
};

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("text");
constexpr QLatin1String kSource("source");
constexpr QLatin1String kContent("content");
/// Far more than any id of the API's own.
constexpr int kLongestToolCallId = 64;

bool isWebAddress(const QString &url)
{
    return url.startsWith(QLatin1String("https://")) || url.startsWith(QLatin1String("http://"));
}

QJsonObject urlSource(const QString &url)
{
    return {{kType, QLatin1String("url")}, {QLatin1String("url"), url}};
}

QJsonObject base64Source(const DataUrl &data)
{
    return {{kType, QLatin1String("base64")},
            {QLatin1String("media_type"), data.mediaType},
            {QLatin1String("data"), data.base64}};
}

/// Undefined for a type that is neither image, PDF nor text.
QJsonValue dataBlock(const DataUrl &data)
{
    if (data.mediaType.startsWith(QLatin1String("image/")))
        return QJsonObject {{kType, QLatin1String("image")}, {kSource, base64Source(data)}};
    if (data.mediaType == QLatin1String("application/pdf"))
        return QJsonObject {{kType, QLatin1String("document")}, {kSource, base64Source(data)}};
    const bool text = data.mediaType.startsWith(QLatin1String("text/"))
                      || data.mediaType == QLatin1String("application/json")
                      || data.mediaType == QLatin1String("application/xml");
    if (!text)
        return QJsonValue::Undefined;
    // Text is not encoded, and "text/plain" is its only type.
    const QString content = QString::fromUtf8(QByteArray::fromBase64(data.base64.toLatin1()));
    return QJsonObject {{kType, QLatin1String("document")},
                        {kSource, QJsonObject {{kType, kText},
                                               {QLatin1String("media_type"), QLatin1String("text/plain")},
                                               {QLatin1String("data"), content}}}};
}

} // namespace

struct AnthropicBlockWriter::PartWriter {
    const AnthropicBlockWriter &writer;
    QString path;

    Result<QJsonObject> operator()(const TextPart &part) const
    {
        if (part.text.trimmed().isEmpty())
            return QJsonObject();
        QJsonObject json {{kType, kText}, {kText, part.text}};
        putAnthropicExtra(json, part.extra);
        return json;
    }
    Result<QJsonObject> operator()(const ImagePart &part) const
    {
        return media(part.url, QLatin1String("image"), part.extra);
    }
    Result<QJsonObject> operator()(const AudioPart &) const
    {
        return cannotCarry(writer.m_target, Text::tr("audio"), path);
    }
    Result<QJsonObject> operator()(const FilePart &part) const
    {
        QJsonObject extra = part.extra;
        if (!part.filename.isEmpty()) {
            QJsonObject fields = extra.value(kAnthropicFields).toObject();
            mergeMissing(fields, {{QLatin1String("title"), part.filename}});
            extra.insert(kAnthropicFields, fields);
        }
        if (part.fileId.isEmpty())
            return media(part.data, QLatin1String("document"), extra);
        const QLatin1String fileId("file_id");
        QJsonObject json {{kType, QLatin1String("document")},
                          {kSource, QJsonObject {{kType, QLatin1String("file")}, {fileId, part.fileId}}}};
        putAnthropicExtra(json, extra);
        return json;
    }
    Result<QJsonObject> operator()(const OpaquePart &part) const
    {
        // OpenAI's parts repeat their type as the name of their content; Anthropic's blocks do not.
        const QString type = part.json.value(kType).toString();
        if (type == QLatin1String("refusal"))
            return (*this)(TextPart {part.json.value(type).toString()});
        if (part.json.contains(type))
            return cannotCarry(writer.m_target, type, path);
        return part.json;
    }

    Result<QJsonObject> media(const QString &url, QLatin1String type, const QJsonObject &extra) const
    {
        QJsonObject json;
        if (const std::optional<DataUrl> data = parseDataUrl(url)) {
            const QJsonValue block = dataBlock(*data);
            if (!block.isObject())
                return cannotCarry(writer.m_target, data->mediaType, path);
            json = block.toObject();
        } else if (isWebAddress(url) && writer.m_addresses == Addresses::Taken) {
            json = {{kType, type}, {kSource, urlSource(url)}};
        } else if (isWebAddress(url)) {
            return cannotCarry(writer.m_target, Text::tr("media by address"), path);
        } else {
            return cannotCarry(writer.m_target, Text::tr("media that is neither data URL nor address"), path);
        }
        QJsonObject own = extra;
        // An image has no title.
        if (json.value(kType) == QLatin1String("image") && type == QLatin1String("document"))
            own.remove(kAnthropicFields);
        putAnthropicExtra(json, own);
        return json;
    }
};

AnthropicBlockWriter::AnthropicBlockWriter(const EndpointTarget &target, Addresses addresses)
    : m_target(target)
    , m_addresses(addresses)
{ }

Result<QJsonArray> AnthropicBlockWriter::content(const Message &message, const QString &path) const
{
    QJsonArray blocks;
    for (int i = 0; i < message.content.size(); ++i) {
        const QString place = QStringLiteral("%1.content[%2]").arg(path).arg(i);
        const Result<QJsonObject> block = std::visit(PartWriter {*this, place}, message.content.at(i));
        if (!block)
            return block.error();
        blocks.append(block->isEmpty() ? QJsonValue() : *block);
    }
    return blocks;
}

Result<QJsonObject> AnthropicBlockWriter::toolResult(const Message &message, const QString &path) const
{
    const Result<QJsonArray> parts = content(message, path);
    if (!parts)
        return parts.error();
    QJsonArray blocks;
    for (const QJsonValue &block : *parts) {
        if (!block.isNull())
            blocks.append(block);
    }
    QJsonObject json {
        {kType, QLatin1String("tool_result")},
        {QLatin1String("tool_use_id"), plainToolCallId(message.toolCallId, kLongestToolCallId)}};
    if (!blocks.isEmpty())
        json.insert(kContent, plainOrBlocks(blocks));
    putAnthropicExtra(json, message.extra);
    return json;
}

QJsonObject AnthropicBlockWriter::toolUse(const ToolCall &call)
{
    QJsonObject json {{kType, QLatin1String("tool_use")},
                      {QLatin1String("id"), plainToolCallId(call.id, kLongestToolCallId)},
                      {QLatin1String("name"), call.name},
                      {QLatin1String("input"), argumentsObject(call.arguments)}};
    putAnthropicExtra(json, call.extra);
    return json;
}

QJsonArray AnthropicBlockWriter::thoughts(const Message &message)
{
    QJsonArray blocks;
    for (const QJsonValue &entry :
         reasoningDetailsOf(message.reasoningDetails, {QString(kClaudeReasoning)})) {
        const QJsonObject detail = entry.toObject();
        const QString type = detail.value(kType).toString();
        const QJsonValue signature = detail.value(QLatin1String("signature"));
        const QString data = detail.value(QLatin1String("data")).toString();
        if (type == QLatin1String("reasoning.text") && !signature.toString().isEmpty()) {
            blocks.append(QJsonObject {{kType, QLatin1String("thinking")},
                                       {QLatin1String("thinking"), detail.value(kText).toString()},
                                       {QLatin1String("signature"), signature}});
        } else if (type == QLatin1String("reasoning.encrypted") && !data.isEmpty()) {
            blocks.append(
                QJsonObject {{kType, QLatin1String("redacted_thinking")}, {QLatin1String("data"), data}});
        } else {
            blocks.append(QJsonValue());
        }
    }
    return blocks;
}

Error AnthropicBlockWriter::cannotCarry(const EndpointTarget &target, const QString &what,
                                        const QString &path)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.provider = target.providerId;
    error.parameter = path;
    error.message = Text::tr("%1 at %2 cannot be sent %3 (field '%4' of the request). Remove it, or choose "
                             "another model or provider.")
                        .arg(target.providerModelId, target.providerName, what, path);
    return error;
}

void putAnthropicExtra(QJsonObject &json, const QJsonObject &extra)
{
    if (const QJsonValue mark = extra.value(kCacheControl); mark.isObject())
        json.insert(kCacheControl, mark);
    mergeMissing(json, extra.value(kAnthropicFields).toObject());
}

QJsonValue plainOrBlocks(const QJsonArray &blocks)
{
    const QJsonObject first = blocks.first().toObject();
    constexpr int typeAndText = 2;
    const bool plain = blocks.size() == 1 && first.value(kType) == kText && first.size() == typeAndText;
    return plain ? first.value(kText) : QJsonValue(blocks);
}

} // namespace core
