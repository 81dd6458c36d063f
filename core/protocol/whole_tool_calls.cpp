#include "core/protocol/whole_tool_calls.h"

#include "core/protocol/answer_pieces.h"

#include <QJsonDocument>

namespace core {

namespace {

bool isObject(const QString &arguments)
{
    return QJsonDocument::fromJson(arguments.toUtf8()).isObject();
}

} // namespace

void WholeToolCalls::add(const ToolCallDelta &delta)
{
    const qsizetype place = delta.index - m_taken;
    if (place < 0)
        return;
    if (place >= m_calls.size()) {
        m_calls.append({delta});
        return;
    }
    Call &call = m_calls[place];
    call.delta.arguments += delta.arguments;
    mergePieces(call.delta.extra, delta.extra);
    call.cameWhole = false;
}

template<typename Complete>
QList<ToolCallDelta> WholeToolCalls::takeWhile(Complete &&complete)
{
    QList<ToolCallDelta> taken;
    while (!m_calls.isEmpty() && complete(m_calls.first())) {
        taken.append(m_calls.takeFirst().delta);
        ++m_taken;
    }
    return taken;
}

QList<ToolCallDelta> WholeToolCalls::takeWhole()
{
    // Without arguments it may be the first fragment of a call.
    return takeWhile([](const Call &call) { return call.cameWhole && isObject(call.delta.arguments); });
}

QList<ToolCallDelta> WholeToolCalls::takeClosed()
{
    return takeWhile(
        [](const Call &call) { return call.delta.arguments.isEmpty() || isObject(call.delta.arguments); });
}

QList<ToolCallDelta> WholeToolCalls::takeAll()
{
    return takeWhile([](const Call &) { return true; });
}

} // namespace core
