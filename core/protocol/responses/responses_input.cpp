#include "core/protocol/responses/responses_input.h"

#include "core/protocol/openai_json.h"
#include "core/protocol/responses/openai_responses.h"
#include "core/protocol/responses/responses_reasoning.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ResponsesInput)
};

const QLatin1String kType("type");
const QLatin1String kContent("content");
const QLatin1String kCacheControl("cache_control");
/// OpenAI refuses longer ids of calls.
constexpr int kLongestCallId = 64;

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// Text without anything that would be lost in a string.
bool isPlainText(const ContentPart &part)
{
    const auto *text = std::get_if<TextPart>(&part);
    if (!text)
        return false;
    const QStringList names = text->extra.keys();
    return std::all_of(names.begin(), names.end(), [](const QString &name) { return name == kCacheControl; });
}

bool isPlainText(const QList<ContentPart> &content)
{
    return std::all_of(content.cbegin(), content.cend(),
                       [](const ContentPart &part) { return isPlainText(part); });
}

QString roleName(Role role)
{
    switch (role) {
    case Role::System:
        return QStringLiteral("system");
    case Role::Developer:
        return QStringLiteral("developer");
    case Role::Assistant:
        return QStringLiteral("assistant");
    case Role::User:
    case Role::Tool:
        break;
    }
    return QStringLiteral("user");
}

QString callId(const QString &id)
{
    return id.size() <= kLongestCallId ? id : plainToolCallId(id, kLongestCallId);
}

bool isCustom(const ToolCall &call)
{
    return call.extra.value(kType) == QLatin1String("custom");
}

QJsonObject callItem(const ToolCall &call)
{
    const bool custom = isCustom(call);
    QJsonObject item {{kType, custom ? QLatin1String("custom_tool_call") : QLatin1String("function_call")},
                      {QLatin1String("call_id"), callId(call.id)},
                      {QLatin1String("name"), call.name}};
    if (custom)
        item.insert(QLatin1String("input"), call.arguments);
    else
        item.insert(QLatin1String("arguments"),
                    call.arguments.isEmpty() ? QStringLiteral("{}") : call.arguments);
    mergeMissing(item, call.extra.value(kResponsesFields).toObject());
    return item;
}

class InputWriter
{
public:
    InputWriter(const EndpointTarget &target, QList<ParameterChange> &changes)
        : m_target(target)
        , m_changes(changes)
    { }

    Result<ResponsesInput> run(const QList<Message> &messages)
    {
        qsizetype first = 0;
        if (const qsizetype count = instructionsOf(messages); count > 0) {
            QStringList texts;
            for (; first < count; ++first)
                texts << messages.at(first).plainText();
            m_input.instructions = texts.join(QStringLiteral("\n\n"));
        }
        for (qsizetype i = 0; i < messages.size(); ++i) {
            m_path = QStringLiteral("messages[%1]").arg(i);
            note(messages.at(i));
            if (i >= first)
                write(messages.at(i));
        }
        if (m_problem)
            return *m_problem;
        return m_input;
    }

private:
    /// How many messages at the start become the instructions. None if nothing else would be left.
    static qsizetype instructionsOf(const QList<Message> &messages)
    {
        const auto begin = messages.cbegin();
        const auto end = messages.cend();
        const auto rest = std::find_if_not(begin, end, isSystem);
        const bool fits =
            rest != end && std::none_of(rest, end, isSystem)
            && std::all_of(begin, rest, [](const Message &message) {
                   return isPlainText(message.content) && !message.extra.contains(kResponsesFields);
               });
        return fits ? rest - begin : 0;
    }

    /// Writes down, once, what this protocol has no place for and an answer does not depend on.
    void note(const Message &message)
    {
        if (!message.name.isEmpty())
            noteDropped(QStringLiteral("messages.name"));
        for (const ContentPart &part : message.content) {
            const auto *text = std::get_if<TextPart>(&part);
            if (text && text->extra.contains(kCacheControl))
                noteDropped(QString(kCacheControl));
        }
    }

    void noteDropped(const QString &name)
    {
        const ParameterChange change {ParameterChange::Kind::Dropped, name};
        if (!m_changes.contains(change))
            m_changes.append(change);
    }

    void write(const Message &message)
    {
        if (message.role == Role::Tool) {
            writeResult(message);
            return;
        }
        QJsonArray items = contentItems(message);
        for (const ToolCall &call : message.toolCalls) {
            if (isCustom(call))
                m_customCalls.insert(call.id);
            else
                m_customCalls.remove(call.id);
            items.append(callItem(call));
        }
        putThoughts(message, items);
        for (const QJsonValue &item : std::as_const(items))
            m_input.items.append(item);
    }

    /// Before the items that they belong to; none stays behind at the end, where the API would refuse it.
    void putThoughts(const Message &message, QJsonArray &items) const
    {
        if (items.isEmpty() || message.role != Role::Assistant)
            return;
        const Quirks &quirks = m_target.quirks;
        QList<PlacedReasoning> thoughts = reasoningItems(message.reasoningDetails, quirks);
        if (thoughts.isEmpty() && !message.reasoning.isEmpty() && !quirks.reasoningField.isEmpty()) {
            QJsonArray details;
            details.append(thoughtDetail(message.reasoning, {}, quirks.reasoningFormat, 0));
            thoughts = reasoningItems(details, quirks);
        }
        int inserted = 0;
        const int last = int(items.size()) - 1;
        for (const PlacedReasoning &thought : std::as_const(thoughts)) {
            items.insert(std::min(thought.before, last) + inserted, thought.item);
            ++inserted;
        }
    }

    void writeResult(const Message &message)
    {
        const bool custom = m_customCalls.contains(message.toolCallId);
        QJsonObject item {{kType, custom ? QLatin1String("custom_tool_call_output")
                                         : QLatin1String("function_call_output")},
                          {QLatin1String("call_id"), callId(message.toolCallId)}};
        const bool oneText = message.content.size() <= 1 && isPlainText(message.content);
        if (isPlainText(message.content) && (message.contentIsString || oneText))
            item.insert(QLatin1String("output"), message.plainText());
        else
            item.insert(QLatin1String("output"), parts(message, 0, message.content.size()));
        mergeMissing(item, message.extra.value(kResponsesFields).toObject());
        m_input.items.append(item);
    }

    /// The message, or several with the provider's own items between them.
    QJsonArray contentItems(const Message &message)
    {
        QJsonArray items;
        const qsizetype size = message.content.size();
        qsizetype from = 0;
        for (qsizetype i = 0; i <= size; ++i) {
            const auto *opaque = i < size ? std::get_if<OpaquePart>(&message.content.at(i)) : nullptr;
            const bool isItem = opaque && opaque->json.value(kType) == kResponsesItem;
            if (i < size && !isItem)
                continue;
            const bool withRefusal = i == size && !message.refusal.isEmpty();
            if (i > from || withRefusal)
                putMessage(items, message, from, i, withRefusal);
            if (isItem)
                items.append(opaque->json.value(kResponsesItem));
            from = i + 1;
        }
        return items;
    }

    void putMessage(QJsonArray &items, const Message &message, qsizetype from, qsizetype to, bool withRefusal)
    {
        QJsonObject item {{QLatin1String("role"), roleName(message.role)}};
        const bool all = from == 0 && to == message.content.size();
        if (message.contentIsString && all && !withRefusal && isPlainText(message.content)) {
            const QString text = message.plainText();
            if (text.isEmpty() && message.role == Role::Assistant)
                return;
            item.insert(kContent, text);
        } else {
            QJsonArray content = parts(message, from, to);
            if (withRefusal)
                content.append(QJsonObject {{kType, QLatin1String("refusal")},
                                            {QLatin1String("refusal"), message.refusal}});
            item.insert(kType, QLatin1String("message"));
            item.insert(kContent, content);
        }
        if (const QJsonValue phase = message.extra.value(QLatin1String("phase")); phase.isString())
            item.insert(QLatin1String("phase"), phase);
        mergeMissing(item, message.extra.value(kResponsesFields).toObject());
        items.append(item);
    }

    QJsonArray parts(const Message &message, qsizetype from, qsizetype to)
    {
        QJsonArray list;
        for (qsizetype i = from; i < to; ++i) {
            m_part = i;
            m_role = message.role;
            const QJsonObject part =
                std::visit([this](const auto &content) { return json(content); }, message.content.at(i));
            // Clients send empty text beside a call; the API wants none.
            const bool empty = m_role == Role::Assistant && part.value(QLatin1String("text")).isString()
                               && part.value(QLatin1String("text")).toString().isEmpty();
            if (!part.isEmpty() && !empty)
                list.append(part);
        }
        return list;
    }

    QJsonObject json(const TextPart &part) const
    {
        const bool output = m_role == Role::Assistant;
        QJsonObject json {{kType, output ? QLatin1String("output_text") : QLatin1String("input_text")},
                          {QLatin1String("text"), part.text}};
        putExtra(json, part.extra);
        if (output && !json.contains(QLatin1String("annotations")))
            json.insert(QLatin1String("annotations"), QJsonArray());
        return json;
    }

    QJsonObject json(const ImagePart &part)
    {
        if (m_role == Role::Assistant)
            return refuse(Text::tr("an image in an answer of the assistant"));
        QJsonObject json {{kType, QLatin1String("input_image")}};
        if (!part.url.isEmpty())
            json.insert(QLatin1String("image_url"), part.url);
        if (!part.detail.isEmpty())
            json.insert(QLatin1String("detail"), part.detail);
        putExtra(json, part.extra);
        return json;
    }

    QJsonObject json(const AudioPart &) { return refuse(Text::tr("audio")); }

    QJsonObject json(const FilePart &part)
    {
        if (m_role == Role::Assistant)
            return refuse(Text::tr("a file in an answer of the assistant"));
        QJsonObject json {{kType, QLatin1String("input_file")}};
        if (!part.fileId.isEmpty())
            json.insert(QLatin1String("file_id"), part.fileId);
        const bool web = part.data.startsWith(QLatin1String("http://"), Qt::CaseInsensitive)
                         || part.data.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
        if (web)
            json.insert(QLatin1String("file_url"), part.data);
        else if (!part.data.isEmpty())
            json.insert(QLatin1String("file_data"), part.data);
        // A name beside an address or an id is refused.
        if (!web && part.fileId.isEmpty() && !part.filename.isEmpty())
            json.insert(QLatin1String("filename"), part.filename);
        putExtra(json, part.extra);
        return json;
    }

    QJsonObject json(const OpaquePart &part) const { return part.json; }

    static void putExtra(QJsonObject &json, QJsonObject extra)
    {
        extra.remove(kCacheControl);
        mergeMissing(json, extra);
    }

    QJsonObject refuse(const QString &what)
    {
        if (m_problem)
            return {};
        Error error;
        error.kind = ErrorKind::BadRequest;
        error.provider = m_target.providerId;
        error.parameter = QStringLiteral("%1.content[%2]").arg(m_path).arg(m_part);
        error.message = Text::tr("%1 is reached in a way that cannot carry %2 (%3). Leave it out, or choose "
                                 "another model or provider.")
                            .arg(m_target.providerName, what, error.parameter);
        m_problem = error;
        return {};
    }

    const EndpointTarget &m_target;
    QList<ParameterChange> &m_changes;
    ResponsesInput m_input;
    QSet<QString> m_customCalls; ///< Ids of the calls so far that wait for a custom result.
    std::optional<Error> m_problem;
    QString m_path;
    qsizetype m_part = 0;
    Role m_role = Role::User;
};

} // namespace

Result<ResponsesInput> responsesInput(const QList<Message> &messages, const EndpointTarget &target,
                                      QList<ParameterChange> &changes)
{
    return InputWriter(target, changes).run(messages);
}

} // namespace core
