#pragma once

#include "core/model/chat_event.h"
#include "core/protocol/responses/responses_call_item.h"
#include "core/protocol/responses/responses_events.h"
#include "core/protocol/responses/responses_message_item.h"
#include "core/protocol/responses/responses_reasoning_item.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QSet>
#include <QString>

#include <map>
#include <memory>
#include <optional>

namespace core {

/// Puts the content of an answer, from whatever protocol, into output items in the order of OpenAI's
/// Responses: one item at a time, and a new kind of content ends the one before. Only calls can be open side
/// by side, while their arguments are incomplete.
///
/// Signatures and encrypted thoughts that come while something else is open wait until that is at its end, so
/// that a message stays whole.
class ResponsesOutputWriter
{
public:
    /// `events` outlives this.
    explicit ResponsesOutputWriter(ResponsesEvents &events);
    Q_DISABLE_COPY_MOVE(ResponsesOutputWriter)

    void addText(const QString &text, const QJsonArray &logprobs);
    void addLogprobs(const QJsonArray &logprobs);
    void addRefusal(const QString &text);
    void addReasoning(const ReasoningDelta &delta);
    void addCall(const ToolCallDelta &delta);
    void addAnnotations(const QJsonArray &annotations);
    /// A message of this phase begins.
    void beginPhase(const QJsonValue &phase);
    void addServerItem(const QJsonObject &item);
    /// Ends what is open; `status` is that of the last item.
    void end(QLatin1String status);
    /// For an answer that ends in an error: nothing is ended, for clients run a tool at the end of its call.
    void abandon();

private:
    ResponsesMessageItem &message();
    void closeMessage(QLatin1String status);
    void closeReasoning();
    void closeCalls(QLatin1String status, bool onlyWhole);
    void closeAll();
    void writeWaiting();
    ResponsesReasoningItem &reasoningFor(const QJsonObject &detail);
    void addDetails(const QJsonArray &details);
    bool isNews(const QJsonObject &detail) const;

    ResponsesEvents &m_events;
    std::unique_ptr<ResponsesMessageItem> m_message;
    std::unique_ptr<ResponsesReasoningItem> m_reasoning;
    std::map<int, ResponsesCallItem> m_calls; ///< Those that are open, by the call's index.
    int m_callsBegun = 0;
    QJsonArray m_waiting; ///< Blocks without anything to show, for when an item ends.
    QSet<QString> m_signatures; ///< Signatures of calls that were written.
    QJsonValue m_phase = QJsonValue::Undefined; ///< Of the next message.
    qsizetype m_characters = 0; ///< Of all text in messages that are closed.
};

} // namespace core
