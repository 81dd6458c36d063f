#include "core/proxy/metrics.h"

#include <algorithm>

namespace core {

namespace {

constexpr int kStatusClasses = 5;
// Lines that a target and a provider can have.
constexpr int kTargetSeries = kStatusClasses + 3;
constexpr int kProviderSeries = 4 + 2 * (DurationHistogram::kBounds + 3);

const QString kNobody = QStringLiteral("none");
const QString kCache = QStringLiteral("cache");
const QString kOther = QStringLiteral("other");

/// Who answered; where nobody did, who was asked last.
Metrics::TargetName targetOf(const RequestRecord &record)
{
    if (!record.provider.isEmpty())
        return {record.provider, record.model};
    if (!record.attempts.isEmpty())
        return {record.attempts.last().provider, record.attempts.last().model};
    // Answered here, without asking anybody: from the cache.
    if (!record.error && !record.model.isEmpty())
        return {kCache, record.model};
    return {kNobody, kNobody};
}

/// A provider's nonsense takes nothing off a counter.
qint64 atLeastNothing(qint64 tokens)
{
    return std::max<qint64>(0, tokens);
}

} // namespace

void DurationHistogram::add(const Bounds &bounds, qint64 milliseconds)
{
    ++m_count;
    m_sumMs += milliseconds;
    for (size_t place = 0; place < bounds.size(); ++place)
        m_upTo[place] += milliseconds <= bounds[place] ? 1 : 0;
}

Metrics::Metrics(int mostSeries)
    : m_seriesLeft(mostSeries)
{ }

const DurationHistogram::Bounds &Metrics::firstTokenBounds()
{
    static constexpr DurationHistogram::Bounds kBounds {50,    100,    250,    500,    1'000,  2'500,
                                                        5'000, 10'000, 20'000, 30'000, 60'000, 120'000};
    return kBounds;
}

const DurationHistogram::Bounds &Metrics::durationBounds()
{
    static constexpr DurationHistogram::Bounds kBounds {100,    250,    500,    1'000,   2'500,   5'000,
                                                        10'000, 30'000, 60'000, 120'000, 300'000, 600'000};
    return kBounds;
}

Metrics::Target &Metrics::targetFor(const TargetName &name)
{
    const auto known = m_targets.find(name);
    if (known != m_targets.end())
        return *known;
    if (m_seriesLeft < kTargetSeries)
        return m_targets[{kOther, kOther}];
    m_seriesLeft -= kTargetSeries;
    return m_targets[name];
}

Metrics::Provider &Metrics::providerFor(const QString &name)
{
    const auto known = m_providers.find(name);
    if (known != m_providers.end())
        return *known;
    if (m_seriesLeft < kProviderSeries)
        return m_providers[kOther];
    m_seriesLeft -= kProviderSeries;
    return m_providers[name];
}

void Metrics::count(const RequestRecord &record)
{
    const TargetName name = targetOf(record);
    Target &target = targetFor(name);
    ++target.answers[size_t(std::clamp(record.status / 100, 1, kStatusClasses) - 1)];
    if (record.usage) {
        target.promptTokens += atLeastNothing(record.usage->promptTokens);
        target.completionTokens += atLeastNothing(record.usage->completionTokens);
    }
    if (record.cost && record.costSource != CostSource::Simulated)
        target.cost += std::max(Money(), *record.cost);

    for (const AttemptRecord &attempt : record.attempts) {
        Provider &asked = providerFor(attempt.provider);
        if (!attempt.error)
            ++asked.answered;
        else if (attempt.error->kind == ErrorKind::Cancelled)
            ++asked.cancelled;
        else
            ++asked.failed;
    }
    Provider &provider = providerFor(name.first);
    if (record.fellBack())
        ++provider.fallbacks;
    if (record.ttftMs)
        provider.firstToken.add(firstTokenBounds(), *record.ttftMs);
    provider.duration.add(durationBounds(), record.durationMs);
}

} // namespace core
