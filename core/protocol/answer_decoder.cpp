#include "core/protocol/answer_decoder.h"

#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AnswerDecoder)
};

constexpr qsizetype kLargestBody = SseDecoder::kDefaultLimit;
/// How much of a body that is no JSON is kept, to be shown.
constexpr qsizetype kHeadKept = 4096;
/// How long the first object may be if it goes over several lines.
constexpr qsizetype kLongestFirstObject = qsizetype(16) * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QJsonValue parsed(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(QJsonValue::Undefined);
}

bool endsInError(const QList<ChatEvent> &events)
{
    return !events.isEmpty() && std::holds_alternative<Error>(events.last());
}

} // namespace

AnswerDecoder::AnswerDecoder(EndpointTarget target, std::unique_ptr<AnswerReader> reader, Framing framing)
    : m_target(std::move(target))
    , m_reader(std::move(reader))
    , m_framing(framing)
    , m_array(kLargestBody)
{ }

AnswerDecoder::Form AnswerDecoder::formFor(char firstByte) const
{
    switch (firstByte) {
    case '{':
        return m_framing == Framing::Lines ? Form::Lines : Form::Json;
    case '[':
        return Form::Array;
    case '<':
        return Form::Html;
    default:
        return m_framing == Framing::AwsEvents ? Form::AwsEvents : Form::Events;
    }
}

void AnswerDecoder::feed(QByteArrayView bytes, QList<ChatEvent> &out)
{
    if (m_over)
        return;
    if (m_form == Form::Unknown) {
        // White space before the body (DeepSeek waits that way) and a byte order mark say nothing.
        const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
            return !isSpace(c) && c != '\xEF' && c != '\xBB' && c != '\xBF';
        });
        bytes = bytes.sliced(first - bytes.begin());
        if (bytes.isEmpty())
            return;
        m_form = formFor(bytes.front());
    }

    if (m_form == Form::Json || m_form == Form::Lines) {
        if (m_body.size() + bytes.size() > kLargestBody) {
            fail(badReply(m_target, Text::tr("sent an answer that is too large."), {}), out);
        } else if (m_form == Form::Lines) {
            takeLines(bytes, out);
        } else {
            m_body.append(bytes.data(), bytes.size());
        }
        return;
    }
    if (m_reader->begun())
        m_body = {}; // nobody asks any more what this is, and thousands of streams may run
    else
        m_body.append(bytes.data(), std::min(bytes.size(), kHeadKept - m_body.size()));
    if (m_form == Form::Events)
        takeEvents(bytes, out);
    else if (m_form == Form::Array)
        takeElements(bytes, out);
    else if (m_form == Form::AwsEvents)
        takeAwsEvents(bytes, out);
}

void AnswerDecoder::takeEvents(QByteArrayView bytes, QList<ChatEvent> &out)
{
    QList<SseEvent> events;
    const bool withinLimit = m_sse.feed(bytes, events);
    for (const SseEvent &event : events)
        takeData(event.name, event.data.trimmed(), out);
    if (!withinLimit && !m_over)
        fail(badReply(m_target, Text::tr("sent a line that is too large."), {}), out);
}

void AnswerDecoder::takeLines(QByteArrayView bytes, QList<ChatEvent> &out)
{
    while (!m_over) {
        const qsizetype lineEnd = bytes.indexOf('\n');
        if (lineEnd < 0)
            break;
        m_body.append(bytes.data(), lineEnd);
        bytes = bytes.sliced(lineEnd + 1);
        // A server may write its whole answer over several lines.
        if (!m_sawObject && m_body.size() < kLongestFirstObject && parsed(m_body).isUndefined()) {
            m_body.append('\n');
            continue;
        }
        takeData({}, std::exchange(m_body, {}).trimmed(), out);
    }
    m_body.append(bytes.data(), bytes.size());
}

void AnswerDecoder::takeElements(QByteArrayView bytes, QList<ChatEvent> &out)
{
    QList<QByteArray> elements;
    const bool withinLimit = m_array.feed(bytes, elements);
    for (const QByteArray &element : std::as_const(elements))
        takeData({}, element, out);
    if (!withinLimit && !m_over)
        fail(badReply(m_target, Text::tr("sent a line that is too large."), {}), out);
}

void AnswerDecoder::takeAwsEvents(QByteArrayView bytes, QList<ChatEvent> &out)
{
    QList<AwsEventMessage> messages;
    const bool intact = m_aws.feed(bytes, messages);
    for (const AwsEventMessage &message : std::as_const(messages)) {
        const QByteArray type = message.text(":message-type");
        if (type == "exception" || type == "error")
            takeAwsException(message, out);
        else
            takeData(message.text(":event-type"), message.payload, out);
    }
    if (intact || m_over)
        return;
    fail(m_sawObject ? streamBroken(m_target)
                     : badReply(m_target, Text::tr("sent something that is no answer."), m_body),
         out);
}

void AnswerDecoder::takeAwsException(const AwsEventMessage &message, QList<ChatEvent> &out)
{
    if (m_over)
        return;
    // An exception is modelled by the service and has a payload; an error has all it says in its headers.
    QByteArray name = message.text(":exception-type");
    if (name.isEmpty())
        name = message.text(":error-code");
    QJsonObject json = parsed(message.payload).toObject();
    if (const QByteArray words = message.text(":error-message"); !words.isEmpty())
        json.insert(QLatin1String("message"), QString::fromUtf8(words));
    json.insert(QLatin1String("code"), QString::fromUtf8(name));
    if (!m_reader->readError(name, json, out))
        out.append(errorInAnswer(json, m_target));
    m_over = true;
}

void AnswerDecoder::takeData(QByteArrayView name, const QByteArray &data, QList<ChatEvent> &out)
{
    if (m_over || data.isEmpty())
        return;
    if (data == "[DONE]") {
        takeDone(out);
        return;
    }
    if (!m_done) {
        const std::optional<TextDelta> text = m_repeated.read(name, data);
        if (text && m_reader->passText(text->text)) {
            out.append(*text);
            return;
        }
    }
    const QJsonValue json = parsed(data);
    if (m_done) {
        m_over = m_reader->readError(name, json, out);
        return;
    }
    if (json.isUndefined() && name == "error") {
        fail(errorInAnswer(QString::fromUtf8(data), m_target), out);
        return;
    }
    if (m_reader->readError(name, json, out)) {
        m_over = true;
        return;
    }
    if (!json.isObject()) {
        fail(badReply(m_target, Text::tr("sent an event that is not JSON."), data), out);
        return;
    }
    readObject(name, data, json.toObject(), out);
}

void AnswerDecoder::readObject(QByteArrayView name, const QByteArray &data, const QJsonObject &json,
                               QList<ChatEvent> &out)
{
    m_sawObject = true;
    const qsizetype before = out.size();
    m_reader->readEvent(name, json, out);
    const bool one = out.size() == before + 1;
    m_repeated.learn(name, data, one ? std::get_if<TextDelta>(&out.constLast()) : nullptr);
    if (endsInError(out))
        m_over = true;
    else if (m_reader->terminated())
        finish(out);
}

void AnswerDecoder::takeDone(QList<ChatEvent> &out)
{
    if (m_done)
        return;
    if (m_reader->completeWhenDone())
        finish(out);
    else if (m_reader->begun())
        fail(streamBroken(m_target), out);
    else
        fail(badReply(m_target, Text::tr("sent an empty answer."), {}), out);
}

void AnswerDecoder::end(QList<ChatEvent> &out)
{
    if (m_over)
        return;
    switch (m_form) {
    case Form::Unknown:
        fail(badReply(m_target, Text::tr("sent nothing at all."), {}), out);
        break;
    case Form::Html:
        fail(badReply(m_target, Text::tr("sent a web page instead of an answer."), m_body), out);
        break;
    case Form::Json:
        endJson(out);
        break;
    case Form::Lines:
        endLines(out);
        break;
    case Form::Array:
        endArray(out);
        break;
    case Form::AwsEvents:
        endAwsEvents(out);
        break;
    case Form::Events:
        endEvents(out);
        break;
    }
    m_over = true;
}

void AnswerDecoder::endEvents(QList<ChatEvent> &out)
{
    if (const std::optional<SseEvent> last = m_sse.finish()) {
        // Only its line ends are missing, or a part of it.
        const QByteArray data = last->data.trimmed();
        if (!m_done && data != "[DONE]" && parsed(data).isUndefined()) {
            fail(m_reader->begun() || endsInsideJson(data)
                     ? streamBroken(m_target)
                     : badReply(m_target, Text::tr("sent something that is no answer."), m_body),
                 out);
            return;
        }
        takeData(last->name, data, out);
    }
    takeBareJson(out);
    endStream(out);
}

/// An error without `data:` behind the events; Vertex was seen to end a stream so.
void AnswerDecoder::takeBareJson(QList<ChatEvent> &out)
{
    if (m_over || m_sse.bareJson().isEmpty())
        return;
    const QJsonValue json = parsed(m_sse.bareJson());
    if (!json.isUndefined())
        m_over = m_reader->readError({}, json, out);
    else if (!m_done && m_reader->begun() && endsInsideJson(m_sse.bareJson()))
        fail(streamBroken(m_target), out);
}

void AnswerDecoder::endLines(QList<ChatEvent> &out)
{
    const QByteArray last = m_body.trimmed();
    if (!last.isEmpty() && parsed(last).isUndefined()) {
        fail(m_sawObject || endsInsideJson(last) ? streamBroken(m_target)
                                                 : badReply(m_target, Text::tr("sent broken JSON."), last),
             out);
        return;
    }
    takeData({}, last, out);
    endStream(out);
}

void AnswerDecoder::endArray(QList<ChatEvent> &out)
{
    if (!m_over && !m_array.closed())
        fail(streamBroken(m_target), out);
    else
        endStream(out);
}

void AnswerDecoder::endAwsEvents(QList<ChatEvent> &out)
{
    if (m_done || m_aws.atBoundary()) {
        endStream(out);
        return;
    }
    // A frame begins with its length, and none is so long that the first byte would be a letter.
    constexpr char longest = ' ';
    fail(m_sawObject || m_body.front() < longest
             ? streamBroken(m_target)
             : badReply(m_target, Text::tr("sent something that is no answer."), m_body),
         out);
}

void AnswerDecoder::endStream(QList<ChatEvent> &out)
{
    if (m_over || m_done)
        return;
    if (m_reader->complete())
        finish(out);
    else if (m_reader->begun() || m_sse.comments() > 0)
        fail(streamBroken(m_target), out);
    else
        fail(badReply(m_target, Text::tr("sent something that is no answer."), m_body), out);
}

void AnswerDecoder::endJson(QList<ChatEvent> &out)
{
    const QJsonValue json = parsed(m_body);
    if (json.isUndefined()) {
        fail(endsInsideJson(m_body) ? streamBroken(m_target)
                                    : badReply(m_target, Text::tr("sent broken JSON."), m_body),
             out);
        return;
    }
    if (m_reader->readError({}, json, out))
        return;
    m_reader->readWhole(json.toObject(), out);
    if (endsInError(out))
        return;
    if (m_reader->begun())
        finish(out);
    else
        fail(badReply(m_target, Text::tr("sent an answer without an answer in it."), m_body), out);
}

void AnswerDecoder::finish(QList<ChatEvent> &out)
{
    m_done = true;
    m_reader->finish(out);
    m_over = endsInError(out);
}

void AnswerDecoder::fail(const Error &error, QList<ChatEvent> &out)
{
    m_over = true;
    out.append(error);
}

} // namespace core
