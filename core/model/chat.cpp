#include "core/model/chat.h"

#include <algorithm>

namespace core {

namespace {

struct SortWord {
    SortBy sort;
    QLatin1String name;
};
constexpr SortWord kSorts[] = {{SortBy::Price, QLatin1String("price")},
                               {SortBy::Throughput, QLatin1String("throughput")},
                               {SortBy::Latency, QLatin1String("latency")},
                               {SortBy::Exacto, QLatin1String("exacto")}};

} // namespace

QString sortName(SortBy sort)
{
    for (const SortWord &word : kSorts) {
        if (word.sort == sort)
            return word.name;
    }
    return {};
}

std::optional<SortBy> sortFromName(const QString &name)
{
    for (const SortWord &word : kSorts) {
        if (name == word.name)
            return word.sort;
    }
    return std::nullopt;
}

Message Message::text(Role role, const QString &text)
{
    Message message;
    message.role = role;
    message.content = {TextPart {text}};
    return message;
}

QString Message::plainText() const
{
    QStringList texts;
    for (const ContentPart &part : content) {
        if (const auto *text = std::get_if<TextPart>(&part))
            texts << text->text;
    }
    return texts.join(u'\n');
}

namespace {

/// Both lists set: only what stands in both. One set: that one. The empty intersection is kept as a list that
/// no provider can match, because an empty list would mean "anything".
QStringList narrowed(const QStringList &settings, const QStringList &request)
{
    if (settings.isEmpty() || request.isEmpty())
        return settings.isEmpty() ? request : settings;
    QStringList both;
    for (const QString &entry : request) {
        // `google-vertex` in one list allows `google-vertex/us-east5` of the other.
        const bool allowed = std::any_of(settings.cbegin(), settings.cend(), [&](const QString &other) {
            return entry == other || entry.startsWith(other + u'/');
        });
        const bool wider = std::any_of(settings.cbegin(), settings.cend(),
                                       [&](const QString &other) { return other.startsWith(entry + u'/'); });
        if (allowed) {
            both << entry;
        } else if (wider) {
            for (const QString &other : settings) {
                if (other.startsWith(entry + u'/'))
                    both << other;
            }
        }
    }
    if (both.isEmpty())
        both << QString();
    return both;
}

std::optional<Money> lower(std::optional<Money> a, std::optional<Money> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

} // namespace

RoutingPreferences RoutingPreferences::restrictedBy(const RoutingPreferences &request) const
{
    RoutingPreferences merged = *this;
    if (!request.order.isEmpty())
        merged.order = request.order;
    if (request.sort != SortBy::Default) {
        merged.sort = request.sort;
        merged.partition = request.partition;
    }
    if (request.partition != Partition::Model)
        merged.partition = request.partition;
    merged.requireParameters = requireParameters || request.requireParameters;
    merged.denyTraining = denyTraining || request.denyTraining;
    merged.distillableOnly = distillableOnly || request.distillableOnly;
    merged.regions = narrowed(regions, request.regions);
    merged.ignoredModels = ignoredModels + request.ignoredModels;
    merged.ignoredModels.removeDuplicates();
    merged.maxImagePrice = lower(maxImagePrice, request.maxImagePrice);
    merged.maxAudioPrice = lower(maxAudioPrice, request.maxAudioPrice);
    if (!request.minThroughput.isEmpty())
        merged.minThroughput = request.minThroughput;
    if (!request.maxLatency.isEmpty())
        merged.maxLatency = request.maxLatency;
    merged.only = narrowed(only, request.only);
    merged.ignore = ignore + request.ignore;
    merged.ignore.removeDuplicates();
    merged.allowFallbacks = allowFallbacks && request.allowFallbacks;
    merged.denyDataCollection = denyDataCollection || request.denyDataCollection;
    merged.zeroDataRetention = zeroDataRetention || request.zeroDataRetention;
    merged.quantizations = narrowed(quantizations, request.quantizations);
    merged.maxPromptPrice = lower(maxPromptPrice, request.maxPromptPrice);
    merged.maxCompletionPrice = lower(maxCompletionPrice, request.maxCompletionPrice);
    merged.maxRequestPrice = lower(maxRequestPrice, request.maxRequestPrice);
    return merged;
}

qint64 imagesIn(const ChatRequest &request)
{
    qint64 images = 0;
    for (const Message &message : request.messages)
        images +=
            std::count_if(message.content.cbegin(), message.content.cend(),
                          [](const ContentPart &part) { return std::holds_alternative<ImagePart>(part); });
    return images;
}

} // namespace core
