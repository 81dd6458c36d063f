#include "core/protocol/anthropic/anthropic_envelope.h"
#include "core/protocol/anthropic/anthropic_ingress.h"
#include "core/protocol/anthropic/anthropic_reply.h"
#include "core/protocol/client_shape.h"

namespace core {

namespace {

class AnthropicShape : public ClientShape
{
public:
    QLatin1String name() const override { return QLatin1String("anthropic-messages"); }

    /// The query (`beta=true`) and `anthropic-version` say nothing that would have to be known.
    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        return chatRequestFromAnthropic(client.body, client.headers);
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        return std::make_unique<AnthropicReplyWriter>(facts, request);
    }

    /// All of Anthropic's libraries skip it, even before the first event.
    QByteArray keepAlive() const override { return anthropicPing(); }

    int errorStatus(const Error &error) const override { return anthropicErrorStatus(error); }

    QJsonObject errorBody(const Error &error, const QString &provider,
                          const QString &requestId) const override
    {
        return anthropicErrorBody(error, provider, requestId);
    }
};

} // namespace

const ClientShape &anthropicShape()
{
    static const AnthropicShape shape;
    return shape;
}

} // namespace core
