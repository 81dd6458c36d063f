#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace core {

// Bedrock's `reasoningContent` and the typed blocks of reasoning_details.h. Signatures and redacted thoughts
// are Claude's own, so they go to Claude at other hosts as well.

/// A block of encrypted thoughts, of Bedrock's base64.
QJsonObject bedrockRedactedDetail(const QString &base64, int index);

/// The content blocks for earlier thoughts. Text without a signature is left out: the models that sign refuse
/// it, and the others do not take thoughts back.
QJsonArray bedrockReasoningBlocks(const QJsonArray &details);

} // namespace core
