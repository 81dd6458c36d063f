#include "core/protocol/gemini/gemini_usage.h"

#include "core/protocol/wire_support.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

// Numbers of the API's enum Modality, which come in place of the names where somebody asked for integers.
constexpr int kImageNumber = 2;
constexpr int kAudioNumber = 4;

qint64 countOf(const QJsonObject &json, QLatin1String name)
{
    constexpr double largest = 9e15;
    const QJsonValue value = json.value(name);
    return std::max<qint64>(0, value.toInteger(std::llround(std::clamp(value.toDouble(), 0.0, largest))));
}

/// Tokens of one modality in lists such as `promptTokensDetails`.
qint64 tokensOf(const QJsonObject &json, QLatin1String list, QLatin1String modality, int number)
{
    qint64 tokens = 0;
    for (const QJsonValue &entry : json.value(list).toArray()) {
        const QJsonObject detail = entry.toObject();
        const QJsonValue kind = detail.value(QLatin1String("modality"));
        if (kind == modality || kind == number)
            tokens += countOf(detail, QLatin1String("tokenCount"));
    }
    return tokens;
}

} // namespace

Usage usageFromGemini(const QJsonObject &json)
{
    const QLatin1String audio("AUDIO");
    const QLatin1String answerDetails("candidatesTokensDetails");
    Usage usage;
    usage.native = json;
    usage.promptTokens = countOf(json, QLatin1String("promptTokenCount"))
                         + countOf(json, QLatin1String("toolUsePromptTokenCount"));
    usage.cachedTokens = countOf(json, QLatin1String("cachedContentTokenCount"));
    usage.reasoningTokens = countOf(json, QLatin1String("thoughtsTokenCount"));
    usage.completionTokens = countOf(json, QLatin1String("candidatesTokenCount")) + usage.reasoningTokens;
    usage.audioPromptTokens =
        tokensOf(json, QLatin1String("promptTokensDetails"), audio, kAudioNumber)
        + tokensOf(json, QLatin1String("toolUsePromptTokensDetails"), audio, kAudioNumber);
    usage.audioCompletionTokens = tokensOf(json, answerDetails, audio, kAudioNumber);
    usage.imageCompletionTokens = tokensOf(json, answerDetails, QLatin1String("IMAGE"), kImageNumber);
    clampParts(usage);
    return usage;
}

} // namespace core
