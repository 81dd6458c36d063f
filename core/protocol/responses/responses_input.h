#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace core {

/// A conversation in the form of OpenAI's Responses.
struct ResponsesInput {
    /// The system's words, where they all stand at the start and are plain text; else they are items.
    QString instructions = {};
    QJsonArray items = {};
};

/// Ids of messages and calls stay behind: a provider that stores nothing does not know them. An error names
/// what has no place in this protocol; what is only left out (names, cache marks) is written down.
Result<ResponsesInput> responsesInput(const QList<Message> &messages, const EndpointTarget &target,
                                      QList<ParameterChange> &changes);

} // namespace core
