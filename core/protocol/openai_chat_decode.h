#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/openai_answer_reader.h"
#include "core/protocol/sse_decoder.h"

#include <QByteArray>

namespace core {

/// Reads the body of a 200. What it really is shows in its first byte, not in what was asked for: some
/// servers ignore `stream`, some send a web page.
class OpenAiChatDecoder : public ResponseDecoder
{
public:
    explicit OpenAiChatDecoder(EndpointTarget target);
    void feed(QByteArrayView bytes, QList<ChatEvent> &out) override;
    void end(QList<ChatEvent> &out) override;

private:
    enum class Form { Unknown, Events, Json, Html };

    void takeEvent(const SseEvent &event, QList<ChatEvent> &out);
    void endEvents(QList<ChatEvent> &out);
    void endJson(QList<ChatEvent> &out);
    void fail(const Error &error, QList<ChatEvent> &out);

    EndpointTarget m_target;
    OpenAiAnswerReader m_reader;
    SseDecoder m_sse;
    Form m_form = Form::Unknown;
    QByteArray m_body; ///< All of it (Json), or its beginning for messages (otherwise).
    bool m_done = false; ///< `[DONE]` came.
    bool m_failed = false; ///< An Error was given out; nothing comes after it.
};

} // namespace core
