#pragma once

#include "core/model/chat_event.h"
#include "core/protocol/responses/responses_events.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// One call of the client's tools as it grows: of a function, or of a custom tool.
class ResponsesCallItem
{
public:
    /// `first`: the fragment that names the call.
    ResponsesCallItem(ResponsesEvents &events, const ToolCallDelta &first);

    const QString &callId() const { return m_callId; }
    void add(const ToolCallDelta &fragment);
    /// Whether nothing can be missing: its arguments are whole JSON. What a custom tool gets is no JSON, so
    /// of such a call nobody knows before the answer goes on with something else.
    bool isWhole() const;
    void end(QLatin1String status);
    /// For an answer that ends in an error: what the item is, without an event.
    void abandon();

private:
    QJsonObject item(QLatin1String status) const;
    QJsonObject place() const;
    void grow(const QString &arguments);

    ResponsesEvents &m_events;
    QString m_id;
    QString m_callId;
    QString m_name;
    QString m_arguments;
    QJsonObject m_others; ///< Fields that only this API has.
    bool m_custom;
    int m_index = 0;
};

} // namespace core
