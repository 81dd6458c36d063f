#include "core/protocol/gemini/gemini_reply.h"

#include "core/protocol/gemini/gemini_envelope.h"
#include "core/protocol/gemini/gemini_finish.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/gemini/gemini_usage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr QLatin1String kCandidates("candidates");
constexpr QLatin1String kFinishReason("finishReason");
constexpr QLatin1String kCreateTime("createTime");

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Google has no error for an answer that went wrong by itself, but a finish reason.
std::optional<Finished> asFinish(const Error &error)
{
    if (geminiFinishReason(error.code) != FinishReason::Error)
        return std::nullopt;
    return Finished {FinishReason::Error, error.code, 0};
}

} // namespace

struct GeminiReplyWriter::Taker {
    Answer &answer;

    void operator()(const ReplyInfo &event) const { answer.info = event; }
    void operator()(const TextDelta &event) const { answer.candidate(event.choice).parts.add(event.text); }
    void operator()(const ReasoningDelta &event) const { answer.candidate(event.choice).parts.add(event); }
    /// A refusal has no other place here than the text.
    void operator()(const RefusalDelta &event) const { answer.candidate(event.choice).parts.add(event.text); }
    void operator()(const ToolCallDelta &event) const { answer.candidate(event.choice).parts.add(event); }
    void operator()(const ExtraDelta &event) const
    {
        answer.candidate(event.choice).parts.addExtra(event.fields);
    }
    void operator()(const RawBytes &) const { } // no part of a conversation
    void operator()(const UsageReport &event) const { answer.usage = event.usage; }
    void operator()(const Finished &event) const { answer.candidate(event.choice).finished = event; }
    void operator()(const Error &event) const { answer.error = event; }
};

GeminiReplyWriter::Candidate &GeminiReplyWriter::Answer::candidate(int index)
{
    const auto known = candidates.find(index);
    if (known != candidates.end())
        return known->second;
    return candidates.emplace(index, Candidate {GeminiReplyParts(thoughts)}).first->second;
}

void GeminiReplyWriter::Answer::take(const ChatEvent &event)
{
    content = content || isContent(event);
    std::visit(Taker {*this}, event);
}

/// Google had nothing to say but why it refused the prompt.
bool GeminiReplyWriter::Answer::blocked() const
{
    const QJsonObject feedback =
        info.extra.value(kGoogleExtra).toObject().value(QLatin1String("promptFeedback")).toObject();
    return !content && feedback.contains(QLatin1String("blockReason"));
}

QJsonArray GeminiReplyWriter::Answer::newCandidates()
{
    QJsonArray list;
    for (auto &[index, candidate] : candidates) {
        QJsonObject json = candidate.parts.take();
        if (json.isEmpty())
            continue;
        json.insert(QLatin1String("index"), index);
        list.append(json);
    }
    return list;
}

QJsonArray GeminiReplyWriter::Answer::lastCandidates()
{
    QJsonArray list;
    for (auto &[index, candidate] : candidates) {
        QJsonObject json = candidate.parts.takeLast();
        json.insert(QLatin1String("index"), index);
        if (candidate.finished)
            json.insert(kFinishReason, geminiFinishWord(*candidate.finished));
        list.append(json);
    }
    return list;
}

GeminiReplyWriter::GeminiReplyWriter(ReplyFacts facts, Framing framing, bool thoughts)
    : m_facts(std::move(facts))
    , m_framing(framing)
    , m_answer {.thoughts = thoughts}
{ }

QByteArray GeminiReplyWriter::write(const QList<ChatEvent> &events)
{
    if (m_over)
        return {};
    for (const ChatEvent &event : events) {
        m_answer.take(event);
        if (m_answer.error)
            break;
    }
    QByteArray bytes;
    if (const QJsonArray candidates = m_answer.newCandidates(); !candidates.isEmpty()) {
        QJsonObject json = envelope(m_answer, !m_begun, {});
        json.insert(kCandidates, candidates);
        bytes += framed(json);
    }
    return m_answer.error ? bytes + errorBytes(*m_answer.error) : bytes;
}

QByteArray GeminiReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    m_over = true;
    QJsonObject json = envelope(m_answer, !m_begun, cost);
    if (!m_answer.blocked())
        json.insert(kCandidates, m_answer.lastCandidates());
    const QByteArray bytes = framed(json);
    return m_framing == Framing::Array ? bytes + "\r\n]\r\n" : bytes;
}

/// `first`: what Google says only once goes in, too.
QJsonObject GeminiReplyWriter::envelope(const Answer &answer, bool first, std::optional<Money> cost) const
{
    QJsonObject json {{QLatin1String("responseId"), m_facts.id},
                      {QLatin1String("modelVersion"), m_facts.model}};
    if (!m_facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), m_facts.provider);
    const QJsonObject google = answer.info.extra.value(kGoogleExtra).toObject();
    for (auto it = google.constBegin(); it != google.constEnd(); ++it) {
        if (first || it.key() == kCreateTime)
            json.insert(it.key(), it.value());
    }
    if (answer.usage || cost) {
        QJsonObject usage = usageToGemini(answer.usage.value_or(Usage {}), cost);
        if (cost && m_facts.simulated)
            usage.insert(QLatin1String("cost_is_simulated"), true);
        json.insert(QLatin1String("usageMetadata"), usage);
    }
    return json;
}

QByteArray GeminiReplyWriter::framed(const QJsonObject &json)
{
    const bool first = !std::exchange(m_begun, true);
    if (m_framing == Framing::Events)
        return "data: " + compact(json) + "\r\n\r\n";
    return (first ? "[" : ",\r\n") + compact(json);
}

QByteArray GeminiReplyWriter::errorBytes(const Error &error)
{
    m_over = true;
    QByteArray bytes;
    if (const auto finish = asFinish(error)) {
        const QString &words = error.providerMessage.isEmpty() ? error.message : error.providerMessage;
        QJsonObject json = envelope(m_answer, !m_begun, {});
        const QJsonObject last {{QLatin1String("index"), finish->choice},
                                {kFinishReason, finish->native},
                                {QLatin1String("finishMessage"), words}};
        json.insert(kCandidates, QJsonArray {last});
        bytes = framed(json);
    } else if (m_framing == Framing::Events) {
        // Google sends it bare. The SDK for JavaScript takes that for an error only where it comes in a piece
        // of its own, which nobody can promise, else for a rest that is no event, and the message is lost;
        // today's also knows it as an event. With a blank line behind it the bare one would be passed over.
        const QJsonObject body = geminiErrorBody(error, m_facts.provider, m_facts.id);
        bytes = framed(body) + compact(body);
    } else {
        bytes = framed(geminiErrorBody(error, m_facts.provider, m_facts.id));
    }
    return m_framing == Framing::Array ? bytes + "\r\n]\r\n" : bytes;
}

QJsonObject GeminiReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    Answer answer {.thoughts = m_answer.thoughts};
    for (const ChatEvent &event : events)
        answer.take(event);
    QJsonObject json = envelope(answer, true, cost);
    if (answer.error) {
        Candidate &first = answer.candidate(0);
        const auto finish = asFinish(*answer.error);
        first.finished = finish.value_or(Finished {FinishReason::Error, {}, 0});
        if (!finish)
            json.insert(
                QLatin1String("error"),
                geminiErrorBody(*answer.error, m_facts.provider, m_facts.id).value(QLatin1String("error")));
    }
    if (!answer.blocked())
        json.insert(kCandidates, answer.lastCandidates());
    return json;
}

} // namespace core
