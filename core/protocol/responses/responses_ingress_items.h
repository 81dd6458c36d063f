#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// Reads the list `input` of a Responses request into messages; see chatRequestFromResponses().
QList<Message> messagesFromResponses(const QJsonArray &input, const QString &reasoningFormat,
                                     std::optional<Error> &problem);

} // namespace core
