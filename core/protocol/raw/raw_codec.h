#pragma once

#include "core/model/raw_request.h"
#include "core/protocol/codec.h"

namespace core {

/// OpenAI's embeddings, images, speech and transcriptions: the client's own body goes to the endpoint with no
/// more than the model's name changed and the router's fields taken out, and the answer comes back as it is.
/// The protocols `openai-…` and, with the key in `api-key`, `azure-openai-…`.
class RawCodec : public Codec
{
public:
    RawCodec(Task task, KeyPlacement placement, QByteArray keyHeader = {});
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> decoderFor(const ChatRequest &request, const HeaderList &headers,
                                                const EndpointTarget &target) const override;

private:
    Task m_task;
    KeyPlacement m_placement;
    QByteArray m_keyHeader;
};

} // namespace core
