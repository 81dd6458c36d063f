#include "core/engine/call.h"

#include "core/base/secret.h"
#include "core/engine/provider_keys.h"
#include "core/tokens/token_counter.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Call)
};

/// An error body longer than this says nothing more.
constexpr qsizetype kErrorBodyLimit = 256 * 1024;
constexpr int kClientClosedRequest = 499;
/// An answer that is not streamed shows nothing before it is complete.
constexpr int kWholeAnswerFactor = 5;

/// Some providers repeat the refused key in their message. Whatever its shape, it stays out of ours.
void hideKey(Error &error, const Secret &key)
{
    if (key.isEmpty())
        return;
    const QString text = QString::fromUtf8(key.reveal());
    for (QString *field : {&error.message, &error.providerMessage, &error.code, &error.parameter})
        field->replace(text, QStringLiteral("***"));
}

void appendText(QString &answer, const ChatEvent &event)
{
    if (const auto *text = std::get_if<TextDelta>(&event))
        answer += text->text;
    else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event))
        answer += reasoning->text;
    else if (const auto *refusal = std::get_if<RefusalDelta>(&event))
        answer += refusal->text;
    else if (const auto *call = std::get_if<ToolCallDelta>(&event))
        answer += call->name + call->arguments;
}

} // namespace

Call::Call(QString id, ChatRequest request, CallOrigin origin)
    : m_id(std::move(id))
    , m_request(std::move(request))
    , m_origin(std::move(origin))
    , m_wait(this)
{
    m_clock.start();
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // a coarse one may come before the time that a provider asked for
    connect(&m_wait, &QTimer::timeout, this, [this] { perform(m_plan->resume(monotonicNow())); });
    m_record.id = m_id;
    m_record.time = QDateTime::currentDateTimeUtc();
    m_record.clientShape = m_origin.clientShape;
    m_record.keyName = m_origin.keyName;
    m_record.app = m_origin.app;
    m_record.modelAsked = m_request.model;
    m_record.streamed = m_request.stream;
    m_record.sessionId = m_request.sessionId;
}

Call::~Call() = default;

const RouteCandidate &Call::candidate() const
{
    return m_plan->route().candidates.at(m_candidate);
}

void Call::restrictRouting(const RoutingPreferences &settings)
{
    m_request.routing = settings.restrictedBy(m_request.routing);
}

void Call::begin(const RoutePlan &plan, const Services &services)
{
    m_services = std::make_unique<Services>(services);
    if (plan.error) {
        finish(plan.error);
        return;
    }
    m_plan = std::make_unique<AttemptPlan>(plan, RetryLimits {}, TimePoint::max());
    perform(m_plan->begin(monotonicNow()));
}

void Call::cancel()
{
    if (m_done)
        return;
    Error error {ErrorKind::Cancelled, Text::tr("The caller cancelled the request.")};
    if (m_exchange || m_mediaFetch)
        closeAttempt(error);
    finish(error);
}

void Call::setPaused(bool paused)
{
    m_paused = paused;
    if (m_exchange)
        m_exchange->setPaused(paused);
}

void Call::perform(const Step &step)
{
    if (const auto *start = std::get_if<StartAttempt>(&step))
        startAttempt(*start);
    else if (const auto *wait = std::get_if<WaitFor>(&step))
        m_wait.start(wait->delay);
    else
        finish(std::get<GiveUp>(step).error);
}

void Call::startAttempt(const StartAttempt &start)
{
    m_candidate = start.candidate;
    const RouteCandidate &target = candidate();
    m_attemptStart = elapsed();
    m_status = 0;
    m_headers.clear();
    m_errorBody.clear();
    m_held.clear();
    m_sawFinish = false;
    m_decoder.reset();
    m_record.usage.reset();

    AttemptRecord attempt;
    attempt.ordinal = int(m_record.attempts.size()) + 1;
    attempt.provider = target.target.providerId;
    attempt.endpoint = target.endpoint;
    attempt.keyName = target.keyName;
    attempt.started = QDateTime::currentDateTimeUtc();
    attempt.why = start.why;
    m_record.attempts << attempt;
    m_admission = m_services->health.admit(target.id, monotonicNow());

    CallProgress progress;
    progress.attempt = {.ordinal = attempt.ordinal,
                        .model = target.modelId,
                        .providerId = target.target.providerId,
                        .provider = target.target.providerName,
                        .endpoint = target.endpoint,
                        .why = start.why,
                        .simulated = target.simulated};
    emit progressed(progress);
    if (m_done) // the caller cancelled from within the signal
        return;

    const Codec *codec = codecFor(target.target.protocol);
    Q_ASSERT(codec); // the router only lets spoken protocols through
    QStringList wanted = codec->mediaToFetch(m_request, target.target);
    wanted.removeIf([this](const QString &address) { return m_media.contains(address); });
    if (wanted.isEmpty()) {
        sendAttempt();
        return;
    }
    m_mediaFetch = std::make_unique<MediaFetch>(m_services->transport, target.target.providerName);
    connect(m_mediaFetch.get(), &MediaFetch::done, this, [this](const QHash<QString, QString> &media) {
        m_media.insert(media);
        m_mediaFetch.release()->deleteLater();
        sendAttempt();
    });
    connect(m_mediaFetch.get(), &MediaFetch::failed, this, [this](const Error &error) {
        m_mediaFetch.release()->deleteLater();
        failAttempt(error);
    });
    m_mediaFetch->start(wanted);
}

void Call::sendAttempt()
{
    const RouteCandidate &target = candidate();
    const ChatRequest request = m_media.isEmpty() ? m_request : withInlineMedia(m_request, m_media);
    EndpointTarget endpoint = target.target;
    endpoint.quirks.drop += m_withheld;
    const Result<WireRequest> wire = codecFor(endpoint.protocol)->encode(request, endpoint);
    if (!wire) {
        failAttempt(wire.error());
        return;
    }
    m_record.attempts.last().changes = wire->changes;
    ExchangeTimeouts timeouts {m_services->timeouts.connect, m_services->timeouts.firstToken,
                               m_services->timeouts.idle};
    if (!m_request.stream)
        timeouts.firstByte *= kWholeAnswerFactor;
    m_exchange =
        m_services->transport.send(*wire, m_services->keys.secret(target.target.providerId, target.keyName),
                                   timeouts, target.target.providerName);
    connect(m_exchange.get(), &Exchange::headersArrived, this, &Call::onHeaders);
    connect(m_exchange.get(), &Exchange::bodyArrived, this, &Call::onBody);
    connect(m_exchange.get(), &Exchange::finished, this, &Call::onFinished);
    connect(m_exchange.get(), &Exchange::failed, this, &Call::onFailed);
    if (m_paused)
        m_exchange->setPaused(true);
}

void Call::onHeaders(int status, const HeaderList &headers)
{
    m_status = status;
    m_headers = headers;
    m_record.attempts.last().httpStatus = status;
    m_record.attempts.last().firstByteMs = elapsed() - m_attemptStart;
    if (status >= 200 && status < 300) {
        const EndpointTarget &target = candidate().target;
        m_decoder = codecFor(target.protocol)->decoderFor(m_request, headers, target);
    }
}

void Call::onBody(const QByteArray &bytes)
{
    if (!m_decoder) {
        if (m_errorBody.size() < kErrorBodyLimit)
            m_errorBody += bytes.left(kErrorBodyLimit - m_errorBody.size());
        return;
    }
    QList<ChatEvent> events;
    m_decoder->feed(bytes, events);
    handle(std::move(events));
}

void Call::onFinished()
{
    if (!m_decoder) {
        const EndpointTarget &target = candidate().target;
        failAttempt(codecFor(target.protocol)->decodeError(m_status, m_headers, m_errorBody, target));
        return;
    }
    QList<ChatEvent> events;
    m_decoder->end(events);
    const Exchange *exchange = m_exchange.get();
    handle(std::move(events));
    // Unless the last events were an error and this attempt is over.
    if (!m_done && exchange && m_exchange.get() == exchange)
        complete();
}

void Call::onFailed(const Error &error)
{
    // Some servers cut the connection rudely after a complete answer, or never close it: what counts then is
    // whether the protocol says that the answer is complete.
    if (m_decoder && m_sawFinish) {
        QList<ChatEvent> events;
        m_decoder->end(events);
        const bool broken = std::any_of(events.cbegin(), events.cend(), [](const ChatEvent &event) {
            return std::holds_alternative<Error>(event);
        });
        if (!broken) {
            handle(std::move(events));
            complete();
            return;
        }
    }
    failAttempt(error);
}

void Call::handle(QList<ChatEvent> events)
{
    QList<ChatEvent> passed;
    for (ChatEvent &event : events) {
        if (auto *error = std::get_if<Error>(&event)) {
            Error failure = std::move(*error);
            if (!passed.isEmpty()) {
                CallProgress progress;
                progress.events = std::exchange(passed, {});
                emit progressed(progress);
            }
            if (!m_done)
                failAttempt(std::move(failure));
            return;
        }
        note(event);
        const bool excluded = m_request.reasoning && m_request.reasoning->exclude
                              && std::holds_alternative<ReasoningDelta>(event);
        if (isContent(event)) {
            if (!m_plan->isCommitted()) {
                commit();
                passed = std::exchange(m_held, {});
            }
            m_lastToken = elapsed();
        }
        if (!excluded)
            (m_plan->isCommitted() ? passed : m_held) << std::move(event);
    }
    if (passed.isEmpty())
        return;
    CallProgress progress;
    progress.events = std::move(passed);
    emit progressed(progress);
}

void Call::note(const ChatEvent &event)
{
    appendText(m_answerText, event);
    if (const auto *report = std::get_if<UsageReport>(&event)) {
        m_record.usage = report->usage;
    } else if (const auto *finished = std::get_if<Finished>(&event)) {
        m_sawFinish = true;
        m_record.finishReason = finishReasonName(finished->reason);
        m_record.nativeFinishReason = finished->native;
    }
}

void Call::commit()
{
    m_plan->commit();
    m_record.ttftMs = elapsed();
    m_exchange->firstTokenArrived();
}

void Call::complete()
{
    // Nothing at all in the answer, and not because a limit or a filter cut it: the next endpoint may do
    // better.
    const bool empty = !m_plan->isCommitted() && m_record.finishReason == QLatin1String("stop")
                       && (!m_record.usage || m_record.usage->completionTokens == 0);
    if (empty) {
        Error error {ErrorKind::BadReply,
                     Text::tr("%1 sent an empty answer.").arg(candidate().target.providerName)};
        error.provider = candidate().target.providerId;
        failAttempt(error);
        return;
    }
    if (!m_held.isEmpty()) {
        m_plan->commit();
        CallProgress progress;
        progress.events = std::exchange(m_held, {});
        emit progressed(progress);
        if (m_done)
            return;
    }
    closeAttempt(std::nullopt);
    finish(std::nullopt);
}

void Call::failAttempt(Error error)
{
    const EndpointTarget &target = candidate().target;
    if (error.provider.isEmpty())
        error.provider = target.providerId;
    hideKey(error, m_services->keys.secret(target.providerId, candidate().keyName));
    const bool again = canWithhold(error);
    closeAttempt(error);
    if (again) {
        m_withheld << error.parameter;
        startAttempt({m_candidate, int(m_record.attempts.size()) + 1,
                      Text::tr("once more without %1").arg(error.parameter)});
        return;
    }
    perform(m_plan->afterFailure(error, monotonicNow()));
}

bool Call::canWithhold(const Error &error) const
{
    if (error.kind != ErrorKind::BadRequest || error.parameter.isEmpty() || m_plan->isCommitted()
        || m_withheld.contains(error.parameter))
        return false;
    const QList<ParameterChange> &changes = m_record.attempts.last().changes;
    return std::any_of(changes.cbegin(), changes.cend(), [&](const ParameterChange &change) {
        return change.kind == ParameterChange::Kind::Added && change.parameter == error.parameter;
    });
}

void Call::closeAttempt(const std::optional<Error> &error)
{
    const RouteCandidate &target = candidate();
    AttemptRecord &attempt = m_record.attempts.last();
    attempt.error = error;
    attempt.durationMs = elapsed() - m_attemptStart;
    m_mediaFetch.reset();
    if (m_exchange) {
        if (const auto connected = m_exchange->connectTime())
            attempt.connectMs = connected->count();
        // This may run inside one of its signals.
        m_exchange->disconnect(this);
        m_exchange.release()->deleteLater();
    }
    if (error)
        m_services->health.reportFailure(target.id, m_admission, *error, monotonicNow());
    else
        m_services->health.reportSuccess(target.id, m_admission, monotonicNow());
    m_services->keys.noteUse(target.target.providerId, target.keyName, error);
}

void Call::priceAnswer()
{
    const RouteCandidate &target = candidate();
    const bool estimated = !m_record.usage;
    // What an image or a minute of sound costs cannot be told from its bytes.
    if (estimated && m_request.raw)
        return;
    if (estimated) {
        Usage usage;
        usage.promptTokens = target.promptTokens.tokens;
        usage.completionTokens = m_services->tokens.countText(m_answerText, target.modelId);
        m_record.usage = usage;
    }
    const QTime utc = m_record.time.time();
    const PriceRow prices = target.pricing.at(m_record.usage->promptTokens, utc.hour() * 60 + utc.minute());
    m_record.prices = priceRowToJson(prices);
    const std::optional<Money> computed = costOf(*m_record.usage, prices);
    if (target.simulated) {
        m_record.cost = computed;
        m_record.costSource = CostSource::Simulated;
    } else if (m_record.usage->reportedCost) {
        m_record.cost = m_record.usage->reportedCost;
        m_record.costSource = CostSource::Reported;
    } else if (computed) {
        m_record.cost = computed;
        m_record.costSource = estimated ? CostSource::Estimated : CostSource::Computed;
    }
}

void Call::finish(const std::optional<Error> &error)
{
    Q_ASSERT(!m_done);
    m_done = true;
    m_wait.stop();
    m_record.durationMs = elapsed();
    m_record.error = error;
    m_record.status = !error                                ? 200
                      : error->kind == ErrorKind::Cancelled ? kClientClosedRequest
                                                            : httpStatusFor(*error);
    if (error && m_record.finishReason.isEmpty())
        m_record.finishReason = finishReasonName(FinishReason::Error);
    // Whoever delivered tokens is paid for them, also when the answer broke off or the caller left.
    const bool answered = m_plan && m_plan->isCommitted();
    if (answered) {
        const RouteCandidate &target = candidate();
        m_record.model = target.modelId;
        m_record.provider = target.target.providerId;
        m_record.providerName = target.target.providerName;
        priceAnswer();
        const qint64 generation = m_lastToken.value_or(0) - m_record.ttftMs.value_or(0);
        const qint64 span = generation > 0 ? generation : m_record.durationMs;
        if (span > 0 && m_record.usage && m_record.usage->completionTokens > 0)
            m_record.tokensPerSecond = double(m_record.usage->completionTokens) * 1000.0 / double(span);
    } else {
        m_record.usage.reset();
    }
    CallProgress progress;
    progress.finished = m_record;
    emit progressed(progress);
    emit ended(m_record);
}

} // namespace core
