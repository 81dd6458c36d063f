#include "core/protocol/client_shape.h"
#include "core/protocol/openai/openai_envelope.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/openai/openai_reply.h"

namespace core {

namespace {

class OpenAiChatShape : public ClientShape
{
public:
    QLatin1String name() const override { return QLatin1String("openai-chat"); }

    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        return chatRequestFromOpenAi(client.body);
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        return std::make_unique<OpenAiReplyWriter>(facts, request.reasoning && request.reasoning->exclude);
    }

    /// A comment. One line end only: clients that once saw an `id:` take a blank line for an empty event.
    QByteArray keepAlive() const override { return QByteArrayLiteral(": ping\n"); }

    QJsonObject errorBody(const Error &error, const QString &provider, const QString &) const override
    {
        return openAiErrorBody(error, provider);
    }
};

} // namespace

const ClientShape &openAiChatShape()
{
    static const OpenAiChatShape shape;
    return shape;
}

} // namespace core
