#include "core/protocol/ollama/ollama_reply.h"

#include "core/protocol/ollama/ollama_fields.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr QLatin1String kDurations[] = {QLatin1String("total_duration"), QLatin1String("load_duration"),
                                        QLatin1String("prompt_eval_duration"),
                                        QLatin1String("eval_duration")};
/// What an Ollama says beside the message where another one answered for it.
constexpr QLatin1String kPassedOn[] = {QLatin1String("remote_model"), QLatin1String("remote_host")};

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// The readable part of typed reasoning blocks, for the services that give nothing else.
QString readableText(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        text += detail.value(QLatin1String("text")).toString()
                + detail.value(QLatin1String("summary")).toString();
    }
    return text;
}

/// Base64, as Ollama has images; nothing of those that are only an address.
QString imageData(const QJsonValue &image)
{
    if (image.isString())
        return image.toString();
    const QJsonObject url = image.toObject().value(QLatin1String("image_url")).toObject();
    const std::optional<DataUrl> data = parseDataUrl(url.value(QLatin1String("url")).toString());
    return data ? data->base64 : QString();
}

QJsonObject callJson(const ToolCallDelta &call, int index)
{
    const QJsonObject function {{QLatin1String("index"), index},
                                {QLatin1String("name"), call.name},
                                {QLatin1String("arguments"), argumentsObject(call.arguments)}};
    QJsonObject json {{QLatin1String("function"), function}};
    if (!call.id.isEmpty())
        json.insert(QLatin1String("id"), call.id);
    return json;
}

/// Whether the counts, and so the answer, are an Ollama's own.
bool isOllamas(const std::optional<Usage> &usage)
{
    return usage && usage->native.contains(QLatin1String("total_duration"));
}

/// Ollama has no word for an answer that was held back, and its clients take any.
QString doneReason(const std::optional<Finished> &finished, const std::optional<Usage> &usage)
{
    if (finished && !finished->native.isEmpty() && isOllamas(usage))
        return finished->native;
    switch (finished ? finished->reason : FinishReason::Stop) {
    case FinishReason::Stop:
    case FinishReason::ToolCalls:
        return QStringLiteral("stop");
    case FinishReason::Length:
        return QStringLiteral("length");
    case FinishReason::ContentFilter:
    case FinishReason::Error:
        return finishReasonName(finished->reason);
    }
    Q_UNREACHABLE();
}

void putCounts(QJsonObject &json, const Usage &usage)
{
    json.insert(QLatin1String("prompt_eval_count"), usage.promptTokens);
    json.insert(QLatin1String("eval_count"), usage.completionTokens);
    for (const QLatin1String name : kDurations)
        json.insert(name, usage.native.value(name).toInteger());
}

} // namespace

struct OllamaReplyWriter::Taker {
    Answer &answer;

    void operator()(const ReplyInfo &event) const { answer.info = event; }
    void operator()(const TextDelta &event) const { addText(event.text, event.choice); }
    void operator()(const RefusalDelta &event) const { addText(event.text, event.choice); }
    void operator()(const ReasoningDelta &event) const
    {
        if (event.choice != 0 || answer.excludeReasoning)
            return;
        const QString text = event.text.isEmpty() ? readableText(event.details) : event.text;
        if (!text.isEmpty())
            closeCalls();
        answer.thoughts += text;
    }
    void operator()(const ToolCallDelta &event) const
    {
        if (event.choice == 0)
            answer.calls.add(event);
    }
    void operator()(const ExtraDelta &event) const
    {
        if (event.choice != 0)
            return;
        for (const QJsonValue &image : event.fields.value(QLatin1String("images")).toArray()) {
            if (const QString data = imageData(image); !data.isEmpty())
                answer.images.append(data);
        }
        const QJsonObject logprobs = event.fields.value(QLatin1String("logprobs")).toObject();
        for (const QJsonValue &token : logprobs.value(QLatin1String("content")).toArray())
            answer.logprobs.append(token);
    }
    void operator()(const RawBytes &) const { } // no part of a conversation
    void operator()(const UsageReport &event) const { answer.usage = event.usage; }
    void operator()(const Finished &event) const
    {
        if (event.choice == 0)
            answer.finished = event;
    }
    void operator()(const Error &event) const { answer.error = event; }

    void addText(const QString &text, int choice) const
    {
        if (choice != 0 || text.isEmpty())
            return;
        closeCalls();
        answer.text += text;
    }
    void closeCalls() const { answer.closedCalls += answer.calls.takeClosed(); }
};

void OllamaReplyWriter::Answer::take(const ChatEvent &event)
{
    std::visit(Taker {*this}, event);
}

bool OllamaReplyWriter::Answer::isEmpty() const
{
    return text.isEmpty() && thoughts.isEmpty() && images.isEmpty() && closedCalls.isEmpty();
}

OllamaReplyWriter::OllamaReplyWriter(ReplyFacts facts, OllamaForm form, bool excludeReasoning)
    : m_facts(std::move(facts))
    , m_form(form)
    , m_answer {.excludeReasoning = excludeReasoning}
{ }

QByteArray OllamaReplyWriter::write(const QList<ChatEvent> &events)
{
    if (m_over)
        return {};
    for (const ChatEvent &event : events) {
        m_answer.take(event);
        if (m_answer.error)
            break;
    }
    m_answer.closedCalls += m_answer.calls.takeWhole();
    QByteArray bytes;
    if (!m_answer.isEmpty())
        bytes = compact(line(m_answer, false)) + '\n';
    if (m_answer.error) {
        m_over = true;
        bytes += compact({{QLatin1String("error"), m_answer.error->message}}) + '\n';
    }
    return bytes;
}

QByteArray OllamaReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    m_over = true;
    QByteArray bytes;
    m_answer.closedCalls += m_answer.calls.takeAll();
    if (!m_answer.isEmpty()) // clients read what a line says before they look whether it is the last
        bytes = compact(line(m_answer, false)) + '\n';
    return bytes + compact(lastLine(m_answer, cost)) + '\n';
}

/// Takes what has come out of the answer.
QJsonObject OllamaReplyWriter::line(Answer &answer, bool done) const
{
    QJsonObject json {{QLatin1String("model"), m_facts.model},
                      {QLatin1String("created_at"), ollamaTime(m_facts.created)},
                      {QLatin1String("done"), done}};
    if (!m_facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), m_facts.provider);
    for (const QLatin1String name : kPassedOn) {
        if (answer.info.extra.contains(name))
            json.insert(name, answer.info.extra.value(name));
    }
    mergeMissing(json, answer.info.extra.value(kOllamaFields).toObject());
    const bool chat = m_form == OllamaForm::Chat;
    QJsonObject content {
        {chat ? QLatin1String("content") : QLatin1String("response"), std::exchange(answer.text, {})}};
    if (!answer.thoughts.isEmpty())
        content.insert(QLatin1String("thinking"), std::exchange(answer.thoughts, {}));
    if (!answer.images.isEmpty())
        content.insert(QLatin1String("images"), std::exchange(answer.images, {}));
    QJsonArray calls;
    for (const ToolCallDelta &call : std::exchange(answer.closedCalls, {}))
        calls.append(callJson(call, answer.callsWritten++));
    if (!calls.isEmpty())
        content.insert(QLatin1String("tool_calls"), calls);
    if (!answer.logprobs.isEmpty())
        json.insert(QLatin1String("logprobs"), std::exchange(answer.logprobs, {}));
    if (chat) {
        content.insert(QLatin1String("role"), QLatin1String("assistant"));
        json.insert(QLatin1String("message"), content);
        return json;
    }
    for (auto it = content.constBegin(); it != content.constEnd(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject OllamaReplyWriter::lastLine(Answer &answer, std::optional<Money> cost) const
{
    QJsonObject json = line(answer, true);
    json.insert(QLatin1String("done_reason"), doneReason(answer.finished, answer.usage));
    putCounts(json, answer.usage.value_or(Usage {}));
    if (cost) {
        QJsonObject usage {{QLatin1String("cost"), cost->toDollars()}};
        if (m_facts.simulated)
            usage.insert(QLatin1String("cost_is_simulated"), true);
        json.insert(QLatin1String("usage"), usage);
    }
    return json;
}

QJsonObject OllamaReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    Answer answer {.excludeReasoning = m_answer.excludeReasoning};
    for (const ChatEvent &event : events)
        answer.take(event);
    answer.closedCalls += answer.calls.takeAll();
    if (answer.error)
        answer.finished = Finished {FinishReason::Error, {}, 0};
    QJsonObject json = lastLine(answer, cost);
    if (answer.error)
        json.insert(QLatin1String("error"), answer.error->message);
    return json;
}

QJsonObject ollamaLoadReply(const QString &model, qint64 created, OllamaForm form, bool unload)
{
    QJsonObject json {
        {QLatin1String("model"), model},
        {QLatin1String("created_at"), ollamaTime(created)},
        {QLatin1String("done"), true},
        {QLatin1String("done_reason"), unload ? QLatin1String("unload") : QLatin1String("load")}};
    if (form == OllamaForm::Chat)
        json.insert(QLatin1String("message"),
                    QJsonObject {{QLatin1String("role"), QLatin1String("assistant")},
                                 {QLatin1String("content"), QString()}});
    else
        json.insert(QLatin1String("response"), QString());
    return json;
}

QString ollamaTime(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

} // namespace core
