#include "core/simulator/sim_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace core {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray event(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject usageJson(const SimRequest &request, const SimReply &reply)
{
    const qint64 completion = reply.tokenCount();
    return {{QStringLiteral("prompt_tokens"), request.promptTokens},
            {QStringLiteral("completion_tokens"), completion},
            {QStringLiteral("total_tokens"), request.promptTokens + completion},
            {QStringLiteral("prompt_tokens_details"),
             QJsonObject {{QStringLiteral("cached_tokens"), request.cachedTokens}}},
            {QStringLiteral("completion_tokens_details"),
             QJsonObject {{QStringLiteral("reasoning_tokens"), reply.reasoning.size()}}}};
}

QJsonObject envelope(const SimRequest &request, const SimReply &reply, const QString &object, qint64 created)
{
    return {{QStringLiteral("id"), reply.id},
            {QStringLiteral("object"), object},
            {QStringLiteral("created"), created},
            {QStringLiteral("model"), request.model},
            {QStringLiteral("system_fingerprint"), QStringLiteral("simulated")}};
}

QJsonObject callJson(const SimReply::Call &call, const QString &arguments)
{
    return {{QStringLiteral("id"), call.id},
            {QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"),
             QJsonObject {{QStringLiteral("name"), call.name}, {QStringLiteral("arguments"), arguments}}}};
}

} // namespace

QByteArray simWholeAnswer(const SimRequest &request, const SimReply &reply, qint64 created)
{
    QJsonObject message {{QStringLiteral("role"), QStringLiteral("assistant")},
                         {QStringLiteral("content"), textOrNull(reply.text.join(QString()))}};
    if (!reply.reasoning.isEmpty())
        message.insert(QStringLiteral("reasoning_content"), reply.reasoning.join(QString()));
    if (!reply.calls.isEmpty()) {
        QJsonArray calls;
        for (const SimReply::Call &call : reply.calls)
            calls.append(callJson(call, call.arguments.join(QString())));
        message.insert(QStringLiteral("tool_calls"), calls);
    }
    QJsonObject json = envelope(request, reply, QStringLiteral("chat.completion"), created);
    json.insert(QStringLiteral("choices"),
                QJsonArray {QJsonObject {{QStringLiteral("index"), 0},
                                         {QStringLiteral("message"), message},
                                         {QStringLiteral("finish_reason"), reply.finishReason}}});
    json.insert(QStringLiteral("usage"), usageJson(request, reply));
    return compact(json);
}

SimStream::SimStream(const SimRequest &request, SimReply reply, qint64 created)
    : m_reply(std::move(reply))
    , m_envelope(envelope(request, m_reply, QStringLiteral("chat.completion.chunk"), created))
{
    if (request.includeUsage)
        m_usage = usageJson(request, m_reply);
}

QByteArray SimStream::delta(const QJsonObject &delta, const QJsonValue &finishReason) const
{
    QJsonObject chunk = m_envelope;
    chunk.insert(QStringLiteral("choices"),
                 QJsonArray {QJsonObject {{QStringLiteral("index"), 0},
                                          {QStringLiteral("delta"), delta},
                                          {QStringLiteral("finish_reason"), finishReason}}});
    return event(compact(chunk));
}

QByteArray SimStream::head() const
{
    return delta(
        {{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}});
}

QByteArray SimStream::next()
{
    const qsizetype thoughts = m_reply.reasoning.size();
    const qsizetype at = m_next++;
    if (at < thoughts)
        return delta({{QStringLiteral("reasoning_content"), m_reply.reasoning.at(at)}});
    if (at - thoughts < m_reply.text.size())
        return delta({{QStringLiteral("content"), m_reply.text.at(at - thoughts)}});
    return m_call < m_reply.calls.size() ? nextOfCall() : QByteArray();
}

QByteArray SimStream::nextOfCall()
{
    const SimReply::Call &call = m_reply.calls.at(m_call);
    const auto callDelta = [&](QJsonObject json) {
        json.insert(QStringLiteral("index"), m_call);
        return delta({{QStringLiteral("tool_calls"), QJsonArray {json}}});
    };
    const QByteArray opening = m_argument == 0 ? callDelta(callJson(call, QString())) : QByteArray();
    const QJsonObject function {{QStringLiteral("arguments"), call.arguments.at(m_argument)}};
    const QByteArray piece = callDelta({{QStringLiteral("function"), function}});
    if (++m_argument == call.arguments.size()) {
        m_argument = 0;
        ++m_call;
    }
    return opening + piece;
}

QByteArray SimStream::tail() const
{
    QByteArray bytes = delta({}, m_reply.finishReason);
    if (!m_usage.isEmpty()) {
        QJsonObject chunk = m_envelope;
        chunk.insert(QStringLiteral("choices"), QJsonArray());
        chunk.insert(QStringLiteral("usage"), m_usage);
        bytes += event(compact(chunk));
    }
    return bytes + event("[DONE]");
}

QByteArray simError(const QString &message, const QString &type, const QString &parameter,
                    const QString &code)
{
    return compact({{QStringLiteral("error"), QJsonObject {{QStringLiteral("message"), message},
                                                           {QStringLiteral("type"), type},
                                                           {QStringLiteral("param"), textOrNull(parameter)},
                                                           {QStringLiteral("code"), textOrNull(code)}}}});
}

QByteArray simModelList(const SimTable &table, qint64 created)
{
    QJsonArray list;
    for (const ProviderOverlay::ModelRow &row : table.provider.models) {
        list.append(QJsonObject {{QStringLiteral("id"), row.endpoint.providerModelId},
                                 {QStringLiteral("object"), QStringLiteral("model")},
                                 {QStringLiteral("created"), created},
                                 {QStringLiteral("owned_by"), table.provider.id}});
    }
    return compact({{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), list}});
}

} // namespace core
