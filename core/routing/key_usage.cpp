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

int monthOf(const QDate &day)
{
    constexpr int kMonths = 12;
    return day.year() * kMonths + day.month();
}

/// Of whom nothing was ever asked.
const RequestMeter &idleMeter()
{
    static const RequestMeter meter;
    return meter;
}

} // namespace

void KeyUsageTable::turnMonth(Entry &entry, const QDate &day)
{
    if (entry.month == monthOf(day))
        return;
    entry.month = monthOf(day);
    entry.spent = Money();
}

const KeyUsageTable::Entry *KeyUsageTable::find(const QString &provider, const QString &key) const
{
    const auto found = m_entries.constFind(nameOf(provider, key));
    return found == m_entries.cend() ? nullptr : &*found;
}

void KeyUsageTable::noteStart(const QString &provider, const QString &key, bool freeVariant,
                              const UsageMoment &at)
{
    m_entries[nameOf(provider, key)].meter.noteStart(at);
    if (!freeVariant)
        return;
    RequestMeter &free = m_free[provider];
    free.noteStart(at);
    free.noteEnd(at, 0); // only how many there are counts, not how long they take
}

void KeyUsageTable::noteEnd(const QString &provider, const QString &key, qint64 tokens,
                            const std::optional<Money> &cost, const UsageMoment &at)
{
    Entry &entry = m_entries[nameOf(provider, key)];
    entry.meter.noteEnd(at, tokens);
    turnMonth(entry, at.utcDay);
    if (cost)
        entry.spent += *cost;
}

void KeyUsageTable::noteSpentBefore(const QString &provider, const QString &key, const Money &cost,
                                    const QDate &utcDay)
{
    Entry &entry = m_entries[nameOf(provider, key)];
    turnMonth(entry, utcDay);
    entry.spent += cost;
}

std::optional<Refusal> KeyUsageTable::refusal(const QString &provider, const KeyFacts &key,
                                              qint64 promptTokens, const UsageMoment &at) const
{
    if (key.limits.isEmpty())
        return std::nullopt;
    const Entry *entry = find(provider, key.name);
    const auto reached = (entry ? entry->meter : idleMeter()).reached(key.limits, promptTokens, at);
    if (!reached)
        return std::nullopt;
    return Refusal {ExclusionReason::KeyLimit, Text::tr("key '%1': %2").arg(key.name, limitInWords(*reached)),
                    reached};
}

Money KeyUsageTable::spentInMonth(const QString &provider, const QString &key, const QDate &utcDay) const
{
    const Entry *entry = find(provider, key);
    return entry && entry->month == monthOf(utcDay) ? entry->spent : Money();
}

std::optional<Refusal> KeyUsageTable::freeRefusal(const QString &provider, const KeyFacts &key,
                                                  const UsageMoment &at) const
{
    const auto found = m_free.constFind(provider);
    const RequestMeter &meter = found == m_free.cend() ? idleMeter() : *found;
    const KeyLimits limits {.requestsPerMinute = kFreePerMinute,
                            .requestsPerDay = key.freeRequestsPerDay.value_or(kFreePerDay)};
    const std::optional<LimitReached> reached = meter.reached(limits, 0, at);
    if (!reached)
        return std::nullopt;
    const QString text = reached->kind == LimitReached::Kind::RequestsPerMinute
                             ? Text::tr("%1 of %2 free requests of the minute are made")
                             : Text::tr("%1 of %2 free requests of the day are made");
    return Refusal {ExclusionReason::FreeQuota, text.arg(reached->used).arg(reached->limit), reached};
}

int KeyUsageTable::underWay(const QString &provider, const QString &key) const
{
    const Entry *entry = find(provider, key);
    return entry ? entry->meter.underWay() : 0;
}

quint64 KeyUsageTable::started(const QString &provider, const QString &key) const
{
    const Entry *entry = find(provider, key);
    return entry ? entry->meter.started() : 0;
}

} // namespace core
