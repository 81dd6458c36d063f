#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QByteArrayView>
#include <QLatin1String>

namespace core {

/// Fields of a body that only a router understands.
constexpr QLatin1String kRouterFields[] = {QLatin1String("models"), QLatin1String("provider"),
                                           QLatin1String("session_id")};
bool isRouterField(QByteArrayView name);

/// Whether a body of this content type is multipart/form-data.
bool isForm(QByteArrayView contentType);

/// Reads what the router needs (model, models, provider, user, session_id, stream) out of a client's request
/// for embeddings, images, speech or a transcription: a JSON object or a form, whose fields `models` and
/// `provider` hold JSON. The body itself stays as it is, in ChatRequest::raw. Everything else is judged by
/// the provider.
Result<ChatRequest> rawRequestFrom(RawRequest raw);

} // namespace core
