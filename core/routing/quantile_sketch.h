#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace core {

/// Counts values so that any quantile of theirs can be told to within 1 %, without keeping them.
///
/// This is DDSketch (Masson, Rim, Lee: "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with
/// Relative-Error Guarantees", VLDB 2019): bin i counts the values in (γ^(i-1), γ^i] with γ = 1.01/0.99, and
/// answers with a value that is no more than 1 % away from either end. It keeps at most `kMostBins` bins,
/// which span a factor of 2,000 between the smallest and the largest value; what is smaller still is counted
/// in the lowest bin, so only quantiles down there lose their accuracy.
///
/// An add costs a logarithm, and no allocation once the bins span the values. Nothing is held while empty,
/// then 4 bytes for each bin between the smallest and the largest value, and never more than 3 KB.
class QuantileSketch
{
public:
    static constexpr double kRelativeError = 0.01;
    static constexpr int kMostBins = 384;

    /// Values below one millionth, zero and negative ones included, count as one millionth. What is not a
    /// finite number is left out.
    void add(double value);
    /// As if every value of `other` had been added here: the order never matters.
    void merge(const QuantileSketch &other);
    void clear() { *this = QuantileSketch {}; }

    qint64 count() const { return m_count; }
    /// The value that a share `q` (0…1) of the others does not exceed: of n sorted values, number
    /// floor(q·(n-1)) counted from 0. Empty while nothing was added.
    std::optional<double> quantile(double q) const;

private:
    void add(int bin, quint32 times);
    /// Makes room for that bin, or says in which one its values are counted.
    int reach(int bin);

    std::vector<quint32> m_times; ///< How often each bin from m_lowest on.
    int m_lowest = 0;
    qint64 m_count = 0;
};

} // namespace core
