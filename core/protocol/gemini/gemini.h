#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/request_fit.h"

namespace core {

/// Google's generateContent: the protocols `google-generate-content` (AI Studio, key in `x-goog-api-key`) and
/// `vertex-gemini` (Google Cloud's access tokens). They differ in where the model and the key go, and in that
/// Vertex has no ids of function calls.
class GeminiCodec : public Codec
{
public:
    enum class Service { AiStudio, Vertex };

    explicit GeminiCodec(Service service);
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    /// Google reads its own storage (`gs://`, uploaded files) and YouTube; any other address has to be
    /// fetched.
    QStringList mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const override;

private:
    Service m_service;
};

/// The request as this protocol can carry it to the target.
Result<FittedRequest> fitForGemini(const ChatRequest &request, const EndpointTarget &target);
/// The JSON body alone. Writes its own changes behind those of `fitted`; an error names the part of the
/// conversation that has no place in it.
Result<QJsonObject> geminiBody(FittedRequest &fitted, const EndpointTarget &target,
                               GeminiCodec::Service service);

} // namespace core
