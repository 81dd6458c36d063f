#include "core/protocol/anthropic/anthropic_conversation.h"

#include "core/protocol/anthropic/anthropic_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnthropicMessages)
};

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("text");
constexpr QLatin1String kUser("user");
constexpr QLatin1String kAssistant("assistant");
constexpr QLatin1String kSystem("system");

struct Turn {
    QLatin1String role;
    QJsonArray blocks = {};
};

void appendAll(QJsonArray &list, const QJsonArray &more)
{
    for (const QJsonValue &entry : more) {
        if (!entry.isNull())
            list.append(entry);
    }
}

/// One kind of blocks of an assistant message, to be drawn from in the order that kAnthropicOrder gives.
struct Source {
    QLatin1String name;
    QJsonArray blocks;
    int next = 0;

    void drawInto(QJsonArray &list)
    {
        if (next < blocks.size())
            appendAll(list, {blocks.at(next++)});
    }
};

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

QJsonArray resultsFirst(const QJsonArray &blocks)
{
    QJsonArray results;
    QJsonArray others;
    for (const QJsonValue &block : blocks) {
        const bool result = block.toObject().value(kType) == QLatin1String("tool_result");
        (result ? results : others).append(block);
    }
    appendAll(results, others);
    return results;
}

class ConversationWriter
{
public:
    ConversationWriter(FittedRequest &fitted, const EndpointTarget &target,
                       AnthropicBlockWriter::Addresses addresses)
        : m_fitted(fitted)
        , m_target(target)
        , m_blocks(target, addresses)
    { }

    Result<AnthropicConversation> run()
    {
        const QList<Message> &messages = m_fitted.request.messages;
        for (int i = 0; i < messages.size(); ++i) {
            if (const Status added = add(messages.at(i), QStringLiteral("messages[%1]").arg(i)); !added)
                return added.error();
        }
        if (m_named)
            m_fitted.changes.append(
                {ParameterChange::Kind::Dropped, QStringLiteral("messages.name"), {}, {}});
        beginWithUser();
        if (goesOn() && !m_target.traits.prefill.value_or(true))
            return cannotGoOn(messages.size() - 1);
        trimEnd();
        AnthropicConversation conversation;
        if (!m_system.isEmpty())
            conversation.system = plainOrBlocks(m_system);
        for (const Turn &turn : std::as_const(m_turns)) {
            const QJsonArray blocks = turn.role == kUser ? resultsFirst(turn.blocks) : turn.blocks;
            conversation.messages.append(QJsonObject {{QLatin1String("role"), turn.role},
                                                      {QLatin1String("content"), plainOrBlocks(blocks)}});
        }
        return conversation;
    }

private:
    Status add(const Message &message, const QString &path)
    {
        m_named = m_named || !message.name.isEmpty();
        if (message.role == Role::Tool) {
            const Result<QJsonObject> result = m_blocks.toolResult(message, path);
            if (!result)
                return result.error();
            addTurn(kUser, {*result});
            return Done {};
        }
        const Result<QJsonArray> content = m_blocks.content(message, path);
        if (!content)
            return content.error();
        if (isSystem(message))
            addSystem(message, *content, path);
        else if (message.role == Role::Assistant)
            addTurn(kAssistant, assistantBlocks(message, *content));
        else
            addTurn(kUser, *content);
        return Done {};
    }

    void addTurn(QLatin1String role, const QJsonArray &blocks)
    {
        QJsonArray present;
        appendAll(present, blocks);
        if (present.isEmpty())
            return;
        if (m_turns.isEmpty() || m_turns.last().role != role)
            m_turns.append({role});
        appendAll(m_turns.last().blocks, present);
    }

    /// A client of the same shape that puts a system message among the others knows that the model takes it.
    void addSystem(const Message &message, const QJsonArray &content, const QString &path)
    {
        const bool sameShape = message.extra.contains(kAnthropicFields);
        if (!m_turns.isEmpty() && m_target.traits.systemInMessages.value_or(sameShape)) {
            addTurn(kSystem, content);
            return;
        }
        if (!m_turns.isEmpty())
            m_fitted.changes.append({ParameterChange::Kind::Mapped, path, QStringLiteral("system message"),
                                     QStringLiteral("system prompt")});
        appendAll(m_system, content);
    }

    static QJsonArray assistantBlocks(const Message &message, const QJsonArray &content)
    {
        QJsonArray calls;
        for (const ToolCall &call : message.toolCalls)
            calls.append(AnthropicBlockWriter::toolUse(call));
        QJsonArray text = content;
        if (!message.refusal.isEmpty())
            text.append(QJsonObject {{kType, kText}, {kText, message.refusal}});
        Source sources[] = {{QLatin1String("thinking"), AnthropicBlockWriter::thoughts(message)},
                            {QLatin1String("block"), message.extra.value(kAnthropicBlocks).toArray()},
                            {QLatin1String("content"), text},
                            {QLatin1String("tool_call"), calls}};
        QJsonArray blocks;
        for (const QJsonValue &name : message.extra.value(kAnthropicOrder).toArray()) {
            for (Source &source : sources) {
                if (name == source.name)
                    source.drawInto(blocks);
            }
        }
        for (Source &source : sources) {
            while (source.next < source.blocks.size())
                source.drawInto(blocks);
        }
        return blocks;
    }

    /// A greeting of the assistant, or a system prompt alone, is no conversation for the API.
    void beginWithUser()
    {
        if (!m_turns.isEmpty() && m_turns.first().role != kAssistant)
            return;
        m_turns.prepend({kUser, {QJsonObject {{kType, kText}, {kText, QLatin1String(".")}}}});
        m_fitted.changes.append(
            {ParameterChange::Kind::Added, QStringLiteral("messages"), {}, QStringLiteral("user: .")});
    }

    /// The conversation ends with the beginning of an answer.
    bool goesOn() const
    {
        const Turn &last = m_turns.last();
        return last.role == kAssistant && last.blocks.last().toObject().value(kType) == kText;
    }

    Error cannotGoOn(qsizetype index) const
    {
        Error error;
        error.kind = ErrorKind::BadRequest;
        error.provider = m_target.providerId;
        error.parameter = QStringLiteral("messages[%1]").arg(index);
        error.message =
            Text::tr("%1 at %2 cannot go on with an answer that is begun. End the conversation with "
                     "a user message, or choose another model.")
                .arg(m_target.providerModelId, m_target.providerName);
        return error;
    }

    /// The beginning of an answer that the model is to go on with may not end in white space.
    void trimEnd()
    {
        if (!goesOn())
            return;
        Turn &last = m_turns.last();
        QJsonObject block = last.blocks.last().toObject();
        QString text = block.value(kText).toString();
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        block.insert(kText, text);
        last.blocks[last.blocks.size() - 1] = block;
    }

    FittedRequest &m_fitted;
    const EndpointTarget &m_target;
    AnthropicBlockWriter m_blocks;
    QJsonArray m_system;
    QList<Turn> m_turns;
    bool m_named = false; ///< Somebody's name was left out.
};

} // namespace

Result<AnthropicConversation> anthropicConversation(FittedRequest &fitted, const EndpointTarget &target,
                                                    AnthropicBlockWriter::Addresses addresses)
{
    return ConversationWriter(fitted, target, addresses).run();
}

} // namespace core
