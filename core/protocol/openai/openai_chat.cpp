#include "core/protocol/openai/openai_chat.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/openai/openai_answer_reader.h"
#include "core/protocol/wire_support.h"

#include <utility>

namespace core {

OpenAiChatCodec::OpenAiChatCodec(KeyPlacement placement, QByteArray keyHeader)
    : m_placement(placement)
    , m_keyHeader(std::move(keyHeader))
{ }

Result<WireRequest> OpenAiChatCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Result<FittedRequest> fitted = fitForOpenAiChat(request, target);
    if (!fitted)
        return fitted.error();
    FittedRequest content = std::move(fitted).value();
    const QJsonObject body = openAiChatBody(content, target);
    Result<WireRequest> made = jsonRequest(target, QStringLiteral("/chat/completions"), body, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::BearerToken) {
        wire.keyPlacement = m_placement;
        wire.keyHeader = m_keyHeader;
    }
    wire.changes = content.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> OpenAiChatCodec::makeDecoder(bool streaming,
                                                              const EndpointTarget &target) const
{
    // The body's first byte tells more truly than the header what it is, so one decoder reads both.
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<OpenAiAnswerReader>(target));
}

} // namespace core
