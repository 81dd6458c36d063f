#include "core/protocol/gemini/gemini_usage.h"

#include "core/protocol/wire_support.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <utility>

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

/// Google's own API names the tier; Vertex says by what kind of traffic it was served, which may be a number
/// of its enum.
QString tierOf(const QJsonObject &json)
{
    if (const QString tier = json.value(QLatin1String("serviceTier")).toString(); !tier.isEmpty())
        return tier.toLower();
    const QString onDemand = QStringLiteral("on_demand_");
    const QString traffic = json.value(QLatin1String("trafficType")).toString().toLower();
    return traffic.startsWith(onDemand) ? traffic.mid(onDemand.size()) : traffic;
}

void putCount(QJsonObject &json, QLatin1String name, qint64 count)
{
    if (count > 0)
        json.insert(name, count);
}

/// Counts by modality, where there is another one than text.
void putModality(QJsonObject &json, QLatin1String list, qint64 all, qint64 audio, qint64 image = 0)
{
    if (audio == 0 && image == 0)
        return;
    const std::pair<QLatin1String, qint64> counts[] = {
        {QLatin1String("TEXT"), std::max<qint64>(0, all - audio - image)},
        {QLatin1String("AUDIO"), audio},
        {QLatin1String("IMAGE"), image}};
    QJsonArray details;
    for (const auto &[modality, tokens] : counts) {
        if (tokens > 0)
            details.append(
                QJsonObject {{QLatin1String("modality"), modality}, {QLatin1String("tokenCount"), tokens}});
    }
    json.insert(list, details);
}

QJsonObject ownCounts(const Usage &usage)
{
    const qint64 visible = std::max<qint64>(0, usage.completionTokens - usage.reasoningTokens);
    QJsonObject json {{QLatin1String("promptTokenCount"), usage.promptTokens},
                      {QLatin1String("candidatesTokenCount"), visible},
                      {QLatin1String("totalTokenCount"), usage.totalTokens()}};
    putCount(json, QLatin1String("cachedContentTokenCount"), usage.cachedTokens);
    putCount(json, QLatin1String("thoughtsTokenCount"), usage.reasoningTokens);
    putModality(json, QLatin1String("promptTokensDetails"), usage.promptTokens, usage.audioPromptTokens);
    putModality(json, QLatin1String("candidatesTokensDetails"), visible, usage.audioCompletionTokens,
                usage.imageCompletionTokens);
    return json;
}

} // namespace

QJsonObject usageToGemini(const Usage &usage, std::optional<Money> cost)
{
    const bool ofThisShape = usage.native.contains(QLatin1String("promptTokenCount"))
                             || usage.native.contains(QLatin1String("totalTokenCount"));
    QJsonObject json = ofThisShape ? usage.native : ownCounts(usage);
    if (cost)
        json.insert(QLatin1String("cost"), cost->toDollars());
    return json;
}

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
    usage.serviceTier = tierOf(json);
    clampParts(usage);
    return usage;
}

} // namespace core
