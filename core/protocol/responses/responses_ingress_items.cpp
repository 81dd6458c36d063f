#include "core/protocol/responses/responses_ingress_items.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/openai_responses.h"
#include "core/protocol/responses/responses_reasoning.h"
#include "core/protocol/responses/responses_thoughts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ResponsesIngress)
};

using Problem = std::optional<Error>;

const QLatin1String kType("type");
const QLatin1String kContent("content");
const QLatin1String kPhase("phase");

std::optional<Role> roleFrom(const QString &word)
{
    constexpr std::pair<QLatin1String, Role> roles[] = {{QLatin1String("system"), Role::System},
                                                        {QLatin1String("developer"), Role::Developer},
                                                        {QLatin1String("user"), Role::User},
                                                        {QLatin1String("assistant"), Role::Assistant}};
    for (const auto &[name, role] : roles) {
        if (word == name)
            return role;
    }
    return std::nullopt;
}

/// A field that must be there.
QString needed(FieldReader &reader, QLatin1String name)
{
    const auto text = reader.text(name);
    if (!text)
        reader.complain(name, Text::tr("a string"));
    return text.value_or(QString());
}

/// What is left of an item, for a provider of the same protocol. Ids and states of items belong to what the
/// provider stored, and nothing is stored.
void keepRest(QJsonObject &extra, FieldReader &reader)
{
    reader.take(QLatin1String("id"));
    reader.take(QLatin1String("status"));
    if (const QJsonObject rest = reader.rest(); !rest.isEmpty())
        extra.insert(kResponsesFields, rest);
}

ContentPart readFile(FieldReader &reader)
{
    FilePart part;
    part.filename = reader.text(QLatin1String("filename")).value_or(QString());
    part.fileId = reader.text(QLatin1String("file_id")).value_or(QString());
    const QString url = reader.text(QLatin1String("file_url")).value_or(QString());
    part.data = reader.text(QLatin1String("file_data")).value_or(url);
    if (part.data.isEmpty() && part.fileId.isEmpty())
        reader.complain(QLatin1String("file_data"),
                        Text::tr("a string where there is no file_url or file_id"));
    part.extra = reader.rest();
    return part;
}

ContentPart readImage(FieldReader &reader)
{
    ImagePart part;
    part.url = reader.text(QLatin1String("image_url")).value_or(QString());
    part.detail = reader.text(QLatin1String("detail")).value_or(QString());
    part.extra = reader.rest();
    if (part.url.isEmpty() && !part.extra.contains(QLatin1String("file_id")))
        reader.complain(QLatin1String("image_url"), Text::tr("a string where there is no file_id"));
    return part;
}

ContentPart readAudio(FieldReader &reader, Problem &problem)
{
    AudioPart part;
    const QLatin1String name("input_audio");
    FieldReader audio(reader.object(name).value_or(QJsonObject()), reader.pathOf(name), problem);
    part.data = needed(audio, QLatin1String("data"));
    part.format = audio.text(QLatin1String("format")).value_or(QString());
    part.extra = reader.rest();
    return part;
}

ContentPart readText(FieldReader &reader)
{
    TextPart part;
    part.text = needed(reader, QLatin1String("text"));
    // Citations and log probabilities of an earlier answer say nothing to a model.
    reader.take(QLatin1String("annotations"));
    reader.take(QLatin1String("logprobs"));
    part.extra = reader.rest();
    return part;
}

/// The readable part of typed blocks.
QString clearText(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &entry : details) {
        const QJsonObject detail = entry.toObject();
        text += detail.value(QLatin1String("text")).toString();
        text += detail.value(QLatin1String("summary")).toString();
    }
    return text;
}

/// Gives the calls the thought signatures that came as blocks with their ids: servers with Google's models
/// behind a chat want them there.
void signCalls(Message &turn)
{
    for (ToolCall &call : turn.toolCalls) {
        for (const QJsonValue &entry :
             reasoningDetailsOf(turn.reasoningDetails, {QString(kGeminiReasoning)})) {
            const QJsonObject detail = entry.toObject();
            if (detail.value(QLatin1String("id")) == call.id)
                mergeMissing(call.extra,
                             thoughtSignatureExtra(detail.value(QLatin1String("data")).toString()));
        }
    }
}

class ItemReader
{
public:
    ItemReader(const QString &reasoningFormat, Problem &problem)
        : m_reasoningFormat(reasoningFormat)
        , m_problem(problem)
    { }

    QList<Message> run(const QJsonArray &input)
    {
        for (qsizetype i = 0; i < input.size(); ++i) {
            const QString path = entryPath(QStringLiteral("input"), i);
            if (input.at(i).isString()) {
                closeTurn();
                m_messages.append(Message::text(Role::User, input.at(i).toString()));
                continue;
            }
            FieldReader reader(input.at(i).toObject(), path, m_problem);
            if (!input.at(i).isObject())
                reader.complain(kType, Text::tr("there, in an object"));
            read(reader, input.at(i).toObject());
        }
        closeTurn();
        return m_messages;
    }

private:
    void read(FieldReader &reader, const QJsonObject &json)
    {
        const auto named = reader.text(kType);
        if (!named && !json.contains(QLatin1String("role")))
            reader.complain(kType, Text::tr("a string"));
        const QString type = named.value_or(QStringLiteral("message"));
        if (type == QLatin1String("message")) {
            readMessage(reader);
        } else if (type == QLatin1String("function_call") || type == QLatin1String("custom_tool_call")) {
            readCall(reader, type == QLatin1String("custom_tool_call"));
        } else if (type == QLatin1String("function_call_output")
                   || type == QLatin1String("custom_tool_call_output")) {
            readResult(reader);
        } else if (type == QLatin1String("reasoning")) {
            readThoughts(json);
        } else if (type == QLatin1String("item_reference")) {
            reader.complain(kType, Text::tr("an item itself: the one that is referred to is not kept here. "
                                            "Clients send the items themselves if 'store' is false"));
        } else {
            readOther(json);
        }
    }

    /// What stands beside packed thoughts shows the same to people.
    void readThoughts(const QJsonObject &json)
    {
        const auto packed = unpackedThoughts(json.value(QLatin1String("encrypted_content")).toString());
        if (!packed) {
            appendReasoningItem(turn().reasoningDetails, json, m_reasoningFormat, m_position);
            return;
        }
        turn().reasoning += packed->text.isEmpty() ? clearText(packed->details) : packed->text;
        for (const QJsonValue &entry : packed->details) {
            QJsonObject detail = entry.toObject();
            detail.insert(QLatin1String("index"), m_position++);
            turn().reasoningDetails.append(detail);
        }
    }

    void readMessage(FieldReader &reader)
    {
        const auto role = roleFrom(reader.text(QLatin1String("role")).value_or(QString()));
        if (!role)
            reader.complain(QLatin1String("role"), Text::tr("one of user, assistant, system, developer"));
        if (role == Role::Assistant) {
            readAnswer(reader);
            return;
        }
        closeTurn();
        Message message;
        message.role = role.value_or(Role::User);
        readContent(reader, kContent, message);
        keepRest(message.extra, reader);
        m_messages.append(message);
    }

    void readAnswer(FieldReader &reader)
    {
        Message said;
        readContent(reader, kContent, said);
        if (const auto phase = reader.text(kPhase))
            said.extra.insert(kPhase, *phase);
        keepRest(said.extra, reader);
        if (!takesText(said))
            closeTurn();
        Message &message = turn();
        message.contentIsString = said.contentIsString && message.content.isEmpty();
        message.content += said.content;
        message.refusal += said.refusal;
        message.extra = said.extra;
        m_hasText = true;
        ++m_position;
    }

    /// Whether the open turn can take a message without changing the order of what it holds.
    bool takesText(const Message &said) const
    {
        if (!m_turn || !m_turn->toolCalls.isEmpty())
            return !m_turn;
        if (!m_hasText)
            return true;
        const auto *last = std::get_if<OpaquePart>(&m_turn->content.last());
        return last && m_turn->refusal.isEmpty() && m_turn->extra == said.extra;
    }

    void readCall(FieldReader &reader, bool custom)
    {
        ToolCall call;
        call.id = needed(reader, QLatin1String("call_id"));
        call.name = needed(reader, QLatin1String("name"));
        call.arguments = needed(reader, custom ? QLatin1String("input") : QLatin1String("arguments"));
        keepRest(call.extra, reader);
        if (custom)
            call.extra.insert(kType, QLatin1String("custom"));
        turn().toolCalls.append(call);
        ++m_position;
    }

    void readResult(FieldReader &reader)
    {
        closeTurn();
        Message message;
        message.role = Role::Tool;
        message.toolCallId = needed(reader, QLatin1String("call_id"));
        readContent(reader, QLatin1String("output"), message);
        keepRest(message.extra, reader);
        m_messages.append(message);
    }

    /// What the provider's own tools did, a compaction, the result of a computer call, ….
    void readOther(const QJsonObject &json)
    {
        if (m_turn && !m_turn->toolCalls.isEmpty())
            closeTurn();
        turn().content.append(
            OpaquePart {{{kType, QString(kResponsesItem)}, {QString(kResponsesItem), json}}});
        turn().contentIsString = false;
        ++m_position;
    }

    void readContent(FieldReader &reader, QLatin1String name, Message &message)
    {
        const QJsonValue content = reader.take(name);
        if (content.isString()) {
            message.content = {TextPart {content.toString()}};
            return;
        }
        if (!content.isArray()) {
            reader.complain(name, Text::tr("a string or a list of parts"));
            return;
        }
        message.contentIsString = false;
        const QJsonArray parts = content.toArray();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (!parts.at(i).isObject())
                reader.complain(entryPath(name, i), Text::tr("an object"));
            readPart(parts.at(i).toObject(), entryPath(reader.pathOf(name), i), message);
        }
    }

    void readPart(const QJsonObject &json, const QString &path, Message &message)
    {
        FieldReader reader(json, path, m_problem);
        const QString type = needed(reader, kType);
        if (type == QLatin1String("input_text") || type == QLatin1String("output_text")
            || type == QLatin1String("text"))
            message.content.append(readText(reader));
        else if (type == QLatin1String("input_image"))
            message.content.append(readImage(reader));
        else if (type == QLatin1String("input_file"))
            message.content.append(readFile(reader));
        else if (type == QLatin1String("input_audio"))
            message.content.append(readAudio(reader, m_problem));
        else if (type == QLatin1String("refusal"))
            message.refusal += needed(reader, QLatin1String("refusal"));
        else
            message.content.append(OpaquePart {json});
    }

    Message &turn()
    {
        if (!m_turn) {
            m_turn.emplace();
            m_turn->role = Role::Assistant;
        }
        return *m_turn;
    }

    void closeTurn()
    {
        if (m_turn) {
            signCalls(*m_turn);
            m_messages.append(*m_turn);
        }
        m_turn.reset();
        m_position = 0;
        m_hasText = false;
    }

    QString m_reasoningFormat;
    Problem &m_problem;
    QList<Message> m_messages;
    std::optional<Message> m_turn; ///< The assistant's message that is still growing.
    int m_position = 0; ///< See responses_reasoning.h.
    bool m_hasText = false; ///< A message item went into the turn.
};

} // namespace

QList<Message> messagesFromResponses(const QJsonArray &input, const QString &reasoningFormat,
                                     std::optional<Error> &problem)
{
    return ItemReader(reasoningFormat, problem).run(input);
}

} // namespace core
