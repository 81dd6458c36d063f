#include "core/protocol/gemini/gemini_finish.h"

#include <QLatin1String>

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct FinishWord {
    QLatin1String word;
    FinishReason reason;
};
constexpr FinishWord kFinishWords[] = {
    {QLatin1String("STOP"), FinishReason::Stop},
    {QLatin1String("MAX_TOKENS"), FinishReason::Length},
    {QLatin1String("SAFETY"), FinishReason::ContentFilter},
    {QLatin1String("RECITATION"), FinishReason::ContentFilter},
    {QLatin1String("BLOCKLIST"), FinishReason::ContentFilter},
    {QLatin1String("PROHIBITED_CONTENT"), FinishReason::ContentFilter},
    {QLatin1String("SPII"), FinishReason::ContentFilter},
    {QLatin1String("MODEL_ARMOR"), FinishReason::ContentFilter},
    {QLatin1String("IMAGE_SAFETY"), FinishReason::ContentFilter},
    {QLatin1String("IMAGE_PROHIBITED_CONTENT"), FinishReason::ContentFilter},
    {QLatin1String("IMAGE_RECITATION"), FinishReason::ContentFilter},
    {QLatin1String("OTHER"), FinishReason::Error},
    {QLatin1String("LANGUAGE"), FinishReason::Error},
    {QLatin1String("MALFORMED_FUNCTION_CALL"), FinishReason::Error},
    {QLatin1String("UNEXPECTED_TOOL_CALL"), FinishReason::Error},
    {QLatin1String("TOO_MANY_TOOL_CALLS"), FinishReason::Error},
    {QLatin1String("MISSING_THOUGHT_SIGNATURE"), FinishReason::Error},
    {QLatin1String("MALFORMED_RESPONSE"), FinishReason::Error},
    {QLatin1String("NO_IMAGE"), FinishReason::Error},
    {QLatin1String("IMAGE_OTHER"), FinishReason::Error},
};

} // namespace

std::optional<FinishReason> geminiFinishReason(const QString &word)
{
    const auto found = std::find_if(std::begin(kFinishWords), std::end(kFinishWords),
                                    [&](const FinishWord &entry) { return word == entry.word; });
    return found == std::end(kFinishWords) ? std::nullopt : std::optional(found->reason);
}

QString geminiFinishWord(const Finished &finished)
{
    if (const auto known = geminiFinishReason(finished.native); known && *known == finished.reason)
        return finished.native;
    switch (finished.reason) {
    case FinishReason::Stop:
    case FinishReason::ToolCalls:
        return QStringLiteral("STOP");
    case FinishReason::Length:
        return QStringLiteral("MAX_TOKENS");
    case FinishReason::ContentFilter:
        return QStringLiteral("SAFETY");
    case FinishReason::Error:
        return QStringLiteral("OTHER");
    }
    Q_UNREACHABLE();
}

} // namespace core
