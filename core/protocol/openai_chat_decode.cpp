#include "core/protocol/openai_chat_decode.h"

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
    Q_DECLARE_TR_FUNCTIONS(core::OpenAiChatDecoder)
};

constexpr qsizetype kLargestBody = SseDecoder::kDefaultLimit;
/// How much of a body that is no JSON is kept, to be shown.
constexpr qsizetype kHeadKept = 4096;

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

} // namespace

OpenAiChatDecoder::OpenAiChatDecoder(EndpointTarget target)
    : m_target(target)
    , m_reader(std::move(target))
{ }

void OpenAiChatDecoder::feed(QByteArrayView bytes, QList<ChatEvent> &out)
{
    if (m_failed)
        return;
    if (m_form == Form::Unknown) {
        // White space before the body (DeepSeek waits that way) and a byte order mark say nothing.
        const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
            return !isSpace(c) && c != '\xEF' && c != '\xBB' && c != '\xBF';
        });
        bytes = bytes.sliced(first - bytes.begin());
        if (bytes.isEmpty())
            return;
        const char sign = bytes.front();
        m_form = sign == '{' || sign == '[' ? Form::Json : sign == '<' ? Form::Html : Form::Events;
    }

    if (m_form == Form::Json) {
        if (m_body.size() + bytes.size() > kLargestBody) {
            fail(badReply(m_target, Text::tr("sent an answer that is too large."), {}), out);
            return;
        }
        m_body.append(bytes.data(), bytes.size());
        return;
    }
    m_body.append(bytes.data(), std::min(bytes.size(), kHeadKept - m_body.size()));
    if (m_form == Form::Html)
        return;

    QList<SseEvent> events;
    const bool withinLimit = m_sse.feed(bytes, events);
    for (const SseEvent &event : events)
        takeEvent(event, out);
    if (!withinLimit)
        fail(badReply(m_target, Text::tr("sent a line that is too large."), {}), out);
}

void OpenAiChatDecoder::end(QList<ChatEvent> &out)
{
    if (m_failed)
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
    case Form::Events:
        endEvents(out);
        break;
    }
}

void OpenAiChatDecoder::takeEvent(const SseEvent &event, QList<ChatEvent> &out)
{
    const QByteArray data = event.data.trimmed();
    if (m_failed || data.isEmpty())
        return;
    if (data == "[DONE]") {
        if (m_done)
            return;
        m_done = true;
        if (m_reader.sawContent() || (m_reader.sawChoice() && m_reader.sawEveryFinish()))
            m_reader.finish(out);
        else
            fail(badReply(m_target, Text::tr("sent an empty answer."), {}), out);
        m_failed = m_failed || (!out.isEmpty() && std::holds_alternative<Error>(out.last()));
        return;
    }

    const QJsonValue json = parsed(data);
    if (event.name == "error" || isErrorAnswer(json)) {
        // The reader sees the usage that may come with the error.
        if (json.isObject() && isErrorAnswer(json))
            m_reader.read(json.toObject(), OpenAiAnswerReader::Piece::Chunk, out);
        else
            out.append(
                errorInAnswer(json.isUndefined() ? QJsonValue(QString::fromUtf8(data)) : json, m_target));
        m_failed = true;
        return;
    }
    if (!json.isObject()) {
        fail(badReply(m_target, Text::tr("sent an event that is not JSON."), data), out);
        return;
    }
    if (!m_done)
        m_failed = !m_reader.read(json.toObject(), OpenAiAnswerReader::Piece::Chunk, out);
}

void OpenAiChatDecoder::endEvents(QList<ChatEvent> &out)
{
    if (const std::optional<SseEvent> last = m_sse.finish()) {
        // Only its line ends are missing, or a part of it.
        const QByteArray data = last->data.trimmed();
        if (data != "[DONE]" && parsed(data).isUndefined()) {
            fail(m_reader.sawChoice() || endsInsideJson(data)
                     ? streamBroken(m_target)
                     : badReply(m_target, Text::tr("sent something that is no answer."), m_body),
                 out);
            return;
        }
        takeEvent(*last, out);
    }
    if (m_failed || m_done)
        return;
    if (m_reader.sawChoice() && m_reader.sawEveryFinish())
        m_reader.finish(out);
    else if (m_reader.sawChoice() || m_sse.comments() > 0)
        fail(streamBroken(m_target), out);
    else
        fail(badReply(m_target, Text::tr("sent something that is no answer."), m_body), out);
}

void OpenAiChatDecoder::endJson(QList<ChatEvent> &out)
{
    const QJsonValue json = parsed(m_body);
    if (json.isUndefined()) {
        fail(endsInsideJson(m_body) ? streamBroken(m_target)
                                    : badReply(m_target, Text::tr("sent broken JSON."), m_body),
             out);
    } else if (isErrorAnswer(json) && !json.isObject()) {
        fail(errorInAnswer(json, m_target), out);
    } else if (!isErrorAnswer(json) && json.toObject().value(QLatin1String("choices")).toArray().isEmpty()) {
        fail(badReply(m_target, Text::tr("sent an answer without choices."), m_body), out);
    } else if (m_reader.read(json.toObject(), OpenAiAnswerReader::Piece::WholeAnswer, out)) {
        m_reader.finish(out);
    }
    m_failed = true;
}

void OpenAiChatDecoder::fail(const Error &error, QList<ChatEvent> &out)
{
    m_failed = true;
    out.append(error);
}

} // namespace core
