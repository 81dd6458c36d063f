#include "core/simulator/sim_reply.h"

#include "core/simulator/sim_essay.h"
#include "core/simulator/sim_random.h"
#include "core/simulator/sim_schema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Tools whose name or description shares words with the question, best first; the first one of all if none
/// does.
QList<SimRequest::Tool> fittingTools(const SimRequest &request)
{
    const QString question = request.question.toLower();
    QList<std::pair<int, SimRequest::Tool>> scored;
    for (const SimRequest::Tool &tool : request.tools) {
        const QString about = QString(tool.name + u' ' + tool.description).toLower().replace(u'_', u' ');
        const QStringList words = about.split(u' ', Qt::SkipEmptyParts);
        const int score = int(std::count_if(words.begin(), words.end(), [&question](const QString &word) {
            return word.size() > 3 && question.contains(word);
        }));
        scored.append({score, tool});
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<SimRequest::Tool> fitting;
    for (const auto &[score, tool] : std::as_const(scored)) {
        if (score > 0 || fitting.isEmpty())
            fitting.append(tool);
    }
    const qsizetype most = request.parallelTools ? 2 : 1;
    return fitting.mid(0, most);
}

QList<SimRequest::Tool> toolsToCall(const SimRequest &request)
{
    // With results at hand the answer is due; a model that went on calling would never end the loop.
    if (request.tools.isEmpty() || !request.toolResults.isEmpty()
        || request.toolChoice == QLatin1String("none"))
        return {};
    for (const SimRequest::Tool &tool : request.tools) {
        if (tool.name == request.forcedTool)
            return {tool};
    }
    return fittingTools(request);
}

QString jsonText(const QJsonValue &value)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QString answerFromTools(const SimRequest &request)
{
    QString text = QStringLiteral("*Simulated answer from tool results.* You asked: “%1”\n")
                       .arg(simQuote(request.question, 160));
    for (const SimRequest::ToolResult &result : request.toolResults) {
        const QString content = result.text.trimmed();
        const bool structured = content.startsWith(u'{') || content.startsWith(u'[');
        text += structured
                    ? QStringLiteral("\n`%1` answered:\n\n```json\n%2\n```\n")
                          .arg(result.name, content.left(2000))
                    : QStringLiteral("\n- `%1` answered: **%2**").arg(result.name, simQuote(content, 400));
    }
    return text.trimmed();
}

QString answerText(const SimRequest &request, const SimTable::Row &row, const SimRandom &random)
{
    if (!request.toolResults.isEmpty())
        return answerFromTools(request);
    if (request.wantsJson)
        return jsonText(simFillSchema(request.schema, request.question));
    if (row.behaviour.style == SimStyle::Echo)
        return request.question.isEmpty() ? QStringLiteral("(nothing was asked)") : request.question;
    return simEssay(request, row.behaviour.style, row.modelName, row.behaviour.answerTokens, random);
}

/// Ends the answer before the first of the stop texts.
void applyStops(QString &text, const QStringList &stops)
{
    for (const QString &stop : stops) {
        const qsizetype at = text.indexOf(stop);
        if (at >= 0)
            text.truncate(at);
    }
}

/// Cuts from the back to what the client and the endpoint allow.
void applyLimit(SimReply &reply, qsizetype limit)
{
    if (reply.tokenCount() <= limit)
        return;
    reply.finishReason = QStringLiteral("length");
    reply.reasoning = reply.reasoning.mid(0, limit);
    limit -= reply.reasoning.size();
    reply.text = reply.text.mid(0, limit);
    limit -= reply.text.size();
    for (SimReply::Call &call : reply.calls) {
        call.arguments = call.arguments.mid(0, limit);
        limit -= call.arguments.size();
    }
    reply.calls.removeIf([](const SimReply::Call &call) { return call.arguments.isEmpty(); });
}

} // namespace

qsizetype SimReply::tokenCount() const
{
    qsizetype count = reasoning.size() + text.size();
    for (const Call &call : calls)
        count += call.arguments.size();
    return count;
}

SimReply simReply(const SimRequest &request, const SimTable::Row &row, quint64 seed)
{
    // Endpoints of one model say the same: a fallback changes who answers, not what.
    SimRandom random(request.identity + row.modelName.toUtf8(), seed);
    SimReply reply;
    reply.id = QStringLiteral("chatcmpl-sim%1").arg(random.next(), 16, 16, QLatin1Char('0'));
    reply.finishReason = QStringLiteral("stop");
    if (row.endpoint.capabilities.reasoning.value_or(false) && request.effort != QLatin1String("none"))
        reply.reasoning = simTokens(simThoughts(request, random));

    const QList<SimRequest::Tool> tools = toolsToCall(request);
    for (const SimRequest::Tool &tool : tools) {
        SimReply::Call call;
        call.id = QStringLiteral("call_%1").arg(random.next(), 16, 16, QLatin1Char('0'));
        call.name = tool.name;
        call.arguments =
            simTokens(jsonText(tool.parameters.isEmpty() ? QJsonValue(QJsonObject())
                                                         : simFillSchema(tool.parameters, request.question)));
        reply.calls.append(call);
        reply.finishReason = QStringLiteral("tool_calls");
    }
    if (reply.calls.isEmpty()) {
        QString text = answerText(request, row, random);
        applyStops(text, request.stop);
        reply.text = simTokens(text);
    }
    if (row.behaviour.answerTokens > 0)
        reply.text = reply.text.mid(0, row.behaviour.answerTokens);
    qint64 limit = row.endpoint.maxOutputTokens > 0 ? row.endpoint.maxOutputTokens : reply.tokenCount();
    applyLimit(reply, std::min(limit, request.maxTokens.value_or(limit)));
    return reply;
}

SimFate simFate(const SimRequest &request, const SimTable::Row &row, quint64 seed)
{
    SimRandom random(request.identity + row.endpoint.providerModelId.toUtf8(), seed);
    SimFate fate;
    fate.fails = random.unit() < row.behaviour.failureRate;
    fate.breaks = random.unit() < row.behaviour.breakRate;
    return fate;
}

} // namespace core
