#pragma once

#include "core/net/transport.h"

#include <QByteArray>
#include <QObject>
#include <QTestEventLoop>

#include <memory>
#include <optional>
#include <utility>

/// Runs an exchange and keeps what it signalled.
struct ExchangeLog {
    explicit ExchangeLog(std::unique_ptr<core::Exchange> started)
        : exchange(std::move(started))
    {
        core::Exchange *source = exchange.get();
        QObject::connect(source, &core::Exchange::sent, source, [this] { ++sent; });
        QObject::connect(source, &core::Exchange::headersArrived, source,
                         [this](int code, const core::HeaderList &fields) {
                             status = code;
                             headers = fields;
                             ++headerSignals;
                         });
        QObject::connect(source, &core::Exchange::bodyArrived, source, [this](const QByteArray &bytes) {
            afterEnd = afterEnd || ended();
            body += bytes;
        });
        QObject::connect(source, &core::Exchange::finished, source, [this] { ++finished; });
        QObject::connect(source, &core::Exchange::failed, source, [this](const core::Error &failure) {
            ++failed;
            error = failure;
        });
    }

    bool ended() const { return finished + failed > 0; }
    /// As QTRY_VERIFY(ended()), but without its pauses, for exchanges that move many bytes.
    bool waitForEnd()
    {
        if (ended())
            return true;
        QTestEventLoop loop;
        QObject::connect(exchange.get(), &core::Exchange::finished, &loop, &QTestEventLoop::exitLoop);
        QObject::connect(exchange.get(), &core::Exchange::failed, &loop, &QTestEventLoop::exitLoop);
        loop.enterLoop(30);
        return ended();
    }
    core::ErrorKind kind() const { return error ? error->kind : core::ErrorKind::Internal; }

    std::unique_ptr<core::Exchange> exchange;
    int status = 0;
    core::HeaderList headers = {};
    QByteArray body = {};
    std::optional<core::Error> error = {};
    int sent = 0;
    int headerSignals = 0;
    int finished = 0;
    int failed = 0;
    bool afterEnd = false; ///< Bytes came after the end, which must not be.
};

inline core::WireRequest postTo(const QUrl &url, const QByteArray &body = R"({"model":"m"})")
{
    return {.url = url, .headers = {{"content-type", "application/json"}}, .body = body};
}
