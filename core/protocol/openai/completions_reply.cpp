#include "core/protocol/openai/completions_reply.h"

#include "core/protocol/answer_pieces.h"
#include "core/protocol/openai/openai_envelope.h"
#include "core/protocol/openai/openai_usage.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

const QLatin1String kText("text");
const QLatin1String kIndex("index");
const QLatin1String kLogprobs("logprobs");
const QLatin1String kFinishReason("finish_reason");
const QLatin1String kNativeReason("native_finish_reason");
const QLatin1String kReasoning("reasoning");
const QLatin1String kChoices("choices");
const QLatin1String kUsage("usage");
const QLatin1String kError("error");
const QLatin1String kFingerprint("system_fingerprint");
const QLatin1String kToken("token");
const QLatin1String kLogprob("logprob");

/// The legacy form: parallel lists. `offset`: where the first token stands in the text.
QJsonValue legacyLogprobs(const QJsonValue &logprobs, qsizetype offset)
{
    const QJsonObject json = logprobs.toObject();
    if (json.contains(QLatin1String("tokens")))
        return json; // the provider speaks the legacy form itself
    const QJsonArray entries = json.value(QLatin1String("content")).toArray();
    if (entries.isEmpty())
        return QJsonValue::Null;
    QJsonArray tokens;
    QJsonArray values;
    QJsonArray alternatives;
    QJsonArray offsets;
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        const QString token = entry.value(kToken).toString();
        QJsonObject best;
        for (const QJsonValue &other : entry.value(QLatin1String("top_logprobs")).toArray())
            best.insert(other.toObject().value(kToken).toString(), other.toObject().value(kLogprob));
        tokens.append(token);
        values.append(entry.value(kLogprob));
        alternatives.append(best);
        offsets.append(offset);
        offset += token.size();
    }
    return QJsonObject {{QLatin1String("tokens"), tokens},
                        {QLatin1String("token_logprobs"), values},
                        {QLatin1String("top_logprobs"), alternatives},
                        {QLatin1String("text_offset"), offsets}};
}

QJsonObject choiceJson(int index, const QString &text)
{
    return {{kText, text}, {kIndex, index}, {kLogprobs, QJsonValue::Null}, {kFinishReason, QJsonValue::Null}};
}

void putFinish(QJsonObject &choice, const Finished &finished)
{
    choice.insert(kFinishReason, finishReasonName(finished.reason));
    if (!finished.native.isEmpty())
        choice.insert(kNativeReason, finished.native);
}

} // namespace

struct CompletionsReplyWriter::EventWriter {
    CompletionsReplyWriter &writer;

    QByteArray operator()(const ReplyInfo &info) const
    {
        if (info.extra.contains(kFingerprint))
            writer.m_info.insert(kFingerprint, info.extra.value(kFingerprint));
        return {};
    }
    QByteArray operator()(const TextDelta &delta) const { return writer.textChunk(delta.choice, delta.text); }
    QByteArray operator()(const RefusalDelta &delta) const
    {
        return writer.textChunk(delta.choice, delta.text);
    }
    QByteArray operator()(const ReasoningDelta &delta) const
    {
        if (writer.m_excludeReasoning || delta.text.isEmpty())
            return {};
        QJsonObject choice = choiceJson(delta.choice, QString());
        choice.insert(kReasoning, delta.text);
        return writer.chunk(choice);
    }
    QByteArray operator()(const ExtraDelta &delta) const
    {
        const Choice &state = writer.m_choices[delta.choice];
        const QJsonArray entries =
            delta.fields.value(kLogprobs).toObject().value(QLatin1String("content")).toArray();
        // They come behind the text that they are of.
        qsizetype length = 0;
        for (const QJsonValue &entry : entries)
            length += entry.toObject().value(kToken).toString().size();
        const qsizetype offset = std::max<qsizetype>(0, state.characters - length);
        const QJsonValue logprobs = legacyLogprobs(delta.fields.value(kLogprobs), offset);
        if (logprobs.isNull())
            return {};
        QJsonObject choice = choiceJson(delta.choice, QString());
        choice.insert(kLogprobs, logprobs);
        return writer.chunk(choice);
    }
    QByteArray operator()(const ToolCallDelta &) const { return {}; }
    QByteArray operator()(const RawBytes &) const { return {}; } // no part of a conversation
    QByteArray operator()(const UsageReport &report) const
    {
        writer.m_usage = report.usage;
        return {};
    }
    QByteArray operator()(const Finished &finished) const
    {
        writer.m_choices[finished.choice].finished = finished;
        return {};
    }
    QByteArray operator()(const Error &error) const
    {
        writer.m_over = true;
        QJsonObject choice = choiceJson(0, QString());
        putFinish(choice, Finished {FinishReason::Error, QStringLiteral("error"), 0});
        QJsonObject json = writer.envelope();
        json.insert(kError, openAiErrorBody(error, writer.m_facts.provider).value(kError));
        json.insert(kChoices, QJsonArray {choice});
        return sseEvent({}, json);
    }
};

CompletionsReplyWriter::CompletionsReplyWriter(ReplyFacts facts, QString echo, bool excludeReasoning)
    : m_facts(std::move(facts))
    , m_echo(std::move(echo))
    , m_excludeReasoning(excludeReasoning)
{ }

QByteArray CompletionsReplyWriter::write(const QList<ChatEvent> &events)
{
    QByteArray bytes;
    for (const ChatEvent &event : events) {
        if (!m_over)
            bytes += std::visit(EventWriter {*this}, event);
    }
    return bytes;
}

QByteArray CompletionsReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    QByteArray bytes;
    for (auto &[index, state] : m_choices) {
        if (!state.begun && !m_echo.isEmpty())
            bytes += textChunk(index, QString());
        QJsonObject choice = choiceJson(index, QString());
        putFinish(choice, state.finished.value_or(Finished {}));
        bytes += chunk(choice);
    }
    if (m_usage) {
        QJsonObject json = envelope();
        json.insert(kChoices, QJsonArray());
        json.insert(kUsage, usageJson(*m_usage, cost));
        bytes += sseEvent({}, json);
    }
    m_over = true;
    return bytes + "data: [DONE]\n\n";
}

QJsonObject CompletionsReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    WholeAnswer answer = wholeAnswerOf(events);
    QJsonObject json = envelope();
    if (answer.info.extra.contains(kFingerprint))
        json.insert(kFingerprint, answer.info.extra.value(kFingerprint));
    if (answer.error)
        answer.choices[0].finished = Finished {FinishReason::Error, QStringLiteral("error"), 0};
    QJsonArray choices;
    for (const auto &[index, whole] : answer.choices) {
        QJsonObject choice = choiceJson(index, m_echo + whole.text + whole.refusal);
        if (!m_excludeReasoning && !whole.reasoning.isEmpty())
            choice.insert(kReasoning, whole.reasoning);
        choice.insert(kLogprobs, legacyLogprobs(whole.logprobs, m_echo.size()));
        putFinish(choice, whole.finished.value_or(Finished {}));
        if (answer.error && index == 0)
            choice.insert(kError, openAiErrorBody(*answer.error, m_facts.provider).value(kError));
        choices.append(choice);
    }
    json.insert(kChoices, choices);
    if (answer.usage)
        json.insert(kUsage, usageJson(*answer.usage, cost));
    return json;
}

QJsonObject CompletionsReplyWriter::envelope() const
{
    QJsonObject json = m_info;
    json.insert(QLatin1String("id"), m_facts.id);
    json.insert(QLatin1String("object"), QLatin1String("text_completion"));
    json.insert(QLatin1String("created"), m_facts.created);
    json.insert(QLatin1String("model"), m_facts.model);
    if (!m_facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), m_facts.provider);
    return json;
}

QByteArray CompletionsReplyWriter::chunk(const QJsonObject &choice) const
{
    QJsonObject json = envelope();
    json.insert(kChoices, QJsonArray {choice});
    return sseEvent({}, json);
}

QByteArray CompletionsReplyWriter::textChunk(int index, const QString &text)
{
    Choice &state = m_choices[index];
    const QString all = state.begun ? text : m_echo + text;
    state.begun = true;
    state.characters += all.size();
    return chunk(choiceJson(index, all));
}

QJsonObject CompletionsReplyWriter::usageJson(const Usage &usage, std::optional<Money> cost) const
{
    QJsonObject json = usageToOpenAi(usage, cost);
    if (m_facts.simulated)
        json.insert(QLatin1String("cost_is_simulated"), true);
    return json;
}

} // namespace core
