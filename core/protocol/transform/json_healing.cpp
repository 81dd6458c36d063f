#include "core/protocol/transform/json_healing.h"

#include "core/protocol/answer_pieces.h"
#include "core/protocol/transform/loose_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// More than any model writes.
constexpr qsizetype kLongestText = qsizetype(4) * 1024 * 1024;

/// Qt forgives them, other readers do not.
bool hasControlsInStrings(const QString &text)
{
    constexpr char16_t firstPlain = 0x20;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'"')
            inString = !inString;
        else if (inString && c == u'\\')
            ++i;
        else if (inString && c.unicode() < firstPlain)
            return true;
    }
    return false;
}

bool isJson(const QString &text)
{
    if (hasControlsInStrings(text))
        return false;
    // In a list, because Qt reads only lists and objects at the top.
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray("[") + text.toUtf8() + "]");
    return document.isArray() && document.array().size() == 1;
}

/// Whether a bracket is closed behind `from` that was not opened there.
bool isWithinBrackets(const QString &text, qsizetype from)
{
    for (; from < text.size(); ++from) {
        const QChar c = text.at(from);
        if (c == u'{' || c == u'[' || c == u'}' || c == u']')
            return c == u'}' || c == u']';
    }
    return false;
}

} // namespace

std::optional<QString> healedJson(const QString &text)
{
    if (text.size() > kLongestText)
        return std::nullopt;
    if (isJson(text))
        return text;

    // Prose may hold brackets of its own: the longest piece that can be read is the one that was meant.
    constexpr int mostStarts = 16;
    std::optional<QString> best;
    qsizetype bestLength = 0;
    qsizetype from = 0;
    bool unread = false;
    for (int i = 0; i < mostStarts; ++i) {
        while (from < text.size() && text.at(from) != u'{' && text.at(from) != u'[')
            ++from;
        if (from == text.size())
            break;
        const auto read = readLooseJson(text, from);
        if (!read) {
            unread = true;
            ++from;
            continue;
        }
        // A part of something larger that cannot be read is not what was meant.
        const bool isPart = unread && isWithinBrackets(text, read->end);
        if (!isPart && read->end - from > bestLength && isJson(read->json)) {
            bestLength = read->end - from;
            best = read->json;
        }
        from = read->end;
    }
    return best;
}

bool wantsHealing(const ChatRequest &request)
{
    using Kind = ResponseFormat::Kind;
    const bool json = request.responseFormat
                      && (request.responseFormat->kind == Kind::JsonObject
                          || request.responseFormat->kind == Kind::JsonSchema);
    const bool on = std::any_of(request.plugins.cbegin(), request.plugins.cend(), [](const PluginUse &use) {
        return use.id == QLatin1String("response-healing") && use.enabled;
    });
    return json && on && !request.stream && !request.raw;
}

HealedAnswer healedAnswer(const QList<ChatEvent> &events)
{
    HealedAnswer healed {events};
    const WholeAnswer answer = wholeAnswerOf(events);
    if (answer.error)
        return healed;
    for (const auto &[index, choice] : answer.choices) {
        const bool complete = choice.finished && choice.finished->reason == FinishReason::Stop;
        if (!complete || !choice.hasText || !choice.calls.isEmpty())
            continue;
        const std::optional<QString> json = healedJson(choice.text);
        if (!json || *json == choice.text)
            continue;
        healed.choices << index;
        bool given = false;
        QList<ChatEvent> left;
        for (const ChatEvent &event : std::as_const(healed.events)) {
            const auto *text = std::get_if<TextDelta>(&event);
            if (!text || text->choice != index)
                left << event;
            else if (!std::exchange(given, true))
                left << TextDelta {*json, index};
        }
        healed.events = left;
    }
    return healed;
}

} // namespace core
