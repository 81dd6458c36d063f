#include "core/protocol/anthropic/anthropic_messages.h"

#include "core/protocol/answer_decoder.h"
#include "core/protocol/anthropic/anthropic_answer_reader.h"
#include "core/protocol/anthropic/anthropic_cache.h"
#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/wire_support.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr char kBetaHeader[] = "anthropic-beta";
constexpr char kVersionHeader[] = "anthropic-version";
constexpr QLatin1String kVersionField("anthropic_version");

/// The betas of the endpoint's row and those that the client wants, each once.
QStringList betas(const HeaderList &headers, const FittedRequest &fitted)
{
    QStringList names;
    const QString row = QString::fromLatin1(headerValue(headers, kBetaHeader));
    for (const QString &name : row.split(u',', Qt::SkipEmptyParts))
        names << name.trimmed();
    for (const QJsonValue &name : fitted.request.extra.value(kAnthropicBetas).toArray())
        names << name.toString();
    names.removeDuplicates();
    names.removeAll(QString());
    return names;
}

bool isWebAddress(const QString &url)
{
    return url.startsWith(QLatin1String("https://")) || url.startsWith(QLatin1String("http://"));
}

} // namespace

AnthropicMessagesCodec::AnthropicMessagesCodec(Host host)
    : m_host(host)
{ }

Result<WireRequest> AnthropicMessagesCodec::encode(const ChatRequest &request,
                                                   const EndpointTarget &target) const
{
    using Addresses = AnthropicBlockWriter::Addresses;
    Result<FittedRequest> fit = fitForAnthropic(request, target);
    if (!fit)
        return fit.error();
    FittedRequest fitted = std::move(fit).value();
    Result<QJsonObject> written =
        anthropicBody(fitted, target, isAnthropics() ? Addresses::Taken : Addresses::Refused);
    if (!written)
        return written.error();
    // Amazon wants to be told the form of what is inside its frames.
    const bool acceptEvents = request.stream && m_host != Host::Bedrock;
    Result<WireRequest> made = jsonRequest(target, path(request, target), {}, acceptEvents);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    QJsonObject body = std::move(written).value();
    adaptBody(body, fitted, wire.headers);
    putExtraBody(body, target);
    wire.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    adaptHeaders(wire, fitted);
    placeKey(wire, target);
    wire.changes = fitted.changes;
    return wire;
}

QString AnthropicMessagesCodec::path(const ChatRequest &request, const EndpointTarget &target) const
{
    QString model = pathSegment(target.providerModelId);
    switch (m_host) {
    case Host::Anthropic:
    case Host::Azure:
        break;
    case Host::Vertex:
        model.replace(QLatin1String("%40"), QLatin1String("@"));
        return QStringLiteral("/publishers/anthropic/models/") + model
               + (request.stream ? QLatin1String(":streamRawPredict") : QLatin1String(":rawPredict"));
    case Host::Bedrock:
        return QStringLiteral("/model/") + model
               + (request.stream ? QLatin1String("/invoke-with-response-stream") : QLatin1String("/invoke"));
    }
    return QStringLiteral("/messages");
}

void AnthropicMessagesCodec::adaptBody(QJsonObject &body, FittedRequest &fitted,
                                       const HeaderList &headers) const
{
    if (!isAnthropics()) {
        body.remove(QLatin1String("model"));
        moveCacheMarkToLastBlock(body, fitted.changes);
    }
    if (m_host == Host::Vertex)
        body.insert(kVersionField, QLatin1String("vertex-2023-10-16"));
    if (m_host == Host::Bedrock) {
        body.remove(QLatin1String("stream"));
        body.insert(kVersionField, QLatin1String("bedrock-2023-05-31"));
        if (const QStringList names = betas(headers, fitted); !names.isEmpty())
            body.insert(QLatin1String("anthropic_beta"), QJsonArray::fromStringList(names));
    }
    limitCacheMarks(body, fitted.changes);
}

void AnthropicMessagesCodec::adaptHeaders(WireRequest &wire, const FittedRequest &fitted) const
{
    if (isAnthropics() && headerValue(wire.headers, kVersionHeader).isEmpty())
        setHeader(wire.headers, kVersionHeader, "2023-06-01");
    const QStringList names = betas(wire.headers, fitted);
    if (m_host == Host::Bedrock)
        wire.headers.removeIf([](const auto &field) { return field.first.toLower() == kBetaHeader; });
    else if (!names.isEmpty())
        setHeader(wire.headers, kBetaHeader, names.join(u',').toLatin1());
}

void AnthropicMessagesCodec::placeKey(WireRequest &wire, const EndpointTarget &target) const
{
    wire.signingRegion = target.region.toLatin1();
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::ApiKeyHeader) {
        if (wire.keyHeader.compare("authorization", Qt::CaseInsensitive) == 0) {
            wire.keyPlacement = KeyPlacement::BearerToken;
            wire.keyHeader.clear();
        }
        return;
    }
    switch (m_host) {
    case Host::Anthropic:
    case Host::Azure:
        wire.keyPlacement = KeyPlacement::ApiKeyHeader;
        wire.keyHeader = "x-api-key";
        break;
    case Host::Vertex:
        wire.keyPlacement = KeyPlacement::GoogleToken;
        break;
    case Host::Bedrock:
        wire.keyPlacement = KeyPlacement::AwsSignature;
        wire.signingService = "bedrock";
        break;
    }
}

std::unique_ptr<ResponseDecoder> AnthropicMessagesCodec::makeDecoder(bool streaming,
                                                                     const EndpointTarget &target) const
{
    // The body's first byte tells more truly than the header what it is, so one decoder reads both.
    Q_UNUSED(streaming)
    using Framing = AnswerDecoder::Framing;
    return std::make_unique<AnswerDecoder>(target, std::make_unique<AnthropicAnswerReader>(target),
                                           m_host == Host::Bedrock ? Framing::AwsEvents : Framing::Events);
}

QStringList AnthropicMessagesCodec::mediaToFetch(const ChatRequest &request,
                                                 const EndpointTarget &target) const
{
    Q_UNUSED(target)
    QStringList addresses;
    if (isAnthropics())
        return addresses;
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content) {
            if (const auto *image = std::get_if<ImagePart>(&part); image && isWebAddress(image->url))
                addresses << image->url;
            if (const auto *file = std::get_if<FilePart>(&part); file && isWebAddress(file->data))
                addresses << file->data;
        }
    }
    addresses.removeDuplicates();
    return addresses;
}

} // namespace core
