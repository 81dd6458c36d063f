#include "core/routing/quantile_sketch.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kLeastValue = 1e-6;
constexpr double kGamma = (1 + QuantileSketch::kRelativeError) / (1 - QuantileSketch::kRelativeError);
const double kLogGamma = std::log(kGamma);

/// The point of a bin that is equally far from both ends, relative to them.
double valueOf(int bin)
{
    return 2 * std::exp(bin * kLogGamma) / (kGamma + 1);
}

} // namespace

void QuantileSketch::add(double value)
{
    if (!std::isfinite(value))
        return;
    add(int(std::ceil(std::log(std::max(value, kLeastValue)) / kLogGamma)), 1);
}

void QuantileSketch::add(int bin, quint32 times)
{
    m_times[size_t(reach(bin) - m_lowest)] += times;
    m_count += times;
}

int QuantileSketch::reach(int bin)
{
    if (m_times.empty()) {
        m_lowest = bin;
        m_times.resize(1);
        return bin;
    }
    const int highest = m_lowest + int(m_times.size()) - 1;
    if (bin > highest) {
        const int lowest = std::max(m_lowest, bin - kMostBins + 1);
        // Bins that fall out at the lower end are added to the one that becomes the lowest.
        const auto falling = std::min(size_t(lowest - m_lowest), m_times.size());
        quint32 fallen = 0;
        for (size_t i = 0; i < falling; ++i)
            fallen += m_times[i];
        m_times.erase(m_times.begin(), m_times.begin() + std::ptrdiff_t(falling));
        m_lowest = lowest;
        m_times.resize(size_t(bin - lowest + 1));
        m_times.front() += fallen;
        return bin;
    }
    const int lowest = std::max(bin, highest - kMostBins + 1);
    if (lowest < m_lowest) {
        m_times.insert(m_times.begin(), size_t(m_lowest - lowest), 0);
        m_lowest = lowest;
    }
    return lowest;
}

void QuantileSketch::merge(const QuantileSketch &other)
{
    // From the top down, so that the final span is known before anything is put in.
    for (size_t i = other.m_times.size(); i-- > 0;) {
        if (other.m_times[i] > 0)
            add(other.m_lowest + int(i), other.m_times[i]);
    }
}

std::optional<double> QuantileSketch::quantile(double q) const
{
    if (m_count == 0)
        return {};
    const auto rank = qint64(std::floor(std::clamp(q, 0.0, 1.0) * double(m_count - 1)));
    qint64 seen = 0;
    size_t i = 0;
    for (; i + 1 < m_times.size(); ++i) {
        seen += m_times[i];
        if (seen > rank)
            break;
    }
    return valueOf(m_lowest + int(i));
}

} // namespace core
