#pragma once

#include "core/model/engine_figures.h"
#include "core/model/request_record.h"
#include "core/proxy/process_figures.h"

#include <QByteArray>
#include <QMap>
#include <QPair>
#include <QString>

#include <array>

namespace core {

/// Counts durations in buckets, as Prometheus' histograms want them.
class DurationHistogram
{
public:
    static constexpr int kBounds = 12;
    /// Upper bounds in milliseconds, inclusive; what is longer counts in the sum alone.
    using Bounds = std::array<qint64, kBounds>;

    void add(const Bounds &bounds, qint64 milliseconds);

    /// How many were no longer than the bound at that place. Grows from place to place.
    qint64 upTo(int place) const { return m_upTo[size_t(place)]; }
    qint64 count() const { return m_count; }
    qint64 sumMs() const { return m_sumMs; }

private:
    std::array<qint64, kBounds> m_upTo = {};
    qint64 m_count = 0;
    qint64 m_sumMs = 0;
};

/// What happened since the program started, in counters that only grow. Pure; belongs to one thread. Counting
/// a request takes about a microsecond.
///
/// Labels are providers and models of the catalog, never what a client made up. When the counters have made
/// `mostSeries` lines, further providers and models are counted as `other`, in some lines more.
class Metrics
{
public:
    struct Target {
        std::array<qint64, 5> answers = {}; ///< By the hundreds of the status, from 1xx on.
        qint64 promptTokens = 0;
        qint64 completionTokens = 0;
        Money cost = {}; ///< Real money alone.
    };
    struct Provider {
        qint64 answered = 0; ///< Attempts, by how they ended.
        qint64 failed = 0;
        qint64 cancelled = 0;
        qint64 fallbacks = 0;
        DurationHistogram firstToken = {};
        DurationHistogram duration = {};
    };
    /// Provider id and catalog id of the model.
    using TargetName = QPair<QString, QString>;

    explicit Metrics(int mostSeries = 2'000);

    void count(const RequestRecord &record);

    const QMap<TargetName, Target> &targets() const { return m_targets; }
    const QMap<QString, Provider> &providers() const { return m_providers; }
    static const DurationHistogram::Bounds &firstTokenBounds();
    static const DurationHistogram::Bounds &durationBounds();

private:
    Target &targetFor(const TargetName &name);
    Provider &providerFor(const QString &name);

    QMap<TargetName, Target> m_targets;
    QMap<QString, Provider> m_providers;
    int m_seriesLeft;
};

/// What is so now, beside what was counted.
struct MetricsNow {
    EngineFigures engine = {};
    ProcessFigures process = {};
    qint64 openConnections = 0; ///< Of clients.
    qint64 startedAt = 0; ///< Seconds since 1970.
    QString version = {};
};

/// Both in Prometheus' text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Amounts of money are exact decimals. Of
/// circuits and budgets there are 500 at most.
QByteArray metricsText(const Metrics &counted, const MetricsNow &now);

} // namespace core
