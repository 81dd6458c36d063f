#include "core/protocol/transform/middle_out.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

constexpr QLatin1String kPlugin("context-compression");
constexpr QLatin1String kTransform("middle-out");
/// Endpoints up to this context are compressed for unless the request says no.
constexpr qint64 kSmallContext = 8192;

constexpr char16_t kMarker[] = u"\n[…]\n";
/// Less of a text than this says nothing any more. In the weight below.
constexpr qint64 kLeastText = 128;

// The weight of a message stands for its tokens: bytes of UTF-8, which follow tokens more closely over all
// languages than letters do. How many tokens a weight is, the counter tells.
constexpr qint64 kMessageWeight = 16;
constexpr qint64 kMediaWeight = 4000; ///< About a thousand tokens.

qint64 weightOf(const QString &text)
{
    constexpr char16_t oneByte = 0x80;
    constexpr char16_t twoBytes = 0x800;
    qint64 weight = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        weight += code < oneByte ? 1 : code < twoBytes || c.isSurrogate() ? 2 : 3;
    }
    return weight;
}

qint64 weightOf(const QJsonDocument &json)
{
    return json.toJson(QJsonDocument::Compact).size();
}

/// Of a part that is no text.
qint64 mediaWeightOf(const ContentPart &part)
{
    const auto *opaque = std::get_if<OpaquePart>(&part);
    return opaque ? std::min(weightOf(QJsonDocument(opaque->json)), kMediaWeight) : kMediaWeight;
}

/// All that a message holds beside the texts that may be shortened.
qint64 fixedWeightOf(const Message &message)
{
    qint64 weight = kMessageWeight + weightOf(message.reasoning) + weightOf(message.refusal);
    for (const ContentPart &part : message.content) {
        if (!std::holds_alternative<TextPart>(part))
            weight += mediaWeightOf(part);
    }
    for (const ToolCall &call : message.toolCalls)
        weight += kMessageWeight + weightOf(call.name) + weightOf(call.arguments);
    if (!message.reasoningDetails.isEmpty())
        weight += weightOf(QJsonDocument(message.reasoningDetails));
    return weight;
}

QList<qint64> textWeightsOf(const Message &message)
{
    QList<qint64> weights;
    for (const ContentPart &part : message.content) {
        if (const auto *text = std::get_if<TextPart>(&part))
            weights << weightOf(text->text);
    }
    return weights;
}

/// Messages that stay or go together: a call with its results, or one message.
struct Unit {
    qsizetype begin = 0;
    qsizetype end = 0;
    qint64 fixedWeight = 0;
    QList<qint64> textWeights = {};
    bool instructions = false; ///< At the start: never touched.
    bool mustStay = false; ///< May be shortened at most; true for instructions too.

    qint64 messages() const { return end - begin; }
    qint64 weight() const
    {
        qint64 sum = fixedWeight;
        for (const qint64 text : textWeights)
            sum += text;
        return sum;
    }
};

QList<Unit> grouped(const QList<Message> &messages)
{
    QList<Unit> units;
    QHash<QString, qsizetype> callers; // by the call's id, the last message that made such a call
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const Message &message = messages.at(i);
        const qsizetype caller =
            message.role == Role::Tool ? callers.value(message.toolCallId, qsizetype(-1)) : -1;
        if (caller >= 0) {
            // What stands between a call and its result stays with them.
            while (units.last().begin > caller)
                units.removeLast();
            units.last().end = i + 1;
        } else {
            units.append(Unit {.begin = i, .end = i + 1});
        }
        for (const ToolCall &call : message.toolCalls)
            callers.insert(call.id, i);
    }
    return units;
}

QList<Unit> unitsOf(const QList<Message> &messages)
{
    QList<Unit> units = grouped(messages);
    qsizetype lastUser = -1;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (messages.at(i).role == Role::User)
            lastUser = i;
    }
    bool atStart = true;
    for (Unit &unit : units) {
        const Role role = messages.at(unit.begin).role;
        atStart = atStart && (role == Role::System || role == Role::Developer);
        unit.instructions = atStart;
        const bool holdsLastUser = unit.begin <= lastUser && lastUser < unit.end;
        unit.mustStay = atStart || holdsLastUser || unit.end == messages.size();
        for (qsizetype i = unit.begin; i < unit.end; ++i) {
            unit.fixedWeight += fixedWeightOf(messages.at(i));
            unit.textWeights += textWeightsOf(messages.at(i));
        }
    }
    return units;
}

/// What is kept of a list of units from its two ends.
struct Selection {
    QList<bool> kept;
    qint64 left = 0; ///< Room that no whole unit took.
    qsizetype edge = -1; ///< The unit that would be kept next; -1: nothing was dropped.
};

/// As much as costs no more than `room`: half of it from the start, the rest from the end. Nothing if what
/// must stay costs more.
template<typename Cost>
std::optional<Selection> keptEnds(const QList<Unit> &units, qint64 room, Cost cost)
{
    constexpr int sides = 2;
    Selection selection;
    selection.left = room;
    qint64 front = room / sides;
    for (const Unit &unit : units) {
        selection.kept << unit.mustStay;
        selection.left -= unit.mustStay ? cost(unit) : 0;
        front -= unit.instructions ? cost(unit) : 0;
    }
    if (selection.left < 0)
        return std::nullopt;
    front = std::clamp(front, qint64(0), selection.left);
    const qint64 back = selection.left - front;

    const auto take = [&](qsizetype i, qint64 limit) {
        const qint64 price = units.at(i).mustStay ? 0 : cost(units.at(i));
        if (price > limit)
            return false;
        selection.left -= price;
        selection.kept[i] = true;
        return true;
    };
    qsizetype first = 0;
    qsizetype last = units.size() - 1;
    while (first <= last && take(first, selection.left - back))
        ++first;
    while (first <= last && take(last, selection.left))
        --last;
    while (first <= last && take(first, selection.left)) // where the end stopped at something large
        ++first;
    selection.edge = first <= last ? first : -1;
    return selection;
}

/// The largest cap with which all texts together weigh no more than `room`.
qint64 capFor(QList<qint64> weights, qint64 room)
{
    std::sort(weights.begin(), weights.end());
    for (qsizetype i = 0; i < weights.size(); ++i) {
        const qint64 share = room / (weights.size() - i);
        if (weights.at(i) > share)
            return share;
        room -= weights.at(i);
    }
    return weights.isEmpty() ? 0 : weights.last();
}

/// Without its middle; `weight` is less than it has, and no less than kLeastText.
QString shortened(const QString &text, qint64 weight)
{
    const QString marker = QString::fromUtf16(kMarker);
    const qint64 whole = weightOf(text);
    const double share = double(weight - weightOf(marker)) / double(whole);
    const auto keep = qsizetype(double(text.size()) * share);
    constexpr int ends = 2;
    qsizetype tail = keep / ends;
    qsizetype head = keep - tail;
    // No half of a surrogate pair on either side.
    if (head > 0 && text.at(head - 1).isHighSurrogate())
        --head;
    if (tail > 0 && text.at(text.size() - tail).isLowSurrogate())
        --tail;
    return text.first(head) + marker + text.last(tail);
}

/// Shortens every text of these messages to at most `cap`; gives the number of messages that changed.
int shortenTexts(QList<Message> &messages, const Unit &unit, qint64 cap)
{
    int changed = 0;
    for (qsizetype i = unit.begin; i < unit.end; ++i) {
        bool touched = false;
        for (ContentPart &part : messages[i].content) {
            auto *text = std::get_if<TextPart>(&part);
            if (!text || weightOf(text->text) <= cap)
                continue;
            text->text = shortened(text->text, cap);
            touched = true;
        }
        changed += touched ? 1 : 0;
    }
    return changed;
}

struct Trial {
    Compression result = {};
    qint64 weight = 0;
    bool isLeast = false; ///< Nothing more can go.
};

void keepOnly(Compression &result, const QList<Unit> &units, const QList<bool> &kept)
{
    QList<Message> messages;
    for (qsizetype i = 0; i < units.size(); ++i) {
        const Unit &unit = units.at(i);
        if (kept.at(i))
            messages += result.request.messages.sliced(unit.begin, unit.messages());
        else
            result.removedMessages += int(unit.messages());
    }
    result.request.messages = messages;
}

/// Only what must stay, and that shortened.
Trial leastOf(const ChatRequest &request, const QList<Unit> &units, qint64 room)
{
    Trial trial;
    trial.result.request = request;
    QList<qint64> texts;
    QList<bool> kept;
    for (const Unit &unit : units) {
        kept << unit.mustStay;
        if (!unit.mustStay)
            continue;
        room -= unit.instructions ? unit.weight() : unit.fixedWeight;
        if (!unit.instructions)
            texts += unit.textWeights;
    }
    const qint64 cap = std::max(kLeastText, capFor(texts, std::max(room, qint64(0))));
    trial.isLeast = cap == kLeastText;
    for (const Unit &unit : units) {
        if (unit.mustStay && !unit.instructions)
            trial.result.shortenedMessages += shortenTexts(trial.result.request.messages, unit, cap);
    }
    keepOnly(trial.result, units, kept);
    return trial;
}

/// The request with about so much weight.
Trial trialFor(const ChatRequest &request, const QList<Unit> &units, qint64 room)
{
    auto selection = keptEnds(units, room, [](const Unit &unit) { return unit.weight(); });
    Trial trial;
    if (!selection) {
        trial = leastOf(request, units, room);
    } else {
        trial.result.request = request;
        if (selection->edge >= 0 && !selection->kept.at(selection->edge)) {
            const Unit &edge = units.at(selection->edge);
            const qint64 cap = capFor(edge.textWeights, selection->left - edge.fixedWeight);
            if (cap >= kLeastText) {
                trial.result.shortenedMessages = shortenTexts(trial.result.request.messages, edge, cap);
                selection->kept[selection->edge] = true;
            }
        }
        keepOnly(trial.result, units, selection->kept);
    }
    for (const Message &message : std::as_const(trial.result.request.messages)) {
        trial.weight += fixedWeightOf(message);
        for (const qint64 text : textWeightsOf(message))
            trial.weight += text;
    }
    return trial;
}

/// Looks for the largest request that fits: by weight, and what the counter says corrects what a weight is.
std::optional<Compression> shrunk(const ChatRequest &request, qint64 tokens, qint64 room,
                                  const std::function<qint64(const ChatRequest &)> &count)
{
    const QList<Unit> units = unitsOf(request.messages);
    qint64 whole = 0;
    for (const Unit &unit : units)
        whole += unit.weight();
    ChatRequest bare = request;
    bare.messages.clear();
    const qint64 beside = std::min(count(bare), tokens - 1); // tools, above all
    if (beside >= room || whole == 0)
        return std::nullopt;

    constexpr int mostTrials = 6;
    constexpr double safety = 1.01;
    constexpr qint64 goodEnough = 8; // no more than an eighth of the room is given away
    double tokensPerWeight = double(tokens - beside) / double(whole);
    std::optional<Compression> best;
    for (int i = 0; i < mostTrials; ++i) {
        Trial trial = trialFor(request, units, qint64(double(room - beside) / tokensPerWeight));
        trial.result.tokensAfter = count(trial.result.request);
        const bool fits = trial.result.tokensAfter <= room;
        if (fits && (!best || best->tokensAfter < trial.result.tokensAfter))
            best = trial.result;
        if (fits && trial.result.tokensAfter >= room - room / goodEnough)
            break;
        if (!fits && trial.isLeast)
            break;
        const double seen = double(std::max(trial.result.tokensAfter - beside, qint64(1)))
                            / double(std::max(trial.weight, qint64(1)));
        tokensPerWeight = fits ? seen * safety : std::max(seen, tokensPerWeight) * safety;
    }
    if (!best) {
        Trial least = leastOf(request, units, 0);
        least.result.tokensAfter = count(least.result.request);
        if (least.result.tokensAfter <= room)
            best = least.result;
    }
    return best;
}

const PluginUse *pluginIn(const ChatRequest &request)
{
    for (const PluginUse &use : request.plugins) {
        if (use.id == kPlugin)
            return &use;
    }
    return nullptr;
}

} // namespace

bool wantsCompression(const ChatRequest &request, qint64 contextOfEndpoint)
{
    if (request.raw)
        return false;
    if (const PluginUse *use = pluginIn(request))
        return use->enabled;
    if (request.transforms)
        return request.transforms->contains(kTransform);
    return contextOfEndpoint > 0 && contextOfEndpoint <= kSmallContext;
}

qint64 smallestUsableContext(qint64 promptTokens, qint64 completionTokens)
{
    constexpr int half = 2;
    return (promptTokens + completionTokens + 1) / half;
}

std::optional<Compression> compressMiddleOut(const ChatRequest &request, qint64 roomInTokens,
                                             std::optional<int> mostMessages,
                                             const std::function<qint64(const ChatRequest &)> &count)
{
    Compression result;
    result.request = request;
    result.tokensBefore = count(request);
    result.tokensAfter = result.tokensBefore;
    if (mostMessages && request.messages.size() > *mostMessages) {
        const QList<Unit> units = unitsOf(request.messages);
        const auto selection =
            keptEnds(units, *mostMessages, [](const Unit &unit) { return unit.messages(); });
        if (!selection)
            return std::nullopt;
        keepOnly(result, units, selection->kept);
        result.tokensAfter = count(result.request);
    }
    if (result.tokensAfter > roomInTokens) {
        auto fitting = shrunk(result.request, result.tokensAfter, roomInTokens, count);
        if (!fitting)
            return std::nullopt;
        fitting->removedMessages += result.removedMessages;
        fitting->tokensBefore = result.tokensBefore;
        result = *fitting;
    }
    result.changed = result.removedMessages > 0 || result.shortenedMessages > 0;
    return result;
}

} // namespace core
