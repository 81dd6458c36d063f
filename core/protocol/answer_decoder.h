#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/aws_event_stream.h"
#include "core/protocol/codec.h"
#include "core/protocol/json_array_splitter.h"
#include "core/protocol/repeated_chunk.h"
#include "core/protocol/sse_decoder.h"

#include <QByteArray>

#include <memory>

namespace core {

/// Reads the body of a 200: takes it apart into JSON objects and hands them to the reader of the protocol.
/// What the body really is shows in its first byte, not in what was asked for: some servers ignore `stream`,
/// some send a web page.
class AnswerDecoder : public ResponseDecoder
{
public:
    /// What the protocol's streams look like. A whole answer is one JSON object in all of them.
    enum class Framing {
        Events, ///< Server-sent events, or a JSON array that is written piece by piece.
        Lines, ///< One JSON object a line.
        /// Amazon's binary frames. A reader gets their `:event-type` as the name; an exception goes to
        /// readError() with its type as the name, and as `code` in the JSON.
        AwsEvents,
    };

    AnswerDecoder(EndpointTarget target, std::unique_ptr<AnswerReader> reader,
                  Framing framing = Framing::Events);
    void feed(QByteArrayView bytes, QList<ChatEvent> &out) override;
    void end(QList<ChatEvent> &out) override;

private:
    enum class Form { Unknown, Events, Lines, Array, Json, Html, AwsEvents };

    Form formFor(char firstByte) const;
    void takeEvents(QByteArrayView bytes, QList<ChatEvent> &out);
    void takeLines(QByteArrayView bytes, QList<ChatEvent> &out);
    void takeElements(QByteArrayView bytes, QList<ChatEvent> &out);
    void takeAwsEvents(QByteArrayView bytes, QList<ChatEvent> &out);
    void takeAwsException(const AwsEventMessage &message, QList<ChatEvent> &out);
    void takeData(QByteArrayView name, const QByteArray &data, QList<ChatEvent> &out);
    void readObject(QByteArrayView name, const QByteArray &data, const QJsonObject &json,
                    QList<ChatEvent> &out);
    void takeDone(QList<ChatEvent> &out);
    void takeBareJson(QList<ChatEvent> &out);
    void endEvents(QList<ChatEvent> &out);
    void endLines(QList<ChatEvent> &out);
    void endArray(QList<ChatEvent> &out);
    void endAwsEvents(QList<ChatEvent> &out);
    void endJson(QList<ChatEvent> &out);
    void endStream(QList<ChatEvent> &out);
    void finish(QList<ChatEvent> &out);
    void fail(const Error &error, QList<ChatEvent> &out);

    EndpointTarget m_target;
    std::unique_ptr<AnswerReader> m_reader;
    Framing m_framing;
    SseDecoder m_sse;
    JsonArraySplitter m_array;
    AwsEventStreamDecoder m_aws;
    RepeatedChunk m_repeated;
    Form m_form = Form::Unknown;
    QByteArray m_body; ///< All of it (Json), the unfinished line (Lines), or the beginning, to be shown.
    bool m_sawObject = false; ///< An object of a stream was read.
    bool m_done = false; ///< The answer is complete; only an Error may still come.
    bool m_over = false; ///< An Error was given out, or the body ended: nothing comes after it.
};

} // namespace core
