#include "core/simulator/sim_request.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace core {

namespace {

/// Longest run of letters that counts as one token.
constexpr qsizetype kTokenLetters = 8;
constexpr int kTokensPerMessage = 4;
constexpr int kTokensPerImage = 255;

/// Where the token ends that begins at `at`.
qsizetype tokenEnd(const QString &text, qsizetype at)
{
    if (text.at(at) == u' ')
        ++at;
    const auto isPlainLetter = [&text](qsizetype index) {
        return index < text.size() && text.at(index).unicode() < 0x2e80 && text.at(index).isLetterOrNumber();
    };
    const qsizetype word = at;
    while (isPlainLetter(at) && at - word < kTokenLetters)
        ++at;
    // A sign, an ideograph, or half of a surrogate pair, of which the other half must not stay behind.
    if (at == word && at < text.size())
        at += text.at(at).isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    return at;
}

Error badRequest(const QString &message, const QString &parameter)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.message = message;
    error.parameter = parameter;
    return error;
}

struct Content {
    QString text;
    int images = 0;
};

Content contentOf(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    Content content;
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &partValue : parts) {
        const QJsonObject part = partValue.toObject();
        const QString type = part.value(QLatin1String("type")).toString();
        if (type == QLatin1String("image_url")) {
            ++content.images;
        } else if (type == QLatin1String("text")) {
            if (!content.text.isEmpty())
                content.text += u'\n';
            content.text += part.value(QLatin1String("text")).toString();
        }
    }
    return content;
}

/// Walks through the messages from first to last.
class Conversation
{
public:
    explicit Conversation(SimRequest &request)
        : m_request(request)
    { }

    void add(const QJsonObject &message)
    {
        m_request.cachedTokens = m_request.promptTokens;
        const QString role = message.value(QLatin1String("role")).toString();
        const Content content = contentOf(message.value(QLatin1String("content")));
        m_request.promptTokens +=
            kTokensPerMessage + simTokenCount(content.text) + content.images * kTokensPerImage;
        m_request.hasImages = m_request.hasImages || content.images > 0;
        if (role == QLatin1String("system") || role == QLatin1String("developer"))
            m_request.system = content.text;
        else if (role == QLatin1String("user"))
            addUser(content);
        else if (role == QLatin1String("assistant"))
            addAssistant(message);
        else if (role == QLatin1String("tool"))
            addResult(message, content);
    }

private:
    void addUser(const Content &content)
    {
        m_request.previousQuestion = m_request.question;
        m_request.question = content.text;
        m_request.images = content.images;
        m_request.toolResults.clear();
        ++m_request.turn;
    }

    void addAssistant(const QJsonObject &message)
    {
        const QJsonArray calls = message.value(QLatin1String("tool_calls")).toArray();
        for (const QJsonValue &value : calls) {
            const QJsonObject function = value[QLatin1String("function")].toObject();
            const QString name = function.value(QLatin1String("name")).toString();
            m_toolNames.insert(value[QLatin1String("id")].toString(), name);
            m_request.promptTokens +=
                kTokensPerMessage + simTokenCount(function.value(QLatin1String("arguments")).toString());
        }
    }

    void addResult(const QJsonObject &message, const Content &content)
    {
        const QString id = message.value(QLatin1String("tool_call_id")).toString();
        m_request.toolResults.append({m_toolNames.value(id, QStringLiteral("tool")), content.text});
    }

    SimRequest &m_request;
    QHash<QString, QString> m_toolNames;
};

void readTools(const QJsonObject &json, SimRequest &request)
{
    const QJsonArray tools = json.value(QLatin1String("tools")).toArray();
    for (const QJsonValue &value : tools) {
        const QJsonObject function = value[QLatin1String("function")].toObject();
        const QString name = function.value(QLatin1String("name")).toString();
        if (name.isEmpty())
            continue;
        request.tools.append({name, function.value(QLatin1String("description")).toString(),
                              function.value(QLatin1String("parameters")).toObject()});
        request.promptTokens +=
            simTokenCount(QString::fromUtf8(QJsonDocument(function).toJson(QJsonDocument::Compact)));
    }
    const QJsonValue choice = json.value(QLatin1String("tool_choice"));
    request.toolChoice = choice.toString(QStringLiteral("auto"));
    request.forcedTool = choice[QLatin1String("function")][QLatin1String("name")].toString();
    request.parallelTools = json.value(QLatin1String("parallel_tool_calls")).toBool(true);
}

void readFormat(const QJsonObject &json, SimRequest &request)
{
    const QJsonObject format = json.value(QLatin1String("response_format")).toObject();
    const QString type = format.value(QLatin1String("type")).toString();
    request.wantsJson = type == QLatin1String("json_object") || type == QLatin1String("json_schema");
    request.schema = format.value(QLatin1String("json_schema"))[QLatin1String("schema")].toObject();
}

QStringList stopsOf(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList stops;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &stop : list)
        stops.append(stop.toString());
    stops.removeAll(QString());
    return stops;
}

/// What the client wants to hear does not depend on who is asked and how the answer is packed.
QByteArray identityOf(QJsonObject json)
{
    for (const QLatin1String field :
         {QLatin1String("model"), QLatin1String("stream"), QLatin1String("stream_options")})
        json.remove(field);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

Result<SimRequest> SimRequest::fromJson(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject()) {
        return badRequest(QStringLiteral("We could not parse the JSON body of your request (%1 at byte %2).")
                              .arg(problem.errorString(), QString::number(problem.offset)),
                          {});
    }
    const QJsonObject json = document.object();
    SimRequest request;
    request.model = json.value(QLatin1String("model")).toString();
    if (request.model.isEmpty())
        return badRequest(QStringLiteral("You must provide a model parameter."), QStringLiteral("model"));

    const QJsonArray messages = json.value(QLatin1String("messages")).toArray();
    Conversation conversation(request);
    for (const QJsonValue &message : messages) {
        if (!message.isObject() || !message[QLatin1String("role")].isString()) {
            return badRequest(QStringLiteral("Each message must be an object with a role."),
                              QStringLiteral("messages"));
        }
        conversation.add(message.toObject());
    }
    if (messages.isEmpty()) {
        return badRequest(QStringLiteral("Invalid 'messages': expected an array with at least one message."),
                          QStringLiteral("messages"));
    }

    for (const QLatin1String field : {QLatin1String("max_completion_tokens"), QLatin1String("max_tokens")}) {
        const QJsonValue value = json.value(field);
        if (!value.isUndefined() && !value.isNull())
            request.maxTokens = value.toInteger();
    }
    if (request.maxTokens && *request.maxTokens < 1)
        return badRequest(QStringLiteral("Invalid 'max_tokens': must be at least 1."),
                          QStringLiteral("max_tokens"));

    readTools(json, request);
    readFormat(json, request);
    request.stop = stopsOf(json.value(QLatin1String("stop")));
    request.effort =
        json.value(QLatin1String("reasoning_effort"))
            .toString(json.value(QLatin1String("reasoning"))[QLatin1String("effort")].toString());
    request.stream = json.value(QLatin1String("stream")).toBool();
    request.includeUsage =
        json.value(QLatin1String("stream_options"))[QLatin1String("include_usage")].toBool();
    request.identity = identityOf(json);
    return request;
}

QStringList simTokens(const QString &text)
{
    QStringList tokens;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = tokenEnd(text, at);
        tokens.append(text.mid(at, end - at));
        at = end;
    }
    return tokens;
}

qint64 simTokenCount(const QString &text)
{
    qint64 count = 0;
    for (qsizetype at = 0; at < text.size(); at = tokenEnd(text, at))
        ++count;
    return count;
}

} // namespace core
