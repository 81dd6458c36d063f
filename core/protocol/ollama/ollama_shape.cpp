#include "core/protocol/client_shape.h"
#include "core/protocol/ollama/ollama_ingress.h"
#include "core/protocol/ollama/ollama_reply.h"

namespace core {

namespace {

class OllamaShape : public ClientShape
{
public:
    explicit OllamaShape(OllamaForm form)
        : m_form(form)
    { }

    QLatin1String name() const override
    {
        return m_form == OllamaForm::Chat ? QLatin1String("ollama-chat") : QLatin1String("ollama-generate");
    }

    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        return m_form == OllamaForm::Chat ? chatRequestFromOllama(client.body)
                                          : generateRequestFromOllama(client.body);
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        return std::make_unique<OllamaReplyWriter>(facts, m_form,
                                                   request.reasoning && request.reasoning->exclude);
    }

    QByteArray streamType(const ClientRequest &) const override
    {
        return QByteArrayLiteral("application/x-ndjson");
    }

    /// Nothing: a blank line is broken JSON to the client for Python.
    QByteArray keepAlive() const override { return {}; }

    int errorStatus(const Error &error) const override
    {
        constexpr int notFound = 404; // Ollama's own for a model that it has not got
        return error.kind == ErrorKind::UnknownModel && error.httpStatus == 0 ? notFound
                                                                              : httpStatusFor(error);
    }

    QJsonObject errorBody(const Error &error, const QString &, const QString &) const override
    {
        return {{QLatin1String("error"), error.message}};
    }

private:
    OllamaForm m_form;
};

} // namespace

const ClientShape &ollamaChatShape()
{
    static const OllamaShape shape(OllamaForm::Chat);
    return shape;
}

const ClientShape &ollamaGenerateShape()
{
    static const OllamaShape shape(OllamaForm::Generate);
    return shape;
}

} // namespace core
