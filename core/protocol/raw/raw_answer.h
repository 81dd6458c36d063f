#pragma once

#include "core/model/raw_request.h"
#include "core/model/route_plan.h"
#include "core/protocol/codec.h"
#include "core/protocol/sse_decoder.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

namespace core {

// Answers that are no conversation. What they are is told by their content type: the first byte of sound or
// of a transcript may be any.

/// An answer that is one JSON object. It is kept until it is whole, because only then it can be known for an
/// answer.
class WholeJsonDecoder : public ResponseDecoder
{
public:
    /// Turns the object, which is no error, into events; all of them, or an Error as the last.
    using Reader =
        std::function<void(const QJsonObject &json, const QByteArray &body, QList<ChatEvent> &out)>;

    WholeJsonDecoder(EndpointTarget target, Reader reader);
    void feed(QByteArrayView bytes, QList<ChatEvent> &out) override;
    void end(QList<ChatEvent> &out) override;

private:
    EndpointTarget m_target;
    Reader m_reader;
    QByteArray m_body;
    bool m_over = false;
};

/// An answer that goes to the client piece by piece as it comes: sound, a transcript as text, or events. Of
/// events it reads along what they say about usage, and errors.
class PassingDecoder : public ResponseDecoder
{
public:
    PassingDecoder(Task task, QByteArray contentType, EndpointTarget target);
    void feed(QByteArrayView bytes, QList<ChatEvent> &out) override;
    void end(QList<ChatEvent> &out) override;

private:
    enum class Page { No, Maybe, Yes };

    void pass(QByteArrayView bytes, QList<ChatEvent> &out);
    /// Passes whole events only, so that an error can follow at any time.
    void passEvents(QByteArrayView bytes, QList<ChatEvent> &out);
    /// False if there was an error among the events.
    bool readAlong(const QList<SseEvent> &events, QList<ChatEvent> &out);

    Task m_task;
    QByteArray m_contentType;
    EndpointTarget m_target;
    std::optional<SseDecoder> m_events;
    QByteArray m_held; ///< The event that has not ended yet.
    Page m_page = Page::No;
    QByteArray m_head; ///< Beginning of what is or may be a web page, to be shown.
    bool m_begun = false;
    bool m_over = false;
};

/// The decoder for an answer of OpenAI's shape that is passed on unchanged.
std::unique_ptr<ResponseDecoder> makeRawDecoder(Task task, const QByteArray &contentType,
                                                const EndpointTarget &target);

/// The counts of a `usage` object of these answers; nothing where it counts no tokens (but seconds, say).
std::optional<Usage> usageFromRaw(Task task, const QJsonObject &usage, const Quirks &quirks);

} // namespace core
