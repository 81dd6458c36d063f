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

/// One upstream protocol: shared, stateless, without I/O.
class Codec
{
public:
    virtual ~Codec() = default;
    /// May be called again for each attempt, so it never changes the request.
    virtual Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const = 0;
    /// `streaming` as the answer really came: decided by its content type, not by what was asked.
    virtual std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming,
                                                         const EndpointTarget &target) const = 0;
    /// Reads the body of an answer whose status is not 2xx.
    virtual Error decodeError(int status, const HeaderList &headers, QByteArrayView body,
                              const EndpointTarget &target) const = 0;
};

/// The codec for a protocol name of the catalog, null if it is not spoken. Codecs live as long as the
/// program.
const Codec *codecFor(const QString &protocol);
/// Names of the protocols that codecFor() knows.
QStringList spokenProtocols();

} // namespace core
