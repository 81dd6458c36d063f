#pragma once

#include "core/protocol/codec.h"

namespace core {

/// Ollama's own chat, protocol `ollama`.
class OllamaChatCodec : public Codec
{
public:
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    /// Images travel as bytes only.
    QStringList mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const override;
};

} // namespace core
