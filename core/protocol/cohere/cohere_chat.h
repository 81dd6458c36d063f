#pragma once

#include "core/protocol/codec.h"

namespace core {

/// Cohere's chat, version 2: protocol `cohere-v2`.
class CohereChatCodec : public Codec
{
public:
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
};

} // namespace core
