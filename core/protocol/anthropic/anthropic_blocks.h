#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace core {

/// Writes content parts as blocks of the Messages API.
class AnthropicBlockWriter
{
public:
    /// Whether the host fetches images and files by their addresses.
    enum class Addresses { Taken, Refused };

    AnthropicBlockWriter(const EndpointTarget &target, Addresses addresses);

    /// The blocks of a message's content, one for each part: null stands for a text that the API would refuse
    /// because there is nothing in it. An error for what has no place in the protocol; `path` is where the
    /// message stands in the request.
    Result<QJsonArray> content(const Message &message, const QString &path) const;
    /// The answer to a tool call.
    Result<QJsonObject> toolResult(const Message &message, const QString &path) const;
    static QJsonObject toolUse(const ToolCall &call);
    /// The thoughts of an earlier answer: null stands for one without a signature, which the API refuses.
    static QJsonArray thoughts(const Message &message);

    /// An error that says that there is no place for `what`.
    static Error cannotCarry(const EndpointTarget &target, const QString &what, const QString &path);

private:
    struct PartWriter;

    const EndpointTarget &m_target;
    Addresses m_addresses;
};

/// Writes back what `extra` holds for this protocol: the cache mark and the fields that only it knows.
void putAnthropicExtra(QJsonObject &json, const QJsonObject &extra);

/// The string where the list is one plain text, else the list.
QJsonValue plainOrBlocks(const QJsonArray &blocks);

} // namespace core
