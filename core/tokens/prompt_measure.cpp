#include "core/tokens/prompt_measure.h"

#include "core/tokens/tool_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Bytes that so much base64 stands for.
qint64 bytesInBase64(qsizetype size)
{
    return size / 4 * 3;
}

/// `data:text/…;base64,…` and other documents that are plain text inside.
std::optional<QByteArray> textDocument(const QString &url)
{
    const qsizetype comma = url.indexOf(u',');
    if (comma < 0)
        return std::nullopt;
    const QStringView type = QStringView(url).left(comma);
    if (!type.startsWith(u"data:text/") && !type.startsWith(u"data:application/json"))
        return std::nullopt;
    const QByteArray content = QStringView(url).sliced(comma + 1).toUtf8();
    return type.endsWith(u";base64") ? QByteArray::fromBase64(content)
                                     : QByteArray::fromPercentEncoding(content);
}

/// Where the texts of a request stand that is no conversation: OpenAI's embeddings, speech and images.
constexpr QLatin1String kRawTexts[] = {QLatin1String("input"), QLatin1String("prompt"),
                                       QLatin1String("instructions")};

template<typename OnText, typename OnToken>
void visitRaw(const QJsonValue &value, int depth, OnText onText, OnToken onToken)
{
    constexpr int kDeepest = 3; // a list of lists of tokens is the deepest that anybody sends
    if (value.isString())
        onText(value.toString());
    else if (value.isDouble())
        onToken();
    else if (depth < kDeepest) {
        for (const QJsonValue &entry : value.toArray())
            visitRaw(entry, depth + 1, onText, onToken);
    }
}

QJsonObject rawBody(const RawRequest &raw)
{
    // Sound that is sent along has no text to count.
    return raw.contentType.startsWith("multipart/") ? QJsonObject()
                                                    : QJsonDocument::fromJson(raw.body).object();
}

PromptShape shapeOfRaw(const RawRequest &raw)
{
    PromptShape shape;
    shape.bare = true;
    const QJsonObject body = rawBody(raw);
    for (const QLatin1String name : kRawTexts)
        visitRaw(
            body.value(name), 0, [](const QString &) {}, [&shape] { ++shape.countedAlready; });
    shape.onlyText = raw.task == Task::Embeddings;
    return shape;
}

struct ShapeReader {
    PromptShape &shape;

    void operator()(const TextPart &) { }
    void operator()(const ImagePart &image)
    {
        shape.onlyText = false;
        shape.images << PromptShape::Image {imageSizeOfUrl(image.url), image.detail};
    }
    void operator()(const AudioPart &audio)
    {
        shape.onlyText = false;
        shape.soundBytes += bytesInBase64(audio.data.size());
    }
    void operator()(const FilePart &file)
    {
        shape.onlyText = false;
        if (!file.data.startsWith(QLatin1String("data:")))
            ++shape.documentsElsewhere;
        else if (!textDocument(file.data))
            shape.documentBytes += bytesInBase64(file.data.size());
    }
    void operator()(const OpaquePart &) { shape.onlyText = false; }
};

struct TextReader {
    const BpeEncoding &encoding;
    qint64 tokens = 0;

    void add(const QString &text) { tokens += encoding.count(text.toUtf8()); }
    void operator()(const TextPart &part) { add(part.text); }
    void operator()(const ImagePart &) { }
    void operator()(const AudioPart &) { }
    void operator()(const FilePart &file)
    {
        if (const auto text = textDocument(file.data))
            tokens += encoding.count(*text);
    }
    void operator()(const OpaquePart &part) { tokens += encoding.count(compact(part.json)); }
};

} // namespace

PromptShape shapeOf(const ChatRequest &request)
{
    if (request.raw)
        return shapeOfRaw(*request.raw);
    PromptShape shape;
    shape.messages = request.messages.size();
    shape.tools = request.tools.size();
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content)
            std::visit(ShapeReader {shape}, part);
        shape.names += message.name.isEmpty() ? 0 : 1;
        shape.toolCalls += message.toolCalls.size();
        // Thoughts are counted by rules of their own, where they are sent at all.
        if (!message.toolCalls.isEmpty() || message.role == Role::Tool || !message.reasoning.isEmpty()
            || !message.reasoningDetails.isEmpty())
            shape.onlyText = false;
    }
    shape.thinks = request.reasoning && request.reasoning->enabled.value_or(true)
                   && request.reasoning->effort != QLatin1String("none");
    if (shape.tools > 0 || (request.responseFormat && request.responseFormat->schema))
        shape.onlyText = false;
    return shape;
}

PromptMeasure measured(const ChatRequest &request, const BpeEncoding &encoding)
{
    PromptMeasure measure;
    TextReader reader {encoding};
    if (request.raw) {
        const QJsonObject body = rawBody(*request.raw);
        for (const QLatin1String name : kRawTexts)
            visitRaw(
                body.value(name), 0, [&reader](const QString &text) { reader.add(text); }, [] {});
        measure.text = reader.tokens;
        return measure;
    }
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content)
            std::visit([&reader](const auto &any) { reader(any); }, part);
        reader.add(message.name);
        reader.add(message.refusal);
        measure.thoughts += encoding.count(message.reasoning.toUtf8());
        for (const ToolCall &call : message.toolCalls) {
            reader.add(call.name);
            reader.add(call.arguments);
        }
    }
    measure.text = reader.tokens;
    for (const ToolDefinition &tool : request.tools)
        measure.toolsAsJson += encoding.count(toolAsJson(tool));
    if (!request.tools.isEmpty())
        measure.toolsAsTypeScript = encoding.count(toolsAsTypeScript(request.tools));
    if (request.responseFormat && request.responseFormat->schema)
        measure.schema = encoding.count(compact(*request.responseFormat->schema));
    return measure;
}

} // namespace core
