#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/parameter_change.h"
#include "core/model/route_plan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// A conversation in Bedrock's form.
struct BedrockConversation {
    QJsonArray system; ///< Blocks of all system messages, wherever they stood.
    QJsonArray messages; ///< Strictly user and assistant in turn.
    QStringList calledTools; ///< Names of the tools that history holds calls of, each once.
    bool holdsToolBlocks = false;
};

/// `takesReasoning`: earlier thoughts that are signed are sent back. An error names the part that cannot be
/// sent.
///
/// A part that nobody models is taken for a block of Bedrock's own if it holds one (`guardContent`, `video`,
/// …). Blocks under `bedrock_content` in the extra of an assistant's message are sent back in front of its
/// text.
Result<BedrockConversation> bedrockConversation(const QList<Message> &messages, const EndpointTarget &target,
                                                bool takesReasoning, QList<ParameterChange> &changes);

/// The mark that Bedrock wants behind a block, for a `cache_control` that stands in `extra`.
std::optional<QJsonObject> bedrockCachePoint(const QJsonObject &extra);

/// A document's name in the letters that Bedrock takes: letters, digits, single spaces, hyphens, parentheses
/// and square brackets.
QString bedrockDocumentName(const QString &filename);

} // namespace core
