#pragma once

#include "core/model/chat.h"
#include "core/model/chat_event.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// What one answer came to, gathered from its events.
class AnswerTally
{
public:
    void add(const ChatEvent &event);

    const std::optional<Usage> &usage() const { return m_usage; }
    bool sawFinish() const { return m_sawFinish; }
    const QString &finishReason() const { return m_finishReason; }
    const QString &nativeFinishReason() const { return m_nativeFinishReason; }
    /// All that the model wrote, thoughts and tool calls included: to be counted when nobody reports usage.
    const QString &text() const { return m_text; }

    bool hasToolCalls() const { return !m_calls.isEmpty(); }
    /// Whether a tool call cannot be carried out (openrouter-spec §4.4): no such tool, arguments that are no
    /// JSON object, or without a field that the tool's schema requires.
    bool hasBadToolCall(const QList<ToolDefinition> &tools) const;

private:
    struct Call {
        QString name;
        QString arguments;
    };
    std::optional<Usage> m_usage;
    bool m_sawFinish = false;
    QString m_finishReason;
    QString m_nativeFinishReason;
    QString m_text;
    QHash<QPair<int, int>, Call> m_calls; ///< By choice and index.
};

} // namespace core
