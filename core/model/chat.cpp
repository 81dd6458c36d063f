#include "core/model/chat.h"

#include <algorithm>

namespace core {

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
    if (!request.sort.isEmpty())
        merged.sort = request.sort;
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

} // namespace core
