#include "core/protocol/gemini/gemini_contents.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/gemini/gemini_media.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiContents)
};

const QLatin1String kUser("user");
const QLatin1String kModel("model");

/// A tool's words as the object that the API demands: an object as it is, anything else as `result`, or as
/// `error` where the message says that the tool failed.
QJsonObject resultObject(const Message &message)
{
    const QString text = message.plainText();
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const bool failed = message.extra.value(QLatin1String("is_error")).toBool();
    if (document.isObject() && !failed)
        return document.object();
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(text);
    return {{failed ? QLatin1String("error") : QLatin1String("result"), value}};
}

class ContentsWriter
{
public:
    ContentsWriter(const QList<Message> &messages, const EndpointTarget &target, const GeminiTurnRules &rules)
        : m_messages(messages)
        , m_target(target)
        , m_rules(rules)
    { }

    Result<GeminiContents> run()
    {
        for (qsizetype i = 0; i < m_messages.size() && !m_error; ++i)
            i = write(i);
        if (m_error)
            return *m_error;
        flush();
        GeminiContents written {m_contents};
        if (!m_system.isEmpty())
            written.systemInstruction.insert(QLatin1String("parts"), m_system);
        return written;
    }

private:
    /// Index of the last message that was written.
    qsizetype write(qsizetype index)
    {
        const Message &message = m_messages.at(index);
        switch (message.role) {
        case Role::System:
        case Role::Developer:
            writeSystem(index);
            break;
        case Role::User:
            for (qsizetype i = 0; i < message.content.size(); ++i) {
                if (const auto part = partAt(index, i))
                    append(kUser, *part);
            }
            break;
        case Role::Assistant:
            m_lastCalls.clear();
            for (const ToolCall &call : message.toolCalls) {
                m_lastCalls << call.id;
                m_names.insert(call.id, call.name);
            }
            for (const QJsonValue &part : geminiModelParts(message, m_rules))
                append(kModel, part.toObject());
            break;
        case Role::Tool:
            return writeResults(index);
        }
        return index;
    }

    void writeSystem(qsizetype index)
    {
        const Message &message = m_messages.at(index);
        for (qsizetype i = 0; i < message.content.size(); ++i) {
            const auto *text = std::get_if<TextPart>(&message.content.at(i));
            if (!text)
                refuse(index, i);
            else if (!text->text.isEmpty())
                m_system.append(QJsonObject {{QLatin1String("text"), text->text}});
        }
    }

    /// All results that stand together. What they hold beside text comes behind all of them, or inside where
    /// the models read it there.
    qsizetype writeResults(qsizetype first)
    {
        QList<qsizetype> results;
        for (qsizetype i = first; i < m_messages.size() && m_messages.at(i).role == Role::Tool; ++i)
            results << i;
        const auto order = [this](qsizetype i) {
            const qsizetype at = m_lastCalls.indexOf(m_messages.at(i).toolCallId);
            return at < 0 ? m_lastCalls.size() : at;
        };
        const qsizetype last = results.last();
        std::stable_sort(results.begin(), results.end(),
                         [&](qsizetype a, qsizetype b) { return order(a) < order(b); });
        QJsonArray behind;
        for (const qsizetype i : std::as_const(results))
            writeResult(i, behind);
        for (const QJsonValue &part : std::as_const(behind))
            append(kUser, part.toObject());
        return last;
    }

    void writeResult(qsizetype index, QJsonArray &behind)
    {
        const Message &message = m_messages.at(index);
        const QString name = m_names.value(message.toolCallId, message.name);
        if (name.isEmpty()) {
            fail(QStringLiteral("messages[%1].tool_call_id").arg(index),
                 Text::tr("Message %1 is the result of a tool call that is not in the conversation, and %2 "
                          "needs the tool's name.")
                     .arg(QString::number(index), m_target.providerName));
            return;
        }
        QJsonArray media;
        for (qsizetype i = 0; i < message.content.size(); ++i) {
            if (std::holds_alternative<TextPart>(message.content.at(i)))
                continue;
            if (const auto part = partAt(index, i))
                media.append(*part);
        }
        QJsonObject response {{QLatin1String("name"), name},
                              {QLatin1String("response"), resultObject(message)}};
        if (const QString id = geminiCallId(message.toolCallId, m_rules); !id.isEmpty())
            response.insert(QLatin1String("id"), id);
        if (m_rules.signaturesNeeded && !media.isEmpty()) // Gemini 3 has a place for it
            response.insert(QLatin1String("parts"), std::exchange(media, {}));
        mergeMissing(response, message.extra.value(kGoogleExtra).toObject());
        append(kUser, {{QLatin1String("functionResponse"), response}});
        for (const QJsonValue &part : std::as_const(media))
            behind.append(part);
    }

    std::optional<QJsonObject> partAt(qsizetype message, qsizetype part)
    {
        std::optional<QJsonObject> written = geminiPart(m_messages.at(message).content.at(part));
        if (!written)
            refuse(message, part);
        return written;
    }

    void refuse(qsizetype message, qsizetype part)
    {
        const QString path = QStringLiteral("messages[%1].content[%2]").arg(message).arg(part);
        fail(path, Text::tr("%1 cannot be given '%2' of the request: it takes text, and images, files, audio "
                            "and video as data URLs. Change or remove it, or choose another provider.")
                       .arg(m_target.providerName, path));
    }

    void fail(const QString &parameter, const QString &sentence)
    {
        if (m_error)
            return;
        Error error;
        error.kind = ErrorKind::BadRequest;
        error.provider = m_target.providerId;
        error.parameter = parameter;
        error.message = sentence;
        m_error = error;
    }

    void append(QLatin1String role, const QJsonObject &part)
    {
        if (role != m_role)
            flush();
        m_role = role;
        m_parts.append(part);
    }

    void flush()
    {
        if (!m_parts.isEmpty())
            m_contents.append(QJsonObject {{QLatin1String("role"), m_role},
                                           {QLatin1String("parts"), std::exchange(m_parts, {})}});
    }

    const QList<Message> &m_messages;
    const EndpointTarget &m_target;
    const GeminiTurnRules &m_rules;
    std::optional<Error> m_error;
    QJsonArray m_system;
    QJsonArray m_contents;
    QLatin1String m_role;
    QJsonArray m_parts; ///< Of the content that is being written.
    QStringList m_lastCalls; ///< Ids of the last turn's calls, in order.
    QHash<QString, QString> m_names; ///< Of the tools by the ids of their calls.
};

} // namespace

Result<GeminiContents> geminiContents(const QList<Message> &messages, const EndpointTarget &target,
                                      const GeminiTurnRules &rules)
{
    return ContentsWriter(messages, target, rules).run();
}

} // namespace core
