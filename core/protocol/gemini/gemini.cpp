#include "core/protocol/gemini/gemini.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/gemini/gemini_answer_reader.h"
#include "core/protocol/gemini/gemini_media.h"
#include "core/protocol/wire_support.h"

#include <utility>

namespace core {

namespace {

/// The model's resource name behind the base address. Catalogs write models with and without `models/`; tuned
/// models and deployed endpoints have a collection of their own in front.
QString resourcePath(const QString &model, GeminiCodec::Service service)
{
    const QString models = service == GeminiCodec::Service::Vertex
                               ? QStringLiteral("publishers/google/models/")
                               : QStringLiteral("models/");
    QString name = model;
    for (const QLatin1String prefix :
         {QLatin1String("publishers/google/models/"), QLatin1String("models/")}) {
        if (name.startsWith(prefix))
            name.remove(0, prefix.size());
    }
    const qsizetype slash = name.indexOf(u'/');
    if (slash < 0)
        return u'/' + models + pathSegment(name);
    return u'/' + pathSegment(name.first(slash)) + u'/' + pathSegment(name.mid(slash + 1));
}

} // namespace

GeminiCodec::GeminiCodec(Service service)
    : m_service(service)
{ }

Result<WireRequest> GeminiCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Result<FittedRequest> fitted = fitForGemini(request, target);
    if (!fitted)
        return fitted.error();
    FittedRequest content = std::move(fitted).value();
    const Result<QJsonObject> body = geminiBody(content, target, m_service);
    if (!body)
        return body.error();
    const QString method =
        request.stream ? QStringLiteral(":streamGenerateContent") : QStringLiteral(":generateContent");
    Result<WireRequest> made =
        jsonRequest(target, resourcePath(target.providerModelId, m_service) + method, *body, request.stream,
                    request.stream ? QStringLiteral("alt=sse") : QString());
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::BearerToken) {
        const bool vertex = m_service == Service::Vertex;
        wire.keyPlacement = vertex ? KeyPlacement::GoogleToken : KeyPlacement::ApiKeyHeader;
        wire.keyHeader = vertex ? QByteArray() : QByteArrayLiteral("x-goog-api-key");
    }
    wire.changes = content.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> GeminiCodec::makeDecoder(bool streaming, const EndpointTarget &target) const
{
    Q_UNUSED(streaming)
    return std::make_unique<AnswerDecoder>(target, std::make_unique<GeminiAnswerReader>(target));
}

QStringList GeminiCodec::mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_UNUSED(target)
    return geminiMediaToFetch(request);
}

} // namespace core
