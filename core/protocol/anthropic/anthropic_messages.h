#pragma once

#include "core/protocol/anthropic/anthropic_blocks.h"
#include "core/protocol/codec.h"
#include "core/protocol/request_fit.h"

#include <QJsonObject>

namespace core {

/// Anthropic's Messages API at those who host it: the protocols `anthropic-messages`, `azure-anthropic`,
/// `vertex-anthropic` and `bedrock-anthropic` (InvokeModel). They differ in address, key, a few fields of the
/// body and what surrounds the events of a stream.
class AnthropicMessagesCodec : public Codec
{
public:
    enum class Host { Anthropic, Azure, Vertex, Bedrock };

    explicit AnthropicMessagesCodec(Host host);
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    /// Only Anthropic itself (and Azure, which hands requests on to it) fetches images and files.
    QStringList mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const override;

private:
    QString path(const ChatRequest &request, const EndpointTarget &target) const;
    void adaptBody(QJsonObject &body, FittedRequest &fitted, const HeaderList &headers) const;
    void adaptHeaders(WireRequest &wire, const FittedRequest &fitted) const;
    void placeKey(WireRequest &wire, const EndpointTarget &target) const;
    bool isAnthropics() const { return m_host == Host::Anthropic || m_host == Host::Azure; }

    Host m_host;
};

/// The request as this protocol can carry it to the target.
Result<FittedRequest> fitForAnthropic(const ChatRequest &request, const EndpointTarget &target);
/// The JSON body as Anthropic itself takes it. Writes its own changes behind those of `fitted`.
Result<QJsonObject> anthropicBody(FittedRequest &fitted, const EndpointTarget &target,
                                  AnthropicBlockWriter::Addresses addresses);

} // namespace core
