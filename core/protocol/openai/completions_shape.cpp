#include "core/protocol/client_shape.h"
#include "core/protocol/openai/completions_ingress.h"
#include "core/protocol/openai/completions_reply.h"
#include "core/protocol/openai/openai_envelope.h"

namespace core {

namespace {

class OpenAiCompletionsShape : public ClientShape
{
public:
    QLatin1String name() const override { return QLatin1String("openai-completions"); }

    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        return chatRequestFromCompletions(client.body);
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &client, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        const bool excluded = request.reasoning && request.reasoning->exclude;
        return std::make_unique<CompletionsReplyWriter>(facts, echoOf(client.body), excluded);
    }

    /// A comment, as the chat shape has it.
    QByteArray keepAlive() const override { return QByteArrayLiteral(": ping\n"); }

    QJsonObject errorBody(const Error &error, const QString &provider, const QString &) const override
    {
        return openAiErrorBody(error, provider);
    }
};

} // namespace

const ClientShape &openAiCompletionsShape()
{
    static const OpenAiCompletionsShape shape;
    return shape;
}

} // namespace core
