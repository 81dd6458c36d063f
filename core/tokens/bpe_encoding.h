#pragma once

#include "core/base/result.h"
#include "core/tokens/bpe_format.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core {

/// One of OpenAI's byte-pair encodings: text becomes the same tokens that OpenAI's own tokenizer (tiktoken)
/// makes of it. Text is cut into words, and in each word the two neighbours that form the token of the lowest
/// rank are joined until none do.
///
/// Looks the tokens up where they lie: a value of this class is a few pointers, and nothing is read from the
/// data before the first text. Names of special tokens (`<|endoftext|>`) are text like any other, as they are
/// in what users send.
class BpeEncoding
{
public:
    /// An encoding without tokens; counts nothing.
    BpeEncoding() = default;
    /// Over packed ranks (see bpe_format.h), which must outlive it and all its copies. Internal if the bytes
    /// are no such form.
    static Result<BpeEncoding> fromPacked(QByteArrayView packed);

    /// Tokens in UTF-8 text. Bytes that are no UTF-8 count as single bytes.
    qint64 count(QByteArrayView utf8) const;
    QList<quint32> encode(QByteArrayView utf8) const;
    /// The bytes that the tokens stand for; a token may end within a character. Numbers that are no token of
    /// this encoding are skipped.
    QByteArray decode(const QList<quint32> &tokens) const;

    quint32 tokenCount() const { return m_tokenCount; }

    /// Rank of exactly these bytes, or kEmptySlot.
    quint32 rankOf(const char *bytes, qsizetype size) const
    {
        if (size > m_longestToken)
            return kEmptySlot;
        const quint64 hash = bpeHash(bytes, size);
        const quint32 wanted = fingerprint(hash);
        for (quint32 at = firstSlot(hash, m_slotMask);; at = (at + 1) & m_slotMask) {
            const quint32 slot = number(m_slots, at);
            if (slot == kEmptySlot)
                return kEmptySlot;
            const quint32 rank = slot & kRankMask;
            if ((slot & ~kRankMask) == wanted && isToken(rank, bytes, size))
                return rank;
        }
    }

private:
    static quint32 number(const char *numbers, quint32 index)
    {
        return qFromLittleEndian<quint32>(numbers + qsizetype(index) * qsizetype(sizeof(quint32)));
    }
    bool isToken(quint32 rank, const char *bytes, qsizetype size) const
    {
        const quint32 begin = number(m_offsets, rank);
        return number(m_offsets, rank + 1) - begin == quint32(size)
               && std::memcmp(m_bytes + begin, bytes, size_t(size)) == 0;
    }
    template<typename Sink>
    void tokenize(QByteArrayView utf8, Sink sink) const;

    const char *m_offsets = nullptr;
    const char *m_slots = nullptr;
    const char *m_bytes = nullptr;
    quint32 m_tokenCount = 0;
    quint32 m_slotMask = 0;
    qsizetype m_longestToken = 0;
    SplitPattern m_pattern = SplitPattern::O200k;
};

} // namespace core
