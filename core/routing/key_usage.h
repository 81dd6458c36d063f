#pragma once

#include "core/base/money.h"
#include "core/routing/key_facts.h"
#include "core/routing/refusal.h"
#include "core/routing/request_meter.h"

#include <QDate>
#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// What goes through each provider key: requests and tokens of the last minute and of the day, requests under
/// way, money of the month. Pure: the time comes in.
///
/// A minute is the last sixty whole seconds with the running one, so a limit is never exceeded within any
/// minute. About 1.5 KB a key.
class KeyUsageTable
{
public:
    void noteStart(const QString &provider, const QString &key, bool freeVariant, const UsageMoment &at);
    /// Comes once for each noteStart().
    void noteEnd(const QString &provider, const QString &key, qint64 tokens, const std::optional<Money> &cost,
                 const UsageMoment &at);
    /// Adds what was spent this month before the program started.
    void noteSpentBefore(const QString &provider, const QString &key, const Money &cost, const QDate &utcDay);

    /// Whether one of the key's limits is reached; with a prompt of that size added.
    std::optional<Refusal> refusal(const QString &provider, const KeyFacts &key, qint64 promptTokens,
                                   const UsageMoment &at) const;
    /// Whether the free requests of the minute or the day are used up. What the provider grants is that of
    /// the account behind the key.
    std::optional<Refusal> freeRefusal(const QString &provider, const KeyFacts &key,
                                       const UsageMoment &at) const;

    /// In the month of that day.
    Money spentInMonth(const QString &provider, const QString &key, const QDate &utcDay) const;

    int underWay(const QString &provider, const QString &key) const;
    /// How many requests were ever started, divided by nothing: for taking turns.
    quint64 started(const QString &provider, const QString &key) const;

private:
    struct Entry {
        RequestMeter meter = {};
        int month = 0; ///< Months since year 0.
        Money spent = {};
    };
    static void turnMonth(Entry &entry, const QDate &day);
    const Entry *find(const QString &provider, const QString &key) const;

    QHash<QString, Entry> m_entries;
    QHash<QString, RequestMeter> m_free; ///< By provider: more keys of one account do not help.
};

} // namespace core
