#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <cstring>

// The prepared form of an encoding, laid out so that it is used where it lies. All numbers are 32 bits,
// little end first:
//
//   header        see BpeHeader
//   offsets       one more than there are tokens: where the bytes of each token begin in `bytes`
//   slots         a hash table with open addressing: rank in the low kRankBits, the rest is a fingerprint
//   bytes         the tokens' bytes, in the order of their ranks

namespace core {

/// How text is cut into pieces before bytes are merged.
enum class SplitPattern : quint32 { Cl100k = 1, O200k = 2 };

struct BpeHeader {
    quint32 magic;
    quint32 pattern; ///< SplitPattern.
    quint32 tokenCount;
    quint32 slotCount; ///< A power of two.
    quint32 byteCount;
    quint32 longestToken; ///< In bytes.
};

constexpr quint32 kBpeMagic = 0x31455042; // "BPE1"
constexpr int kRankBits = 18;
constexpr quint32 kRankMask = (1U << kRankBits) - 1;
/// No token has that rank.
constexpr quint32 kEmptySlot = 0xffffffff;

inline quint64 load64(const char *bytes)
{
    return qFromLittleEndian<quint64>(bytes);
}

inline quint64 load32(const char *bytes)
{
    return qFromLittleEndian<quint32>(bytes);
}

/// The hash that slots are found by. `size` is at least 1. Reads nothing beyond the bytes.
inline quint64 bpeHash(const char *bytes, qsizetype size)
{
    constexpr quint64 kFirst = 0x9e3779b97f4a7c15;
    constexpr quint64 kSecond = 0xc2b2ae3d27d4eb4f;
    const auto mixed = [](quint64 hash, quint64 word) {
        hash = (hash ^ word) * kFirst;
        return hash ^ (hash >> 32);
    };
    quint64 hash = kSecond * quint64(size);
    if (size > 8) {
        const char *last = bytes + size - 8;
        for (; bytes < last; bytes += 8)
            hash = mixed(hash, load64(bytes));
        hash = mixed(hash, load64(last));
    } else if (size >= 4) {
        hash = mixed(hash, load32(bytes) | load32(bytes + size - 4) << 32);
    } else {
        const auto at = [bytes](qsizetype i) { return quint64(quint8(bytes[i])); };
        hash = mixed(hash, at(0) | at(size / 2) << 8 | at(size - 1) << 16);
    }
    return hash * kSecond;
}

/// Where the search for a token begins.
inline quint32 firstSlot(quint64 hash, quint32 slotMask)
{
    return quint32(hash >> 20) & slotMask;
}

/// What a slot holds beside the rank. Its bits are not among those that firstSlot() looks at.
inline quint32 fingerprint(quint64 hash)
{
    return quint32(hash >> (64 - (32 - kRankBits))) << kRankBits;
}

} // namespace core
