#include "core/simulator/simulator.h"

#include "core/base/time.h"
#include "core/http/http_server.h"
#include "core/simulator/sim_reply.h"
#include "core/simulator/sim_request.h"
#include "core/simulator/sim_table.h"
#include "core/simulator/sim_wire.h"

#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace core {

namespace {

/// How often tokens that are due are sent. One timer serves all answers: at 100 tokens a second each token
/// still goes out alone, and a hundred answers at once cost no more wake-ups than one.
constexpr int kTickMs = 10;
/// A client that lags behind by this much gets nothing more until it has caught up.
constexpr qint64 kBacklog = 256 * 1024;

/// An answer that is being given.
struct Job {
    QPointer<HttpExchange> exchange;
    TimePoint firstTokenAt;
    double tokensPerSecond = 0;
    bool breaks = false;
    bool stream = false;
    SimStream events; ///< Of a streamed answer.
    QByteArray whole; ///< Of the other kind.
    qsizetype total = 0; ///< Tokens until the end, or until it breaks.
    qsizetype sent = 0;

    /// Tokens that the simulated model has made by then.
    qsizetype dueAt(TimePoint now) const
    {
        if (now < firstTokenAt)
            return 0;
        const double seconds = std::chrono::duration<double>(now - firstTokenAt).count();
        return std::min(total, qsizetype(std::floor(seconds * tokensPerSecond)) + 1);
    }
};

/// What is said instead of an answer.
struct Refusal {
    int status = 400;
    QByteArray body;
    HeaderList headers = {};
};

Refusal invalid(int status, const QString &message, const QString &parameter, const QString &code)
{
    return {status, simError(message, QStringLiteral("invalid_request_error"), parameter, code)};
}

/// What the endpoint cannot do, as its row says.
std::optional<Refusal> whatIsTooMuch(const SimRequest &request, const EndpointInfo &endpoint)
{
    const qint64 wanted = request.promptTokens + request.maxTokens.value_or(0);
    if (endpoint.contextLength > 0 && wanted > endpoint.contextLength) {
        return invalid(
            400,
            QStringLiteral("This model's maximum context length is %1 tokens. However, your messages and the "
                           "answer that you allow come to %2 tokens.")
                .arg(QString::number(endpoint.contextLength), QString::number(wanted)),
            QStringLiteral("messages"), QStringLiteral("context_length_exceeded"));
    }
    if (!request.tools.isEmpty() && !endpoint.capabilities.tools.value_or(false)) {
        return invalid(400, QStringLiteral("'tools' is not supported with this model."),
                       QStringLiteral("tools"), QStringLiteral("unsupported_parameter"));
    }
    if (request.hasImages && !endpoint.inputModalities.contains(QLatin1String("image"))) {
        return invalid(400, QStringLiteral("This model does not take images."), QStringLiteral("messages"),
                       QStringLiteral("unsupported_content"));
    }
    return std::nullopt;
}

Refusal overloaded()
{
    return {503, simError(QStringLiteral("The server is overloaded (simulated). Please try again later."),
                          QStringLiteral("server_error"), {}, QStringLiteral("overloaded"))};
}

HeaderList withContentType(HeaderList headers, const QByteArray &type)
{
    headers.append({"Content-Type", type});
    return headers;
}

void refuse(HttpExchange *exchange, const Refusal &refusal)
{
    exchange->respond(refusal.status, withContentType(refusal.headers, "application/json"), refusal.body);
}

QByteArray bundledTable()
{
    QFile file(QStringLiteral(":/catalog/simulator.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

struct Simulator::Private {
    Private(const QByteArray &tableJson, quint64 seedNumber, Simulator *simulator)
        : table(SimTable::fromJson(tableJson))
        , seed(seedNumber)
        , server({}, simulator)
        , ticker(simulator)
    { }

    /// Counts the request against the row's limit; a refusal if it is one too many.
    std::optional<Refusal> countRequest(const SimTable::Row &row, TimePoint now)
    {
        const SimBehaviour &behaviour = row.behaviour;
        if (behaviour.requestsPerWindow <= 0)
            return std::nullopt;
        QList<TimePoint> &times = requestTimes[row.endpoint.providerModelId];
        const Milliseconds window(behaviour.windowMs);
        times.removeIf([&](TimePoint time) { return now - time >= window; });
        if (times.size() < behaviour.requestsPerWindow) {
            times.append(now);
            return std::nullopt;
        }
        const auto wait = std::chrono::ceil<std::chrono::seconds>(times.first() + window - now);
        const QByteArray seconds = QByteArray::number(qint64(wait.count()));
        const QString message =
            QStringLiteral("Rate limit reached for %1 (simulated): %2 requests in %3 s. Please try "
                           "again in %4 s.")
                .arg(row.endpoint.providerModelId, QString::number(behaviour.requestsPerWindow),
                     QString::number(behaviour.windowMs / 1000), QString::fromLatin1(seconds));
        return Refusal {
            429,
            simError(message, QStringLiteral("requests"), {}, QStringLiteral("rate_limit_exceeded")),
            {{"Retry-After", seconds}}};
    }

    void forget(const HttpExchange *exchange)
    {
        jobs.erase(
            std::remove_if(jobs.begin(), jobs.end(),
                           [exchange](const Job &job) { return !job.exchange || job.exchange == exchange; }),
            jobs.end());
        if (jobs.empty())
            ticker.stop();
    }

    Result<SimTable> table;
    quint64 seed;
    HttpServer server;
    QTimer ticker;
    std::vector<Job> jobs;
    QHash<QString, QList<TimePoint>> requestTimes; ///< By provider_model_id; only where there is a limit.
};

Simulator::Simulator(quint64 seed, QObject *parent)
    : Simulator(bundledTable(), seed, parent)
{ }

Simulator::Simulator(const QByteArray &tableJson, quint64 seed, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(tableJson, seed, this))
{
    d->ticker.setTimerType(Qt::PreciseTimer);
    d->ticker.setInterval(kTickMs);
    connect(&d->ticker, &QTimer::timeout, this, &Simulator::sendDue);
    d->server.setHandler([this](HttpExchange *exchange) { answer(exchange); });
    d->server.setErrorBody([](const HttpRefusal &refusal) {
        return simError(refusal.message, QStringLiteral("invalid_request_error"));
    });
}

Simulator::~Simulator()
{
    // While all of us is still there to hear that the clients are gone.
    d->server.abortAll();
}

Result<quint16> Simulator::start()
{
    if (!d->table)
        return d->table.error();
    return d->server.listen(QHostAddress(QHostAddress::LocalHost), 0);
}

ProviderOverlay Simulator::overlay() const
{
    if (!d->table)
        return {};
    ProviderOverlay overlay = d->table->provider;
    if (d->server.port() != 0)
        overlay.baseUrl = QStringLiteral("http://127.0.0.1:%1/v1").arg(d->server.port());
    return overlay;
}

int Simulator::runningAnswers() const
{
    return int(d->jobs.size());
}

void Simulator::answer(HttpExchange *exchange)
{
    const HttpRequest &request = exchange->request();
    const bool isList = request.path == "/v1/models";
    if (!isList && request.path != "/v1/chat/completions") {
        refuse(exchange,
               invalid(404,
                       QStringLiteral("Invalid URL (%1 %2)")
                           .arg(QString::fromLatin1(request.method), QString::fromLatin1(request.path)),
                       {}, QStringLiteral("unknown_url")));
        return;
    }
    const QByteArray allowed = isList ? "GET" : "POST";
    if (request.method != allowed) {
        Refusal refusal =
            invalid(405, QStringLiteral("Only %1 is allowed here.").arg(QString::fromLatin1(allowed)), {},
                    QStringLiteral("method_not_supported"));
        refusal.headers.append({"Allow", allowed});
        refuse(exchange, refusal);
        return;
    }
    if (isList) {
        exchange->respond(200, withContentType({}, "application/json"),
                          simModelList(*d->table, QDateTime::currentSecsSinceEpoch()));
        return;
    }
    complete(exchange);
}

void Simulator::complete(HttpExchange *exchange)
{
    const Result<SimRequest> parsed = SimRequest::fromJson(exchange->request().body);
    if (!parsed) {
        refuse(exchange, invalid(400, parsed.error().message, parsed.error().parameter, {}));
        return;
    }
    const SimRequest &request = *parsed;
    const auto found = d->table->rows.constFind(request.model);
    if (found == d->table->rows.constEnd()) {
        refuse(exchange, invalid(404, QStringLiteral("The model `%1` does not exist.").arg(request.model),
                                 QStringLiteral("model"), QStringLiteral("model_not_found")));
        return;
    }
    const SimTable::Row &row = *found;
    const TimePoint now = monotonicNow();
    std::optional<Refusal> refusal = whatIsTooMuch(request, row.endpoint);
    if (!refusal)
        refusal = d->countRequest(row, now);
    const SimFate fate = simFate(request, row, d->seed);
    if (!refusal && fate.fails)
        refusal = overloaded();
    if (refusal) {
        refuse(exchange, *refusal);
        return;
    }

    SimReply reply = simReply(request, row, d->seed);
    const qint64 created = QDateTime::currentSecsSinceEpoch();
    Job job;
    job.exchange = exchange;
    job.firstTokenAt = now + Milliseconds(row.behaviour.firstTokenMs);
    job.tokensPerSecond = row.behaviour.tokensPerSecond;
    job.breaks = fate.breaks;
    job.stream = request.stream;
    job.total = std::max<qsizetype>(1, fate.breaks ? reply.tokenCount() / 2 : reply.tokenCount());
    if (request.stream) {
        job.events = SimStream(request, std::move(reply), created);
        exchange->beginStream(200, {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-cache"}});
    } else {
        job.whole = simWholeAnswer(request, reply, created);
    }
    connect(exchange, &HttpExchange::clientGone, this, [this, exchange] { d->forget(exchange); });
    d->jobs.push_back(std::move(job));
    if (!d->ticker.isActive())
        d->ticker.start();
}

void Simulator::sendDue()
{
    const TimePoint now = monotonicNow();
    for (Job &job : d->jobs) {
        if (!job.exchange)
            continue;
        const qsizetype due = job.dueAt(now);
        if (job.stream && due > job.sent && job.exchange->bytesWaiting() < kBacklog) {
            QByteArray bytes = job.sent == 0 ? job.events.head() : QByteArray();
            for (; job.sent < due; ++job.sent)
                bytes += job.events.next();
            job.exchange->write(bytes);
        }
        const bool over = job.stream ? job.sent >= job.total : due >= job.total;
        if (!over)
            continue;
        if (job.breaks) {
            job.exchange->abort();
            job.exchange = nullptr;
            continue;
        }
        if (job.stream) {
            job.exchange->write(job.events.tail());
            job.exchange->endStream();
        } else {
            job.exchange->respond(200, withContentType({}, "application/json"), job.whole);
        }
        job.exchange = nullptr;
    }
    d->forget(nullptr);
}

} // namespace core
