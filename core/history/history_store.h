#pragma once

#include "core/base/result.h"
#include "core/budget/ledger.h"
#include "core/history/history_state.h"
#include "core/model/attempt_fact.h"
#include "core/model/endpoint_record.h"
#include "core/model/own_key_spend.h"
#include "core/model/request_record.h"

#include <QDate>
#include <QFuture>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace core {

/// What one model cost on one day of the user's own calendar. Requests that no endpoint answered and that
/// cost nothing are not counted.
struct DailySpend {
    QDate day;
    QString model;
    QString provider;
    Money cost;
    qint64 requests = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    bool operator==(const DailySpend &) const = default;
};

struct SpendQuery {
    QDate from; ///< Inclusive, in `zone`.
    QDate to; ///< Inclusive.
    QTimeZone zone = QTimeZone::systemTimeZone();
    bool includeSimulated = false; ///< Simulated money never mixes with real money unless asked for.
};

/// A row of the list of last requests.
struct RequestRow {
    QString id;
    QDateTime time;
    QString clientShape;
    QString modelAsked;
    QString model;
    QString provider;
    int status = 0;
    QString errorKind;
    int attempts = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    std::optional<Money> cost = {};
    QString costSource = {};
    std::optional<qint64> ttftMs = {};
    qint64 durationMs = 0;
};

struct AttemptQuery {
    QDateTime from; ///< Inclusive, by the arrival of the request.
    int most = 5000;
};

/// What went through one provider key, real money alone: what simulated answers "cost" is left out, tokens
/// and requests too. Requests that no endpoint answered and that cost nothing are not counted.
struct KeySpend {
    QString provider;
    QString keyName; ///< Empty: without a key.
    Money cost; ///< Of the requests whose cost is known.
    qint64 requests = 0;
    qint64 tokens = 0; ///< Prompt and answer.
    bool operator==(const KeySpend &) const = default;
};

/// Questions about what budgets count: the costs of attempts, each at its provider, provider key and model,
/// by the arrival of its request. Of attempts from before they had a cost of their own, that of the request.
struct PastSpendQuery {
    QList<SpendQuestion> questions;
    std::optional<qint64> upTo = {}; ///< The last row of HistoryStore::newestRow() that counts.
    QStringList except = {}; ///< Ids of requests that do not count.
};

/// When the running day, week and month began, in the user's time zone. An invalid one counts nothing.
struct OwnKeyQuery {
    QDateTime day;
    QDateTime week;
    QDateTime month;
};

/// What one own key asked of one model.
struct OwnKeyRequests {
    QString keyId;
    QString model; ///< Catalog id; what the client asked for where nobody answered.
    qint64 requests = 0;
    qint64 tokens = 0; ///< Prompt and answer.
    bool operator==(const OwnKeyRequests &) const = default;
};

/// How a provider key fared last.
struct ProviderKeyUse {
    QString provider;
    QString keyName;
    QDateTime lastUsed = {}; ///< UTC; the arrival of the last request that was sent with it.
    QDateTime lastFailed = {}; ///< Likewise of the last that failed and was not cancelled; invalid: none did.
    QString lastError = {}; ///< For people; what went wrong then.
    bool operator==(const ProviderKeyUse &) const = default;
};

/// A request that the history has, with what its attempts cost by their ordinals.
struct StoredRequest {
    QString id;
    QMap<int, std::optional<Money>> attempts = {};
    bool operator==(const StoredRequest &) const = default;
};

/// What went through one endpoint on one day of UTC, for the endpoint that answered. Real money alone: what
/// was simulated is left out, tokens and requests too, and so are requests that no endpoint answered and that
/// cost nothing. What the loser of a race may have cost is the winner's.
struct EndpointDay {
    QDate day;
    QString model; ///< Catalog id; what the client asked for where nobody answered.
    QString provider;
    QString endpoint;
    Money cost;
    qint64 requests = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 reasoningTokens = 0;
    bool operator==(const EndpointDay &) const = default;
};

struct ActivityQuery {
    QDate from; ///< Inclusive, of UTC.
    QDate to; ///< Inclusive.
    std::optional<QStringList> keyIds = {}; ///< Of these own keys alone.
};

/// A threshold of a budget that was told.
struct ToldNotice {
    QString budget;
    int percent = 0;
    QDateTime from = {}; ///< Begin of the period, UTC; invalid: without one.
    bool operator==(const ToldNotice &) const = default;
};

/// history.sqlite behind a thread of its own. Callable from any thread: jobs go in, futures come out.
/// A request is never delayed or failed because its row could not be written; the state says so instead.
/// While the disk refuses rows, up to 10 000 of them wait in memory and are tried again; without a usable
/// file they are dropped.
class HistoryStore : public QObject
{
    Q_OBJECT

public:
    explicit HistoryStore(QString path, QObject *parent = nullptr);
    /// Writes what is queued, then closes.
    ~HistoryStore() override;

    /// Opens and migrates in the store's thread. A corrupt or newer file is left as it is. Other functions do
    /// this where nobody has; calling it again after a failure tries again.
    QFuture<HistoryState> open();
    /// Queued and written in batches, at the latest after 300 ms.
    void append(const RequestRecord &record);
    /// Done when everything appended before is on disk.
    QFuture<Status> flush();
    QFuture<Result<QList<DailySpend>>> spendPerDay(const SpendQuery &query);
    /// Newest first.
    QFuture<Result<QList<RequestRow>>> lastRequests(int most);
    /// Newest first.
    QFuture<Result<QList<AttemptFact>>> attemptsSince(const AttemptQuery &query);
    /// Of requests that arrived at `from` or later, sorted by provider and key. A request and its tokens
    /// belong to the key of the attempt that answered it, or of the last one where a broken answer was
    /// charged; what an attempt cost belongs to its own key.
    QFuture<Result<QList<KeySpend>>> spendByKey(const QDateTime &from);
    /// Writes what is queued; then one for each question, in their order. Rolling budgets get their minutes.
    QFuture<Result<QList<PastSpend>>> pastSpend(const PastSpendQuery &query);
    /// Writes what is queued; then the number of the newest row, which grows with each. 0: there is none.
    QFuture<Result<qint64>> newestRow();
    /// Of all own keys that ever asked anything, sorted by id. Requests from before keys had ids are left
    /// out.
    QFuture<Result<QList<OwnKeySpend>>> ownKeySpend(const OwnKeyQuery &query);
    /// Of requests that arrived at `from` or later and were sent to anybody, sorted by key and model.
    QFuture<Result<QList<OwnKeyRequests>>> ownKeyRequests(const QDateTime &from);
    /// Of all provider keys that were ever used, sorted by provider and name.
    QFuture<Result<QList<ProviderKeyUse>>> lastUseOfKeys();
    /// Those of the ids that are on disk, in no order.
    QFuture<Result<QList<StoredRequest>>> storedRequests(const QStringList &ids);
    /// Nothing where there is no request of that id. One that waits to be written is found, too.
    QFuture<Result<std::optional<RequestRecord>>> findRequest(const QString &id);
    /// Writes what is queued; then one for each day, model and endpoint, sorted so.
    QFuture<Result<QList<EndpointDay>>> activity(const ActivityQuery &query);
    /// Writes what is queued; then one for each endpoint that was asked, sorted by model, provider and
    /// endpoint. Only the newest attempts are looked at; see endpoint_records.h.
    QFuture<Result<QList<EndpointRecord>>> endpointRecords(const EndpointRecordQuery &query);
    /// Writes what is queued; then what all requests ever cost, removed ones too. Real money alone.
    QFuture<Result<Money>> totalSpent();
    /// How many requests wait to be written now.
    qint64 waitingRows() const;
    QFuture<Result<QList<ToldNotice>>> toldNotices();
    /// Remembers a notice. One that is there already stays.
    QFuture<Status> addToldNotice(const ToldNotice &notice);
    /// Removes requests and sums older than that many days. 0 keeps everything. What removed requests cost is
    /// still counted by budgets and own keys.
    QFuture<Status> prune(int keepDays);

signals:
    void stateChanged(const core::HistoryState &state);
    /// Rows came in; at most twice a second.
    void rowsAdded();
    /// The rows of these requests are on disk now, or were there before they were appended.
    void stored(const QStringList &ids);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace core
