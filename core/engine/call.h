#pragma once

#include "core/engine/engine.h"
#include "core/engine/media_fetch.h"
#include "core/net/transport.h"
#include "core/protocol/codec.h"
#include "core/routing/attempt_plan.h"
#include "core/routing/health.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace core {

class ProviderKeys;
class TokenCounter;

/// Drives one request: asks the AttemptPlan what to do, does it, and tells the outcome. The only I/O driver.
///
/// Nothing is signalled before the first token but the attempts, so that a failed attempt leaves no trace in
/// the caller's answer; after the first token a failure is final.
class Call : public QObject
{
    Q_OBJECT

public:
    /// What a call works with; all of it outlives the call.
    struct Services {
        Transport &transport;
        HealthTable &health;
        ProviderKeys &keys;
        Timeouts timeouts;
        const TokenCounter &tokens;
    };

    Call(QString id, ChatRequest request, CallOrigin origin);
    ~Call() override;

    const ChatRequest &request() const { return m_request; }
    const CallOrigin &origin() const { return m_origin; }

    /// Lays the user's own rules over the request's, so that they go along to an aggregator that routes
    /// further.
    void restrictRouting(const RoutingPreferences &settings);
    void begin(const RoutePlan &plan, const Services &services);
    /// Closes the connection and ends the call as cancelled.
    void cancel();
    void setPaused(bool paused);

signals:
    void progressed(const core::CallProgress &progress);
    /// Comes once, after the last progressed().
    void ended(const core::RequestRecord &record);

private:
    void perform(const Step &step);
    void startAttempt(const StartAttempt &start);
    /// Encodes and sends, after the fetch of media that the endpoint wants inline.
    void sendAttempt();
    void onHeaders(int status, const HeaderList &headers);
    void onBody(const QByteArray &bytes);
    void onFinished();
    void onFailed(const Error &error);
    void handle(QList<ChatEvent> events);
    void note(const ChatEvent &event);
    void commit();
    void complete();
    void failAttempt(Error error);
    /// Whether the provider refuses a parameter that nobody but us asked for, so that it can be asked again
    /// without.
    bool canWithhold(const Error &error) const;
    void closeAttempt(const std::optional<Error> &error);
    void finish(const std::optional<Error> &error);
    void priceAnswer();
    qint64 elapsed() const { return m_clock.elapsed(); }
    const RouteCandidate &candidate() const;

    QString m_id;
    ChatRequest m_request;
    CallOrigin m_origin;
    QHash<QString, QString> m_media; ///< Data URLs of what was fetched, kept for further attempts.
    std::unique_ptr<Services> m_services;
    std::unique_ptr<AttemptPlan> m_plan;
    QTimer m_wait;
    QElapsedTimer m_clock;
    RequestRecord m_record;
    bool m_done = false;
    bool m_paused = false;

    // The running attempt.
    int m_candidate = -1;
    Admission m_admission;
    std::unique_ptr<MediaFetch> m_mediaFetch;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<ResponseDecoder> m_decoder;
    QByteArray m_errorBody;
    HeaderList m_headers;
    int m_status = 0;
    qint64 m_attemptStart = 0;
    bool m_sawFinish = false;
    QStringList m_withheld; ///< What we had added ourselves and a provider refused.
    QList<ChatEvent> m_held; ///< Events before the first token.

    // The answer so far.
    std::optional<qint64> m_lastToken; ///< When the newest token came.
    QString m_answerText; ///< To be counted when nobody reports usage.
};

} // namespace core
