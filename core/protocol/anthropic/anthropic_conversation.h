#pragma once

#include "core/base/result.h"
#include "core/protocol/anthropic/anthropic_blocks.h"
#include "core/protocol/request_fit.h"

#include <QJsonArray>
#include <QJsonValue>

namespace core {

/// The messages of a request as the Messages API wants them.
struct AnthropicConversation {
    QJsonValue system = QJsonValue::Undefined;
    QJsonArray messages = {};
};

/// System messages go into one prompt in front (but see ModelTraits::systemInMessages), neighbours of one
/// role become one message, the results of tools come first in theirs, and the conversation begins with the
/// user. Writes down what it changes.
Result<AnthropicConversation> anthropicConversation(FittedRequest &fitted, const EndpointTarget &target,
                                                    AnthropicBlockWriter::Addresses addresses);

} // namespace core
