#include "core/protocol/responses/responses_shape.h"

#include "core/protocol/responses/responses_envelope.h"
#include "core/protocol/responses/responses_ingress.h"
#include "core/protocol/responses/responses_reply.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ResponsesShape)
};

Error refusal(QLatin1String field, const QString &message)
{
    Error error {ErrorKind::BadRequest, message};
    error.parameter = field;
    return error;
}

/// What needs answers that are kept. Switchyard keeps none: clients that send everything each time, as all of
/// the usual ones can, do without.
std::optional<Error> storedState(const QJsonObject &body)
{
    const auto given = [&](QLatin1String name) {
        const QJsonValue value = body.value(name);
        return !value.isUndefined() && !value.isNull();
    };
    const QLatin1String previous("previous_response_id");
    if (given(previous)) {
        Error error =
            refusal(previous, Text::tr("No answer is kept here, so 'previous_response_id' cannot be found. "
                                       "Send the whole conversation in 'input'."));
        error.code = QStringLiteral("previous_response_not_found");
        return error;
    }
    const QLatin1String conversation("conversation");
    if (given(conversation))
        return refusal(conversation,
                       Text::tr("No conversation is kept here. Leave 'conversation' out and send the "
                                "whole conversation in 'input'."));
    const QLatin1String prompt("prompt");
    if (given(prompt))
        return refusal(prompt,
                       Text::tr("Prompt templates are kept by OpenAI alone. Leave 'prompt' out and write its "
                                "text into 'instructions' or 'input'."));
    const QLatin1String background("background");
    if (body.value(background).toBool())
        return refusal(background,
                       Text::tr("An answer cannot be fetched later here. Leave 'background' out."));
    const QLatin1String store("store");
    if (body.value(store).toBool())
        return refusal(store, Text::tr("No answer is kept here. Leave 'store' out, or set it to false."));
    return std::nullopt;
}

std::optional<Error> wrongLimit(const QJsonObject &body)
{
    const QLatin1String name("max_tool_calls");
    const QJsonValue value = body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    constexpr int most = 30;
    const qint64 count = value.toInteger(0);
    if (count >= 1 && count <= most)
        return std::nullopt;
    return refusal(name, Text::tr("'max_tool_calls' must be a number from 1 to %1.").arg(most));
}

/// The body with what the client only refers to in its place, as far as it is known.
QJsonObject withReferredItems(const ClientRequest &client)
{
    const QLatin1String name("input");
    QJsonObject body = client.body;
    if (!client.item || !body.value(name).isArray())
        return body;
    QJsonArray input;
    for (const QJsonValue &value : body.value(name).toArray()) {
        const QJsonObject entry = value.toObject();
        const bool refers = entry.value(QLatin1String("type")) == QLatin1String("item_reference");
        const QJsonObject item =
            refers ? client.item(entry.value(QLatin1String("id")).toString()) : QJsonObject();
        input.append(item.isEmpty() ? value : QJsonValue(item));
    }
    body.insert(name, input);
    return body;
}

class ResponsesShape : public ClientShape
{
public:
    explicit ResponsesShape(ErrorDialect dialect)
        : m_dialect(dialect)
    { }

    QLatin1String name() const override { return QLatin1String("openai-responses"); }

    Result<ChatRequest> read(const ClientRequest &client) const override
    {
        if (const auto problem = storedState(client.body))
            return *problem;
        if (const auto problem = wrongLimit(client.body))
            return *problem;
        return chatRequestFromResponses(withReferredItems(client));
    }

    std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &client, const ChatRequest &request,
                                           const ReplyFacts &facts) const override
    {
        ResponsesReplyWriter::Setup setup {.facts = facts, .requestBody = client.body};
        if (client.body.value(QLatin1String("store")) == QJsonValue(false))
            setup.facts.keepItems = {};
        setup.logprobs =
            request.sampling.logprobs.value_or(false) || request.sampling.topLogprobs.value_or(0) > 0;
        setup.excludeReasoning = request.reasoning && request.reasoning->exclude;
        return std::make_unique<ResponsesReplyWriter>(setup);
    }

    /// A comment, as the chat shape has it.
    QByteArray keepAlive() const override { return QByteArrayLiteral(": ping\n"); }

    QJsonObject errorBody(const Error &error, const QString &provider, const QString &) const override
    {
        return responsesErrorBody(error, provider, m_dialect);
    }

private:
    ErrorDialect m_dialect;
};

} // namespace

const ClientShape &responsesShape()
{
    static const ResponsesShape shape(ErrorDialect::OpenAi);
    return shape;
}

const ClientShape &openRouterResponsesShape()
{
    static const ResponsesShape shape(ErrorDialect::OpenRouter);
    return shape;
}

} // namespace core
