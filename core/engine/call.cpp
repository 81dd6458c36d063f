#include "core/engine/call.h"

#include "core/engine/call_planner.h"
#include "core/engine/provider_keys.h"
#include "core/engine/spend_book.h"
#include "core/model/cache_saving.h"
#include "core/model/cost_reason.h"
#include "core/protocol/transform/json_healing.h"
#include "core/protocol/transform/middle_out.h"
#include "core/tokens/token_counter.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Call)
};

constexpr int kClientClosedRequest = 499;

/// Anthropic's API takes no more messages than that, says OpenRouter's page on message transforms.
std::optional<int> mostMessagesOf(const EndpointTarget &target)
{
    constexpr int kAnthropic = 1000;
    return target.protocol.contains(QLatin1String("anthropic")) ? std::optional(kAnthropic) : std::nullopt;
}

} // namespace

Call::Call(QString id, ChatRequest request, CallOrigin origin)
    : m_id(std::move(id))
    , m_request(std::move(request))
    , m_origin(std::move(origin))
    , m_wait(this)
    , m_hedge(this)
{
    m_clock.start();
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // a coarse one may come before the time that a provider asked for
    connect(&m_wait, &QTimer::timeout, this, [this] { perform(m_plan->resume(monotonicNow())); });
    m_hedge.setSingleShot(true);
    connect(&m_hedge, &QTimer::timeout, this, &Call::hedge);
    m_record.id = m_id;
    m_record.time = QDateTime::currentDateTimeUtc();
    m_record.clientShape = m_origin.clientShape;
    m_record.keyName = m_origin.keyName;
    m_record.keyId = m_origin.keyId;
    m_record.member = m_origin.rules.member;
    m_record.app = m_origin.app;
    m_record.modelAsked = m_request.model;
    m_record.streamed = m_request.stream;
    m_record.sessionId = m_request.sessionId;
}

Call::~Call() = default;

void Call::restrictRouting(const RoutingPreferences &settings)
{
    m_request.routing = settings.restrictedBy(m_request.routing);
}

void Call::prepare(const ChatRequest &request, const QList<WebResult> &citations)
{
    m_request = request;
    m_citations = citations;
    if (!citations.isEmpty())
        m_route.stages << QStringLiteral("web");
}

void Call::refuse(const Error &error)
{
    if (!m_done)
        finish(error);
}

void Call::begin(RoutePlan plan, const Services &services)
{
    m_services = std::make_unique<Services>(services);
    if (m_origin.tellRoute) {
        for (const RouteCandidate &candidate : std::as_const(plan.candidates))
            m_route.candidates << RouteFacts::Choice {candidate.target.providerName, candidate.modelId,
                                                      candidate.endpoint};
        m_route.strategy = plan.strategy;
        m_route.excluded = plan.exclusions.size();
    }
    if (plan.error) {
        finish(plan.error);
        return;
    }
    const std::optional<Milliseconds> &limit = services.routing.deadline;
    const TimePoint now = monotonicNow();
    m_plan = std::make_unique<AttemptPlan>(std::move(plan), RetryLimits {},
                                           limit ? now + *limit - Milliseconds(elapsed()) : TimePoint::max());
    perform(m_plan->begin(now));
}

void Call::cancel()
{
    if (m_done)
        return;
    const Error error {ErrorKind::Cancelled, Text::tr("The caller cancelled the request.")};
    closeAll(error);
    finish(error);
}

void Call::setPaused(bool paused)
{
    m_paused = paused;
    for (const Running &running : m_running)
        running.attempt->setPaused(paused);
}

Call::Running *Call::find(const Attempt *attempt)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
                                    [&](const Running &one) { return one.attempt.get() == attempt; });
    return found == m_running.end() ? nullptr : &*found;
}

void Call::perform(const Step &step)
{
    if (const auto *start = std::get_if<StartAttempt>(&step))
        startAttempt(*start);
    else if (const auto *wait = std::get_if<WaitFor>(&step))
        m_wait.start(wait->delay);
    else if (std::holds_alternative<GiveUp>(step))
        finish(std::get<GiveUp>(step).error);
}

void Call::startAttempt(const StartAttempt &start)
{
    const RouteCandidate &target = m_plan->route().candidates.at(start.candidate);
    const int ordinal = int(m_record.attempts.size()) + 1;
    // What the plan found room for may have been taken by others since, or by this call's own other attempt.
    if (const auto refusal =
            m_services->book.reserve(m_record, ordinal, spendFactsOf(m_origin, target), target.worstCost)) {
        perform(m_plan->afterFailure(budgetError(*refusal), monotonicNow(), start.candidate));
        return;
    }
    AttemptRecord row;
    row.ordinal = ordinal;
    row.model = target.modelId;
    row.provider = target.target.providerId;
    row.endpoint = target.endpoint;
    row.keyName = target.keyName;
    row.started = QDateTime::currentDateTimeUtc();
    row.why = start.why;
    const ChatRequest request = requestFor(target, row);
    const QString compression = QStringLiteral("context_compression");
    if (!row.changes.isEmpty() && !m_route.stages.contains(compression))
        m_route.stages << compression;
    auto made = std::make_unique<Attempt>(start.candidate, target,
                                          Attempt::Services {m_services->transport, m_services->keys,
                                                             m_services->timeouts, m_origin.keepExchanges},
                                          row);
    Attempt *attempt = made.get();
    m_record.attempts << row;
    m_running.push_back(
        {std::move(made), m_services->traffic.begin(target, usageMomentNow()), m_record.attempts.size() - 1});
    connect(attempt, &Attempt::answered, this,
            [this, attempt](const QList<ChatEvent> &events) { onAnswered(attempt, events); });
    connect(attempt, &Attempt::completed, this, [this, attempt] { onCompleted(attempt); });
    connect(attempt, &Attempt::failed, this,
            [this, attempt](const Error &error) { onFailed(attempt, error); });

    CallProgress progress;
    progress.attempt = {.ordinal = row.ordinal,
                        .model = target.modelId,
                        .providerId = target.target.providerId,
                        .provider = target.target.providerName,
                        .endpoint = target.endpoint,
                        .why = start.why,
                        .simulated = target.simulated};
    emit progressed(progress);
    if (m_done) // the caller cancelled from within the signal
        return;
    // Two answers to what is no conversation would be two pictures paid for; and an answer that comes whole
    // shows no token before its end, so that nearly each of them would be asked for twice.
    if (m_services->routing.hedgeAfter && !m_request.raw && m_request.stream)
        m_hedge.start(*m_services->routing.hedgeAfter);
    attempt->setPaused(m_paused);
    attempt->start(request, m_media, m_withheld);
}

ChatRequest Call::requestFor(const RouteCandidate &candidate, AttemptRecord &row) const
{
    const qint64 context = candidate.contextLength;
    const qint64 answer = m_request.maxTokens.value_or(0);
    const bool tooLong = context > 0 && candidate.promptTokens.tokens > context - answer;
    const std::optional<int> mostMessages = mostMessagesOf(candidate.target);
    const bool tooMany = mostMessages && m_request.messages.size() > *mostMessages;
    if (m_request.raw || (!tooLong && !tooMany) || !wantsCompression(m_request, context))
        return m_request;
    // Room for an answer even where nobody said how long it may be.
    const qint64 room = tooLong ? context - std::max(answer, std::min(kAssumedAnswerTokens, context / 4))
                                : std::numeric_limits<qint64>::max();
    const auto compressed = compressMiddleOut(m_request, room, mostMessages, [&](const ChatRequest &request) {
        return m_services->tokens.count(request, candidate.modelId).tokens;
    });
    if (!compressed || !compressed->changed)
        return m_request;
    row.changes << ParameterChange {ParameterChange::Kind::Clamped, QStringLiteral("messages"),
                                    QStringLiteral("%1 tokens").arg(compressed->tokensBefore),
                                    QStringLiteral("%1 tokens").arg(compressed->tokensAfter)};
    return compressed->request;
}

void Call::hedge()
{
    if (const std::optional<StartAttempt> second = m_plan->hedge(monotonicNow()))
        startAttempt(*second);
}

void Call::onAnswered(Attempt *attempt, const QList<ChatEvent> &events)
{
    if (!m_plan->isCommitted())
        commit(attempt);
    m_lastToken = elapsed();
    pass(events);
}

void Call::commit(Attempt *attempt)
{
    m_plan->commit();
    m_hedge.stop();
    m_winner = attempt;
    m_answering = attempt->candidate();
    m_record.ttftMs = elapsed();
    std::vector<Attempt *> others;
    for (const Running &running : m_running) {
        if (running.attempt.get() != attempt)
            others.push_back(running.attempt.get());
    }
    for (Attempt *other : others)
        close(other, Error {ErrorKind::Cancelled,
                            Text::tr("%1 answered first.").arg(m_answering->target.providerName)});
    // From here on the caller is told whose answer it reads.
    if (m_record.attempts.size() > 1 && !others.empty()) {
        const AttemptRecord row = attempt->row();
        CallProgress progress;
        progress.attempt = {.ordinal = row.ordinal,
                            .model = m_answering->modelId,
                            .providerId = m_answering->target.providerId,
                            .provider = m_answering->target.providerName,
                            .endpoint = m_answering->endpoint,
                            .why = row.why,
                            .simulated = m_answering->simulated};
        emit progressed(progress);
    }
}

void Call::pass(QList<ChatEvent> events)
{
    if (m_request.reasoning && m_request.reasoning->exclude)
        events.removeIf([](const ChatEvent &event) { return std::holds_alternative<ReasoningDelta>(event); });
    if (events.isEmpty() || m_done)
        return;
    cite(events);
    if (wantsHealing(m_request)) {
        m_toHeal += events;
        return;
    }
    CallProgress progress;
    progress.events = std::move(events);
    emit progressed(progress);
}

void Call::cite(QList<ChatEvent> &events) const
{
    if (m_citations.isEmpty())
        return;
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (const auto *finished = std::get_if<Finished>(&events.at(i)))
            events.insert(i++, webCitations(m_citations, finished->choice));
    }
}

void Call::onCompleted(Attempt *attempt)
{
    // Nothing at all in the answer, and not because a limit or a filter cut it: the next endpoint may do
    // better.
    const AnswerTally &tally = attempt->tally();
    const bool empty = !attempt->ttftMs() && tally.finishReason() == QLatin1String("stop")
                       && (!tally.usage() || tally.usage()->completionTokens == 0);
    if (empty) {
        const EndpointTarget &target = attempt->candidate().target;
        Error error {ErrorKind::BadReply, Text::tr("%1 sent an empty answer.").arg(target.providerName)};
        error.provider = target.providerId;
        onFailed(attempt, error);
        return;
    }
    if (!m_plan->isCommitted()) {
        commit(attempt);
        m_record.ttftMs.reset(); // there was no token
        pass(attempt->takeHeld());
        if (m_done)
            return;
    }
    if (!m_toHeal.isEmpty()) {
        CallProgress progress;
        HealedAnswer healed = healedAnswer(std::exchange(m_toHeal, {}));
        if (!healed.choices.isEmpty())
            m_route.stages << QStringLiteral("response_healing");
        progress.events = std::move(healed.events);
        emit progressed(progress);
        if (m_done)
            return;
    }
    close(attempt, std::nullopt);
    finish(std::nullopt);
}

void Call::onFailed(Attempt *attempt, const Error &error)
{
    const int index = attempt->index();
    const bool again = canWithhold(error, attempt->row());
    close(attempt, error);
    if (again) {
        m_withheld << error.parameter;
        startAttempt({index, Text::tr("once more without %1").arg(error.parameter)});
        return;
    }
    m_hedge.stop();
    perform(m_plan->afterFailure(error, monotonicNow(), index));
}

bool Call::canWithhold(const Error &error, const AttemptRecord &row) const
{
    if (error.kind != ErrorKind::BadRequest || error.parameter.isEmpty() || m_plan->isCommitted()
        || m_withheld.contains(error.parameter))
        return false;
    return std::any_of(row.changes.cbegin(), row.changes.cend(), [&](const ParameterChange &change) {
        return change.kind == ParameterChange::Kind::Added && change.parameter == error.parameter;
    });
}

void Call::close(Attempt *attempt, const std::optional<Error> &error)
{
    Running *running = find(attempt);
    AttemptRecord row = attempt->row();
    row.error = error;
    Traffic::Report report {.candidate = attempt->candidate(),
                            .row = row,
                            .ttftMs = m_request.stream ? attempt->ttftMs() : std::nullopt,
                            .usage = attempt->tally().usage(),
                            .hadToolCalls = attempt->tally().hasToolCalls(),
                            .badToolCall = attempt->tally().hasBadToolCall(m_request.tools)};
    // Whoever reads a prompt charges for it, whether or not the caller waits for the answer.
    const bool left = error && error->kind == ErrorKind::Cancelled && attempt->wasSent();
    if (left && !m_winner && !m_answering) {
        m_winner = attempt;
        m_answering = attempt->candidate();
    }
    AttemptBill bill;
    if (attempt == m_winner) {
        m_tally = attempt->tally();
        describeAnswer();
        bill.source = m_record.costSource;
        report.usage = m_record.usage;
        report.cost = row.cost = m_record.cost;
        m_winner = nullptr;
    } else if (m_winner || left) {
        // It lost the race, but has read the prompt at least.
        const RouteCandidate &candidate = attempt->candidate();
        row.cost = costOf({.promptTokens = candidate.promptTokens.tokens}, candidate.place.prices);
        m_lostCost += row.cost.value_or(Money());
        report.cost = row.cost;
        bill.source = candidate.simulated ? CostSource::Simulated : CostSource::Estimated;
    }
    bill.cost = row.cost;
    if (report.usage) {
        bill.promptTokens = report.usage->promptTokens;
        bill.completionTokens = report.usage->completionTokens;
    }
    m_record.attempts[running->row] = row;
    if (auto exchange = attempt->exchange(error))
        m_exchanges << *std::move(exchange);
    m_services->traffic.end(running->ticket, report, usageMomentNow());
    m_services->book.settle(m_id, row.ordinal, bill);
    m_services->keys.noteUse(row.provider, row.keyName, error);
    if (!error)
        m_services->traffic.remember(m_request, attempt->candidate(), m_record.usage, monotonicNow());
    // This may run inside one of its signals.
    attempt->disconnect(this);
    running->attempt.release()->deleteLater();
    m_running.erase(m_running.begin() + (running - m_running.data()));
}

void Call::closeAll(const Error &error)
{
    while (!m_running.empty())
        close(m_running.back().attempt.get(), error);
}

/// Whoever delivered tokens is paid for them, also when the answer broke off or the caller left.
void Call::describeAnswer()
{
    const RouteCandidate &target = *m_answering;
    m_record.model = target.modelId;
    m_record.provider = target.target.providerId;
    m_record.providerName = target.target.providerName;
    m_record.finishReason = m_tally.finishReason();
    m_record.nativeFinishReason = m_tally.nativeFinishReason();
    m_record.usage = m_tally.usage();
    priceAnswer();
    const qint64 generation = m_lastToken.value_or(0) - m_record.ttftMs.value_or(0);
    const qint64 span = generation > 0 ? generation : elapsed();
    if (span > 0 && m_record.usage && m_record.usage->completionTokens > 0)
        m_record.tokensPerSecond = double(m_record.usage->completionTokens) * 1000.0 / double(span);
}

void Call::priceAnswer()
{
    const RouteCandidate &target = *m_answering;
    const bool estimated = !m_record.usage;
    // What an image or a minute of sound costs cannot be told from its bytes.
    if (estimated && m_request.raw)
        return;
    if (estimated) {
        Usage usage;
        usage.promptTokens = target.promptTokens.tokens;
        usage.completionTokens = m_services->tokens.countText(m_tally.text(), target.modelId);
        m_record.usage = usage;
    }
    if (target.pricing.base.image && m_record.usage->promptImages == 0) // nobody reports them
        m_record.usage->promptImages = imagesIn(m_request);
    const QTime utc = m_record.time.time();
    const Charge charge = chargeFor(*m_record.usage, target.pricing,
                                    {.estimated = estimated,
                                     .simulated = target.simulated,
                                     .minuteOfDayUtc = utc.hour() * 60 + utc.minute()});
    m_record.prices = priceRowToJson(charge.prices);
    m_record.cacheSaving = cacheSavingOf(*m_record.usage, charge.prices);
    m_record.cost = charge.cost;
    m_record.costSource = charge.source;
    m_record.computedCost = charge.computed;
    m_record.costReason = costReasonName(charge.reason);
}

void Call::finish(const std::optional<Error> &error)
{
    Q_ASSERT(!m_done);
    m_done = true;
    m_wait.stop();
    m_hedge.stop();
    m_record.durationMs = elapsed();
    m_record.error = error;
    m_record.status = !error                                ? 200
                      : error->kind == ErrorKind::Cancelled ? kClientClosedRequest
                                                            : httpStatusFor(*error);
    if (error && m_record.finishReason.isEmpty())
        m_record.finishReason = finishReasonName(FinishReason::Error);
    if (!m_answering)
        m_record.costReason = costReasonName(CostReason::NotAnswered);
    else if (error && m_record.costSource == CostSource::Estimated)
        m_record.costReason = costReasonName(CostReason::Interrupted);
    // What the loser of a race may have cost is the user's money too. To an unknown sum nothing can be added.
    if (m_lostCost > Money() && m_record.cost) {
        *m_record.cost += m_lostCost;
        m_record.costReason = costReasonName(CostReason::RaceLostIncluded);
        if (m_record.costSource != CostSource::Simulated)
            m_record.costSource = CostSource::Estimated;
    }
    CallProgress progress;
    progress.finished = m_record;
    if (m_origin.tellRoute) {
        m_route.requested = m_record.modelAsked;
        progress.route = m_route;
    }
    // Of two that were asked at once the later one may have ended first.
    std::sort(m_exchanges.begin(), m_exchanges.end(),
              [](const WireExchange &one, const WireExchange &other) { return one.ordinal < other.ordinal; });
    progress.exchanges = std::exchange(m_exchanges, {});
    emit progressed(progress);
    emit ended(m_record);
}

} // namespace core
