#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace core {

// Thoughts as typed blocks, in OpenRouter's form (openrouter-spec §5.4): `reasoning.text` with `text` and
// perhaps `signature`, `reasoning.summary` with `summary`, `reasoning.encrypted` with `data`; each with
// `format`, and `id` and `index` where there are such. Signatures and encrypted data belong to the service
// that made them: `format` says to which, and only there are they sent back.

constexpr QLatin1String kClaudeReasoning("anthropic-claude-v1");
constexpr QLatin1String kGeminiReasoning("google-gemini-v1");
constexpr QLatin1String kOpenAiReasoning("openai-responses-v1");
constexpr QLatin1String kAzureReasoning("azure-openai-responses-v1");
constexpr QLatin1String kBedrockOpenAiReasoning("bedrock-openai-responses-v1");
constexpr QLatin1String kXaiReasoning("xai-responses-v1");
// Formats of our own, which no client knows:
constexpr QLatin1String kBedrockReasoning("bedrock-converse-v1"); ///< Of models other than Claude.
constexpr QLatin1String kCohereThinking("cohere-thinking-v2");
constexpr QLatin1String kCohereToolPlan("cohere-tool-plan-v2");

/// One block, or a fragment of one.
QJsonObject textDetail(const QString &text, const QString &signature, const QString &format, int index);
QJsonObject summaryDetail(const QString &summary, const QString &id, const QString &format, int index);
QJsonObject encryptedDetail(const QString &data, const QString &id, const QString &format, int index);

/// Joins the fragments of a stream to whole blocks: neighbours of one type, format, index and id. What is
/// whole already stays byte for byte as it is.
QJsonArray mergedReasoningDetails(const QJsonArray &fragments);

/// The same block with a format that clients of OpenRouter's shape know; they drop blocks of others. What its
/// format is then stands before its id, and ownDetail() puts it back.
QJsonObject publicDetail(const QJsonObject &detail);
QJsonObject ownDetail(const QJsonObject &detail);

/// The blocks of these formats, merged. A block that names none is Claude's (openrouter-spec §5.4).
QJsonArray reasoningDetailsOf(const QJsonArray &details, const QStringList &formats);

} // namespace core
