#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog_overlay.h"

#include <QObject>

#include <memory>

namespace core {

class HttpExchange;

/// The provider that needs no key (contract §2): a small HTTP server on a loopback port that speaks
/// `openai-chat`. The engine reaches it like any other provider; nothing but its catalog rows is special.
/// What an endpoint does (delay, speed, failures, rate limits, tools, reasoning) is a data row of
/// `resources/catalog/simulator.json`, and its answers depend only on the request and the seed. So do its
/// failures, with one exception: a rate limit counts requests over time, or it would not be one.
class Simulator : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(quint64 seed = 1, QObject *parent = nullptr);
    /// With rows of one's own, in the form of `simulator.json`: for benchmarks and tests that need an exact
    /// pace.
    Simulator(const QByteArray &tableJson, quint64 seed, QObject *parent = nullptr);
    ~Simulator() override;

    /// Listens on a free loopback port.
    Result<quint16> start();
    /// The provider row and its models, with the address that start() found.
    ProviderOverlay overlay() const;
    /// Answers that are being given.
    int runningAnswers() const;

private:
    void answer(HttpExchange *exchange);
    void complete(HttpExchange *exchange);
    void sendDue();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
