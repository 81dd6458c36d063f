#pragma once

#include "core/model/chat.h"
#include "core/protocol/field_reader.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// What is left of a tool, block or call, as its `extra`: the cache mark by its name, everything else as
/// `anthropic_fields`.
QJsonObject anthropicExtra(QJsonObject rest);

/// The `system` prompt of a request: a string, or a list of text blocks.
std::optional<Message> systemFromAnthropic(FieldReader &reader, std::optional<Error> &problem);

/// One entry of `messages`. The results of tools that stand in a user message become messages of their own.
QList<Message> messagesFromAnthropic(const QJsonObject &json, const QString &path,
                                     std::optional<Error> &problem);

} // namespace core
