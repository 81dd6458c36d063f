#include "core/protocol/bedrock/bedrock_reasoning.h"

#include "core/protocol/reasoning_details.h"

#include <QByteArray>

#include <algorithm>

namespace core {

namespace {

QJsonObject reasoningBlock(QLatin1String name, const QJsonValue &value)
{
    return {{QLatin1String("reasoningContent"), QJsonObject {{name, value}}}};
}

} // namespace

QJsonObject bedrockRedactedDetail(const QString &base64, int index)
{
    // Claude's data is text, and Bedrock packs it into base64 once more.
    const QByteArray data = QByteArray::fromBase64(base64.toLatin1());
    const QString text = QString::fromLatin1(data);
    const bool plain = std::all_of(data.cbegin(), data.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
    const bool exact = QString::fromLatin1(data.toBase64()) == base64;
    return plain && exact ? encryptedDetail(text, {}, kClaudeReasoning, index)
                          : encryptedDetail(base64, {}, kBedrockReasoning, index);
}

QJsonArray bedrockReasoningBlocks(const QJsonArray &details)
{
    QJsonArray blocks;
    for (const QJsonValue &entry :
         reasoningDetailsOf(details, {QString(kClaudeReasoning), QString(kBedrockReasoning)})) {
        const QJsonObject detail = entry.toObject();
        const QString signature = detail.value(QLatin1String("signature")).toString();
        const QString data = detail.value(QLatin1String("data")).toString();
        if (!signature.isEmpty()) {
            blocks.append(
                reasoningBlock(QLatin1String("reasoningText"),
                               QJsonObject {{QLatin1String("text"), detail.value(QLatin1String("text"))},
                                            {QLatin1String("signature"), signature}}));
        } else if (!data.isEmpty()) {
            const bool packed = detail.value(QLatin1String("format")) == kBedrockReasoning;
            blocks.append(reasoningBlock(QLatin1String("redactedContent"),
                                         packed ? data : QString::fromLatin1(data.toUtf8().toBase64())));
        }
    }
    return blocks;
}

} // namespace core
