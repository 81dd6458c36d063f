#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/request_fit.h"

namespace core {

/// OpenAI's chat completions and the servers compatible with it: the protocols `openai-chat`, `azure-openai`
/// (key in `api-key`) and `vertex-openai` (Google's access tokens), which differ only in where the key goes.
class OpenAiChatCodec : public Codec
{
public:
    explicit OpenAiChatCodec(KeyPlacement placement, QByteArray keyHeader = {});
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;

private:
    KeyPlacement m_placement;
    QByteArray m_keyHeader;
};

/// The JSON body alone, for previews and tests. Writes its own changes behind those of `fitted`.
QJsonObject openAiChatBody(FittedRequest &fitted, const EndpointTarget &target);
/// The request as this protocol can carry it to the target.
Result<FittedRequest> fitForOpenAiChat(const ChatRequest &request, const EndpointTarget &target);

} // namespace core
