#pragma once

#include "core/config/config.h"
#include "core/engine/answer_tally.h"
#include "core/engine/media_fetch.h"
#include "core/model/request_record.h"
#include "core/model/route_plan.h"
#include "core/model/wire_exchange.h"
#include "core/net/content_decoder.h"
#include "core/net/transport.h"
#include "core/protocol/codec.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace core {

class ExchangeRecord;
class ProviderKeys;

/// One try at one endpoint: fetches what has to go along, sends, reads, and tells what came. It decides
/// nothing; destroying it closes the connection.
class Attempt : public QObject
{
    Q_OBJECT

public:
    /// What an attempt works with; all of it outlives it.
    struct Services {
        Transport &transport;
        ProviderKeys &keys;
        Timeouts timeouts;
        bool keepExchange = false; ///< See exchange().
    };

    /// `index` among the candidates of the plan; `row` is what the history keeps of the attempt.
    Attempt(int index, const RouteCandidate &candidate, const Services &services, const AttemptRecord &row);
    ~Attempt() override;

    int index() const { return m_index; }
    const RouteCandidate &candidate() const { return m_candidate; }
    /// With the figures so far.
    AttemptRecord row() const;
    const AnswerTally &tally() const { return m_tally; }
    /// Events that came before the first token; kept here until the caller wants this attempt's answer.
    QList<ChatEvent> takeHeld() { return std::exchange(m_held, {}); }
    qint64 elapsedMs() const { return m_clock.elapsed(); }
    std::optional<qint64> ttftMs() const { return m_ttftMs; }
    /// The provider has the whole request.
    bool wasSent() const { return m_sent; }
    /// What went over the wire so far, without secrets; nothing unless Services::keepExchange asked for it.
    /// `error`: why the answer is not whole.
    std::optional<WireExchange> exchange(const std::optional<Error> &error) const;

    /// Once. `media`: data URLs of what was fetched before; what this attempt fetches is added to it.
    /// `withheld`: parameters that are not to be added. Signals come from the event loop, or, where the
    /// request cannot even be written, from within.
    void start(const ChatRequest &request, QHash<QString, QString> &media, const QStringList &withheld);
    void setPaused(bool paused);

signals:
    /// Events in order. Those before the first token are held instead.
    void answered(const QList<core::ChatEvent> &events);
    /// The answer is whole. The last signal.
    void completed();
    /// The last signal.
    void failed(const core::Error &error);

private:
    void send();
    void onHeaders(int status, const HeaderList &headers);
    void onBody(const QByteArray &received);
    void onPlainBody(const QByteArray &bytes);
    void onUnreadable(const Error &error);
    void onFinished();
    void onFailed(const Error &error);
    void handle(QList<ChatEvent> events);
    void end(const std::optional<Error> &error);
    const Codec &codec() const;
    bool isSuccess() const { return m_status >= 200 && m_status < 300; }

    int m_index;
    RouteCandidate m_candidate;
    Services m_services;
    AttemptRecord m_row;
    ChatRequest m_request;
    QHash<QString, QString> *m_media = nullptr;
    QStringList m_withheld;
    QElapsedTimer m_clock;
    std::unique_ptr<MediaFetch> m_fetch;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<ExchangeRecord> m_kept; ///< Null unless somebody wants to see it.
    std::unique_ptr<ContentDecoder> m_unpacker; ///< Null unless the answer comes compressed.
    std::unique_ptr<ResponseDecoder> m_decoder;
    QByteArray m_errorBody;
    HeaderList m_headers;
    int m_status = 0;
    bool m_sent = false;
    bool m_paused = false;
    bool m_over = false;
    bool m_unreadable = false; ///< The body is compressed in a way that nobody here can undo.
    AnswerTally m_tally;
    std::optional<qint64> m_ttftMs;
    QList<ChatEvent> m_held;
};

} // namespace core
