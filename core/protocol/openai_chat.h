#pragma once

#include "core/protocol/codec.h"

namespace core {

/// OpenAI's chat completions and the servers compatible with it: the protocol `openai-chat`.
///
/// How a server departs from the plain form stands in EndpointTarget::quirks, never in this code.
class OpenAiChatCodec : public Codec
{
public:
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    Error decodeError(int status, const HeaderList &headers, QByteArrayView body,
                      const EndpointTarget &target) const override;
};

/// The JSON body alone, for previews and tests.
QJsonObject openAiChatBody(const ChatRequest &request, const EndpointTarget &target);

} // namespace core
