#include "core/routing/key_usage.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::KeyUsageTable)
};

// What OpenRouter gives accounts that have bought less than ten dollars (openrouter-spec §6.1). Others set
// `free_requests_per_day` of their key to 1,000.
constexpr qint64 kFreePerMinute = 20;
constexpr qint64 kFreePerDay = 50;

QString nameOf(const QString &provider, const QString &key)
{
    return provider + u'/' + key;
}

qint64 secondOf(TimePoint now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
}

int monthOf(const QDate &day)
{
    constexpr int kMonths = 12;
    return day.year() * kMonths + day.month();
}

/// `%1 of %2 requests`: reached when `used` and `more` do not fit.
bool isReached(qint64 used, qint64 more, const std::optional<qint64> &limit)
{
    return limit && used + more > *limit;
}

} // namespace

void KeyUsageTable::Minute::add(TimePoint now, qint64 requests, qint64 tokens)
{
    const qint64 second = secondOf(now);
    Second &slot = seconds.at(size_t(second % qint64(seconds.size())));
    if (slot.second != second)
        slot = Second {.second = second};
    slot.requests += requests;
    slot.tokens += tokens;
}

KeyUsageTable::Second KeyUsageTable::Minute::sum(TimePoint now) const
{
    const qint64 oldest = secondOf(now) - qint64(seconds.size()) + 1;
    Second sum;
    for (const Second &slot : seconds) {
        if (slot.second >= oldest) {
            sum.requests += slot.requests;
            sum.tokens += slot.tokens;
        }
    }
    return sum;
}

void KeyUsageTable::turnDay(Entry &entry, const QDate &day)
{
    if (entry.day != day) {
        entry.day = day;
        entry.dayRequests = 0;
        entry.dayTokens = 0;
    }
    if (entry.month != monthOf(day)) {
        entry.month = monthOf(day);
        entry.spent = Money();
    }
}

const KeyUsageTable::Entry *KeyUsageTable::find(const QString &provider, const QString &key) const
{
    const auto found = m_entries.constFind(nameOf(provider, key));
    return found == m_entries.cend() ? nullptr : &*found;
}

void KeyUsageTable::noteStart(const QString &provider, const QString &key, bool freeVariant,
                              const UsageMoment &at)
{
    Entry &entry = m_entries[nameOf(provider, key)];
    turnDay(entry, at.utcDay);
    entry.minute.add(at.now, 1, 0);
    ++entry.dayRequests;
    ++entry.underWay;
    ++entry.started;
    if (!freeVariant)
        return;
    FreeEntry &free = m_free[provider];
    if (free.day != at.utcDay)
        free = FreeEntry {.minute = free.minute, .day = at.utcDay};
    free.minute.add(at.now, 1, 0);
    ++free.dayRequests;
}

void KeyUsageTable::noteEnd(const QString &provider, const QString &key, qint64 tokens,
                            const std::optional<Money> &cost, const UsageMoment &at)
{
    Entry &entry = m_entries[nameOf(provider, key)];
    turnDay(entry, at.utcDay);
    entry.minute.add(at.now, 0, tokens);
    entry.dayTokens += tokens;
    if (entry.underWay > 0)
        --entry.underWay;
    if (cost)
        entry.spent += *cost;
}

void KeyUsageTable::noteSpentBefore(const QString &provider, const QString &key, const Money &cost,
                                    const QDate &utcDay)
{
    Entry &entry = m_entries[nameOf(provider, key)];
    turnDay(entry, utcDay);
    entry.spent += cost;
}

std::optional<Refusal> KeyUsageTable::refusal(const QString &provider, const KeyFacts &key,
                                              qint64 promptTokens, const UsageMoment &at) const
{
    const KeyLimits &limits = key.limits;
    if (limits.isEmpty() && !key.limitPerMonth)
        return std::nullopt;
    const Entry *entry = find(provider, key.name);
    const bool today = entry && entry->day == at.utcDay;
    const Second minute = entry ? entry->minute.sum(at.now) : Second();
    const auto refuse = [&key](const QString &what) {
        return Refusal {ExclusionReason::KeyLimit, Text::tr("key '%1': %2").arg(key.name, what)};
    };
    if (isReached(entry ? entry->underWay : 0, 1, limits.concurrent))
        return refuse(Text::tr("%n request(s) at once are allowed", nullptr, int(*limits.concurrent)));
    if (isReached(minute.requests, 1, limits.requestsPerMinute))
        return refuse(Text::tr("%1 of %2 requests of the minute are made")
                          .arg(minute.requests)
                          .arg(*limits.requestsPerMinute));
    const qint64 dayRequests = today ? entry->dayRequests : 0;
    if (isReached(dayRequests, 1, limits.requestsPerDay))
        return refuse(
            Text::tr("%1 of %2 requests of the day are made").arg(dayRequests).arg(*limits.requestsPerDay));
    if (isReached(minute.tokens, promptTokens, limits.tokensPerMinute))
        return refuse(Text::tr("%1 of %2 tokens of the minute are used, the prompt has %3")
                          .arg(minute.tokens)
                          .arg(*limits.tokensPerMinute)
                          .arg(promptTokens));
    const qint64 dayTokens = today ? entry->dayTokens : 0;
    if (isReached(dayTokens, promptTokens, limits.tokensPerDay))
        return refuse(Text::tr("%1 of %2 tokens of the day are used, the prompt has %3")
                          .arg(dayTokens)
                          .arg(*limits.tokensPerDay)
                          .arg(promptTokens));
    const Money spent = spentInMonth(provider, key.name, at.utcDay);
    if (key.limitPerMonth && spent >= *key.limitPerMonth)
        return refuse(Text::tr("$%1 of $%2 of the month are spent")
                          .arg(spent.toDecimal(), key.limitPerMonth->toDecimal()));
    return std::nullopt;
}

Money KeyUsageTable::spentInMonth(const QString &provider, const QString &key, const QDate &utcDay) const
{
    const Entry *entry = find(provider, key);
    return entry && entry->month == monthOf(utcDay) ? entry->spent : Money();
}

std::optional<Refusal> KeyUsageTable::freeRefusal(const QString &provider, const KeyFacts &key,
                                                  const UsageMoment &at) const
{
    const qint64 granted = key.freeRequestsPerDay.value_or(kFreePerDay);
    const auto entry = m_free.constFind(provider);
    const qint64 today = entry != m_free.cend() && entry->day == at.utcDay ? entry->dayRequests : 0;
    if (today >= granted)
        return Refusal {ExclusionReason::FreeQuota,
                        Text::tr("%1 of %2 free requests of the day are made").arg(today).arg(granted)};
    if (entry == m_free.cend())
        return std::nullopt;
    const qint64 minute = entry->minute.sum(at.now).requests;
    if (minute >= kFreePerMinute)
        return Refusal {
            ExclusionReason::FreeQuota,
            Text::tr("%1 of %2 free requests of the minute are made").arg(minute).arg(kFreePerMinute)};
    return std::nullopt;
}

int KeyUsageTable::underWay(const QString &provider, const QString &key) const
{
    const Entry *entry = find(provider, key);
    return entry ? entry->underWay : 0;
}

quint64 KeyUsageTable::started(const QString &provider, const QString &key) const
{
    const Entry *entry = find(provider, key);
    return entry ? entry->started : 0;
}

} // namespace core
