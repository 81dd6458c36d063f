#include "core/protocol/responses/responses_output.h"

#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/openai_responses.h"
#include "core/protocol/responses/responses_reasoning.h"

#include <algorithm>
#include <iterator>

namespace core {

/// An event that brings text to an item: `NAME.delta`, and `NAME.done` with all of it.
struct ResponsesOutput::Growth {
    QLatin1String name;
    Kind kind;
    QLatin1String indexField; ///< Of the part.
    QLatin1String wholeField; ///< Of the `.done` event.
    QLatin1String itemType;
};

namespace {

const QLatin1String kMessage("message");
const QLatin1String kReasoning("reasoning");
const QLatin1String kFunctionCall("function_call");
const QLatin1String kCustomCall("custom_tool_call");
const QLatin1String kContentIndex("content_index");
const QLatin1String kSummaryIndex("summary_index");

std::optional<int> indexOf(const QJsonObject &event)
{
    const QJsonValue value = event.value(QLatin1String("output_index"));
    return value.isDouble() ? std::optional<int>(value.toInt()) : std::nullopt;
}

/// Providers count characters, not UTF-16 units.
qsizetype characters(const QString &text)
{
    return text.size()
           - std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
}

/// In the chat form; `before`: characters of the message before the part that the annotation counts from.
QJsonObject chatAnnotation(const QJsonObject &annotation, qsizetype before)
{
    if (annotation.value(QLatin1String("type")) != QLatin1String("url_citation"))
        return annotation;
    QJsonObject citation = annotation;
    citation.remove(QLatin1String("type"));
    for (const QLatin1String name : {QLatin1String("start_index"), QLatin1String("end_index")}) {
        if (citation.value(name).isDouble())
            citation.insert(name, citation.value(name).toInteger() + before);
    }
    return {{QLatin1String("type"), QLatin1String("url_citation")},
            {QLatin1String("url_citation"), citation}};
}

QString imageType(const QJsonObject &item)
{
    const QString format = item.value(QLatin1String("output_format")).toString(QStringLiteral("png"));
    return QStringLiteral("image/") + format;
}

} // namespace

ResponsesOutput::ResponsesOutput(QString reasoningFormat)
    : m_reasoningFormat(std::move(reasoningFormat))
{ }

void ResponsesOutput::beginAnswer(const QString &id)
{
    if (m_items.isEmpty())
        m_calls = ToolCallAssembler(0, id);
}

void ResponsesOutput::readEvent(const QString &type, const QJsonObject &event, QList<ChatEvent> &out)
{
    if (readText(type, event, out))
        return;
    const QJsonObject part = event.value(QLatin1String("part")).toObject();
    if (type == QLatin1String("response.output_item.added"))
        readItem(event, false, out);
    else if (type == QLatin1String("response.output_item.done"))
        readItem(event, true, out);
    else if (type == QLatin1String("response.content_part.done"))
        takePart(itemFor(event, kMessage), part, event.value(kContentIndex).toInt(), out);
    else if (type == QLatin1String("response.reasoning_part.done"))
        takePart(itemFor(event, kReasoning), part, event.value(kContentIndex).toInt(), out);
    else if (type == QLatin1String("response.reasoning_summary_part.done"))
        takePart(itemFor(event, kReasoning), part, event.value(kSummaryIndex).toInt(), out);
    else if (type == QLatin1String("response.output_text.annotation.added"))
        readAnnotation(event, out);
}

bool ResponsesOutput::readText(const QString &type, const QJsonObject &event, QList<ChatEvent> &out)
{
    static const Growth growths[] = {
        {QLatin1String("response.output_text"), Kind::Text, kContentIndex, QLatin1String("text"), kMessage},
        {QLatin1String("response.refusal"), Kind::Refusal, kContentIndex, QLatin1String("refusal"), kMessage},
        {QLatin1String("response.reasoning_summary_text"), Kind::Summary, kSummaryIndex,
         QLatin1String("text"), kReasoning},
        {QLatin1String("response.reasoning_text"), Kind::Thought, kContentIndex, QLatin1String("text"),
         kReasoning},
        {QLatin1String("response.function_call_arguments"), Kind::Arguments, kContentIndex,
         QLatin1String("arguments"), kFunctionCall},
        {QLatin1String("response.custom_tool_call_input"), Kind::Arguments, kContentIndex,
         QLatin1String("input"), kCustomCall}};

    const bool whole = type.endsWith(QLatin1String(".done"));
    if (!whole && !type.endsWith(QLatin1String(".delta")))
        return false;
    const QStringView name = QStringView(type).first(type.lastIndexOf(u'.'));
    const auto growth = std::find_if(std::begin(growths), std::end(growths),
                                     [&](const Growth &entry) { return name == entry.name; });
    if (growth == std::end(growths))
        return false;
    Item &item = itemFor(event, growth->itemType);
    const int index = event.value(growth->indexField).toInt();
    const QJsonValue text = event.value(whole ? growth->wholeField : QLatin1String("delta"));
    grow(item, growth->kind, index, text.toString(), whole, out);
    const QJsonArray logprobs = event.value(QLatin1String("logprobs")).toArray();
    if (!logprobs.isEmpty())
        takeLogprobs(item.parts[{growth->kind, index}], logprobs, whole, out);
    return true;
}

void ResponsesOutput::readItem(const QJsonObject &event, bool whole, QList<ChatEvent> &out)
{
    const QLatin1String indexName("output_index");
    const QJsonObject json = event.value(QLatin1String("item")).toObject();
    Item *item = findItem(
        {{indexName, event.value(indexName)}, {QLatin1String("item_id"), json.value(QLatin1String("id"))}});
    // A server that counts nothing begins its next item at the same index.
    const bool other =
        item && item->done && (!whole || item->type != json.value(QLatin1String("type")).toString());
    takeItem(item && !other ? *item : newItem(json, indexOf(event)), json, whole, out);
}

void ResponsesOutput::readAnnotation(const QJsonObject &event, QList<ChatEvent> &out)
{
    Part &part = itemFor(event, kMessage).parts[{Kind::Text, event.value(kContentIndex).toInt()}];
    const QJsonObject annotation = event.value(QLatin1String("annotation")).toObject();
    const QJsonArray list {chatAnnotation(annotation, part.textBefore)};
    out.append(ExtraDelta {{{QLatin1String("annotations"), list}}});
    ++part.annotations;
}

void ResponsesOutput::readWhole(const QJsonArray &output, QList<ChatEvent> &out)
{
    const bool streamed = !m_items.isEmpty();
    for (int i = 0; i < output.size(); ++i) {
        const QJsonObject json = output.at(i).toObject();
        const QString type = json.value(QLatin1String("type")).toString();
        const QString id = json.value(QLatin1String("id")).toString();
        auto item = std::find_if(m_items.begin(), m_items.end(),
                                 [&](const Item &entry) { return !id.isEmpty() && entry.id == id; });
        if (item == m_items.end()) {
            item = std::find_if(m_items.begin(), m_items.end(),
                                [&](const Item &entry) { return entry.index == i; });
        }
        if (item == m_items.end() && streamed && i < m_items.size() && !m_items.at(i).index)
            item = m_items.begin() + i;
        if (item == m_items.end())
            takeItem(newItem(json, i), json, true, out);
        else if (item->type == type)
            takeItem(*item, json, true, out);
    }
}

ResponsesOutput::Item *ResponsesOutput::findItem(const QJsonObject &event)
{
    const std::optional<int> index = indexOf(event);
    const QString id = event.value(QLatin1String("item_id")).toString();
    Item *byIndex = nullptr;
    Item *byId = nullptr;
    for (Item &item : m_items) {
        const bool sameId = !id.isEmpty() && item.id == id;
        const bool sameIndex = index && item.index == index;
        if (sameId && (sameIndex || !index || !item.index))
            return &item;
        if (sameIndex)
            byIndex = &item;
        if (sameId)
            byId = &item;
    }
    return byIndex ? byIndex : byId;
}

ResponsesOutput::Item &ResponsesOutput::itemFor(const QJsonObject &event, QLatin1String type)
{
    if (Item *found = findItem(event))
        return *found;
    const bool named = indexOf(event) || !event.value(QLatin1String("item_id")).toString().isEmpty();
    if (!named && !m_items.isEmpty() && !m_items.last().done)
        return m_items.last();
    const QJsonObject item {{QLatin1String("type"), type},
                            {QLatin1String("id"), event.value(QLatin1String("item_id"))}};
    return newItem(item, indexOf(event));
}

ResponsesOutput::Item &ResponsesOutput::newItem(const QJsonObject &json, std::optional<int> index)
{
    Item item;
    item.index = index;
    item.id = json.value(QLatin1String("id")).toString();
    item.type = json.value(QLatin1String("type")).toString();
    item.format = json.value(QLatin1String("format")).toString(m_reasoningFormat);
    // All text is one item of the message that it becomes.
    const bool firstMessage = item.type == kMessage && !m_sawMessage;
    m_sawMessage = m_sawMessage || firstMessage;
    if (firstMessage || item.type == kFunctionCall || item.type == kCustomCall)
        ++m_nextBlock;
    m_items.append(item);
    return m_items.last();
}

/// `whole`: the item is at its end, else at its beginning.
void ResponsesOutput::takeItem(Item &item, const QJsonObject &json, bool whole, QList<ChatEvent> &out)
{
    if (item.done)
        return;
    item.done = whole;
    if (const QString format = json.value(QLatin1String("format")).toString(); !format.isEmpty())
        item.format = format;
    if (item.type == kMessage) {
        const QJsonValue phase = json.value(QLatin1String("phase"));
        if (!item.begun && !isVoid(phase)) {
            item.begun = true;
            out.append(ExtraDelta {{{QLatin1String("phase"), phase}}});
        }
        if (whole)
            endMessage(item, json, out);
    } else if (item.type == kReasoning) {
        if (whole)
            endReasoning(item, json, out);
    } else if (item.type == kFunctionCall || item.type == kCustomCall) {
        beginCall(item, json, whole, out);
        const bool custom = item.type == kCustomCall;
        if (whole)
            grow(item, Kind::Arguments, 0,
                 json.value(custom ? QLatin1String("input") : QLatin1String("arguments")).toString(), true,
                 out);
    } else if (whole) {
        endServerItem(json, out);
    }
}

void ResponsesOutput::endMessage(Item &item, const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonValue content = json.value(QLatin1String("content"));
    if (content.isString())
        grow(item, Kind::Text, 0, content.toString(), true, out);
    const QJsonArray parts = content.toArray();
    for (int i = 0; i < parts.size(); ++i)
        takePart(item, parts.at(i).toObject(), i, out);
}

void ResponsesOutput::endReasoning(Item &item, const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonArray summary = json.value(QLatin1String("summary")).toArray();
    for (int i = 0; i < summary.size(); ++i)
        takePart(item, summary.at(i).toObject(), i, out);
    const QJsonArray content = json.value(QLatin1String("content")).toArray();
    for (int i = 0; i < content.size(); ++i)
        takePart(item, content.at(i).toObject(), i, out);
    const QString encrypted = json.value(QLatin1String("encrypted_content")).toString();
    if (encrypted.isEmpty())
        return;
    const QString id = json.value(QLatin1String("id")).toString();
    out.append(ReasoningDelta {{}, {encryptedDetail(encrypted, id, item.format, m_nextBlock++)}});
}

void ResponsesOutput::beginCall(Item &item, const QJsonObject &json, bool whole, QList<ChatEvent> &out)
{
    const QString name = json.value(QLatin1String("name")).toString();
    const QString callId = json.value(QLatin1String("call_id")).toString();
    if (item.begun || (!whole && (name.isEmpty() || callId.isEmpty())))
        return;
    item.begun = true;
    const bool custom = item.type == kCustomCall;
    const QLatin1String type = custom ? QLatin1String("custom") : QLatin1String("function");
    QJsonObject entry {{QLatin1String("index"), numberOf(item)},
                       {QLatin1String("id"), callId.isEmpty() ? item.id : callId},
                       {QLatin1String("type"), type},
                       {type, QJsonObject {{QLatin1String("name"), name}}}};
    const QJsonObject others = withoutVoid(
        json, {QLatin1String("type"), QLatin1String("id"), QLatin1String("call_id"), QLatin1String("name"),
               QLatin1String("arguments"), QLatin1String("input"), QLatin1String("status")});
    if (!others.isEmpty())
        entry.insert(kResponsesFields, others);
    m_calls.add(entry, false, out);
}

/// What a tool of the provider did. A picture goes out in the chat form, and the item without its data.
void ResponsesOutput::endServerItem(const QJsonObject &json, QList<ChatEvent> &out)
{
    QJsonObject item = json;
    QJsonObject fields;
    const QString picture = json.value(QLatin1String("result")).toString();
    if (json.value(QLatin1String("type")) == QLatin1String("image_generation_call") && !picture.isEmpty()) {
        item.remove(QLatin1String("result"));
        const QString url = QStringLiteral("data:%1;base64,").arg(imageType(json)) + picture;
        const QJsonObject image {{QLatin1String("type"), QLatin1String("image_url")},
                                 {QLatin1String("image_url"), QJsonObject {{QLatin1String("url"), url}}}};
        fields.insert(QLatin1String("images"), QJsonArray {image});
    }
    fields.insert(QLatin1String("output_items"), QJsonArray {item});
    out.append(ExtraDelta {fields});
}

void ResponsesOutput::takePart(Item &item, const QJsonObject &json, int index, QList<ChatEvent> &out)
{
    const QString type = json.value(QLatin1String("type")).toString();
    const QString text = json.value(QLatin1String("text")).toString();
    if (type == QLatin1String("refusal")) {
        grow(item, Kind::Refusal, index, json.value(QLatin1String("refusal")).toString(), true, out);
    } else if (type == QLatin1String("summary_text")) {
        grow(item, Kind::Summary, index, text, true, out);
    } else if (item.type == kReasoning) {
        grow(item, Kind::Thought, index, text, true, out);
    } else if (item.type == kMessage) {
        grow(item, Kind::Text, index, text, true, out);
        Part &part = item.parts[{Kind::Text, index}];
        takeLogprobs(part, json.value(QLatin1String("logprobs")).toArray(), true, out);
        annotate(part, json.value(QLatin1String("annotations")).toArray(), out);
    }
}

/// `whole`: the text is all of the part, of which some may have been given before.
void ResponsesOutput::grow(Item &item, Kind kind, int index, const QString &text, bool whole,
                           QList<ChatEvent> &out)
{
    Part &part = item.parts[{kind, index}];
    const QString fresh = whole ? text.mid(part.given) : text;
    if (fresh.isEmpty())
        return;
    if (part.given == 0 && kind == Kind::Text)
        part.textBefore = m_textLength;
    part.given += fresh.size();
    switch (kind) {
    case Kind::Text:
        m_textLength += characters(fresh);
        out.append(TextDelta {fresh});
        break;
    case Kind::Refusal:
        out.append(RefusalDelta {fresh});
        break;
    case Kind::Summary:
    case Kind::Thought:
        think(item, kind, part, fresh, out);
        break;
    case Kind::Arguments:
        m_calls.add({{QLatin1String("index"), numberOf(item)},
                     {QLatin1String("function"), QJsonObject {{QLatin1String("arguments"), fresh}}}},
                    false, out);
        break;
    }
}

void ResponsesOutput::think(Item &item, Kind kind, Part &part, const QString &text, QList<ChatEvent> &out)
{
    ReasoningDelta delta;
    if (part.block < 0) {
        part.block = m_nextBlock++;
        // Each part is a paragraph, mostly with a heading; run together they would be hard to read.
        if (m_thoughtOpen)
            delta.text = QStringLiteral("\n\n");
    }
    m_thoughtOpen = !text.endsWith(u'\n');
    delta.text += text;
    delta.details = {kind == Kind::Summary ? summaryDetail(text, item.id, item.format, part.block)
                                           : thoughtDetail(text, item.id, item.format, part.block)};
    out.append(delta);
}

void ResponsesOutput::takeLogprobs(Part &part, const QJsonArray &logprobs, bool whole, QList<ChatEvent> &out)
{
    QJsonArray fresh;
    for (qsizetype i = whole ? part.logprobs : 0; i < logprobs.size(); ++i)
        fresh.append(logprobs.at(i));
    if (fresh.isEmpty())
        return;
    part.logprobs += fresh.size();
    out.append(ExtraDelta {{{QLatin1String("logprobs"), QJsonObject {{QLatin1String("content"), fresh}}}}});
}

void ResponsesOutput::annotate(Part &part, const QJsonArray &annotations, QList<ChatEvent> &out)
{
    QJsonArray fresh;
    for (int i = part.annotations; i < annotations.size(); ++i)
        fresh.append(chatAnnotation(annotations.at(i).toObject(), part.textBefore));
    if (fresh.isEmpty())
        return;
    part.annotations = int(annotations.size());
    out.append(ExtraDelta {{{QLatin1String("annotations"), fresh}}});
}

} // namespace core
