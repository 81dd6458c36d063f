#include "core/protocol/client_shape.h"
#include "core/protocol/gemini/gemini_envelope.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "core/protocol/gemini/gemini_reply.h"

namespace core {

namespace {

using Framing = GeminiReplyWriter::Framing;

Framing framingFor(const ClientRequest &client)
{
    return client.query.queryItemValue(QStringLiteral("alt")) == QLatin1String("sse") ? Framing::Events
                                                                                      : Framing::Array;
}

class GeminiShape : public ClientShape
{
public:
    QLatin1String name() const override { return QLatin1String("gemini"); }

    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        const GeminiPlace place = geminiPlace(client.place);
        return chatRequestFromGemini(place.model, place.method == kGeminiStreamMethod, client.body);
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &client, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        // As Google has it: no thoughts unless they are asked for.
        const bool thoughts = request.reasoning && !request.reasoning->exclude;
        return std::make_unique<GeminiReplyWriter>(facts, framingFor(client), thoughts);
    }

    QByteArray streamType(const ClientRequest &client) const override
    {
        return framingFor(client) == Framing::Events ? QByteArrayLiteral("text/event-stream; charset=utf-8")
                                                     : QByteArrayLiteral("application/json; charset=UTF-8");
    }

    /// White space. Google's SDKs do not know comments: those for JavaScript and Go look for `data:` behind
    /// each blank line, and both skip what is nothing but blank lines.
    QByteArray keepAlive() const override { return QByteArrayLiteral("\r\n\r\n"); }

    int errorStatus(const Error &error) const override { return geminiErrorStatus(error); }
    QJsonObject errorBody(const Error &error, const QString &provider,
                          const QString &requestId) const override
    {
        return geminiErrorBody(error, provider, requestId);
    }
};

} // namespace

const ClientShape &geminiShape()
{
    static const GeminiShape shape;
    return shape;
}

} // namespace core
