#include "core/protocol/openai/openai_answer_reader.h"

#include "core/protocol/billed_fields.h"
#include "core/protocol/openai/openai_usage.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Top-level fields that belong to the answer rather than to its envelope. Perplexity repeats them in every
/// chunk.
constexpr QLatin1String kTopLevelContent[] = {QLatin1String("citations"), QLatin1String("search_results"),
                                              QLatin1String("related_questions"), QLatin1String("images"),
                                              QLatin1String("videos")};

struct FinishWord {
    QLatin1String word;
    FinishReason reason;
};
/// Words beyond the five of the API that were seen (wire-formats §11); any other counts as stop.
constexpr FinishWord kFinishWords[] = {
    {QLatin1String("length"), FinishReason::Length},
    {QLatin1String("max_tokens"), FinishReason::Length},
    {QLatin1String("model_length"), FinishReason::Length},
    {QLatin1String("tool_calls"), FinishReason::ToolCalls},
    {QLatin1String("tool_use"), FinishReason::ToolCalls},
    {QLatin1String("function_call"), FinishReason::ToolCalls},
    {QLatin1String("content_filter"), FinishReason::ContentFilter},
    {QLatin1String("content-filter"), FinishReason::ContentFilter},
    {QLatin1String("refusal"), FinishReason::ContentFilter},
    {QLatin1String("safety"), FinishReason::ContentFilter},
    {QLatin1String("sensitive"), FinishReason::ContentFilter},
    {QLatin1String("error"), FinishReason::Error},
    {QLatin1String("network_error"), FinishReason::Error},
    {QLatin1String("insufficient_system_resource"), FinishReason::Error},
    {QLatin1String("abort"), FinishReason::Error},
};

FinishReason finishReason(const QString &word)
{
    for (const FinishWord &entry : kFinishWords) {
        if (word.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.reason;
    }
    return FinishReason::Stop;
}

/// The readable part of typed reasoning blocks, for the providers that give nothing else.
QString textOfDetails(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &entry : details) {
        const QJsonObject detail = entry.toObject();
        text += detail.value(QLatin1String("text")).toString();
        text += detail.value(QLatin1String("summary")).toString();
    }
    return text;
}

/// Mistral: the thoughts are a list of text parts; others: a string.
QString thinkingText(const QJsonValue &thinking)
{
    if (thinking.isString())
        return thinking.toString();
    QString text;
    for (const QJsonValue &part : thinking.toArray())
        text += part.toObject().value(QLatin1String("text")).toString();
    return text;
}

} // namespace

OpenAiAnswerReader::OpenAiAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
{ }

void OpenAiAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    Q_UNUSED(name)
    read(json, Piece::Chunk, out);
}

void OpenAiAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    read(json, Piece::WholeAnswer, out);
}

bool OpenAiAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    QJsonValue error = json;
    if (name != "error" && !isErrorAnswer(json)) {
        // The error of one alternative answer ends them all.
        const QJsonArray choices = json.toObject().value(QLatin1String("choices")).toArray();
        const auto broken = std::find_if(choices.begin(), choices.end(), [](const QJsonValue &choice) {
            return !isVoid(choice.toObject().value(QLatin1String("error")));
        });
        if (broken == choices.end())
            return false;
        error = *broken;
    }
    readUsage(json.toObject(), out);
    out.append(errorInAnswer(error, m_target));
    return true;
}

void OpenAiAnswerReader::read(const QJsonObject &object, Piece piece, QList<ChatEvent> &out)
{
    readInfo(object, out);
    readTopLevelExtras(object, out);
    const QJsonArray choices = object.value(QLatin1String("choices")).toArray();
    for (int i = 0; i < choices.size(); ++i) {
        const QJsonObject choice = choices.at(i).toObject();
        readChoice(choice, piece, choice.value(QLatin1String("index")).toInt(i), out);
    }
    readUsage(object, out);
}

void OpenAiAnswerReader::finish(QList<ChatEvent> &out)
{
    for (auto &[index, choice] : m_choices) {
        choice.toolCalls.finish(out);
        FinishReason reason = finishReason(choice.finish);
        if (reason == FinishReason::Stop && !choice.toolCalls.isEmpty())
            reason = FinishReason::ToolCalls;
        if (reason == FinishReason::Error) {
            const QJsonObject error {{QLatin1String("code"), choice.finish}};
            out.append(errorInAnswer(QJsonObject {{QLatin1String("error"), error}}, m_target));
            return;
        }
        out.append(Finished {reason, choice.native, index});
    }
}

bool OpenAiAnswerReader::complete() const
{
    return begun() && std::all_of(m_choices.begin(), m_choices.end(), [](const auto &entry) {
               return !entry.second.finish.isEmpty();
           });
}

OpenAiAnswerReader::Choice &OpenAiAnswerReader::choiceAt(int index)
{
    const auto found = m_choices.find(index);
    if (found != m_choices.end())
        return found->second;
    return m_choices.emplace(index, Choice {ToolCallAssembler(index, m_info.id)}).first->second;
}

/// Azure and Copilot begin with a chunk that has no choices and no id; its facts wait for the chunk that has.
void OpenAiAnswerReader::readInfo(const QJsonObject &object, QList<ChatEvent> &out)
{
    if (m_infoGiven)
        return;
    if (const QString id = object.value(QLatin1String("id")).toString(); !id.isEmpty())
        m_info.id = id;
    if (const QString model = object.value(QLatin1String("model")).toString(); !model.isEmpty())
        m_info.model = model;
    if (const QString provider = object.value(QLatin1String("provider")).toString(); !provider.isEmpty())
        m_info.provider = provider;
    if (const qint64 created = object.value(QLatin1String("created")).toInteger(); created > 0)
        m_info.created = created;
    const QJsonObject extra =
        withoutVoid(object, {QLatin1String("id"), QLatin1String("object"), QLatin1String("created"),
                             QLatin1String("model"), QLatin1String("provider"), QLatin1String("choices"),
                             QLatin1String("usage"), QLatin1String("obfuscation"), QLatin1String("p")});
    QJsonObject others = m_info.extra.value(kOpenAiFields).toObject();
    for (auto it = extra.constBegin(); it != extra.constEnd(); ++it) {
        const bool isContent = std::find(std::begin(kTopLevelContent), std::end(kTopLevelContent), it.key())
                               != std::end(kTopLevelContent);
        const bool isKnown =
            it.key() == QLatin1String("system_fingerprint") || it.key() == QLatin1String("service_tier");
        if (!isContent)
            (isKnown ? m_info.extra : others).insert(it.key(), it.value());
    }
    if (!others.isEmpty())
        m_info.extra.insert(kOpenAiFields, others);
    if (object.value(QLatin1String("choices")).toArray().isEmpty())
        return;
    m_infoGiven = true;
    out.append(m_info);
}

void OpenAiAnswerReader::readUsage(const QJsonObject &object, QList<ChatEvent> &out)
{
    if (const QString tier = serviceTierIn(object); !tier.isEmpty())
        m_serviceTier = tier;
    QJsonObject usage = object.value(QLatin1String("usage")).toObject();
    if (usage.isEmpty())
        usage = object.value(QLatin1String("x_groq")).toObject().value(QLatin1String("usage")).toObject();
    if (usage.isEmpty() || usage == m_usage)
        return;
    m_usage = usage;
    Usage read = usageFromOpenAi(usage, m_target.quirks);
    if (!m_serviceTier.isEmpty())
        read.serviceTier = m_serviceTier;
    if (!read.reportedCost)
        read.reportedCost = reportedCostBeside(object);
    out.append(UsageReport {read});
}

void OpenAiAnswerReader::readTopLevelExtras(const QJsonObject &object, QList<ChatEvent> &out)
{
    QJsonObject changed;
    for (const QLatin1String name : kTopLevelContent) {
        const QJsonValue value = object.value(name);
        if (!isVoid(value) && value != m_topLevelExtras.value(name)) {
            m_topLevelExtras.insert(name, value);
            changed.insert(name, value);
        }
    }
    if (!changed.isEmpty())
        out.append(ExtraDelta {changed, 0});
}

void OpenAiAnswerReader::readChoice(const QJsonObject &json, Piece piece, int index, QList<ChatEvent> &out)
{
    Choice &choice = choiceAt(index);
    const qsizetype before = out.size();
    const QJsonValue delta = json.value(QLatin1String("delta"));
    const QJsonValue message = json.value(QLatin1String("message"));
    // Perplexity writes both: in a stream the message repeats everything so far, in a whole answer the delta
    // is empty.
    const bool useDelta = piece == Piece::Chunk || !message.isObject();
    if (delta.isObject() && useDelta) {
        choice.sawDelta = true;
        readMessage(delta.toObject(), choice, index, false, out);
    } else if (message.isObject()) {
        // After deltas a message is a repetition; without any, a server sent the whole answer as one event.
        if (!choice.sawDelta && !choice.sawMessage)
            readMessage(message.toObject(), choice, index, true, out);
        choice.sawMessage = true;
    } else {
        readContent(json.value(QLatin1String("text")), index, out); // the legacy completions form
    }
    if (const QJsonValue logprobs = json.value(QLatin1String("logprobs")); !isVoid(logprobs))
        out.append(ExtraDelta {QJsonObject {{QLatin1String("logprobs"), logprobs}}, index});
    m_sawContent = m_sawContent || std::any_of(out.cbegin() + before, out.cend(), isContent);
    readBesides(json, choice, index, out);

    if (const QString word = json.value(QLatin1String("finish_reason")).toString(); !word.isEmpty()) {
        choice.finish = word;
        const QString native = json.value(QLatin1String("native_finish_reason")).toString();
        choice.native = native.isEmpty() ? word : native;
    }
}

/// Alone they are no answer, so they wait for one. Azure repeats its own in every chunk.
void OpenAiAnswerReader::readBesides(const QJsonObject &json, Choice &choice, int index,
                                     QList<ChatEvent> &out)
{
    const QJsonObject fields =
        withoutVoid(json, {QLatin1String("index"), QLatin1String("delta"), QLatin1String("message"),
                           QLatin1String("text"), QLatin1String("logprobs"), QLatin1String("finish_reason"),
                           QLatin1String("native_finish_reason"), QLatin1String("error")});
    for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
        choice.besides.insert(it.key(), it.value());
    if (!m_sawContent || choice.besides == choice.besidesGiven)
        return;
    choice.besidesGiven = choice.besides;
    out.append(ExtraDelta {QJsonObject {{kOpenAiChoiceFields, choice.besides}}, index});
}

void OpenAiAnswerReader::readMessage(const QJsonObject &message, Choice &choice, int index, bool whole,
                                     QList<ChatEvent> &out)
{
    readReasoning(message, index, out);
    readContent(message.value(QLatin1String("content")), index, out);
    if (const QString refusal = message.value(QLatin1String("refusal")).toString(); !refusal.isEmpty())
        out.append(RefusalDelta {refusal, index});
    for (const QJsonValue &call : message.value(QLatin1String("tool_calls")).toArray())
        choice.toolCalls.add(call.toObject(), whole, out);

    const QJsonObject extra = withoutVoid(
        message, {QLatin1String("role"), QLatin1String("content"), QLatin1String("reasoning"),
                  QLatin1String("reasoning_content"), QLatin1String("reasoning_details"),
                  QLatin1String("refusal"), QLatin1String("tool_calls"), QLatin1String("padding"),
                  QLatin1String("obfuscation"), QLatin1String("channel"), QLatin1String("token_id")});
    if (!extra.isEmpty())
        out.append(ExtraDelta {extra, index});
}

void OpenAiAnswerReader::readReasoning(const QJsonObject &message, int index, QList<ChatEvent> &out)
{
    ReasoningDelta delta;
    delta.choice = index;
    delta.details = message.value(QLatin1String("reasoning_details")).toArray();
    // Servers that are between the two names send both with the same text.
    delta.text = message.value(QLatin1String("reasoning")).toString();
    if (delta.text.isEmpty())
        delta.text = message.value(QLatin1String("reasoning_content")).toString();
    if (delta.text.isEmpty())
        delta.text = textOfDetails(delta.details);
    if (!delta.text.isEmpty() || !delta.details.isEmpty())
        out.append(delta);
}

void OpenAiAnswerReader::readContent(const QJsonValue &content, int index, QList<ChatEvent> &out)
{
    if (const QString text = content.toString(); !text.isEmpty()) {
        out.append(TextDelta {text, index});
        return;
    }
    QJsonArray unmodelled;
    for (const QJsonValue &entry : content.toArray()) {
        const QJsonObject part = entry.toObject();
        const QString type = part.value(QLatin1String("type")).toString();
        if (type == QLatin1String("text") || entry.isString()) {
            const QString text =
                entry.isString() ? entry.toString() : part.value(QLatin1String("text")).toString();
            if (!text.isEmpty())
                out.append(TextDelta {text, index});
        } else if (type == QLatin1String("thinking")) {
            const QString text = thinkingText(part.value(QLatin1String("thinking")));
            if (!text.isEmpty())
                out.append(ReasoningDelta {text, {}, index});
        } else {
            unmodelled.append(entry);
        }
    }
    if (!unmodelled.isEmpty())
        out.append(ExtraDelta {QJsonObject {{QLatin1String("content_parts"), unmodelled}}, index});
}

} // namespace core
