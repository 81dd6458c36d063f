#include "core/protocol/gemini/gemini_ingress_contents.h"

#include "core/protocol/gemini/gemini_ingress_turn.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiIngress)
};

using Problem = std::optional<Error>;

const QLatin1String kParts("parts");
const QLatin1String kText("text");
const QLatin1String kThought("thought");
const QLatin1String kMimeType("mimeType");

QJsonObject googleExtra(const FieldReader &reader)
{
    const QJsonObject rest = geminiRest(reader);
    return rest.isEmpty() ? QJsonObject() : QJsonObject {{kGoogleExtra, rest}};
}

/// `inlineData` or `fileData` by what it holds.
ContentPart mediaPart(const QString &type, const QString &url, const QString &base64, const QString &fileName,
                      QJsonObject extra)
{
    if (base64.isEmpty() && !type.isEmpty())
        extra.insert(QLatin1String("mime_type"), type);
    if (type.startsWith(QLatin1String("image/")))
        return ImagePart {url, {}, extra};
    if (type.startsWith(QLatin1String("audio/")) && !base64.isEmpty())
        return AudioPart {base64, type.mid(int(qstrlen("audio/"))), extra};
    if (type.startsWith(QLatin1String("video/"))) {
        extra.insert(QLatin1String("type"), QLatin1String("video_url"));
        extra.insert(QLatin1String("video_url"), QJsonObject {{QLatin1String("url"), url}});
        return OpaquePart {extra};
    }
    return FilePart {fileName, url, {}, extra};
}

ContentPart readMedia(FieldReader &reader, Problem &problem)
{
    const QLatin1String inlineName("inlineData");
    const QLatin1String fileName("fileData");
    const bool isInline = reader.rest().contains(inlineName);
    const QLatin1String name = isInline ? inlineName : fileName;
    FieldReader media = geminiReader(reader.take(name), reader.pathOf(name), problem);
    const QString type = media.text(kMimeType).value_or(QString());
    const QLatin1String contentName = isInline ? QLatin1String("data") : QLatin1String("fileUri");
    const auto content = media.text(contentName);
    if (!content)
        media.complain(contentName, Text::tr("a string"));
    if (isInline && type.isEmpty())
        media.complain(kMimeType, Text::tr("a media type"));
    const QString displayName = media.text(QLatin1String("displayName")).value_or(QString());
    const QString data = isInline ? content.value_or(QString()) : QString();
    const QString url = isInline ? makeDataUrl(type, data) : content.value_or(QString());
    return mediaPart(type, url, data, displayName, googleExtra(reader));
}

/// A part of a user's content or of a tool's result.
ContentPart readPart(FieldReader &reader, Problem &problem)
{
    const QJsonObject json = reader.rest();
    if (json.contains(kText) && !json.value(kThought).toBool()) {
        reader.take(kThought);
        const QString text = reader.text(kText).value_or(QString());
        return TextPart {text, googleExtra(reader)};
    }
    if (json.contains(QLatin1String("inlineData")) || json.contains(QLatin1String("fileData")))
        return readMedia(reader, problem);
    return OpaquePart {
        QJsonObject {{QLatin1String("type"), kGooglePart}, {QLatin1String("part"), geminiRest(reader)}}};
}

class MessagesReader
{
public:
    explicit MessagesReader(Problem &problem)
        : m_problem(problem)
        , m_turn(problem)
    { }

    void readSystem(FieldReader &reader)
    {
        const QLatin1String name("systemInstruction");
        const QJsonValue value = reader.take(name);
        Message message = Message::text(Role::System, value.toString());
        if (value.isUndefined())
            return;
        if (!value.isString()) {
            FieldReader content = geminiReader(value, reader.pathOf(name), m_problem);
            message.content.clear();
            forEachGeminiPart(content, m_problem,
                              [&](FieldReader &part) { message.content.append(readPart(part, m_problem)); });
        }
        append(message);
    }

    void readContents(FieldReader &reader)
    {
        const QLatin1String name("contents");
        const QJsonArray contents = takeGeminiList(reader, name);
        if (contents.isEmpty())
            reader.complain(name, Text::tr("a list of at least one content"));
        for (qsizetype i = 0; i < contents.size(); ++i) {
            m_content = i;
            const QString path = entryPath(reader.pathOf(name), i);
            FieldReader content = geminiReader(contents.at(i), path, m_problem);
            const QString role = content.text(QLatin1String("role")).value_or(QString());
            const bool isModel = role == QLatin1String("model");
            if (!isModel)
                endTurn();
            if (isModel)
                m_turn.read(content, i);
            else if (role.isEmpty() || role == QLatin1String("user") || role == QLatin1String("function"))
                readUser(content);
            else
                content.complain(QLatin1String("role"), Text::tr("user or model"));
        }
        endTurn();
    }

    QList<Message> messages() const { return m_messages; }

private:
    void readUser(FieldReader &content)
    {
        Message message;
        forEachGeminiPart(content, m_problem, [&](FieldReader &part) {
            if (!part.rest().contains(QLatin1String("functionResponse"))) {
                message.content.append(readPart(part, m_problem));
                return;
            }
            append(std::exchange(message, {}));
            readResult(part);
        });
        append(message);
    }

    void readResult(FieldReader &part)
    {
        const QLatin1String name("functionResponse");
        FieldReader response = geminiReader(part.take(name), part.pathOf(name), m_problem);
        const QLatin1String nameName("name");
        const QLatin1String responseName("response");
        const auto function = response.text(nameName);
        if (!function)
            response.complain(nameName, Text::tr("a string"));
        const QString id = response.text(QLatin1String("id")).value_or(QString());
        const QJsonObject result = response.object(responseName).value_or(QJsonObject());
        Message message = Message::text(Role::Tool, compactJson(result));
        const QJsonArray media = takeGeminiList(response, kParts);
        for (qsizetype i = 0; i < media.size(); ++i) {
            FieldReader reader = geminiReader(media.at(i), entryPath(response.pathOf(kParts), i), m_problem);
            message.content.append(readPart(reader, m_problem));
        }
        message.contentIsString = media.isEmpty();
        message.extra = googleExtra(response);
        answer(message, id, function.value_or(QString()));
        m_messages.append(message);
    }

    /// Finds the call that a result belongs to.
    void answer(Message &message, const QString &id, const QString &function)
    {
        const auto call = std::find_if(m_open.begin(), m_open.end(), [&](const GeminiTurn::Call &open) {
            return id.isEmpty() ? open.name == function : open.id == id;
        });
        if (call != m_open.end()) {
            message.toolCallId = call->id;
            m_open.erase(call);
            return;
        }
        // Not in the conversation (any more): the name must not get lost with the call.
        message.toolCallId = id.isEmpty() ? madeId() : id;
        message.name = function;
    }

    void endTurn()
    {
        if (!m_turn.isOpen())
            return;
        const GeminiTurn turn = m_turn.take();
        m_open = turn.calls;
        append(turn.message);
    }

    QString madeId()
    {
        return madeGeminiCallId(QStringLiteral("result/%1/%2").arg(m_content).arg(m_madeIds++));
    }

    /// Leaves out messages without anything. Plain text is a string, which every server takes.
    void append(Message message)
    {
        if (message.content.isEmpty() && message.toolCalls.isEmpty() && message.reasoningDetails.isEmpty()
            && message.extra.isEmpty())
            return;
        const auto *text =
            message.content.size() == 1 ? std::get_if<TextPart>(&message.content.first()) : nullptr;
        message.contentIsString = message.content.isEmpty() || (text && text->extra.isEmpty());
        m_messages.append(message);
    }

    Problem &m_problem;
    QList<Message> m_messages;
    GeminiTurnReader m_turn; ///< The model's, while its contents are being read.
    QList<GeminiTurn::Call> m_open; ///< Calls of the last turn without a result.
    qsizetype m_content = 0;
    int m_madeIds = 0;
};

} // namespace

FieldReader geminiReader(const QJsonValue &value, const QString &path, std::optional<Error> &problem)
{
    FieldReader reader(withCamelNames(value.toObject()), path, problem);
    if (!value.isObject())
        FieldReader({}, {}, problem).complain(path, Text::tr("an object"));
    return reader;
}

void forEachGeminiPart(FieldReader &content, std::optional<Error> &problem,
                       const std::function<void(FieldReader &)> &take)
{
    const QJsonArray parts = takeGeminiList(content, kParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        FieldReader part = geminiReader(parts.at(i), entryPath(content.pathOf(kParts), i), problem);
        take(part);
    }
}

QJsonArray takeGeminiList(FieldReader &reader, QLatin1String name)
{
    if (reader.rest().value(name).isObject())
        return {reader.take(name)};
    return reader.array(name).value_or(QJsonArray());
}

QJsonObject geminiRest(const FieldReader &reader)
{
    QJsonObject rest = reader.rest();
    for (const QString &name : rest.keys()) {
        if (rest.value(name).isNull())
            rest.remove(name);
    }
    return rest;
}

QList<Message> readGeminiMessages(FieldReader &reader, std::optional<Error> &problem)
{
    MessagesReader messages(problem);
    messages.readSystem(reader);
    messages.readContents(reader);
    return messages.messages();
}

} // namespace core
