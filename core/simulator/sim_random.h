#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QtEndian>

#include <array>
#include <cstddef>

namespace core {

/// Numbers that follow from a seed alone, on every machine: SplitMix64 (Steele, Lea, Flood 2014). The
/// standard library's distributions may differ between versions.
class SimRandom
{
public:
    explicit SimRandom(quint64 seed)
        : m_state(seed)
    { }
    /// A generator of its own for each combination of texts and seed.
    SimRandom(const QByteArray &text, quint64 seed)
        : m_state(qFromLittleEndian<quint64>(
            QCryptographicHash::hash(text + QByteArray::number(seed), QCryptographicHash::Sha256)
                .constData()))
    { }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// 0 … bound-1.
    int below(int bound) { return int(next() % quint64(bound)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    /// 0 up to, but not including, 1.
    double unit() { return double(next() >> 11) * 0x1.0p-53; }

    template<typename T, std::size_t N>
    const T &pick(const std::array<T, N> &choices)
    {
        return choices[std::size_t(below(int(N)))];
    }

private:
    quint64 m_state;
};

} // namespace core
