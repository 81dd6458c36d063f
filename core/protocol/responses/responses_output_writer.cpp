#include "core/protocol/responses/responses_output_writer.h"

#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/responses_server_item.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

const QLatin1String kCompleted("completed");

bool showsSomething(const QJsonObject &detail)
{
    return !detail.value(QLatin1String("text")).toString().isEmpty()
           || !detail.value(QLatin1String("summary")).toString().isEmpty();
}

} // namespace

ResponsesOutputWriter::ResponsesOutputWriter(ResponsesEvents &events)
    : m_events(events)
{ }

ResponsesMessageItem &ResponsesOutputWriter::message()
{
    if (!m_message) {
        closeAll();
        m_message = std::make_unique<ResponsesMessageItem>(
            m_events, std::exchange(m_phase, QJsonValue::Undefined), m_characters);
    }
    return *m_message;
}

void ResponsesOutputWriter::addText(const QString &text, const QJsonArray &logprobs)
{
    if (!text.isEmpty())
        message().addText(text, logprobs);
}

void ResponsesOutputWriter::addLogprobs(const QJsonArray &logprobs)
{
    if (m_message)
        m_message->addLogprobs(logprobs);
}

void ResponsesOutputWriter::addRefusal(const QString &text)
{
    if (!text.isEmpty())
        message().addRefusal(text);
}

void ResponsesOutputWriter::addAnnotations(const QJsonArray &annotations)
{
    if (m_message)
        m_message->addAnnotations(annotations);
}

void ResponsesOutputWriter::beginPhase(const QJsonValue &phase)
{
    closeMessage(kCompleted);
    m_phase = phase;
}

void ResponsesOutputWriter::addServerItem(const QJsonObject &item)
{
    closeAll();
    writeServerItem(m_events, item);
}

void ResponsesOutputWriter::addReasoning(const ReasoningDelta &delta)
{
    const bool shown = std::any_of(delta.details.begin(), delta.details.end(), [](const QJsonValue &detail) {
        return showsSomething(detail.toObject());
    });
    if (!shown && delta.text.isEmpty() && (m_message || !m_calls.empty())) {
        for (const QJsonValue &detail : delta.details)
            m_waiting.append(detail);
        return;
    }
    if (!m_reasoning)
        closeAll();
    if (!shown && !delta.text.isEmpty())
        reasoningFor({}).addText(delta.text);
    addDetails(delta.details);
}

/// The open item, or a new one if it cannot take the block.
ResponsesReasoningItem &ResponsesOutputWriter::reasoningFor(const QJsonObject &detail)
{
    if (!m_reasoning || !m_reasoning->takes(detail)) {
        closeReasoning();
        m_reasoning = std::make_unique<ResponsesReasoningItem>(m_events, detail);
    }
    return *m_reasoning;
}

void ResponsesOutputWriter::addDetails(const QJsonArray &details)
{
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        if (isNews(detail))
            reasoningFor(detail).addDetail(detail);
    }
}

/// False for the signature of a call that went out with the call; Gemini's is told in both places.
bool ResponsesOutputWriter::isNews(const QJsonObject &detail) const
{
    const QString data = detail.value(QLatin1String("data")).toString();
    return data.isEmpty()
           || !m_signatures.contains(detail.value(QLatin1String("id")).toString() + u' ' + data);
}

void ResponsesOutputWriter::addCall(const ToolCallDelta &delta)
{
    const QString signature = thoughtSignatureOf(delta.extra);
    const auto open = m_calls.find(delta.index);
    if (open != m_calls.end()) {
        open->second.add(delta);
        if (!signature.isEmpty())
            m_waiting.append(encryptedDetail(signature, open->second.callId(), kGeminiReasoning, 0));
        return;
    }
    if (delta.index < m_callsBegun)
        return; // it was whole
    closeMessage(kCompleted);
    closeReasoning();
    closeCalls(kCompleted, true);
    if (m_calls.empty())
        writeWaiting();
    if (!signature.isEmpty()) {
        // An item of a call has no field for it, but Gemini's blocks can say the same.
        addDetails({encryptedDetail(signature, delta.id, kGeminiReasoning, 0)});
        closeReasoning();
        m_signatures.insert(delta.id + u' ' + signature);
    }
    m_calls.emplace(std::piecewise_construct, std::forward_as_tuple(delta.index),
                    std::forward_as_tuple(m_events, delta));
    m_callsBegun = delta.index + 1;
}

void ResponsesOutputWriter::closeMessage(QLatin1String status)
{
    if (!m_message)
        return;
    m_characters += m_message->characters();
    m_message->end(status);
    m_message.reset();
}

void ResponsesOutputWriter::closeReasoning()
{
    if (!m_reasoning)
        return;
    m_reasoning->end();
    m_reasoning.reset();
}

void ResponsesOutputWriter::closeCalls(QLatin1String status, bool onlyWhole)
{
    for (auto call = m_calls.begin(); call != m_calls.end();) {
        if (onlyWhole && !call->second.isWhole()) {
            ++call;
            continue;
        }
        call->second.end(status);
        call = m_calls.erase(call);
    }
}

void ResponsesOutputWriter::closeAll()
{
    closeMessage(kCompleted);
    closeReasoning();
    closeCalls(kCompleted, false);
    writeWaiting();
}

void ResponsesOutputWriter::writeWaiting()
{
    if (m_waiting.isEmpty())
        return;
    addDetails(std::exchange(m_waiting, QJsonArray()));
    closeReasoning();
}

void ResponsesOutputWriter::end(QLatin1String status)
{
    closeMessage(status);
    closeReasoning();
    closeCalls(status, false);
    writeWaiting();
}

void ResponsesOutputWriter::abandon()
{
    if (m_message)
        m_message->abandon();
    if (m_reasoning)
        m_reasoning->abandon();
    for (auto &[index, call] : m_calls)
        call.abandon();
}

} // namespace core
