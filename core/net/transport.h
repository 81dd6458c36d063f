#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/time.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace core {

/// Time-outs of one exchange, each for its own phase; none limits the whole.
struct ExchangeTimeouts {
    Milliseconds connect {10'000}; ///< Until the request is on its way.
    Milliseconds firstByte {
        120'000}; ///< From there to the first byte of the body. The caller stops this clock
                  ///< by firstTokenArrived(), because comments are bytes but no answer.
    Milliseconds idle {120'000}; ///< Longest silence after that.
};

/// One HTTP request under way. Destroying it disconnects first and closes the connection then, so nothing is
/// signalled afterwards and the provider stops working.
class Exchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The first token was seen: from now on the idle time-out counts instead of the first-token one.
    virtual void firstTokenArrived() = 0;
    /// Stops reading while the consumer cannot take more, so that memory stays bounded.
    virtual void setPaused(bool paused) = 0;
    /// From start to connected; absent when a connection was reused or none came about.
    virtual std::optional<Milliseconds> connectTime() const = 0;
    /// The header fields as they are written, the key among them. Empty where nothing was to be written yet.
    virtual HeaderList requestHeaders() const { return {}; }

signals:
    /// The connection stands and the request is written.
    void sent();
    void headersArrived(int status, const core::HeaderList &headers);
    void bodyArrived(const QByteArray &bytes);
    /// The answer is complete as HTTP counts: whether it is complete as the protocol counts, the decoder
    /// knows.
    void finished();
    /// No (further) answer: ConnectFailed, ConnectTimeout, FirstTokenTimeout, IdleTimeout or StreamBroken.
    /// The last signal.
    void failed(const core::Error &error);
};

/// The only door to the network.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Starts at once; signals come from the event loop, never from within this call. The key is put into the
    /// header that wire.keyPlacement names.
    virtual std::unique_ptr<Exchange> send(const WireRequest &wire, const Secret &key,
                                           const ExchangeTimeouts &timeouts, const QString &providerName) = 0;
};

} // namespace core
