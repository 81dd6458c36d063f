#include "core/engine/traffic_recall.h"

#include "core/async/after.h"
#include "core/engine/own_key_limits.h"
#include "core/engine/provider_keys.h"
#include "core/engine/traffic.h"
#include "core/history/history_store.h"
#include "core/routing/warm_start.h"

namespace core {

void recallTraffic(HistoryStore &history, const Memories &memories, QObject *context)
{
    constexpr int kMostAttempts = 5'000;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDate today = now.date();
    after(history.attemptsSince({.from = now.addDays(-1), .most = kMostAttempts}), context,
          [&traffic = memories.traffic](const Result<QList<AttemptFact>> &attempts) {
              if (attempts)
                  recordPast(*attempts, QDateTime::currentDateTimeUtc(), monotonicNow(), traffic.stats());
          });
    const QDateTime month(QDate(today.year(), today.month(), 1), QTime(0, 0), Qt::UTC);
    after(history.spendByKey(month), context,
          [&traffic = memories.traffic, today](const Result<QList<KeySpend>> &spends) {
              for (const KeySpend &spend : spends ? *spends : QList<KeySpend>())
                  traffic.keyUsage().noteSpentBefore(spend.provider, spend.keyName, spend.cost, today);
          });
    after(history.ownKeyRequests(today.startOfDay(Qt::UTC)), context,
          [&ownKeys = memories.ownKeys, today](const Result<QList<OwnKeyRequests>> &keys) {
              for (const OwnKeyRequests &key : keys ? *keys : QList<OwnKeyRequests>())
                  ownKeys.noteBefore(key.keyId, key.model, key.requests, key.tokens, today);
          });
    after(history.lastUseOfKeys(), context,
          [&keys = memories.keys](const Result<QList<ProviderKeyUse>> &uses) {
              if (uses)
                  keys.recall(*uses);
          });
}

} // namespace core
