#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/chat_event.h"
#include "core/model/route_plan.h"
#include "core/model/wire.h"

#include <QByteArrayView>

#include <memory>

namespace core {

/// Reads one answer. Belongs to one attempt.
class ResponseDecoder
{
public:
    virtual ~ResponseDecoder() = default;
    /// Any split of the bytes gives the same events. After an Error event it gives nothing more.
    virtual void feed(QByteArrayView bytes, QList<ChatEvent> &out) = 0;
    /// The connection ended as HTTP says it should. Gives StreamBroken if the answer had not ended.
    virtual void end(QList<ChatEvent> &out) = 0;
};

/// One upstream protocol: shared, stateless, without I/O. How a provider or a model departs from the plain
/// form stands in EndpointTarget::quirks and ::traits, never in a codec.
class Codec
{
public:
    virtual ~Codec() = default;
    /// May be called again for each attempt, so it never changes the request.
    virtual Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const = 0;
    /// `streaming` as the answer really came: decided by its content type, not by what was asked.
    virtual std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming,
                                                         const EndpointTarget &target) const = 0;
    /// The decoder for the 2xx answer to that request. As it is here, makeDecoder() with what the header
    /// says; otherwise where an answer cannot be read without knowing what was asked or what it is.
    virtual std::unique_ptr<ResponseDecoder> decoderFor(const ChatRequest &request, const HeaderList &headers,
                                                        const EndpointTarget &target) const;
    /// Reads the body of an answer whose status is not 2xx. As it is here, for every shape of error that
    /// providers were seen to send.
    virtual Error decodeError(int status, const HeaderList &headers, QByteArrayView body,
                              const EndpointTarget &target) const;
    /// Addresses in the request that this protocol has no place for, so that somebody has to fetch them and
    /// put data URLs in their place before encode().
    virtual QStringList mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const;
};

/// The codec for a protocol name of the catalog, null if it is not spoken. Codecs live as long as the
/// program.
const Codec *codecFor(const QString &protocol);
/// Names of the protocols that codecFor() knows.
QStringList spokenProtocols();

} // namespace core
