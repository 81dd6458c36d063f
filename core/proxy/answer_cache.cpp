#include "core/proxy/answer_cache.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 kLeastSeconds = 1;
constexpr qint64 kMostSeconds = 86'400;

/// `true` and `false`; everything else says nothing.
std::optional<bool> flagOf(const HeaderList &headers, QByteArrayView name)
{
    const QByteArray value = headerValue(headers, name).trimmed().toLower();
    if (value == "true")
        return true;
    if (value == "false")
        return false;
    return {};
}

/// The whole number that a text begins with, as far as `most`: 60 for `60abc`, 1 for `1.5`.
std::optional<qint64> leadingNumber(const QByteArray &text, qint64 most)
{
    const bool negative = text.startsWith('-');
    qsizetype at = negative || text.startsWith('+') ? 1 : 0;
    if (at >= text.size() || text.at(at) < '0' || text.at(at) > '9')
        return {};
    qint64 number = 0;
    for (; at < text.size() && text.at(at) >= '0' && text.at(at) <= '9'; ++at)
        number = std::min(most, number * 10 + (text.at(at) - '0'));
    return negative ? -number : number;
}

/// Without the blanks between its parts.
QByteArray dense(QByteArrayView json)
{
    QByteArray result;
    result.reserve(json.size());
    bool inString = false;
    bool escaped = false;
    for (const char byte : json) {
        const bool isBlank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
        if (!inString && isBlank)
            continue;
        result += byte;
        if (byte == '"' && !escaped)
            inString = !inString;
        escaped = inString && byte == '\\' && !escaped;
    }
    return result;
}

qsizetype sizeOf(const QJsonObject &json)
{
    return json.isEmpty() ? 0 : QJsonDocument(json).toJson(QJsonDocument::Compact).size();
}

qsizetype sizeOf(const QString &text)
{
    return text.size() * qsizetype(sizeof(QChar));
}

/// Bytes beside the event itself.
struct Payload {
    qsizetype operator()(const ReplyInfo &info) const { return sizeOf(info.id) + sizeOf(info.extra); }
    qsizetype operator()(const TextDelta &delta) const { return sizeOf(delta.text); }
    qsizetype operator()(const ReasoningDelta &delta) const
    {
        const QByteArray details = delta.details.isEmpty()
                                       ? QByteArray()
                                       : QJsonDocument(delta.details).toJson(QJsonDocument::Compact);
        return sizeOf(delta.text) + details.size();
    }
    qsizetype operator()(const RefusalDelta &delta) const { return sizeOf(delta.text); }
    qsizetype operator()(const ToolCallDelta &delta) const
    {
        return sizeOf(delta.id) + sizeOf(delta.name) + sizeOf(delta.arguments) + sizeOf(delta.extra);
    }
    qsizetype operator()(const ExtraDelta &delta) const { return sizeOf(delta.fields); }
    qsizetype operator()(const RawBytes &piece) const { return piece.bytes.size(); }
    qsizetype operator()(const UsageReport &) const { return 0; }
    qsizetype operator()(const Finished &finished) const { return sizeOf(finished.native); }
    qsizetype operator()(const Error &error) const { return sizeOf(error.message); }
};

/// About what an answer takes of the memory.
qsizetype weightOf(const KeptAnswer &answer)
{
    constexpr qsizetype kOverhead = 512; // the entry itself, its key and its names
    qsizetype weight = kOverhead;
    for (const ChatEvent &event : answer.events)
        weight += qsizetype(sizeof(ChatEvent)) + std::visit(Payload {}, event);
    return weight;
}

QJsonValue zeroed(const QJsonValue &value)
{
    if (value.isDouble())
        return 0;
    if (!value.isObject())
        return value;
    QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        it.value() = zeroed(it.value());
    return json;
}

/// A JSON answer that is no conversation has its counts in the body.
QByteArray bodyWithoutUsage(const QByteArray &body)
{
    const QLatin1String usage("usage");
    QJsonObject json = QJsonDocument::fromJson(body).object();
    if (!json.contains(usage))
        return body;
    json.insert(usage, zeroed(json.value(usage)));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// The events as they are given again.
QList<ChatEvent> withoutUsage(QList<ChatEvent> events)
{
    bool reported = false;
    bool isRaw = false;
    for (ChatEvent &event : events) {
        if (auto *report = std::get_if<UsageReport>(&event)) {
            report->usage = {};
            reported = true;
        } else if (auto *piece = std::get_if<RawBytes>(&event)) {
            piece->bytes = bodyWithoutUsage(piece->bytes);
            isRaw = true;
        }
    }
    if (!reported && !isRaw)
        events << UsageReport {};
    return events;
}

} // namespace

QByteArray answerKey(const AnswerQuestion &question)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {question.keyId, question.model, question.shape}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray(QByteArray::number(bytes.size()) + ':')); // so that no two parts run into one
        hash.addData(bytes);
    }
    hash.addData(question.stream ? QByteArray("stream:") : QByteArray("whole:"));
    hash.addData(dense(question.body));
    return hash.result();
}

AnswerCache::AnswerCache()
{
    configure({});
}

void AnswerCache::configure(const CacheRules &rules)
{
    m_rules = rules;
    m_entries.clear();
    m_entries.setMaxCost(qsizetype(rules.settings.maxBytes));
}

CacheWish AnswerCache::wishFor(const HeaderList &headers, const QString &presetName) const
{
    const Preset preset = m_rules.presets.value(presetName);
    const std::optional<bool> header = flagOf(headers, "x-openrouter-cache");
    CacheWish wish;
    wish.enabled = header.value_or(preset.cacheEnabled.value_or(m_rules.settings.enabled));
    if (preset.cacheEnabled == false || m_rules.zeroDataRetention)
        wish.enabled = false;
    wish.renew = flagOf(headers, "x-openrouter-cache-clear").value_or(false);
    wish.ttl = preset.cacheTtl.value_or(m_rules.settings.ttl);
    const QByteArray ttl = headerValue(headers, "x-openrouter-cache-ttl").trimmed();
    if (const auto seconds = leadingNumber(ttl, kMostSeconds))
        wish.ttl = std::chrono::seconds(std::clamp(*seconds, kLeastSeconds, kMostSeconds));
    return wish;
}

void AnswerCache::keep(const QByteArray &key, const KeptAnswer &answer, Milliseconds ttl, TimePoint now)
{
    auto *entry = new Entry {answer, now, ttl};
    entry->answer.events = withoutUsage(answer.events);
    m_entries.insert(key, entry, weightOf(entry->answer));
}

std::optional<AnswerCache::Hit> AnswerCache::find(const QByteArray &key, TimePoint now)
{
    const Entry *entry = m_entries.object(key);
    if (!entry)
        return {};
    const Milliseconds age = now - entry->kept;
    if (age >= entry->ttl) {
        m_entries.remove(key);
        return {};
    }
    return Hit {entry->answer, age, entry->ttl - age};
}

void AnswerCache::forget(const QByteArray &key)
{
    m_entries.remove(key);
}

void AnswerCache::clear()
{
    m_entries.clear();
}

} // namespace core
