#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/request_fit.h"

#include <QLatin1String>

namespace core {

/// In the `extra` of a request, a message, a call or a result: what OpenAI's Responses have there and the
/// chat form has not (a call's `namespace`, for instance), in one object, so that it goes back to a provider
/// of that protocol and is not taken for chat by the others.
constexpr QLatin1String kResponsesFields("responses");
/// Type of the OpaquePart that carries an input item which is neither message, call, result nor reasoning:
/// `{"type":"responses_item","responses_item":{…}}`.
constexpr QLatin1String kResponsesItem("responses_item");

/// OpenAI's Responses, used without state: the protocols `openai-responses`, `azure-openai-responses` (key in
/// `api-key`) and `bedrock-openai-responses` (signed for Amazon's service `bedrock-mantle`), which differ
/// only in where the key goes. Nothing is stored at the provider, and thoughts travel encrypted in the
/// conversation, unless the request's own `store` and `include` say otherwise.
class OpenAiResponsesCodec : public Codec
{
public:
    explicit OpenAiResponsesCodec(KeyPlacement placement, QByteArray keyHeader = {});
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;

private:
    KeyPlacement m_placement;
    QByteArray m_keyHeader;
};

/// The JSON body alone, for previews and tests. Writes its own changes behind those of `fitted`. An error
/// where the conversation holds something that has no place in this protocol.
Result<QJsonObject> openAiResponsesBody(FittedRequest &fitted, const EndpointTarget &target);
/// The request as this protocol can carry it to the target.
Result<FittedRequest> fitForOpenAiResponses(const ChatRequest &request, const EndpointTarget &target);

} // namespace core
