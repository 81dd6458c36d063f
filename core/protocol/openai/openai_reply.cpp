#include "core/protocol/openai/openai_reply.h"

#include "core/protocol/openai/openai_usage.h"
#include "core/protocol/openai_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Extras that stand beside the choices, and beside the message within a choice; all others stand in the
/// message.
constexpr QLatin1String kTopLevel[] = {QLatin1String("citations"), QLatin1String("search_results"),
                                       QLatin1String("related_questions")};
constexpr QLatin1String kLogprobs("logprobs");
constexpr QLatin1String kChoices("choices");

bool isTopLevel(const QString &name)
{
    return std::any_of(std::begin(kTopLevel), std::end(kTopLevel),
                       [&](QLatin1String other) { return name == other; });
}

QByteArray sseEvent(const QJsonObject &json)
{
    return "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
}

/// OpenAI's word; the legacy one where the legacy form of a call was used.
QString finishWord(const Finished &finished)
{
    const bool legacy = finished.native == QLatin1String("function_call");
    return legacy ? finished.native : finishReasonName(finished.reason);
}

QJsonObject toolCallJson(const ToolCallDelta &delta)
{
    // Identity only in the first fragment: the helper of openai-node throws if it sees it change.
    const bool first = !delta.id.isEmpty() || !delta.name.isEmpty();
    const bool custom = delta.extra.value(QLatin1String("type")) == QLatin1String("custom");
    const QLatin1String type = custom ? QLatin1String("custom") : QLatin1String("function");
    QJsonObject body {{custom ? QLatin1String("input") : QLatin1String("arguments"), delta.arguments}};
    QJsonObject json {{QLatin1String("index"), delta.index}};
    if (first) {
        body.insert(QLatin1String("name"), delta.name);
        json.insert(QLatin1String("id"), delta.id);
        json.insert(QLatin1String("type"), type);
    }
    json.insert(type, body);
    mergeMissing(json, delta.extra);
    return json;
}

QJsonObject wholeToolCallJson(const ToolCallDelta &call)
{
    QJsonObject json = toolCallJson(call);
    json.remove(QLatin1String("index")); // a thing of streams
    return json;
}

QJsonObject finishJson(const Finished &finished)
{
    QJsonObject json {{QLatin1String("finish_reason"), finishWord(finished)}};
    if (!finished.native.isEmpty())
        json.insert(QLatin1String("native_finish_reason"), finished.native);
    return json;
}

/// Joins what came in pieces: lists grow, texts of known growing fields too, everything else is replaced.
void mergePieces(QJsonObject &whole, const QJsonObject &piece)
{
    constexpr QLatin1String growing[] = {QLatin1String("arguments"), QLatin1String("data"),
                                         QLatin1String("transcript")};
    for (auto it = piece.constBegin(); it != piece.constEnd(); ++it) {
        const QJsonValue present = whole.value(it.key());
        if (present.isArray() && it.value().isArray()) {
            QJsonArray list = present.toArray();
            for (const QJsonValue &entry : it.value().toArray())
                list.append(entry);
            whole.insert(it.key(), list);
        } else if (present.isObject() && it.value().isObject()) {
            QJsonObject inner = present.toObject();
            mergePieces(inner, it.value().toObject());
            whole.insert(it.key(), inner);
        } else if (present.isString() && it.value().isString()
                   && std::any_of(std::begin(growing), std::end(growing),
                                  [&](QLatin1String name) { return it.key() == name; })) {
            whole.insert(it.key(), present.toString() + it.value().toString());
        } else {
            whole.insert(it.key(), it.value());
        }
    }
}

/// Fragments of one reasoning block become one block again; the signature comes in the last of them.
void mergeDetail(QJsonArray &details, const QJsonObject &piece)
{
    const QLatin1String typeKey("type");
    const QLatin1String indexKey("index");
    QJsonObject last = details.isEmpty() ? QJsonObject() : details.last().toObject();
    const QString type = piece.value(typeKey).toString();
    const bool textual =
        type == QLatin1String("reasoning.text") || type == QLatin1String("reasoning.summary");
    const bool closed = !isVoid(last.value(QLatin1String("signature")));
    if (!textual || closed || last.value(typeKey) != piece.value(typeKey)
        || last.value(indexKey) != piece.value(indexKey)) {
        details.append(piece);
        return;
    }
    for (auto it = piece.constBegin(); it != piece.constEnd(); ++it) {
        const bool grows = it.key() == QLatin1String("text") || it.key() == QLatin1String("summary");
        if (grows)
            last.insert(it.key(), last.value(it.key()).toString() + it.value().toString());
        else if (!it.value().isNull())
            last.insert(it.key(), it.value());
    }
    details[details.size() - 1] = last;
}

/// One alternative answer, put together.
struct WholeChoice {
    QString text = {};
    bool hasText = false;
    QString reasoning = {};
    QJsonArray details = {};
    QString refusal = {};
    QList<ToolCallDelta> calls = {};
    QJsonObject extra = {};
    QJsonValue logprobs = QJsonValue::Null;
    std::optional<Finished> finished = {};

    QJsonObject json(int index, bool excludeReasoning) const
    {
        QJsonObject message {
            {QLatin1String("role"), QLatin1String("assistant")},
            {QLatin1String("content"), hasText || calls.isEmpty() ? QJsonValue(text) : QJsonValue()},
            {QLatin1String("refusal"), refusal.isEmpty() ? QJsonValue() : QJsonValue(refusal)}};
        if (!excludeReasoning && !reasoning.isEmpty())
            message.insert(QLatin1String("reasoning"), reasoning);
        if (!excludeReasoning && !details.isEmpty())
            message.insert(QLatin1String("reasoning_details"), details);
        QJsonArray toolCalls;
        for (const ToolCallDelta &call : calls)
            toolCalls.append(wholeToolCallJson(call));
        if (!toolCalls.isEmpty())
            message.insert(QLatin1String("tool_calls"), toolCalls);
        mergeMissing(message, extra);
        QJsonObject choice = finished ? finishJson(*finished) : QJsonObject();
        if (!finished)
            choice.insert(QLatin1String("finish_reason"), QJsonValue::Null);
        choice.insert(QLatin1String("index"), index);
        choice.insert(QLatin1String("message"), message);
        choice.insert(kLogprobs, logprobs);
        return choice;
    }
};

struct WholeBuilder {
    std::map<int, WholeChoice> choices = {};
    QJsonObject topLevel = {};
    ReplyInfo info = {};
    std::optional<Usage> usage = {};
    std::optional<Error> error = {};

    void operator()(const ReplyInfo &event) { info = event; }
    void operator()(const TextDelta &event)
    {
        choices[event.choice].text += event.text;
        choices[event.choice].hasText = true;
    }
    void operator()(const ReasoningDelta &event)
    {
        choices[event.choice].reasoning += event.text;
        for (const QJsonValue &detail : event.details)
            mergeDetail(choices[event.choice].details, detail.toObject());
    }
    void operator()(const RefusalDelta &event) { choices[event.choice].refusal += event.text; }
    void operator()(const ToolCallDelta &event)
    {
        QList<ToolCallDelta> &calls = choices[event.choice].calls;
        if (event.index >= calls.size()) {
            calls.append(event);
            return;
        }
        calls[event.index].arguments += event.arguments;
        mergePieces(calls[event.index].extra, event.extra);
    }
    void operator()(const ExtraDelta &event)
    {
        WholeChoice &choice = choices[event.choice];
        QJsonObject inMessage = event.fields;
        for (const QString &name : event.fields.keys()) {
            if (isTopLevel(name))
                topLevel.insert(name, inMessage.take(name));
        }
        if (inMessage.contains(kLogprobs)) {
            QJsonObject whole {{kLogprobs, choice.logprobs}};
            mergePieces(whole, {{kLogprobs, inMessage.take(kLogprobs)}});
            choice.logprobs = whole.value(kLogprobs);
        }
        mergePieces(choice.extra, inMessage);
    }
    void operator()(const RawBytes &) { } // no part of a conversation
    void operator()(const UsageReport &event) { usage = event.usage; }
    void operator()(const Finished &event) { choices[event.choice].finished = event; }
    void operator()(const Error &event) { error = event; }
};

QJsonObject usageJson(const Usage &usage, std::optional<Money> cost, bool simulated)
{
    QJsonObject json = usageToOpenAi(usage, cost);
    if (simulated)
        json.insert(QLatin1String("cost_is_simulated"), true);
    return json;
}

struct ErrorWord {
    ErrorKind kind;
    const char *type;
};
/// OpenAI's `type` for our kinds (wire-formats §19); server_error for all others.
constexpr ErrorWord kErrorWords[] = {
    {ErrorKind::BadRequest, "invalid_request_error"},
    {ErrorKind::AuthFailed, "authentication_error"},
    {ErrorKind::ModelUnavailable, "invalid_request_error"},
    {ErrorKind::ContextTooLong, "invalid_request_error"},
    {ErrorKind::Refused, "invalid_request_error"},
    {ErrorKind::RateLimited, "rate_limit_error"},
    {ErrorKind::OutOfCredit, "insufficient_quota"},
    {ErrorKind::NoRoute, "invalid_request_error"},
    {ErrorKind::UnknownModel, "invalid_request_error"},
    {ErrorKind::BudgetSpent, "insufficient_quota"},
    {ErrorKind::AccessDenied, "invalid_request_error"},
};

} // namespace

/// Turns content events into deltas.
struct OpenAiReplyWriter::DeltaWriter {
    OpenAiReplyWriter &writer;

    QByteArray operator()(const ReplyInfo &event) const
    {
        writer.m_info = event;
        return {};
    }
    QByteArray operator()(const TextDelta &event) const
    {
        return writer.chunk(event.choice, {{QLatin1String("content"), event.text}}, {});
    }
    QByteArray operator()(const ReasoningDelta &event) const
    {
        if (writer.m_facts.excludeReasoning)
            return {};
        QJsonObject delta {{QLatin1String("reasoning"), event.text}};
        if (!event.details.isEmpty())
            delta.insert(QLatin1String("reasoning_details"), event.details);
        return writer.chunk(event.choice, delta, {});
    }
    QByteArray operator()(const RefusalDelta &event) const
    {
        return writer.chunk(event.choice, {{QLatin1String("refusal"), event.text}}, {});
    }
    QByteArray operator()(const ToolCallDelta &event) const
    {
        return writer.chunk(event.choice, {{QLatin1String("tool_calls"), QJsonArray {toolCallJson(event)}}},
                            {});
    }
    QByteArray operator()(const ExtraDelta &event) const
    {
        QJsonObject delta = event.fields;
        QJsonObject beside;
        for (const QString &name : event.fields.keys()) {
            if (isTopLevel(name))
                beside.insert(name, delta.take(name));
        }
        return writer.chunk(event.choice, delta, beside);
    }
    QByteArray operator()(const RawBytes &) const { return {}; } // no part of a conversation
    QByteArray operator()(const UsageReport &event) const
    {
        writer.m_usage = event.usage;
        return {};
    }
    QByteArray operator()(const Finished &event) const
    {
        writer.m_choices[event.choice].finished = event;
        return {};
    }
    QByteArray operator()(const Error &event) const { return writer.errorChunk(event); }
};

OpenAiReplyWriter::OpenAiReplyWriter(OpenAiReplyFacts facts)
    : m_facts(std::move(facts))
{ }

QByteArray OpenAiReplyWriter::write(const QList<ChatEvent> &events)
{
    QByteArray bytes;
    for (const ChatEvent &event : events) {
        if (!m_over)
            bytes += std::visit(DeltaWriter {*this}, event);
    }
    return bytes;
}

QByteArray OpenAiReplyWriter::end(std::optional<Money> cost)
{
    if (m_over)
        return {};
    QByteArray bytes;
    for (const auto &[index, choice] : m_choices) {
        if (choice.finished)
            bytes += chunk(index, {}, finishJson(*choice.finished));
    }
    if (m_usage) {
        QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
        json.insert(kChoices, QJsonArray());
        json.insert(QLatin1String("usage"), usageJson(*m_usage, cost, m_facts.simulated));
        bytes += sseEvent(json);
    }
    m_over = true;
    return bytes + "data: [DONE]\n\n";
}

QJsonObject OpenAiReplyWriter::envelope(QLatin1String object) const
{
    QJsonObject json {{QLatin1String("id"), m_facts.id},
                      {QLatin1String("object"), object},
                      {QLatin1String("created"), m_facts.created},
                      {QLatin1String("model"), m_facts.model}};
    if (!m_facts.provider.isEmpty())
        json.insert(QLatin1String("provider"), m_facts.provider);
    for (const QLatin1String name : {QLatin1String("system_fingerprint"), QLatin1String("service_tier")}) {
        if (m_info.extra.contains(name))
            json.insert(name, m_info.extra.value(name));
    }
    return json;
}

/// `beside`: fields of the choice (logprobs, the finish reason) and, by their name, of the envelope.
QByteArray OpenAiReplyWriter::chunk(int index, QJsonObject delta, const QJsonObject &beside)
{
    QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
    QJsonObject choice {{QLatin1String("index"), index}, {QLatin1String("finish_reason"), QJsonValue::Null}};
    for (auto it = beside.constBegin(); it != beside.constEnd(); ++it) {
        if (isTopLevel(it.key()))
            json.insert(it.key(), it.value());
        else
            choice.insert(it.key(), it.value());
    }
    choice.insert(kLogprobs, delta.contains(kLogprobs) ? delta.take(kLogprobs) : QJsonValue());
    Choice &state = m_choices[index];
    if (!state.roleSent) {
        state.roleSent = true;
        delta.insert(QLatin1String("role"), QLatin1String("assistant"));
        if (!delta.contains(QLatin1String("content")))
            delta.insert(QLatin1String("content"), QString());
    }
    choice.insert(QLatin1String("delta"), delta);
    json.insert(kChoices, QJsonArray {choice});
    return sseEvent(json);
}

QByteArray OpenAiReplyWriter::errorChunk(const Error &error)
{
    m_over = true;
    QJsonObject json = envelope(QLatin1String("chat.completion.chunk"));
    json.insert(QLatin1String("error"),
                openAiErrorBody(error, m_facts.provider).value(QLatin1String("error")));
    json.insert(kChoices, QJsonArray {QJsonObject {
                              {QLatin1String("index"), 0},
                              {QLatin1String("delta"), QJsonObject {{QLatin1String("content"), QString()}}},
                              {QLatin1String("finish_reason"), QLatin1String("error")},
                              {QLatin1String("native_finish_reason"), QLatin1String("error")}}});
    return sseEvent(json);
}

QJsonObject OpenAiReplyWriter::whole(const QList<ChatEvent> &events, std::optional<Money> cost) const
{
    WholeBuilder builder;
    for (const ChatEvent &event : events)
        std::visit(builder, event);

    QJsonObject json = envelope(QLatin1String("chat.completion"));
    json.insert(QLatin1String("system_fingerprint"), QJsonValue::Null);
    for (const QLatin1String name : {QLatin1String("system_fingerprint"), QLatin1String("service_tier")}) {
        if (builder.info.extra.contains(name))
            json.insert(name, builder.info.extra.value(name));
    }
    for (auto it = builder.topLevel.constBegin(); it != builder.topLevel.constEnd(); ++it)
        json.insert(it.key(), it.value());
    if (builder.error)
        builder.choices[0].finished = Finished {FinishReason::Error, QStringLiteral("error"), 0};
    QJsonArray choices;
    for (const auto &[index, choice] : builder.choices)
        choices.append(choice.json(index, m_facts.excludeReasoning));
    if (builder.error) {
        QJsonObject first = choices.first().toObject();
        first.insert(QLatin1String("error"),
                     openAiErrorBody(*builder.error, m_facts.provider).value(QLatin1String("error")));
        choices[0] = first;
    }
    json.insert(kChoices, choices);
    if (builder.usage)
        json.insert(QLatin1String("usage"), usageJson(*builder.usage, cost, m_facts.simulated));
    return json;
}

QJsonObject openAiErrorBody(const Error &error, const QString &providerName, const QJsonObject &metadata)
{
    QJsonObject details = metadata;
    details.insert(QLatin1String("error_type"), errorTypeFor(error));
    const QString provider = providerName.isEmpty() ? error.provider : providerName;
    if (!provider.isEmpty())
        details.insert(QLatin1String("provider_name"), provider);
    if (!error.code.isEmpty())
        details.insert(QLatin1String("provider_code"), error.code);
    if (!error.providerMessage.isEmpty())
        details.insert(QLatin1String("raw"), error.providerMessage);

    const auto word = std::find_if(std::begin(kErrorWords), std::end(kErrorWords),
                                   [&](const ErrorWord &entry) { return entry.kind == error.kind; });
    const QString type = QString::fromLatin1(word != std::end(kErrorWords) ? word->type : "server_error");
    const QJsonValue parameter = error.parameter.isEmpty() ? QJsonValue() : QJsonValue(error.parameter);
    return {{QLatin1String("error"), QJsonObject {{QLatin1String("code"), httpStatusFor(error)},
                                                  {QLatin1String("message"), error.message},
                                                  {QLatin1String("type"), type},
                                                  {QLatin1String("param"), parameter},
                                                  {QLatin1String("metadata"), details}}}};
}

} // namespace core
