#include "core/protocol/answer_pieces.h"

#include "core/protocol/openai_json.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

constexpr QLatin1String kLogprobs("logprobs");

struct Builder {
    WholeAnswer answer = {};

    WholeChoice &choice(int index) { return answer.choices[index]; }

    void operator()(const ReplyInfo &event) { answer.info = event; }
    void operator()(const TextDelta &event)
    {
        choice(event.choice).text += event.text;
        choice(event.choice).hasText = true;
    }
    void operator()(const ReasoningDelta &event)
    {
        choice(event.choice).reasoning += event.text;
        for (const QJsonValue &detail : event.details)
            mergeDetail(choice(event.choice).details, detail.toObject());
    }
    void operator()(const RefusalDelta &event) { choice(event.choice).refusal += event.text; }
    void operator()(const ToolCallDelta &event)
    {
        QList<ToolCallDelta> &calls = choice(event.choice).calls;
        if (event.index >= calls.size()) {
            calls.append(event);
            return;
        }
        calls[event.index].arguments += event.arguments;
        mergePieces(calls[event.index].extra, event.extra);
    }
    void operator()(const ExtraDelta &event)
    {
        QJsonObject fields = event.fields;
        if (fields.contains(kLogprobs)) {
            QJsonObject whole {{kLogprobs, choice(event.choice).logprobs}};
            mergePieces(whole, {{kLogprobs, fields.take(kLogprobs)}});
            choice(event.choice).logprobs = whole.value(kLogprobs);
        }
        mergePieces(choice(event.choice).extra, fields);
    }
    void operator()(const RawBytes &) { } // no part of a conversation
    void operator()(const UsageReport &event) { answer.usage = event.usage; }
    void operator()(const Finished &event) { choice(event.choice).finished = event; }
    void operator()(const Error &event) { answer.error = event; }
};

} // namespace

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

WholeAnswer wholeAnswerOf(const QList<ChatEvent> &events)
{
    Builder builder;
    for (const ChatEvent &event : events)
        std::visit(builder, event);
    return builder.answer;
}

} // namespace core
