#include "core/protocol/bedrock/bedrock_content.h"

#include "core/protocol/bedrock/bedrock_reasoning.h"
#include "core/protocol/part_support.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QSet>

#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::BedrockConverse)
};

constexpr int kLongestCallId = 64;
constexpr qsizetype kLongestName = 200;

/// Blocks that Bedrock's callers may send and that nobody models.
constexpr QLatin1String kOwnBlocks[] = {QLatin1String("guardContent"), QLatin1String("citationsContent"),
                                        QLatin1String("searchResult"), QLatin1String("video"),
                                        QLatin1String("audio"),        QLatin1String("document"),
                                        QLatin1String("image"),        QLatin1String("cachePoint"),
                                        QLatin1String("json")};

struct Format {
    QLatin1String mediaType;
    QLatin1String name;
};
constexpr Format kImages[] = {{QLatin1String("image/png"), QLatin1String("png")},
                              {QLatin1String("image/jpeg"), QLatin1String("jpeg")},
                              {QLatin1String("image/jpg"), QLatin1String("jpeg")},
                              {QLatin1String("image/gif"), QLatin1String("gif")},
                              {QLatin1String("image/webp"), QLatin1String("webp")}};
constexpr Format kDocuments[] = {
    {QLatin1String("application/pdf"), QLatin1String("pdf")},
    {QLatin1String("text/csv"), QLatin1String("csv")},
    {QLatin1String("application/msword"), QLatin1String("doc")},
    {QLatin1String("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
     QLatin1String("docx")},
    {QLatin1String("application/vnd.ms-excel"), QLatin1String("xls")},
    {QLatin1String("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
     QLatin1String("xlsx")},
    {QLatin1String("text/html"), QLatin1String("html")},
    {QLatin1String("text/markdown"), QLatin1String("md")},
    {QLatin1String("text/plain"), QLatin1String("txt")}};

template<std::size_t Size>
QString formatOf(const QString &mediaType, const Format (&formats)[Size])
{
    for (const Format &format : formats) {
        if (mediaType == format.mediaType)
            return format.name;
    }
    return {};
}

QJsonObject named(QLatin1String name, const QJsonValue &content)
{
    return {{name, content}};
}

QJsonObject textBlock(const QString &text)
{
    return named(QLatin1String("text"), text);
}

/// The bytes of a data URL, or the place of an object in Amazon's own store.
QJsonObject sourceOf(const QString &url)
{
    if (url.startsWith(QLatin1String("s3://")))
        return named(QLatin1String("s3Location"), QJsonObject {{QLatin1String("uri"), url}});
    const auto data = parseDataUrl(url);
    return data ? named(QLatin1String("bytes"), data->base64) : QJsonObject();
}

QString endingOf(const QString &name)
{
    const QString ending = name.section(u'.', -1).toLower();
    return ending == QLatin1String("jpg") ? QStringLiteral("jpeg") : ending;
}

class Writer
{
public:
    Writer(const EndpointTarget &target, bool takesReasoning, QList<ParameterChange> &changes)
        : m_target(target)
        , m_takesReasoning(takesReasoning)
        , m_changes(changes)
    { }

    Result<BedrockConversation> run(const QList<Message> &messages)
    {
        for (m_at = 0; m_at < messages.size() && !m_problem; ++m_at)
            write(messages.at(m_at));
        flush();
        if (m_problem)
            return *m_problem;
        return std::move(m_written);
    }

private:
    void write(const Message &message)
    {
        switch (message.role) {
        case Role::System:
        case Role::Developer:
            writeParts(message, m_written.system);
            return;
        case Role::User:
            turnTo(QLatin1String("user"));
            writeParts(message, m_blocks);
            return;
        case Role::Tool:
            turnTo(QLatin1String("user"));
            writeToolResult(message);
            return;
        case Role::Assistant:
            turnTo(QLatin1String("assistant"));
            writeAssistant(message);
            return;
        }
    }

    void turnTo(QLatin1String role)
    {
        if (m_role == role)
            return;
        flush();
        m_role = role;
    }

    /// Ends the message that neighbours of one role were gathered in.
    void flush()
    {
        if (m_hasDocument && !m_hasText && !m_documentName.isEmpty()) {
            // A document must not stand alone.
            m_blocks.append(textBlock(m_documentName));
            m_changes.append(
                {ParameterChange::Kind::Added, QStringLiteral("messages.content.text"), {}, m_documentName});
        }
        // A message between that was left out makes neighbours of its neighbours.
        const QJsonObject before = m_written.messages.last().toObject();
        if (!m_blocks.isEmpty() && before.value(QLatin1String("role")) == m_role) {
            QJsonArray content = before.value(QLatin1String("content")).toArray();
            for (const QJsonValue &block : std::as_const(m_blocks))
                content.append(block);
            m_blocks = content;
            m_written.messages.removeLast();
        }
        if (!m_blocks.isEmpty())
            m_written.messages.append(
                QJsonObject {{QLatin1String("role"), m_role}, {QLatin1String("content"), m_blocks}});
        m_blocks = {};
        m_hasDocument = false;
        m_hasText = false;
        m_documentName.clear();
    }

    void writeAssistant(const Message &message)
    {
        if (m_takesReasoning) {
            for (const QJsonValue &block : bedrockReasoningBlocks(message.reasoningDetails))
                m_blocks.append(block);
        }
        for (const QJsonValue &block : message.extra.value(QLatin1String("bedrock_content")).toArray()) {
            m_blocks.append(block);
            m_written.holdsToolBlocks = true;
        }
        writeParts(message, m_blocks);
        if (!message.refusal.isEmpty())
            m_blocks.append(textBlock(message.refusal));
        for (const ToolCall &call : message.toolCalls) {
            const QJsonObject use {{QLatin1String("toolUseId"), plainToolCallId(call.id, kLongestCallId)},
                                   {QLatin1String("name"), call.name},
                                   {QLatin1String("input"), argumentsObject(call.arguments)}};
            m_blocks.append(named(QLatin1String("toolUse"), use));
            m_written.holdsToolBlocks = true;
            if (!m_written.calledTools.contains(call.name))
                m_written.calledTools << call.name;
        }
    }

    void writeToolResult(const Message &message)
    {
        QJsonArray content;
        const bool hadDocument = std::exchange(m_hasDocument, false);
        const bool hadText = m_hasText;
        writeParts(message, content);
        m_hasDocument = hadDocument;
        m_hasText = hadText;
        // A mark belongs behind the result, not into it.
        std::optional<QJsonObject> mark = bedrockCachePoint(message.extra);
        QJsonArray kept;
        for (const QJsonValue &block : std::as_const(content)) {
            if (block.toObject().contains(QLatin1String("cachePoint")))
                mark = block.toObject();
            else
                kept.append(block);
        }
        QJsonObject result {{QLatin1String("toolUseId"), plainToolCallId(message.toolCallId, kLongestCallId)},
                            {QLatin1String("content"), kept}};
        if (message.extra.value(QLatin1String("is_error")).toBool())
            result.insert(QLatin1String("status"), QLatin1String("error"));
        m_blocks.append(named(QLatin1String("toolResult"), result));
        m_written.holdsToolBlocks = true;
        if (mark)
            m_blocks.append(*mark);
    }

    void writeParts(const Message &message, QJsonArray &blocks)
    {
        for (qsizetype i = 0; i < message.content.size() && !m_problem; ++i) {
            m_part = i;
            std::visit([&](const auto &part) { writePart(part, blocks); }, message.content.at(i));
        }
    }

    void append(const QJsonObject &block, const QJsonObject &extra, QJsonArray &blocks)
    {
        blocks.append(block);
        if (const auto mark = bedrockCachePoint(extra))
            blocks.append(*mark);
    }

    void writePart(const TextPart &part, QJsonArray &blocks)
    {
        // Blank text is refused.
        if (part.text.trimmed().isEmpty())
            return;
        m_hasText = true;
        append(textBlock(part.text), part.extra, blocks);
    }

    void writePart(const ImagePart &part, QJsonArray &blocks) { writeImage(part.url, part.extra, blocks); }

    void writeImage(const QString &url, const QJsonObject &extra, QJsonArray &blocks)
    {
        const auto data = parseDataUrl(url);
        const QString format = data ? formatOf(data->mediaType, kImages) : endingOf(url);
        const QJsonObject source = sourceOf(url);
        if (source.isEmpty() || format.isEmpty()) {
            cannot(Text::tr("this kind of image"));
            return;
        }
        append(named(QLatin1String("image"),
                     QJsonObject {{QLatin1String("format"), format}, {QLatin1String("source"), source}}),
               extra, blocks);
    }

    void writePart(const FilePart &part, QJsonArray &blocks)
    {
        const auto data = parseDataUrl(part.data);
        if (data && data->mediaType.startsWith(QLatin1String("image/"))) {
            writeImage(part.data, part.extra, blocks);
            return;
        }
        QString format = data ? formatOf(data->mediaType, kDocuments) : QString();
        for (const Format &known : kDocuments) {
            const QString name = part.filename.isEmpty() && !data ? part.data : part.filename;
            if (format.isEmpty() && endingOf(name) == known.name)
                format = known.name;
        }
        const QJsonObject source = sourceOf(part.data);
        if (source.isEmpty() || format.isEmpty()) {
            cannot(Text::tr("this kind of file"));
            return;
        }
        m_hasDocument = true;
        m_documentName = freshName(bedrockDocumentName(part.filename));
        append(named(QLatin1String("document"), QJsonObject {{QLatin1String("format"), format},
                                                             {QLatin1String("name"), m_documentName},
                                                             {QLatin1String("source"), source}}),
               part.extra, blocks);
    }

    void writePart(const AudioPart &, QJsonArray &) { cannot(Text::tr("audio")); }

    void writePart(const OpaquePart &part, QJsonArray &blocks)
    {
        for (const QLatin1String name : kOwnBlocks) {
            const QJsonValue content = part.json.value(name);
            if (!content.isObject())
                continue;
            m_hasDocument = m_hasDocument || name == QLatin1String("document");
            blocks.append(named(name, content));
            return;
        }
        cannot(Text::tr("a part of the type '%1'").arg(part.json.value(QLatin1String("type")).toString()));
    }

    /// The names of a request's documents differ.
    QString freshName(const QString &name)
    {
        QString fresh = name;
        for (int number = 2; m_names.contains(fresh); ++number)
            fresh = name + u'-' + QString::number(number);
        m_names.insert(fresh);
        return fresh;
    }

    void cannot(const QString &what) { m_problem = unsupportedPart(m_target, partPath(m_at, m_part), what); }

    const EndpointTarget &m_target;
    bool m_takesReasoning;
    QList<ParameterChange> &m_changes;
    BedrockConversation m_written;
    QString m_role; ///< Of the message that is being gathered.
    QJsonArray m_blocks;
    bool m_hasDocument = false;
    bool m_hasText = false;
    QString m_documentName;
    QSet<QString> m_names;
    qsizetype m_at = 0;
    qsizetype m_part = 0;
    std::optional<Error> m_problem;
};

} // namespace

Result<BedrockConversation> bedrockConversation(const QList<Message> &messages, const EndpointTarget &target,
                                                bool takesReasoning, QList<ParameterChange> &changes)
{
    return Writer(target, takesReasoning, changes).run(messages);
}

std::optional<QJsonObject> bedrockCachePoint(const QJsonObject &extra)
{
    const QJsonObject control = extra.value(QLatin1String("cache_control")).toObject();
    if (control.isEmpty())
        return std::nullopt;
    QJsonObject point {{QLatin1String("type"), QLatin1String("default")}};
    if (control.value(QLatin1String("ttl")) == QLatin1String("1h"))
        point.insert(QLatin1String("ttl"), QLatin1String("1h"));
    return named(QLatin1String("cachePoint"), point);
}

QString bedrockDocumentName(const QString &filename)
{
    const qsizetype dot = filename.lastIndexOf(u'.');
    QString name;
    for (const QChar c : dot > 0 ? filename.left(dot) : filename) {
        const bool plain =
            c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringLiteral("-()[] ").contains(c));
        name += plain ? c : u'-';
    }
    name = name.simplified().left(kLongestName);
    return name.isEmpty() ? QStringLiteral("document") : name;
}

} // namespace core
