#include "core/protocol/raw/raw_codec.h"

#include "core/protocol/raw/multipart.h"
#include "core/protocol/raw/raw_answer.h"
#include "core/protocol/raw/raw_ingress.h"
#include "core/protocol/wire_support.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

QString pathOf(Task task)
{
    switch (task) {
    case Task::Embeddings:
        return QStringLiteral("/embeddings");
    case Task::Images:
        return QStringLiteral("/images/generations");
    case Task::Speech:
        return QStringLiteral("/audio/speech");
    case Task::Transcription:
        return QStringLiteral("/audio/transcriptions");
    case Task::Chat:
        break;
    }
    Q_UNREACHABLE();
}

/// Another router reads the router's fields itself.
bool keepsRouterFields(const EndpointTarget &target)
{
    return target.quirks.reasoningControl == QLatin1String("object");
}

QByteArray jsonBody(const RawRequest &raw, const EndpointTarget &target)
{
    QJsonObject body = QJsonDocument::fromJson(raw.body).object();
    if (!keepsRouterFields(target)) {
        for (const QLatin1String name : kRouterFields)
            body.remove(name);
    }
    body.insert(QLatin1String("model"), target.providerModelId);
    putExtraBody(body, target);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

bool isModelField(const FormPart &part)
{
    return part.name == "model";
}

QByteArray formBody(const RawRequest &raw, const EndpointTarget &target)
{
    const QByteArray boundary = headerParameter(raw.contentType, "boundary");
    const auto parts = formParts(raw.body, boundary);
    Q_ASSERT(parts); // the ingress lets nothing else through
    const QByteArray model = target.providerModelId.toUtf8();
    QByteArray body;
    body.reserve(raw.body.size() + model.size());
    // The client may have named its models in `models` only.
    if (std::none_of(parts->cbegin(), parts->cend(), isModelField))
        body +=
            "--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n" + model + "\r\n";
    qsizetype copied = 0;
    for (const FormPart &part : *parts) {
        if (isModelField(part)) {
            body += raw.body.mid(copied, part.contentBegin - copied);
            body += model;
            copied = part.contentEnd;
        } else if (isRouterField(part.name) && !keepsRouterFields(target)) {
            body += raw.body.mid(copied, part.begin - copied);
            copied = part.end;
        }
    }
    return body + raw.body.mid(copied);
}

} // namespace

RawCodec::RawCodec(Task task, KeyPlacement placement, QByteArray keyHeader)
    : m_task(task)
    , m_placement(placement)
    , m_keyHeader(std::move(keyHeader))
{ }

Result<WireRequest> RawCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_ASSERT(request.raw); // the router leads no conversation here
    const RawRequest &raw = *request.raw;
    Result<WireRequest> made = jsonRequest(target, pathOf(m_task), {}, request.stream);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    setHeader(wire.headers, "Content-Type", raw.contentType);
    setHeader(wire.headers, "Accept", "*/*");
    wire.body = isForm(raw.contentType) ? formBody(raw, target) : jsonBody(raw, target);
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::BearerToken) {
        wire.keyPlacement = m_placement;
        wire.keyHeader = m_keyHeader;
    }
    return wire;
}

std::unique_ptr<ResponseDecoder> RawCodec::makeDecoder(bool streaming, const EndpointTarget &target) const
{
    return makeRawDecoder(m_task, streaming ? "text/event-stream" : "application/json", target);
}

std::unique_ptr<ResponseDecoder> RawCodec::decoderFor(const ChatRequest &, const HeaderList &headers,
                                                      const EndpointTarget &target) const
{
    return makeRawDecoder(m_task, headerValue(headers, "content-type"), target);
}

} // namespace core
