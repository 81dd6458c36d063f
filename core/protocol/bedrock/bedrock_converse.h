#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/request_fit.h"

namespace core {

/// Amazon Bedrock's Converse API, protocol `bedrock-converse`: one form for the models of all makers, with
/// what is particular to a maker in a field that is passed through unread (see ModelTraits::ownFields).
class BedrockConverseCodec : public Codec
{
public:
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    /// Images and documents travel as bytes only.
    QStringList mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const override;
};

} // namespace core
