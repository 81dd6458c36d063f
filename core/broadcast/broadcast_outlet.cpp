#include "core/broadcast/broadcast_outlet.h"

#include "core/async/after.h"
#include "core/async/in_pool.h"
#include "core/model/host_pattern.h"
#include "core/protocol/error_facts.h"
#include "core/telemetry/sampling.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace core {

namespace {

Q_LOGGING_CATEGORY(lcBroadcast, "switchyard.broadcast", QtWarningMsg)

constexpr Milliseconds kHurriedWait {250};

/// A line break in a header would begin another one.
bool isFieldValue(const QByteArray &value)
{
    return std::none_of(value.cbegin(), value.cend(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

bool isRefusal(int status)
{
    return status == 401 || status == 403;
}

} // namespace

BroadcastOutlet::BroadcastOutlet(BroadcastTarget target, const Ways &ways)
    : m_target(std::move(target))
    , m_ways(ways)
    , m_queue(ways.limits.queued)
{
    for (QTimer *timer : {&m_collect, &m_retry, &m_silence})
        timer->setSingleShot(true);
    connect(&m_collect, &QTimer::timeout, this, &BroadcastOutlet::beginBatch);
    connect(&m_retry, &QTimer::timeout, this, &BroadcastOutlet::tryBatch);
    connect(&m_silence, &QTimer::timeout, this, &BroadcastOutlet::warn);
}

bool BroadcastOutlet::isWanted(const RequestRecord &record) const
{
    return (m_target.keys.isEmpty() || m_target.keys.contains(record.keyName))
           && isSampled(record, m_target.sampledPerMille);
}

void BroadcastOutlet::offer(const RecordPtr &record)
{
    if (!isWanted(*record))
        return;
    if (!m_queue.push(record))
        noteLost(1, QStringLiteral("more wait for it than are kept"));
    proceed();
}

QList<RecordPtr> BroadcastOutlet::takePending()
{
    return std::exchange(m_batch, {}) + m_queue.take(m_queue.size());
}

void BroadcastOutlet::hurry()
{
    m_hurried = true;
    if (m_retry.isActive() && m_retry.remainingTimeAsDuration() > kHurriedWait)
        m_retry.start(kHurriedWait);
    proceed();
}

void BroadcastOutlet::abandon()
{
    m_collect.stop();
    m_retry.stop();
    m_exchange.reset();
    const qsizetype left = takePending().size();
    if (left > 0)
        noteLost(left, QStringLiteral("the program ends"));
    warn();
}

void BroadcastOutlet::proceed()
{
    if (!m_batch.isEmpty() || m_queue.isEmpty())
        return;
    if (m_hurried || m_queue.size() >= m_ways.limits.batch)
        beginBatch();
    else if (!m_collect.isActive())
        m_collect.start(m_ways.limits.collect);
}

void BroadcastOutlet::beginBatch()
{
    m_collect.stop();
    m_batch = m_queue.take(m_ways.limits.batch);
    m_tries = 0;
    // Some milliseconds of work, which no running answer shall wait for.
    const QFuture<QByteArray> body =
        runInPool([batch = m_batch, source = m_ways.source] { return otlpTraces(batch, source); });
    after(body, this, [this](const QByteArray &json) {
        m_body = json;
        if (!m_batch.isEmpty()) // not given up meanwhile
            tryBatch();
    });
}

void BroadcastOutlet::tryBatch()
{
    ++m_tries;
    m_outcome = {};
    if (m_headers) {
        post();
        return;
    }
    after(readHeaders(), this, [this](const Result<Headers> &headers) {
        if (m_batch.isEmpty())
            return; // given up meanwhile
        if (headers) {
            m_headers = *headers;
            post();
        } else {
            judge({.failure = headers.error().kind}, headers.error().message);
        }
    });
}

QFuture<Result<BroadcastOutlet::Headers>> BroadcastOutlet::readHeaders()
{
    QList<QFuture<Result<Secret>>> secrets;
    for (const auto &header : std::as_const(m_target.headers))
        secrets << m_ways.secrets.resolve(header.second);
    return after(QtFuture::whenAll(secrets.begin(), secrets.end()), this,
                 [this](const QList<QFuture<Result<Secret>>> &read) -> Result<Headers> {
                     Headers headers;
                     for (qsizetype i = 0; i < read.size(); ++i) {
                         const auto &[name, reference] = m_target.headers.at(i);
                         const Result<Secret> secret =
                             read.at(i).resultCount() > 0 ? read.at(i).result() : Result<Secret>();
                         if (!secret)
                             return secret.error();
                         if (!isFieldValue(secret->reveal().trimmed()))
                             return Error {ErrorKind::BadConfig,
                                           tr("What is kept under %1 holds a line break or another character "
                                              "that no header has. Enter it again.")
                                               .arg(reference.toString())};
                         headers << qMakePair(name.toLatin1(),
                                              secret->boundTo({hostPatternOf(QUrl(m_target.url))}));
                     }
                     return headers;
                 });
}

void BroadcastOutlet::post()
{
    WireRequest wire;
    wire.url = QUrl(m_target.url);
    wire.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    wire.body = m_body;
    wire.keyPlacement = KeyPlacement::None;
    // The first travels as the request's key, which the transport itself keeps from any other host.
    Secret key;
    for (const auto &[name, secret] : std::as_const(*m_headers)) {
        if (key.isEmpty()) {
            wire.keyPlacement = KeyPlacement::ApiKeyHeader;
            wire.keyHeader = name;
            key = secret;
        } else {
            wire.headers << qMakePair(name, secret.reveal().trimmed());
        }
    }
    const Milliseconds patience = m_ways.limits.patience;
    m_exchange = m_ways.network.send(
        wire, key, {.connect = patience, .firstByte = patience, .idle = patience}, m_target.name);
    const Exchange *exchange = m_exchange.get();
    connect(exchange, &Exchange::headersArrived, this, [this](int status, const HeaderList &headers) {
        m_outcome = {.status = status, .retryAfter = readErrorFacts(status, headers, {}).retryAfter};
    });
    // What the answer says beyond its status changes nothing.
    connect(exchange, &Exchange::finished, this,
            [this] { judge(m_outcome, QStringLiteral("it answered %1").arg(m_outcome.status)); });
    connect(exchange, &Exchange::failed, this,
            [this](const Error &error) { judge({.failure = error.kind}, errorKindName(error.kind)); });
}

void BroadcastOutlet::judge(const DeliveryOutcome &outcome, const QString &reason)
{
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange.release()->deleteLater(); // We are inside its signal.
    }
    // Whoever is refused has perhaps a newer secret.
    if (isRefusal(outcome.status))
        m_headers.reset();
    const DeliveryStep step = afterTry(m_tries, outcome, m_ways.limits.delivery);
    switch (step.kind) {
    case DeliveryStep::Kind::TryAgain:
        m_retry.start(m_hurried ? std::min(step.wait, kHurriedWait) : step.wait);
        return;
    case DeliveryStep::Kind::GiveUp:
        noteLost(m_batch.size(), reason);
        break;
    case DeliveryStep::Kind::Done:
        break;
    }
    endBatch();
}

void BroadcastOutlet::endBatch()
{
    m_batch.clear();
    m_body.clear();
    proceed();
    if (isIdle())
        emit emptied();
}

QFuture<BroadcastState> BroadcastOutlet::probe()
{
    return after(readHeaders(), this, [this](const Result<Headers> &headers) {
        return BroadcastState {m_target.name, headers ? QString() : headers.error().message};
    });
}

void BroadcastOutlet::noteLost(qsizetype count, const QString &reason)
{
    m_lost += count;
    m_lossReason = reason;
    if (!m_silence.isActive())
        warn();
}

void BroadcastOutlet::warn()
{
    if (m_lost == 0)
        return;
    qCWarning(lcBroadcast).noquote() << QStringLiteral("%1 finished requests were not told to '%2': %3")
                                            .arg(QString::number(m_lost), m_target.name, m_lossReason);
    m_lost = 0;
    m_silence.start(m_ways.limits.betweenWarnings);
}

} // namespace core
