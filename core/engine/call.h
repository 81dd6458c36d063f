#pragma once

#include "core/engine/attempt.h"
#include "core/engine/engine.h"
#include "core/engine/traffic.h"
#include "core/protocol/transform/web_search.h"
#include "core/routing/attempt_plan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace core {

class ProviderKeys;
class SpendBook;
class TokenCounter;

/// Drives one request: asks the AttemptPlan what to do, does it, and tells the outcome. The only I/O driver.
///
/// Nothing is signalled before the first token but the attempts, so that a failed attempt leaves no trace in
/// the caller's answer; after the first token a failure is final. Where the settings say so, a second
/// endpoint is asked when the first one's token is late; the first token of either wins, the other is closed
/// and what it may have cost is counted.
class Call : public QObject
{
    Q_OBJECT

public:
    /// What a call works with; all of it outlives the call.
    struct Services {
        Transport &transport;
        Traffic &traffic;
        ProviderKeys &keys;
        SpendBook &book;
        Timeouts timeouts;
        RoutingSettings routing;
        const TokenCounter &tokens;
    };

    Call(QString id, ChatRequest request, CallOrigin origin);
    ~Call() override;

    const QString &id() const { return m_id; }
    const ChatRequest &request() const { return m_request; }
    const CallOrigin &origin() const { return m_origin; }

    /// Lays the user's own rules over the request's, so that they go along to an aggregator that routes
    /// further.
    void restrictRouting(const RoutingPreferences &settings);
    /// What the request became before anybody is asked, and the pages that its answer has to cite.
    void prepare(const ChatRequest &request, const QList<WebResult> &citations);
    /// Ends the call before it has begun.
    void refuse(const Error &error);
    void begin(RoutePlan plan, const Services &services);
    /// Closes the connection and ends the call as cancelled.
    void cancel();
    void setPaused(bool paused);

signals:
    void progressed(const core::CallProgress &progress);
    /// Comes once, after the last progressed().
    void ended(const core::RequestRecord &record);

private:
    /// An attempt under way, with the index of its row in the record.
    struct Running {
        std::unique_ptr<Attempt> attempt;
        Traffic::Ticket ticket;
        qsizetype row = 0;
    };

    void perform(const Step &step);
    void startAttempt(const StartAttempt &start);
    void hedge();
    void onAnswered(Attempt *attempt, const QList<ChatEvent> &events);
    void onCompleted(Attempt *attempt);
    void onFailed(Attempt *attempt, const Error &error);
    /// This attempt's answer is the one that the caller gets.
    void commit(Attempt *attempt);
    void pass(QList<ChatEvent> events);
    /// Puts what a web search found before the end of the answer.
    void cite(QList<ChatEvent> &events) const;
    /// The request as this endpoint can take it: without its middle where it is too long.
    ChatRequest requestFor(const RouteCandidate &candidate, AttemptRecord &row) const;
    /// Whether the provider refuses a parameter that nobody but us asked for, so that it can be asked again
    /// without.
    bool canWithhold(const Error &error, const AttemptRecord &row) const;
    /// Takes the attempt's figures, tells what it showed, and lets it go.
    void close(Attempt *attempt, const std::optional<Error> &error);
    void closeAll(const Error &error);
    void finish(const std::optional<Error> &error);
    void describeAnswer();
    void priceAnswer();
    qint64 elapsed() const { return m_clock.elapsed(); }
    Running *find(const Attempt *attempt);

    QString m_id;
    ChatRequest m_request;
    CallOrigin m_origin;
    QList<WebResult> m_citations;
    QHash<QString, QString> m_media; ///< Data URLs of what was fetched, kept for further attempts.
    std::unique_ptr<Services> m_services;
    std::unique_ptr<AttemptPlan> m_plan;
    QTimer m_wait;
    QTimer m_hedge;
    QElapsedTimer m_clock;
    RequestRecord m_record;
    RouteFacts m_route; ///< Where the caller wants it.
    QList<WireExchange> m_exchanges; ///< Of attempts that are over, where the caller wants them.
    bool m_done = false;
    bool m_paused = false;
    std::vector<Running> m_running; ///< Two at most.
    QStringList m_withheld; ///< What we had added ourselves and a provider refused.

    // The answer so far.
    Attempt *m_winner = nullptr; ///< The attempt that gives it, while it is under way.
    std::optional<RouteCandidate> m_answering; ///< Who gives it.
    AnswerTally m_tally; ///< Of its attempt, once that is closed.
    std::optional<qint64> m_lastToken; ///< When the newest token came.
    QList<ChatEvent> m_toHeal; ///< The answer so far, where it may be mended before anybody reads it.
    Money m_lostCost; ///< What attempts that lost the race may have cost.
};

} // namespace core
