#include "core/engine/attempt.h"

#include "core/base/secret_traces.h"
#include "core/engine/exchange_record.h"
#include "core/engine/provider_keys.h"
#include "core/protocol/openai_errors.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// An error body longer than this says nothing more.
constexpr qsizetype kErrorBodyLimit = qsizetype(256) * 1024;
/// An answer that is not streamed shows nothing before it is complete.
constexpr int kWholeAnswerFactor = 5;

/// Some providers repeat the refused key in their message. Whatever its shape, it stays out of ours.
void hideKey(Error &error, const Secret &key)
{
    for (QString *field : {&error.message, &error.providerMessage, &error.code, &error.parameter})
        *field = withoutSecret(*field, key);
}

} // namespace

Attempt::Attempt(int index, const RouteCandidate &candidate, const Services &services,
                 const AttemptRecord &row)
    : m_index(index)
    , m_candidate(candidate)
    , m_services(services)
    , m_row(row)
{
    m_clock.start();
    if (m_services.keepExchange)
        m_kept = std::make_unique<ExchangeRecord>(m_row, m_candidate.target.providerName);
}

Attempt::~Attempt() = default;

std::optional<WireExchange> Attempt::exchange(const std::optional<Error> &error) const
{
    if (!m_kept)
        return std::nullopt;
    return m_kept->told(m_exchange ? m_exchange->requestHeaders() : HeaderList(),
                        m_services.keys.secret(m_candidate.target.providerId, m_candidate.keyName),
                        error ? error->message : QString());
}

AttemptRecord Attempt::row() const
{
    AttemptRecord row = m_row;
    row.durationMs = elapsedMs();
    if (const auto connected = m_exchange ? m_exchange->connectTime() : std::nullopt)
        row.connectMs = connected->count();
    return row;
}

const Codec &Attempt::codec() const
{
    const Codec *codec = codecFor(m_candidate.target.protocol);
    Q_ASSERT(codec); // the router only lets spoken protocols through
    return *codec;
}

void Attempt::start(const ChatRequest &request, QHash<QString, QString> &media, const QStringList &withheld)
{
    m_request = request;
    m_media = &media;
    m_withheld = withheld;
    QStringList wanted = codec().mediaToFetch(m_request, m_candidate.target);
    wanted.removeIf([this](const QString &address) { return m_media->contains(address); });
    if (wanted.isEmpty()) {
        send();
        return;
    }
    m_fetch = std::make_unique<MediaFetch>(m_services.transport, m_candidate.target.providerName);
    connect(m_fetch.get(), &MediaFetch::done, this, [this](const QHash<QString, QString> &fetched) {
        m_media->insert(fetched);
        m_fetch.release()->deleteLater();
        send();
    });
    connect(m_fetch.get(), &MediaFetch::failed, this, [this](const Error &error) {
        m_fetch.release()->deleteLater();
        end(error);
    });
    m_fetch->start(wanted);
}

void Attempt::send()
{
    const ChatRequest request = m_media->isEmpty() ? m_request : withInlineMedia(m_request, *m_media);
    EndpointTarget endpoint = m_candidate.target;
    endpoint.quirks.drop += m_withheld;
    const Result<WireRequest> wire = codec().encode(request, endpoint);
    if (!wire) {
        end(wire.error());
        return;
    }
    m_row.changes += wire->changes;
    if (m_kept)
        m_kept->sending(*wire);
    ExchangeTimeouts timeouts {m_services.timeouts.connect, m_services.timeouts.firstToken,
                               m_services.timeouts.idle};
    if (!m_request.stream)
        timeouts.firstByte *= kWholeAnswerFactor;
    m_exchange = m_services.transport.send(
        *wire, m_services.keys.secret(m_candidate.target.providerId, m_candidate.keyName), timeouts,
        m_candidate.target.providerName);
    connect(m_exchange.get(), &Exchange::sent, this, [this] { m_sent = true; });
    connect(m_exchange.get(), &Exchange::headersArrived, this, &Attempt::onHeaders);
    connect(m_exchange.get(), &Exchange::bodyArrived, this, &Attempt::onBody);
    connect(m_exchange.get(), &Exchange::finished, this, &Attempt::onFinished);
    connect(m_exchange.get(), &Exchange::failed, this, &Attempt::onFailed);
    if (m_paused)
        m_exchange->setPaused(true);
}

void Attempt::setPaused(bool paused)
{
    m_paused = paused;
    if (m_exchange)
        m_exchange->setPaused(paused);
}

void Attempt::onHeaders(int status, const HeaderList &headers)
{
    m_status = status;
    m_headers = headers;
    if (m_kept)
        m_kept->answered(status, headers);
    m_row.httpStatus = status;
    m_row.firstByteMs = elapsedMs();
    auto unpacker = ContentDecoder::forEncoding(headerValue(headers, "content-encoding"),
                                                m_candidate.target.providerName);
    if (unpacker)
        m_unpacker = std::move(unpacker).value();
    else
        onUnreadable(unpacker.error());
    if (isSuccess() && !m_unreadable)
        m_decoder = codec().decoderFor(m_request, headers, m_candidate.target);
}

/// Of a refusal the status says enough.
void Attempt::onUnreadable(const Error &error)
{
    m_unreadable = true;
    if (isSuccess())
        end(error);
}

void Attempt::onBody(const QByteArray &received)
{
    if (m_unreadable)
        return;
    if (!m_unpacker) {
        onPlainBody(received);
        return;
    }
    const Result<QByteArray> unpacked = m_unpacker->feed(received);
    if (!unpacked)
        onUnreadable(unpacked.error());
    else if (!unpacked->isEmpty())
        onPlainBody(*unpacked);
}

void Attempt::onPlainBody(const QByteArray &bytes)
{
    if (m_kept)
        m_kept->received(bytes);
    if (!m_decoder) {
        if (m_errorBody.size() < kErrorBodyLimit)
            m_errorBody += bytes.left(kErrorBodyLimit - m_errorBody.size());
        return;
    }
    QList<ChatEvent> events;
    m_decoder->feed(bytes, events);
    handle(std::move(events));
}

void Attempt::onFinished()
{
    if (!m_decoder) {
        end(codec().decodeError(m_status, m_headers, m_errorBody, m_candidate.target));
        return;
    }
    if (m_unpacker && !m_unpacker->isComplete()) {
        onFailed(streamBroken(m_candidate.target));
        return;
    }
    QList<ChatEvent> events;
    m_decoder->end(events);
    handle(std::move(events));
    end(std::nullopt);
}

void Attempt::onFailed(const Error &error)
{
    // Some servers cut the connection rudely after a complete answer, or never close it: what counts then is
    // whether the protocol says that the answer is complete.
    if (m_decoder && m_tally.sawFinish()) {
        QList<ChatEvent> events;
        m_decoder->end(events);
        const bool broken = std::any_of(events.cbegin(), events.cend(), [](const ChatEvent &event) {
            return std::holds_alternative<Error>(event);
        });
        if (!broken) {
            handle(std::move(events));
            end(std::nullopt);
            return;
        }
    }
    end(error);
}

void Attempt::handle(QList<ChatEvent> events)
{
    QList<ChatEvent> passed;
    std::optional<Error> failure;
    for (ChatEvent &event : events) {
        if (auto *error = std::get_if<Error>(&event)) {
            failure = std::move(*error);
            break;
        }
        m_tally.add(event);
        if (isContent(event) && !m_ttftMs) {
            m_ttftMs = elapsedMs();
            m_exchange->firstTokenArrived();
            passed = std::exchange(m_held, {});
        }
        (m_ttftMs ? passed : m_held) << std::move(event);
    }
    if (!passed.isEmpty() && !m_over)
        emit answered(passed);
    if (failure)
        end(*failure);
}

void Attempt::end(const std::optional<Error> &error)
{
    if (std::exchange(m_over, true))
        return;
    if (!error) {
        emit completed();
        return;
    }
    Error told = *error;
    if (told.provider.isEmpty())
        told.provider = m_candidate.target.providerId;
    hideKey(told, m_services.keys.secret(m_candidate.target.providerId, m_candidate.keyName));
    m_row.error = told;
    emit failed(told);
}

} // namespace core
